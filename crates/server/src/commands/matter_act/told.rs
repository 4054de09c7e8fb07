//! What came of an act: the new state, the refusal with its article, or what somebody else did first.

use std::path::Path;

use app::domain::matter::{Event, Identity};
use app::law::Purpose;
use app::{Done, Failure, Registration, SameNumbers};
use serde_json::{Value, json};

use super::same_number;
use crate::desk::Desk;
use crate::ending::{self, Ending};
use crate::{moment, out};

/// What came of an act on a matter.
pub(super) fn act(desk: &Desk<'_>, done: Result<Done, Failure>) -> Result<(), Ending> {
    let done = done.map_err(|failure| failed(desk, failure))?;
    if done.clock_behind_us > 0 {
        out::warn(desk.words.with("clock-set-back", &[("seconds", seconds_up(done.clock_behind_us).into())]));
    }
    if desk.args.json {
        return out::json(&as_json(&done));
    }
    say(desk, &done);
    Ok(())
}

/// Whole seconds, so that a part of one is not told as none.
const fn seconds_up(us: i64) -> i64 {
    us / 1_000_000 + 1
}

/// What came of a registration: receipt number, query code, and the other ways whose terms go on.
pub(super) fn registration(
    desk: &Desk<'_>,
    (done, same): (Result<Registration, Failure>, Option<Result<SameNumbers, Failure>>),
    purpose: Purpose,
    slip_in: Option<&Path>,
) -> Result<(), Ending> {
    let registration = done.map_err(|failure| failed(desk, failure))?;
    let done = &registration.done;
    let code = registration.code.as_ref().map(ToString::to_string);
    let same = same_number::looked(desk, same);
    if desk.args.json {
        let mut value = as_json(done);
        value["receipt"] = desk.speaker().receipt(done.matter.receipt).into();
        value["query_code"] = code.into();
        value["same_number"] = same_number::as_json(desk, &same);
        value["parallel"] = parallel(desk, done, purpose).iter().map(Parallel::as_json).collect();
        return out::json(&value);
    }
    say(desk, done);
    if done.events.is_empty() {
        out::say(desk.words.say("register-again"));
    }
    match (code.is_some(), slip_in) {
        (true, None) => slip(desk, &registration).iter().for_each(out::say),
        (true, Some(path)) => {
            out::say(desk.words.with("register-slip-in", &[("path", path.display().to_string().into())]));
        }
        (false, _) => {}
    }
    same_number::said(desk, &same).iter().for_each(out::say);
    let beside = parallel(desk, done, purpose);
    // Whoever stays anonymous cannot be told.
    if !beside.is_empty() && done.matter.identity != Identity::Anonymous {
        out::say(desk.words.say("register-parallel"));
        beside.iter().for_each(|way| out::say(way.said(desk)));
    }
    Ok(())
}

/// The slip for the petitioner, line by line.
pub(super) fn slip(desk: &Desk<'_>, registration: &Registration) -> Vec<String> {
    let (words, speaker, matter) = (desk.words, desk.speaker(), &registration.done.matter);
    let code = registration.code.as_ref().map(ToString::to_string).unwrap_or_default();
    vec![
        words.say("slip-title"),
        words.with("slip-receipt", &[("receipt", speaker.receipt(matter.receipt).into())]),
        words.with("slip-received", &[("day", speaker.day(matter.received_on).into())]),
        words.with("slip-office", &[("organ", speaker.organ(matter.receipt.office).into())]),
        words.with("slip-code", &[("code", code.into())]),
        words.say("slip-how"),
        words.say("slip-keep"),
    ]
}

/// A statutory term that runs beside the petition: the petition neither begins nor stops it.
struct Parallel {
    rule: String,
    cite: app::law::Cite,
    length: Option<u16>,
    unit: &'static str,
}

impl Parallel {
    fn as_json(&self) -> Value {
        json!({ "rule": self.rule, "cite": self.cite.to_string(), "length": self.length, "unit": self.unit })
    }

    fn said(&self, desk: &Desk<'_>) -> String {
        let (words, speaker) = (desk.words, desk.speaker());
        let unit = words.name("unit", self.unit);
        let length = match self.length {
            Some(n) => words.with("word-length", &[("n", i64::from(n).into()), ("unit", unit.into())]),
            None => unit,
        };
        let name = speaker.clock_name(&self.rule);
        format!("  {name}  {length}  {} {}", speaker.cite(self.cite), self.cite)
    }
}

fn parallel(desk: &Desk<'_>, done: &Done, purpose: Purpose) -> Vec<Parallel> {
    let (office, on) = (done.matter.receipt.office, done.matter.received_on);
    let Some(law) = desk.app.law_of(office, on).filter(|_| purpose == Purpose::Claim) else { return Vec::new() };
    let of = |rule: &app::law::ClockRule| Parallel {
        rule: rule.head.id.to_string(),
        cite: rule.head.cite,
        length: rule.says.period.length,
        unit: rule.says.period.unit.name(),
    };
    law.parallel(purpose).map(|answer| of(answer.says)).collect()
}

fn as_json(done: &Done) -> Value {
    json!({
        "matter": done.key.to_string(),
        "stage": done.matter.stage.name().name(),
        "version": done.matter.version,
        "events": done.events.iter().map(event_json).collect::<Vec<_>>(),
    })
}

fn event_json(event: &Event) -> Value {
    serde_json::to_value(event).unwrap_or_default()
}

fn say(desk: &Desk<'_>, done: &Done) {
    let (words, speaker) = (desk.words, desk.speaker());
    out::say(format!("{}  {}", speaker.receipt(done.matter.receipt), done.key));
    done.events.iter().for_each(|event| out::say(speaker.event(event)));
    if let Some(clock) = done.matter.next_due() {
        let args = [
            ("what", speaker.clock_name(&clock.rule).into()),
            ("day", speaker.day(clock.due_on).into()),
            ("left", speaker.left(clock, moment::today()).into()),
        ];
        out::say(words.with("where-next-due", &args));
    }
}

/// Why nothing came of it. A refusal goes to programs as JSON.
pub(in crate::commands) fn failed(desk: &Desk<'_>, failure: Failure) -> Ending {
    let (words, speaker) = (desk.words, desk.speaker());
    match failure {
        Failure::Refused(refusal) if desk.args.json => match out::json(&json!({ "refusal": refusal })) {
            Ok(()) => Ending::Silent { code: ending::REFUSED },
            Err(ending) => ending,
        },
        Failure::Refused(refusal) => Ending::refused(speaker.refusal(&refusal)),
        Failure::Stale { found, changed } => {
            let found = i64::try_from(found).unwrap_or(i64::MAX);
            let mut lines = vec![words.with("stale", &[("version", found.into())])];
            lines.extend(changed.iter().map(|change| {
                let args = [
                    ("day", speaker.day(change.on).into()),
                    ("who", speaker.by(change.by).into()),
                    ("what", speaker.kind(change.kind).into()),
                ];
                words.with("stale-change", &args)
            }));
            lines.push(words.say("stale-way-out"));
            Ending::Told { code: ending::STALE, lines }
        }
        Failure::TooLong { found, max, .. } => {
            let args = [("found", found.to_string().into()), ("limit", max.to_string().into())];
            Ending::Told { code: ending::REFUSED, lines: vec![words.with("text-over-limit", &args)] }
        }
        Failure::NoMatter(key) => desk.no_matter(&key.to_string()),
        Failure::NoContact(no) => Ending::fault(words.with("contact-not-there", &[("n", no.to_string().into())])),
        other => other.into(),
    }
}
