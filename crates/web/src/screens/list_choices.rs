//! The choices of a list's filters.

use app::Badges;
use app::domain::matter::{Channel, StageName, Urgency};
use app::law::Purpose;

use super::list_asked::Asked;
use crate::Web;
use crate::shell::Frame;
use crate::words::Speaker;

/// One choice of a filter.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
    /// How many matters the list shows with this choice, where that is counted.
    pub(super) count: Option<String>,
}

fn choice(value: &str, label: String, chosen: bool) -> Choice {
    Choice { value: value.to_owned(), label, chosen, count: None }
}

/// Choices of which one holds: the first where what is asked for is none of them.
fn one_of(asked: Option<&str>, mut choices: Vec<Choice>) -> Vec<Choice> {
    let at = asked.and_then(|asked| choices.iter().position(|choice| choice.value == asked)).unwrap_or_default();
    if let Some(choice) = choices.get_mut(at) {
        choice.chosen = true;
    }
    choices
}

pub(super) fn organs(frame: &Frame<'_>, chosen: Option<i64>) -> Vec<Choice> {
    let mut list = vec![choice("", frame.shell.t.say("list-all-organs"), chosen.is_none())];
    for organ in frame.directory.organs.values() {
        list.push(choice(&organ.id.0.to_string(), organ.name.clone(), chosen == Some(organ.id.0)));
    }
    list
}

pub(super) fn stages(speaker: &Speaker<'_>, chosen: Option<StageName>) -> Vec<Choice> {
    let mut list = vec![choice("", speaker.say("list-all"), chosen.is_none())];
    for stage in StageName::ALL {
        list.push(choice(stage.name(), speaker.words.name("stage", stage.name()), chosen == Some(*stage)));
    }
    list
}

pub(super) fn dues(speaker: &Speaker<'_>, asked: Option<&str>, badges: Option<Badges>) -> Vec<Choice> {
    let all = [
        ("", "list-all", badges.map(|badges| badges.all)),
        ("overdue", "list-overdue", badges.map(|badges| badges.due.overdue)),
        ("week", "list-week", badges.map(|badges| badges.due.week)),
        ("later", "list-later", badges.map(|badges| badges.due.later)),
    ];
    let choice = |(value, key, n): (&str, &str, Option<i64>)| Choice {
        count: n.map(|n| n.to_string()),
        ..choice(value, speaker.say(key), false)
    };
    one_of(asked, all.into_iter().map(choice).collect())
}

/// The filters that fold away.
pub(super) struct More {
    pub(super) offices: Vec<Choice>,
    pub(super) classes: Vec<Choice>,
    pub(super) channels: Vec<Choice>,
    pub(super) purposes: Vec<Choice>,
    pub(super) urgencies: Vec<Choice>,
    pub(super) repeats: Vec<Choice>,
    pub(super) from: String,
    pub(super) until: String,
    pub(super) mine: bool,
    pub(super) awaits: bool,
    pub(super) found: bool,
    /// Whether any of them narrows the list, so that they stand open.
    pub(super) open: bool,
}

pub(super) fn more(web: &Web, frame: &Frame<'_>, asked: &Asked) -> More {
    let speaker = frame.speaker();
    let words = speaker.words;
    let all = || choice("", words.say("list-all"), false);
    let named = |family: &str, names: &[&'static str], asked: &Option<String>| {
        let named = names.iter().map(|name| choice(name, words.name(family, name), false));
        one_of(asked.as_deref(), [all()].into_iter().chain(named).collect())
    };
    let offices = frame.directory.organs.values().filter(|organ| organ.kind.serves_petition_work());
    let offices = offices.map(|organ| choice(&organ.id.0.to_string(), organ.name.clone(), false));
    let classes = web.app.categories().first();
    let classes = classes.map(|class| choice(&class.code.to_string(), class.name.clone(), false));
    let repeats = [("1", "list-repeated"), ("0", "list-first-time")];
    let repeats = repeats.into_iter().map(|(value, key)| choice(value, words.say(key), false));
    let is = |part: &Option<String>| part.as_deref() == Some("1");
    More {
        offices: one_of(asked.office.as_deref(), [all()].into_iter().chain(offices).collect()),
        classes: one_of(asked.class.as_deref(), [all()].into_iter().chain(classes).collect()),
        channels: named("channel", &Channel::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(), &asked.channel),
        purposes: named("purpose", &Purpose::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(), &asked.purpose),
        urgencies: named("urgency", &Urgency::ALL.iter().map(|it| it.name()).collect::<Vec<_>>(), &asked.urgency),
        repeats: one_of(asked.repeat.as_deref(), [all()].into_iter().chain(repeats).collect()),
        from: asked.from.clone().unwrap_or_default(),
        until: asked.until.clone().unwrap_or_default(),
        mine: is(&asked.mine),
        awaits: is(&asked.awaits),
        found: is(&asked.found),
        open: asked.narrowed(),
    }
}
