//! What was erased is gone, what was not is still there, and the ledger verifies; whatever else is missing is a fault.

use app::domain::OfficialId;
use app::domain::directory::Official;
use app::domain::matter::{ArchiveClass, Channel, ContactKind};
use app::{
    ActDraft, DirectoryDraft, Failure, PaperDraft, PartyDraft, PersonDraft, PetitionerStamp, Stamp, ToErase,
    Verification, VerifyState, Verifying, verify_with,
};
use jiff::civil::date;

use super::{CANARY, DAY, PHONE, everything, holds, matter};
use crate::town::{CLERK, COUNTY, HANDLER, HOUSING, OFFICE, Town, every_database};

fn clerk(town: &Town) -> Stamp {
    town.acts(CLERK, OFFICE, DAY)
}

fn all() -> ToErase {
    ToErase { all: true, ..ToErase::default() }
}

async fn found(town: &Town) -> Vec<&'static str> {
    app::verify(&town.app, |_| {}).await.unwrap().discrepancies.iter().map(app::Discrepancy::code).collect()
}

/// The bytes of every key and box that a matter's personal data rests on.
async fn kept_bytes(town: &Town, key: app::MatterKey) -> Vec<Vec<u8>> {
    let mut session = town.app.db().read().await.unwrap();
    let keys = session.text_keys_of(key.shard, key.id.0).await.unwrap();
    let texts = session.texts_of(key.shard, key.id.0).await.unwrap();
    let mut bytes: Vec<Vec<u8>> = keys.into_iter().map(|row| row.key.wrapped).collect();
    bytes.extend(texts.into_iter().map(|row| row.body));
    let view = town.app.matter(key).await.unwrap();
    for party in &view.matter.parties {
        let row = session.person(key.shard, party.person.id.0).await.unwrap().unwrap();
        bytes.extend([row.key.wrapped, row.body]);
    }
    bytes
}

fn has(all: &[u8], bytes: &[u8]) -> bool {
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    [bytes, hex.as_bytes()].iter().any(|wanted| all.windows(wanted.len()).any(|some| some == *wanted))
}

#[tokio::test]
async fn what_was_erased_is_gone_and_the_ledger_verifies() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let other = matter(town).await;
        let before = kept_bytes(town, key).await;
        assert!(before.len() > 8 && before.iter().all(|bytes| has(&[bytes.clone()].concat(), bytes)));
        let stamp = clerk(town);
        let preview = town.app.erasable(&stamp, key, &all()).await.unwrap();
        assert_eq!((preview.persons.len(), preview.papers.len(), preview.texts.len()), (2, 1, 5), "{preview:?}");
        town.verify().await;
        let reason = "保管期限已过，经局务会研究同意清除。";
        let erased = town.app.erase(&stamp, &mut town.chance(), key, &all(), reason).await.unwrap();
        assert!(erased.log_shed);
        assert_eq!(erased.erased, preview);

        // Neither the rows nor what SQLite freed, nor its log, hold a key or a box of it.
        let after = everything(town).await;
        if town.address().starts_with("sqlite:") {
            let left = before.iter().filter(|bytes| has(&after, bytes)).count();
            assert_eq!(left, 0, "{left} of {} are still in the file or its log", before.len());
        }
        for text in [CANARY, PHONE, "局务会"] {
            assert!(!holds(&after, text), "{text}");
        }
        let verification = app::verify(&town.app, |_| {}).await.unwrap();
        assert!(verification.holds(), "{:?}", verification.discrepancies);
        assert_eq!(verification.erased, 8);
        let view = town.app.matter(key).await.unwrap();
        assert_eq!((view.title, view.text, view.parties.iter().all(Option::is_none)), (None, None, true));
        assert!(view.timeline.iter().all(|entry| entry.text.is_none()) && view.timeline.len() > 4);
        let paper = view.timeline.iter().find_map(|entry| entry.event.fact.paper()).unwrap();
        assert!(town.app.paper(key, &paper).await.unwrap().is_none());
        super::view_holds(town, other).await;

        // A second time there is nothing. What is written later has a key of its own, and can be erased again.
        let again = town.app.erase(&stamp, &mut town.chance(), key, &all(), reason).await;
        assert!(matches!(again, Err(Failure::NothingToErase(_))), "{again:?}");
        town.act(clerk(town), key, &ActDraft::Note { text: format!("{CANARY}又来电。") }).await.unwrap();
        let view = town.app.matter(key).await.unwrap();
        assert!(view.timeline.last().unwrap().text.as_deref().unwrap().contains("又来电"));
        town.verify().await;
        assert_eq!(town.app.erasable(&stamp, key, &all()).await.unwrap().texts.len(), 1);
        town.app.erase(&stamp, &mut town.chance(), key, &all(), reason).await.unwrap();
        town.verify().await;
        // The tokens of the index of search are owed to the next check, once.
        assert!(town.app.merge_erased_search().await.unwrap());
        assert!(!town.app.merge_erased_search().await.unwrap());
        let reopened = town.reopened().await;
        assert!(app::verify(&reopened, |_| {}).await.unwrap().holds());
    })
    .await;
}

#[tokio::test]
async fn erasing_one_cosigner_leaves_the_others() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        let view = town.app.matter(key).await.unwrap();
        let [first, second] = view.matter.parties.as_slice() else { panic!("two petitioners") };
        let (first, second) = (first.person.id.0, second.person.id.0);
        let what = ToErase { persons: vec![2], contacts: vec![2], all: false };
        let erased =
            town.app.erase(&clerk(town), &mut town.chance(), key, &what, "本人要求删除。").await.unwrap().erased;
        assert_eq!((erased.contacts.as_slice(), erased.persons.len()), ([2].as_slice(), 1));
        let view = town.app.matter(key).await.unwrap();
        assert_eq!(view.title.as_deref(), Some(&*format!("{CANARY}漏雨")));
        assert_eq!(view.parties[0].as_ref().map(|person| person.phone.as_str()), Some(super::MASKED));
        assert!(view.timeline.iter().all(|entry| entry.text.as_deref() != Some(&*format!("{CANARY}又漏了。"))));
        let mut session = town.app.db().read().await.unwrap();
        assert!(!session.person(key.shard, first).await.unwrap().unwrap().body.is_empty());
        assert!(session.person(key.shard, second).await.unwrap().unwrap().body.is_empty());
        drop(session);
        town.verify().await;
        let no = ToErase { persons: vec![3], ..ToErase::default() };
        let refused = town.app.erase(&clerk(town), &mut town.chance(), key, &no, "本人要求删除。").await;
        assert!(matches!(refused, Err(Failure::NoPetitioner(3))), "{refused:?}");
    })
    .await;
}

#[tokio::test]
async fn what_is_missing_without_an_erasure_is_a_fault() {
    for (sql, code) in [
        ("DELETE FROM text WHERE kind = 'text'", "text-missing"),
        ("DELETE FROM title", "text-missing"),
        ("UPDATE text SET body = substr(body, 1, 0) WHERE kind = 'note' AND length(body) > 0", "text-missing"),
        ("DELETE FROM person", "person-missing"),
        ("DELETE FROM paper_content", "paper-missing"),
        ("UPDATE text_key SET master = 0, wrapped = substr(wrapped, 1, 0) WHERE master > 0", "text-differs"),
    ] {
        every_database(DAY, async |town: &Town| {
            let (key, other) = (matter(town).await, matter(town).await);
            town.app.erase(&clerk(town), &mut town.chance(), other, &all(), "期满。").await.unwrap();
            town.verify().await;
            town.tamper(sql).await;
            let found = found(town).await;
            assert!(found.contains(&code), "{sql}: {found:?}");
            town.app.matter(key).await.unwrap();
        })
        .await;
    }
}

#[tokio::test]
async fn an_erasure_that_was_undone_and_a_reason_that_is_missing_show() {
    every_database(DAY, async |town: &Town| {
        let key = matter(town).await;
        matter(town).await;
        town.app.erase(&clerk(town), &mut town.chance(), key, &all(), "期满。").await.unwrap();
        town.tamper("UPDATE title SET body = (SELECT t.body FROM title t WHERE length(t.body) > 0)").await;
        assert!(found(town).await.contains(&"not-erased"));
        town.tamper("DELETE FROM text WHERE stream = 1").await;
        assert!(found(town).await.contains(&"text-missing"));
    })
    .await;
}

/// Others go on working while everything is compared: what they erase after the admin stream was read is missing from
/// pages that are read later, and what they add to the directory has no event among those that were read.
#[tokio::test(flavor = "multi_thread")]
async fn a_verification_during_an_erasure_finds_nothing_wrong() {
    every_database(DAY, async |town: &Town| {
        let (key, other) = (matter(town).await, matter(town).await);
        // Three pages between the admin stream and the matters.
        crate::ledger::record(&town.app, 5_000..31_000).await;
        // What lies between means nothing to anybody, and is no matter.
        let padding = ["event-unreadable", "rows-without-events"];
        let codes = |result: &Verification| -> Vec<&'static str> {
            let codes = result.discrepancies.iter().map(app::Discrepancy::code);
            codes.filter(|code| !padding.contains(code)).collect()
        };
        let before = app::verify(&town.app, |_| {}).await.unwrap();
        assert_eq!((codes(&before), before.erased), (vec![], 0));
        let mut erased = false;
        let between = |_: &VerifyState| {
            if !std::mem::replace(&mut erased, true) {
                tokio::task::block_in_place(|| {
                    tokio::runtime::Handle::current().block_on(async {
                        town.app.erase(&clerk(town), &mut town.chance(), key, &all(), "期满。").await.unwrap();
                        let row = Official { id: OfficialId(190), name: "方可".to_owned() };
                        let rows = vec![DirectoryDraft::Official(row)];
                        town.app.change_directory(&clerk(town), &mut town.chance(), COUNTY.0, rows).await.unwrap();
                    });
                });
            }
        };
        let during = verify_with(&town.app, Verifying::default(), between).await.unwrap();
        assert_eq!(codes(&during), [""; 0]);
        let after = app::verify(&town.app, |_| {}).await.unwrap();
        assert_eq!((codes(&after), during.erased), (vec![], after.erased));
        assert!(during.erased > 5, "{during:?}");
        // What nobody recorded as erased is missing all the same, whenever it went.
        let (mut gone, sql) = (false, format!("DELETE FROM text WHERE stream = {}", other.id.0).leak());
        let between = |_: &VerifyState| {
            if !std::mem::replace(&mut gone, true) {
                let tampering = town.tamper(sql);
                tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(tampering));
            }
        };
        let found = verify_with(&town.app, Verifying::default(), between).await.unwrap();
        assert!(codes(&found).contains(&"text-missing"), "{:?}", codes(&found));
    })
    .await;
}

/// A run that goes on behind the admin stream has to know what was erased before it came to the matters.
#[tokio::test]
async fn a_verification_that_goes_on_knows_what_was_erased() {
    every_database(DAY, async |town: &Town| {
        let (key, other) = (matter(town).await, matter(town).await);
        town.app.open_identity(&clerk(town), &mut town.chance(), key, None, "核对联系方式").await.unwrap();
        town.app.erase(&clerk(town), &mut town.chance(), key, &all(), "期满。").await.unwrap();
        let mut kept = serde_json::Value::Null;
        let keep = |state: &VerifyState| kept = serde_json::to_value(state).unwrap();
        let whole = verify_with(&town.app, Verifying::default(), keep).await.unwrap();
        assert!(whole.holds(), "{:?}", whole.discrepancies);
        kept["after"] = serde_json::json!([key.shard, app::ADMIN_STREAM]);
        kept["result"] = serde_json::to_value(Verification::default()).unwrap();
        kept["counted"] = serde_json::json!({ "rows": 0, "extra": 0 });
        let going_on = || Verifying { known: None, resume: Some(serde_json::from_value(kept.clone()).unwrap()) };
        let rest = verify_with(&town.app, going_on(), |_| {}).await.unwrap();
        assert!(rest.holds(), "{:?}", rest.discrepancies);
        assert_eq!((rest.erased, rest.matters), (whole.erased, whole.matters));
        town.tamper(format!("DELETE FROM text WHERE stream = {}", other.id.0).leak()).await;
        let rest = verify_with(&town.app, going_on(), |_| {}).await.unwrap();
        assert!(rest.discrepancies.iter().any(|found| found.code() == "text-missing"));
    })
    .await;
}

#[tokio::test]
async fn erasing_is_for_the_office_and_needs_a_reason() {
    every_database(DAY, async |town: &Town| {
        let key = town.registered().await;
        let tries = [
            (town.acts(HANDLER, HOUSING, DAY), "期满。"),
            (town.acts(HANDLER, OFFICE, DAY), "期满。"),
            (clerk(town), "  "),
        ];
        for (stamp, reason) in tries {
            let refused = town.app.erase(&stamp, &mut town.chance(), key, &all(), reason).await;
            let Err(Failure::Refused(refusal)) = &refused else { panic!("{reason}: {refused:?}") };
            assert!(refusal.cite.is_some(), "{refusal:?}");
        }
        assert!(town.app.matter(key).await.unwrap().text.is_some());
        town.verify().await;
    })
    .await;
}

/// What a petitioner hands in personally goes with the person.
#[tokio::test]
async fn what_a_petitioner_handed_in_personally_goes_with_the_person() {
    every_database(DAY, async |town: &Town| {
        let key = town.registered().await;
        let person = PersonDraft { name: format!("{CANARY}郑"), ..PersonDraft::default() };
        let cosigner = ActDraft::AddContact {
            channel: Channel::Letter,
            kind: ContactKind::Supplement,
            heads: 1,
            parties: vec![PartyDraft::principal(person)],
            text: String::from("补充情况。"),
            claimed_on: Some(DAY),
        };
        town.act(clerk(town), key, &cosigner).await.unwrap();
        let id = town.app.matter(key).await.unwrap().matter.parties[1].person.id;
        let own = PetitionerStamp { person: id, recorded_us: clerk(town).recorded_us, today: DAY };
        let paper = PaperDraft::checked("照片.txt", format!("{CANARY}本人所写").into_bytes()).unwrap();
        let attach = ActDraft::Attach { paper, title: format!("{CANARY}说明") };
        town.app.execute_as_petitioner(&own, &mut town.chance(), key, None, (DAY, &attach)).await.unwrap();
        let what = ToErase { persons: vec![2], ..ToErase::default() };
        let erased = town.app.erase(&clerk(town), &mut town.chance(), key, &what, "本人要求。").await.unwrap().erased;
        assert_eq!((erased.contacts, erased.papers.len(), erased.texts.len()), (vec![-id.0], 1, 1));
        town.verify().await;
    })
    .await;
}

/// Nobody has decided how long files are kept, so none is due; then the class of the file and the day decide.
#[tokio::test]
async fn files_are_due_when_the_office_says_so() {
    every_database(DAY, async |town: &Town| {
        let key = town.registered().await;
        let person = town.app.matter(key).await.unwrap().matter.parties[0].person.id;
        let withdraw = ActDraft::Withdraw { person, text: String::from("问题已经解决，申请撤回。") };
        town.act(clerk(town), key, &withdraw).await.unwrap();
        town.act(clerk(town), key, &ActDraft::Archive { class: ArchiveClass::Short }).await.unwrap();

        let on = |year| town.acts(CLERK, OFFICE, date(year, 4, 3));
        let undecided = town.app.due(&on(2056), COUNTY.0, 10).await;
        assert!(matches!(undecided, Err(Failure::KeepingUndecided)), "{undecided:?}");
        assert!(town.app.keep(ArchiveClass::Permanent, 10).await.is_err());
        town.app.keep(ArchiveClass::Long, 5).await.unwrap();
        assert!(town.app.due(&on(2056), COUNTY.0, 10).await.unwrap().is_empty(), "of another class");
        town.app.keep(ArchiveClass::Short, 10).await.unwrap();
        assert!(town.app.due(&on(2035), COUNTY.0, 10).await.unwrap().is_empty());
        let due = town.app.due(&on(2036), COUNTY.0, 10).await.unwrap();
        assert_eq!(due.iter().map(|due| (due.key, due.kept_until)).collect::<Vec<_>>(), [(key, date(2036, 4, 2))]);
        town.app.erase(&on(2036), &mut town.chance(), key, &all(), "期满。").await.unwrap();
        assert!(town.app.due(&on(2036), COUNTY.0, 10).await.unwrap().is_empty(), "nothing is left of it");
        town.verify().await;
    })
    .await;
}
