//! A field as the page shows it: label, help, provision, what was typed, what is wrong with it.

use std::collections::BTreeMap;

use app::domain::directory::Directory;
use app::domain::matter::PartyRole;
use app::domain::{DivisionCode, OrganId};
use app::law::Act;

use super::choosers;
use super::field::{Choice, Field, Items, Kind, LINE_CHARS_MAX, TEXT_CHARS_MAX};
use super::read::{Fault, Ground, NONE, PARTIES_MAX, PICK, SEVERAL_MAX, dashed};
use super::sent::Sent;
use crate::screens::matter::Chip;

/// Most words that stand beside each other; more fold into a list.
const RADIOS_MAX: usize = 5;
/// Places that a list shows.
const PLACES_MAX: usize = 400;

/// One of several choices.
#[derive(Clone, Debug)]
pub(crate) struct Opt {
    pub(crate) value: String,
    pub(crate) label: String,
    pub(crate) chosen: bool,
}

/// A line for one petitioner.
#[derive(Clone, Debug)]
pub(crate) struct PartyRow {
    /// From 0, as the form counts.
    pub(crate) at: usize,
    /// From 1, as people count.
    pub(crate) no: usize,
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) id_number: String,
    pub(crate) address: String,
    pub(crate) roles: Vec<Opt>,
    pub(crate) mandate: bool,
}

/// A field as the page shows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) help: String,
    pub(crate) chip: Option<Chip>,
    /// How it is shown: `organ`, `select`, `radio`, `check`, `line`, `text`, `day`, `number`, `files`, `parties`.
    pub(crate) shape: &'static str,
    pub(crate) needed: bool,
    pub(crate) faults: Vec<String>,
    /// One value a line of the field.
    pub(crate) values: Vec<String>,
    pub(crate) options: Vec<Opt>,
    /// Organs to choose from, where a name could mean several.
    pub(crate) picks: Vec<Opt>,
    pub(crate) pick_name: String,
    pub(crate) parties: Vec<PartyRow>,
    /// Whether another line can be asked for.
    pub(crate) more: bool,
    pub(crate) rows: u8,
    pub(crate) max: String,
    pub(crate) min: String,
    /// The list of suggestions that belongs to it; empty where there is none.
    pub(crate) list: &'static str,
}

impl Entry {
    /// Whether something is wrong with it.
    pub(crate) fn is_wrong(&self) -> bool {
        !self.faults.is_empty()
    }

    /// The one value of a field that has one.
    pub(crate) fn value(&self) -> &str {
        self.values.first().map_or("", String::as_str)
    }

    /// What describes the field to somebody who cannot see it.
    pub(crate) fn described_by(&self) -> String {
        let help = (!self.help.is_empty()).then(|| format!("{}-help", self.name));
        let fault = self.is_wrong().then(|| format!("{}-fault", self.name));
        [fault, help].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Whether a list begins with the choice of nothing.
    pub(crate) fn offers_nothing(&self) -> bool {
        !self.needed || !self.options.iter().any(|option| option.chosen)
    }
}

/// Whether something is wrong with any of these fields.
pub(crate) fn any_wrong(entries: &[Entry]) -> bool {
    entries.iter().any(Entry::is_wrong)
}

/// Everything that a page is made of besides the fields themselves.
pub(crate) struct Filled<'a> {
    pub(crate) sent: &'a Sent,
    pub(crate) faults: &'a [Fault],
    pub(crate) organs: &'a BTreeMap<String, Vec<OrganId>>,
    /// What the rules call the act, for the provisions beside its fields.
    pub(crate) act: Act,
    /// Masked names of the petitioners, where one of them can be chosen.
    pub(crate) parties: &'a [String],
}

/// The entries of a form.
pub(crate) fn entries(ground: &Ground<'_>, fields: &[Field], filled: &Filled<'_>) -> Vec<Entry> {
    fields.iter().map(|field| entry(ground, field, filled)).collect()
}

fn entry(ground: &Ground<'_>, field: &Field, filled: &Filled<'_>) -> Entry {
    let words = ground.speaker.words;
    let name = dashed(field.name);
    let help = [format!("field-help-{}-{name}", ground.of), format!("field-help-{name}")];
    let help = help.into_iter().find(|key| words.has(key)).map(|key| words.say(&key)).unwrap_or_default();
    let faults = filled.faults.iter().filter(|fault| fault.field == field.name).map(|fault| fault.text.clone());
    let mut entry = Entry {
        name: field.name,
        label: ground.label(field.name),
        help,
        chip: chip(ground, field, filled.act),
        shape: "line",
        needed: field.needed,
        faults: faults.collect(),
        values: vec![filled.sent.get(field.name).to_owned()],
        ..Entry::default()
    };
    shape(ground, field, filled, &mut entry);
    entry
}

/// The provision that asks for the field, where the law of the day has one of its own.
fn chip(ground: &Ground<'_>, field: &Field, act: Act) -> Option<Chip> {
    let organ = ground.matter.map_or(ground.subject.actor.organ, |matter| matter.holder);
    let law = ground.app.law_of(organ, ground.today)?;
    let guard = law.guard(act, field.asks?)?;
    Some(Chip::of(&ground.speaker, guard.head.cite))
}

fn shape(ground: &Ground<'_>, field: &Field, filled: &Filled<'_>, entry: &mut Entry) {
    let sent = filled.sent;
    match field.kind {
        Kind::Organ => {
            entry.shape = "organ";
            entry.list = "organs-list";
            picks(ground, field, filled, entry);
        }
        Kind::Organs => {
            entry.shape = "organ";
            entry.list = "organs-list";
            several(field, sent, entry);
            picks(ground, field, filled, entry);
        }
        Kind::People => {
            entry.shape = "organ";
            several(field, sent, entry);
        }
        Kind::Official(of) => {
            let (directory, today) = (ground.speaker.directory, ground.today);
            let offered = ground.matter.map(|matter| choosers::officials(of, directory, matter, today));
            let option = |(official, organ)| {
                let label = official_label(ground, official, organ);
                (app::domain::OfficialId::to_string(&official), label)
            };
            select(entry, offered.unwrap_or_default().into_iter().map(option));
        }
        Kind::Choice(choice) => words(ground, field, choice, entry),
        Kind::YesNo => {
            let yes = ["yes", "no"].map(|answer| (answer.to_owned(), yes_no(ground, field, answer)));
            select(entry, yes.into_iter());
            entry.shape = "radio";
        }
        Kind::Check => entry.shape = "check",
        Kind::Line => entry.max = LINE_CHARS_MAX.to_string(),
        Kind::Text(rows) => {
            entry.shape = "text";
            entry.rows = rows;
            entry.max = TEXT_CHARS_MAX.to_string();
        }
        Kind::Day => entry.shape = "day",
        Kind::Number { min, max } => {
            entry.shape = "number";
            (entry.min, entry.max) = (min.to_string(), max.to_string());
        }
        Kind::Matter => entry.max = LINE_CHARS_MAX.to_string(),
        Kind::Papers => entry.shape = "files",
        Kind::Item(of) => {
            let numbers = ground.matter.map(|matter| choosers::items(of, matter)).unwrap_or_default();
            select(entry, numbers.into_iter().map(|no| (no.to_string(), item_label(ground, of, no))));
        }
        Kind::Party => {
            let parties = filled.parties.iter().enumerate();
            select(entry, parties.map(|(at, name)| ((at + 1).to_string(), name.clone())));
        }
        Kind::Parties => party_rows(ground, sent, entry),
        Kind::Category { or_none } => categories(ground, or_none, entry),
        Kind::Place { or_none } => places(ground, or_none, entry),
    }
}

/// Lines for several values: those that were sent, one at least, and one more where it was asked for.
fn several(field: &Field, sent: &Sent, entry: &mut Entry) {
    let mut values: Vec<String> = sent.all(field.name).take(SEVERAL_MAX).map(str::to_owned).collect();
    if values.is_empty() || (sent.get("more") == field.name && values.len() < SEVERAL_MAX) {
        values.push(String::new());
    }
    entry.more = values.len() < SEVERAL_MAX;
    entry.values = values;
}

fn picks(ground: &Ground<'_>, field: &Field, filled: &Filled<'_>, entry: &mut Entry) {
    entry.pick_name = format!("{}{PICK}", field.name);
    let picked: Vec<&str> = filled.sent.all(&entry.pick_name).collect();
    let organs = filled.organs.get(field.name).cloned().unwrap_or_default();
    let option = |organ: OrganId| {
        let value = organ.to_string();
        Opt { chosen: picked.contains(&value.as_str()), label: ground.speaker.organ(organ), value }
    };
    entry.picks = organs.into_iter().map(option).collect();
}

/// A list of which what was sent is chosen.
fn select(entry: &mut Entry, options: impl Iterator<Item = (String, String)>) {
    entry.shape = "select";
    let value = entry.value().to_owned();
    entry.options = options.map(|(option, label)| Opt { chosen: option == value, value: option, label }).collect();
    // Where there is one possibility only, nobody has to choose it.
    if let [only] = entry.options.as_mut_slice()
        && entry.needed
    {
        only.chosen = true;
    }
}

fn words(ground: &Ground<'_>, field: &Field, choice: Choice, entry: &mut Entry) {
    if entry.value().is_empty() {
        entry.values = vec![choice.usual.to_owned()];
    }
    let name = |word: &&str| ((*word).to_owned(), ground.speaker.words.name(choice.family, word));
    select(entry, choice.set.names.iter().map(name));
    if field.needed && entry.options.len() <= RADIOS_MAX {
        entry.shape = "radio";
    }
}

/// Yes and no in the words of the act: agreed or not, taken up or not.
fn yes_no(ground: &Ground<'_>, field: &Field, answer: &str) -> String {
    let (words, name) = (ground.speaker.words, dashed(field.name));
    let own = format!("field-{}-{name}-{answer}", ground.of);
    if words.has(&own) { words.say(&own) } else { words.say(&format!("field-{name}-{answer}")) }
}

/// An official with the organ and the post there.
fn official_label(ground: &Ground<'_>, official: app::domain::OfficialId, organ: OrganId) -> String {
    let speaker = &ground.speaker;
    let post = speaker.directory.posts_on(official, ground.today).find(|post| post.organ == organ);
    let more = post.map_or_else(
        || speaker.organ(organ),
        |post| format!("{}{}{}", speaker.organ(organ), speaker.say("fact-space"), post.title),
    );
    let args = [("what", speaker.official(official).into()), ("more", more.into())];
    speaker.words.with("word-in-brackets", &args)
}

/// A numbered thing of the matter in a few words.
fn item_label(ground: &Ground<'_>, of: Items, no: u16) -> String {
    let (speaker, today) = (&ground.speaker, ground.today);
    let Some(matter) = ground.matter else { return no.to_string() };
    let number = i64::from(no);
    let (key, who, day) = match of {
        Items::Urgings => {
            let urging = matter.urgings.iter().find(|urging| urging.no == no);
            let day = urging.map(|urging| speaker.short_day(urging.on, today));
            ("item-urging", urging.map(|urging| speaker.organ(urging.by)), day)
        }
        Items::Corrections => {
            let proposed = matter.corrections.iter().find(|proposed| proposed.no == no);
            ("item-correction", proposed.map(|proposed| speaker.official(proposed.by)), None)
        }
        Items::Releases => {
            let asked = matter.releases.iter().find(|asked| asked.no == no);
            ("item-release", asked.map(|asked| speaker.official(asked.by.official)), None)
        }
    };
    let mut args = vec![("no", number.into()), ("who", who.unwrap_or_default().into())];
    if of == Items::Urgings {
        args.push(("day", day.unwrap_or_default().into()));
    }
    speaker.words.with(key, &args)
}

fn party_rows(ground: &Ground<'_>, sent: &Sent, entry: &mut Entry) {
    entry.shape = "parties";
    let column = |name: &'static str| sent.all(name).map(str::to_owned).collect::<Vec<String>>();
    let names = column("party_name");
    let mut count = names.len().clamp(1, PARTIES_MAX);
    if sent.get("more") == entry.name && count < PARTIES_MAX {
        count += 1;
    }
    entry.more = count < PARTIES_MAX;
    let (phones, numbers, addresses) = (column("party_phone"), column("party_id_number"), column("party_address"));
    let (roles, mandates) = (column("party_role"), column("party_mandate"));
    let of = |column: &[String], at: usize| column.get(at).cloned().unwrap_or_default();
    let role_options = |chosen: &str| {
        let option = |role: &PartyRole| Opt {
            value: role.name().to_owned(),
            label: ground.speaker.words.name("party-role", role.name()),
            chosen: role.name() == chosen,
        };
        PartyRole::ALL.iter().map(option).collect()
    };
    let row = |at: usize| PartyRow {
        at,
        no: at + 1,
        name: of(&names, at),
        phone: of(&phones, at),
        id_number: of(&numbers, at),
        address: of(&addresses, at),
        roles: role_options(&of(&roles, at)),
        mandate: mandates.contains(&at.to_string()),
    };
    entry.parties = (0..count).map(row).collect();
}

fn none_option(ground: &Ground<'_>, or_none: bool) -> Option<(String, String)> {
    or_none.then(|| (NONE.to_owned(), ground.speaker.say("field-none")))
}

fn categories(ground: &Ground<'_>, or_none: bool, entry: &mut Entry) {
    let classes = ground.app.categories();
    // The level of a class is shown by how far it stands from the edge.
    let label = |code: u32, name: &str| {
        let level = usize::from(classes.level(code).unwrap_or(1));
        format!("{}{name}", "\u{3000}".repeat(level.saturating_sub(1)))
    };
    let all = classes.iter().map(|class| (class.code.to_string(), label(class.code, &class.name)));
    select(entry, none_option(ground, or_none).into_iter().chain(all));
}

/// The places below the one of whoever acts.
fn places(ground: &Ground<'_>, or_none: bool, entry: &mut Entry) {
    let directory = ground.speaker.directory;
    let own = directory.organ(ground.subject.actor.organ).map(|organ| organ.division);
    let below = directory.divisions.values().filter(|row| own.is_some_and(|own| is_in(directory, row.code, own)));
    let all = below.take(PLACES_MAX).map(|row| (row.code.0.to_string(), row.name.clone()));
    select(entry, none_option(ground, or_none).into_iter().chain(all));
}

/// Whether a place is another one or lies in it.
fn is_in(directory: &Directory, place: DivisionCode, whole: DivisionCode) -> bool {
    let mut at = Some(place);
    while let Some(code) = at {
        if code == whole {
            return true;
        }
        at = directory.divisions.get(&code).and_then(|row| row.parent);
    }
    false
}
