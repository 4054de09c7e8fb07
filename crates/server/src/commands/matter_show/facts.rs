//! A matter for other programs: ids, days and numbers. What people wrote stays out, as it does of every log.

use std::collections::BTreeSet;

use app::MatterView;
use app::domain::matter::{ContactKind, Fact, Matter};
use app::domain::{OrganId, PaperRef};
use app::store::PaperRow;
use jiff::civil::Date;
use serde_json::{Value, json};

use super::super::clock::explained;

/// Who held a matter, and for how many days.
pub(super) struct Dwell {
    pub(super) organ: OrganId,
    pub(super) from: Date,
    pub(super) until: Option<Date>,
    pub(super) days: i64,
}

/// Who held it how long, in order; whoever has it then, until this day.
pub(super) fn dwell(matter: &Matter, day: Date) -> Vec<Dwell> {
    let of = |holding: &app::domain::matter::Holding| {
        let days = (holding.until.unwrap_or(day) - holding.from).get_days();
        Dwell { organ: holding.organ, from: holding.from, until: holding.until, days: i64::from(days.max(0)) }
    };
    matter.holdings.iter().map(of).collect()
}

/// A paper of a matter.
pub(super) struct Paper<'v> {
    pub(super) no: usize,
    pub(super) on: Date,
    pub(super) paper: PaperRef,
    pub(super) title: Option<&'v str>,
    pub(super) erased: bool,
}

/// The papers in the order in which they came, with the numbers under which they are read again.
pub(super) fn papers<'v>(view: &'v MatterView<'_>, rows: &[PaperRow]) -> Vec<Paper<'v>> {
    let kept: BTreeSet<i64> = rows.iter().map(|row| row.id).collect();
    let attached = view.timeline.iter().filter_map(|entry| match &entry.event.fact {
        Fact::Attached(attached) => Some((entry, attached.paper)),
        _ => None,
    });
    let of = |(at, (entry, paper)): (usize, (&'v app::TimelineEntry, PaperRef))| Paper {
        no: at + 1,
        on: entry.event.on,
        paper,
        title: entry.text.as_deref(),
        erased: !kept.contains(&paper.id.0),
    };
    attached.enumerate().map(of).collect()
}

pub(super) fn as_json(view: &MatterView<'_>, rows: &[PaperRow], day: Date) -> Value {
    let matter = &view.matter;
    let events: Vec<Value> = view
        .timeline
        .iter()
        .map(|entry| json!({ "seq": entry.seq, "recorded_us": entry.recorded_us, "event": entry.event }))
        .collect();
    let mut value = json!({
        "matter": view.key.to_string(),
        "receipt": matter.receipt,
        "stage": matter.stage.name().name(),
        "holder": matter.holder,
        "received_on": matter.received_on.to_string(),
        "claimed_on": matter.claimed_on.map(|day| day.to_string()),
        "version": matter.version,
        "transfers": matter.transfers,
        "returns": matter.returns,
        "clocks": view.clocks.iter().map(explained).collect::<Vec<_>>(),
        "open_acts": view.open(day).iter().map(|next| next.act.name()).collect::<Vec<_>>(),
        "events": events,
    });
    value["petitioners"] = view.parties.iter().map(|person| json!(person)).collect();
    value["identity_sealed"] = matter.sealed.into();
    value["papers"] = papers(view, rows).iter().map(paper_json).collect();
    value["held"] = dwell(matter, day).iter().map(dwell_json).collect();
    beside(&mut value, matter);
    links(&mut value, view);
    value
}

fn paper_json(paper: &Paper<'_>) -> Value {
    json!({
        "number": paper.no,
        "on": paper.on.to_string(),
        "kind": paper.paper.kind.name(),
        "bytes": paper.paper.bytes,
        "erased": paper.erased,
    })
}

fn dwell_json(dwell: &Dwell) -> Value {
    json!({
        "organ": dwell.organ,
        "from": dwell.from.to_string(),
        "until": dwell.until.map(|day| day.to_string()),
        "days": dwell.days,
    })
}

/// What belongs to the matter beside its course.
fn beside(value: &mut Value, matter: &Matter) {
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    value["pieces"] = matter.contacts.len().into();
    value["heads_in_all"] = matter.heads_in_all().into();
    value["contacts"] = (matter.contacts.iter())
        .map(|contact| {
            let kind = contact.kind.map(ContactKind::name);
            let (no, on) = (contact.no, contact.on.to_string());
            json!({ "no": no, "channel": contact.channel, "kind": kind, "heads": contact.heads, "on": on })
        })
        .collect();
    value["assignments"] = (matter.assignments.iter())
        .map(|a| json!({ "by": a.by, "to": a.to, "clock": a.clock, "reported_on": day(a.reported_on) }))
        .collect();
    value["promise"] = matter.performance.map_or(Value::Null, |performance| {
        json!({
            "performer": performance.promise.performer,
            "by": performance.promise.by.to_string(),
            "performed_on": day(performance.performed_on),
            "confirmed": performance.confirmed.map(|(fulfilled, _)| fulfilled),
        })
    });
    value["evaluations"] = (matter.evaluations.iter())
        .map(|done| json!({ "of": done.of, "grade": done.grade, "on": done.on.to_string() }))
        .collect();
    value["urgings"] = (matter.urgings.iter())
        .map(|urging| {
            json!({
                "no": urging.no,
                "kind": urging.kind,
                "by": urging.by,
                "to": urging.to,
                "circumstance": urging.circumstance,
                "on": urging.on.to_string(),
                "replied_on": day(urging.replied_on),
            })
        })
        .collect();
}

/// Other matters that this one has to do with, and what the rule check found.
fn links(value: &mut Value, view: &MatterView<'_>) {
    let (matter, shard) = (&view.matter, view.key.shard);
    let key = |id: &app::domain::MatterId| app::MatterKey { shard, id: *id }.to_string();
    value["repeat_of"] = matter.repeat.map(|repeat| key(&repeat.of)).into();
    value["merged_into"] = matter.merged.as_ref().map(|merged| key(&merged.into)).into();
    value["handled_together"] = matter.absorbed.iter().map(key).collect();
    value["split_from"] = matter.split_from.as_ref().map(key).into();
    let facts = || view.timeline.iter().map(|entry| &entry.event.fact);
    value["split_into"] = facts()
        .filter_map(|fact| match fact {
            Fact::SplitInto(split) => Some(key(&split.into)),
            _ => None,
        })
        .collect();
    value["findings"] = facts()
        .filter_map(|fact| match fact {
            Fact::Found(found) => serde_json::to_value(found).ok(),
            _ => None,
        })
        .collect();
}
