//! The petitioner's side on both databases: what petitioners see of the own matter, what they can do, and the pages.

mod acting;
mod entering;
mod offers;
mod processes;
mod sees;
mod visitor;
mod walk;

use std::cell::Cell;
use std::sync::atomic::{AtomicU64, Ordering};

use app::domain::PersonId;
use app::{ActDraft, Chance, Done, Failure, Intake, MatterKey, PartyDraft, PersonDraft, PetitionerStamp, QueryCode};
use axum::Router;
use jiff::civil::{Date, date};
use jiff::tz::Offset;

use crate::town::{CLERK, OFFICE, Town, intake};

pub const DAY_ONE: Date = date(2026, 4, 2);

thread_local! {
    /// The moment at which the pages are looked at: each test runs in a thread of its own.
    static NOW_US: Cell<i64> = const { Cell::new(0) };
}

fn now_us() -> i64 {
    NOW_US.get()
}

/// Noon of a day.
fn noon_us(day: Date) -> i64 {
    Offset::constant(8).to_timestamp(day.at(12, 0, 0, 0)).unwrap().as_microsecond()
}

fn go_to(day: Date) {
    NOW_US.set(noon_us(day));
}

fn wait_minutes(minutes: i64) {
    NOW_US.set(now_us() + minutes * 60_000_000);
}

/// Never the same twice, and the same in every run of one test.
#[expect(clippy::unnecessary_wraps, reason = "the pages take chance from a source that can fail")]
fn chance() -> std::io::Result<Chance> {
    static DRAWN: AtomicU64 = AtomicU64::new(1_000_000);
    Ok(Chance::numbered(DRAWN.fetch_add(1, Ordering::Relaxed)))
}

/// The program as it serves the pages of a town.
async fn served(town: &Town) -> Router {
    let app = crate::town::opened(town.app.db().clone()).await;
    let pages = crate::door::pages(app, now_us);
    web::router(pages.clone()).merge(web::portal::router(pages, chance))
}

/// A petition of one person or of two, and the code of the first.
struct Petition {
    key: MatterKey,
    receipt: String,
    people: Vec<PersonId>,
    code: QueryCode,
}

/// Somebody who petitions as well.
const OTHER: &str = "程远山";

async fn petition(town: &Town, two: bool) -> Petition {
    let mut intake = intake(DAY_ONE);
    if two {
        let person = PersonDraft {
            name: OTHER.into(),
            phone: "13900000000".into(),
            address: "青石镇九号".into(),
            ..PersonDraft::default()
        };
        intake.parties.push(PartyDraft::principal(person));
        intake.heads = 2;
    }
    registered(town, &intake).await
}

async fn version(town: &Town, petition: &Petition) -> u64 {
    town.app.matter(petition.key).await.unwrap().matter.version
}

async fn registered(town: &Town, intake: &Intake) -> Petition {
    let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
    let registration = town.app.register(&stamp, &mut town.chance(), DAY_ONE, intake, None).await.unwrap();
    let Done { key, matter, .. } = registration.done;
    let people = matter.parties.iter().map(|party| party.person.id).collect();
    let receipt = app::write_receipt(&town.app.directory(), matter.receipt);
    Petition { key, receipt, people, code: registration.code.unwrap() }
}

impl Petition {
    /// One of the petitioners acts on a day.
    async fn acts(&self, town: &Town, who: usize, today: Date, draft: &ActDraft) -> Result<Done, Failure> {
        let stamp = PetitionerStamp { person: self.people[who], recorded_us: noon_us(today), today };
        town.app.execute_as_petitioner(&stamp, &mut chance().unwrap(), self.key, None, (today, draft)).await
    }
}
