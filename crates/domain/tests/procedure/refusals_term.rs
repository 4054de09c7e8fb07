//! 延期、出具处理意见、送达: what is refused and why.

use law::{Approver, ClockRule};

use crate::refusals::{ANSWERED, DELIVERED, FORWARDED, HANDLING, REGISTERED, Row};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 延期
    (FORWARDED, "+1 bureau extend 30", "wrong-stage stage=forwarded; R22-34; open-acts acts=accept,forward"),
    (ANSWERED, "+1 bureau extend 30", "wrong-stage stage=answered; R22-34; open-acts acts=deliver"),
    (HANDLING, "+1 office extend 30", "wrong-organ holder=bureau organ=office; R22-34; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau extend 31", "too-long days=31 days_max=30; R22-34; at-most limit=30"),
    (HANDLING, "+1 bureau extend 0", "too-long days=0 days_max=30; R22-34; at-most limit=30"),
    (HANDLING, "+1 bureau extend 30 text=0", "text-missing; R22-34; write"),
    (HANDLING, "+1 bureau extend 30 by=bureau:clerk",
        "approver-not-leader official=bureau:clerk organ=bureau; R22-34; ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
    (HANDLING, "+1 bureau extend 30 by=district:head",
        "approver-not-leader official=district:head organ=bureau; R22-34; ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
    (HANDLING, "+1 bureau extend 30 by=bureau:former",
        "approver-not-leader official=9001 organ=bureau; R22-34; ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
    (HANDLING, "+1 bureau extend 30 by=bureau:nobody",
        "approver-not-leader official=9999 organ=bureau; R22-34; ask-leader leaders=bureau:head,bureau:member,bureau:lead"),
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
    // 出具处理意见
    (REGISTERED, "+1 office answer", "wrong-stage stage=registered; R22-31(6); open-acts acts=forward,accept"),
    (ANSWERED, "+1 bureau answer", "wrong-stage stage=answered; R22-31(6); open-acts acts=deliver"),
    (HANDLING, "+1 office answer", "wrong-organ holder=bureau organ=office; R22-31; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau answer text=0", "text-missing; R22-32¶1; write"),
    ("2022-03-02 bureau register | +0 bureau accept", "+1 bureau answer text=0", "text-missing; R05-32¶1; write"),
    // 送达
    (HANDLING, "+1 bureau deliver", "nothing-to-deliver; R22-35; open-acts acts=answer,extend"),
    (DELIVERED, "+1 bureau deliver", "nothing-to-deliver; R22-35; open-acts acts=conclude,request_review"),
    (ANSWERED, "+1 office deliver", "wrong-organ holder=bureau organ=office; R22-35; ask-organ organ=bureau"),
];

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
        ("2026-03-02 bureau register | +0 bureau accept | +1 bureau extend 20 | +1 bureau extend 10", "+1 bureau extend 1",
            "too-long days=1 days_max=0; R22-34; at-most limit=0"),
    ]),
    (|rule| rule.says.extension.iter_mut().for_each(|e| e.approver = Approver::HigherOrgan), &[
        (HANDLING, "+1 bureau extend 30 by=bureau:head",
            "approver-not-leader official=bureau:head organ=district; R22-34; ask-leader leaders=district:head,district:member,district:lead"),
    ]),
];
