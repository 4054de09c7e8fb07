//! Who petitions stays out of letters between organs.

use app::domain::Actor;
use app::domain::matter::{Channel, NoticeKind};
use app::law::Purpose;
use app::notices::Part;
use app::{ActDraft, Failure, Intake, IssueFault, MatterKey, NoticeInput, Order, PartFault, PersonDraft};

use super::issuing::issued;
use super::places::{CONTACT, DAY_ONE, at, input};
use crate::town::{CLERK, HANDLER, HOUSING, OFFICE, Town, every_database};

pub const CANARY: &str = "金丝雀娘";

/// A petition whose title names the petitioner, sealed or accusing somebody.
pub fn sealed(purpose: Purpose, sealed: bool) -> Intake {
    let person = PersonDraft { name: CANARY.to_owned(), phone: "13900000007".to_owned(), ..PersonDraft::default() };
    Intake {
        purpose,
        sealed,
        channel: Channel::Letter,
        ..Intake::of(person, format!("{CANARY}反映工程款被挪用"), "请查。".to_owned())
    }
}

/// Article: R22-30¶3, R22-46(5)
#[tokio::test]
async fn letters_between_organs_do_not_tell_who_petitions() {
    every_database(DAY_ONE, async |town: &Town| {
        for (purpose, by_request) in [(Purpose::Claim, true), (Purpose::Accusation, false)] {
            let stamp = town.acts(CLERK, OFFICE, DAY_ONE);
            let intake = sealed(purpose, by_request);
            let key = town.app.register(&stamp, &mut town.chance(), DAY_ONE, &intake, None).await.unwrap().done.key;
            let order = Order::with(NoticeKind::ForwardLetter, ActDraft::Forward { to: HOUSING });
            let telling = input(&[CONTACT, ("demand", "请向金丝雀 娘核实，电话139 0000 0007。")]);
            let on = at(4, 6);
            let stamp = town.acts(CLERK, OFFICE, on);
            let refused = town.app.issue(&stamp, &mut town.chance(), key, None, (on, &order), &telling).await;
            let Err(IssueFault::Parts(faults)) = refused else { panic!("{refused:?}") };
            assert_eq!(faults, [PartFault::NamesPetitioner(Part::Demand)]);
            let letter = issued(town, (CLERK, OFFICE, on), key, &order, &input(&[CONTACT])).await;
            let body = letter.body.unwrap();
            assert!(!body.contains(CANARY) && !body.contains("13900000007"), "{body}");
            assert!(body.contains("信访人：信访人（已隐名）"), "{body}");
            // The petitioner is told under the own name.
            let order = Order::alone(NoticeKind::Forwarded);
            let notice = issued(town, (CLERK, OFFICE, on), key, &order, &input(&[CONTACT])).await;
            assert!(notice.body.unwrap().contains(CANARY));
            hidden_from_whoever_may_not_know(town, key, purpose).await;
        }
    })
    .await;
}

/// The office that registered a sealed petition reads the name; who received it does not, in no draft either.
async fn hidden_from_whoever_may_not_know(town: &Town, key: MatterKey, purpose: Purpose) {
    let (on, office) = (at(4, 7), Actor { official: CLERK, organ: OFFICE });
    let housing = Actor { official: HANDLER, organ: HOUSING };
    let read = async |reader| {
        let documents = town.app.documents_for(key, reader, on).await.unwrap();
        documents.into_iter().filter_map(|document| document.body).collect::<String>()
    };
    let sealed = purpose == Purpose::Claim;
    assert!(read(Some(office)).await.contains("金某：") && !read(Some(office)).await.contains(CANARY));
    assert_eq!(read(Some(housing)).await.contains("金某："), !sealed);
    // In clear it is read for a purpose, and where it is sealed only by the office or with a release.
    let open = async |actor: Actor| {
        let stamp = town.acts(actor.official, actor.organ, on);
        town.app.open_documents(&stamp, &mut town.chance(), key, "核对文书。").await
    };
    let opened = open(office).await.unwrap();
    assert!(opened.into_iter().filter_map(|document| document.body).collect::<String>().contains(CANARY));
    assert_eq!(matches!(open(housing).await, Err(Failure::IdentitySealed(_))), sealed);
    let view = town.app.matter_for(key, housing, on).await.unwrap();
    let letters = view.timeline.iter().filter_map(|entry| entry.text.as_deref()).chain(view.title.as_deref());
    let letters = letters.collect::<String>();
    assert_eq!(letters.contains("金某"), !sealed, "nor in the course of the matter");
    assert!(!letters.contains(CANARY));
    let unknown = read(None).await;
    assert!(!unknown.contains(CANARY));
    assert_eq!(unknown.is_empty(), !sealed, "of an accusation nobody unknown sees anything");
    let veiled = NoticeInput { veiled: true, ..input(&[CONTACT]) };
    let draft = town.app.draft_notice(key, NoticeKind::Forwarded, &veiled, on).await.unwrap();
    assert!(!draft.text().contains(CANARY) && draft.text().contains("信访人（已隐名）：\n"), "{}", draft.text());
}
