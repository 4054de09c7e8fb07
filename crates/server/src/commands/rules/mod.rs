//! `xinze rules …`: the rules as a person can read, check and change them.

mod attach;
mod check;
mod coverage;
mod diff;
mod list;
mod new;
mod show;
mod why;

use app::law::{LawBook, Pack, PackCode};
use wording::{Arg, Words};

use crate::args::{Args, Rules};
use crate::ending::Ending;
use crate::place;

pub(super) fn run(args: &Args, rules: &Rules, words: &Words) -> Result<(), Ending> {
    match rules {
        Rules::List(list) => list::run(args, list, words),
        Rules::Check { folders } => check::run(args, folders, words),
        Rules::Show { what } => show::run(args, what.as_deref(), words),
        Rules::Why(why) => why::run(args, why, words),
        Rules::Diff { left, right, all } => diff::run(args, (left, right), *all, words),
        Rules::Coverage { packs } => coverage::run(args, packs, words),
        Rules::Attach(attach) => attach::run(args, attach, words),
        Rules::New(new) => new::run(args, new, words),
    }
}

fn count(n: usize) -> Arg<'static> {
    Arg::from(i64::try_from(n).unwrap_or(i64::MAX))
}

/// The law that ships with the office's own beside it.
fn law(args: &Args, words: &Words) -> Result<LawBook, Ending> {
    place::law(args, words)
}

/// A division code from the command line; the whole country where none is given.
fn division<'a>(given: Option<&'a str>, words: &Words) -> Result<&'a str, Ending> {
    let division = given.unwrap_or(app::law::NATION);
    if app::rules::is_division(division) {
        return Ok(division);
    }
    Err(Ending::usage(words.with("bad-place", &[("place", division.into())])))
}

/// A pack by its code.
fn pack<'b>(book: &'b LawBook, code: &str, words: &Words) -> Result<&'b Pack, Ending> {
    let found = code.to_ascii_uppercase().parse::<PackCode>().ok().and_then(|code| book.pack(code));
    found.ok_or_else(|| {
        let known: Vec<&str> = book.packs().iter().map(|pack| pack.code.as_str()).collect();
        Ending::usage(words.with("rules-no-pack", &[("code", code.into()), ("known", known.join(" ").into())]))
    })
}
