//! `xinze notice check`: loads an office's templates as the program would, and tells everything that is wrong.

use std::path::Path;

use app::notices::Notices;
use serde_json::json;
use wording::Words;

use super::end;
use crate::args::Args;
use crate::ending::Ending;
use crate::{out, place};

pub(super) fn run(args: &Args, folder: Option<&Path>, words: &Words) -> Result<(), Ending> {
    let own = place::notices_folder(args);
    let folder = folder.unwrap_or(&own);
    let files = place::own_notices(folder, words)?;
    let (count, path) = (files.len(), folder.display().to_string());
    Notices::with_folder(files).map_err(|faults| end(&faults, words))?;
    if args.json {
        return out::json(&json!({ "folder": path, "templates": count }));
    }
    let n = i64::try_from(count).unwrap_or(i64::MAX);
    out::say(words.with("issue-templates-hold", &[("n", n.into()), ("path", path.into())]));
    Ok(())
}
