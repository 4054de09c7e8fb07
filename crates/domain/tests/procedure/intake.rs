//! What came in, in words: a petition, a further letter, a part of another matter, a correction.

use domain::matter::{
    Accused, AddContact, Change, Channel, ContactKind, Identity, Party, PartyRole, Receipt, Register, Repeat,
    SamePerson, SplitOff, Urgency, Verb,
};
use domain::{DivisionCode, MatterId, PersonId};
use jiff::civil::Date;
use law::Purpose;

use crate::town::{official, organ};
use crate::words::{Said, Speech, person, person_row, text};

/// The verbs by which something comes in.
pub fn verb(name: &str, said: &Said<'_>, speech: &Speech<'_>) -> Option<Verb> {
    Some(match name {
        "register" => Verb::Register(Box::new(register(said, speech))),
        "add_contact" => Verb::AddContact(AddContact {
            channel: said.find(Channel::named).unwrap_or(Channel::Phone),
            kind: said.find(ContactKind::named).unwrap_or(ContactKind::Inquiry),
            heads: said.count("heads").unwrap_or(1),
            parties: parties(said),
            text: said.text(),
            claimed_on: claimed_on(said),
        }),
        "split_off" => Verb::SplitOff(Box::new(SplitOff {
            of: speech.other(),
            receipt: receipt(said, speech),
            purpose: said.find(Purpose::named).unwrap_or(Purpose::Claim),
            category: said.count("category"),
            title: text(said.count("title").unwrap_or(6)),
            text: said.text(),
            reason: text(said.count("reason").unwrap_or(20)),
        })),
        _ => return None,
    })
}

fn register(said: &Said<'_>, speech: &Speech<'_>) -> Register {
    let identity = said.find(Identity::named).unwrap_or(Identity::Named);
    let mut petitions = parties(said);
    if identity == Identity::Named && !said.flag("nobody") {
        petitions.insert(0, party(speech.person(), PartyRole::Principal));
    }
    Register {
        receipt: receipt(said, speech),
        channel: said.find(Channel::named).unwrap_or(Channel::Letter),
        purpose: said.find(Purpose::named).unwrap_or(Purpose::Claim),
        category: said.count("category"),
        place: said.count("place").map(DivisionCode),
        urgency: said.find(Urgency::named).unwrap_or(Urgency::Ordinary),
        parties: petitions,
        identity,
        heads: said.count("heads").unwrap_or(1),
        representatives: said.count("representatives").unwrap_or(0),
        accused: said.key("accused").map(accused).unwrap_or_default(),
        sealed: said.flag("sealed"),
        hand_over: said.key("hand_over").map(organ),
        repeat: repeat(said),
        title: text(said.count("title").unwrap_or(6)),
        text: said.text(),
        claimed_on: claimed_on(said),
    }
}

fn receipt(said: &Said<'_>, speech: &Speech<'_>) -> Receipt {
    let office = said.key("at").map_or_else(|| speech.organ(), organ);
    Receipt { office, year: speech.on.year(), no: said.count("no").unwrap_or(1) }
}

fn claimed_on(said: &Said<'_>) -> Option<Date> {
    said.key("claimed").map(|day| day.parse().expect(day))
}

fn repeat(said: &Said<'_>) -> Option<Repeat> {
    let person = said.find(SamePerson::named).unwrap_or(SamePerson::SameRecord);
    said.count("repeats").map(|of| Repeat { of: MatterId(of), person })
}

fn party(id: PersonId, role: PartyRole) -> Party {
    Party { person: person_row(id), role, mandate: false }
}

/// `party=second`, `party=second:agent`, `party=second:agent:mandate`.
fn parties(said: &Said<'_>) -> Vec<Party> {
    let read = |words: &str| {
        let mut words = words.split(':');
        let who = person(words.next().expect("a person"));
        let role = words.next().map_or(PartyRole::Principal, |role| PartyRole::named(role).expect(role));
        Party { mandate: words.next() == Some("mandate"), ..party(who, role) }
    };
    said.keys("party").into_iter().map(read).collect()
}

/// `market`, `market:head`, `market,bureau:lead`.
pub fn accused(words: &str) -> Accused {
    let (people, organs): (Vec<&str>, Vec<&str>) = words.split(',').partition(|word| word.contains(':'));
    let organs = organs.into_iter().filter(|word| *word != "none").map(organ).collect();
    Accused { organs, officials: people.into_iter().map(official).collect() }
}

/// What is to be different: `channel=visit`, `purpose=proposal`, `accused=market to=office`.
pub fn change(said: &Said<'_>) -> Change {
    let number = |value: &str| (value != "none").then(|| value.parse().expect("a number"));
    if let Some(channel) = said.key("channel") {
        Change::Channel(Channel::named(channel).expect(channel))
    } else if let Some(purpose) = said.key("purpose") {
        Change::Purpose(Purpose::named(purpose).expect(purpose))
    } else if let Some(category) = said.key("category") {
        Change::Category(number(category))
    } else if let Some(place) = said.count("place") {
        Change::Place(Some(DivisionCode(place)))
    } else if let Some(urgency) = said.key("urgency") {
        Change::Urgency(Urgency::named(urgency).expect(urgency))
    } else if let Some(heads) = said.count("heads") {
        Change::Heads(heads)
    } else if let Some(on) = claimed_on(said) {
        Change::ClaimedOn(Some(on))
    } else if let Some(of) = repeat(said) {
        Change::Repeat(Some(of))
    } else if let Some(whom) = said.key("accused") {
        Change::Accused(accused(whom), said.key("to").map(organ))
    } else {
        Change::Category(Some(102))
    }
}
