//! The papers of a matter, and the records of which somebody can have a proof.

use app::domain::matter::{Attach, Fact};
use app::law::Purpose;
use app::{Action, MatterView, Target, Tie};

use crate::Web;
use crate::staff::Staff;
use crate::words::Speaker;

/// Records that a list offers a proof of, the newest.
const PROOFS_MAX: usize = 60;

/// One paper.
pub(super) struct PaperLine {
    pub(super) title: String,
    pub(super) facts: String,
    /// Where it can be had; empty for whoever may not read papers.
    pub(super) href: String,
}

/// One record of which there is a proof.
pub(super) struct Proof {
    pub(super) seq: usize,
    pub(super) label: String,
}

/// The papers in the order in which they came.
pub(super) fn papers(speaker: &Speaker<'_>, view: &MatterView<'_>, web: &Web, staff: &Staff) -> Vec<PaperLine> {
    let may = web.app.may_with(&staff.subject, Action::ReadPapers, &view.matter).is_ok();
    let attached = view.timeline.iter().filter_map(|entry| match &entry.event.fact {
        Fact::Attached(attached) => Some((entry, attached)),
        _ => None,
    });
    let line = |(entry, attached): (&app::TimelineEntry, &Attach)| {
        let kilobytes = i64::try_from(attached.paper.bytes.div_ceil(1 << 10)).unwrap_or(i64::MAX);
        let args = [
            ("kind", speaker.paper_kind(attached.paper.kind).into()),
            ("size", kilobytes.into()),
            ("day", speaker.short_day(entry.event.on, staff.subject.today).into()),
            ("who", speaker.by(entry.event.by).into()),
        ];
        PaperLine {
            title: entry.text.clone().unwrap_or_else(|| speaker.say("paper-untitled")),
            facts: speaker.words.with("paper-facts", &args),
            href: if may { format!("/matters/{}/papers/{}", view.key, entry.seq) } else { String::new() },
        }
    };
    attached.map(line).collect()
}

/// Whether somebody may have proofs of a matter that they may read. A proof of an accusation would carry its text.
pub(super) fn may_prove(view: &MatterView<'_>, web: &Web, staff: &Staff) -> bool {
    let ledger = web.app.may(&staff.subject, Action::ReadLedger, Target::Installation, Tie::default());
    view.matter.purpose != Purpose::Accusation && ledger.is_ok()
}

/// The records of which a proof can be had, the newest first.
pub(super) fn proofs(speaker: &Speaker<'_>, view: &MatterView<'_>, web: &Web, staff: &Staff) -> Vec<Proof> {
    if !may_prove(view, web, staff) {
        return Vec::new();
    }
    let proof = |entry: &app::TimelineEntry| {
        let args = [
            ("no", i64::try_from(entry.seq).unwrap_or(i64::MAX).into()),
            ("day", speaker.short_day(entry.event.on, staff.subject.today).into()),
            ("what", speaker.kind(entry.event.fact.kind()).into()),
        ];
        Proof { seq: entry.seq, label: speaker.words.with("inclusion-of", &args) }
    };
    view.timeline.iter().rev().take(PROOFS_MAX).map(proof).collect()
}
