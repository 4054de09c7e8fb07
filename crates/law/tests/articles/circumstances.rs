//! The circumstances that each text lists: those that call for supervision, and those for which an opinion that is
//! done again may not be the same.

use jiff::civil::{Date, date};
use law::{Act, Circumstance, OrganKind, Requires};

use crate::book::{BEIJING, SHANDONG, SICHUAN, ZHEJIANG, law, list};

const NOW: Date = date(2024, 6, 3);
const BEFORE: Date = date(2018, 6, 4);

/// The list of a guard, with its article.
fn listed(division: &str, day: Date, act: Act, requires: Requires) -> String {
    let office = law::Seat::organ(OrganKind::PetitionOffice, law::Level::County);
    let guard = law(division, day).asked_by(office).guard(act, requires);
    guard.map_or_else(String::new, |rule| format!("{} {}", rule.head.cite, list(&rule.says.circumstances)))
}

/// Five lists call for supervision, each its own way; falsehood is in three of them.
///
/// Article: R22-40¶1, R05-36¶1, BJ06-52¶1, SD15-59¶1, ZJ16-29
#[test]
fn each_text_lists_what_calls_for_supervision() {
    for (division, day, expected) in [
        (SICHUAN, NOW, "R22-40¶1 wrong_procedure|buck_passing|falsified|not_performed|other"),
        (SICHUAN, BEFORE, "R05-36¶1 overdue|no_feedback|wrong_procedure|buck_passing|not_performed|other"),
        (
            BEIJING,
            BEFORE,
            "BJ06-52¶1 overdue|no_feedback|wrong_procedure|buck_passing|not_performed|facts_unclear|wrong_basis|\
             falsified|other",
        ),
        (SHANDONG, BEFORE, "SD15-59¶1 wrong_procedure|overdue|no_feedback|not_performed|buck_passing|falsified|other"),
        (ZHEJIANG, BEFORE, "ZJ16-29 overdue|no_feedback|wrong_procedure|buck_passing"),
    ] {
        assert_eq!(listed(division, day, Act::Supervise, Requires::Basis), expected);
    }
}

/// What was sent back for unclear facts or a wrong provision may not be decided alike; in Shandong nor what lacked
/// evidence. What was sent back for its procedure may.
///
/// Article: BJ06-50¶2, SD15-45¶2
#[test]
fn a_new_opinion_differs_where_the_facts_or_the_basis_were_wrong() {
    for act in [Act::Answer, Act::Review] {
        assert_eq!(listed(BEIJING, BEFORE, act, Requires::NotSameOpinion), "BJ06-50¶2 facts_unclear|wrong_basis");
        let shandong = listed(SHANDONG, BEFORE, act, Requires::NotSameOpinion);
        assert_eq!(shandong, "SD15-45¶2 facts_unclear|evidence_lacking|wrong_basis");
        assert_eq!(listed(SICHUAN, NOW, act, Requires::NotSameOpinion), "");
    }
    let guard = law(BEIJING, BEFORE).guard(Act::Answer, Requires::NotSameOpinion).expect("a guard");
    assert!(guard.says.covers(Circumstance::FactsUnclear) && !guard.says.covers(Circumstance::WrongProcedure));
    let open = law(SICHUAN, NOW).guard(Act::Answer, Requires::Basis).expect("a guard");
    assert!(open.says.covers(Circumstance::WrongProcedure), "no list is every circumstance");
}
