//! `xinze personal`: personal data is erased, seen in clear on record, and looked up.

mod erase;
mod keep;
mod see;

use app::Failure;
use wording::Words;

use super::matter_act;
use crate::args::{Args, Personal};
use crate::desk::Desk;
use crate::ending::{self, Ending};
use crate::place;

pub(crate) async fn run(args: &Args, verb: &Personal, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let result = match verb {
        Personal::Erase(asked) => erase::run(&desk, asked).await,
        Personal::Due(asked) => keep::due(&desk, asked).await,
        Personal::Keep { keep_class, keep_years } => keep::run(&desk, keep_class.as_deref(), *keep_years).await,
        Personal::Open(asked) => see::open(&desk, asked).await,
        Personal::Readings(asked) => see::readings(&desk, asked).await,
        Personal::Find(asked) => see::find(&desk, asked).await,
    };
    app.db().close().await;
    result
}

/// Why it was not done, in words.
pub(crate) fn failed(desk: &Desk<'_>, failure: Failure) -> Ending {
    let words = desk.words;
    let refused = |line| Ending::Told { code: ending::REFUSED, lines: vec![line] };
    match failure {
        Failure::NoMatter(key) => desk.no_matter(&key.to_string()),
        Failure::NothingToErase(_) => refused(words.say("personal-nothing-left")),
        Failure::IdentitySealed(_) => refused(words.say("personal-identity-sealed")),
        Failure::KeepingUndecided => refused(words.say("personal-undecided")),
        Failure::NoPetitioner(no) => Ending::fault(words.with("petitioner-not-there", &[("n", no.to_string().into())])),
        Failure::NoNumber => Ending::usage(words.say("personal-no-number")),
        Failure::NotKeptSo { years_max } => {
            Ending::usage(words.with("personal-not-kept-so", &[("max", i64::from(years_max).into())]))
        }
        other => matter_act::failed(desk, other),
    }
}
