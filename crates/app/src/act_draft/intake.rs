//! A petition as it comes in.

use domain::matter::{
    Accused, Channel, Identity, Party, PartyRole, Receipt, Register, Repeat, SamePerson, Urgency, Verb,
};
use domain::{DivisionCode, MatterId, OrganId};
use jiff::civil::Date;
use law::Purpose;
use serde::{Deserialize, Serialize};

use crate::pen::{Pen, Sheet};
use crate::{Chance, Failure};

/// Who petitions and how to reach them. Kept in a row of its own, never in an event.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonDraft {
    /// Name; empty when unknown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Telephone.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub phone: String,
    /// Address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub address: String,
    /// Number of an identity document.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id_number: String,
}

/// What parts several telephones in one field.
const NUMBERS_PARTED_BY: [char; 7] = ['、', ',', '，', ';', '；', '/', '\n'];

impl PersonDraft {
    /// Whether nothing is known of the person.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        [&self.name, &self.phone, &self.address, &self.id_number].iter().all(|field| field.trim().is_empty())
    }

    /// Telephones and identity number as written, each by itself.
    pub(crate) fn numbers(&self) -> impl Iterator<Item = &str> {
        let each = self.phone.split(NUMBERS_PARTED_BY).chain([self.id_number.as_str()]);
        each.map(str::trim).filter(|number| !number.is_empty())
    }
}

/// One person who petitions, in what part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartyDraft {
    /// Who.
    pub person: PersonDraft,
    /// The part.
    pub role: PartyRole,
    /// Whether a written mandate was shown.
    pub mandate: bool,
}

impl PartyDraft {
    /// Somebody who petitions for themselves.
    #[must_use]
    pub const fn principal(person: PersonDraft) -> Self {
        Self { person, role: PartyRole::Principal, mandate: false }
    }
}

/// A petition as it comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// Channel.
    pub channel: Channel,
    /// Purpose.
    pub purpose: Purpose,
    /// Content class.
    pub category: Option<u32>,
    /// Where the matter is.
    pub place: Option<DivisionCode>,
    /// How pressing it is.
    pub urgency: Urgency,
    /// Who petitions, first the one who is told; nobody where it is anonymous.
    pub parties: Vec<PartyDraft>,
    /// Number of petitioners.
    pub heads: u32,
    /// Number of representatives who came.
    pub representatives: u16,
    /// Whom an accusation is about.
    pub accused: Accused,
    /// Whether the petitioner asks that nobody learns who they are.
    pub sealed: bool,
    /// To whom it goes at once, where the office that registers may not know it.
    pub hand_over: Option<OrganId>,
    /// The earlier matter, and what shows that it is the same person.
    pub repeat: Option<Repeat>,
    /// Title.
    pub title: String,
    /// Text.
    pub text: String,
    /// The day on which it is said to have come in.
    pub claimed_on: Option<Date>,
}

impl Intake {
    /// A claim of one person by letter, with nothing else said.
    #[must_use]
    pub fn of(person: PersonDraft, title: String, text: String) -> Self {
        let parties = if person.is_blank() { Vec::new() } else { vec![PartyDraft::principal(person)] };
        Self {
            channel: Channel::Letter,
            purpose: Purpose::Claim,
            category: None,
            place: None,
            urgency: Urgency::Ordinary,
            parties,
            heads: 1,
            representatives: 0,
            accused: Accused::default(),
            sealed: false,
            hand_over: None,
            repeat: None,
            title,
            text,
            claimed_on: None,
        }
    }

    /// The same person with the same matter again, as the register knows it.
    #[must_use]
    pub fn repeating(mut self, of: Option<MatterId>) -> Self {
        self.repeat = of.map(|of| Repeat { of, person: SamePerson::SameRecord });
        self
    }

    /// Whether anybody can be told: name and address or telephone are given, only part of it, or nothing.
    #[must_use]
    pub fn identity(&self) -> Identity {
        let blank = |field: &str| field.trim().is_empty();
        match self.parties.first().map(|party| &party.person) {
            None => Identity::Anonymous,
            Some(person) if person.is_blank() => Identity::Anonymous,
            Some(person) if blank(&person.name) || blank(&person.address) && blank(&person.phone) => Identity::Unclear,
            Some(_) => Identity::Named,
        }
    }

    pub(crate) fn verb(
        &self,
        pen: &mut Pen,
        chance: &mut Chance,
        sheet: Sheet,
        receipt: Receipt,
    ) -> Result<Verb, Failure> {
        Ok(Verb::Register(Box::new(Register {
            receipt,
            channel: self.channel,
            purpose: self.purpose,
            category: self.category,
            place: self.place,
            urgency: self.urgency,
            parties: parties(&self.parties, pen, chance, sheet)?,
            identity: self.identity(),
            heads: self.heads,
            representatives: self.representatives,
            accused: self.accused.clone(),
            sealed: self.sealed,
            hand_over: self.hand_over,
            repeat: self.repeat,
            title: pen.text(chance, sheet.next_contact(), "title", &self.title)?,
            text: pen.text(chance, sheet.next_contact(), "text", &self.text)?,
            claimed_on: self.claimed_on,
        })))
    }
}

/// The people, each in a row of their own.
pub(super) fn parties(
    drafts: &[PartyDraft],
    pen: &mut Pen,
    chance: &mut Chance,
    sheet: Sheet,
) -> Result<Vec<Party>, Failure> {
    let party = |draft: &PartyDraft| {
        let person = pen.person(chance, sheet, &draft.person)?;
        Ok(Party { person, role: draft.role, mandate: draft.mandate })
    };
    drafts.iter().filter(|draft| !draft.person.is_blank()).map(party).collect()
}
