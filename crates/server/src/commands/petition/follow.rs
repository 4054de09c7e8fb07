//! `xinze petition follow`: where the own matter is, what is due, what can be done, and what happened.

use app::domain::PersonId;
use app::{MatterKey, OwnMatter};
use serde_json::json;
use web::words::Speaker;

use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out};

pub(super) async fn run(desk: &Desk<'_>, (key, person): (MatterKey, PersonId)) -> Result<(), Ending> {
    let own = desk.app.own_matter(key, person, moment::today()).await?;
    if desk.args.json {
        return as_json(desk, &own);
    }
    let speaker = desk.speaker();
    out::say(format!("{}  {}", speaker.receipt(own.receipt), own.title.clone().unwrap_or_default()));
    out::say(speaker.own_where(&own));
    own.performance.iter().flat_map(|promise| speaker.own_promise(promise)).for_each(out::say);
    section(desk, "portal-due", &due(&speaker, &own));
    section(desk, "portal-can", &can(&speaker, &own, true));
    section(desk, "portal-cannot", &can(&speaker, &own, false));
    section(desk, "portal-course", &course(&speaker, &own));
    Ok(())
}

fn section(desk: &Desk<'_>, key: &str, lines: &[String]) {
    if !lines.is_empty() {
        out::say(format!("\n{}", desk.words.say(key)));
        lines.iter().for_each(|line| out::say(format!("  {line}")));
    }
}

/// What is due, until when, and by which provision, with the steps of the derivation.
fn due(speaker: &Speaker<'_>, own: &OwnMatter<'_>) -> Vec<String> {
    let today = moment::today();
    let mut lines = Vec::new();
    for view in &own.due {
        let clock = &view.state;
        let (name, day, left) =
            (speaker.clock_name(&clock.rule), speaker.day(clock.due_on), speaker.left(clock, today));
        lines.push(format!("{name}  {day}  {left}  {} {}", speaker.cite(clock.cite), clock.cite));
        let steps = view.derivation().map(|derived| derived.steps).unwrap_or_default();
        lines.extend(steps.iter().map(|step| format!("  {}", speaker.step(step, clock).1)));
    }
    lines
}

fn can(speaker: &Speaker<'_>, own: &OwnMatter<'_>, is_open: bool) -> Vec<String> {
    let offers = own.offers.iter().filter(|offer| offer.refusal.is_none() == is_open);
    let line = |offer: &app::Offer| {
        let name = speaker.own_act(offer.act).0;
        match &offer.refusal {
            None => name,
            Some(refusal) => format!("{name}  {}", speaker.own_refusal(offer.act, refusal).why),
        }
    };
    offers.map(line).collect()
}

fn course(speaker: &Speaker<'_>, own: &OwnMatter<'_>) -> Vec<String> {
    let mut lines = Vec::new();
    for entry in own.course.iter().rev() {
        lines.push(format!("{}  {}  {}", speaker.day(entry.on), speaker.own_writer(entry.by), speaker.own_fact(entry)));
        for text in &entry.texts {
            let body = text.body.clone().unwrap_or_else(|| speaker.say("portal-text-erased"));
            let title = speaker.own_document(text.document);
            lines.push(format!("  {title}{}{body}", speaker.say("portal-colon")));
        }
    }
    lines
}

fn as_json(desk: &Desk<'_>, own: &OwnMatter<'_>) -> Result<(), Ending> {
    let speaker = desk.speaker();
    let due = |view: &app::ClockView<'_>| {
        let clock = &view.state;
        json!({ "rule": clock.rule.to_string(), "cite": clock.cite.to_string(), "due_on": clock.due_on })
    };
    let offer = |offer: &app::Offer| {
        let why = offer.refusal.as_ref().map(|refusal| refusal.why.code());
        json!({ "act": offer.act.name(), "open": why.is_none(), "why_not": why })
    };
    let entry = |entry: &app::OwnEntry| {
        let texts: Vec<_> = entry.texts.iter().map(|text| text.body.clone()).collect();
        json!({ "on": entry.on, "what": speaker.own_fact(entry), "who": speaker.own_writer(entry.by), "texts": texts })
    };
    out::json(&json!({
        "receipt": speaker.receipt(own.receipt),
        "title": own.title,
        "stage": own.stage.name().name(),
        "holder": own.holder.0,
        "held_since": own.held_since,
        "due": own.due.iter().map(due).collect::<Vec<_>>(),
        "offers": own.offers.iter().map(offer).collect::<Vec<_>>(),
        "course": own.course.iter().map(entry).collect::<Vec<_>>(),
    }))
}
