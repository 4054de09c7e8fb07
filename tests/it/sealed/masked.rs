//! Who petitions is masked wherever somebody reads without saying what for, also where a text names them.

use app::search::SearchOf;
use app::store::read::{AsOf, MatterFilter, Towards};
use app::{ActDraft, Intake, PartyDraft, PersonDraft, ReadingsOf};
use axum::body::{Body, to_bytes};
use axum::http::Request;
use tower::ServiceExt;

use super::DAY;
use crate::commands::Office;
use crate::door::{clerks_cookie, pages};
use crate::town::{CLERK, OFFICE, Town, every_database, opened};

const NAME: &str = "卫桃花";
const PHONE: &str = "13900007788";
const ID_NUMBER: &str = "34010119800101123X";
const ADDRESS: &str = "青石镇七号";
/// Somebody who petitions as well, and whose telephone stands in the text in groups.
const OTHER: &str = "欧阳桂生";
const OTHER_PHONE: &str = "13900008899";

/// Everything that would tell who they are.
const CANARIES: [&str; 7] = [NAME, PHONE, ID_NUMBER, ADDRESS, OTHER, OTHER_PHONE, "139 0000 8899"];
const PAGE_BYTES_MAX: usize = 4 << 20;

fn petition() -> Intake {
    let person = PersonDraft {
        name: NAME.to_owned(),
        phone: PHONE.to_owned(),
        address: ADDRESS.to_owned(),
        id_number: ID_NUMBER.to_owned(),
    };
    let other = PersonDraft { name: OTHER.to_owned(), phone: OTHER_PHONE.to_owned(), ..PersonDraft::default() };
    let text = format!(
        "屋顶漏雨。{NAME}，身份证{ID_NUMBER}，住{ADDRESS}，电话{PHONE}；卫 桃 花和{OTHER}，电话139 0000 8899。"
    );
    let mut intake =
        Intake { claimed_on: Some(DAY), ..Intake::of(person, format!("{NAME}、{OTHER}反映屋顶漏雨"), text) };
    intake.parties.push(PartyDraft::principal(other));
    intake.heads = 2;
    intake
}

fn tells(text: &str) -> Option<&'static str> {
    let blankless: String = text.split_whitespace().collect();
    CANARIES.into_iter().find(|canary| text.contains(canary)).or(blankless.contains(NAME).then_some(NAME))
}

async fn page(town: &Town, address: &str) -> String {
    const NOW_US: i64 = 1_775_200_000_000_000;
    let app = opened(town.app.db().clone()).await;
    let router = web::router(pages(app, || NOW_US));
    let request = Request::get(address).header("cookie", clerks_cookie(town, &router).await);
    let answer = router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap();
    String::from_utf8(to_bytes(answer.into_body(), PAGE_BYTES_MAX).await.unwrap().to_vec()).unwrap()
}

#[tokio::test]
async fn no_list_no_page_and_no_result_tells_who_petitions() {
    every_database(DAY, async |town: &Town| {
        let stamp = town.acts(CLERK, OFFICE, DAY);
        let key = town.app.register(&stamp, &mut town.chance(), DAY, &petition(), None).await.unwrap().done.key;
        let note = ActDraft::Note { text: format!("{NAME}来电{PHONE}。") };
        town.act(town.acts(CLERK, OFFICE, DAY), key, &note).await.unwrap();

        let view = town.app.matter(key).await.unwrap();
        assert_eq!(view.title.as_deref(), Some("卫某、欧阳某反映屋顶漏雨"));
        assert_eq!(
            view.text.as_deref(),
            Some("屋顶漏雨。卫某，身份证3****************X，住***，电话1*********8；卫某和欧阳某，电话1*********9。")
        );
        let shown: Vec<_> = view.parties.iter().flatten().map(|one| (one.name.as_str(), one.phone.as_str())).collect();
        assert_eq!(shown, [("卫某", "1*********8"), ("欧阳某", "1*********9")]);
        assert_eq!(tells(&format!("{view:?}")), None);

        let list = town.app.matters(&MatterFilter::default(), &Towards::Start, 10).await.unwrap();
        let found = town.app.search(SearchOf::default(), "漏雨", None, 10).await.unwrap();
        let asked = AsOf { wall: None, before_us: i64::MAX, holder: None, stage: None };
        let (past, _) = town.app.matters_as_of(&asked, None, 10).await.unwrap();
        for lines in [&list.lines, &found.lines, &past] {
            assert_eq!(lines.iter().map(|line| line.title.as_str()).collect::<Vec<_>>(), ["卫某、欧阳某反映屋顶漏雨"]);
        }
        for address in
            ["/matters".to_owned(), "/matters?q=漏雨".replace("漏雨", "%E6%BC%8F%E9%9B%A8"), format!("/matters/{key}")]
        {
            let html = page(town, &address).await;
            assert!(html.contains("卫某"), "{address}: {html}");
            assert_eq!(tells(&html), None, "{address}");
        }
        assert!(page(town, &format!("/matters/{key}")).await.contains("xinze personal open"));

        // For a purpose everything is shown, and stands on record.
        let opened = town.app.open_matter(&stamp, &mut town.chance(), key, "电话回访。").await.unwrap();
        assert!(opened.view.text.unwrap().contains("卫 桃 花") && opened.persons.len() == 2);
        let lines = town.app.readings(&stamp, ReadingsOf::Matter(key), (None, None), 10).await.unwrap();
        assert_eq!(lines.len(), 1);
        town.verify().await;
    })
    .await;
}

/// The same of the program: what it prints and what it gives other programs.
#[test]
fn no_command_tells_who_petitions_without_a_purpose() {
    let office = Office::new();
    let title = format!("{NAME}反映屋顶漏雨");
    let text = format!("{NAME}，电话{PHONE}，身份证{ID_NUMBER}。");
    let party = format!("{OTHER};{OTHER_PHONE}");
    let words = [
        "matter",
        "act",
        "register",
        "--title",
        &title,
        "--text",
        &text,
        "--name",
        NAME,
        "--phone",
        PHONE,
        "--address",
        ADDRESS,
        "--id-number",
        ID_NUMBER,
        "--party",
        &party,
        "--heads",
        "2",
    ];
    let registered = office.json(&words);
    assert_eq!(tells(&registered.to_string()), None);
    let key = registered["matter"].as_str().unwrap();
    for args in [&["matter", "show", key][..], &["matter", "list"], &["search", "漏雨"]] {
        let (code, out, err) = office.run(args);
        assert_eq!((code, tells(&out), tells(&err)), (Some(0), None, None), "{args:?}: {out}");
        assert_eq!(tells(&office.json(args).to_string()), None, "{args:?}");
    }
    let (_, out, _) = office.run(&["matter", "show", key]);
    for part in ["第 1 位信访人：卫某、电话 1*********8", "第 2 位信访人：欧阳某", "xinze personal open"]
    {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert_eq!(office.json(&["matter", "show", key])["petitioners"][0]["name"], "卫某");
    let contact = "contact=联系方式：苏小禾，电话5550123";
    let (code, out, err) = office.run(&["notice", "draft", key, "receipt", "--part", contact]);
    assert_eq!((code, tells(&out)), (Some(0), None), "{out}{err}");

    let opened = office.json(&["personal", "open", key, "--texts", "--purpose", "电话回访"]);
    assert_eq!(opened["persons"][0]["who"]["id_number"], ID_NUMBER);
    assert_eq!(opened["texts"]["text"], text);
    assert_eq!(office.json(&["personal", "readings"])["readings"].as_array().unwrap().len(), 1);
}
