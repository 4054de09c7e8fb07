//! What somebody may type with bad intent, or paste without knowing: refused with a message, or escaped.

use axum::http::StatusCode;

use super::clerk::{Person, typed};
use super::{CLERKS, DAY, served};
use crate::town::{Town, every_database};

const MARKUP: &str = "\"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;";

#[tokio::test]
async fn markup_is_text_wherever_it_is_shown_again() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        let key = town.registered().await;
        let acts: [(&str, &[(&str, &str)]); 3] = [
            ("note", &[("text", MARKUP), ("on", MARKUP)]),
            ("forward", &[("to", MARKUP)]),
            ("propose-correction", &[("new_repeat_of", MARKUP), ("reason", MARKUP), ("accused_officials", MARKUP)]),
        ];
        for (act, answers) in acts {
            let address = format!("/matters/{key}/acts/{act}");
            let page = clerk.post(&address, &typed(clerk.get(&address).await.controls(), answers)).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{act}");
            assert!(page.says("alert(1)") && !page.says("<script>a") && !page.says("<img src=x"), "{act}");
            let kept: Vec<String> = page.controls().into_iter().map(|(_, value)| value).collect();
            assert!(kept.contains(&MARKUP.trim().to_owned()), "{act}: what was typed is kept as it was");
        }
        // What an address says beforehand is text, too, and names nothing that is not a field.
        let page = clerk.get(&format!("/matters/{key}/acts/forward?to=%22%3E%3Cscript%3Ea&token=x&seen=9&on=x")).await;
        assert!(page.status.is_success() && !page.says("<script>a") && !page.says("value=\"9\""));
        clerk.acts(&key.to_string(), "note", &[("text", MARKUP)]).await;
        let page = clerk.get(&format!("/matters/{key}")).await;
        assert!(page.says("alert(1)") && !page.says("<script>a"));
    })
    .await;
}

#[tokio::test]
async fn signs_that_nobody_sees_are_taken_out_and_said() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/note");
        let sent = typed(clerk.get(&address).await.controls(), &[("text", "付给\u{202e}三丰张\u{2066}的\u{0}款")]);
        let page = clerk.post(&address, &sent).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("看不见的控制符") && page.says("付给三丰张的款</textarea>"), "{}", page.body);
        let page = clerk.post(&address, &page.controls()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let page = clerk.get(page.location()).await;
        assert!(page.says("付给三丰张的款") && !page.says("\u{202e}"));
    })
    .await;
}

#[tokio::test]
async fn a_megabyte_is_refused_with_a_message_and_kept() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/note");
        let long = "长".repeat(1 << 20);
        let form = clerk.get(&address).await;
        let page = clerk.post(&address, &typed(form.controls(), &[("text", &long)])).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("最多 20,000 个") || page.says("最多 20000 个"), "{}", &page.body[..4_000]);
        assert!(page.body.contains(&long), "what was typed is kept");
        let endless = "长".repeat(24 << 20);
        let page = clerk.post(&address, &typed(form.controls(), &[("text", &endless)])).await;
        assert!(page.status == StatusCode::PAYLOAD_TOO_LARGE && page.says("内容太大"));
        let many: Vec<_> = (0..500).map(|n| (format!("x{n}"), "y".to_owned())).chain(form.controls()).collect();
        let page = clerk.post(&address, &many).await;
        assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.says("太多"));
        assert_eq!(town.app.matter(key).await.unwrap().matter.version, 1);
    })
    .await;
}

#[tokio::test]
async fn a_form_of_another_session_is_not_carried_out_and_nothing_is_lost() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let (clerk, other) = (Person::signed_in(&router, CLERKS).await, Person::signed_in(&router, CLERKS).await);
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/note");
        let sent = typed(clerk.get(&address).await.controls(), &[("text", "写了半天的记事。")]);
        let page = other.post(&address, &sent).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert!(page.says("写了半天的记事。"));
        let page = other.post(&address, &page.controls()).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn a_file_that_is_not_what_it_says_is_not_taken_in() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/attach");
        let form = clerk.get(&address).await;
        let program: &[u8] = b"\x7fELF\x02\x01\x01\x00rest of a program";
        let page =
            clerk.upload(&address, &form.controls(), &[("收据.pdf", program), ("好.txt", "好".as_bytes())]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.says("收据.pdf"), "{}", page.body);
        assert_eq!(town.app.matter(key).await.unwrap().matter.papers, 0, "of several files all or none");
    })
    .await;
}
