//! `xinze ledger check`: what a receipt proves, without any database.

use app::tlog::{Fault, Known, Proven, Receipt, Trust, check, to_hex};
use serde_json::{Value, json};
use wording::{Arg, Words};

use super::{files, moment_text, unsigned};
use crate::args::{Args, LedgerCheck};
use crate::ending::{self, Ending};
use crate::out;

const SECOND_US: i64 = 1_000_000;

pub(super) fn run(args: &Args, asked: &LedgerCheck, words: &Words) -> Result<(), Ending> {
    let text = files::text(&asked.receipt_file, words)?;
    let name = asked.receipt_file.display().to_string();
    let receipt = Receipt::read(&text).map_err(|error| files::not_read(&name, &error, words))?;
    let known = match &asked.known_checkpoint {
        None => None,
        Some(path) => {
            let link = asked.link_file.as_ref().map(|path| files::link(path, words)).transpose()?;
            Some(Known { signed: files::checkpoint(path, words)?, link })
        }
    };
    let trust =
        Trust { keys: files::keys(&asked.ledger_key, words)?, witnesses: files::keys(&asked.cosigner, words)?, known };
    match check(&receipt, &trust) {
        Ok(proven) if args.json => out::json(&said(&proven)),
        Ok(proven) => {
            told(&receipt, &proven, words);
            Ok(())
        }
        Err(fault) => {
            if args.json {
                out::json(&json!({ "proves": false, "fault": fault.code(), "why": fault.to_string() }))?;
                return Err(Ending::Silent { code: ending::FOUND });
            }
            Err(Ending::found(why(&fault, words)))
        }
    }
}

fn said(proven: &Proven) -> Value {
    let at = &proven.checkpoint;
    let signed_by: Vec<String> = proven.signed_by.iter().map(ToString::to_string).collect();
    let witnessed: Vec<Value> =
        proven.witnessed.iter().map(|(name, time_s)| json!({ "name": name, "time_s": time_s })).collect();
    json!({
        "proves": true,
        "event": proven.event,
        "entry": to_hex(&proven.entry),
        "index": proven.index,
        "origin": at.origin,
        "size": at.size,
        "hash": at.algorithm.name(),
        "time_s": at.time_s,
        "signed_by": signed_by,
        "witnessed": witnessed,
        "texts": proven.texts,
        "linked": proven.linked,
    })
}

fn time(time_s: u64) -> Arg<'static> {
    moment_text(i64::try_from(time_s).unwrap_or(i64::MAX)).into()
}

fn told(receipt: &Receipt, proven: &Proven, words: &Words) {
    let at = &proven.checkpoint;
    out::say(words.say("receipt-holds"));
    match &proven.event {
        Some(event) => {
            let recorded = moment_text(event.recorded_us / SECOND_US);
            let args = [
                ("shard", Arg::from(event.shard.to_string())),
                ("stream", event.stream.to_string().into()),
                ("no", event.seq.to_string().into()),
                ("kind", event.kind.as_str().into()),
                ("when", recorded.into()),
            ];
            out::say(words.with("receipt-event", &args));
        }
        None => out::say(words.with("receipt-hash-only", &[("entry", to_hex(&proven.entry).into())])),
    }
    for text in receipt.texts.iter().filter(|text| proven.texts.contains(&text.id)) {
        out::say(words.with("receipt-text", &[("no", text.id.to_string().into())]));
        out::say(&text.body);
    }
    let args = [("origin", at.origin.as_str().into()), ("size", unsigned(at.size)), ("leaf", unsigned(proven.index))];
    out::say(words.with("receipt-place", &args));
    if let Some(time_s) = at.time_s {
        out::say(words.with("receipt-time", &[("when", time(time_s))]));
    }
    for (name, time_s) in &proven.witnessed {
        out::say(words.with("receipt-witnessed", &[("name", name.as_str().into()), ("when", time(*time_s))]));
    }
    out::say(words.say(if proven.linked { "receipt-linked" } else { "receipt-not-compared" }));
}

fn why(fault: &Fault, words: &Words) -> String {
    let key = format!("receipt-fault-{}", fault.code());
    match fault {
        Fault::FalseSignature(name) | Fault::NotWitnessed(name) | Fault::OtherLog(name) => {
            words.with(&key, &[("name", name.as_str().into())])
        }
        Fault::TextDiffers(no) | Fault::TextTwice(no) => words.with(&key, &[("no", no.to_string().into())]),
        Fault::NotLinked { found, known } => {
            words.with(&key, &[("found", unsigned(*found)), ("known", unsigned(*known))])
        }
        Fault::Link(cause) => words.with(&key, &[("cause", cause.to_string().into())]),
        Fault::NoKey | Fault::Unsigned | Fault::EventUnreadable | Fault::NotIncluded | Fault::SplitView => {
            words.say(&key)
        }
    }
}
