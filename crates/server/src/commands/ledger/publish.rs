//! `xinze ledger export` and `xinze ledger witness`: what leaves for others, and what comes back.

use std::path::Path;

use app::LedgerFile;
use serde_json::json;
use wording::Words;

use super::{failed, files, moment_text, unsigned};
use crate::args::Args;
use crate::ending::Ending;
use crate::{out, place};

pub(super) async fn run(args: &Args, folder: &Path, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let (mut written, mut there) = (0_u64, 0_u64);
    // The checkpoint comes last; its time is that of the tree that everything before belongs to.
    let at = app
        .publish_ledger(|file: LedgerFile| {
            let path = folder.join(&file.path);
            if file.lasting && path.exists() {
                there += 1;
                return Ok(());
            }
            if let Some(parent) = path.parent() {
                std::fs::create_dir_all(parent).map_err(|error| place::unwritable(parent, &error, words))?;
            }
            written += 1;
            place::replace(&path, &file.bytes, words)
        })
        .await?;
    app.db().close().await;
    let size = at.checkpoint.size;
    if args.json {
        return out::json(&json!({ "size": size, "written": written, "there": there }));
    }
    let path = folder.display().to_string();
    let args = [("size", unsigned(size)), ("n", unsigned(written)), ("there", unsigned(there)), ("path", path.into())];
    out::say(words.with("ledger-exported", &args));
    Ok(())
}

pub(super) async fn witness(args: &Args, (file, key): (&Path, &str), words: &Words) -> Result<(), Ending> {
    let given = files::checkpoint(file, words)?;
    let keys = files::keys(&[key.to_owned()], words)?;
    let app = place::open(args, words).await?;
    for key in keys {
        let seen_s = app.add_cosignature(&given, &key).await.map_err(|failure| failed(words, failure))?;
        let when = moment_text(i64::try_from(seen_s).unwrap_or(i64::MAX));
        let args = [("name", key.name().into()), ("when", when.into()), ("size", unsigned(given.checkpoint.size))];
        out::say(words.with("ledger-cosigned", &args));
    }
    app.db().close().await;
    Ok(())
}
