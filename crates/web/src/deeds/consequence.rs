//! What an act would bring about, in words: where the matter goes, which terms begin, end or move.

use app::Tried;
use app::domain::matter::{ClockState, Matter};
use jiff::civil::Date;

use crate::screens::matter::Chip;
use crate::words::Speaker;

/// One consequence.
pub(crate) struct Consequence {
    pub(crate) text: String,
    pub(crate) chip: Option<Chip>,
}

/// Everything that would be different afterwards, where it stands first.
pub(crate) fn consequences(speaker: &Speaker<'_>, tried: &Tried, today: Date) -> Vec<Consequence> {
    let Tried { before, after } = tried;
    let mut told = Vec::new();
    let plain = |text: String| Consequence { text, chip: None };
    let stage = |matter: &Matter| speaker.words.name("stage", matter.stage.name().name());
    if before.stage.name() != after.stage.name() {
        let args = [("from", stage(before).into()), ("to", stage(after).into())];
        told.push(plain(speaker.words.with("follows-stage", &args)));
    }
    if before.holder != after.holder {
        let args = [("from", speaker.organ(before.holder).into()), ("to", speaker.organ(after.holder).into())];
        told.push(plain(speaker.words.with("follows-holder", &args)));
    }
    for now in &after.clocks {
        let was = before.clocks.iter().find(|clock| clock.no == now.no);
        if let Some(key) = change(was, now) {
            told.push(term(speaker, key, now, today));
        }
    }
    if !before.sealed && after.sealed {
        told.push(plain(speaker.say("follows-sealed")));
    }
    if before.archived_on.is_none() && after.archived_on.is_some() {
        told.push(plain(speaker.say("follows-archived")));
    }
    if told.is_empty() {
        told.push(plain(speaker.say("follows-nothing")));
    }
    told
}

/// What happens to a term; `None` where nothing does.
fn change(was: Option<&ClockState>, now: &ClockState) -> Option<&'static str> {
    match was {
        None if now.window => Some("follows-window"),
        None => Some("follows-start"),
        Some(was) if was.running() && !now.running() => Some("follows-stop"),
        Some(was) if !was.running() && now.running() => Some("follows-resume"),
        Some(was) if was.due_on != now.due_on => Some("follows-move"),
        Some(was) if was.paused_on.is_none() && now.paused_on.is_some() => Some("follows-pause"),
        Some(_) => None,
    }
}

fn term(speaker: &Speaker<'_>, key: &str, clock: &ClockState, today: Date) -> Consequence {
    let args = [
        ("what", speaker.clock_name(&clock.rule).into()),
        ("day", speaker.short_day(clock.due_on, today).into()),
        ("who", speaker.organ(clock.organ).into()),
    ];
    Consequence { text: speaker.words.with(key, &args), chip: Some(Chip::of(speaker, clock.cite)) }
}
