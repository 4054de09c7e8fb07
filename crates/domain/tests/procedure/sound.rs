//! Every verb once, soundly, and the reasons for which each can be refused.

use crate::courses::{
    ANSWERED, ASSIGNED, CONCLUDED, DELIVERED, DISPUTED, FORWARDED, HANDLING, HEARING, MERGED, OBJECTED, OTHER_ANSWERED,
    PROMISED, REGISTERED, REVIEW_DELIVERED, ROUTED, SEALED, TAKEN_IN, TWO_IN_HAND, UNDER_FINAL_REVIEW, UNDER_REVIEW,
};

/// A matter that an act can happen to, and the act.
pub const SOUND: &[(&str, &str)] = &[
    ("", "2026-03-10 office register"),
    (HANDLING, "2026-03-10 township add_contact"),
    (REGISTERED, "2026-03-10 office forward bureau"),
    (REGISTERED, "2026-03-10 office assign bureau 40"),
    (FORWARDED, "2026-03-10 bureau object"),
    (OBJECTED, "2026-03-10 office return"),
    (OBJECTED, "2026-03-10 bureau dispute"),
    (DISPUTED, "2026-03-10 district settle bureau"),
    (HANDLING, "2026-03-10 bureau involve market"),
    (GONE, "2026-03-10 district take_over bureau"),
    (HANDLING, "2026-03-10 bureau route"),
    (ROUTED, "2026-03-10 bureau record_outcome"),
    (HANDLING, "2026-03-10 bureau report_urgent district committee"),
    (HANDLING, "2026-03-10 bureau notify"),
    (FORWARDED, "2026-03-10 bureau accept"),
    (REGISTERED, "2026-03-10 office decline"),
    (REGISTERED, "2026-03-10 office bar"),
    (HANDLING, "2026-03-10 bureau appoint bureau:clerk"),
    (HANDLING, "2026-03-10 bureau raise_recusal bureau:member"),
    (RECUSAL, "2026-03-10 bureau:head decide_recusal bureau:clerk"),
    (HANDLING, "2026-03-10 bureau investigate"),
    (HANDLING, "2026-03-10 bureau open hearing"),
    (HEARING, "2026-03-10 bureau close hearing"),
    (HANDLING, "2026-03-10 bureau extend 30"),
    (HANDLING, "2026-03-10 bureau answer"),
    (OTHER_ANSWERED, "2026-03-10 bureau share_answer"),
    (ANSWERED, "2026-03-10 bureau deliver"),
    (ASSIGNED, "2026-03-10 bureau report_back interim"),
    (PROMISED, "2026-03-10 bureau perform"),
    (PROMISED, "2026-03-10 petitioner confirm"),
    (DELIVERED, "2026-03-10 district request_review"),
    (REVIEW_DELIVERED, "2026-03-10 petitioner request_final_review"),
    (UNDER_REVIEW, "2026-03-10 district take_up_review"),
    (UNDER_REVIEW, "2026-03-10 district review"),
    (UNDER_FINAL_REVIEW, "2026-03-10 city final_review"),
    (DELIVERED, "2026-03-10 bureau conclude"),
    (CONCLUDED, "2026-03-10 bureau take_up_again"),
    (DELIVERED, "2026-03-10 petitioner evaluate"),
    (DELIVERED, "2026-03-10 bureau follow_up"),
    (CONCLUDED, "2026-03-10 bureau archive"),
    (HANDLING, "2026-03-10 office urge"),
    (HANDLING, "2026-03-10 office supervise"),
    (URGED, "2026-03-10 bureau reply"),
    (TWO_IN_HAND, "2026-03-10 bureau merge"),
    (TWO_IN_HAND, "2026-03-10 bureau join"),
    (MERGED, "2026-03-10 bureau unmerge"),
    (TAKEN_IN, "2026-03-10 bureau part"),
    (OTHER_IN_HAND, "2026-03-10 bureau split_off"),
    (HANDLING, "2026-03-10 bureau split_into"),
    (HANDLING, "2026-03-10 petitioner withdraw"),
    (HANDLING, "2026-03-10 bureau correct channel=visit"),
    (CORRECTED, "2026-03-10 bureau decide_correction"),
    (HANDLING, "2026-03-10 bureau attach"),
    (HANDLING, "2026-03-10 bureau note"),
    (HANDLING, "2026-03-10 bureau seal"),
    (SEALED, "2026-03-10 bureau ask_release"),
    (RELEASE_ASKED, "2026-03-10 office:head decide_release"),
    (HANDLING, "2026-03-10 office issue_code"),
    (PING_PONG, "2026-03-10 sweep find ping_pong"),
];

pub const URGED: &str = "2026-03-02 office register | +1 office forward bureau | +1 office urge";
pub const CORRECTED: &str =
    "2026-03-02 office register | +1 office forward bureau | +1 bureau:head correct channel=visit";
/// The office proposes that its petition accuses the bureau that has it.
pub const ACCUSED: &str =
    "2026-03-02 office register | +1 office forward bureau | +1 office:head correct accused=bureau to=discipline";
pub const RELEASE_ASKED: &str = "2026-03-02 office register sealed | +1 office forward bureau | +1 bureau ask_release";
pub const RECUSAL: &str =
    "2026-03-02 office register | +1 office forward bureau | +1 bureau raise_recusal bureau:clerk";
pub const OTHER_IN_HAND: &str = " // 2026-03-01 bureau register | +1 bureau accept | +0 bureau investigate";
/// Two matters of which the one beside has taken the other in.
pub const ABSORBING: &str = "2026-03-01 bureau register // 2026-03-01 bureau register | +1 bureau join";
pub const PING_PONG: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau object \
         | +0 office return \
     | +0 office forward market | +0 market object | +0 office return";
pub const GONE: &str = "2019-12-30 closed register";

/// Reasons of their own that each verb can meet; a new one needs a row. Where an organ or an official that the act
/// names is unknown or gone, that is a reason of its own, too.
#[rustfmt::skip]
pub const OWN: &[(&str, &str)] = &[
    ("register",
        "already-registered hand-over-missing heads-missing mandate-missing not-a-party organ-not-active \
         text-missing to-accused too-many-agents too-many-representatives unknown-official \
         unknown-organ"),
    ("add_contact", "heads-missing mandate-missing staff-only text-missing too-many"),
    ("forward", "not-below organ-not-active staff-only to-accused to-itself unknown-organ wrong-organ wrong-stage"),
    ("assign",
        "not-below not-provided organ-not-active period-missing staff-only to-accused to-itself too-long \
         unknown-organ wrong-organ wrong-stage"),
    ("object",
        "already-objected already-settled not-provided not-sent staff-only text-missing window-over wrong-organ \
         wrong-stage"),
    ("return", "staff-only text-missing wrong-organ wrong-stage"),
    ("dispute",
        "already-settled no-common-superior not-provided not-sent staff-only text-missing wrong-organ wrong-stage"),
    ("settle", "organ-not-active staff-only text-missing to-accused unknown-organ wrong-organ wrong-stage"),
    ("involve",
        "organ-not-active staff-only text-missing to-accused to-itself unknown-organ wrong-organ wrong-stage"),
    ("take_over",
        "holder-in-place not-successor staff-only text-missing to-accused to-itself unknown-organ \
         wrong-organ wrong-stage"),
    ("route",
        "interlude-open notice-missing organ-not-active staff-only text-missing to-accused unknown-organ \
         wrong-organ wrong-purpose wrong-stage"),
    ("record_outcome", "already-decided staff-only text-missing wrong-organ wrong-stage"),
    ("report_urgent",
        "addressees-missing organ-not-active staff-only text-missing to-accused unknown-organ wrong-organ"),
    ("notify", "staff-only text-missing wrong-organ"),
    ("accept", "not-simple notice-missing staff-only text-missing wrong-organ wrong-stage"),
    ("decline",
        "ground-not-listed must-object notice-missing other-matter-missing staff-only text-missing \
         wrong-organ wrong-stage"),
    ("bar",
        "earlier-not-ended ending-not-listed not-provided notice-missing staff-only text-missing wrong-organ \
         wrong-stage"),
    ("appoint", "not-in-office recused staff-only wrong-organ wrong-stage"),
    ("raise_recusal", "already-asked text-missing unknown-official wrong-organ wrong-stage"),
    ("decide_recusal", "approver-not-leader nothing-asked same-person staff-only text-missing wrong-organ"),
    ("investigate", "staff-only text-missing wrong-organ wrong-stage"),
    ("open", "consent-missing interlude-open staff-only text-missing wrong-organ wrong-stage"),
    ("close",
        "no-interlude nothing-to-settle organ-not-active staff-only text-missing to-accused unknown-organ \
         wrong-organ"),
    ("extend",
        "already-extended approver-not-leader no-running-term not-extendable staff-only term-over \
         text-missing too-long wrong-organ"),
    ("extend_report", "approver-not-leader no-running-term not-extendable staff-only term-over too-long wrong-organ"),
    ("extend_review",
        "already-extended approver-not-leader no-running-term not-extendable staff-only term-over \
         text-missing too-long wrong-organ"),
    ("answer",
        "dates-reversed facts-not-established interlude-open organ-not-active parts-missing promise-missing \
         same-opinion staff-only text-missing to-accused unknown-organ wrong-organ wrong-stage"),
    ("share_answer", "staff-only wrong-organ wrong-stage"),
    ("deliver", "nothing-to-deliver petitioner-only staff-only wrong-organ"),
    ("report_back", "not-answered nothing-assigned staff-only text-missing wrong-organ"),
    ("perform", "already-performed nothing-promised staff-only text-missing wrong-organ"),
    ("confirm", "already-confirmed not-due-yet nothing-promised petitioner-only"),
    ("request_review", "not-higher-organ nothing-to-review text-missing window-over"),
    ("request_final_review", "not-higher-organ nothing-to-review text-missing window-over"),
    ("take_up_review", "interlude-open staff-only text-missing wrong-organ wrong-stage"),
    ("review", "circumstance-missing interlude-open period-missing staff-only text-missing wrong-organ wrong-stage"),
    ("final_review",
        "circumstance-missing interlude-open period-missing staff-only text-missing wrong-organ wrong-stage"),
    ("conclude", "not-delivered staff-only wrong-organ wrong-stage"),
    ("take_up_again", "staff-only text-missing wrong-organ wrong-stage"),
    ("evaluate", "already-evaluated not-a-party nothing-to-evaluate petitioner-only window-over wrong-purpose"),
    ("follow_up", "staff-only text-missing wrong-organ wrong-stage"),
    ("archive", "already-archived outcome-missing staff-only still-owed wrong-organ wrong-stage"),
    ("urge", "staff-only text-missing to-itself wrong-organ wrong-stage"),
    ("supervise",
        "circumstance-missing circumstance-not-listed not-provided staff-only text-missing to-itself \
         wrong-organ wrong-stage"),
    ("reply", "already-decided no-such-item staff-only text-missing wrong-organ"),
    ("merge", "interlude-open matters-differ not-mergeable staff-only text-missing wrong-organ"),
    ("join", "interlude-open matters-differ not-mergeable staff-only wrong-organ"),
    ("unmerge", "staff-only text-missing wrong-organ wrong-stage"),
    ("part", "not-mergeable staff-only"),
    ("split_off", "already-registered interlude-open not-mergeable staff-only text-missing wrong-organ wrong-stage"),
    ("split_into", "interlude-open not-mergeable staff-only text-missing wrong-organ wrong-stage"),
    ("withdraw", "not-a-party staff-only text-missing wrong-organ wrong-stage"),
    ("correct",
        "day-in-future hand-over-missing heads-missing organ-not-active staff-only text-missing to-accused \
         unknown-official unknown-organ wrong-organ"),
    ("decide_correction", "already-decided hand-over-missing no-such-item same-person staff-only wrong-organ"),
    ("attach", "staff-only text-missing too-many wrong-organ"),
    ("note", "staff-only text-missing wrong-organ"),
    ("seal", "already-sealed text-missing wrong-organ"),
    ("ask_release", "already-asked not-sealed staff-only text-missing wrong-organ"),
    ("decide_release",
        "already-decided approver-not-leader dates-reversed no-such-item same-person staff-only text-missing \
         wrong-organ"),
    ("issue_code", "not-a-party staff-only text-missing wrong-organ"),
    ("find", "not-found"),
];
