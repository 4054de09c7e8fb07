//! Personal data is sealed: nothing of it is in clear in the database, and only the right keys at the right place open it.

mod beside;
mod commands;
mod erasing;
mod masked;
mod masters;
mod old_rows;
mod opening;
mod papers_of_contacts;
mod readings_anew;
mod row_keys;
mod same_number;

use app::domain::matter::{Channel, ContactKind};
use app::vault::{Cipher, is_plain};
use app::{ActDraft, Intake, MatterKey, PaperDraft, PartyDraft, PersonDraft};
use jiff::civil::{Date, date};
use sqlx::{Connection, Executor, PgConnection, Row};

use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, every_database, opened};

const DAY: Date = date(2026, 4, 2);

/// Stands in everything that a person wrote or is.
const CANARY: &str = "金丝雀";
const PHONE: &str = "13900001234";
/// What is shown of it without a purpose.
const MASKED: &str = "1*********4";

/// Everything that the database holds, in a form in which a text in clear would show.
pub async fn everything(town: &Town) -> Vec<u8> {
    if let Some(path) = town.address().strip_prefix("sqlite:") {
        let mut bytes = std::fs::read(path).unwrap();
        bytes.extend(std::fs::read(format!("{path}-wal")).unwrap_or_default());
        return bytes;
    }
    let mut connection = PgConnection::connect(town.address()).await.unwrap();
    let tables = "SELECT tablename FROM pg_tables WHERE schemaname = 'public'";
    let mut bytes = Vec::new();
    for table in connection.fetch_all(tables).await.unwrap() {
        let table: String = table.get(0);
        let sql: &'static str = format!("SELECT coalesce(string_agg(t::text, ' '), '') FROM \"{table}\" t").leak();
        let all: String = connection.fetch_one(sql).await.unwrap().get(0);
        bytes.extend(all.into_bytes());
    }
    bytes
}

fn holds(bytes: &[u8], text: &str) -> bool {
    // PostgreSQL shows bytes as hexadecimal digits.
    let hex: String = text.bytes().map(|byte| format!("{byte:02x}")).collect();
    [text.as_bytes(), hex.as_bytes()].iter().any(|wanted| bytes.windows(wanted.len()).any(|some| some == *wanted))
}

fn petition() -> Intake {
    let person = PersonDraft {
        name: format!("{CANARY}何"),
        phone: PHONE.to_owned(),
        address: format!("{CANARY}街三号"),
        ..PersonDraft::default()
    };
    Intake {
        claimed_on: Some(DAY), ..Intake::of(person, format!("{CANARY}漏雨"), format!("屋顶{CANARY}漏雨两个月。"))
    }
}

/// A matter with everything that can hold personal data: petition, second contact of a co-signer, paper, reasons.
async fn matter(town: &Town) -> MatterKey {
    let stamp = town.acts(CLERK, OFFICE, DAY);
    let key = town.app.register(&stamp, &mut town.chance(), DAY, &petition(), None).await.unwrap().done.key;
    let cosigner = PersonDraft { name: format!("{CANARY}许"), ..PersonDraft::default() };
    let again = ActDraft::AddContact {
        channel: Channel::Letter,
        kind: ContactKind::Supplement,
        heads: 1,
        parties: vec![PartyDraft::principal(cosigner)],
        text: format!("{CANARY}又漏了。"),
        claimed_on: Some(DAY),
    };
    let paper = PaperDraft::checked(&format!("{CANARY}.txt"), format!("{CANARY}收据").into_bytes()).unwrap();
    for draft in [
        again,
        ActDraft::Attach { paper, title: String::new() },
        ActDraft::Note { text: format!("{CANARY}来电。") },
        ActDraft::Forward { to: HOUSING },
    ] {
        town.act(town.acts(CLERK, OFFICE, DAY), key, &draft).await.unwrap();
    }
    key
}

async fn view_holds(town: &Town, key: MatterKey) {
    let view = town.app.matter(key).await.unwrap();
    assert_eq!(view.title.as_deref(), Some(&*format!("{CANARY}漏雨")));
    assert_eq!(view.text.as_deref(), Some(&*format!("屋顶{CANARY}漏雨两个月。")));
    let shown = view.parties[0].as_ref().unwrap();
    assert_eq!((shown.name.as_str(), shown.phone.as_str()), ("金某", MASKED));
    let texts: Vec<&str> = view.timeline.iter().filter_map(|entry| entry.text.as_deref()).collect();
    assert!(texts.iter().all(|text| text.contains(CANARY)) && texts.len() == 3, "{texts:?}");
    let paper = view.timeline.iter().find_map(|entry| entry.event.fact.paper()).unwrap();
    let file = town.app.paper(key, &paper).await.unwrap().unwrap();
    assert_eq!(file.content, format!("{CANARY}收据").into_bytes());
}

#[tokio::test]
async fn nothing_that_people_wrote_is_in_clear_in_the_database() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        view_holds(town, key).await;
        let all = everything(town).await;
        assert!(holds(&all, "苏小禾"), "names of officials are in clear, so that this test would see what is");
        for text in [CANARY, PHONE, "漏雨"] {
            assert!(!holds(&all, text), "{text} is in clear");
        }
        town.verify().await;
    })
    .await;
}

/// Boxes are bound to their rows: neither of these swaps is taken for what belongs there.
#[tokio::test]
async fn rows_that_were_swapped_open_nothing() {
    for (sql, code) in [
        // The same kind of text, under the same key, in the same matter.
        (
            "UPDATE text SET body = (SELECT body FROM text t WHERE t.id <> text.id AND t.kind = 'reason') \
          WHERE kind = 'reason'",
            "text-differs",
        ),
        (
            "UPDATE person SET wrapped = (SELECT wrapped FROM person p WHERE p.id <> person.id), \
          body = (SELECT body FROM person p WHERE p.id <> person.id)",
            "person-differs",
        ),
        (
            "UPDATE text_key SET wrapped = (SELECT wrapped FROM text_key k WHERE k.contact = 0) WHERE contact = 1",
            "text-differs",
        ),
    ] {
        every_database(DAY, async |town: &Town| {
            let key = matter(town).await;
            for days in [("一", HANDLER), ("二", HANDLER)] {
                let object = ActDraft::Object { reason: format!("不属于我局职责，理由{}。", days.0) };
                let back = ActDraft::DecideObjection { agreed: false, reason: String::from("属于你局。") };
                if town.act(town.acts(days.1, HOUSING, DAY), key, &object).await.is_ok() {
                    town.act(town.acts(CLERK, OFFICE, DAY), key, &back).await.unwrap();
                    break;
                }
            }
            town.verify().await;
            town.tamper(sql).await;
            let found = app::verify(&town.app, |_| {}).await.unwrap().discrepancies;
            assert!(found.iter().any(|finding| finding.code() == code), "{sql}: {found:?}");
            // It is shown as what it is, and hides nothing else.
            town.app.matter(key).await.unwrap();
        })
        .await;
    }
}

#[tokio::test]
async fn an_office_that_has_to_seals_with_sm4() {
    every_database(DAY, async |town: &Town| {
        let before = matter(town).await;
        town.app.set_cipher(Cipher::Sm4Gcm).await.unwrap();
        let office = opened(town.app.db().clone()).await;
        assert_eq!(office.keys().cipher(), Cipher::Sm4Gcm);
        let stamp = town.acts(CLERK, OFFICE, DAY);
        let key = office.register(&stamp, &mut town.chance(), DAY, &petition(), None).await.unwrap().done.key;
        let mut session = office.db().read().await.unwrap();
        for (key, cipher) in [(before, Cipher::Aes256Gcm), (key, Cipher::Sm4Gcm)] {
            for row in session.texts_of(key.shard, key.id.0).await.unwrap() {
                assert!(!is_plain(&row.body));
                assert_eq!(row.body.first(), Some(&cipher.byte()), "{row:?}");
            }
        }
        drop(session);
        assert_eq!(office.matter(key).await.unwrap().title.as_deref(), Some(&*format!("{CANARY}漏雨")));
        view_holds(town, before).await;
        town.verify().await;
    })
    .await;
}
