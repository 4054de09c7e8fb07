//! Whoever registers learns of earlier matters with the same number, as far as they may know of them.

use app::domain::matter::Accused;
use app::law::Purpose;
use app::{ActDraft, Intake, MatterKey, PartyDraft, PersonDraft, SameNumber, ToErase};

use super::DAY;
use crate::commands::Office;
use crate::town::{CLERK, GOVERNMENT, HANDLER, HOUSING, OFFICE, Town, every_database};

const PHONE: &str = "13900007788";
const ID_NUMBER: &str = "34010119800101123X";

fn petition(phone: &str, id_number: &str) -> Intake {
    let person = PersonDraft {
        name: "卫桃花".to_owned(),
        phone: phone.to_owned(),
        id_number: id_number.to_owned(),
        ..PersonDraft::default()
    };
    Intake {
        claimed_on: Some(DAY), ..Intake::of(person, "屋顶漏雨".to_owned(), "屋顶漏雨两个月。".to_owned())
    }
}

async fn register(town: &Town, intake: &Intake) -> MatterKey {
    // A second after the one before: identities rise with the time of recording.
    let stamp = town.stamp();
    town.app.register(&stamp, &mut town.chance(), DAY, intake, None).await.unwrap().done.key
}

async fn same(town: &Town, key: MatterKey) -> Vec<(MatterKey, Vec<(usize, SameNumber)>)> {
    let found = town.app.same_numbers(&town.acts(CLERK, OFFICE, DAY), key).await.unwrap();
    assert!(!found.more);
    found.matters.into_iter().map(|one| (one.key, one.why.into_iter().collect())).collect()
}

#[tokio::test]
async fn earlier_matters_with_the_same_number_are_told_with_the_reason() {
    every_database(DAY, async |town: &Town| {
        let first = register(town, &petition(PHONE, "")).await;
        assert_eq!(same(town, first).await, []);
        let second = register(town, &petition("", ID_NUMBER)).await;
        assert_eq!(same(town, second).await, []);
        let mut third = petition("", "");
        third.parties = vec![
            PartyDraft::principal(PersonDraft { name: "许三多".to_owned(), ..PersonDraft::default() }),
            PartyDraft::principal(petition("+86 139-0000-7788", "34010119800101123x").parties.remove(0).person),
        ];
        third.heads = 2;
        let third = register(town, &third).await;
        let why = |number| vec![(2, number)];
        assert_eq!(same(town, third).await, [(second, why(SameNumber::IdNumber)), (first, why(SameNumber::Phone))]);
        assert_eq!(same(town, first).await, [], "later ones are no earlier ones");
        // Only the office that registered learns of it, and an erased number leads nowhere.
        town.act(town.acts(CLERK, OFFICE, DAY), third, &ActDraft::Forward { to: HOUSING }).await.unwrap();
        let holder = town.app.same_numbers(&town.acts(HANDLER, HOUSING, DAY), third).await.unwrap();
        assert_eq!(holder.matters, []);
        let what = ToErase { persons: vec![1], ..ToErase::default() };
        let stamp = town.acts(CLERK, OFFICE, DAY);
        town.app.erase(&stamp, &mut town.chance(), second, &what, "本人要求删除。").await.unwrap();
        assert_eq!(same(town, third).await, [(first, why(SameNumber::Phone))]);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn what_the_reader_may_not_know_is_no_hint() {
    every_database(DAY, async |town: &Town| {
        // The office may not know what is said about itself: it registers and hands over in one breath.
        let accused = Accused { organs: vec![OFFICE], ..Accused::default() };
        let about_us =
            Intake { purpose: Purpose::Accusation, accused, hand_over: Some(GOVERNMENT), ..petition(PHONE, "") };
        register(town, &about_us).await;
        let key = register(town, &petition(PHONE, "")).await;
        assert_eq!(same(town, key).await, []);
    })
    .await;
}

#[test]
fn registering_tells_of_them_and_marks_nobody() {
    let office = Office::new();
    let words =
        ["matter", "act", "register", "--title", "漏雨", "--text", "屋顶漏雨。", "--name", "卫桃花", "--phone", PHONE];
    let first = office.json(&words);
    assert_eq!(first["same_number"], serde_json::json!({ "matters": [], "more": false }));
    let second = office.json(&words);
    let told = &second["same_number"]["matters"][0];
    assert_eq!(told["matter"], first["matter"]);
    assert_eq!(told["why"], serde_json::json!([{ "petitioner": 1, "number": "phone" }]));
    let (code, out, err) = office.run(&words);
    assert_eq!(code, Some(0), "{err}");
    for part in ["同一号码", "与第 1 位信访人电话相同", "号码相同不等于同一人"] {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert!(!out.contains(PHONE), "{out}");
}
