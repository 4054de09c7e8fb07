//! What only the law of a place, or of an organ of some kind, refuses.

use domain::directory::{Organ, OrganKind};

use crate::refusals::Row;
use crate::town::organ;

/// Where, what the organs are there, and what is refused.
type Place = (i64, fn(&mut Organ), &'static [Row]);

const BEIJING: i64 = 110_101;
const SHANDONG: i64 = 370_102;
const NOWHERE: i64 = 990_103;

/// The bureau is a court.
fn court(row: &mut Organ) {
    if row.id == organ("bureau") {
        row.kind = OrganKind::Court;
    }
}

#[rustfmt::skip]
pub const PLACES: &[Place] = &[
    (NOWHERE, court, &[
        ("2018-03-01 bureau register", "+1 bureau assign market 20",
        "not-provided; no provision; load-pack on=2018-03-02"),
        ("2018-03-01 bureau register", "+1 bureau bar", "not-provided; no provision; load-pack on=2018-03-02"),
        ("2018-03-01 bureau register", "+1 bureau decline in_litigation",
        "ground-not-listed ground=in_litigation; no provision; open-acts"),
        ("2018-03-01 office register | +0 office forward bureau", "+1 bureau object",
        "not-provided; no provision; load-pack on=2018-03-02"),
        ("2018-03-01 office register | +0 office forward bureau", "+1 bureau dispute",
        "not-provided; no provision; load-pack on=2018-03-02"),
    ]),
    (BEIJING, |_| {}, &[
        ("", "2018-03-01 office register party=second:agent", "mandate-missing; BJ06-27¶1; show-mandate"),
        (UNDER_REVIEW_2018, "+1 district review remand", "period-missing; BJ06-50¶1(2); set-period"),
        (UNDER_FINAL_REVIEW_2018, "+1 city final_review remand", "period-missing; BJ06-50¶1(2); set-period"),
        (UNDER_REVIEW_2018, "2018-04-16 district extend_review 10 by=city:head",
        "term-over due_on=2018-04-03; BJ06-50¶1; answer-late"),
        (EXTENDED_2018, "+1 district extend_review 10 by=city:head",
        "already-extended times_max=1; BJ06-50¶1; answer-late"),
        (UNDER_REVIEW_2018, "+1 district extend_review 31",
        "too-long days=31 days_max=30; BJ06-50¶1; at-most limit=30"),
        (UNDER_REVIEW_2018, "+1 district extend_review 30 text=0", "text-missing; BJ06-50¶4; write"),
        (UNDER_REVIEW_2018, "+1 district extend_review 30 by=district:head",
        "approver-not-leader official=district:head organ=city; BJ06-50¶4; \
         ask-leader leaders=city:head,city:member,city:lead"),
        (REMANDED_2018, "+1 bureau answer", "same-opinion opinion=explain; BJ06-50¶2; other-opinion"),
    ]),
    (SHANDONG, |_| {}, &[
        ("", "2018-03-01 office register party=second:agent", "mandate-missing; SD15-28¶3; show-mandate"),
        ("",
        "2018-03-01 office register party=second:agent:mandate party=third:agent:mandate \
         party=stranger:agent:mandate",
        "too-many-agents found=3 limit=2; SD15-28¶1; at-most limit=2"),
        (UNDER_REVIEW_2018, "+1 district review remand", "period-missing; SD15-45¶1(2); set-period"),
        (ASSIGNED_2018, "+1 bureau extend_report 20 by=bureau:head",
        "approver-not-leader official=bureau:head organ=office; SD15-42¶2; \
         ask-leader leaders=office:head,office:member,office:lead"),
        (ASSIGNED_2018, "2018-03-23 bureau extend_report 20 by=office:head",
        "term-over due_on=2018-03-21; SD15-42¶2; answer-late"),
        (ASSIGNED_2018, "+1 bureau extend_report 0 by=office:head",
        "too-long days=0 days_max=3660; SD15-42¶2; at-most limit=3660"),
        (REMANDED_2018, "+1 bureau answer", "same-opinion opinion=explain; SD15-45¶2; other-opinion"),
    ]),
];

const UNDER_REVIEW_2018: &str = "2018-03-01 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review";
const REMANDED_2018: &str = "2018-03-01 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review | +1 district review remand 20 \
         | +1 district deliver | +0 bureau investigate";
const ASSIGNED_2018: &str = "2018-03-01 office register | +0 office assign bureau 20";
const EXTENDED_2018: &str = "2018-03-01 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review | +1 district extend_review 10 by=city:head";
const UNDER_FINAL_REVIEW_2018: &str = "2018-03-01 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review | +1 district review | +1 district deliver \
     | +1 city request_final_review";
