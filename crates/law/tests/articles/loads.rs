//! Every shipped pack loads, and shows its numbers by examples.

use law::{Act, Divisions, Lasts, Pack, PackFile, PackRole, Requires, Rhythm, RuleHead, Unit};

use crate::book::{BEIJING, JIANGSU, SHANDONG, SICHUAN, ZHEJIANG, book, law};
use jiff::civil::date;

fn codes(role: PackRole) -> String {
    let packs = book().packs().iter().filter(|pack| pack.role == role);
    packs.map(|pack| pack.code.to_string()).collect::<Vec<_>>().join(" ")
}

#[test]
fn every_shipped_pack_loads_and_its_examples_hold() {
    assert_eq!(codes(PackRole::Procedure), "R05 BJ06 SD15 ZJ16 R22");
    assert_eq!(codes(PackRole::Responsibility), "NAT JS AH BJ");
    assert_eq!(codes(PackRole::Reference), "LMA07 IP09 APL14 BJN CSL ACC19 ML OH21 CDR ARL23 SUP");
    assert_eq!(book().packs().len(), packs::packs().len());
}

/// The rules that a number decides, so that only somebody who counted can say whether they are right.
fn numeric(pack: &Pack) -> Vec<&RuleHead> {
    let rules = &pack.rules;
    let timed = |unit: Unit| unit != Unit::Unstated;
    let mut heads: Vec<&RuleHead> = Vec::new();
    heads.extend(rules.clocks.iter().filter(|rule| timed(rule.says.period.unit)).map(|rule| &rule.head));
    heads.extend(rules.guards.iter().filter(|rule| rule.says.limit.is_some()).map(|rule| &rule.head));
    let per = rules.duties.iter().filter(|rule| matches!(rule.says.rhythm, Rhythm::Per { .. }));
    heads.extend(per.map(|rule| &rule.head));
    let lasting = rules.consequences.iter().filter(|rule| matches!(rule.says.lasts, Lasts::Months(_) | Lasts::YearEnd));
    heads.extend(lasting.map(|rule| &rule.head));
    heads.extend(rules.appeals.iter().filter(|rule| timed(rule.says.window.unit)).map(|rule| &rule.head));
    heads
}

/// Each number of each pack has an example of its own, counted by hand.
#[test]
fn every_rule_with_a_number_has_an_example() {
    let mut without = Vec::new();
    for pack in book().packs() {
        let numeric = numeric(pack);
        assert!(pack.examples.len() >= numeric.len(), "{}: {} examples", pack.code, pack.examples.len());
        let shown = |head: &&RuleHead| pack.examples.iter().any(|example| *example.rule == *head.id);
        without.extend(numeric.iter().filter(|head| !shown(head)).map(|head| format!("{} {}", head.cite, head.id)));
    }
    assert_eq!(without, Vec::<String>::new());
}

#[test]
fn every_place_of_a_pack_exists() {
    let (path, text) = packs::divisions();
    let divisions = Divisions::load(PackFile { path: &path, text }).expect("the list of divisions reads");
    assert_eq!(divisions.check(book()), []);
}

/// Every rule rests on a provision of its own pack, and every pack with numbered articles has them all.
#[test]
fn every_rule_cites_a_provision_and_no_article_is_missing() {
    for pack in book().packs() {
        for (kind, head) in pack.rules.heads() {
            assert!(pack.provision(head.cite).is_some(), "{kind} {} cites {}", head.id, head.cite);
        }
        if let Some(articles) = pack.articles {
            let mut found: Vec<u16> = pack.provisions.iter().map(|provision| provision.cite.article).collect();
            found.dedup();
            assert_eq!(found, (1..=articles).collect::<Vec<_>>(), "{}", pack.code);
        }
    }
}

/// A regulation of procedure that stands by itself carries every recorded act; the others lean on one.
#[test]
fn every_recorded_act_has_a_basis_everywhere() {
    for pack in book().packs().iter().filter(|pack| pack.stands_alone()) {
        for act in Act::RECORDED {
            assert!(pack.guard(*act, Requires::Basis).is_some(), "{} {act}", pack.code);
        }
    }
    for division in [SICHUAN, BEIJING, ZHEJIANG, SHANDONG, JIANGSU] {
        for day in [date(2005, 5, 1), date(2018, 6, 1), date(2022, 4, 30), date(2022, 5, 1), date(2026, 11, 23)] {
            for act in Act::RECORDED {
                assert!(law(division, day).basis(*act).is_some(), "{act} in {division} on {day}");
            }
        }
    }
}

/// The articles that each text counts.
///
/// Article: NAT-19, BJ-26, JS-22, R22-50, R05-51, BJ06-70, SD15-68, ZJ16-36
#[test]
fn each_text_has_as_many_articles_as_it_counts() {
    for (code, articles) in
        [("NAT", 19), ("BJ", 26), ("JS", 22), ("R22", 50), ("R05", 51), ("BJ06", 70), ("SD15", 68), ("ZJ16", 36)]
    {
        assert_eq!(crate::book::pack(code).articles, Some(articles), "{code}");
    }
}
