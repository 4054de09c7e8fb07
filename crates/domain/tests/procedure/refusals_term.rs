//! 延期、出具处理意见、送达、报结、兑现: what is refused and why.

use law::{Approver, ClockRule};

use crate::courses::{
    ANSWERED, ASSIGNED, DELIVERED, FORWARDED, HANDLING, HEARING, MERGED, OTHER_ANSWERED, PROMISED, REGISTERED,
    REPORTED, TWO_IN_HAND, UNDER_REVIEW,
};
use crate::refusals::Row;

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 延期
    (FORWARDED, "+1 bureau extend 30", "no-running-term; R22-34; answer-late"),
    (ANSWERED, "+1 bureau extend 30", "no-running-term; R22-34; answer-late"),
    (HANDLING, "+1 petitioner extend 30", "staff-only; R22-34; ask-organ organ=bureau"),
    (HANDLING, "+1 office extend 30", "wrong-organ holder=bureau organ=office; R22-34; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau extend 31", "too-long days=31 days_max=30; R22-34; at-most limit=30"),
    (HANDLING, "+1 bureau extend 0", "too-long days=0 days_max=30; R22-34; at-most limit=30"),
    (HANDLING, "+1 bureau extend 30 text=0", "text-missing; R22-34; write"),
    (HANDLING, "+1 bureau extend 30 by=bureau:clerk",
        "approver-not-leader official=bureau:clerk organ=bureau; R22-34; \
         ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
    (HANDLING, "+1 bureau extend 30 by=district:head",
        "approver-not-leader official=district:head organ=bureau; R22-34; \
         ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
    (HANDLING, "+1 bureau extend 30 by=bureau:former",
        "approver-not-leader official=9001 organ=bureau; R22-34; \
         ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
    (HANDLING, "+1 bureau extend 30 by=bureau:nobody",
        "approver-not-leader official=9999 organ=bureau; R22-34; \
         ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
    // Accepted on 4 March, so 60 days end on 3 May, in the Labour Day holiday; the term is over after 6 May.
    (HANDLING, "2026-05-07 bureau extend 1", "term-over due_on=2026-05-06; R22-34; answer-late"),
    ("2026-03-02 bureau register | +0 bureau accept | +1 bureau extend 10", "+1 bureau extend 10",
        "already-extended times_max=1; R22-34; answer-late"),
    ("2026-03-02 bureau register proposal | +0 bureau accept", "+1 bureau extend 30",
        "no-running-term; R22-34; answer-late"),
    ("2022-03-02 bureau register | +0 bureau accept", "+1 bureau extend 31",
        "too-long days=31 days_max=30; R05-33; at-most limit=30"),
    ("2022-03-02 bureau register | +0 bureau accept | +1 bureau extend 30", "+1 bureau extend 1",
        "already-extended times_max=1; R05-33; answer-late"),
    ("2022-03-02 bureau register | +0 bureau accept", "2022-05-06 bureau extend 1",
        "term-over due_on=2022-05-05; R05-33; answer-late"),
    (ASSIGNED, "+1 petitioner extend_report 5", "staff-only; R22-34; ask-organ organ=bureau"),
    (ASSIGNED, "+1 office extend_report 5", "wrong-organ holder=bureau organ=office; R22-34; ask-organ organ=bureau"),
    (ASSIGNED, "+1 bureau extend_report 5", "not-extendable; R22-22¶1(3); answer-late"),
    (FORWARDED, "+1 bureau extend_report 5", "no-running-term; R22-34; answer-late"),
    (UNDER_REVIEW, "+1 petitioner extend_review 5", "staff-only; R22-22¶1; ask-organ organ=district"),
    (UNDER_REVIEW, "+1 bureau extend_review 5",
        "wrong-organ holder=district organ=bureau; R22-22¶1; ask-organ organ=district"),
    (UNDER_REVIEW, "+1 district extend_review 5", "not-extendable; R22-35; answer-late"),
    (HANDLING, "+1 bureau extend_review 5", "no-running-term; R22-22¶1; answer-late"),
    // 出具处理意见
    (REGISTERED, "+1 office answer", "wrong-stage stage=registered; R22-31(6); open-acts"),
    (ANSWERED, "+1 bureau answer", "wrong-stage stage=answered; R22-31(6); open-acts"),
    (HANDLING, "+1 petitioner answer", "staff-only; R22-31; ask-organ organ=bureau"),
    (HANDLING, "+1 office answer", "wrong-organ holder=bureau organ=office; R22-31; ask-organ organ=bureau"),
    (HEARING, "+1 bureau answer", "interlude-open interval=hearing; R22-31(6); close-interlude"),
    (HANDLING, "+1 bureau answer text=0", "text-missing; R22-32¶1; write"),
    (HANDLING, "+1 bureau answer without=facts", "parts-missing parts=facts; R22-32¶1; write"),
    ("2022-03-02 bureau register | +0 bureau accept", "+1 bureau answer text=0", "text-missing; R05-32¶1; write"),
    ("2026-03-02 bureau register | +0 bureau accept", "+1 bureau answer",
        "facts-not-established; R22-31(6); investigate"),
    ("2022-03-02 bureau register | +0 bureau accept", "+1 bureau answer",
        "facts-not-established; R05-31¶1; investigate"),
    (HANDLING, "+1 bureau answer support", "promise-missing; R22-32¶2; set-period"),
    ("2022-03-02 bureau register | +0 bureau accept | +0 bureau investigate", "+1 bureau answer support",
        "promise-missing; R05-32¶2; set-period"),
    (HANDLING, "+1 bureau answer support promise=bureau@2026-03-04",
        "dates-reversed from=2026-03-05 until=2026-03-04; R22-31(6); set-period"),
    (HANDLING, "+1 bureau answer support promise=nowhere@2026-04-30",
        "unknown-organ organ=nowhere; R22-31(6); check-directory"),
    (HANDLING, "+1 bureau answer support promise=closed@2026-04-30",
        "organ-not-active on=2026-03-05 organ=closed; R22-31(6); check-directory"),
    ("2026-03-02 bureau register accused=market | +0 bureau accept | +0 bureau investigate",
        "+1 bureau answer support promise=market@2026-04-30",
        "to-accused organ=market; R22-30¶3; other-organ"),
    // 合并后的答复
    (MERGED, "+1 bureau share_answer", "wrong-stage stage=merged; R22-31(6); open-acts"),
    (TWO_IN_HAND, "+1 bureau share_answer", "wrong-stage stage=handling; R22-31(6); open-acts"),
    (OTHER_ANSWERED, "+9 petitioner share_answer", "staff-only; R22-31; ask-organ organ=bureau"),
    (OTHER_ANSWERED, "+9 office share_answer",
        "wrong-organ holder=bureau organ=office; R22-31; ask-organ organ=bureau"),
    // 送达
    (HANDLING, "+1 bureau deliver", "nothing-to-deliver; R22-35; open-acts"),
    (DELIVERED, "+1 bureau deliver", "nothing-to-deliver; R22-35; open-acts"),
    (ANSWERED, "+1 office deliver", "wrong-organ holder=bureau organ=office; R22-35; ask-organ organ=bureau"),
    (ANSWERED, "+1 petitioner deliver signed", "staff-only; R22-35; ask-organ organ=bureau"),
    (ANSWERED, "+1 bureau deliver confirmed", "petitioner-only; R22-35; ask-petitioner"),
    // 报结
    (ASSIGNED, "+1 petitioner report_back interim", "staff-only; R22-22¶1(3); ask-organ organ=bureau"),
    (HANDLING, "+1 bureau report_back", "nothing-assigned; R22-22¶1(3); open-acts"),
    (REPORTED, "+1 bureau report_back", "nothing-assigned; R22-22¶1(3); open-acts"),
    (ASSIGNED, "+1 market report_back interim",
        "wrong-organ holder=bureau organ=market; R22-22¶1(3); ask-organ organ=bureau"),
    (ASSIGNED, "+1 bureau report_back", "not-answered; R22-22¶1(3); report-interim"),
    (ASSIGNED, "+1 bureau report_back interim text=0", "text-missing; R22-22¶1(3); write"),
    ("2022-04-20 office register | +0 office assign bureau 20", "+1 bureau report_back",
        "not-answered; R05-21¶1(4); report-interim"),
    // 执行与确认
    (PROMISED, "+1 petitioner perform", "staff-only; R22-32¶2; ask-organ organ=bureau"),
    (DELIVERED, "+1 bureau perform", "nothing-promised; R22-32¶2; open-acts"),
    (PROMISED, "+1 market perform", "wrong-organ holder=bureau organ=market; R22-32¶2; ask-organ organ=bureau"),
    ("2026-03-02 bureau register | +1 bureau accept | +0 bureau investigate \
         | +1 bureau answer support promise=bureau@2026-04-30 | +0 bureau perform", "+1 bureau perform",
        "already-performed; R22-32¶2; ask-petitioner"),
    (PROMISED, "+1 bureau perform text=0", "text-missing; R22-32¶2; write"),
    (PROMISED, "+1 bureau confirm", "petitioner-only; R22-21¶2; ask-petitioner"),
    (DELIVERED, "+1 petitioner confirm", "nothing-promised; R22-32¶2; open-acts"),
    ("2026-03-02 bureau register | +1 bureau accept | +0 bureau investigate \
         | +1 bureau answer support promise=bureau@2026-04-30 | +0 petitioner confirm", "+1 petitioner confirm",
        "already-confirmed; R22-21¶2; open-acts"),
    (PROMISED, "+1 petitioner confirm no",
        "not-due-yet due_on=2026-04-30; R22-32¶2; use-day from=2026-04-30 until=2026-04-30"),
];

/// A change of the handling term.
type Change = fn(&mut ClockRule);

/// The same law with another handling term: what the shipped packs do not say must still be obeyed.
#[rustfmt::skip]
pub const OTHER_TERMS: &[(Change, &[Row])] = &[
    (|rule| rule.says.extension = None, &[
        (HANDLING, "+1 bureau extend 1", "not-extendable; R22-34; answer-late"),
    ]),
    (|rule| rule.says.extension.iter_mut().for_each(|e| e.times_max = None), &[
        ("2026-03-02 bureau register | +0 bureau accept | +1 bureau extend 20", "+1 bureau extend 11",
            "too-long days=11 days_max=10; R22-34; at-most limit=10"),
        ("2026-03-02 bureau register | +0 bureau accept | +1 bureau extend 20 | +1 bureau extend 10",
        "+1 bureau extend 1",
            "too-long days=1 days_max=0; R22-34; at-most limit=0"),
    ]),
    (|rule| rule.says.extension.iter_mut().for_each(|e| e.approver = Approver::HigherOrgan), &[
        (HANDLING, "+1 bureau extend 30 by=bureau:head",
            "approver-not-leader official=bureau:head organ=district; R22-34; \
         ask-leader leaders=district:head,district:member,district:lead"),
    ]),
];
