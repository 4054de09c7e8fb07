//! One line of a list, as pages and files show it.

use app::domain::OrganId;
use app::domain::matter::Receipt;
use app::law::Purpose;
use app::store::NO_DUE_DATE;
use app::store::read::ListedMatter;
use app::{MatterKey, SOON_DAYS};
use jiff::civil::Date;

use crate::Web;
use crate::words::Speaker;

/// One line.
pub(super) struct Line {
    pub(super) state: &'static str,
    pub(super) number: String,
    pub(super) key: String,
    pub(super) href: String,
    pub(super) title: String,
    pub(super) facts: String,
    pub(super) stage: String,
    pub(super) organ: String,
    pub(super) age: String,
    pub(super) received_on: String,
    pub(super) received: String,
    pub(super) due_on: String,
    pub(super) due: String,
    pub(super) clock: String,
    pub(super) left: String,
}

/// The key of a line's matter.
pub(super) fn key_of(row: &ListedMatter) -> MatterKey {
    MatterKey { shard: row.shard, id: app::domain::MatterId(row.id) }
}

/// The receipt number of a line.
pub(super) fn receipt_of(row: &ListedMatter) -> Receipt {
    Receipt {
        office: OrganId(row.office),
        year: i16::try_from(row.year).unwrap_or_default(),
        no: u32::try_from(row.no).unwrap_or_default(),
    }
}

/// The name of a line's content class; of an accusation not even its kind is shown.
pub(super) fn class_of(web: &Web, row: &ListedMatter) -> Option<String> {
    let open = row.purpose != Purpose::Accusation.name();
    let code = row.category.filter(|_| open).and_then(|code| u32::try_from(code).ok())?;
    web.app.categories().get(code).map(|category| category.name.clone())
}

pub(super) fn line(web: &Web, speaker: &Speaker<'_>, row: &ListedMatter, today: Date) -> Line {
    let words = speaker.words;
    let day = |text: &str| text.parse::<Date>().unwrap_or(Date::ZERO);
    let received = day(&row.received_on);
    let due = (row.next_due_on != NO_DUE_DATE).then(|| day(&row.next_due_on));
    let days_left = due.map(|due| (due - today).get_days());
    let (state, left) = match days_left {
        None => ("none", speaker.say("list-no-due")),
        Some(days) if days < 0 => ("overdue", words.with("left-overdue", &[("n", i64::from(-days).into())])),
        Some(0) => ("soon", speaker.say("left-today")),
        Some(days) => {
            let state = if days <= SOON_DAYS { "soon" } else { "running" };
            (state, words.with("left-days", &[("n", i64::from(days).into())]))
        }
    };
    let mut facts = vec![words.name("channel", &row.channel), words.name("purpose", &row.purpose)];
    facts.extend(class_of(web, row));
    facts.push(words.with("heads", &[("n", row.heads.into())]));
    let key = key_of(row);
    Line {
        state,
        number: speaker.receipt(receipt_of(row)),
        key: key.to_string(),
        href: format!("/matters/{key}"),
        title: title(speaker, &row.purpose, &row.title),
        facts: facts.join(&speaker.say("fact-space")),
        stage: words.name("stage", &row.stage),
        organ: speaker.organ(OrganId(row.holder)),
        age: words.with("days", &[("n", i64::from((today - received).get_days()).into())]),
        received_on: row.received_on.clone(),
        received: speaker.short_day(received, today),
        due_on: row.next_due_on.clone(),
        due: due.map(|due| speaker.short_day(due, today)).unwrap_or_default(),
        clock: row.next_rule.as_deref().map(|rule| speaker.clock_name(rule)).unwrap_or_default(),
        left,
    }
}

/// What a list shows as title: nothing of an accusation, whoever reads.
pub(super) fn title(speaker: &Speaker<'_>, purpose: &str, title: &str) -> String {
    if purpose == Purpose::Accusation.name() {
        speaker.say("title-sealed")
    } else if title.is_empty() {
        speaker.say("title-erased")
    } else {
        title.to_owned()
    }
}
