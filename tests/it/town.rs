//! A small invented town on either database: a county with its government, petition office and a
//! department, and the people who act for them.

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use app::domain::directory::{Division, Level, Official, Organ, OrganKind, Post, Standing, Tenure};
use app::domain::matter::{NoticeKind, Opinion, OpinionPart, Procedure, Promise};
use app::domain::{Actor, DivisionCode, OfficialId, OrganId, Origin, PostId};
use app::store::Db;
use app::vault::{MASTER_BYTES, MasterKeys, master_line};
use app::{
    ActDraft, App, Chance, DirectoryDraft, Done, Door, Failure, Intake, MatterKey, PersonDraft, Stamp, ToldDraft,
};
use jiff::civil::{Date, date};
use jiff::tz::Offset;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, Executor, PgConnection, SqliteConnection};

/// The county. No real division has a number that begins with 99.
pub const COUNTY: DivisionCode = DivisionCode(990_101);
/// The county's petition office.
pub const OFFICE: OrganId = OrganId(11);
/// Its clerk.
pub const CLERK: OfficialId = OfficialId(101);
/// The city's government, above the county's.
pub const CITY: OrganId = OrganId(1);
/// Its official for reviews.
pub const CITY_OFFICIAL: OfficialId = OfficialId(111);
/// The county's government.
pub const GOVERNMENT: OrganId = OrganId(10);
/// Its official for reviews.
pub const REVIEWER: OfficialId = OfficialId(102);
/// The county's department for housing.
pub const HOUSING: OrganId = OrganId(12);
/// Its head.
pub const HEAD: OfficialId = OfficialId(103);
/// Its handler.
pub const HANDLER: OfficialId = OfficialId(104);

/// An installation with the town's directory.
pub struct Town {
    pub app: App,
    address: String,
    today: Date,
    seeds: AtomicU64,
    seconds: AtomicI64,
    /// What the browser of the clerk holds, once the clerk has signed in.
    pub cookie: tokio::sync::OnceCell<String>,
}

/// The master key of every town.
pub fn masters() -> MasterKeys {
    MasterKeys::read(&master_line(1, &[7; MASTER_BYTES])).unwrap()
}

/// An installation on a database, with the law that ships and the master key of every town.
pub async fn opened(db: Db) -> App {
    let law = app::shipped_law().expect("the shipped packs load");
    App::open(db, law, masters(), &mut Chance::numbered(0)).await.unwrap()
}

impl Town {
    /// Opens the address and puts the directory in.
    pub async fn found(address: &str, today: Date) -> Self {
        let app = opened(Db::open(address).await.unwrap()).await;
        let (seeds, seconds) = (AtomicU64::new(1), AtomicI64::new(0));
        let cookie = tokio::sync::OnceCell::new();
        let town = Self { app, address: address.to_owned(), today, seeds, seconds, cookie };
        let stamp = Stamp { origin: Origin::Entered, ..town.stamp() };
        let rows = directory();
        let done = town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, rows).await;
        done.unwrap();
        town
    }

    /// The clerk acts for the office, some time after noon of the town's day; the next act is a second later.
    pub fn stamp(&self) -> Stamp {
        let second = self.seconds.fetch_add(1, Ordering::Relaxed);
        let noon = Offset::constant(8).to_timestamp(self.today.at(12, 0, 0, 0)).unwrap();
        Stamp {
            actor: Actor { official: CLERK, organ: OFFICE },
            recorded_us: noon.as_microsecond() + second * 1_000_000,
            today: self.today,
            origin: Origin::Import,
            door: Door::Machine,
        }
    }

    /// A source of chance that nobody drew from before, the same in every run.
    pub fn chance(&self) -> Chance {
        Chance::numbered(self.seeds.fetch_add(1, Ordering::Relaxed))
    }

    /// Where the town's database is.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Number of matters.
    pub async fn matters(&self) -> u64 {
        let count = self.app.db().read().await.unwrap().count_matters().await.unwrap();
        u64::try_from(count).unwrap()
    }

    /// Fails unless the ledger and everything that follows from it agree.
    pub async fn verify(&self) {
        let verification = app::verify(&self.app, |_| {}).await.unwrap();
        assert!(verification.holds(), "{:?}", verification.discrepancies);
    }
}

impl Town {
    /// Somebody acts on a day, as if it were recorded at noon of that day.
    pub fn acts(&self, official: OfficialId, organ: OrganId, today: Date) -> Stamp {
        let noon = Offset::constant(8).to_timestamp(today.at(12, 0, 0, 0)).unwrap();
        Stamp {
            actor: Actor { official, organ },
            recorded_us: noon.as_microsecond(),
            today,
            origin: Origin::Entered,
            door: Door::Machine,
        }
    }

    /// A petition about a leaking roof, registered at the office on the town's day.
    pub async fn registered(&self) -> MatterKey {
        let stamp = self.acts(CLERK, OFFICE, self.today);
        self.app.register(&stamp, &mut self.chance(), self.today, &intake(self.today), None).await.unwrap().done.key
    }

    /// One act on the day that the stamp names.
    pub async fn act(&self, stamp: Stamp, key: MatterKey, draft: &ActDraft) -> Result<Done, Failure> {
        self.app.execute(&stamp, &mut self.chance(), key, None, (stamp.today, draft)).await
    }

    /// Closes every connection and opens the same database again.
    pub async fn reopened(&self) -> App {
        self.app.db().close().await;
        opened(Db::open(&self.address).await.unwrap()).await
    }

    /// Changes the database behind the program's back.
    pub async fn tamper(&self, sql: &'static str) {
        self.try_sql(sql).await.unwrap();
    }

    /// Sends a statement past the program.
    pub async fn try_sql(&self, sql: &'static str) -> Result<(), sqlx::Error> {
        if let Some(path) = self.address.strip_prefix("sqlite:") {
            let options = SqliteConnectOptions::new().filename(path);
            SqliteConnection::connect_with(&options).await?.execute(sql).await?;
        } else {
            PgConnection::connect(&self.address).await?.execute(sql).await?;
        }
        Ok(())
    }
}

/// A statement on the table of events. Put together here, because the project's own source may not hold one.
pub fn on_events(verb: &str, rest: &str) -> &'static str {
    let of = if verb == "DELETE" { "FROM " } else { "" };
    format!("{verb} {of}event {rest}").leak()
}

/// What the town's petitions say.
pub fn intake(claimed_on: Date) -> Intake {
    let person =
        PersonDraft {
            name: "何桂香".to_owned(), address: "临溪区青石镇三号".to_owned(), ..PersonDraft::default()
        };
    Intake {
        claimed_on: Some(claimed_on),
        ..Intake::of(person, "屋顶漏雨".to_owned(), "公租房屋顶漏雨两个月，请派人来修。".to_owned())
    }
}

/// Takes a matter up as a simple case and tells the petitioner.
pub fn accepting() -> ActDraft {
    let told = ToldDraft::Notice { kind: NoticeKind::Acceptance, text: "来信已经受理。".to_owned() };
    ActDraft::Accept { procedure: Procedure::Simple, told }
}

/// A whole opinion; what is supported is promised by the housing bureau for the end of June.
pub fn answering(opinion: Opinion, text: &str) -> ActDraft {
    let promise = Promise { performer: HOUSING, by: date(2026, 6, 30) };
    ActDraft::Answer {
        opinion,
        text: text.to_owned(),
        parts: OpinionPart::ALL.to_vec(),
        promise: (opinion == Opinion::Support).then_some(promise),
        new_facts: String::new(),
    }
}

fn division(code: DivisionCode, name: &str, level: Level, parent: Option<DivisionCode>) -> DirectoryDraft {
    DirectoryDraft::Division(Division { code, name: name.to_owned(), level, parent })
}

fn organ(id: OrganId, name: &str, mark: &str, kind: OrganKind, parent: Option<OrganId>) -> DirectoryDraft {
    let (name, mark) = (name.to_owned(), mark.to_owned());
    let division = if id == CITY { DivisionCode(990_100) } else { COUNTY };
    DirectoryDraft::Organ(Organ { name, mark, parent, ..Organ::new(id, kind, division, SINCE) })
}

fn person(id: OfficialId, name: &str, organ: OrganId, title: &str, standing: Standing) -> [DirectoryDraft; 3] {
    let post = PostId(id.0 + 1_000);
    [
        DirectoryDraft::Official(Official { id, name: name.to_owned() }),
        DirectoryDraft::Post(Post { id: post, organ, title: title.to_owned(), standing }),
        DirectoryDraft::Tenure(Tenure::new(id, post, SINCE)),
    ]
}

/// Everything in the town has been there since then.
const SINCE: Date = date(2000, 1, 1);

fn directory() -> Vec<DirectoryDraft> {
    let mut rows = vec![
        division(DivisionCode(990_100), "云溪市", Level::Prefecture, None),
        division(COUNTY, "云溪县", Level::County, Some(DivisionCode(990_100))),
        organ(CITY, "云溪市人民政府", "云溪政", OrganKind::Government, None),
        organ(GOVERNMENT, "云溪县人民政府", "云政", OrganKind::Government, Some(CITY)),
        organ(OFFICE, "云溪县信访局", "云信", OrganKind::PetitionOffice, Some(GOVERNMENT)),
        organ(HOUSING, "云溪县住房和城乡建设局", "云住建", OrganKind::Department, Some(GOVERNMENT)),
    ];
    rows.extend(person(CLERK, "苏小禾", OFFICE, "科员", Standing::Handler));
    rows.extend(person(REVIEWER, "江知远", GOVERNMENT, "科长", Standing::Handler));
    rows.extend(person(HEAD, "田守正", HOUSING, "局长", Standing::Head));
    rows.extend(person(HANDLER, "白露", HOUSING, "科员", Standing::Handler));
    rows.extend(person(CITY_OFFICIAL, "沈一舟", CITY, "科长", Standing::Handler));
    rows
}

/// Runs a test on the address of an empty SQLite file and of an empty PostgreSQL database.
pub async fn every_address(mut test: impl AsyncFnMut(&str)) {
    let folder = tempfile::tempdir().unwrap();
    test(&format!("sqlite:{}", folder.path().join("town.db").display())).await;
    let database = empty_database().await;
    test(&database.address).await;
    database.drop().await;
}

/// Runs a test on a town in SQLite and on one in PostgreSQL.
pub async fn every_database(today: Date, test: impl AsyncFn(&Town)) {
    every_address(async |address| {
        let town = Town::found(address, today).await;
        test(&town).await;
        town.app.db().close().await;
    })
    .await;
}

/// What the environment says; `None` where it is silent.
pub fn setting(name: &str) -> Option<String> {
    #[expect(clippy::disallowed_methods, reason = "the test run hands its settings over in the environment")]
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// A PostgreSQL database of its own, empty.
pub struct Database {
    server: PgConnection,
    name: String,
    /// Its address.
    pub address: String,
}

/// Makes an empty database on the server that tests are given.
pub async fn empty_database() -> Database {
    fresh_database(&setting("XINZE_TEST_PG").expect("no PostgreSQL to test on: run `cargo xtask test`")).await
}

async fn fresh_database(server: &str) -> Database {
    static MADE: AtomicU64 = AtomicU64::new(0);
    let name = format!("it_{}_{}", std::process::id(), MADE.fetch_add(1, Ordering::Relaxed));
    let mut connection = PgConnection::connect(server).await.unwrap();
    let made = connection.execute(&*format!("CREATE DATABASE {name}").leak()).await;
    made.unwrap();
    // postgres://user@host:port/database?options
    let (base, options) = server.split_once('?').unwrap_or((server, ""));
    let (place, _) = base.rsplit_once('/').unwrap();
    Database { server: connection, address: format!("{place}/{name}?{options}"), name }
}

impl Database {
    /// Removes it.
    pub async fn drop(mut self) {
        let drop = format!("DROP DATABASE {} WITH (FORCE)", self.name);
        self.server.execute(&*drop.leak()).await.unwrap();
    }
}

/// Notes that a test, or a part of one, did not run, and why; the run names it at its end.
pub fn skipped(why: &str) {
    use std::io::Write;
    if let Some(notes) = setting("XINZE_SKIPPED") {
        let mut notes = std::fs::OpenOptions::new().create(true).append(true).open(notes).expect("the file of notes");
        writeln!(notes, "{why}").expect("a note");
    }
}
