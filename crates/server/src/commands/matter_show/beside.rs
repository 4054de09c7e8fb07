//! What belongs to a matter beside its course: letters, holders, tasks, promises, opinions, calls, links, papers.

use app::MatterView;
use app::domain::MatterId;
use app::domain::matter::Fact;
use app::store::PaperRow;
use jiff::civil::Date;
use wording::Arg;

use super::facts::{dwell, papers};
use crate::desk::Desk;
use crate::{moment, out};

pub(super) fn say(desk: &Desk<'_>, view: &MatterView<'_>, rows: &[PaperRow], day: Date) {
    contacts(desk, view);
    held(desk, view, day);
    owed(desk, view);
    said(desk, view);
    links(desk, view);
    for paper in papers(view, rows) {
        let title = paper.title.map_or_else(|| desk.words.say("text-erased"), str::to_owned);
        let args = [
            ("n", paper.no.to_string().into()),
            ("title", title.into()),
            ("kind", desk.speaker().paper_kind(paper.paper.kind).into()),
            ("bytes", paper.paper.bytes.to_string().into()),
            ("day", paper.on.to_string().into()),
        ];
        out::say(desk.words.with(if paper.erased { "show-paper-erased" } else { "show-paper" }, &args));
    }
}

fn count(n: impl TryInto<i64>) -> Arg<'static> {
    n.try_into().unwrap_or(i64::MAX).into()
}

/// Letters, visits and calls: how many, by how many people.
fn contacts(desk: &Desk<'_>, view: &MatterView<'_>) {
    let (words, matter) = (desk.words, &view.matter);
    let args = [("pieces", count(matter.contacts.len())), ("heads", count(matter.heads_in_all()))];
    out::say(words.with("show-contacts", &args));
    for contact in matter.contacts.iter().skip(1) {
        let kind = contact.kind.map(|kind| words.name("contact-kind", kind.name())).unwrap_or_default();
        let args = [
            ("n", contact.no.to_string().into()),
            ("day", contact.on.to_string().into()),
            ("channel", words.name("channel", contact.channel.name()).into()),
            ("kind", kind.into()),
            ("heads", words.with("heads", &[("n", count(contact.heads))]).into()),
        ];
        out::say(words.with("show-contact", &args));
    }
}

/// Who held it how long.
fn held(desk: &Desk<'_>, view: &MatterView<'_>, day: Date) {
    let (words, speaker) = (desk.words, desk.speaker());
    let open_end = if day < moment::today() { day.to_string() } else { words.say("show-until-now") };
    for dwell in dwell(&view.matter, day) {
        let until = dwell.until.map_or_else(|| open_end.clone(), |day| day.to_string());
        let args = [
            ("organ", speaker.organ(dwell.organ).into()),
            ("from", dwell.from.to_string().into()),
            ("until", until.into()),
            ("days", words.with("days", &[("n", dwell.days.into())]).into()),
        ];
        out::say(words.with("show-held", &args));
    }
}

/// Tasks with a period, what was promised, and calls for action.
fn owed(desk: &Desk<'_>, view: &MatterView<'_>) {
    let (words, speaker, matter) = (desk.words, desk.speaker(), &view.matter);
    for assignment in &matter.assignments {
        let clock = matter.clocks.iter().find(|clock| Some(clock.no) == assignment.clock);
        let due = clock.map_or_else(|| words.say("list-no-due"), |clock| clock.due_on.to_string());
        let reported =
            assignment.reported_on.map(|day| words.with("show-reported", &[("day", day.to_string().into())]));
        let args = [
            ("by", speaker.organ(assignment.by).into()),
            ("to", speaker.organ(assignment.to).into()),
            ("due", due.into()),
            ("reported", reported.unwrap_or_else(|| words.say("show-not-reported")).into()),
        ];
        out::say(words.with("show-assignment", &args));
    }
    if let Some(performance) = matter.performance {
        let performed = performance.performed_on;
        let performed = performed.map(|day| words.with("show-performed", &[("day", day.to_string().into())]));
        let confirmed = match performance.confirmed {
            Some((true, _)) => "show-confirmed",
            Some((false, _)) => "show-denied",
            None => "show-not-confirmed",
        };
        let args = [
            ("organ", speaker.organ(performance.promise.performer).into()),
            ("day", performance.promise.by.to_string().into()),
            ("performed", performed.unwrap_or_else(|| words.say("show-not-performed")).into()),
            ("confirmed", words.say(confirmed).into()),
        ];
        out::say(words.with("show-promise", &args));
    }
    for urging in &matter.urgings {
        let replied = urging.replied_on.map(|day| words.with("show-replied", &[("day", day.to_string().into())]));
        let args = [
            ("n", urging.no.to_string().into()),
            ("kind", words.name("urging-kind", urging.kind.name()).into()),
            ("by", speaker.organ(urging.by).into()),
            ("to", speaker.organ(urging.to).into()),
            ("day", urging.on.to_string().into()),
            ("replied", replied.unwrap_or_else(|| words.say("show-not-replied")).into()),
        ];
        out::say(words.with("show-urging", &args));
    }
}

/// What the petitioners think of the two bodies, and what the rule check found.
fn said(desk: &Desk<'_>, view: &MatterView<'_>) {
    let words = desk.words;
    for done in &view.matter.evaluations {
        let args = [
            ("body", words.name("evaluated-body", done.of.name()).into()),
            ("grade", words.name("grade", done.grade.name()).into()),
            ("day", done.on.to_string().into()),
        ];
        out::say(words.with("show-evaluation", &args));
    }
    for entry in &view.timeline {
        if let Fact::Found(found) = &entry.event.fact {
            out::say(desk.speaker().found(found));
        }
    }
}

/// Other matters that this one has to do with.
fn links(desk: &Desk<'_>, view: &MatterView<'_>) {
    let (words, matter, shard) = (desk.words, &view.matter, view.key.shard);
    let link = |key: &str, id: MatterId| {
        let other = app::MatterKey { shard, id }.to_string();
        out::say(words.with(key, &[("matter", other.into())]));
    };
    if let Some(repeat) = matter.repeat {
        link("show-repeat-of", repeat.of);
        let how = words.name("same-person", repeat.person.name());
        out::say(words.with("show-same-person", &[("how", how.into())]));
    }
    if let Some(merged) = &matter.merged {
        link("show-merged-into", merged.into);
    }
    matter.absorbed.iter().for_each(|other| link("show-together", *other));
    if let Some(of) = matter.split_from {
        link("show-split-from", of);
    }
    for entry in &view.timeline {
        if let Fact::SplitInto(split) = &entry.event.fact {
            link("show-split-into", split.into);
        }
    }
}
