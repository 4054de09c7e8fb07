//! 撤回、更正、附材料、隐名、发现: what is refused and why.

use domain::matter::{CONTACTS_MAX, PAPERS_MAX};

use crate::courses::{CONCLUDED, FORWARDED, HANDLING, SEALED, WITHDRAWN};
use crate::refusals::Row;
use crate::sound::{ACCUSED, CORRECTED, PING_PONG, RELEASE_ASKED};
use crate::story::{Story, story};

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 撤回
    (CONCLUDED, "+1 petitioner withdraw", "wrong-stage stage=concluded; R22-17¶1; open-acts"),
    (WITHDRAWN, "+1 petitioner withdraw", "not-a-party; R22-17¶1; register"),
    (HANDLING, "+1 petitioner withdraw person=second", "not-a-party; R22-17¶1; ask-petitioner"),
    (HANDLING, "+1 bureau withdraw person=second", "not-a-party; R22-17¶1; ask-petitioner"),
    (HANDLING, "+1 market withdraw", "wrong-organ holder=bureau organ=market; R22-17¶1; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau withdraw text=0", "text-missing; R22-17¶1; write"),
    (HANDLING, "+1 sweep withdraw", "staff-only; R22-17¶1; ask-organ organ=bureau"),
    // 更正
    (HANDLING, "+1 petitioner correct channel=visit", "staff-only; R22-21¶2; ask-organ organ=bureau"),
    (HANDLING, "+1 market correct channel=visit",
        "wrong-organ holder=bureau organ=market; R22-21¶2; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau correct text=0", "text-missing; R22-21¶2; write"),
    (HANDLING, "+1 bureau correct heads=0", "heads-missing; R22-21¶2; write"),
    (HANDLING, "+1 bureau correct claimed=2026-03-03",
        "day-in-future on=2026-03-03 today=2026-03-02; R22-21¶2; use-day from=null until=2026-03-02"),
    (HANDLING, "+1 bureau correct accused=nowhere", "unknown-organ organ=nowhere; R22-21¶2; check-directory"),
    (HANDLING, "+1 bureau correct accused=market:nobody",
        "unknown-official official=9999; R22-21¶2; check-directory"),
    (HANDLING, "+1 bureau correct accused=bureau", "hand-over-missing organ=bureau; R22-30¶3; other-organ"),
    (HANDLING, "+1 bureau correct accused=bureau to=bureau", "to-accused organ=bureau; R22-30¶3; other-organ"),
    (HANDLING, "+1 bureau correct accused=bureau to=nowhere",
        "unknown-organ organ=nowhere; R22-21¶2; check-directory"),
    (HANDLING, "+1 bureau correct accused=bureau to=closed",
        "organ-not-active on=2026-03-05 organ=closed; R22-21¶2; check-directory"),
    (HANDLING, "+1 bureau decide_correction", "no-such-item no=1; R22-21¶2; open-acts"),
    (CORRECTED, "+1 petitioner decide_correction", "staff-only; R22-21¶2; ask-organ organ=bureau"),
    (CORRECTED, "+1 market decide_correction",
        "wrong-organ holder=bureau organ=market; R22-21¶2; ask-organ organ=bureau"),
    (CORRECTED, "+1 bureau:head decide_correction", "same-person official=bureau:head; R22-21¶2; other-official"),
    ("2026-03-02 office register | +0 office correct channel=visit | +0 office:head decide_correction",
        "+1 office:head decide_correction",
        "already-decided; R22-21¶2; open-acts"),
    ("2026-03-02 office register | +0 office correct accused=bureau", "+1 office forward bureau",
        "to-accused organ=bureau; R22-30¶3; other-organ"),
    (ACCUSED, "+1 bureau:head decide_correction", "not-registered; R22-21¶2; register"),
    (ACCUSED, "+1 market decide_correction",
        "wrong-organ holder=office organ=market; R22-21¶2; ask-organ organ=office"),
    // 附材料、记事
    (HANDLING, "+1 market attach", "wrong-organ holder=bureau organ=market; R22-21¶2; ask-organ organ=bureau"),
    (HANDLING, "+1 petitioner attach text=0", "text-missing; R22-21¶2; write"),
    (HANDLING, "+1 sweep attach", "staff-only; R22-21¶2; ask-organ organ=bureau"),
    (HANDLING, "+1 market note", "wrong-organ holder=bureau organ=market; R22-21¶2; ask-organ organ=bureau"),
    (HANDLING, "+1 petitioner note", "staff-only; R22-21¶2; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau note text=0", "text-missing; R22-21¶2; write"),
    // 隐名与查看身份
    (HANDLING, "+1 market seal", "wrong-organ holder=office organ=market; R22-30¶3; ask-organ organ=office"),
    (SEALED, "+1 bureau seal", "already-sealed; R22-30¶3; open-acts"),
    (HANDLING, "+1 petitioner seal text=0", "text-missing; R22-30¶3; write"),
    // 补发查询码
    (HANDLING, "+1 bureau issue_code", "wrong-organ holder=office organ=bureau; R22-21¶2; ask-organ organ=office"),
    (HANDLING, "+1 petitioner issue_code", "staff-only; R22-21¶2; ask-organ organ=bureau"),
    (HANDLING, "+1 office issue_code unknown", "not-a-party; R22-21¶2; ask-petitioner"),
    (HANDLING, "+1 office issue_code text=0", "text-missing; R22-21¶2; write"),
    (SEALED, "+1 petitioner ask_release", "staff-only; R22-30¶3; ask-organ organ=bureau"),
    (SEALED, "+1 market ask_release", "wrong-organ holder=bureau organ=market; R22-30¶3; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau ask_release", "not-sealed; R22-30¶3; open-acts"),
    (RELEASE_ASKED, "+1 bureau ask_release",
        "already-asked; R22-30¶3; ask-leader leaders=office:head,office:member,office:lead"),
    (SEALED, "+1 bureau ask_release text=0", "text-missing; R22-30¶3; write"),
    (RELEASE_ASKED, "+1 petitioner decide_release", "staff-only; R22-30¶3; ask-organ organ=bureau"),
    (RELEASE_ASKED, "+1 bureau:head decide_release",
        "wrong-organ holder=office organ=bureau; R22-30¶3; ask-organ organ=office"),
    (SEALED, "+1 office:head decide_release", "no-such-item no=1; R22-30¶3; open-acts"),
    (RELEASE_ASKED, "+1 office:clerk decide_release",
        "approver-not-leader official=office:clerk organ=office; R22-30¶3; \
         ask-leader leaders=office:head,office:member,office:lead"),
    ("2026-03-02 office register sealed | +1 office:head ask_release", "+1 office:head decide_release",
        "same-person official=office:head; R22-30¶3; other-official"),
    ("2026-03-02 office register sealed | +1 office ask_release | +0 office:head decide_release",
        "+1 office:head decide_release",
        "already-decided; R22-30¶3; open-acts"),
    (RELEASE_ASKED, "+1 office:head decide_release until=2026-03-01",
        "dates-reversed from=2026-03-05 until=2026-03-01; R22-30¶3; set-period"),
    (RELEASE_ASKED, "+1 office:head decide_release text=0", "text-missing; R22-30¶3; write"),
    ("2022-04-20 office register sealed | +0 office ask_release", "+1 office:clerk decide_release",
        "same-person official=office:clerk; R05-23; other-official"),
    // 发现
    (PING_PONG, "+1 sweep find term_missed", "not-found; R22-21¶2; run-sweep"),
    (PING_PONG, "+1 bureau find ping_pong", "not-found; R22-21¶2; run-sweep"),
    (PING_PONG, "+0 petitioner find ping_pong", "not-found; R22-21¶2; run-sweep"),
];

/// A file that is full: nobody writes ten thousand steps to get there.
pub fn full(check: &mut dyn FnMut(&Story<'_>, &str, &str)) {
    let mut full = story(HANDLING);
    let matter = full.matter.as_mut().expect("a matter");
    matter.papers = PAPERS_MAX;
    let first = matter.contacts[0];
    matter.contacts = vec![first; CONTACTS_MAX];
    check(&full, "+1 bureau attach", "too-many limit=2000; R22-21¶2; write");
    check(&full, "+1 township add_contact", "too-many limit=10000; R22-22¶1; register");
    // No history leads here; a matter whose way is lost is refused and not guessed.
    let mut lost = story(FORWARDED);
    lost.matter.as_mut().expect("a matter").hops.clear();
    check(&lost, "+1 bureau object", "not-sent; R22-23¶3; open-acts");
    check(&lost, "+1 bureau dispute", "not-sent; R22-24¶1; open-acts");
}
