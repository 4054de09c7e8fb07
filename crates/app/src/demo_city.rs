//! Plants the invented city and its petitions, by the same verbs as everything else.

use std::collections::BTreeMap;

use demo::City;
use domain::directory::{Division, Level, Official, Organ, OrganKind, Portfolio, Post, Standing, Tenure};
use domain::matter::{Accused, Channel, Opinion, Proof, ReviewResult, Round, Term};
use domain::{Actor, DivisionCode, MatterId, OfficialId, OrganId, Origin, PostId};
use jiff::ToSpan;
use jiff::civil::Date;
use law::{Act, NATION, Purpose};

use crate::demo_repeat::repeat_course;
use crate::demo_roles::demo_roles;
use crate::{ActDraft, App, BATCH, Chance, Course, DirectoryDraft, Door, Failure, Intake, PersonDraft, Stamp, Step};

/// Microseconds of an hour.
const HOUR_US: i64 = 3_600_000_000;
/// Microseconds of a minute.
const MINUTE_US: i64 = 60_000_000;
/// Hours by which Asia/Shanghai is ahead of UTC.
const SHANGHAI_HOURS: i64 = 8;
/// Organs and tenures of the demonstration have been there for so many years.
const YEARS_BEFORE: i32 = 8;
/// Characters of a thin matter's text: what a short message on a web form has.
const THIN_CHARS: usize = 60;
/// Acts of a thin matter after its registration.
const THIN_STEPS: usize = 2;

/// What to plant.
#[derive(Clone, Copy, Debug)]
pub struct DemoPlan {
    /// Same seed, same content.
    pub seed: u64,
    /// The day around which everything is dated.
    pub today: Date,
    /// Number of petitions.
    pub matters: u64,
}

/// The moment of an hour and minute of a day in Asia/Shanghai, in microseconds since 1970, UTC.
pub(crate) fn moment_us(on: Date, hour: u8, minute: u64) -> i64 {
    let days = i64::from((on - jiff::civil::date(1970, 1, 1)).get_days());
    let minute = i64::try_from(minute % 60).unwrap_or_default();
    (days * 24 + i64::from(hour) - SHANGHAI_HOURS) * HOUR_US + minute * MINUTE_US
}

/// The name of the city that a seed gives.
#[must_use]
pub fn demo_city_name(plan: &DemoPlan) -> String {
    City::invent(plan.seed, plan.today).name.to_owned()
}

/// Plants directory and petitions into an empty installation and calls `progress` with the number so
/// far. Returns the acting official of the city's petition office.
///
/// # Errors
/// The database failed, or a rule refused a step of the demonstration.
pub async fn plant_demo(app: &App, plan: &DemoPlan, progress: impl FnMut(u64)) -> Result<Option<Actor>, Failure> {
    plant(app, plan, 0, |course| course, progress).await
}

/// The same city with petitions that are cut short after sixty characters and two further acts, for measuring how
/// very many of them are kept. So many of them are there already, from a planting that was cut short.
///
/// # Errors
/// The same as of [`plant_demo`].
pub async fn plant_thin(
    app: &App,
    plan: &DemoPlan,
    there: u64,
    progress: impl FnMut(u64),
) -> Result<Option<Actor>, Failure> {
    plant(app, plan, there, thin, progress).await
}

fn thin(mut course: Course) -> Course {
    course.steps.truncate(THIN_STEPS);
    course.intake.text = course.intake.text.chars().take(THIN_CHARS).collect();
    course
}

async fn plant(
    app: &App,
    plan: &DemoPlan,
    there: u64,
    shaped: fn(Course) -> Course,
    mut progress: impl FnMut(u64),
) -> Result<Option<Actor>, Failure> {
    let city = City::invent(plan.seed, plan.today);
    let mut chance = Chance::numbered(plan.seed.wrapping_add(there));
    if app.directory().organs.is_empty() {
        plant_directory(app, plan, &city, &mut chance).await?;
    }
    let calendar = app.law().calendar(NATION);
    let working = |day: Date| calendar.is_working(day);
    // Of what is there already nothing is repeated.
    let mut ids: BTreeMap<u64, MatterId> = BTreeMap::new();
    let mut courses = Vec::with_capacity(BATCH);
    for index in there..plan.matters {
        let petition = demo::petition(plan.seed, index, &city, plan.today, &working);
        let id = MatterId(chance.id(moment_us(petition.received_on, petition.received_hour, index)));
        let earlier = petition.repeat_of.and_then(|of| Some((of, *ids.get(&of)?)));
        ids.insert(index, id);
        let first = earlier.map(|(of, _)| demo::petition(plan.seed, of, &city, plan.today, &working));
        let mut course = course(id, index, petition, earlier.map(|(_, id)| id));
        if let Some(first) = first {
            course.steps = repeat_course(&course, &first, plan.today, &working);
        }
        courses.push(shaped(course));
        if courses.len() == BATCH || index + 1 == plan.matters {
            write(app, &mut chance, &courses).await?;
            courses.clear();
            progress(index + 1);
        }
    }
    Ok(clerk(&city))
}

async fn write(app: &App, chance: &mut Chance, courses: &[Course]) -> Result<(), Failure> {
    for written in app.write_courses(chance, courses).await?.courses {
        written.map_err(|(_, failure): (Act, Failure)| failure)?;
    }
    Ok(())
}

/// An official of the city's petition office, as whom a visitor can act.
fn clerk(city: &City) -> Option<Actor> {
    let office = city.organs.iter().find(|organ| organ.kind == demo::OrganKind::PetitionOffice)?;
    let posts: Vec<u32> = city.posts.iter().filter(|post| post.organ == office.no).map(|post| post.no).collect();
    let tenure = city.tenures.iter().rev().find(|tenure| posts.contains(&tenure.post))?;
    Some(Actor { official: OfficialId(i64::from(tenure.official)), organ: OrganId(i64::from(office.no)) })
}

async fn plant_directory(app: &App, plan: &DemoPlan, city: &City, chance: &mut Chance) -> Result<(), Failure> {
    let from = plan.today.checked_sub(YEARS_BEFORE.years()).unwrap_or(plan.today);
    let mut drafts = Vec::new();
    drafts.extend(city.divisions.iter().map(|row| {
        DirectoryDraft::Division(Division {
            code: DivisionCode(i64::from(row.code)),
            name: row.name.clone(),
            level: level(row.level),
            parent: row.parent.map(|parent| DivisionCode(i64::from(parent))),
        })
    }));
    drafts.extend(city.organs.iter().map(|row| {
        DirectoryDraft::Organ(Organ {
            name: row.name.clone(),
            mark: row.code.clone(),
            parent: row.parent.map(organ_no),
            line: row.led_by.map(organ_no),
            vertical: row.vertical,
            managed_by: row.managed_by.map(organ_no),
            ..Organ::new(OrganId(i64::from(row.no)), kind(row.kind), DivisionCode(i64::from(row.division)), from)
        })
    }));
    drafts.extend(
        city.officials.iter().map(|row| {
            DirectoryDraft::Official(Official { id: OfficialId(i64::from(row.no)), name: row.name.clone() })
        }),
    );
    drafts.extend(city.posts.iter().map(|row| {
        DirectoryDraft::Post(Post {
            id: PostId(i64::from(row.no)),
            organ: OrganId(i64::from(row.organ)),
            title: row.title.clone(),
            standing: standing(row.standing),
        })
    }));
    drafts.extend(city.tenures.iter().map(|row| {
        let (official, post) = (OfficialId(i64::from(row.official)), PostId(i64::from(row.post)));
        DirectoryDraft::Tenure(Tenure { portfolio: portfolio(city, row), ..Tenure::new(official, post, row.from) })
    }));
    let actor = clerk(city).unwrap_or(Actor { official: OfficialId(1), organ: OrganId(1) });
    let stamp =
        Stamp { actor, recorded_us: moment_us(from, 9, 0), today: from, origin: Origin::Demo, door: Door::Machine };
    let home = city.divisions.first().map_or(0, |division| i64::from(division.code));
    app.change_directory(&stamp, chance, home, drafts).await?;
    let Some((administrator, roles)) = demo_roles(city) else { return Ok(()) };
    // Their salts are drawn elsewhere, so that the petitions of a city stay those that they were without roles.
    let (stamp, mut own) = (Stamp { actor: administrator, ..stamp }, Chance::numbered(!plan.seed));
    app.change_directory(&stamp, &mut own, home, roles).await
}

fn organ_no(no: u32) -> OrganId {
    OrganId(i64::from(no))
}

/// What a tenure is in charge of. A leader of a government is also in charge of the departments whose names tell of
/// those fields.
fn portfolio(city: &City, tenure: &demo::Tenure) -> Portfolio {
    let post = city.posts.iter().find(|post| post.no == tenure.post);
    let government = post.and_then(|post| city.organ(post.organ)).filter(|o| o.kind == demo::OrganKind::Government);
    let departments = city.organs.iter().filter(|organ| organ.kind == demo::OrganKind::Department);
    let organs = departments.filter(|organ| {
        government.is_some_and(|government| government.division == organ.division)
            && tenure.portfolio.iter().any(|field| organ.name.contains(field))
    });
    Portfolio { organs: organs.map(|organ| organ_no(organ.no)).collect(), fields: tenure.portfolio.clone() }
}

fn course(id: MatterId, index: u64, petition: demo::Petition, repeat_of: Option<MatterId>) -> Course {
    let channel = match petition.channel {
        demo::Channel::Letter => Channel::Letter,
        demo::Channel::Visit => Channel::Visit,
        demo::Channel::Web => Channel::Web,
        demo::Channel::Phone => Channel::Phone,
    };
    let purpose = match petition.purpose {
        demo::Purpose::Proposal => Purpose::Proposal,
        demo::Purpose::Accusation => Purpose::Accusation,
        demo::Purpose::Claim => Purpose::Claim,
    };
    let actor = |official: u32, organ: u32| Actor {
        official: OfficialId(i64::from(official)),
        organ: OrganId(i64::from(organ)),
    };
    let steps = petition.course.into_iter().map(|step| Step {
        on: step.on,
        assumed: false,
        recorded_us: moment_us(step.on, step.hour, index),
        actor: actor(step.by, step.organ),
        draft: draft(step.act),
    });
    let person = PersonDraft {
        name: petition.petitioner.name,
        phone: petition.petitioner.phone,
        address: petition.petitioner.address,
        ..PersonDraft::default()
    };
    Course {
        id,
        registration: Step {
            on: petition.received_on,
            assumed: false,
            recorded_us: moment_us(petition.received_on, petition.received_hour, index),
            actor: actor(petition.registered_by, petition.registered_at),
            draft: (),
        },
        steps: steps.collect(),
        intake: Intake {
            channel,
            purpose,
            category: category(petition.class, petition.second),
            place: Some(DivisionCode(i64::from(petition.place))),
            heads: petition.heads,
            accused: Accused { organs: petition.accused.map(organ_no).into_iter().collect(), officials: Vec::new() },
            claimed_on: Some(petition.received_on),
            ..Intake::of(person, petition.title, petition.text).repeating(repeat_of)
        },
        origin: Origin::Demo,
        import: None,
    }
}

/// Two digits a level, counted from one; `categories.txt` is written in the same order.
fn category(class: usize, second: usize) -> Option<u32> {
    let (class, second) = (u32::try_from(class).ok()?, u32::try_from(second).ok()?);
    Some((class + 1) * 10_000 + (second + 1) * 100)
}

fn draft(act: demo::Act) -> ActDraft {
    let organ = |no: u32| OrganId(i64::from(no));
    match act {
        demo::Act::Forward { to } => ActDraft::Forward { to: organ(to) },
        demo::Act::Accept => ActDraft::accepted_by_the_file(),
        demo::Act::Extend { days, reason, approver } => ActDraft::Extend {
            term: Term::Handling,
            days: u16::from(days),
            reason,
            approved_by: OfficialId(i64::from(approver)),
        },
        demo::Act::Answer { opinion, text } => ActDraft::plain_answer(self::opinion(opinion), text),
        demo::Act::Deliver { how } | demo::Act::DeliverReview { how } | demo::Act::DeliverFinalReview { how } => {
            ActDraft::Deliver { proof: proof(how) }
        }
        demo::Act::RequestReview { reason } => ActDraft::RequestReview { round: Round::Review, organ: None, reason },
        demo::Act::RequestFinalReview { reason } => {
            ActDraft::RequestReview { round: Round::FinalReview, organ: None, reason }
        }
        demo::Act::Review { result: found, text } => ActDraft::plain_review(Round::Review, result(found), text),
        demo::Act::FinalReview { result: found, text } => {
            ActDraft::plain_review(Round::FinalReview, result(found), text)
        }
        demo::Act::Conclude => ActDraft::Conclude,
    }
}

const fn opinion(opinion: demo::Opinion) -> Opinion {
    match opinion {
        demo::Opinion::Support => Opinion::Support,
        demo::Opinion::Explain => Opinion::Explain,
        demo::Opinion::NotSupport => Opinion::NotSupport,
    }
}

const fn proof(proof: demo::Proof) -> Proof {
    match proof {
        demo::Proof::Signed => Proof::Signed,
        demo::Proof::RegisteredMail => Proof::RegisteredMail,
        demo::Proof::Electronic => Proof::Electronic,
    }
}

const fn result(result: demo::ReviewResult) -> ReviewResult {
    match result {
        demo::ReviewResult::Uphold => ReviewResult::Uphold,
        demo::ReviewResult::Revoke => ReviewResult::Revoke,
        demo::ReviewResult::Change => ReviewResult::Change,
        demo::ReviewResult::Remand => ReviewResult::Remand,
    }
}

const fn level(level: demo::Level) -> Level {
    match level {
        demo::Level::Nation => Level::Nation,
        demo::Level::Province => Level::Province,
        demo::Level::Prefecture => Level::Prefecture,
        demo::Level::County => Level::County,
        demo::Level::Township => Level::Township,
    }
}

const fn standing(standing: demo::Standing) -> Standing {
    match standing {
        demo::Standing::Head => Standing::Head,
        demo::Standing::Member => Standing::Member,
        demo::Standing::PetitionLead => Standing::PetitionLead,
        demo::Standing::Handler => Standing::Handler,
    }
}

const fn kind(kind: demo::OrganKind) -> OrganKind {
    match kind {
        demo::OrganKind::PetitionOffice => OrganKind::PetitionOffice,
        demo::OrganKind::Government => OrganKind::Government,
        demo::OrganKind::Committee => OrganKind::Committee,
        demo::OrganKind::Department => OrganKind::Department,
        demo::OrganKind::Township => OrganKind::Township,
        demo::OrganKind::Institution => OrganKind::Institution,
        demo::OrganKind::Enterprise => OrganKind::Enterprise,
        demo::OrganKind::Discipline => OrganKind::Discipline,
        demo::OrganKind::Personnel => OrganKind::Personnel,
        demo::OrganKind::Court => OrganKind::Court,
        demo::OrganKind::Procuratorate => OrganKind::Procuratorate,
        demo::OrganKind::JointConference => OrganKind::JointConference,
    }
}
