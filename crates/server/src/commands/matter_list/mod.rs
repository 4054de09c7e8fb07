//! `xinze matter list`.

mod as_of;
mod filter;

use app::domain::OrganId;
use app::domain::matter::Receipt;
use app::domain::wall::{Reader, Wall};
use app::law::Purpose;
use app::store::NO_DUE_DATE;
use app::store::read::{ListedMatter, Towards, WallScope};
use jiff::civil::Date;
use serde_json::{Value, json};
use web::words::Speaker;
use wording::Words;

use crate::args::{Args, MatterList};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, list: &MatterList, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let desk = Desk::new(args, &app, words);
    let today = moment::today();
    let stamp = place::stamp_for(&app, words, &list.actor, &[]).await?;
    let reader = Reader { organ: stamp.actor.organ, official: Some(stamp.actor.official) };
    let wall = Some(WallScope::of(&Wall::before(reader, &desk.directory, today)));
    if let Some(before_us) = list.known_by {
        return as_of::run(&desk, list, wall, before_us).await;
    }
    let filter = filter::of(&desk, list, wall, today)?;
    let towards = match list.after.as_deref() {
        None => Towards::Start,
        Some(text) => Towards::After(text.parse().map_err(|_| Ending::fault(words.say("bad-after")))?),
    };
    let page = app.matters(&filter, &towards, list.limit).await?;
    let next = page.lines.last().filter(|_| page.more_after).map(|line| line.key(filter.order).to_string());
    if args.json {
        let lines: Vec<Value> = page.lines.iter().map(line_json).collect();
        return out::json(&json!({ "matters": lines, "next": next }));
    }
    let speaker = desk.speaker();
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

fn days(text: &str, today: Date) -> i64 {
    text.parse::<Date>().map(|day| i64::from((day - today).get_days())).unwrap_or_default()
}

pub(super) fn line_words(speaker: &Speaker<'_>, line: &ListedMatter, today: Date) -> Vec<String> {
    let words = speaker.words;
    let days = |text: &str| days(text, today);
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
    let [receipt, title, stage, holder] = named(speaker, line);
    vec![receipt, title, stage, holder, words.with("days", &[("n", (-days(&line.received_on)).into())]), due]
}

/// Number, title, stage and holder of a line.
fn named(speaker: &Speaker<'_>, line: &ListedMatter) -> [String; 4] {
    let words = speaker.words;
    let receipt = Receipt {
        office: OrganId(line.office),
        year: i16::try_from(line.year).unwrap_or_default(),
        no: u32::try_from(line.no).unwrap_or_default(),
    };
    let title = if line.purpose == Purpose::Accusation.name() { words.say("title-sealed") } else { line.title.clone() };
    [speaker.receipt(receipt), title, words.name("stage", &line.stage), speaker.organ(OrganId(line.holder))]
}
