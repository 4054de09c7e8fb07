//! 登记、转送、受理: what is refused and why.

use crate::refusals::{ANSWERED, FORWARDED, HANDLING, REGISTERED, Row};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 登记
    (REGISTERED, "+1 office register", "already-registered; R22-22¶1; open-acts acts=forward,accept"),
    ("", "2026-03-02 office register text=0", "text-missing; R22-22¶1; write"),
    ("", "2026-03-02 office register title=0", "text-missing; R22-22¶1; write"),
    ("", "2026-03-02 office register heads=0", "heads-missing; R22-22¶1; write"),
    ("", "2026-03-02 office register visit heads=30 representatives=6",
        "too-many-representatives found=6 limit=5; R22-20¶3; at-most limit=5"),
    ("", "2022-04-30 office register visit heads=30 representatives=6",
        "too-many-representatives found=6 limit=5; R05-18¶2; at-most limit=5"),
    ("", "2022-04-30 office register text=0", "text-missing; R05-21¶1; write"),
    ("", "2005-04-30 office register", "no-law on=2005-04-30; no provision; load-pack on=2005-04-30"),
    // 转送
    (HANDLING, "+1 bureau forward township", "wrong-stage stage=handling; R22-22¶1; open-acts acts=answer,extend"),
    (REGISTERED, "+1 bureau forward bureau", "wrong-organ holder=office organ=bureau; R22-22¶1; ask-organ organ=office"),
    (FORWARDED, "+1 office forward township", "wrong-organ holder=bureau organ=office; R22-22¶1; ask-organ organ=bureau"),
    (REGISTERED, "+1 office forward nowhere", "unknown-organ organ=nowhere; R22-22¶1; check-directory"),
    (REGISTERED, "+1 office forward closed", "organ-not-active on=2026-03-03 organ=closed; R22-22¶1; check-directory"),
    (REGISTERED, "+1 office forward office", "to-itself organ=office; R22-22¶1; check-directory"),
    ("2026-03-02 office register accusation accused=market", "+1 office forward market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    ("2022-04-20 office register accusation accused=market", "+1 office forward market",
        "to-accused organ=market; R05-23; other-organ"),
    ("2026-03-02 office register accusation accused=market | +1 office forward bureau", "+1 bureau forward market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    // 受理
    (HANDLING, "+1 bureau accept", "wrong-stage stage=handling; R22-23¶1; open-acts acts=answer,extend"),
    (ANSWERED, "+1 bureau accept", "wrong-stage stage=answered; R22-23¶1; open-acts acts=deliver"),
    (FORWARDED, "+1 office accept", "wrong-organ holder=bureau organ=office; R22-15¶1; ask-organ organ=bureau"),
    ("2022-04-20 office register | +1 office forward bureau", "+1 township accept",
        "wrong-organ holder=bureau organ=township; R05-22¶1; ask-organ organ=bureau"),
];
