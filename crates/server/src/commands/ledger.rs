//! `xinze ledger verify`: nothing stored was changed.

use app::{Finding, verify};
use indicatif::{ProgressBar, ProgressStyle};
use wording::{Arg, Words};

use crate::args::Args;
use crate::ending::{self, Ending};
use crate::{out, place};

pub(crate) async fn run(args: &Args, words: &Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {} {{pos}}", words.say("verify-progress"))) {
        bar.set_style(style);
    }
    let result = verify(&app, |events| bar.set_position(events)).await?;
    bar.finish_and_clear();
    if args.json {
        out::json(&result)?;
    } else {
        let number = |n: u64| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
        out::say(words.with(
            "verify-counts",
            &[
                ("events", number(result.events)),
                ("streams", number(result.streams)),
                ("matters", number(result.matters)),
                ("written", number(result.written)),
                ("erased", number(result.erased)),
            ],
        ));
        for finding in &result.findings {
            out::say(told(words, finding));
        }
        if result.more > 0 {
            out::say(words.with("verify-more", &[("n", number(result.more))]));
        }
        out::say(words.say(if result.holds() { "verify-holds" } else { "verify-fails" }));
    }
    if result.holds() { Ok(()) } else { Err(Ending::Silent { code: ending::FOUND }) }
}

fn told(words: &Words, finding: &Finding) -> String {
    let text = |n: &i64| Arg::from(n.to_string());
    let key = format!("finding-{}", finding.code());
    match finding {
        Finding::HashDiffers { shard, stream, seq }
        | Finding::NumberMissing { shard, stream, seq }
        | Finding::EventUnreadable { shard, stream, seq } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("no", text(seq))])
        }
        Finding::ClockDiffers { shard, stream, no } | Finding::TextDiffers { shard, stream, text: no } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("no", text(no))])
        }
        Finding::RowDiffers { shard, stream }
        | Finding::RowMissing { shard, stream }
        | Finding::PersonDiffers { shard, stream } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream))])
        }
        Finding::DirectoryDiffers { table, row } => {
            words.with(&key, &[("table", words.name("table", table).into()), ("row", text(row))])
        }
        Finding::DirectoryLacks { rows } => words.with(&key, &[("rows", Arg::from(rows.to_string()))]),
        Finding::RowsWithoutEvents { rows, streams } => {
            words.with(&key, &[("rows", text(rows)), ("streams", text(streams))])
        }
    }
}
