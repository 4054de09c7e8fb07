//! What can be done to a matter: what is expected next, what else is open, and why the rest is not.

use app::law::Act;
use app::{ActOffer, MatterView, OfficeAct, Subject};

use super::act_told;
use super::matter::Chip;
use crate::Web;
use crate::words::Speaker;

/// Acts that stand in full: what the stage expects first. The rest stands by subject.
const NEXT_MAX: usize = 3;

/// One act: a button where it is open, a reason where it is not.
pub(super) struct Deed {
    pub(super) name: String,
    /// Where its form is; empty where it is closed.
    pub(super) href: String,
    pub(super) chip: Option<Chip>,
    pub(super) why: String,
    pub(super) cite: String,
    pub(super) way_out: String,
}

/// Acts that belong together.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) deeds: Vec<Deed>,
}

/// Everything that can be done and everything that cannot.
pub(super) struct Deeds {
    /// What the stage expects of whoever looks.
    pub(super) next: Vec<Deed>,
    /// What else is open, by subject.
    pub(super) groups: Vec<Group>,
    pub(super) closed: Vec<Deed>,
    open: Vec<OfficeAct>,
}

impl Deeds {
    /// Whether an act is open to whoever looks.
    pub(super) fn may(&self, act: OfficeAct) -> bool {
        self.open.contains(&act)
    }
}

/// Subjects in the order of the page, each with the word for its heading.
const SUBJECTS: [(&str, &[OfficeAct]); 5] = [
    (
        "deeds-sending",
        &[
            OfficeAct::Forward,
            OfficeAct::Assign,
            OfficeAct::Accept,
            OfficeAct::Decline,
            OfficeAct::Bar,
            OfficeAct::Route,
            OfficeAct::RecordOutcome,
            OfficeAct::Object,
            OfficeAct::Return,
            OfficeAct::Dispute,
            OfficeAct::SettleJurisdiction,
            OfficeAct::TakeOver,
        ],
    ),
    (
        "deeds-handling",
        &[
            OfficeAct::AppointHandler,
            OfficeAct::Involve,
            OfficeAct::Investigate,
            OfficeAct::OpenInterlude,
            OfficeAct::CloseInterlude,
            OfficeAct::Extend,
            OfficeAct::Answer,
            OfficeAct::Notify,
            OfficeAct::Deliver,
            OfficeAct::ReportBack,
            OfficeAct::Reply,
            OfficeAct::Perform,
        ],
    ),
    (
        "deeds-review",
        &[
            OfficeAct::RequestReview,
            OfficeAct::RequestFinalReview,
            OfficeAct::TakeUpReview,
            OfficeAct::Review,
            OfficeAct::FinalReview,
            OfficeAct::Confirm,
            OfficeAct::Evaluate,
            OfficeAct::FollowUp,
            OfficeAct::Conclude,
            OfficeAct::Archive,
            OfficeAct::TakeUpAgain,
        ],
    ),
    (
        "deeds-file",
        &[
            OfficeAct::AddContact,
            OfficeAct::Attach,
            OfficeAct::Note,
            OfficeAct::ProposeCorrection,
            OfficeAct::DecideCorrection,
            OfficeAct::Merge,
            OfficeAct::Unmerge,
            OfficeAct::Split,
            OfficeAct::IssueCode,
            OfficeAct::Withdraw,
        ],
    ),
    (
        "deeds-oversight",
        &[
            OfficeAct::Urge,
            OfficeAct::Supervise,
            OfficeAct::ReportUrgent,
            OfficeAct::RaiseRecusal,
            OfficeAct::DecideRecusal,
            OfficeAct::Seal,
            OfficeAct::AskRelease,
            OfficeAct::DecideRelease,
        ],
    ),
];

/// The acts of a matter for whoever looks.
pub(super) fn deeds(
    speaker: &Speaker<'_>,
    view: &MatterView<'_>,
    web: &Web,
    (subject, offers): (&Subject, &[ActOffer]),
) -> Deeds {
    let law = web.app.law_of(view.matter.holder, subject.today);
    let deed = |offer: &ActOffer, more: &str| {
        let mut deed = Deed {
            name: speaker.words.name("deed", offer.act.name()),
            href: format!("/matters/{}/acts/{}{more}", view.key, offer.act.name()),
            chip: law.and_then(|law| law.basis(offer.act.act())).map(|cite| Chip::of(speaker, cite)),
            why: String::new(),
            cite: String::new(),
            way_out: String::new(),
        };
        if let Some(closed) = &offer.closed {
            let told = act_told::closed(speaker, closed, subject);
            deed.href = String::new();
            (deed.why, deed.cite, deed.way_out) = (told.why, told.cite, told.way_out);
        }
        deed
    };
    let offer = |act: OfficeAct| offers.iter().find(|offer| offer.act == act);
    let open = |act: OfficeAct| offer(act).filter(|offer| offer.closed.is_none());
    let mut expected: Vec<(OfficeAct, &str, Act)> = Vec::new();
    for next in view.open(subject.today) {
        let (act, more) = form_of(view, next.act);
        if open(act).is_some() && expected.len() < NEXT_MAX {
            expected.push((act, more, next.act));
        }
    }
    let mut next = Vec::new();
    for (act, more, of) in &expected {
        next.extend(open(*act).map(|offer| {
            let mut deed = deed(offer, more);
            if !more.is_empty() {
                // Some forms serve several acts of the rules; the button says which.
                deed.name = speaker.words.name("act", of.name());
            }
            deed
        }));
    }
    let group = |(title, acts): &(&str, &[OfficeAct])| {
        let rest = acts.iter().filter(|act| !expected.iter().any(|(known, ..)| known == *act));
        Group {
            title: speaker.say(title),
            deeds: rest.filter_map(|act| open(*act)).map(|offer| deed(offer, "")).collect(),
        }
    };
    let groups = SUBJECTS.iter().map(group).filter(|group| !group.deeds.is_empty()).collect();
    let in_order = SUBJECTS.iter().flat_map(|(_, acts)| acts.iter());
    let closed = in_order.filter_map(|act| offer(*act)).filter(|offer| offer.closed.is_some());
    Deeds {
        next,
        groups,
        closed: closed.map(|offer| deed(offer, "")).collect(),
        open: offers.iter().filter(|offer| offer.closed.is_none()).map(|offer| offer.act).collect(),
    }
}

/// The form for an act of the rules: some of them are one form with a word that says which.
fn form_of(view: &MatterView<'_>, act: Act) -> (OfficeAct, &'static str) {
    match act {
        Act::Hear => (OfficeAct::OpenInterlude, "?interval=hearing"),
        Act::Mediate => (OfficeAct::OpenInterlude, "?interval=mediation"),
        Act::ExtendReview => (OfficeAct::Extend, "?term=review"),
        Act::Merge if view.matter.merged.is_some() => (OfficeAct::Unmerge, ""),
        _ => (OfficeAct::ALL.iter().copied().find(|form| form.act() == act).unwrap_or(OfficeAct::Note), ""),
    }
}
