//! From what was sent to values, field by field, with what is wrong with each.

mod names;

use std::collections::BTreeMap;

use app::domain::matter::{Matter, PartyRole};
use app::domain::{DivisionCode, MatterId, OfficialId, OrganId, PersonId};
use app::law::Named;
use app::{App, Failure, MatterKey, PaperDraft, PartyDraft, PersonDraft, Subject};
use jiff::civil::Date;
use wording::Arg;

use super::choosers;
use super::field::{Choice, Field, Items, Kind, LINE_CHARS_MAX, TEXT_CHARS_MAX};
use super::sent::Sent;
use super::unseen;
use crate::trouble::Trouble;
use crate::words::Speaker;

/// What a value says that is to be none.
pub(crate) const NONE: &str = "-";
/// What goes behind the name of a field for the organ that was chosen out of several.
pub(crate) const PICK: &str = ".pick";
/// Most people of one form; more come as a number.
pub(crate) const PARTIES_MAX: usize = 30;
/// Most organs or officials of one field.
pub(crate) const SEVERAL_MAX: usize = 12;

/// A value of a field.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Organs(Vec<OrganId>),
    Officials(Vec<OfficialId>),
    Word(&'static str),
    Yes(bool),
    Text(String),
    Day(Date),
    Number(u32),
    Matter(MatterKey),
    Papers(Vec<PaperDraft>),
    Person(PersonId),
    Parties(Vec<PartyDraft>),
    /// That there is none.
    Nothing,
}

/// Something that is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) field: String,
    pub(crate) text: String,
}

/// What everything that is read stands on.
pub(crate) struct Ground<'a> {
    pub(crate) app: &'a App,
    pub(crate) subject: &'a Subject,
    pub(crate) speaker: Speaker<'a>,
    pub(crate) today: Date,
    /// The matter that the form is about; none where one is registered.
    pub(crate) matter: Option<&'a Matter>,
    /// Name of the act, for words of its own.
    pub(crate) of: &'a str,
}

impl Ground<'_> {
    /// What a field is called: by a word of the act's own, if it has one.
    pub(crate) fn label(&self, name: &str) -> String {
        let (name, own) = (dashed(name), format!("field-{}-{}", self.of, dashed(name)));
        let words = self.speaker.words;
        if words.has(&own) { words.say(&own) } else { words.say(&format!("field-{name}")) }
    }
}

/// As wording files write names.
pub(crate) fn dashed(name: &str) -> String {
    name.replace(['_', '.'], "-")
}

/// Everything that was read.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) values: BTreeMap<&'static str, Value>,
    pub(crate) faults: Vec<Fault>,
    /// Organs to choose from, where a name could mean several.
    pub(crate) organs: BTreeMap<String, Vec<OrganId>>,
}

/// Reads the fields of a form. Unseen signs are taken out of what was sent.
pub(crate) async fn read(ground: &Ground<'_>, fields: &[Field], sent: &mut Sent) -> Result<Read, Trouble> {
    let mut reading = Reading { ground, read: Read::default() };
    reading.clean(sent);
    for field in fields {
        let value = match field.kind {
            Kind::Matter => reading.matter(field, sent).await?,
            Kind::Papers => reading.papers(field, sent).await,
            _ => reading.value(field, sent),
        };
        match value {
            Some(value) => {
                reading.read.values.insert(field.name, value);
            }
            None if field.needed && !reading.read.faults.iter().any(|fault| fault.field == field.name) => {
                reading.missing(field);
            }
            None => {}
        }
    }
    Ok(reading.read)
}

struct Reading<'g> {
    ground: &'g Ground<'g>,
    read: Read,
}

impl Reading<'_> {
    fn fault(&mut self, field: &str, key: &str, args: &[(&str, Arg<'_>)]) {
        let label = self.ground.label(field);
        let mut args = args.to_vec();
        args.push(("label", label.into()));
        let text = self.ground.speaker.words.with(key, &args);
        self.read.faults.push(Fault { field: field.to_owned(), text });
    }

    fn missing(&mut self, field: &Field) {
        let choose = match field.kind {
            Kind::Choice(_) | Kind::YesNo | Kind::Official(_) | Kind::Item(_) | Kind::Party | Kind::Papers => true,
            Kind::Category { .. } | Kind::Place { .. } => true,
            Kind::Organ | Kind::Organs | Kind::People | Kind::Check | Kind::Line | Kind::Text(_) => false,
            Kind::Day | Kind::Number { .. } | Kind::Matter | Kind::Parties => false,
        };
        self.fault(field.name, if choose { "field-fault-choose" } else { "field-fault-missing" }, &[]);
    }

    /// Takes out signs that nobody sees, and says in which field there were some.
    fn clean(&mut self, sent: &mut Sent) {
        let mut found: Vec<(String, usize)> = Vec::new();
        for (name, value) in &mut sent.values {
            let (kept, taken) = unseen::seen(value);
            if taken > 0 {
                *value = kept;
                found.push((name.clone(), taken));
            }
        }
        for (name, taken) in found {
            let n = i64::try_from(taken).unwrap_or(i64::MAX);
            let name = if name.starts_with("party_") { "parties" } else { &name };
            // A field that no form has is nobody's, and its name may be anything.
            if self.ground.speaker.words.has(&format!("field-{}", dashed(name))) {
                self.fault(name, "field-fault-unseen", &[("n", n.into())]);
            }
        }
    }

    fn value(&mut self, field: &Field, sent: &Sent) -> Option<Value> {
        match field.kind {
            Kind::Organ => self.organ(field, sent).map(|organ| Value::Organs(vec![organ])),
            Kind::Organs => self.organs(field, sent),
            Kind::Official(of) => self.listed_official(field, of, sent),
            Kind::People => self.people(field, sent),
            Kind::Choice(choice) => self.word(field, choice, sent),
            Kind::YesNo => match sent.get(field.name) {
                "yes" => Some(Value::Yes(true)),
                "no" => Some(Value::Yes(false)),
                _ => None,
            },
            Kind::Check => (!sent.get(field.name).is_empty()).then_some(Value::Yes(true)),
            Kind::Line => self.text(field, sent, LINE_CHARS_MAX),
            Kind::Text(_) => self.text(field, sent, TEXT_CHARS_MAX),
            Kind::Day => self.parsed(field, sent, "field-fault-day", |text| text.parse().ok().map(Value::Day)),
            Kind::Number { min, max } => self.number(field, sent, (min, max)),
            Kind::Item(of) => self.item(field, of, sent),
            Kind::Party => self.party(field, sent),
            Kind::Parties => self.parties(field, sent),
            Kind::Category { .. } => {
                let app = self.ground.app;
                let known = |code: &u32| app.categories().get(*code).is_some();
                self.numbered(field, sent, |text| text.parse().ok().filter(known))
            }
            Kind::Place { .. } => {
                let directory = self.ground.speaker.directory;
                let known = |code: &u32| directory.divisions.contains_key(&DivisionCode(i64::from(*code)));
                self.numbered(field, sent, |text| text.parse().ok().filter(known))
            }
            Kind::Matter | Kind::Papers => None,
        }
    }

    /// A value that is not empty, or a fault.
    fn parsed(
        &mut self,
        field: &Field,
        sent: &Sent,
        fault: &str,
        parse: impl FnOnce(&str) -> Option<Value>,
    ) -> Option<Value> {
        let text = sent.get(field.name);
        if text.is_empty() {
            return None;
        }
        let value = parse(text);
        if value.is_none() {
            self.fault(field.name, fault, &[]);
        }
        value
    }

    /// A number out of a list, or that there is none.
    fn numbered(&mut self, field: &Field, sent: &Sent, parse: impl FnOnce(&str) -> Option<u32>) -> Option<Value> {
        let number = |text: &str| {
            if text == NONE { Some(Value::Nothing) } else { parse(text).map(Value::Number) }
        };
        self.parsed(field, sent, "field-fault-choose", number)
    }

    fn number(&mut self, field: &Field, sent: &Sent, (min, max): (u32, u32)) -> Option<Value> {
        let text = sent.get(field.name);
        if text.is_empty() {
            return None;
        }
        let found = text.parse::<u32>().ok().filter(|number| (min..=max).contains(number));
        if found.is_none() {
            let args = [("min", i64::from(min).into()), ("max", i64::from(max).into())];
            self.fault(field.name, "field-fault-number", &args);
        }
        found.map(Value::Number)
    }

    fn word(&mut self, field: &Field, choice: Choice, sent: &Sent) -> Option<Value> {
        self.parsed(field, sent, "field-fault-choose", |text| {
            choice.set.names.iter().find(|name| **name == text).map(|name| Value::Word(name))
        })
    }

    fn text(&mut self, field: &Field, sent: &Sent, chars_max: usize) -> Option<Value> {
        let text = sent.get(field.name);
        let chars = text.chars().count();
        if chars > chars_max {
            let number = |n: usize| Arg::from(i64::try_from(n).unwrap_or(i64::MAX));
            let args = [("found", number(chars)), ("limit", number(chars_max))];
            self.fault(field.name, "field-fault-too-long", &args);
            return None;
        }
        (!text.is_empty()).then(|| Value::Text(text.to_owned()))
    }

    fn item(&mut self, field: &Field, of: Items, sent: &Sent) -> Option<Value> {
        let offered = choosers::items(of, self.ground.matter?);
        self.parsed(field, sent, "field-fault-choose", |text| {
            text.parse::<u16>().ok().filter(|no| offered.contains(no)).map(|no| Value::Number(u32::from(no)))
        })
    }

    /// A petitioner by number, from 1.
    fn party(&mut self, field: &Field, sent: &Sent) -> Option<Value> {
        let matter = self.ground.matter?;
        self.parsed(field, sent, "field-fault-choose", |text| {
            let at = text.parse::<usize>().ok()?.checked_sub(1)?;
            matter.parties.get(at).map(|party| Value::Person(party.person.id))
        })
    }

    fn parties(&mut self, field: &Field, sent: &Sent) -> Option<Value> {
        let column = |name: &'static str| sent.all(name).collect::<Vec<&str>>();
        let names = column("party_name");
        let (phones, numbers, addresses) = (column("party_phone"), column("party_id_number"), column("party_address"));
        let (roles, mandates) = (column("party_role"), column("party_mandate"));
        let of = |column: &[&str], at: usize| column.get(at).copied().unwrap_or_default().to_owned();
        let mut parties = Vec::new();
        for at in 0..names.len().min(PARTIES_MAX) {
            let person = PersonDraft {
                name: of(&names, at),
                phone: of(&phones, at),
                address: of(&addresses, at),
                id_number: of(&numbers, at),
            };
            if person.is_blank() {
                continue;
            }
            let long = [&person.name, &person.phone, &person.address, &person.id_number];
            if long.iter().any(|text| text.chars().count() > LINE_CHARS_MAX) {
                let limit = i64::try_from(LINE_CHARS_MAX).unwrap_or(i64::MAX);
                self.fault(field.name, "field-fault-party-too-long", &[("limit", limit.into())]);
                return None;
            }
            let role = PartyRole::by_name(&of(&roles, at)).unwrap_or(PartyRole::Principal);
            let shown = mandates.iter().any(|row| *row == at.to_string());
            parties.push(PartyDraft { person, role, mandate: shown && role == PartyRole::Agent });
        }
        (!parties.is_empty()).then_some(Value::Parties(parties))
    }

    /// Another matter, which whoever asks may read: any other is none.
    async fn matter(&mut self, field: &Field, sent: &Sent) -> Result<Option<Value>, Trouble> {
        let text = sent.get(field.name);
        if text.is_empty() {
            return Ok(None);
        }
        let found = match matter_key(self.ground, text).await? {
            Some(key) => match self.ground.app.read_matter(self.ground.subject, key).await {
                Ok(_) => Some(key),
                Err(Failure::NoMatter(_)) => None,
                Err(other) => return Err(other.into()),
            },
            None => None,
        };
        if found.is_none() {
            self.fault(field.name, "field-fault-no-matter", &[("text", text.into())]);
        }
        Ok(found.map(Value::Matter))
    }

    async fn papers(&mut self, field: &Field, sent: &mut Sent) -> Option<Value> {
        let mut papers = Vec::new();
        for (name, content) in std::mem::take(&mut sent.files) {
            let shown = unseen::seen(&name).0;
            // Looking at a large file takes some tenths of a second of computing.
            let looked = tokio::task::spawn_blocking(move || PaperDraft::checked(&name, content)).await;
            match looked {
                Ok(Ok(paper)) => papers.push(paper),
                Ok(Err(fault)) => {
                    let told = self.ground.speaker.paper_fault(&fault);
                    let args = [("name", shown.into()), ("why", told.why.into()), ("way", told.way_out.into())];
                    self.fault(field.name, "field-fault-paper", &args);
                }
                Err(_) => self.fault(field.name, "field-fault-paper-unread", &[("name", shown.into())]),
            }
        }
        (!papers.is_empty()).then_some(Value::Papers(papers))
    }
}

/// The key that a text names: itself, within an address, or by the receipt number.
async fn matter_key(ground: &Ground<'_>, text: &str) -> Result<Option<MatterKey>, Trouble> {
    let last = text.trim_end_matches('/').rsplit('/').next().unwrap_or(text);
    if let Ok(key) = last.parse() {
        return Ok(Some(key));
    }
    let Some(receipt) = app::find_receipt(ground.speaker.directory, text) else { return Ok(None) };
    let mut session = ground.app.db().read().await.map_err(Failure::from)?;
    let (year, no) = (i64::from(receipt.year), i64::from(receipt.no));
    let found = session.matter_by_receipt(receipt.office.0, year, no).await.map_err(Failure::from)?;
    Ok(found.map(|(shard, id)| MatterKey { shard, id: MatterId(id) }))
}
