//! 登记、再次来件: what is refused and why.

use crate::courses::{HANDLING, REGISTERED};
use crate::refusals::Row;

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 登记
    (REGISTERED, "+1 office register", "already-registered; R22-22¶1; open-acts"),
    ("", "2026-03-02 office register text=0", "text-missing; R22-22¶1; write"),
    ("", "2026-03-02 office register title=0", "text-missing; R22-22¶1; write"),
    ("", "2026-03-02 office register heads=0", "heads-missing; R22-22¶1; write"),
    ("", "2026-03-02 office register visit heads=30 representatives=6",
        "too-many-representatives found=6 limit=5; R22-20¶3; at-most limit=5"),
    ("", "2022-04-30 office register visit heads=30 representatives=6",
        "too-many-representatives found=6 limit=5; R05-18¶2; at-most limit=5"),
    ("",
        "2026-03-02 office register visit heads=30 party=second:representative party=second:representative \
         party=second:representative party=second:representative party=second:representative \
         party=second:representative",
        "too-many-representatives found=6 limit=5; R22-20¶3; at-most limit=5"),
    ("", "2022-04-30 office register text=0", "text-missing; R05-21¶1; write"),
    ("", "2005-04-30 office register", "no-law on=2005-04-30; no provision; load-pack on=2005-04-30"),
    ("", "2026-03-02 office register accusation accused=nowhere",
        "unknown-organ organ=nowhere; R22-22¶1; check-directory"),
    ("", "2026-03-02 office register accusation accused=market:nobody",
        "unknown-official official=9999; R22-22¶1; check-directory"),
    ("", "2026-03-02 office register party=second:agent", "mandate-missing; R22-20¶3; show-mandate"),
    ("", "2026-03-02 petitioner register web nobody at=office party=second", "not-a-party; R22-22¶1; register"),
    ("", "2026-03-02 market register accusation accused=market",
        "hand-over-missing organ=market; R22-30¶3; other-organ"),
    ("", "2026-03-02 market register accusation accused=market:clerk",
        "hand-over-missing organ=market; R22-30¶3; other-organ"),
    ("", "2026-03-02 team register accusation accused=heir", "hand-over-missing organ=team; R22-30¶3; other-organ"),
    ("", "2026-03-02 market register accusation accused=market:head",
        "hand-over-missing organ=market; R22-30¶3; other-organ"),
    ("", "2022-04-20 market register accusation accused=market",
        "hand-over-missing organ=market; R05-23; other-organ"),
    ("", "2026-03-02 market register accusation accused=market hand_over=market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    ("", "2026-03-02 market register accusation accused=market,heir hand_over=team",
        "to-accused organ=team; R22-30¶3; other-organ"),
    ("", "2026-03-02 market register accusation accused=market hand_over=nowhere",
        "unknown-organ organ=nowhere; R22-22¶1; check-directory"),
    ("", "2026-03-02 market register accusation accused=market hand_over=closed",
        "organ-not-active on=2026-03-02 organ=closed; R22-22¶1; check-directory"),
    // 再次来件
    (HANDLING, "+1 township add_contact text=0", "text-missing; R22-22¶1; write"),
    (HANDLING, "+1 township add_contact heads=0", "heads-missing; R22-22¶1; write"),
    (HANDLING, "+1 petitioner add_contact party=second", "staff-only; R22-22¶1; ask-organ organ=bureau"),
    (HANDLING, "+1 township add_contact party=second:agent", "mandate-missing; R22-20¶3; show-mandate"),
    // 拆分
    (HANDLING, "+1 bureau correct text=0", "text-missing; R22-21¶2; write"),
];
