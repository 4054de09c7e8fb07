//! `xinze matter show`: one matter, its clocks and what happened.

use app::domain::MatterId;
use app::law::Purpose;
use app::{App, MatterKey, MatterView, civil_day};
use serde_json::{Value, json};
use web::words::{Speaker, find_receipt};
use wording::Words;

use super::clock::explained;
use crate::args::Args;
use crate::ending::Ending;
use crate::{moment, out, place};

/// The matter that a key or a receipt number names.
pub(crate) async fn find(app: &App, words: &Words, text: &str) -> Result<MatterKey, Ending> {
    let missing = || Ending::fault(words.with("matter-not-found", &[("text", text.into())]));
    if let Ok(key) = text.parse::<MatterKey>() {
        return Ok(key);
    }
    let receipt = find_receipt(&app.directory(), text).ok_or_else(missing)?;
    let mut session = app.db().read().await?;
    let found = session.matter_by_receipt(receipt.office.0, i64::from(receipt.year), i64::from(receipt.no)).await?;
    let (shard, id) = found.ok_or_else(missing)?;
    Ok(MatterKey { shard, id: MatterId(id) })
}

pub(crate) async fn run(args: &Args, matter: &str, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let key = find(&app, words, matter).await?;
    let view = app.matter(key).await?;
    if args.json {
        return out::json(&as_json(&view));
    }
    let directory = app.directory();
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    let today = moment::today();
    let matter = &view.matter;
    let title = match &view.title {
        _ if matter.purpose == Purpose::Accusation => words.say("title-sealed"),
        Some(title) => title.clone(),
        None => words.say("title-erased"),
    };
    out::say(format!("{}  {title}", speaker.receipt(matter.receipt)));
    out::say(format!(
        "{}  {}  {}",
        words.name("stage", matter.stage.name().name()),
        speaker.organ(matter.holder),
        words.with("version", &[("n", i64::try_from(matter.version).unwrap_or(i64::MAX).into())])
    ));
    let clocks = view.clocks.iter().map(|clock| {
        let state = &clock.state;
        vec![
            speaker.clock_name(&state.rule),
            state.started_on.to_string(),
            state.due_on.to_string(),
            speaker.left(state, today),
            format!("{} {}", speaker.cite(state.cite), state.cite),
        ]
    });
    let header = ["clocks", "col-from", "col-due", "col-left", "basis"];
    out::table(header.iter().map(|key| words.say(key)).collect(), clocks.collect());
    let course = view.timeline.iter().map(|entry| {
        vec![
            entry.event.on.to_string(),
            civil_day(entry.recorded_us).to_string(),
            speaker.event(&entry.event),
            format!("{} {}", speaker.organ(entry.event.by.organ), speaker.official(entry.event.by.official)),
        ]
    });
    let header = ["col-on", "col-recorded", "course", "col-by"];
    out::table(header.iter().map(|key| words.say(key)).collect(), course.collect());
    let open: Vec<String> = view.open(today).iter().map(|next| words.name("act", next.act.name())).collect();
    let open = if open.is_empty() { words.say("act-none") } else { open.join(&words.say("list-comma")) };
    out::say(words.with("way-out-open-acts", &[("acts", open.into())]));
    Ok(())
}

/// Ids and dates; what people wrote stays out, as it does of every log.
fn as_json(view: &MatterView<'_>) -> Value {
    let matter = &view.matter;
    let events: Vec<Value> = view
        .timeline
        .iter()
        .map(|entry| json!({ "seq": entry.seq, "recorded_us": entry.recorded_us, "event": entry.event }))
        .collect();
    json!({
        "matter": view.key.to_string(),
        "receipt": matter.receipt,
        "stage": matter.stage.name().name(),
        "holder": matter.holder,
        "received_on": matter.received_on.to_string(),
        "claimed_on": matter.claimed_on.map(|day| day.to_string()),
        "version": matter.version,
        "transfers": matter.transfers,
        "clocks": view.clocks.iter().map(explained).collect::<Vec<_>>(),
        "open_acts": view.open(moment::today()).iter().map(|next| next.act.name()).collect::<Vec<_>>(),
        "events": events,
    })
}
