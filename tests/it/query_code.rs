//! Query codes on both databases: what opens a matter, what does not, and how often it may be tried.

use std::net::IpAddr;

use app::domain::PersonId;
use app::domain::matter::Receipt;
use app::query_code::{CALLER_LIMIT, RECEIPT_LIMIT};
use app::store::{Db, QueryCodeRow};
use app::{Chance, CodeRefusal, Failure, MatterKey, QueryCode, QueryCodes};
use futures::future::join_all;
use jiff::civil::date;

use crate::town::{OFFICE, Town, every_address, every_database};

const NOW_US: i64 = 1_775_102_400_000_000;
const PERSON: PersonId = PersonId(501);

fn caller(no: u8) -> IpAddr {
    IpAddr::from([192, 0, 2, no])
}

/// A code that is well formed, and of nobody.
fn wrong(town: &Town) -> QueryCode {
    QueryCode::drawn(&mut town.chance())
}

struct Desk<'t> {
    town: &'t Town,
    codes: QueryCodes,
    key: MatterKey,
    receipt: Receipt,
}

impl<'t> Desk<'t> {
    async fn open(town: &'t Town) -> Self {
        let key = town.registered().await;
        let row = town.app.db().read().await.unwrap().matter_row(key.shard, key.id.0).await.unwrap().unwrap();
        let (year, no) = (i16::try_from(row.year).unwrap(), u32::try_from(row.no).unwrap());
        let receipt = Receipt { office: OFFICE, year, no };
        Self { town, codes: QueryCodes::new(town.app.db().clone(), town.app.keys()), key, receipt }
    }

    async fn issue(&self, person: PersonId) -> QueryCode {
        let (code, row) = self.codes.draw(&mut self.town.chance(), self.key, person, NOW_US);
        let mut session = self.town.app.db().write().await.unwrap();
        self.codes.room(&mut session, self.key, person).await.unwrap();
        session.put_query_code(&row).await.unwrap();
        session.commit().await.unwrap();
        code
    }

    async fn tries(&self, code: QueryCode, from: u8, now_us: i64) -> Result<(MatterKey, PersonId), CodeRefusal> {
        self.codes.open(&self.town.app, self.receipt, code, caller(from), now_us).await
    }
}

fn said<T: std::fmt::Debug>(result: Result<T, CodeRefusal>) -> &'static str {
    match result {
        Ok(_) => "open",
        Err(CodeRefusal::Wrong) => "wrong",
        Err(CodeRefusal::Wait { .. }) => "wait",
        Err(CodeRefusal::Failed(failure)) => panic!("{failure}"),
    }
}

#[tokio::test]
async fn each_petitioner_opens_the_matter_with_a_code_of_their_own() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        let second = PersonId(502);
        let (one, two) = (desk.issue(PERSON).await, desk.issue(second).await);
        assert_eq!(desk.tries(one, 1, NOW_US).await.unwrap(), (desk.key, PERSON));
        assert_eq!(desk.tries(two, 1, NOW_US).await.unwrap(), (desk.key, second));
        assert_eq!(said(desk.tries(wrong(town), 1, NOW_US).await), "wrong");
        // What is stored is no code.
        let rows = town.app.db().read().await.unwrap().query_codes_of(desk.key.shard, desk.key.id.0).await.unwrap();
        assert_eq!(rows.len(), 3, "two, and the one that came with the receipt");
        for row in rows {
            assert!(row.hash.starts_with("hmac-sha256:") && row.hash.len() == 12 + 64, "{}", row.hash);
            assert!(!format!("{row:?}").contains("hmac"));
        }
    })
    .await;
}

#[tokio::test]
async fn a_new_code_voids_the_one_before_and_no_other() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        let (old, other) = (desk.issue(PERSON).await, desk.issue(PersonId(502)).await);
        let new = desk.issue(PERSON).await;
        assert_eq!(said(desk.tries(old, 1, NOW_US).await), "wrong");
        assert_eq!(said(desk.tries(new, 1, NOW_US).await), "open");
        assert_eq!(said(desk.tries(other, 1, NOW_US).await), "open");
        let mut session = town.app.db().write().await.unwrap();
        session.void_query_code(desk.key.shard, desk.key.id.0, PERSON.0).await.unwrap();
        session.commit().await.unwrap();
        assert_eq!(said(desk.tries(new, 1, NOW_US).await), "wrong");
        assert_eq!(said(desk.tries(other, 1, NOW_US).await), "open");
    })
    .await;
}

#[tokio::test]
async fn a_matter_has_no_more_codes_than_its_limit() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        let (_, row) = desk.codes.draw(&mut town.chance(), desk.key, PERSON, NOW_US);
        let mut session = town.app.db().write().await.unwrap();
        for person in PERSON.0..PERSON.0 + 64 {
            session.put_query_code(&QueryCodeRow { person, ..row.clone() }).await.unwrap();
        }
        let one_more = desk.codes.room(&mut session, desk.key, PersonId(9)).await;
        session.commit().await.unwrap();
        assert!(matches!(one_more, Err(Failure::TooManyCodes { codes_max: 64 })), "{one_more:?}");
        let again = desk.issue(PERSON).await;
        assert_eq!(said(desk.tries(again, 1, NOW_US).await), "open", "who has one may have a new one");
    })
    .await;
}

#[tokio::test]
async fn a_code_opens_its_own_matter_only() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let (one, other) = (Desk::open(town).await, Desk::open(town).await);
        let code = one.issue(PERSON).await;
        other.issue(PERSON).await;
        assert_eq!(said(other.tries(code, 1, NOW_US).await), "wrong");
        // Nor does it where somebody with the database's own tools puts its digest.
        let rows = town.app.db().read().await.unwrap().query_codes_of(one.key.shard, one.key.id.0).await.unwrap();
        let mut session = town.app.db().write().await.unwrap();
        for row in rows {
            session
                .put_query_code(&QueryCodeRow { shard: other.key.shard, matter: other.key.id.0, ..row })
                .await
                .unwrap();
        }
        session.commit().await.unwrap();
        assert_eq!(said(other.tries(code, 1, NOW_US).await), "wrong");
        assert_eq!(said(one.tries(code, 1, NOW_US).await), "open");
    })
    .await;
}

/// Whether there is such a receipt number is not told: same answer, same limit.
#[tokio::test]
async fn an_unknown_receipt_number_is_answered_like_a_wrong_code() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        desk.issue(PERSON).await;
        let empty = Desk::open(town).await;
        let unknown = [Receipt { no: 9_999, ..desk.receipt }, Receipt { year: 1999, ..desk.receipt }, empty.receipt];
        for receipt in [desk.receipt].into_iter().chain(unknown) {
            let mut answers = Vec::new();
            for no in 0..=RECEIPT_LIMIT.tries_max {
                let from = caller(u8::try_from(no).unwrap());
                answers.push(said(desk.codes.open(&town.app, receipt, wrong(town), from, NOW_US).await));
            }
            let mut expected = vec!["wrong"; 10];
            expected.push("wait");
            assert_eq!(answers, expected, "{receipt:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn after_too_many_wrong_codes_not_even_the_right_one_opens_until_the_stated_time() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        let code = desk.issue(PERSON).await;
        for no in 0..RECEIPT_LIMIT.tries_max {
            assert_eq!(said(desk.tries(wrong(town), 1, NOW_US + no).await), "wrong");
        }
        let until = NOW_US + RECEIPT_LIMIT.window_us;
        for later in [NOW_US + 10, until - 1] {
            match desk.tries(code, 2, later).await {
                Err(CodeRefusal::Wait { until_us }) => {
                    assert_eq!(until_us, until, "waiting is not prolonged by asking");
                }
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(said(desk.tries(code, 2, until).await), "open");
    })
    .await;
}

/// Who has a right code can not use it to try others for ever.
#[tokio::test]
async fn a_right_code_takes_back_its_own_try_and_no_other() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        let code = desk.issue(PERSON).await;
        for _ in 0..3 * RECEIPT_LIMIT.tries_max {
            assert_eq!(said(desk.tries(code, 1, NOW_US).await), "open", "looking often is no attack");
        }
        for _ in 0..RECEIPT_LIMIT.tries_max - 1 {
            assert_eq!(said(desk.tries(wrong(town), 1, NOW_US).await), "wrong");
            assert_eq!(said(desk.tries(code, 1, NOW_US).await), "open");
        }
        assert_eq!(said(desk.tries(wrong(town), 1, NOW_US).await), "wrong");
        assert_eq!(said(desk.tries(code, 1, NOW_US).await), "wait");
    })
    .await;
}

#[tokio::test]
async fn one_address_cannot_try_many_receipt_numbers() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        let code = desk.issue(PERSON).await;
        let mut session = town.app.db().write().await.unwrap();
        // All but one try of the address are gone already.
        for _ in 1..CALLER_LIMIT.tries_max {
            session.charge_try(0, "caller 192.0.2.1", NOW_US, CALLER_LIMIT).await.unwrap();
        }
        session.commit().await.unwrap();
        let receipt = Receipt { no: 7_001, ..desk.receipt };
        let first = desk.codes.open(&town.app, receipt, wrong(town), caller(1), NOW_US).await;
        assert_eq!(said(first), "wrong");
        for _ in 0..RECEIPT_LIMIT.tries_max {
            assert_eq!(said(desk.tries(code, 1, NOW_US).await), "wait");
        }
        assert_eq!(said(desk.tries(code, 2, NOW_US).await), "open", "its tries cost the receipt number none");
    })
    .await;
}

/// Two processes on one database, each with connections of its own and many requests at once: no more tries than
/// for one.
#[tokio::test]
async fn who_tries_at_once_gets_no_more_tries() {
    every_address(async |address| {
        let mut apps = Vec::new();
        for _ in 0..2 {
            apps.push(crate::town::opened(Db::open(address).await.unwrap()).await);
        }
        let codes: Vec<QueryCodes> = apps.iter().map(|app| QueryCodes::new(app.db().clone(), app.keys())).collect();
        let receipt = Receipt { office: OFFICE, year: 2026, no: 1 };
        let code = QueryCode::drawn(&mut Chance::numbered(1));
        let tries = (0..40_u8).map(|no| {
            let side = usize::from(no % 2);
            codes[side].open(&apps[side], receipt, code, caller(no), NOW_US)
        });
        let answers: Vec<&str> = join_all(tries).await.into_iter().map(said).collect();
        let count = |wanted: &str| i64::try_from(answers.iter().filter(|said| **said == wanted).count()).unwrap();
        assert_eq!((count("wrong"), count("wait")), (RECEIPT_LIMIT.tries_max, 40 - RECEIPT_LIMIT.tries_max));
        for app in apps {
            app.db().close().await;
        }
    })
    .await;
}

#[tokio::test]
async fn old_tries_are_forgotten_and_running_ones_kept() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let desk = Desk::open(town).await;
        desk.issue(PERSON).await;
        assert_eq!(said(desk.tries(wrong(town), 1, NOW_US).await), "wrong");
        let half = NOW_US + RECEIPT_LIMIT.window_us / 2;
        for _ in 1..RECEIPT_LIMIT.tries_max {
            assert_eq!(said(desk.tries(wrong(town), 2, half).await), "wrong");
        }
        let end = NOW_US + RECEIPT_LIMIT.window_us;
        assert_eq!(desk.codes.purge(end).await.unwrap(), 0);
        assert_eq!(said(desk.tries(wrong(town), 3, end - 1).await), "wait");
        // The receipt number and the first address; the second address began later.
        assert_eq!(desk.codes.purge(end + 1).await.unwrap(), 2);
        assert_eq!(desk.codes.purge(end + 1).await.unwrap(), 0);
        assert_eq!(said(desk.tries(wrong(town), 2, end + 1).await), "wrong");
    })
    .await;
}

/// What people type for 云信〔2026〕1号.
#[tokio::test]
async fn a_receipt_number_is_read_as_people_type_it() {
    every_database(date(2026, 4, 2), async |town: &Town| {
        let directory = town.app.directory();
        let receipt = Receipt { office: OFFICE, year: 2026, no: 17 };
        let written = app::write_receipt(&directory, receipt);
        assert_eq!(written, "云信〔2026〕17号");
        for text in [
            written.as_str(),
            "云信[2026]17",
            "云信 （２０２６） 第１７号",
            " 云信【2026】第 17 號\n",
            "云信(2026)017号",
        ] {
            assert_eq!(app::find_receipt(&directory, text), Some(receipt), "{text}");
        }
        let long = format!("云信〔2026〕{}17号", "0".repeat(100));
        for text in [
            "",
            "云信",
            "云信2026",
            "云信〔2026〕号",
            "云信〔2026〕0号",
            "云信〔2026〕-1号",
            "云信〔2026〕+1号",
            "云信〔26〕17号",
            "云信〔+202〕17号",
            "云信〔20260〕17号",
            "云信〕2026〔17号",
            "云信〔2026〕17号附1",
            "云信〔2026〕99999999999号",
            "无此局〔2026〕17号",
            "〔2026〕17号",
            &long,
        ] {
            assert_eq!(app::find_receipt(&directory, text), None, "{text}");
        }
    })
    .await;
}
