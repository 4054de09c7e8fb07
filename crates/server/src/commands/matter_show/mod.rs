//! `xinze matter show`: one matter, its clocks, what happened and what is owed.

mod beside;
mod facts;

use app::MatterView;
use app::civil_day;
use app::law::Purpose;
use jiff::civil::Date;
use wording::Words;

use crate::args::{Actor, Args};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(
    args: &Args,
    (matter, known_by, actor): (&str, Option<i64>, &Actor),
    words: &'static Words,
) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let mut view = desk.read(matter, actor).await?;
    if let Some(before_us) = known_by {
        let not_yet = || Ending::fault(words.with("not-recorded-by-then", &[("matter", matter.into())]));
        view = app.as_of(view, before_us).ok_or_else(not_yet)?;
    }
    let papers = app.papers(view.key).await?;
    // As of a day of the past everything is counted until that day.
    let day = known_by.map_or_else(moment::today, |before_us| civil_day(before_us - 1).min(moment::today()));
    if args.json {
        let mut facts = facts::as_json(&view, &papers, day);
        if known_by.is_some() {
            facts["open_acts"] = serde_json::Value::Null;
        }
        return out::json(&facts);
    }
    head(&desk, &view);
    petitioners(&desk, &view);
    clocks(&desk, &view, day);
    course(&desk, &view);
    beside::say(&desk, &view, &papers, day);
    // What may happen next is a question of today.
    if known_by.is_some() {
        return Ok(());
    }
    let open: Vec<String> = view.open(day).iter().map(|next| words.name("act", next.act.name())).collect();
    let open = if open.is_empty() { words.say("act-none") } else { open.join(&words.say("list-comma")) };
    out::say(words.with("way-out-open-acts", &[("acts", open.into())]));
    app.db().close().await;
    Ok(())
}

fn head(desk: &Desk<'_>, view: &MatterView<'_>) {
    let (words, speaker, matter) = (desk.words, desk.speaker(), &view.matter);
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
}

/// Who petitions, masked, and how to see them.
fn petitioners(desk: &Desk<'_>, view: &MatterView<'_>) {
    let words = desk.words;
    if view.matter.sealed && view.parties.is_empty() {
        return out::say(words.say("person-hidden"));
    }
    for (no, person) in (1_usize..).zip(&view.parties) {
        let no = ("n", no.to_string().into());
        out::say(match person {
            Some(person) => words.with("privacy-petitioner", &[no, ("who", masked(words, person).into())]),
            None => words.with("personal-person-erased", &[no]),
        });
    }
    if view.parties.iter().any(Option::is_some) {
        let command = words.with("privacy-open-command", &[("matter", view.key.to_string().into())]);
        out::say(words.with("privacy-open", &[("command", command.into())]));
    }
}

/// What is known of a person, without what is not.
fn masked(words: &Words, person: &app::Masked) -> String {
    let name = if person.name.is_empty() { words.say("person-unnamed") } else { person.name.clone() };
    let parts = [
        ("privacy-phone", &person.phone),
        ("privacy-id-number", &person.id_number),
        ("privacy-address", &person.address),
    ];
    let said = parts.into_iter().filter(|(_, text)| !text.is_empty());
    let said = said.map(|(key, text)| words.with(key, &[("text", text.as_str().into())]));
    [name].into_iter().chain(said).collect::<Vec<_>>().join(&words.say("list-comma"))
}

fn clocks(desk: &Desk<'_>, view: &MatterView<'_>, day: Date) {
    let (words, speaker) = (desk.words, desk.speaker());
    let clocks = view.clocks.iter().map(|clock| {
        let state = &clock.state;
        vec![
            speaker.clock_name(&state.rule),
            state.started_on.to_string(),
            state.due_on.to_string(),
            speaker.left(state, day),
            format!("{} {}", speaker.cite(state.cite), state.cite),
        ]
    });
    let header = ["clocks", "col-from", "col-due", "col-left", "basis"];
    out::table(header.iter().map(|key| words.say(key)).collect(), clocks.collect());
}

fn course(desk: &Desk<'_>, view: &MatterView<'_>) {
    let (words, speaker) = (desk.words, desk.speaker());
    let course = view.timeline.iter().map(|entry| {
        vec![
            entry.event.on.to_string(),
            civil_day(entry.recorded_us).to_string(),
            speaker.event(&entry.event),
            speaker.by(entry.event.by),
        ]
    });
    let header = ["col-on", "col-recorded", "course", "col-by"];
    out::table(header.iter().map(|key| words.say(key)).collect(), course.collect());
}
