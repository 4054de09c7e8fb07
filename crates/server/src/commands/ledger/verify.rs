//! `xinze ledger verify`: nothing stored was changed.

use std::path::Path;

use app::{Discrepancy, VerifyState, Verifying, verify_with};
use indicatif::{ProgressBar, ProgressStyle};
use wording::{Arg, Words};

use super::{files, unsigned};
use crate::args::{Args, LedgerVerify};
use crate::ending::{self, Ending};
use crate::{moment, out, place};

/// How often the place is kept: what is done again after a stop takes as long at most.
const KEEP_EVERY_US: i64 = 10_000_000;

pub(crate) async fn run(args: &Args, asked: &LedgerVerify, words: &Words) -> Result<(), Ending> {
    let known = asked.outside_checkpoint.as_ref().map(|path| files::checkpoint(path, words)).transpose()?;
    let kept = asked.resume_file.as_deref();
    let resume = kept.map(|path| resumed(path, words)).transpose()?.flatten();
    let app = place::open(args, words).await?;
    let bar = ProgressBar::no_length();
    if let Ok(style) = ProgressStyle::with_template(&format!("{{spinner}} {} {{pos}}", words.say("verify-progress"))) {
        bar.set_style(style);
    }
    let (mut kept_us, mut failed) = (moment::now_us(), None);
    let progress = |state: &VerifyState| {
        bar.set_position(state.events());
        if let Some(path) = kept.filter(|_| moment::now_us() - kept_us >= KEEP_EVERY_US) {
            failed = keep(path, state).err();
            kept_us = moment::now_us();
        }
    };
    let result = verify_with(&app, Verifying { known, resume }, progress).await?;
    bar.finish_and_clear();
    if let Some(error) = failed {
        return Err(error.into());
    }
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

/// Where an earlier run was stopped; `None` where there is no such file yet.
fn resumed(path: &Path, words: &Words) -> Result<Option<VerifyState>, Ending> {
    if !path.exists() {
        return Ok(None);
    }
    let text = files::text(path, words)?;
    let state = serde_json::from_str(&text);
    Ok(Some(state.map_err(|error| files::not_read(&path.display().to_string(), &error, words))?))
}

/// Keeps the place so that a stop in the midst of writing leaves the one before.
fn keep(path: &Path, state: &VerifyState) -> std::io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    std::fs::write(&beside, serde_json::to_vec(state)?)?;
    std::fs::rename(&beside, path)
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
