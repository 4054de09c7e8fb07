//! 转送、交办、异议、争议、接续、导入: what is refused and why.

use domain::directory::{Directory, EndOrgan, How, end_organ};
use jiff::civil::date;

use crate::courses::{
    ANSWERED, CONCLUDED, DISPUTED, FORWARDED, HANDLING, HEARING, MERGED, OBJECTED, REGISTERED, ROUTED,
};
use crate::refusals::Row;
use crate::sound::GONE;
use crate::town::organ;

#[rustfmt::skip]
pub const ROWS: &[Row] = &[
    // 转送
    (HANDLING, "+1 bureau forward township", "wrong-stage stage=handling; R22-22¶1; open-acts"),
    (REGISTERED, "+1 petitioner forward bureau", "staff-only; R22-22¶1; ask-organ organ=office"),
    (REGISTERED, "+1 bureau forward bureau",
        "wrong-organ holder=office organ=bureau; R22-22¶1; ask-organ organ=office"),
    (FORWARDED, "+1 office forward township",
        "wrong-organ holder=bureau organ=office; R22-22¶1; ask-organ organ=bureau"),
    (REGISTERED, "+1 office forward nowhere", "unknown-organ organ=nowhere; R22-22¶1; check-directory"),
    (REGISTERED, "+1 office forward closed",
        "organ-not-active on=2026-03-03 organ=closed; R22-22¶1; check-directory"),
    (REGISTERED, "+1 office forward office", "to-itself organ=office; R22-22¶1; check-directory"),
    (FORWARDED, "+1 bureau forward market", "not-below organ=market; R22-22¶1; object"),
    (FORWARDED, "+1 bureau forward office", "not-below organ=office; R22-22¶1; object"),
    ("2022-04-20 office register | +1 office forward bureau", "+1 bureau forward market",
        "not-below organ=market; R05-21¶1; ask-organ organ=office"),
    ("2026-03-02 office register accusation accused=market", "+1 office forward market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    ("2026-03-02 office register accusation accused=heir", "+1 office forward team",
        "to-accused organ=team; R22-30¶3; other-organ"),
    ("2026-03-02 office register accusation accused=market:head", "+1 office forward market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    ("2022-04-20 office register accusation accused=market", "+1 office forward market",
        "to-accused organ=market; R05-23; other-organ"),
    ("2026-03-02 office register accusation accused=market | +1 office forward bureau", "+1 bureau forward market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    // 交办
    (HANDLING, "+1 bureau assign township", "wrong-stage stage=handling; R22-22¶1(3); open-acts"),
    (REGISTERED, "+1 petitioner assign bureau", "staff-only; R22-22¶1(3); ask-organ organ=office"),
    (REGISTERED, "+1 bureau assign bureau",
        "wrong-organ holder=office organ=bureau; R22-22¶1(3); ask-organ organ=office"),
    (REGISTERED, "+1 office assign office", "to-itself organ=office; R22-22¶1(3); check-directory"),
    (REGISTERED, "+1 office assign nowhere", "unknown-organ organ=nowhere; R22-22¶1(3); check-directory"),
    (REGISTERED, "+1 office assign closed",
        "organ-not-active on=2026-03-03 organ=closed; R22-22¶1(3); check-directory"),
    (FORWARDED, "+1 bureau assign market", "not-below organ=market; R22-22¶1(3); object"),
    (REGISTERED, "+1 office assign bureau 0", "period-missing; R22-22¶1(3); set-period"),
    (REGISTERED, "+1 office assign bureau 3661", "too-long days=3661 days_max=3660; R22-22¶1(3); at-most limit=3660"),
    ("2022-04-20 office register", "+1 office assign bureau 0", "period-missing; R05-21¶1(4); set-period"),
    ("2026-03-02 office register accusation accused=market", "+1 office assign market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    // 提出异议
    (REGISTERED, "+1 office object", "wrong-stage stage=registered; R22-23¶3; open-acts"),
    (HANDLING, "+1 bureau object", "wrong-stage stage=handling; R22-23¶3; open-acts"),
    (FORWARDED, "+1 petitioner object", "staff-only; R22-23¶3; ask-organ organ=bureau"),
    (FORWARDED, "+1 office object", "wrong-organ holder=bureau organ=office; R22-23¶3; ask-organ organ=bureau"),
    (FORWARDED, "2026-03-11 bureau object", "window-over due_on=2026-03-10; R22-23¶3; open-acts"),
    (FORWARDED, "+1 bureau object text=0", "text-missing; R22-23¶3; write"),
    ("2026-03-02 office register | +1 office forward bureau | +1 bureau object | +0 office return no",
        "+1 bureau object",
        "already-objected; R22-23¶3; dispute"),
    ("2026-03-02 office register | +1 office forward bureau | +1 bureau dispute | +0 district settle market",
        "+1 market object",
        "already-settled; R22-23¶3; open-acts"),
    ("2022-04-20 office register | +1 office forward bureau", "+1 bureau object",
        "not-provided; R05-21¶1; load-pack on=2022-04-22"),
    ("2022-04-29 office register | +1 office forward bureau", "2022-05-03 bureau object",
        "not-provided; R22-23¶3; open-acts"),
    // 退回
    (FORWARDED, "+1 office return", "wrong-stage stage=forwarded; R22-23¶3; open-acts"),
    (OBJECTED, "+1 petitioner return", "staff-only; R22-23¶3; ask-organ organ=bureau"),
    (OBJECTED, "+1 market return", "wrong-organ holder=office organ=market; R22-23¶3; ask-organ organ=office"),
    (OBJECTED, "+1 office return text=0", "text-missing; R22-23¶3; write"),
    // 提请确定受理机关
    (REGISTERED, "+1 office dispute", "wrong-stage stage=registered; R22-24¶1; open-acts"),
    (FORWARDED, "+1 petitioner dispute", "staff-only; R22-24¶1; ask-organ organ=bureau"),
    (FORWARDED, "+1 market dispute", "wrong-organ holder=bureau organ=market; R22-24¶1; ask-organ organ=bureau"),
    (FORWARDED, "+1 bureau dispute text=0", "text-missing; R22-24¶1; write"),
    ("2026-03-02 office register | +1 office forward bureau | +1 bureau dispute | +0 district settle bureau",
        "+1 bureau dispute",
        "already-settled; R22-24¶1; open-acts"),
    ("2026-03-02 city register | +1 city forward province", "+1 province dispute",
        "no-common-superior; R22-24¶1; check-directory"),
    ("2022-04-20 office register | +1 office forward bureau | +1 bureau dispute | +0 district settle bureau",
        "+1 bureau dispute",
        "already-settled; R05-24; open-acts"),
    // 确定受理机关
    (FORWARDED, "+1 district settle bureau", "wrong-stage stage=forwarded; R22-24¶1; open-acts"),
    (DISPUTED, "+1 petitioner settle bureau", "staff-only; R22-24¶1; ask-organ organ=bureau"),
    (DISPUTED, "+1 bureau settle bureau",
        "wrong-organ holder=district organ=bureau; R22-24¶1; ask-organ organ=district"),
    (DISPUTED, "+1 district settle nowhere", "unknown-organ organ=nowhere; R22-24¶1; check-directory"),
    (DISPUTED, "+1 district settle closed", "organ-not-active on=2026-03-05 organ=closed; R22-24¶1; check-directory"),
    (DISPUTED, "+1 district settle market text=0", "text-missing; R22-24¶1; write"),
    ("2026-03-02 office register accused=market | +1 office forward bureau | +1 bureau dispute",
        "+1 district settle market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    // 确定主办、协办
    (CONCLUDED, "+1 bureau involve market", "wrong-stage stage=concluded; R22-24¶1; open-acts"),
    (MERGED, "+1 bureau involve market", "wrong-stage stage=merged; R22-24¶1; open-acts"),
    (HANDLING, "+1 petitioner involve market", "staff-only; R22-24¶1; ask-organ organ=bureau"),
    (HANDLING, "+1 township involve market",
        "wrong-organ holder=bureau organ=township; R22-24¶1; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau involve bureau", "to-itself organ=bureau; R22-24¶1; check-directory"),
    (HANDLING, "+1 bureau involve nowhere", "unknown-organ organ=nowhere; R22-24¶1; check-directory"),
    (HANDLING, "+1 bureau involve closed", "organ-not-active on=2026-03-05 organ=closed; R22-24¶1; check-directory"),
    (HANDLING, "+1 bureau involve market text=0", "text-missing; R22-24¶1; write"),
    ("2026-03-02 office register accused=market | +1 office forward bureau", "+1 bureau involve market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    // 接续办理
    (CONCLUDED, "+1 district take_over market", "wrong-stage stage=concluded; R22-24¶2; open-acts"),
    (HANDLING, "+1 district take_over market", "holder-in-place holder=bureau; R22-24¶2; ask-organ organ=bureau"),
    (GONE, "2026-03-10 district take_over closed", "to-itself organ=closed; R22-24¶2; check-directory"),
    (GONE, "2026-03-10 district take_over nowhere", "unknown-organ organ=nowhere; R22-24¶2; check-directory"),
    (GONE, "2026-03-10 petitioner take_over bureau", "staff-only; R22-24¶2; ask-organ organ=closed"),
    (GONE, "2026-03-10 market take_over bureau",
        "wrong-organ holder=district organ=market; R22-24¶2; ask-organ organ=district"),
    (GONE, "2026-03-10 district take_over bureau text=0", "text-missing; R22-24¶2; write"),
    ("2019-12-30 closed register accused=market", "2026-03-10 district take_over market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    // 导入法定途径
    (ANSWERED, "+1 bureau route", "wrong-stage stage=answered; R22-31; open-acts"),
    (HANDLING, "+1 petitioner route", "staff-only; R22-31; ask-organ organ=bureau"),
    (HANDLING, "+1 office route", "wrong-organ holder=bureau organ=office; R22-31; ask-organ organ=bureau"),
    (HEARING, "+1 bureau route", "interlude-open interval=hearing; R22-31; close-interlude"),
    ("2026-03-02 bureau register proposal", "+1 bureau route", "wrong-purpose purpose=proposal; R22-31; open-acts"),
    ("2022-03-02 bureau register accusation", "+1 bureau route",
        "wrong-purpose purpose=accusation; R05-14¶2; open-acts"),
    (HANDLING, "+1 bureau route nowhere", "unknown-organ organ=nowhere; R22-31; check-directory"),
    (HANDLING, "+1 bureau route closed", "organ-not-active on=2026-03-05 organ=closed; R22-31; check-directory"),
    ("2026-03-02 bureau register accused=market", "+1 bureau route market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    (HANDLING, "+1 bureau route text=0", "text-missing; R22-31; write"),
    (HANDLING, "+1 bureau route by_file", "notice-missing; R22-31; issue-notice"),
    (HANDLING, "+1 bureau route notice=0", "text-missing; R22-31; write"),
    // 登记法定途径的结果
    (HANDLING, "+1 bureau record_outcome", "wrong-stage stage=handling; R22-31; open-acts"),
    (ROUTED, "+1 petitioner record_outcome", "staff-only; R22-31; ask-organ organ=bureau"),
    (ROUTED, "+1 office record_outcome", "wrong-organ holder=bureau organ=office; R22-31; ask-organ organ=bureau"),
    ("2026-03-02 office register | +1 office forward bureau | +1 bureau route | +1 bureau record_outcome",
        "+1 bureau record_outcome",
        "already-decided; R22-31; open-acts"),
    (ROUTED, "+1 bureau record_outcome text=0", "text-missing; R22-31; write"),
    // 报告紧急重大事项
    (HANDLING, "+1 petitioner report_urgent district committee", "staff-only; R22-25¶1; ask-organ organ=bureau"),
    (HANDLING, "+1 township report_urgent district committee",
        "wrong-organ holder=bureau organ=township; R22-25¶1; ask-organ organ=bureau"),
    (HANDLING, "+1 bureau report_urgent district",
        "addressees-missing organs=committee; R22-25¶1; add-addressees organs=committee"),
    (HANDLING, "+1 bureau report_urgent",
        "addressees-missing organs=district,committee; R22-25¶1; add-addressees organs=district,committee"),
    (HANDLING, "+1 office report_urgent district committee",
        "addressees-missing organs=city-office,national-office; R22-25¶2; \
         add-addressees organs=city-office,national-office"),
    (HANDLING, "+1 office report_urgent district committee city-office",
        "addressees-missing organs=national-office; R22-25¶2; add-addressees organs=national-office"),
    (HANDLING, "+1 bureau report_urgent nowhere", "unknown-organ organ=nowhere; R22-25¶1; check-directory"),
    (HANDLING, "+1 bureau report_urgent closed",
        "organ-not-active on=2026-03-05 organ=closed; R22-25¶1; check-directory"),
    (HANDLING, "+1 bureau report_urgent district committee text=0", "text-missing; R22-25¶1; write"),
    ("2026-03-02 office register accused=market", "+1 office report_urgent market",
        "to-accused organ=market; R22-30¶3; other-organ"),
    ("2022-04-20 office register", "+1 office report_urgent district",
        "addressees-missing organs=committee; R05-26¶1; add-addressees organs=committee"),
];

/// What happened to the directory, and what is refused after it.
type After = (fn(&mut Directory), &'static [Row]);

/// The bureau ended on 31 March 2026, and the housing centre carries on its powers.
fn bureau_gone(directory: &mut Directory) {
    let until = date(2026, 3, 31);
    let ended = EndOrgan { organ: organ("bureau"), until, how: How::Dissolved, successors: vec![organ("heir")] };
    end_organ(directory, ended).expect("it ends");
}

/// The market office is led by the housing centre from now on.
fn market_below_heir(directory: &mut Directory) {
    directory.organs.get_mut(&organ("market")).expect("an organ").parent = Some(organ("heir"));
}

#[rustfmt::skip]
pub const AFTER: &[After] = &[
    (bureau_gone, &[
        (HANDLING, "2026-04-02 district take_over market",
        "not-successor organ=market successors=heir; R22-24¶2; ask-organ organ=heir"),
        (HANDLING, "2026-04-02 market take_over heir",
        "wrong-organ holder=heir organ=market; R22-24¶2; ask-organ organ=heir"),
        (HANDLING, "2026-04-02 bureau answer",
        "organ-not-active on=2026-04-02 organ=bureau; R22-31; check-directory"),
        ("2026-03-02 office register accused=heir | +1 office forward bureau", "2026-04-02 office take_over heir",
        "to-accused organ=heir; R22-30¶3; other-organ"),
    ]),
    (market_below_heir, &[
        ("2026-03-02 office register | +0 office correct accused=heir | +1 office forward market",
            "+1 office:head decide_correction",
            "hand-over-missing organ=market; R22-30¶3; other-organ"),
    ]),
];
