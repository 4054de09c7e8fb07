//! 请求复查复核、作出复查复核意见、办结: what is refused and why.

use crate::refusals::{ANSWERED, DELIVERED, HANDLING, REVIEW_DELIVERED, Row, UNDER_FINAL_REVIEW, UNDER_REVIEW};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 请求复查: delivered on 4 March, so 30 days end on 3 April.
    (ANSWERED, "+1 district request_review", "nothing-to-review; R22-35; open-acts acts=deliver"),
    (REVIEW_DELIVERED, "+1 district request_review", "nothing-to-review; R22-35; open-acts acts=conclude,request_final_review"),
    (DELIVERED, "2026-04-04 district request_review", "window-over due_on=2026-04-03; R22-35; new-facts"),
    (DELIVERED, "+1 city request_review", "not-higher-organ higher=district organ=city; R22-35; higher-organ organ=district"),
    (DELIVERED, "+1 bureau request_review", "not-higher-organ higher=district organ=bureau; R22-35; higher-organ organ=district"),
    ("2026-03-02 city register | +0 city accept | +0 city answer | +0 city deliver", "+1 city request_review",
        "not-higher-organ higher=null organ=city; R22-35; higher-organ organ=null"),
    (DELIVERED, "+1 district request_review text=0", "text-missing; R22-35; write"),
    ("2022-03-01 bureau register | +0 bureau accept | +0 bureau answer | +0 bureau deliver", "2022-04-01 district request_review",
        "window-over due_on=2022-03-31; R05-34; new-facts"),
    // 作出复查意见
    (DELIVERED, "+1 district review", "wrong-stage stage=delivered; R22-35; open-acts acts=conclude,request_review"),
    (UNDER_FINAL_REVIEW, "+1 city review", "wrong-stage stage=under_final_review; R22-35; open-acts acts=final_review"),
    (UNDER_REVIEW, "+1 bureau review", "wrong-organ holder=district organ=bureau; R22-35; ask-organ organ=district"),
    (UNDER_REVIEW, "+1 district review text=0", "text-missing; R22-35; write"),
    // 请求复核: delivered on 7 March, so 30 days end on 6 April, the last day of the Qingming holiday.
    (DELIVERED, "+1 city request_final_review", "nothing-to-review; R22-36¶1; open-acts acts=conclude,request_review"),
    (REVIEW_DELIVERED, "2026-04-08 city request_final_review", "window-over due_on=2026-04-07; R22-36¶1; new-facts"),
    (REVIEW_DELIVERED, "+1 district request_final_review",
        "not-higher-organ higher=city organ=district; R22-36¶1; higher-organ organ=city"),
    (REVIEW_DELIVERED, "+1 city request_final_review text=0", "text-missing; R22-36¶1; write"),
    // 作出复核意见
    (UNDER_REVIEW, "+1 district final_review", "wrong-stage stage=under_review; R22-36¶1; open-acts acts=review"),
    (UNDER_FINAL_REVIEW, "+1 district final_review", "wrong-organ holder=city organ=district; R22-36¶1; ask-organ organ=city"),
    (UNDER_FINAL_REVIEW, "+1 city final_review text=0", "text-missing; R22-36¶1; write"),
    // 办结
    (ANSWERED, "+1 bureau conclude", "not-delivered; R22-34; deliver"),
    ("2026-03-02 bureau register | +0 bureau accept | +0 bureau answer | +0 bureau deliver | +0 district request_review | +0 district review",
        "+1 district conclude", "not-delivered; R22-34; deliver"),
    (HANDLING, "+1 bureau conclude", "wrong-stage stage=handling; R22-34; open-acts acts=answer,extend"),
    (UNDER_REVIEW, "+1 district conclude", "wrong-stage stage=under_review; R22-34; open-acts acts=review"),
    (DELIVERED, "+1 office conclude", "wrong-organ holder=bureau organ=office; R22-34; ask-organ organ=bureau"),
    ("2022-03-01 bureau register | +0 bureau accept | +0 bureau answer", "+0 bureau conclude", "not-delivered; R05-33; deliver"),
];
