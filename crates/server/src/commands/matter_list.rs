//! `xinze matter list`.

use app::SOON_DAYS;
use app::domain::OrganId;
use app::domain::matter::{Receipt, StageName};
use app::domain::wall::{Reader, Wall};
use app::law::Purpose;
use app::store::NO_DUE_DATE;
use app::store::read::{Due, ListedMatter, MatterFilter, Towards, WallScope};
use jiff::ToSpan;
use jiff::civil::Date;
use serde_json::{Value, json};
use web::words::Speaker;
use wording::Words;

use crate::args::{Args, DuePart, MatterList};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, list: &MatterList, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let directory = app.directory();
    let today = moment::today();
    let ahead = |days: i32| today.checked_add(days.days()).unwrap_or(Date::MAX);
    let holder = list.held_by.as_deref().map(|text| place::organ(&directory, words, text)).transpose()?;
    let desk = Desk::new(args, &app, words);
    let stage: Option<StageName> = list.stage.as_deref().map(|name| desk.named("stage", name)).transpose()?;
    let stamp = place::stamp_for(&app, words, &list.actor, &[]).await?;
    let reader = Reader { organ: stamp.actor.organ, official: Some(stamp.actor.official) };
    let filter = MatterFilter {
        wall: Some(WallScope::of(&Wall::before(reader, &directory, today))),
        holder: holder.map(|organ| organ.0),
        stage,
        due: match list.due {
            None => Due::Any,
            Some(DuePart::Overdue) => Due::Before(today),
            Some(DuePart::Week) => Due::Between(today, ahead(SOON_DAYS)),
            Some(DuePart::Later) => Due::From(ahead(SOON_DAYS + 1)),
        },
    };
    let towards = match list.after.as_deref() {
        None => Towards::Start,
        Some(text) => Towards::After(text.parse().map_err(|_| Ending::fault(words.say("bad-after")))?),
    };
    let page = app.matters(&filter, &towards, list.limit).await?;
    let next = page.lines.last().filter(|_| page.more_after).map(|line| line.key().to_string());
    if args.json {
        let lines: Vec<Value> = page.lines.iter().map(line_json).collect();
        return out::json(&json!({ "matters": lines, "next": next }));
    }
    let speaker = Speaker { words, directory: &directory, law: app.law() };
    let header = ["list-col-number", "list-col-title", "list-stage", "list-organ", "list-col-age", "list-col-due"];
    let rows = page.lines.iter().map(|line| line_words(&speaker, line, today)).collect();
    out::table(header.iter().map(|key| words.say(key)).collect(), rows);
    if let Some(next) = next {
        out::say(words.with("list-next", &[("after", next.into())]));
    }
    Ok(())
}

pub(super) fn line_json(line: &ListedMatter) -> Value {
    json!({
        "matter": format!("{}-{}", line.shard, line.id),
        "stage": line.stage,
        "holder": line.holder,
        "received_on": line.received_on,
        "next_due_on": (line.next_due_on != NO_DUE_DATE).then_some(&line.next_due_on),
        "next_rule": line.next_rule,
        "channel": line.channel,
        "purpose": line.purpose,
        "heads": line.heads,
        "transfers": line.transfers,
        "title": (line.purpose != Purpose::Accusation.name()).then_some(&line.title),
    })
}

pub(super) fn line_words(speaker: &Speaker<'_>, line: &ListedMatter, today: Date) -> Vec<String> {
    let words = speaker.words;
    let days = |text: &str| text.parse::<Date>().map(|day| i64::from((day - today).get_days())).unwrap_or_default();
    let left = days(&line.next_due_on);
    let due = if line.next_due_on == NO_DUE_DATE {
        words.say("list-no-due")
    } else {
        let left = match left {
            0 => words.say("left-today"),
            n if n > 0 => words.with("left-days", &[("n", n.into())]),
            n => words.with("left-overdue", &[("n", (-n).into())]),
        };
        let clock = line.next_rule.as_deref().map(|rule| speaker.clock_name(rule)).unwrap_or_default();
        format!("{} {clock} {left}", line.next_due_on)
    };
    let receipt = Receipt {
        office: OrganId(line.office),
        year: i16::try_from(line.year).unwrap_or_default(),
        no: u32::try_from(line.no).unwrap_or_default(),
    };
    let title = if line.purpose == Purpose::Accusation.name() { words.say("title-sealed") } else { line.title.clone() };
    vec![
        speaker.receipt(receipt),
        title,
        words.name("stage", &line.stage),
        speaker.organ(OrganId(line.holder)),
        words.with("days", &[("n", (-days(&line.received_on)).into())]),
        due,
    ]
}
