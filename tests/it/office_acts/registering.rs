//! Registering on the web: hints from past matters, the receipt with its code, once for each form; papers and proofs.

use app::domain::matter::SamePerson;
use app::{Intake, PersonDraft};
use axum::http::StatusCode;

use super::clerk::{Person, typed};
use super::{CLERKS, DAY, HANDLERS, served};
use crate::town::{CLERK, OFFICE, Town, every_database};

const LETTER: &str = "公租房屋顶漏雨两个月，物业一直没有派人来修，请尽快处理。";
const ANSWERS: &[(&str, &str)] = &[
    ("party_name", "冯玉兰"),
    ("party_phone", "13800000031"),
    ("party_address", "青石镇七号"),
    ("title", "屋顶漏雨"),
    ("text", LETTER),
];

/// An earlier petition of the same person in other words, and one of somebody else in nearly the same words.
async fn past(town: &Town) {
    let register = async |name: &str, phone: &str, title: &str, text: &str| {
        let person = PersonDraft { name: name.into(), phone: phone.into(), ..PersonDraft::default() };
        let intake = Intake {
            claimed_on: Some(DAY),
            category: Some(10_000),
            ..Intake::of(person, title.to_owned(), text.to_owned())
        };
        let stamp = town.acts(CLERK, OFFICE, DAY);
        town.app.register(&stamp, &mut town.chance(), DAY, &intake, None).await.unwrap();
    };
    register("冯玉兰", "13800000031", "退押金", "请退还租房押金。").await;
    let near = "公租房屋顶漏雨三个月，物业一直没有派人来修，请尽快处理！";
    register("何桂香", "13800000032", "屋顶漏雨", near).await;
}

#[tokio::test]
async fn a_letter_is_registered_once_with_a_receipt_and_found_by_number_and_by_text() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        past(town).await;
        let form = clerk.get("/register").await;
        assert!(form.status.is_success() && !form.says("⟦"), "{}", form.body);
        let mut sent = typed(form.controls(), ANSWERS);
        sent.push(("check".to_owned(), "yes".to_owned()));
        let page = clerk.post("/register", &sent).await;
        assert!(page.status.is_success());
        for told in ["电话或者证件号码相同", "% 相同", "屋顶漏雨", "退押金", "件类似事项中有", LETTER]
        {
            assert!(page.says(told), "{told}: {}", page.body);
        }
        // A button beside a hint fills in its field, and nothing typed is lost.
        let number = "云信〔2026〕2号";
        assert!(page.says(number));
        let mut sent = page.controls();
        sent.push(("use_repeat".to_owned(), number.to_owned()));
        let page = clerk.post("/register", &sent).await;
        let controls = page.controls();
        let value = |name: &str| &controls.iter().find(|(known, _)| known == name).unwrap().1;
        assert_eq!((value("repeat_of").as_str(), value("text").as_str()), (number, LETTER));
        let sent = typed(controls.clone(), &[("same_person", SamePerson::SameNumber.name())]);
        let before = town.matters().await;
        let receipt = clerk.upload("/register", &sent, &[("来信.txt", LETTER.as_bytes())]).await;
        assert!(receipt.status.is_success(), "{}", receipt.body);
        for told in ["云信〔2026〕3号", "查询码", "登记下一件", "转送这一件"] {
            assert!(receipt.says(told), "{told}: {}", receipt.body);
        }
        let again = clerk.upload("/register", &sent, &[("来信.txt", LETTER.as_bytes())]).await;
        assert!(again.says("云信〔2026〕3号") && again.says("没有重复登记"), "{}", again.body);
        assert_eq!(town.matters().await, before + 1);
        let (_, rest) = receipt.body.split_once("href=\"/matters/").unwrap();
        let key: app::MatterKey = rest.split(['"', '/']).next().unwrap().parse().unwrap();
        let matter = town.app.matter(key).await.unwrap().matter;
        assert_eq!((matter.papers, matter.parties.len()), (1, 1), "the scan is kept once");
        assert!(matter.repeat.is_some());
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn an_empty_registration_says_everything_that_is_missing_and_who_may_not_register_is_told_so() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        let form = clerk.get("/register").await;
        let page = clerk.post("/register", &form.hidden()).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        for told in ["请填写“标题”", "请填写“来信来访内容”", "请选择“信访形式”", "href=\"#f-title\""]
        {
            assert!(page.says(told), "{told}: {}", page.body);
        }
        let page = clerk.post("/register", &typed(form.controls(), &[("more", "parties")])).await;
        assert_eq!(page.body.matches("name=\"party_name\"").count(), 2);
        // The part of a page that is asked for while somebody types.
        let token = form.hidden().into_iter().find(|(name, _)| name == "token").unwrap();
        let page = clerk.post("/register/check", &vec![token, ("title".to_owned(), "屋顶".to_owned())]).await;
        assert!(page.status.is_success() && !page.says("<html"));
        let page = clerk.post("/register/check", &Vec::new()).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert_eq!(town.matters().await, 0);
    })
    .await;
}

#[tokio::test]
async fn papers_and_proofs_are_handed_out_to_those_who_may() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let (clerk, handler) = (Person::signed_in(&router, CLERKS).await, Person::signed_in(&router, HANDLERS).await);
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/attach");
        let form = clerk.get(&address).await;
        clerk.upload(&address, &form.controls(), &[("收据.txt", "押金收据".as_bytes())]).await;
        let paper = clerk.get(&format!("/matters/{key}/papers/2")).await;
        assert_eq!((paper.status, paper.body.as_str()), (StatusCode::OK, "押金收据"));
        let kept = paper.headers.get("content-disposition").unwrap().to_str().unwrap();
        assert!(kept.starts_with("attachment;"));
        for address in [format!("/matters/{key}/papers/1"), format!("/matters/{key}/papers/99")] {
            assert_eq!(clerk.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        for address in [format!("/matters/{key}/papers/2"), format!("/matters/{key}/proof?seq=1")] {
            assert_eq!(handler.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
        let page = clerk.get(&format!("/matters/{key}/proof?seq=1")).await;
        assert!(page.status == StatusCode::NOT_FOUND && page.says("还没有封存"));
    })
    .await;
}
