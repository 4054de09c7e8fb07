//! A stale tab is told what happened meanwhile and loses nothing; a double click does nothing twice.

use axum::http::StatusCode;

use super::clerk::{Person, typed};
use super::{CLERKS, DAY, HANDLERS, served};
use crate::town::{Town, every_database};

const HOUSING_NAME: &str = "云溪县住房和城乡建设局";

async fn version(town: &Town, key: app::MatterKey) -> u64 {
    town.app.matter(key).await.unwrap().matter.version
}

#[tokio::test]
async fn a_stale_tab_is_told_what_happened_and_keeps_what_was_typed() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let (clerk, other) = (Person::signed_in(&router, CLERKS).await, Person::signed_in(&router, CLERKS).await);
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/note");
        let form = clerk.get(&address).await;
        let page = other.acts(&key.to_string(), "forward", &[("to", HOUSING_NAME)]).await;
        assert_eq!(page.status, StatusCode::SEE_OTHER);
        let sent = typed(form.controls(), &[("text", "电话问过当事人。")]);
        let page = clerk.post(&address, &sent).await;
        assert_eq!(page.status, StatusCode::CONFLICT);
        for told in ["别人又办了一步", "苏小禾", "转送", "电话问过当事人。"] {
            assert!(page.says(told), "{told}: {}", page.body);
        }
        assert_eq!(version(town, key).await, 2, "nothing was done");
        // Sent again after looking, it is done: the form now knows what happened.
        let page = clerk.post(&address, &page.controls()).await;
        assert_eq!(page.location(), format!("/matters/{key}?done=note"));
        assert_eq!(version(town, key).await, 3);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn the_same_form_sent_twice_or_at_once_does_one_thing() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/forward");
        let form = clerk.get(&address).await;
        let sent = typed(form.controls(), &[("to", HOUSING_NAME)]);
        let (one, two) = tokio::join!(clerk.post(&address, &sent), clerk.post(&address, &sent));
        for page in [one, two, clerk.post(&address, &sent).await] {
            assert_eq!(page.location(), format!("/matters/{key}?done=forward"), "{}", page.body);
        }
        let matter = town.app.matter(key).await.unwrap().matter;
        assert_eq!((matter.version, matter.transfers), (2, 1));
        // Somebody else's request of the same name is another request.
        let handler = Person::signed_in(&router, HANDLERS).await;
        let object = format!("/matters/{key}/acts/object");
        let form = handler.get(&object).await;
        let request = sent.iter().find(|(name, _)| name == "request").unwrap().1.clone();
        let sent = typed(form.controls(), &[("reason", "不属本局职权。"), ("request", &request)]);
        let page = handler.post(&object, &sent).await;
        assert_eq!(page.location(), format!("/matters/{key}?done=object"), "{}", page.body);
        assert_eq!(version(town, key).await, 3);
        town.verify().await;
    })
    .await;
}

#[tokio::test]
async fn a_grave_act_says_what_follows_and_can_be_changed_before_it_is_done() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let clerk = Person::signed_in(&router, CLERKS).await;
        let key = town.registered().await;
        let address = format!("/matters/{key}/acts/decline");
        let form = clerk.get(&address).await;
        let sent = typed(form.controls(), &[("ground", "in_litigation"), ("reason", "法院已经受理。")]);
        let sure = clerk.post(&address, &sent).await;
        assert_eq!(sure.status, StatusCode::OK);
        for told in ["不再计：", "环节由“", "法院已经受理。", "已进入诉讼、仲裁或者复议", "《信访工作条例》"]
        {
            assert!(sure.says(told), "{told}: {}", sure.body);
        }
        assert_eq!(version(town, key).await, 1, "nothing was done");
        let back = clerk.post(&address, &typed(sure.hidden(), &[("change", "yes")])).await;
        assert!(back.status.is_success() && back.says("法院已经受理。</textarea>"), "{}", back.body);
        let page = clerk.post(&address, &typed(sure.hidden(), &[("meant", "yes")])).await;
        assert_eq!(page.location(), format!("/matters/{key}?done=decline"));
        let page = clerk.post(&address, &typed(sure.hidden(), &[("meant", "yes")])).await;
        assert_eq!(page.location(), format!("/matters/{key}?done=decline"), "the back button does nothing twice");
        assert_eq!(version(town, key).await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_done_says_why_by_which_article_and_who_could() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let (clerk, handler) = (Person::signed_in(&router, CLERKS).await, Person::signed_in(&router, HANDLERS).await);
        let key = town.registered().await;
        clerk.acts(&key.to_string(), "forward", &[("to", HOUSING_NAME)]).await;
        let page = clerk.get(&format!("/matters/{key}")).await;
        let closed = page.body.split("<li class=\"act\" data-may=\"no\">").skip(1);
        let closed: Vec<&str> = closed.map(|item| item.split("</li>").next().unwrap()).collect();
        let of = |name: &str| *closed.iter().find(|item| item.contains(&format!(">{name}<"))).unwrap();
        let answer = of("出具处理意见书");
        assert!(answer.contains("现在是“") && answer.contains("第三十") && answer.contains("现在可以"), "{answer}");
        let accept = of("受理");
        assert!(accept.contains("白露") || accept.contains(HOUSING_NAME), "who could: {accept}");
        assert!(!page.says(&format!("/matters/{key}/acts/accept\"")), "no button for it");
        let page = handler.get(&format!("/matters/{key}")).await;
        assert!(page.says(&format!("/matters/{key}/acts/accept\"")));
        // Told again where somebody sends it all the same.
        let address = format!("/matters/{key}/acts/accept");
        let form = clerk.get(&address).await;
        assert!(form.says("data-kind=\"refused\""));
        assert!(!form.says("<textarea"), "nobody fills in a form in vain");
        let other = clerk.get(&format!("/matters/{key}/acts/note")).await;
        let page = clerk.post(&address, &typed(other.controls(), &[("procedure", "ordinary")])).await;
        assert!(matches!(page.status, StatusCode::FORBIDDEN | StatusCode::UNPROCESSABLE_ENTITY));
        assert_eq!(version(town, key).await, 2);
        for address in [format!("/matters/{key}/acts/nonsense"), "/matters/990101-1/acts/note".to_owned()] {
            assert_eq!(clerk.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
        }
    })
    .await;
}
