//! `xinze notice kinds`: every kind with the parts that a document of it has.

use app::notices::{Notices, Part};
use serde_json::{Value, json};
use wording::Words;

use super::end;
use crate::args::Args;
use crate::ending::Ending;
use crate::{out, place};

pub(super) fn run(args: &Args, words: &Words) -> Result<(), Ending> {
    let files = place::own_notices(&place::notices_folder(args), words)?;
    let notices = Notices::with_folder(files).map_err(|faults| end(&faults, words))?;
    if args.json {
        return out::json(&notices.kinds().map(|kind| as_json(&notices, kind)).collect::<Vec<_>>());
    }
    let parts = |parts: &[Part]| {
        let label = |part: &Part| format!("{} {}", words.name("notice-part", part.name()), part.name());
        parts.iter().map(label).collect::<Vec<_>>().join("\n")
    };
    let rows = notices.kinds().map(|kind| {
        let name = format!("{}\n{kind}", notices.title(kind).unwrap_or_default());
        vec![name, parts(notices.requires(kind)), parts(notices.optional(kind))]
    });
    let header = ["issue-col-kind", "issue-col-requires", "issue-col-optional"];
    out::table(header.iter().map(|key| words.say(key)).collect(), rows.collect());
    Ok(())
}

fn as_json(notices: &Notices, kind: &str) -> Value {
    let names = |parts: &[Part]| parts.iter().map(|part| part.name()).collect::<Vec<_>>();
    json!({
        "kind": kind,
        "title": notices.title(kind),
        "basis": notices.basis(kind),
        "requires": names(notices.requires(kind)),
        "optional": names(notices.optional(kind)),
        "together": notices.together(kind).iter().map(|group| names(group)).collect::<Vec<_>>(),
    })
}
