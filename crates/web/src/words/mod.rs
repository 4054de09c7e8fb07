//! Facts into sentences: days, citations, refusals, steps of a derivation. Used by pages and by the
//! command line, so that both say the same.

mod denied;
mod events;
mod imports;
mod outages;
mod papers;
mod portal;
mod reasons;
mod receipt;
mod refusals;
mod rule;
mod search;
mod signing_in;
mod terms;
mod unfit;

pub use imports::{import_error, import_reject};
pub use outages::outage;
pub use receipt::find_receipt;
pub use refusals::Told;
pub use rule::{facet, reading_key, rule_key, rule_name, rule_value};
pub use search::query_fault;
pub use signing_in::{account_refusal, login_fault, password_fault};

use app::domain::directory::Directory;
use app::domain::matter::Receipt;
use app::domain::{OfficialId, OrganId};
use app::law::{Cite, Fault, LawBook, chinese_numeral};
use jiff::civil::Date;
use wording::{Arg, Lang, Words};

/// Everything needed to word a fact: the language, who is who, and the rules.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    /// The words.
    pub words: &'static Words,
    /// Names of organs and officials.
    pub directory: &'a Directory,
    /// Titles of instruments.
    pub law: &'a LawBook,
}

impl Speaker<'_> {
    /// A message without arguments.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The name of an organ.
    #[must_use]
    pub fn organ(&self, id: OrganId) -> String {
        match self.directory.organ(id) {
            Some(organ) => organ.name.clone(),
            None => self.words.with("organ-unknown", &[("id", id.0.to_string().into())]),
        }
    }

    /// The name of an official.
    #[must_use]
    pub fn official(&self, id: OfficialId) -> String {
        match self.directory.officials.get(&id) {
            Some(official) => official.name.clone(),
            None => self.words.with("official-unknown", &[("id", id.0.to_string().into())]),
        }
    }

    /// The names of organs, as a list.
    #[must_use]
    pub fn organs(&self, ids: &[OrganId]) -> String {
        self.list(ids.iter().map(|id| self.organ(*id)))
    }

    fn list(&self, names: impl Iterator<Item = String>) -> String {
        names.collect::<Vec<_>>().join(&self.say("list-comma"))
    }

    /// A receipt number such as 云溪信〔2026〕482号.
    #[must_use]
    pub fn receipt(&self, receipt: Receipt) -> String {
        app::write_receipt(self.directory, receipt)
    }

    /// A day with its weekday: 2026年3月18日（周三）.
    #[must_use]
    pub fn day(&self, day: Date) -> String {
        self.words.with("day-long", &self.day_args(day))
    }

    /// A day of long ago or far ahead, whose weekday says nothing: 2022年5月1日.
    #[must_use]
    pub fn date(&self, day: Date) -> String {
        self.words.with("day-with-year", &self.day_args(day))
    }

    /// A day without its year, when that is the year of today.
    #[must_use]
    pub fn short_day(&self, day: Date, today: Date) -> String {
        let key = if day.year() == today.year() { "day-short" } else { "day-with-year" };
        self.words.with(key, &self.day_args(day))
    }

    /// Month and day of a day, for messages that show no year.
    #[must_use]
    pub fn month_and_day(&self, day: Date) -> [(&'static str, Arg<'static>); 4] {
        self.day_args(day)
    }

    fn day_args(&self, day: Date) -> [(&'static str, Arg<'static>); 4] {
        let weekday = self.words.say(&format!("weekday-{}", day.weekday().to_monday_one_offset()));
        let month = match self.words.lang() {
            Lang::Chinese => day.month().to_string(),
            Lang::English => self.words.say(&format!("month-{}", day.month())),
        };
        // Years and days are written, not counted: as text they get no digit grouping.
        [
            ("year", day.year().to_string().into()),
            ("month", month.into()),
            ("day", day.day().to_string().into()),
            ("weekday", weekday.into()),
        ]
    }

    /// A citation as people write it: 《信访工作条例》第二十三条第三款.
    #[must_use]
    pub fn cite(&self, cite: Cite) -> String {
        let title = self.law.pack(cite.pack).map(|pack| pack.title.as_str());
        match self.words.lang() {
            Lang::Chinese => {
                let mut text =
                    format!("《{}》第{}条", title.unwrap_or(cite.pack.as_str()), chinese_numeral(cite.article));
                if cite.paragraph > 0 {
                    text.push_str(&format!("第{}款", chinese_numeral(u16::from(cite.paragraph))));
                }
                if cite.item > 0 {
                    text.push_str(&format!("第（{}）项", chinese_numeral(u16::from(cite.item))));
                }
                text
            }
            Lang::English => {
                let part = |key, n: u8| {
                    if n == 0 { String::new() } else { self.with_n(key, i64::from(n)) }
                };
                format!(
                    "{}{}{}",
                    self.words.with(
                        "cite-article",
                        &[("pack", cite.pack.to_string().into()), ("n", i64::from(cite.article).into())]
                    ),
                    part("cite-paragraph", cite.paragraph),
                    part("cite-item", cite.item)
                )
            }
        }
    }

    /// The gist of a provision, in our own words; empty when its pack is not loaded.
    #[must_use]
    pub fn gist(&self, cite: Cite) -> String {
        self.law.provision(cite).map(|(_, provision)| provision.gist.clone()).unwrap_or_default()
    }

    fn with_n(&self, key: &str, n: i64) -> String {
        self.words.with(key, &[("n", n.into())])
    }

    /// The name of a clock by its rule.
    #[must_use]
    pub fn clock_name(&self, rule: &str) -> String {
        let key = format!("clock-{rule}");
        if self.words.has(&key) {
            return self.words.say(&key);
        }
        // A local pack may bring clocks of its own, with a name for them.
        let named = self.law.packs().iter().find_map(|pack| pack.clock(rule)?.head.name.clone());
        named.unwrap_or_else(|| rule.to_owned())
    }
}

/// A word of the format as people say it: kinds of values and of rules; anything else stays as packs write it.
fn plain(words: &Words, argument: &str, value: String) -> String {
    let key = format!("toml-type-{value}");
    match argument {
        "expected" | "found" if words.has(&key) => words.say(&key),
        "kind" => rule_name(words, "RuleKind", &value),
        _ => value,
    }
}

/// A fault of a pack in words: what is wrong, and what to do about it.
#[must_use]
pub fn fault(words: &Words, fault: &Fault) -> (String, String) {
    let args: Vec<(&str, Arg<'_>)> =
        fault.kind.arguments().into_iter().map(|(name, value)| (name, Arg::from(plain(words, name, value)))).collect();
    let code = fault.kind.code();
    let near = args.iter().any(|(name, value)| *name == "near" && matches!(value, Arg::Text(text) if !text.is_empty()));
    let hint = if near { "hint-near".to_owned() } else { format!("hint-{code}") };
    (words.with(code, &args), words.with(&hint, &args))
}
