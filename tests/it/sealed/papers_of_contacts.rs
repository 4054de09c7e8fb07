//! A paper that came with one contact is sealed under the key of that contact, and goes with it.

use app::domain::matter::{Channel, ContactKind, Fact};
use app::{ActDraft, Failure, PaperDraft, PartyDraft, PersonDraft, ToErase};

use super::DAY;
use crate::commands::Office;
use crate::town::{CLERK, OFFICE, Town, every_database};

fn paper(content: &str, contact: Option<u16>) -> ActDraft {
    let paper = PaperDraft::checked("收据.txt", content.as_bytes().to_vec()).unwrap().of_contact(contact);
    ActDraft::Attach { paper, title: format!("{content}的收据") }
}

#[tokio::test]
async fn erasing_one_cosigner_takes_their_papers_and_leaves_the_others() {
    every_database(DAY, async |town: &Town| {
        let key = town.registered().await;
        let clerk = || town.acts(CLERK, OFFICE, DAY);
        let cosigner = PersonDraft { name: "许三多".to_owned(), ..PersonDraft::default() };
        let again = ActDraft::AddContact {
            channel: Channel::Letter,
            kind: ContactKind::Supplement,
            heads: 1,
            parties: vec![PartyDraft::principal(cosigner)],
            text: "又漏了。".to_owned(),
            claimed_on: Some(DAY),
        };
        town.act(clerk(), key, &again).await.unwrap();
        // The same bytes with both contacts and of the office: three contents, under three keys.
        for contact in [Some(1), Some(2), None] {
            town.act(clerk(), key, &paper("同一张", contact)).await.unwrap();
        }
        town.act(clerk(), key, &paper("另一张", Some(2))).await.unwrap();
        for no in [3, 9] {
            let refused = town.act(clerk(), key, &paper("没有这一次", Some(no))).await;
            assert!(matches!(refused, Err(Failure::NoContact(found)) if found == no), "{refused:?}");
        }
        let attached = |view: &app::MatterView<'_>| {
            let of = |entry: &app::TimelineEntry| match &entry.event.fact {
                Fact::Attached(fact) => Some((*fact, entry.text.clone())),
                _ => None,
            };
            view.timeline.iter().filter_map(of).collect::<Vec<_>>()
        };
        let before = attached(&town.app.matter(key).await.unwrap());
        let contacts: Vec<Option<u16>> = before.iter().map(|(fact, _)| fact.contact).collect();
        assert_eq!(contacts, [Some(1), Some(2), None, Some(2)]);
        for (fact, _) in &before {
            assert!(town.app.paper(key, &fact.paper).await.unwrap().is_some());
        }
        town.verify().await;

        let what = ToErase { persons: vec![2], contacts: vec![2], all: false };
        let erased = town.app.erase(&clerk(), &mut town.chance(), key, &what, "本人要求删除。").await.unwrap().erased;
        assert_eq!((erased.papers.len(), erased.contacts.as_slice()), (2, [2].as_slice()));
        for (fact, title) in attached(&town.app.matter(key).await.unwrap()) {
            let gone = fact.contact == Some(2);
            assert_eq!(town.app.paper(key, &fact.paper).await.unwrap().is_none(), gone, "{fact:?}");
            assert_eq!(title.is_none(), gone, "the title goes with the paper");
        }
        town.verify().await;
        // What comes later with the same contact has a key of its own.
        town.act(clerk(), key, &paper("补交的", Some(2))).await.unwrap();
        let last = attached(&town.app.matter(key).await.unwrap()).pop().unwrap();
        assert!(town.app.paper(key, &last.0.paper).await.unwrap().is_some());
        town.verify().await;
    })
    .await;
}

#[test]
fn a_command_says_with_which_contact_a_paper_came() {
    let office = Office::new();
    let key = office.registered();
    std::fs::write(office.folder().join("a.txt"), "收据").unwrap();
    let (code, out, err) = office.run(&["matter", "attach", &key, "a.txt", "--contact", "1"]);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("随第 1 次来信来访"), "{out}");
    let (code, _, err) = office.run(&["matter", "attach", &key, "a.txt", "--contact", "2"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("没有第 2 次来信来访"), "{err}");
}
