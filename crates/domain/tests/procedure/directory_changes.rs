//! Renaming, moving, merging, splitting and ending organs; ending and changing tenures.

use domain::directory::{
    Change, Directory, EndOrgan, EndTenure, How, Merge, Move, NewPortfolio, Organ, OrganKind, Place, Portfolio, Rename,
    Split, Tenure, Version, dissolve, merge, split,
};
use domain::{DivisionCode, OfficialId, OrganId, PostId, Refusal};
use jiff::civil::{Date, date};
use proptest::prelude::*;

use crate::town::{official, organ, town};

const DAY: Date = date(2026, 3, 2);
const EVE: Date = date(2026, 3, 1);

fn renamed(name: &str, on: Date) -> Change {
    Change::Rename(Rename { organ: organ("bureau"), from: on, name: name.to_owned(), mark: "云".to_owned() })
}

fn moved(word: &str, change: impl Fn(&mut Place)) -> Change {
    let mut place = town().directory.organ(organ(word)).unwrap().place();
    change(&mut place);
    Change::Move(Move { organ: organ(word), from: DAY, place })
}

fn ended(word: &str, until: Date, successors: &[&str]) -> EndOrgan {
    let successors = successors.iter().map(|word| organ(word)).collect();
    EndOrgan { organ: organ(word), until, how: How::Dissolved, successors }
}

fn left(who: &str, until: Date) -> Change {
    let official = official(who);
    Change::EndTenure(EndTenure { official, post: PostId(official.0), from: date(2000, 1, 1), until })
}

fn in_charge(organs: &[&str], fields: &[&str], since: Date) -> Change {
    let organs = organs.iter().map(|word| organ(word)).collect();
    let portfolio = Portfolio { organs, fields: fields.iter().map(|field| (*field).to_owned()).collect() };
    let who = official("bureau:lead");
    Change::Portfolio(NewPortfolio { official: who, post: PostId(who.0), from: date(2000, 1, 1), since, portfolio })
}

fn again(from: Date, until: Option<Date>) -> Change {
    let who = official("bureau:former");
    Change::Tenure(Tenure { until, acting: true, ..Tenure::new(who, PostId(who.0), from) })
}

fn make(directory: &mut Directory, changes: impl IntoIterator<Item = Change>) -> Result<(), Refusal> {
    changes.into_iter().try_for_each(|change| change.make(directory))
}

type Try = fn(&mut Directory) -> Result<(), Refusal>;

fn merged(directory: &mut Directory, organs: &[&str], into: &str) -> Result<(), Refusal> {
    let organs = organs.iter().map(|word| organ(word)).collect();
    let changes = merge(directory, &Merge { organs, into: organ(into), from: DAY })?;
    make(directory, changes)
}

fn parted(directory: &mut Directory, word: &str, parts: &[&str]) -> Result<(), Refusal> {
    let parts = parts.iter().map(|word| organ(word)).collect();
    let changes = split(directory, &Split { organ: organ(word), parts, from: DAY })?;
    make(directory, changes)
}

#[rustfmt::skip]
const ROWS: &[(&str, Try, &str)] = &[
    ("a new name is a name", |d| renamed(" ", DAY).make(d), "text-missing; write"),
    ("a new name is new", |d| renamed("临溪区住房建设局", DAY).make(d), "nothing-changes; check-directory"),
    ("only what exists is renamed", |d| renamed("新局", date(1999, 12, 31)).make(d), "organ-not-active; check-directory"),
    ("the first day has the first name", |d| renamed("新局", date(2000, 1, 1)).make(d), "day-before-last; use-day"),
    ("names follow in order", |d| make(d, [renamed("新局", DAY), renamed("旧局", EVE)]), "day-before-last; use-day"),
    ("a place is a change of place", |d| moved("bureau", |_| ()).make(d), "nothing-changes; check-directory"),
    ("no circle over the parent", |d| moved("city", |p| p.parent = Some(organ("bureau"))).make(d), "parent-circle; check-directory"),
    ("no circle over the line", |d| moved("city", |p| p.line = Some(organ("office"))).make(d), "parent-circle; check-directory"),
    ("no circle over the line of a body run from above",
        |d| moved("district", |p| (p.vertical, p.line) = (true, Some(organ("bureau")))).make(d), "parent-circle; check-directory"),
    ("nothing stands below itself", |d| moved("city", |p| p.line = Some(organ("city"))).make(d), "parent-circle; check-directory"),
    ("a superior is known", |d| moved("bureau", |p| p.line = Some(OrganId(99))).make(d), "unknown-organ; check-directory"),
    ("who manages is known", |d| moved("bureau", |p| p.managed_by = Some(OrganId(99))).make(d), "unknown-organ; check-directory"),
    ("a superior exists then", |d| moved("bureau", |p| p.parent = Some(organ("closed"))).make(d), "organ-not-active; check-directory"),
    ("a division is known", |d| moved("bureau", |p| p.division = DivisionCode(1)).make(d), "unknown-division; check-directory"),
    ("only what is known ends", |d| Change::EndOrgan(ended("nowhere", DAY, &[])).make(d), "unknown-organ; check-directory"),
    ("an organ ends once", |d| Change::EndOrgan(ended("closed", DAY, &[])).make(d), "organ-ended; check-directory"),
    ("and not a second time earlier", |d| make(d, [DAY, EVE].map(|day| Change::EndOrgan(ended("bureau", day, &[])))), "organ-ended; check-directory"),
    ("an organ does not end before it begins", |d| Change::EndOrgan(ended("bureau", date(1999, 12, 31), &[])).make(d), "dates-reversed; use-day"),
    ("nor before its last name", |d| make(d, [renamed("新局", DAY), Change::EndOrgan(ended("bureau", EVE, &[]))]), "dates-reversed; use-day"),
    ("nobody succeeds to itself", |d| Change::EndOrgan(ended("bureau", DAY, &["bureau"])).make(d), "named-twice; check-directory"),
    ("a successor exists then", |d| Change::EndOrgan(ended("bureau", DAY, &["closed"])).make(d), "organ-not-active; check-directory"),
    ("nobody is left below", |d| Change::EndOrgan(ended("district", DAY, &["city"])).make(d), "subordinates-left; check-directory"),
    ("nor in a split", |d| parted(d, "district", &["city", "office"]), "subordinates-left; check-directory"),
    ("a split has parts", |d| parted(d, "bureau", &["market"]), "too-few-organs; check-directory"),
    ("different ones", |d| parted(d, "bureau", &["market", "market"]), "named-twice; check-directory"),
    ("a merger is one of something", |d| merged(d, &[], "market"), "too-few-organs; check-directory"),
    ("not with itself", |d| merged(d, &["bureau", "market"], "market"), "named-twice; check-directory"),
    ("not twice", |d| merged(d, &["bureau", "bureau"], "market"), "named-twice; check-directory"),
    ("not into what has ended", |d| merged(d, &["bureau"], "closed"), "organ-not-active; check-directory"),
    ("only a tenure that is there ends", |d| left("bureau:idle", DAY).make(d), "no-such-tenure; check-directory"),
    ("once", |d| make(d, [left("bureau:head", EVE), left("bureau:head", DAY)]), "no-such-tenure; check-directory"),
    ("not before it began", |d| left("bureau:head", date(1999, 12, 31)).make(d), "dates-reversed; use-day"),
    ("one post is held once at a time", |d| again(date(2020, 12, 31), None).make(d), "tenure-overlaps; check-directory"),
    ("nor from before", |d| again(date(1990, 1, 1), None).make(d), "tenure-overlaps; check-directory"),
    ("nobody takes office where nobody is", |d| make(d, [Change::EndOrgan(ended("bureau", EVE, &[])), again(DAY, None)]), "outside-organ; check-directory"),
    ("a portfolio names what is known", |d| in_charge(&["nowhere"], &[], DAY).make(d), "unknown-organ; check-directory"),
    ("a field has a name", |d| in_charge(&[], &["信访", " "], DAY).make(d), "text-missing; write"),
    ("on one line", |d| in_charge(&[], &["信访\n督查"], DAY).make(d), "text-missing; write"),
    ("a portfolio changes", |d| in_charge(&[], &[], DAY).make(d), "nothing-changes; check-directory"),
    ("after the first day", |d| in_charge(&[], &["信访"], date(2000, 1, 1)).make(d), "day-before-last; use-day"),
    ("in order", |d| make(d, [in_charge(&[], &["信访"], DAY), in_charge(&[], &["督查"], DAY)]), "day-before-last; use-day"),
    ("during the tenure", |d| make(d, [left("bureau:lead", EVE), in_charge(&[], &["信访"], DAY)]), "no-such-tenure; check-directory"),
];

#[test]
fn what_does_not_fit_is_refused_and_changes_nothing() {
    for (name, change, refusal) in ROWS {
        let mut directory = town().directory.clone();
        let refused = change(&mut directory).expect_err(name);
        let said = format!("{}; {}", refused.why.code(), refused.way_out.code());
        assert_eq!(said, *refusal, "{name}");
    }
    for change in [renamed(" ", DAY), moved("city", |p| p.line = Some(organ("office"))), left("bureau:idle", DAY)] {
        let mut directory = town().directory.clone();
        assert!(change.make(&mut directory).is_err());
        assert_eq!(directory, town().directory);
    }
}

#[test]
fn a_renamed_organ_has_both_names_each_in_its_time() {
    let mut directory = town().directory.clone();
    let bureau = organ("bureau");
    make(&mut directory, [renamed("临溪区住建和城管局", DAY), moved("bureau", |p| p.line = Some(organ("city")))])
        .unwrap();
    assert_eq!(directory.name_on(bureau, EVE), Some("临溪区住房建设局"));
    assert_eq!(directory.name_on(bureau, DAY), Some("临溪区住建和城管局"));
    assert_eq!(directory.organ_on(bureau, EVE), town().directory.organ(bureau).cloned());
    assert_eq!(directory.higher_organs(bureau), [organ("district"), organ("city")]);
    let kept = directory.versions[&bureau].iter().map(Version::until).collect::<Vec<_>>();
    assert_eq!(kept, [EVE, EVE]);
}

/// 撤销后由继续行使其职权的机关办理。
///
/// Article: R22-32
#[test]
fn a_merger_moves_those_below_and_ends_tenures_and_the_successor_carries_on() {
    let mut directory = town().directory.clone();
    let field = Organ {
        name: "住建所".to_owned(),
        mark: "所".to_owned(),
        parent: Some(organ("township")),
        line: Some(organ("bureau")),
        ..Organ::new(OrganId(50), OrganKind::FieldOffice, DivisionCode(990_102), date(2010, 1, 1))
    };
    Change::Organ(field).make(&mut directory).unwrap();
    merged(&mut directory, &["bureau"], "market").unwrap();
    assert_eq!(directory.organ(OrganId(50)).unwrap().line, Some(organ("market")));
    assert!(directory.active(organ("bureau"), EVE).is_ok() && directory.active(organ("bureau"), DAY).is_err());
    assert_eq!(directory.successors(organ("bureau"), DAY), [organ("market")]);
    assert_eq!(directory.successors(organ("bureau"), EVE), []);
    let head = official("bureau:head");
    assert!(directory.leads(head, organ("bureau"), EVE) && !directory.leads(head, organ("bureau"), DAY));
    // And the successor is merged in its turn.
    let later = Merge { organs: vec![organ("market")], into: organ("district"), from: date(2026, 9, 1) };
    let changes = merge(&directory, &later).unwrap();
    make(&mut directory, changes).unwrap();
    assert_eq!(directory.successors(organ("bureau"), date(2026, 8, 31)), [organ("market")]);
    assert_eq!(directory.successors(organ("bureau"), date(2026, 9, 1)), [organ("district")]);
}

#[test]
fn one_below_the_other_may_be_merged_together_and_into_one_below() {
    let mut directory = town().directory.clone();
    for word in ["market", "township"] {
        let mut row = directory.organ(organ(word)).unwrap().place();
        (row.parent, row.line) = (Some(organ("bureau")), (word == "township").then(|| organ("market")));
        let change = Change::Move(Move { organ: organ(word), from: date(2020, 1, 1), place: row });
        change.make(&mut directory).unwrap();
    }
    let mut both = directory.clone();
    merged(&mut both, &["bureau", "market"], "office").unwrap();
    assert_eq!(both.successors(organ("market"), DAY), [organ("office")]);
    assert_eq!(both.higher_organs(organ("township")), [organ("office")], "moved once, from both");
    merged(&mut directory, &["bureau"], "market").unwrap();
    assert_eq!(directory.higher_organs(organ("market")), [organ("district")]);
}

#[test]
fn a_split_leaves_several_to_carry_on() {
    let mut directory = town().directory.clone();
    parted(&mut directory, "bureau", &["market", "township"]).unwrap();
    assert_eq!(directory.successors(organ("bureau"), DAY), [organ("market"), organ("township")]);
    assert_eq!(directory.leaders(organ("bureau"), DAY), []);
    let nobody = dissolve(&town().directory, &ended("market", EVE, &[])).unwrap();
    assert_eq!(nobody.len(), 5, "four tenures and the organ");
}

#[test]
fn a_portfolio_holds_from_its_day_on() {
    let mut directory = town().directory.clone();
    make(&mut directory, [in_charge(&["market"], &["市场"], EVE), in_charge(&["township"], &[], DAY)]).unwrap();
    let lead = official("bureau:lead");
    for (on, extra) in [(date(2026, 2, 28), None), (EVE, Some("market")), (DAY, Some("township"))] {
        let organs: Vec<OrganId> = [Some("bureau"), extra].into_iter().flatten().map(organ).collect();
        assert_eq!(directory.in_charge_of(lead, on), organs, "{on}");
    }
}

/// Organs of the town by number, known and unknown.
const ORGANS: std::ops::Range<i64> = 1..10;

fn any_change() -> impl Strategy<Value = Change> {
    let id = || ORGANS.prop_map(OrganId);
    let day = || (0..4_000i64).prop_map(|days| date(2018, 1, 1).saturating_add(jiff::Span::new().days(days)));
    let above = || proptest::option::of(id());
    let place = (above(), above(), any::<bool>(), above()).prop_map(|(parent, line, vertical, managed_by)| Place {
        division: DivisionCode(990_102),
        parent,
        line,
        vertical,
        managed_by,
    });
    prop_oneof![
        (id(), day(), place).prop_map(|(organ, from, place)| Change::Move(Move { organ, from, place })),
        (id(), day(), proptest::collection::vec(id(), 0..3)).prop_map(|(organ, until, successors)| {
            Change::EndOrgan(EndOrgan { organ, until, how: How::Dissolved, successors })
        }),
        (id(), day(), "[甲乙丙]{1,2}")
            .prop_map(|(organ, from, name)| { Change::Rename(Rename { organ, from, name, mark: "云".to_owned() }) }),
    ]
}

/// Mergers and splits, with what they come to worked out beforehand.
fn any_reorganisation() -> impl Strategy<Value = (Vec<OrganId>, Vec<OrganId>, Date)> {
    let ids = || proptest::collection::vec(ORGANS.prop_map(OrganId), 1..4);
    let day = (0..4_000i64).prop_map(|days| date(2018, 1, 1).saturating_add(jiff::Span::new().days(days)));
    (ids(), ids(), day)
}

proptest! {
    /// What a merger or a split is said to come to can be done, and leaves nobody below an organ that has ended by it.
    #[test]
    fn what_was_worked_out_can_be_done(
        moves in proptest::collection::vec(any_change(), 0..20),
        (organs, others, from) in any_reorganisation(),
    ) {
        let mut directory = town().directory.clone();
        moves.into_iter().for_each(|change| drop(change.make(&mut directory)));
        let into = others[0];
        let merged = merge(&directory, &Merge { organs: organs.clone(), into, from });
        let parted = split(&directory, &Split { organ: organs[0], parts: others.clone(), from });
        for (ended, successors, changes) in [(&organs, &others[..1], merged), (&organs[..1].to_vec(), &others[..], parted)] {
            let Ok(changes) = changes else { continue };
            let mut after = directory.clone();
            prop_assert_eq!(make(&mut after, changes), Ok(()));
            for organ in ended {
                prop_assert!(after.active(*organ, from).is_err());
                prop_assert_eq!(after.successors(*organ, from), successors);
                let below = after.organs.values().filter(|o| o.parent == Some(*organ) || o.line == Some(*organ));
                prop_assert!(below.clone().all(|o| o.until.is_some_and(|until| until < from)));
                prop_assert!(after.leaders(*organ, from).is_empty());
            }
        }
    }

    /// Whatever is tried: nobody comes to stand above itself, and who carries on is there on that day.
    #[test]
    fn bonds_have_no_circle_and_successors_are_active(
        changes in proptest::collection::vec(any_change(), 0..40),
        days in 0..4_000i64,
    ) {
        let mut directory = town().directory.clone();
        let mut made = Vec::new();
        for change in changes {
            if change.clone().make(&mut directory).is_ok() {
                made.push(change);
            }
        }
        let on = date(2018, 1, 1).saturating_add(jiff::Span::new().days(days));
        for organ in ORGANS.map(OrganId) {
            prop_assert!(!directory.above_all(organ).contains(&organ));
            let mut bonds: Vec<OrganId> = vec![organ];
            let mut steps = 0;
            while !bonds.is_empty() {
                bonds = bonds.iter().filter_map(|id| directory.organ(*id)).flat_map(|o| [o.parent, o.line]).flatten().collect();
                bonds.sort();
                bonds.dedup();
                steps += 1;
                prop_assert!(steps < 20, "a circle of superiors");
            }
            for successor in directory.successors(organ, on) {
                prop_assert!(directory.active(successor, on).is_ok());
                prop_assert!(directory.active(organ, on).is_err());
            }
        }
        // What was decided folds to the same, kind by kind as rows are read.
        let mut folded = town().directory.clone();
        made.sort_by_key(|change| match change {
            Change::Rename(row) => (0, row.from),
            Change::Move(row) => (1, row.from),
            Change::EndOrgan(row) => (2, row.until),
            _ => (3, on),
        });
        made.into_iter().for_each(|change| folded.take(change));
        prop_assert_eq!(folded, directory);
    }
}

/// Two tenures of one person at one post may follow each other.
#[test]
fn a_person_may_come_back_to_a_post() {
    let mut directory = town().directory.clone();
    again(date(2021, 1, 1), None).make(&mut directory).unwrap();
    let who = official("bureau:former");
    assert!(directory.leads(who, organ("bureau"), DAY));
    assert!(directory.tenure_on(who, PostId(who.0), DAY).is_some_and(|tenure| tenure.acting));
    assert_eq!(directory.tenure_on(OfficialId(1), PostId(1), DAY), None);
}
