//! Coming in: registration, further letters, and who helps or is told above.

use domain::directory::OrganKind;
use domain::matter::{AddContact, Channel, Identity, Involve, PartyRole, Register, ReportUrgent, Urgency};
use domain::{By, OrganId};
use law::Purpose;

use super::case::Case;
use super::sending::send;
use super::state::{File, Place};
use super::terms::{Begin, Rule};
use super::town::{NATIONAL_OFFICE, Town};

/// The event of taking something in.
pub fn taken_in(town: &Town, office: OrganId) -> Begin {
    if town.kind(office) == Some(OrganKind::PetitionOffice) { Begin::ByOffice } else { Begin::Directly }
}

/// A matter that says what the command says, before anything is decided.
pub fn blank(command: &Register, office: OrganId, on: jiff::civil::Date) -> File {
    File {
        purpose: command.purpose,
        urgent: command.urgency == Urgency::Urgent,
        named: command.identity == Identity::Named,
        sealed: command.sealed,
        place: command.place,
        accused: command.accused.clone(),
        parties: command.parties.iter().map(|party| (party.person.id, party.role)).collect(),
        left: Vec::new(),
        received: on,
        last: on,
        office,
        holder: office,
        holders: vec![office],
        at: Place::Entered,
        way: Vec::new(),
        helpers: Vec::new(),
        tasks: Vec::new(),
        handler: None,
        reviewer: None,
        sent: 0,
        back: 0,
        charged: Vec::new(),
        conflicts: Vec::new(),
        simple: false,
        looked_into: 0,
        got: Vec::new(),
        beside: None,
        opinion: None,
        promised: None,
        redo: None,
        elsewhere: None,
        outcome: false,
        grades: Vec::new(),
        calls: Vec::new(),
        fixes: Vec::new(),
        peeks: Vec::new(),
        beneath: None,
        taken_in: Vec::new(),
        flaws: std::collections::BTreeSet::new(),
        shelved: false,
        runs: Vec::new(),
    }
}

/// Everything is registered (R22-22¶1), by an office or online by the petitioner.
pub fn register(c: &mut Case<'_>, command: &Register) {
    c.anybody(true);
    let office = c.file.office;
    if let By::Petitioner(person) = c.by {
        c.need(c.file.party(person), "not-a-party");
        c.need(c.town.body(office).is_some(), "unknown-organ");
        c.need(c.town.alive(office, c.on), "organ-not-active");
        c.need(Rule::of(c.town, office, c.on).is_some(), "no-law");
    } else {
        c.only(&[office]);
    }
    c.written(command.title);
    c.written(command.text);
    c.need(command.heads > 0, "heads-missing");
    let visit = command.channel == Channel::Visit;
    c.need(!visit || command.representatives <= Rule::REPRESENTATIVES_MAX, "too-many-representatives");
    agents(c, command);
    let accused = &command.accused;
    c.need(accused.organs.iter().all(|organ| c.town.body(*organ).is_some()), "unknown-organ");
    c.need(accused.officials.iter().all(|official| c.town.knows(*official)), "unknown-official");
    let walled = c.town.hides(accused, office, c.official(), c.on);
    c.need(!walled || command.hand_over.is_some(), "hand-over-missing");
    if let (true, Some(to)) = (walled, command.hand_over) {
        c.can_get(to);
        c.need(to != office, "to-itself");
    }
    if c.refused() {
        return;
    }
    c.begin(taken_in(c.town, office), office, None);
    if let (true, Some(to)) = (walled, command.hand_over) {
        send(c, to, None, false);
    }
}

/// SD15-28, BJ06-27: agents show a written mandate, and are not more than two in Shandong.
fn agents(c: &mut Case<'_>, command: &Register) {
    let agents = || command.parties.iter().filter(|party| party.role == PartyRole::Agent);
    c.need(agents().all(|agent| agent.mandate), "mandate-missing");
    agents_max(c);
}

fn agents_max(c: &mut Case<'_>) {
    let organ = c.organ().unwrap_or(c.file.office);
    let max = Rule::of(c.town, organ, c.on).and_then(Rule::agents_max);
    let agents = c.file.parties.iter().filter(|(_, role)| *role == PartyRole::Agent).count();
    c.need(max.is_none_or(|max| agents <= max), "too-many-agents");
}

/// A further letter, visit or call.
pub fn add_contact(c: &mut Case<'_>, contact: &AddContact) {
    c.on_matter(true, false);
    c.written(contact.text);
    c.need(contact.heads > 0, "heads-missing");
    c.need(c.person().is_none() || contact.parties.is_empty(), "staff-only");
    c.need(contact.parties.iter().all(|party| party.role != PartyRole::Agent || party.mandate), "mandate-missing");
    for party in &contact.parties {
        if c.file.parties.iter().all(|(known, _)| *known != party.person.id) {
            c.file.parties.push((party.person.id, party.role));
        }
    }
    if !contact.parties.is_empty() {
        agents_max(c);
    }
}

/// R22-24¶1: who helps the organ that answers.
pub fn involve(c: &mut Case<'_>, involve: &Involve) {
    c.on_matter(false, false);
    let mut may = vec![c.file.holder];
    may.extend(c.file.way.iter().map(|leg| leg.from));
    may.extend(c.town.next_above(c.file.holder));
    c.only(&may);
    c.written(involve.reason);
    for helper in &involve.helpers {
        c.can_get(*helper);
        c.need(*helper != c.file.holder, "to-itself");
    }
    c.need(!c.file.at.ended() && c.file.at != Place::Beneath, "wrong-stage");
    c.file.helpers.clone_from(&involve.helpers);
}

/// R22-25: upward at once; a local petition office to two addressees besides.
pub fn report_urgent(c: &mut Case<'_>, report: &ReportUrgent) {
    c.on_matter(false, false);
    c.only(&[c.file.holder, c.file.office]);
    c.written(report.text);
    let Some(organ) = c.organ() else { return };
    for to in &report.to {
        c.can_get(*to);
    }
    let missing = addressees(c, organ).iter().any(|needed| !report.to.contains(needed));
    c.need(!missing, "addressees-missing");
    c.file.urgent = true;
}

/// Who must be told of an urgent matter.
pub fn addressees(c: &Case<'_>, organ: OrganId) -> Vec<OrganId> {
    let governing = [OrganKind::Committee, OrganKind::Government, OrganKind::Township];
    let depth = c.town.body(organ).map_or(0, |body| body.depth);
    let mut wanted = c.town.at_depth(depth, &governing);
    let office = c.town.kind(organ) == Some(OrganKind::PetitionOffice);
    if office && depth > 0 && Rule::of(c.town, organ, c.on) == Some(Rule::R22) {
        let line =
            c.town.next_above(organ).iter().find(|above| c.town.kind(**above) == Some(OrganKind::PetitionOffice));
        wanted.extend(line.copied());
        wanted.push(NATIONAL_OFFICE);
    }
    wanted.retain(|to| *to != organ && c.town.alive(*to, c.on) && !c.town.hides(&c.file.accused, *to, None, c.on));
    wanted.sort_unstable();
    wanted.dedup();
    wanted
}

/// An accusation is not a claim, and has its own ways (R22-30¶1).
pub fn is_accusation(file: &File) -> bool {
    file.purpose == Purpose::Accusation
}
