//! `xinze personal open`, `find` and `readings`: who petitions, in clear and on record.

use app::domain::By;
use app::{MatterView, PersonDraft, ReadingLine, ReadingsOf, home_shard};
use serde_json::{Value, json};

use super::failed;
use crate::args::{PersonalFind, PersonalOpen, PersonalReadings};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, out};

pub(super) async fn open(desk: &Desk<'_>, asked: &PersonalOpen) -> Result<(), Ending> {
    let view = desk.view(&asked.matter).await?;
    let stamp = desk.stamp(&asked.actor, &[view.matter.holder, view.matter.receipt.office]).await?;
    desk.may_know(&view.matter, &stamp, &asked.matter)?;
    let (mut chance, purpose) = (moment::chance()?, desk.text(&asked.read_for)?);
    let (key, mut texts) = (view.key, None);
    let opened = if asked.open_texts {
        let matter = desk.app.open_matter(&stamp, &mut chance, key, &purpose).await;
        let matter = matter.map_err(|failure| failed(desk, failure))?;
        texts = Some(matter.view);
        matter.persons
    } else {
        let opened = desk.app.open_identity(&stamp, &mut chance, key, asked.open_person, &purpose).await;
        opened.map_err(|failure| failed(desk, failure))?
    };
    if desk.args.json {
        let persons: Vec<Value> = opened
            .iter()
            .map(|one| {
                let who = one.who.as_ref().map(|who| {
                    let PersonDraft { name, phone, address, id_number } = who;
                    json!({ "name": name, "phone": phone, "address": address, "id_number": id_number })
                });
                json!({ "number": one.no, "person": one.person.0, "who": who })
            })
            .collect();
        let texts = texts.as_ref().map(texts_json);
        return out::json(&json!({ "matter": key.to_string(), "persons": persons, "texts": texts }));
    }
    for one in opened {
        let no = ("n", i64::try_from(one.no).unwrap_or(i64::MAX).into());
        let line = match one.who {
            Some(who) => {
                let id_number =
                    if who.id_number.is_empty() { desk.words.say("list-none-given") } else { who.id_number };
                let args = [
                    no,
                    ("name", who.name.into()),
                    ("phone", who.phone.into()),
                    ("address", who.address.into()),
                    ("id", id_number.into()),
                ];
                desk.words.with("personal-person", &args)
            }
            None => desk.words.with("personal-person-erased", &[no]),
        };
        out::say(line);
    }
    if let Some(view) = texts {
        say_texts(desk, &view);
    }
    out::say(desk.words.say("personal-recorded"));
    Ok(())
}

/// What was written in a matter, in the order of its course.
fn texts_json(view: &MatterView<'_>) -> Value {
    let course = view.timeline.iter().filter_map(|entry| {
        let text = entry.text.as_ref()?;
        Some(json!({ "seq": entry.seq, "text": text }))
    });
    json!({ "title": view.title, "text": view.text, "course": course.collect::<Vec<_>>() })
}

fn say_texts(desk: &Desk<'_>, view: &MatterView<'_>) {
    let erased = || desk.words.say("text-erased");
    out::say(view.title.clone().unwrap_or_else(erased));
    out::say(view.text.clone().unwrap_or_else(erased));
    for entry in &view.timeline {
        if let Some(text) = &entry.text {
            let day = entry.event.on.to_string();
            let args = [
                ("day", day.into()),
                ("what", desk.speaker().event(&entry.event).into()),
                ("text", text.as_str().into()),
            ];
            out::say(desk.words.with("privacy-text", &args));
        }
    }
}

pub(super) async fn find(desk: &Desk<'_>, asked: &PersonalFind) -> Result<(), Ending> {
    let stamp = desk.stamp(&asked.actor, &[]).await?;
    let (mut chance, purpose) = (moment::chance()?, desk.text(&asked.read_for)?);
    let found = desk.app.find_number(&stamp, &mut chance, &asked.phone_sought, &purpose).await;
    let found = found.map_err(|failure| failed(desk, failure))?;
    if desk.args.json {
        let matters: Vec<Value> =
            found.iter().map(|one| json!({ "matter": one.key.to_string(), "person": one.no })).collect();
        return out::json(&json!({ "found": matters }));
    }
    if found.is_empty() {
        out::say(desk.words.say("personal-not-found"));
    }
    for one in found {
        let receipt = desk.speaker().receipt(desk.app.matter(one.key).await?.matter.receipt);
        let no = i64::try_from(one.no).unwrap_or(i64::MAX);
        let args = [("matter", one.key.to_string().into()), ("receipt", receipt.into()), ("n", no.into())];
        out::say(desk.words.with("personal-found", &args));
    }
    out::say(desk.words.say("personal-recorded"));
    Ok(())
}

pub(super) async fn readings(desk: &Desk<'_>, asked: &PersonalReadings) -> Result<(), Ending> {
    let stamp = desk.stamp(&asked.actor, &[]).await?;
    let shard = home_shard(&desk.directory, stamp.actor.organ);
    let of = match (&asked.readings_of, &asked.read_by) {
        (Some(text), _) => ReadingsOf::Matter(desk.read(text, &asked.actor).await?.key),
        (None, Some(official)) => ReadingsOf::Official(shard, desk.official(official)?),
        (None, None) => ReadingsOf::Shard(shard),
    };
    let days = (asked.read_from, asked.read_until);
    let lines = desk.app.readings(&stamp, of, days, asked.readings_limit).await?;
    if desk.args.json {
        return out::json(&json!({ "readings": lines.iter().map(as_json).collect::<Vec<_>>() }));
    }
    if lines.is_empty() {
        out::say(desk.words.say("personal-no-readings"));
    }
    for line in lines {
        out::say(in_words(desk, line));
    }
    Ok(())
}

fn as_json(line: &ReadingLine) -> Value {
    json!({
        "official": line.by.official.0,
        "organ": line.by.organ.0,
        "on": line.on,
        "recorded_us": line.recorded_us,
        "matter": line.matter.map(|key| key.to_string()),
        "person": line.person.map(|person| person.0),
        "purpose": line.purpose,
    })
}

fn in_words(desk: &Desk<'_>, line: ReadingLine) -> String {
    let what = match (line.matter, line.person) {
        (None, _) => desk.words.say("personal-read-number"),
        (Some(key), None) => desk.words.with("personal-read-all", &[("matter", key.to_string().into())]),
        (Some(key), Some(_)) => desk.words.with("personal-read-one", &[("matter", key.to_string().into())]),
    };
    let args = [
        ("day", desk.speaker().day(line.on).into()),
        ("by", desk.speaker().by(By::Staff(line.by)).into()),
        ("what", what.into()),
        ("purpose", line.purpose.unwrap_or_else(|| desk.words.say("text-erased")).into()),
    ];
    desk.words.with("personal-reading", &args)
}
