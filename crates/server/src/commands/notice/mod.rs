//! `xinze notice`: the documents of the procedure, from template to paper.

mod check;
mod faults;
mod kinds;
mod show;
mod write;

use std::path::Path;

use wording::Words;

use crate::args::{Args, Notice};
use crate::ending::Ending;
use crate::{out, place};

pub(crate) use faults::{end, lines};

/// Runs what the command line asks for.
pub(crate) async fn run(args: &Args, notice: &Notice, words: &'static Words) -> Result<(), Ending> {
    match notice {
        Notice::Kinds => kinds::run(args, words),
        Notice::Check { notice_folder } => check::run(args, notice_folder.as_deref(), words),
        Notice::Draft(asked) => write::draft(args, asked, words).await,
        Notice::Issue(asked) => write::issue(args, asked, words).await,
        Notice::Show(asked) => show::run(args, asked, words).await,
    }
}

/// Prints a document, or writes it into a file that must not be there yet.
fn hand_out(text: &str, file: Option<&Path>, words: &Words) -> Result<(), Ending> {
    let Some(path) = file else {
        out::say(text);
        return Ok(());
    };
    place::write_new(path, format!("{text}\n").as_bytes(), words)?;
    out::say(words.with("issue-written", &[("path", path.display().to_string().into())]));
    Ok(())
}
