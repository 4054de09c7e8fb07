//! 请求复查复核、作出复查复核意见: what is refused and why.

use crate::courses::{ANSWERED, DELIVERED, REVIEW_DELIVERED, UNDER_FINAL_REVIEW, UNDER_REVIEW};
use crate::refusals::Row;

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 请求复查: delivered on 3 March, so 30 days end on 2 April.
    (ANSWERED, "+1 district request_review", "nothing-to-review; R22-35; open-acts"),
    (REVIEW_DELIVERED, "+1 district request_review", "nothing-to-review; R22-35; open-acts"),
    (DELIVERED, "2026-04-07 district request_review", "window-over due_on=2026-04-03; R22-35; new-facts"),
    (DELIVERED, "+1 city request_review",
        "not-higher-organ higher=district organ=city; R22-35; higher-organ organ=district"),
    (DELIVERED, "+1 bureau request_review",
        "not-higher-organ higher=district organ=bureau; R22-35; higher-organ organ=district"),
    (DELIVERED, "+1 petitioner request_review city",
        "not-higher-organ higher=district organ=city; R22-35; higher-organ organ=district"),
    ("2026-03-02 city register | +0 city accept | +0 city investigate | +0 city answer | +0 city deliver",
        "+1 city request_review",
        "not-higher-organ higher=null organ=city; R22-35; higher-organ organ=null"),
    (DELIVERED, "+1 district request_review text=0", "text-missing; R22-35; write"),
    ("2022-03-01 bureau register | +0 bureau accept | +0 bureau investigate | +0 bureau answer | +0 bureau deliver",
        "2022-04-01 district request_review",
        "window-over due_on=2022-03-31; R05-34; new-facts"),
    // 受理复查请求
    (DELIVERED, "+1 district take_up_review", "wrong-stage stage=delivered; R22-35; open-acts"),
    (UNDER_REVIEW, "+1 petitioner take_up_review", "staff-only; R22-35; ask-organ organ=district"),
    (UNDER_REVIEW, "+1 bureau take_up_review",
        "wrong-organ holder=district organ=bureau; R22-35; ask-organ organ=district"),
    ("2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate | +1 bureau answer \
         | +1 bureau deliver | +1 district request_review | +0 district open hearing", "+1 district take_up_review",
        "interlude-open interval=hearing; R22-35; close-interlude"),
    (UNDER_REVIEW, "+1 district take_up_review no text=0", "text-missing; R22-35; write"),
    // 作出复查意见
    (DELIVERED, "+1 district review", "wrong-stage stage=delivered; R22-35; open-acts"),
    (UNDER_FINAL_REVIEW, "+1 city review", "wrong-stage stage=under_final_review; R22-35; open-acts"),
    (UNDER_REVIEW, "+1 petitioner review", "staff-only; R22-35; ask-organ organ=district"),
    (UNDER_REVIEW, "+1 bureau review", "wrong-organ holder=district organ=bureau; R22-35; ask-organ organ=district"),
    ("2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate | +1 bureau answer \
         | +1 bureau deliver | +1 district request_review | +0 district open hearing", "+1 district review",
        "interlude-open interval=hearing; R22-35; close-interlude"),
    (UNDER_REVIEW, "+1 district review text=0", "text-missing; R22-35; write"),
    (UNDER_REVIEW, "+1 district review revoke bare", "circumstance-missing; R22-35; write"),
    // 请求复核: delivered on 6 March, so 30 days end on 5 April, in the Qingming holiday.
    (DELIVERED, "+1 city request_final_review", "nothing-to-review; R22-36¶1; open-acts"),
    (REVIEW_DELIVERED, "2026-04-08 city request_final_review", "window-over due_on=2026-04-07; R22-36¶1; new-facts"),
    (REVIEW_DELIVERED, "+1 district request_final_review",
        "not-higher-organ higher=city organ=district; R22-36¶1; higher-organ organ=city"),
    (REVIEW_DELIVERED, "+1 city request_final_review text=0", "text-missing; R22-36¶1; write"),
    // 作出复核意见
    (UNDER_REVIEW, "+1 district final_review", "wrong-stage stage=under_review; R22-36¶1; open-acts"),
    (UNDER_FINAL_REVIEW, "+1 petitioner final_review", "staff-only; R22-36¶1; ask-organ organ=city"),
    (UNDER_FINAL_REVIEW, "+1 district final_review",
        "wrong-organ holder=city organ=district; R22-36¶1; ask-organ organ=city"),
    ("2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate | +1 bureau answer \
         | +1 bureau deliver | +1 district request_review | +1 district review | +1 district deliver \
         | +1 city request_final_review | +0 city open hearing", "+1 city final_review",
        "interlude-open interval=hearing; R22-36¶1; close-interlude"),
    (UNDER_FINAL_REVIEW, "+1 city final_review text=0", "text-missing; R22-36¶1; write"),
    (UNDER_FINAL_REVIEW, "+1 city final_review change bare", "circumstance-missing; R22-36¶1; write"),
];
