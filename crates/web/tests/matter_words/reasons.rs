//! Every reason of a refusal and every way out.

use std::collections::BTreeSet;
use std::path::Path;

use app::domain::directory::{Role, Unfit};
use app::domain::matter::{DeclineGround, Ending, Opinion, OpinionPart, StageName};
use app::domain::{DivisionCode, PostId, Refusal, WayOut, Why};
use app::law::{Act, Circumstance, Interval, Purpose};
use web::words::{Speaker, Told};
use wording::Lang;

use super::samples::*;
use super::{assert_whole, ends, in_both, law};

/// Reasons that name an organ, an official or a day.
fn who_and_when() -> Vec<Why> {
    let (organ, official, on, due_on) = (ORGAN, OFFICIAL, DAY, DAY);
    vec![
        Why::WrongOrgan { organ, holder: OTHER },
        Why::UnknownOrgan { organ },
        Why::OrganNotActive { organ, on },
        Why::UnknownOfficial { official },
        Why::NotInOffice { official, organ, on },
        Why::DayInFuture { on: LATER, today: DAY },
        Why::DayBeforeLast { on, last: LATER },
        Why::NoLaw { on },
        Why::RuleNotLoaded { cite: cite(), on },
        Why::ToItself { organ },
        Why::ToAccused { organ },
        Why::TermOver { due_on },
        Why::ApproverNotLeader { official, organ },
        Why::WindowOver { due_on },
        Why::NotHigherOrgan { organ, higher: Some(OTHER) },
        Why::NotHigherOrgan { organ, higher: None },
        Why::Recused { official },
        Why::SamePerson { official },
        Why::HandOverMissing { organ },
        Why::NotBelow { organ },
        Why::HolderInPlace { holder: organ },
        Why::NotSuccessor { organ, successors: vec![OTHER] },
        Why::AddresseesMissing { organs: vec![ORGAN, OTHER] },
        Why::AddresseesMissing { organs: Vec::new() },
        Why::NotDueYet { due_on },
        Why::StillOwed { cite: cite(), due_on },
        Why::ParentCircle { organ },
        Why::DatesReversed { from: LATER, until: DAY },
    ]
}

/// Reasons that name a number or a name of a closed list.
fn how_many_and_which() -> Vec<Why> {
    vec![
        Why::WrongStage { stage: StageName::Merged },
        Why::TooManyRepresentatives { found: 6, limit: 5 },
        Why::AlreadyExtended { times_max: 1 },
        Why::TooLong { days: 40, days_max: 30 },
        Why::TooManyAgents { found: 3, limit: 2 },
        Why::TooMany { limit: 10_000 },
        Why::WrongPurpose { purpose: Purpose::Proposal },
        Why::GroundNotListed { ground: DeclineGround::StatutoryRoute },
        Why::EarlierNotEnded { matter: MATTER },
        Why::EndingNotListed { ending: Ending::Settlement },
        Why::InterludeOpen { interval: Interval::Hearing },
        Why::PartsMissing { parts: vec![OpinionPart::Facts, OpinionPart::Basis] },
        Why::SameOpinion { opinion: Opinion::NotSupport },
        Why::CircumstanceNotListed { circumstance: Circumstance::BuckPassing },
        Why::NoSuchItem { no: 3 },
        Why::UnknownDivision { division: DivisionCode(330_102) },
    ]
}

/// Reasons that their sentence alone tells, first those about the state of the matter.
fn plain() -> Vec<Why> {
    let state = [
        Why::NotRegistered,
        Why::AlreadyRegistered,
        Why::NoRunningTerm,
        Why::NotExtendable,
        Why::NothingToReview,
        Why::NotDelivered,
        Why::NothingToDeliver,
        Why::NotSent,
        Why::AlreadyObjected,
        Why::AlreadySettled,
        Why::NoCommonSuperior,
        Why::AlreadyAsked,
        Why::NothingAsked,
        Why::NoInterlude,
        Why::NothingToSettle,
        Why::NothingAssigned,
        Why::NotAnswered,
        Why::NothingPromised,
        Why::AlreadyPerformed,
        Why::AlreadyConfirmed,
        Why::AlreadyEvaluated,
        Why::NothingToEvaluate,
        Why::AlreadyArchived,
        Why::AlreadyDecided,
        Why::NotMergeable,
        Why::MattersDiffer,
        Why::AlreadySealed,
        Why::NotSealed,
        Why::NotFound,
    ];
    let missing = [
        Why::TextMissing,
        Why::HeadsMissing,
        Why::NotProvided,
        Why::StaffOnly,
        Why::PetitionerOnly,
        Why::NotAParty,
        Why::MandateMissing,
        Why::PeriodMissing,
        Why::NoticeMissing,
        Why::NotSimple,
        Why::MustObject,
        Why::OtherMatterMissing,
        Why::ConsentMissing,
        Why::PromiseMissing,
        Why::FactsNotEstablished,
        Why::CircumstanceMissing,
        Why::OutcomeMissing,
        Why::DuplicateId,
        Why::UnknownPost,
    ];
    state.into_iter().chain(missing).collect()
}

fn of_the_directory() -> Vec<Why> {
    let (organ, official, post) = (ORGAN, OFFICIAL, PostId(1));
    let unfit = [
        Unfit::OrganEnded { organ, until: DAY },
        Unfit::SubordinatesLeft { organ, left: vec![OTHER] },
        Unfit::TooFewOrgans { found: 1, least: 2 },
        Unfit::NamedTwice { organ },
        Unfit::NothingChanges,
        Unfit::NoSuchTenure { official, post, on: DAY },
        Unfit::TenureOverlaps { official, post, from: DAY },
        Unfit::OutsideOrgan { organ, on: DAY },
        Unfit::RoleToSelf { official },
        Unfit::RoleHeld { official, organ, role: Role::Clerk, from: DAY },
        Unfit::RolesApart { official, held: Role::Auditor, role: Role::Clerk },
        Unfit::RoleNotThere { organ, role: Role::Discipline },
        Unfit::NoSuchRole { official, organ, role: Role::Clerk },
    ];
    unfit.into_iter().map(Why::Directory).collect()
}

fn whys() -> Vec<Why> {
    [who_and_when(), how_many_and_which(), plain(), of_the_directory()].concat()
}

fn ways() -> Vec<WayOut> {
    vec![
        WayOut::Register,
        WayOut::OpenActs { acts: vec![Act::Forward, Act::Accept] },
        WayOut::OpenActs { acts: Vec::new() },
        WayOut::AskOrgan { organ: ORGAN },
        WayOut::UseDay { from: Some(DAY), until: LATER },
        WayOut::UseDay { from: None, until: LATER },
        WayOut::LoadPack { on: DAY },
        WayOut::Write,
        WayOut::AtMost { limit: 5 },
        WayOut::OtherOrgan,
        WayOut::AskLeader { leaders: vec![OFFICIAL] },
        WayOut::AskLeader { leaders: Vec::new() },
        WayOut::AnswerLate,
        WayOut::NewFacts,
        WayOut::HigherOrgan { organ: Some(ORGAN) },
        WayOut::HigherOrgan { organ: None },
        WayOut::Deliver,
        WayOut::OtherOfficial,
        WayOut::AskPetitioner,
        WayOut::ShowMandate,
        WayOut::SetPeriod,
        WayOut::Object,
        WayOut::Dispute,
        WayOut::AddAddressees { organs: vec![ORGAN] },
        WayOut::AddAddressees { organs: Vec::new() },
        WayOut::IssueNotice,
        WayOut::Ordinary,
        WayOut::NameMatter,
        WayOut::CloseInterlude,
        WayOut::AskBothSides,
        WayOut::OtherOpinion,
        WayOut::Investigate,
        WayOut::ReportInterim,
        WayOut::Urge,
        WayOut::RunSweep,
        WayOut::RecordOutcome,
        WayOut::CheckDirectory,
    ]
}

/// Every code that a file of the domain gives to a variant.
/// The codes of the domain's own lists; those of the directory stand in its source.
fn known_codes() -> BTreeSet<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src/directory/unfit.rs");
    let text = std::fs::read_to_string(path).expect("source");
    let code = |line: &str| Some(line.split_once("=> \"")?.1.split_once('"')?.0.to_owned());
    let own = Why::CODES.iter().chain(WayOut::CODES).map(|code| (*code).to_owned());
    own.chain(text.lines().filter_map(code)).collect()
}

fn tell(speaker: &Speaker<'_>, act: Act, why: Why, way_out: WayOut) -> Told {
    speaker.refusal(&Refusal { act: Some(act), why, cite: Some(cite()), way_out })
}

#[test]
fn there_is_a_sample_of_every_reason_and_way_out() {
    let whys = whys().into_iter().map(|why| why.code().to_owned());
    let ways = ways().into_iter().map(|way| way.code().to_owned());
    let sampled: BTreeSet<String> = whys.chain(ways).collect();
    let known = known_codes();
    assert!(known.len() > 110, "{}", known.len());
    assert_eq!(sampled, known);
}

#[test]
fn every_reason_is_one_sentence_of_its_own_in_both_languages() {
    in_both(&law(), |speaker| {
        let mut said = BTreeSet::new();
        for why in whys() {
            let told = tell(speaker, Act::Forward, why.clone(), WayOut::Write).why;
            assert_whole(&told, why.code());
            assert!(ends(speaker, &told), "{told}");
            assert!(said.insert(told.clone()), "two reasons read {told:?}");
        }
    });
}

#[test]
fn every_way_out_is_a_sentence_of_its_own_in_both_languages() {
    in_both(&law(), |speaker| {
        let mut said = BTreeSet::new();
        for way in ways() {
            let told = tell(speaker, Act::Forward, Why::TextMissing, way.clone()).way_out;
            assert_whole(&told, way.code());
            assert!(ends(speaker, &told), "{told}");
            assert!(said.insert(told.clone()), "two ways out read {told:?}");
        }
    });
}

/// An act is named in the middle of the sentence: “不能受理：…”.
#[test]
fn every_act_can_be_refused_by_name() {
    in_both(&law(), |speaker| {
        for act in Act::ALL {
            let told = tell(speaker, *act, Why::TextMissing, WayOut::OpenActs { acts: vec![*act] });
            assert_whole(&told.why, act.name());
            assert_whole(&told.way_out, act.name());
        }
    });
}

/// To whom the wall hides a matter, the answer is the one that an unknown number gets: it speaks of no accusation
/// and of nothing that somebody may not see.
#[test]
fn what_the_wall_hides_reads_like_an_unknown_number() {
    let telling = ["检举", "控告", "权限", "可见", "不得", "accus", "allowed", "hidden", "may not"];
    in_both(&law(), |speaker| {
        let told = tell(speaker, Act::Accept, Why::NotRegistered, WayOut::Register);
        let text = format!("{}{}", told.why, told.way_out);
        assert!(telling.iter().all(|word| !text.contains(word)), "{text}");
    });
}

#[test]
fn the_facts_of_a_refusal_choose_its_sentence() {
    let law = law();
    let directory = app::domain::directory::Directory::default();
    let speaker = Speaker { words: Lang::Chinese.words(), directory: &directory, law: &law };
    let until = WayOut::UseDay { from: None, until: DAY };
    let future = || Why::DayInFuture { on: LATER, today: DAY };
    let many = || Why::TooMany { limit: 2 };
    let rows = [
        (Act::Register, future(), until.clone(), "还没有到，今天是", "不晚于"),
        (Act::Correct, future(), until, "晚于收到的", "不晚于"),
        (Act::Contact, many(), WayOut::Register, "已有 2 份", "另行登记"),
        (Act::Attach, many(), WayOut::Write, "已有 2 份", "并成一份"),
        (Act::Attach, Why::TextMissing, WayOut::Write, "必须写明", "补写"),
    ];
    for (act, why, way_out, says, instead) in rows {
        let told = tell(&speaker, act, why, way_out);
        assert!(told.why.contains(says), "{} / {says}", told.why);
        assert!(told.way_out.contains(instead), "{} / {instead}", told.way_out);
    }
}
