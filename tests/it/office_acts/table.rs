//! The table of every act: its form is shown, an empty one is refused with messages, a filled one does it.

use std::collections::BTreeSet;

use app::domain::directory::{Change, EndOrgan, How, Organ, OrganKind};
use app::{MatterKey, OfficeAct};
use axum::http::StatusCode;

use super::clerk::{Page, Person, typed};
use super::{CITYS, CLERKS, DAY, HANDLERS, HEADS, REVIEWERS, served};
use crate::town::{CLERK, COUNTY, GOVERNMENT, HOUSING, OFFICE, Town, every_database};
use app::domain::OrganId;

/// An organ that is dissolved in the course of the test.
const WATER: OrganId = OrganId(13);

/// Who, which matter, which act, and what is typed.
type Step = (&'static str, usize, &'static str, &'static [(&'static str, &'static str)]);

const HOUSING_NAME: &str = "云溪县住房和城乡建设局";
const OPINION: &[(&str, &str)] = &[
    ("opinion", "support"),
    ("claim", "请求修屋顶。"),
    ("facts", "经查属实。"),
    ("opinion_text", "予以支持，六月底前修好。"),
    ("basis", "依照有关规定。"),
    ("performer", HOUSING_NAME),
    ("perform_by", "2026-06-30"),
];
const TEXT: &[(&str, &str)] = &[("text", "写明情况。")];
const REASON: &[(&str, &str)] = &[("reason", "写明理由。")];

/// One matter from its beginning to its end, and what goes with it.
const COURSE: &[Step] = &[
    (CLERKS, 0, "note", TEXT),
    (CLERKS, 0, "add-contact", &[("contact_kind", "supplement"), ("text", "又漏了。"), ("heads", "1")]),
    (CLERKS, 0, "propose-correction", &[("new_urgency", "important"), ("reason", "看错了。")]),
    (CLERKS, 0, "report-urgent", &[("text", "屋顶将塌。")]),
    (CLERKS, 0, "forward", &[("to", "住房和城乡建设")]),
    (HANDLERS, 0, "object", REASON),
    (CLERKS, 0, "return", &[("agreed", "yes"), ("reason", "确实送错。")]),
    (CLERKS, 0, "forward", &[("to", HOUSING_NAME)]),
    (HANDLERS, 0, "accept", &[("procedure", "ordinary"), ("notice", "来信已经受理。")]),
    (HANDLERS, 0, "appoint-handler", &[("official", "104")]),
    (HANDLERS, 0, "raise-recusal", &[("official", "104"), ("reason", "是亲属。")]),
    (HEADS, 0, "decide-recusal", &[("official", "104"), ("agreed", "no"), ("reason", "不是亲属。")]),
    (HANDLERS, 0, "investigate", &[("inquiry", "statement"), ("text", "听取陈述。")]),
    (HEADS, 0, "involve", &[("helpers", "云溪县信访局"), ("reason", "请协助。")]),
    (HANDLERS, 0, "open-interlude", &[("interval", "hearing"), ("consent", "yes"), ("text", "四月三日听证。")]),
    (HANDLERS, 0, "close-interlude", &[("text", "听证结束。")]),
    (HEADS, 0, "extend", &[("days", "10"), ("reason", "情况复杂。"), ("approved_by", "103")]),
    (CLERKS, 0, "urge", TEXT),
    (CLERKS, 0, "supervise", &[("circumstance", "buck_passing"), ("text", "请尽快办理。")]),
    (HANDLERS, 0, "reply", &[("no", "2"), ("text", "正在加紧办理。")]),
    (HANDLERS, 0, "notify", &[("notice_kind", "extension"), ("notice", "办理期限延长。")]),
    (HANDLERS, 0, "answer", OPINION),
    (HANDLERS, 0, "deliver", &[("proof", "signed")]),
    (HANDLERS, 0, "perform", TEXT),
    (REVIEWERS, 0, "request-review", REASON),
    (REVIEWERS, 0, "take-up-review", &[("agreed", "yes"), ("reason", "在期间内。")]),
    (REVIEWERS, 0, "review", &[("result", "uphold"), ("text", "维持原意见。")]),
    (REVIEWERS, 0, "deliver", &[("proof", "signed")]),
    (CITYS, 0, "request-final-review", REASON),
    (CITYS, 0, "final-review", &[("result", "uphold"), ("text", "维持复查意见。")]),
    (CITYS, 0, "deliver", &[("proof", "signed")]),
    (CITYS, 0, "conclude", &[]),
    (CLERKS, 0, "follow-up", TEXT),
    (CLERKS, 0, "archive", &[("class", "long")]),
    (CLERKS, 0, "take-up-again", REASON),
    (CLERKS, 1, "assign", &[("to", HOUSING_NAME), ("days", "30")]),
    (HANDLERS, 1, "report-back", &[("report_kind", "interim"), ("text", "正在办理。")]),
    (HANDLERS, 1, "dispute", REASON),
    (REVIEWERS, 1, "settle-jurisdiction", &[("to", HOUSING_NAME), ("reason", "属住建职权。")]),
    (CLERKS, 2, "decline", &[("ground", "in_litigation"), ("reason", "法院已经受理。")]),
    (CLERKS, 3, "route", &[("route", "administrative"), ("reason", "应当申请复议。")]),
    (CLERKS, 3, "record-outcome", &[("outcome", "not_taken"), ("text", "复议机关未受理。")]),
    (CLERKS, 3, "split", &[("title", "另一项"), ("text", "另请退还押金。"), ("reason", "两件事。")]),
    (CLERKS, 4, "seal", REASON),
    (HANDLERS, 5, "ask-release", REASON),
    (CLERKS, 4, "issue-code", &[("person", "1"), ("shown", "身份证")]),
    (CLERKS, 4, "withdraw", &[("person", "1"), ("text", "不再信访。")]),
];

async fn matters(town: &Town, count: usize) -> Vec<MatterKey> {
    let mut keys = Vec::new();
    for _ in 0..count {
        keys.push(town.registered().await);
    }
    keys
}

/// The steps that the constant cannot hold: they name other matters, files, or need another official.
async fn beside(town: &Town, people: &People, keys: &[MatterKey], seen: &mut BTreeSet<OfficeAct>) {
    let clerk = people.of(CLERKS);
    let key = keys[6].to_string();
    let address = format!("/matters/{key}/acts/attach");
    let form = clerk.get(&address).await;
    let page = clerk.upload(&address, &form.controls(), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "no file is no paper");
    let files: [(&str, &[u8]); 2] = [("收据.txt", "押金收据".as_bytes()), ("照片.txt", "照片说明".as_bytes())];
    let page = clerk.upload(&address, &form.controls(), &files).await;
    assert_eq!(page.location(), format!("/matters/{key}?done=attach"), "{}", page.body);
    let page = clerk.get(&format!("/matters/{key}")).await;
    assert!(page.says("收据.txt") && page.says("照片.txt"));
    seen.insert(OfficeAct::Attach);
    let into = keys[7].to_string();
    does(clerk, &key, "merge", &[("into", &into), ("reason", "同一件事。")], seen).await;
    does(clerk, &key, "unmerge", REASON, seen).await;
    // The same again after it was decided, told by the number on its receipt.
    let reason: &[(&str, &str)] = &[("earlier", "云信〔2026〕1号"), ("reason", "同一事实和理由。")];
    let page = clerk.acts(&keys[8].to_string(), "bar", reason).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "the earlier one goes on again");
    assert!(page.says("先前那件事项的程序还没有走完") && page.says("同一事实和理由。"));
    let page =
        clerk.acts(&keys[9].to_string(), "propose-correction", &[("new_heads", "3"), ("reason", "三人。")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let decided = people.of(HEADS).get(&format!("/matters/{}/acts/decide-correction", keys[9])).await;
    assert_eq!(decided.status, StatusCode::NOT_FOUND, "what is not theirs is not there");
    dissolved(town, people, &keys[10].to_string(), seen).await;
}

/// An organ that has a matter is dissolved, and its successor takes over.
async fn dissolved(town: &Town, people: &People, key: &str, seen: &mut BTreeSet<OfficeAct>) {
    let stamp = town.acts(CLERK, OFFICE, DAY);
    let organ = Organ {
        name: "云溪县水务局".to_owned(),
        mark: "云水".to_owned(),
        parent: Some(GOVERNMENT),
        ..Organ::new(WATER, OrganKind::Department, COUNTY, jiff::civil::date(2000, 1, 1))
    };
    town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, vec![Change::Organ(organ)]).await.unwrap();
    people.of(CLERKS).get("/matters").await;
    let page = people.of(CLERKS).acts(key, "forward", &[("to", "云水")]).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "{}", page.body);
    let end =
        EndOrgan { organ: WATER, until: jiff::civil::date(2026, 4, 1), how: How::Merged, successors: vec![HOUSING] };
    town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, vec![Change::EndOrgan(end)]).await.unwrap();
    does(people.of(CLERKS), key, "take-over", &[("to", HOUSING_NAME), ("reason", "机构已撤销。")], seen).await;
}

struct People(Vec<(&'static str, Person)>);

impl People {
    fn of(&self, login: &str) -> &Person {
        &self.0.iter().find(|(known, _)| *known == login).unwrap().1
    }
}

fn needs_something(act: OfficeAct, page: &Page) -> bool {
    assert!(page.says(" required"), "{}", act.name());
    page.says("还不能提交") && page.says("href=\"#f-on\"")
}

/// One row of the table.
async fn does(person: &Person, key: &str, name: &str, answers: &[(&str, &str)], seen: &mut BTreeSet<OfficeAct>) {
    let act = OfficeAct::named(name).unwrap();
    let address = format!("/matters/{key}/acts/{name}");
    let form = person.get(&address).await;
    assert_eq!(form.status, StatusCode::OK, "{name}");
    assert!(!form.says("⟦") && !form.says("data-kind=\"refused\""), "{name}: {}", form.body);
    // The regulation has an article of its own for nearly every act; what it does not speak of has none.
    assert!(form.says("class=\"cite\"") || act == OfficeAct::Investigate, "{name}: no provision: {}", form.body);
    // Everything but the hidden fields left out: nothing happens, and each field says what it wants.
    let page = person.post(&address, &form.hidden()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
    assert!(needs_something(act, &page), "{name}: {}", page.body);
    let again = person.get(&address).await;
    let seen_before = |page: &Page| page.hidden().into_iter().find(|(name, _)| name == "seen").unwrap();
    assert_eq!(seen_before(&form), seen_before(&again), "{name}: nothing happened");
    let page = person.acts(key, name, answers).await;
    if act == OfficeAct::IssueCode {
        assert!(page.status.is_success() && page.says("查询码"), "{}", page.body);
    } else {
        assert_eq!(page.status, StatusCode::SEE_OTHER, "{name}: {}", page.body);
        let matter = person.get(page.location()).await;
        assert!(matter.status == StatusCode::NOT_FOUND || matter.says("已经办理："), "{name}");
    }
    seen.insert(act);
}

#[tokio::test]
async fn every_act_has_a_form_that_wants_what_is_needed_and_does_it() {
    every_database(DAY, async |town: &Town| {
        let router = served(town).await;
        let mut people = People(Vec::new());
        for login in [CLERKS, HANDLERS, HEADS, REVIEWERS, CITYS] {
            people.0.push((login, Person::signed_in(&router, login).await));
        }
        let keys = matters(town, 11).await;
        let mut seen = BTreeSet::new();
        for (login, matter, act, answers) in COURSE {
            if *matter == 5 {
                // Its own petitioner is sealed before it is sent to those who will ask.
                let key = keys[5].to_string();
                people.of(CLERKS).acts(&key, "seal", REASON).await;
                people.of(CLERKS).acts(&key, "forward", &[("to", HOUSING_NAME)]).await;
            }
            does(people.of(login), &keys[*matter].to_string(), act, answers, &mut seen).await;
            if *matter == 5 {
                let release: &[(&str, &str)] =
                    &[("no", "1"), ("agreed", "yes"), ("until", "2026-05-01"), ("reason", "办理需要。")];
                leads(town).await;
                does(people.of(CLERKS), &keys[5].to_string(), "decide-release", release, &mut seen).await;
            }
        }
        beside(town, &people, &keys, &mut seen).await;
        let left: Vec<&str> = OfficeAct::ALL.iter().filter(|act| !seen.contains(act)).map(|act| act.name()).collect();
        // Two are the petitioner's word alone; of two a second person decides, which the tests beside show.
        assert_eq!(left, ["bar", "confirm", "evaluate", "decide-correction"]);
        for act in ["confirm", "evaluate"] {
            let page = people.of(CLERKS).get(&format!("/matters/{}/acts/{act}", keys[1])).await;
            assert!(page.says("data-kind=\"refused\""), "{act}: {}", page.body);
            let answers = [("agreed", "yes"), ("of", "petition_office"), ("said", "satisfied")];
            let note = people.of(CLERKS).get(&format!("/matters/{}/acts/note", keys[1])).await;
            let sent = typed(note.controls(), &answers);
            let page = people.of(CLERKS).post(&format!("/matters/{}/acts/{act}", keys[1]), &sent).await;
            assert!(matches!(page.status.as_u16(), 403 | 422), "{act}: {}", page.status);
        }
        town.verify().await;
    })
    .await;
}

/// Makes the clerk the head of the office, who decides who may see an identity.
async fn leads(town: &Town) {
    use app::domain::PostId;
    use app::domain::directory::{Post, Standing, Tenure};
    let post = PostId(7_001);
    let changes = vec![
        Change::Post(Post { id: post, organ: OFFICE, title: "局长".to_owned(), standing: Standing::Head }),
        Change::Tenure(Tenure::new(CLERK, post, jiff::civil::date(2000, 1, 1))),
    ];
    let stamp = town.acts(CLERK, OFFICE, DAY);
    town.app.change_directory(&stamp, &mut town.chance(), COUNTY.0, changes).await.unwrap();
}
