//! What may happen next, who may do it, and how.

use app::law::{Act, Interval};
use app::{MatterView, domain::matter::NextAct};
use jiff::civil::Date;

use super::matter::Chip;
use crate::Web;
use crate::words::Speaker;

/// Acts shown in full; the others fold away, so that the page says first what is expected next.
pub(super) const ACTS_SHOWN: usize = 3;

/// One act that may happen next.
pub(super) struct Open {
    pub(super) act: String,
    pub(super) who: String,
    pub(super) chip: Option<Chip>,
    pub(super) command: String,
}

pub(super) fn open(speaker: &Speaker<'_>, view: &MatterView<'_>, web: &Web, today: Date) -> Vec<Open> {
    let law = web.app.law_of(view.matter.holder, today);
    let row = |next: &NextAct| Open {
        act: speaker.words.name("act", next.act.name()),
        who: who(speaker, view, next),
        chip: law.and_then(|law| law.basis(next.act)).map(|cite| Chip::of(speaker, cite)),
        command: command(next.act, view),
    };
    view.open(today).iter().map(row).collect()
}

/// The command line for an act: some acts of the rules are one command with a word that says which.
fn command(act: Act, view: &MatterView<'_>) -> String {
    let key = view.key;
    match act {
        Act::Hear => format!("xinze matter act open-interlude {key} --interval {}", Interval::Hearing),
        Act::Mediate => format!("xinze matter act open-interlude {key} --interval {}", Interval::Mediation),
        Act::KeepFile => format!("xinze matter act archive {key}"),
        Act::ExtendReview => format!("xinze matter act extend {key} --term review"),
        Act::Merge if view.matter.merged.is_some() => format!("xinze matter act unmerge {key}"),
        _ => format!("xinze matter act {} {key}", act.name().replace('_', "-")),
    }
}

/// Who may do it: an organ, the petitioner, or for a request for review the organ that it goes to.
fn who(speaker: &Speaker<'_>, view: &MatterView<'_>, next: &NextAct) -> String {
    let organ = match next.act {
        Act::RequestReview | Act::RequestFinalReview => view.higher,
        _ if next.organ.is_none() => return speaker.say("bearer-petitioner"),
        _ => next.organ,
    };
    organ.map_or_else(|| speaker.say("organ-none"), |organ| speaker.organ(organ))
}

/// The acts that this stage leaves closed, in one line: a list of greyed buttons would only be noise.
pub(super) fn closed(speaker: &Speaker<'_>, view: &MatterView<'_>, today: Date) -> (String, String) {
    let open_now = view.open(today);
    let closed = Act::RECORDED.iter().filter(|act| {
        let open = open_now.iter().any(|next| next.act == **act);
        !open && **act != Act::Register
    });
    let names: Vec<String> = closed.map(|act| speaker.words.name("act", act.name())).collect();
    let stage = speaker.words.name("stage", view.matter.stage.name().name());
    (names.join(&speaker.say("list-comma")), speaker.words.with("acts-closed-why", &[("stage", stage.into())]))
}
