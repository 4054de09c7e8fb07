//! Who petitions, and whom an accusation is about.

use app::domain::matter::{Accused, PartyRole};
use app::{PartyDraft, PersonDraft};

use crate::args::{AccusedArgs, People};
use crate::desk::Desk;
use crate::ending::Ending;

/// What stands between the parts of a person.
const BETWEEN: [char; 2] = [';', '；'];
/// Parts of a person: name, telephone, address, role, identity number.
const PARTS_MAX: usize = 5;

/// Everybody, first the one who is told: as `--name` says, or else the first of the others.
pub(super) fn parties(desk: &Desk<'_>, people: &People) -> Result<Vec<PartyDraft>, Ending> {
    let text = |text: &String| text.trim().to_owned();
    let first = PersonDraft {
        name: text(&people.name),
        phone: text(&people.phone),
        address: text(&people.address),
        id_number: text(&people.id_number),
    };
    let mut parties = Vec::new();
    if !first.is_blank() {
        parties.push(PartyDraft::principal(first));
    }
    for written in &people.party {
        parties.push(party(desk, written, people.mandate)?);
    }
    let named = |name: &String| PersonDraft { name: text(name), ..PersonDraft::default() };
    parties.extend(people.representative.iter().map(|name| PartyDraft {
        person: named(name),
        role: PartyRole::Representative,
        mandate: false,
    }));
    parties.extend(people.agent.iter().map(|name| PartyDraft {
        person: named(name),
        role: PartyRole::Agent,
        mandate: people.mandate,
    }));
    Ok(parties)
}

/// A person in one word: `name;phone;address;role;identity number`, where the later parts may be left out.
fn party(desk: &Desk<'_>, written: &str, mandate: bool) -> Result<PartyDraft, Ending> {
    let parts: Vec<&str> = written.split(BETWEEN).map(str::trim).collect();
    let part = |at: usize| parts.get(at).copied().unwrap_or_default().to_owned();
    let person = PersonDraft { name: part(0), phone: part(1), address: part(2), id_number: part(4) };
    if parts.len() > PARTS_MAX || person.is_blank() {
        return Err(Ending::usage(desk.words.with("bad-party", &[("party", written.into())])));
    }
    let role = match parts.get(3).filter(|role| !role.is_empty()) {
        Some(role) => desk.named("party-role", role)?,
        None => PartyRole::Principal,
    };
    Ok(PartyDraft { person, role, mandate: mandate && role == PartyRole::Agent })
}

pub(super) fn accused(desk: &Desk<'_>, asked: &AccusedArgs) -> Result<Accused, Ending> {
    let officials: Result<_, _> = asked.accused_official.iter().map(|official| desk.official(official)).collect();
    Ok(Accused { organs: desk.organs(&asked.accused_organ)?, officials: officials? })
}
