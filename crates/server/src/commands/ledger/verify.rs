//! `xinze ledger verify`: nothing stored was changed.

use app::{Discrepancy, verify};
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
        for discrepancy in &result.discrepancies {
            out::say(told(words, discrepancy));
        }
        if result.more > 0 {
            out::say(words.with("verify-more", &[("n", number(result.more))]));
        }
        out::say(words.say(if result.holds() { "verify-holds" } else { "verify-fails" }));
    }
    if result.holds() { Ok(()) } else { Err(Ending::Silent { code: ending::FOUND }) }
}

fn told(words: &Words, discrepancy: &Discrepancy) -> String {
    let text = |n: &i64| Arg::from(n.to_string());
    let key = format!("discrepancy-{}", discrepancy.code());
    match discrepancy {
        Discrepancy::HashDiffers { shard, stream, seq }
        | Discrepancy::NumberMissing { shard, stream, seq }
        | Discrepancy::EventUnreadable { shard, stream, seq } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("no", text(seq))])
        }
        Discrepancy::ClockDiffers { shard, stream, no } | Discrepancy::TextDiffers { shard, stream, text: no } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("no", text(no))])
        }
        Discrepancy::RowDiffers { shard, stream }
        | Discrepancy::RowMissing { shard, stream }
        | Discrepancy::BesideDiffers { shard, stream }
        | Discrepancy::SpansDiffer { shard, stream }
        | Discrepancy::PersonDiffers { shard, stream } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream))])
        }
        Discrepancy::PaperDiffers { shard, stream, paper } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("paper", text(paper))])
        }
        Discrepancy::DirectoryDiffers { table, row } => {
            words.with(&key, &[("table", words.name("table", table).into()), ("row", text(row))])
        }
        Discrepancy::CountDiffers { shard, count, organ, period, detail, too_many } => {
            let place = [*shard, *organ].map(|n| text(&n));
            let [shard, organ] = place;
            let args = [
                ("shard", shard),
                ("what", words.name("tally", count).into()),
                ("organ", organ),
                ("period", period.clone().into()),
                ("detail", detail.clone().into()),
                ("n", text(too_many)),
            ];
            words.with(&key, &args)
        }
        Discrepancy::DirectoryLacks { rows } => words.with(&key, &[("rows", Arg::from(rows.to_string()))]),
        Discrepancy::RowsWithoutEvents { rows, streams } => {
            words.with(&key, &[("rows", text(rows)), ("streams", text(streams))])
        }
    }
}
