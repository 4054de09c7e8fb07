//! `xinze ledger verify`: nothing stored was changed.

use app::{Discrepancy, VerifyState, Verifying, verify_with};
use indicatif::{ProgressBar, ProgressStyle};
use wording::{Arg, Words};

use super::{failed, files, resume, unsigned};
use crate::args::{Args, LedgerVerify};
use crate::ending::{self, Ending};
use crate::{moment, out, place};

/// How often the place is kept: what is done again after a stop takes as long at most.
const KEEP_EVERY_US: i64 = 10_000_000;

pub(crate) async fn run(args: &Args, asked: &LedgerVerify, words: &Words) -> Result<(), Ending> {
    let known = asked.outside_checkpoint.as_ref().map(|path| files::checkpoint(path, words)).transpose()?;
    let kept = asked.resume_file.as_deref();
    let app = place::open(args, words).await?;
    let origin = app.ledger_keys().await.map_err(|failure| failed(words, failure))?;
    let origin = origin.first().map_or("", |key| key.key.name());
    let resume = kept.map(|path| resume::read(path, origin, words)).transpose()?.flatten();
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {} {{pos}}", words.say("verify-progress"))) {
        bar.set_style(style);
    }
    // The first page's place is kept at once, so that whoever stops it early has one too.
    let mut kept_us = 0;
    let progress = |state: &VerifyState| {
        bar.set_position(state.events());
        if let Some(path) = kept.filter(|_| moment::now_us() - kept_us >= KEEP_EVERY_US) {
            kept_us = moment::now_us();
            // What was found is worth more than the place: the check goes on.
            if let Err(error) = resume::keep(path, state) {
                let args = [("path", path.display().to_string().into()), ("cause", error.to_string().into())];
                bar.suspend(|| out::warn(words.with("verify-place-not-kept", &args)));
            }
        }
    };
    let result = verify_with(&app, Verifying { known, resume }, progress).await?;
    app.db().close().await;
    bar.finish_and_clear();
    if let Some(path) = kept.filter(|path| path.exists()) {
        std::fs::remove_file(path)?;
    }
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
        out::say(words.with(
            "verify-tree-counts",
            &[("sealed", number(result.sealed)), ("checkpoints", number(result.checkpoints))],
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
        | Discrepancy::EventUnreadable { shard, stream, seq }
        | Discrepancy::NotInLedger { shard, stream, seq }
        | Discrepancy::WaitingDiffers { shard, stream, seq }
        | Discrepancy::LeafDiffers { shard, stream, seq }
        | Discrepancy::LeafTwice { shard, stream, seq }
        | Discrepancy::LeafBeyond { shard, stream, seq }
        | Discrepancy::EventGone { shard, stream, seq } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("no", text(seq))])
        }
        Discrepancy::ClockDiffers { shard, stream, no }
        | Discrepancy::TextDiffers { shard, stream, text: no }
        | Discrepancy::TextMissing { shard, stream, text: no } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("no", text(no))])
        }
        Discrepancy::RowDiffers { shard, stream }
        | Discrepancy::RowMissing { shard, stream }
        | Discrepancy::BesideDiffers { shard, stream }
        | Discrepancy::SpansDiffer { shard, stream }
        | Discrepancy::PersonDiffers { shard, stream }
        | Discrepancy::PersonMissing { shard, stream }
        | Discrepancy::NotErased { shard, stream }
        | Discrepancy::OpeningDiffers { shard, stream } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream))])
        }
        Discrepancy::PaperDiffers { shard, stream, paper } | Discrepancy::PaperMissing { shard, stream, paper } => {
            words.with(&key, &[("shard", text(shard)), ("stream", text(stream)), ("paper", text(paper))])
        }
        Discrepancy::LeafMissing { leaf } => words.with(&key, &[("leaf", text(leaf))]),
        Discrepancy::TileDiffers { level, no } => words.with(&key, &[("level", text(level)), ("no", text(no))]),
        Discrepancy::CheckpointDiffers { size } => words.with(&key, &[("size", text(size))]),
        Discrepancy::KnownOther { size } | Discrepancy::KnownBeyond { size } | Discrepancy::KnownDiffers { size } => {
            words.with(&key, &[("size", unsigned(*size))])
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
        Discrepancy::AccountDiffers { account } => words.with(&key, &[("account", text(account))]),
        Discrepancy::DirectoryLacks { rows } => words.with(&key, &[("rows", Arg::from(rows.to_string()))]),
        Discrepancy::RowsWithoutEvents { rows, streams } => {
            words.with(&key, &[("rows", text(rows)), ("streams", text(streams))])
        }
    }
}
