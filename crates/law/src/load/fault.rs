//! What can be wrong in a pack, as values: the words for people live in the wording files.

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;

use crate::{Act, Cite, Counted, RuleKind, Situation};

/// A place in a file. Line and column count from 1, the column in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Path as the caller named it.
    pub file: Arc<str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The same place in bytes.
    pub bytes: Range<usize>,
}

/// One thing that is wrong, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the wording files say what each kind means; the fields are its arguments")]
pub enum FaultKind {
    Syntax { message: String },
    NoPackFile,
    UnknownKey { key: String, near: Option<String>, known: Vec<&'static str> },
    MissingKey { key: &'static str },
    WrongType { key: &'static str, expected: &'static str, found: &'static str },
    UnknownName { key: &'static str, found: String, near: Option<String>, known: &'static [&'static str] },
    EmptyText { key: &'static str },
    EmptyList { key: &'static str },
    OutOfRange { key: &'static str, found: i64, min: i64, max: i64 },
    BadDate { key: &'static str },
    BadCite { text: String },
    BadCode { text: String },
    CiteOfOtherPack { cite: Cite },
    CiteUnknown { cite: Cite },
    FileOfOtherArticle { cite: Cite },
    DuplicateProvision { cite: Cite },
    DuplicateRule { id: String },
    DatesReversed { from: Date, until: Date },
    NoBasis { act: Act },
    TwoGuards { act: Act, id: String },
    LengthMissing,
    LengthNotAllowed,
    LimitMissing,
    CircumstancesMisplaced,
    WindowExtended,
    ReadingOnUnknownKey { on: String },
    ExampleOfUnknownRule { rule: String, near: Option<String> },
    ExampleOutOfForce { start: Date },
    ExampleFails { name: String, expected: String, found: String, key: &'static str },
    MissingWith { key: &'static str, switch: &'static str, value: &'static str },
    NotWith { key: &'static str, switch: &'static str, value: &'static str },
    OneOf { keys: &'static str },
    BadDivision { text: String },
    UnknownDivision { text: String },
    NoWay,
    NoCause,
    VolumeOpensMeasure { situation: Situation },
    PunishesPetitions { id: String, count: Counted },
    CountingMissing,
    NumberWithoutSource { id: String, key: String },
    RuleOutOfForce { id: String },
    ArticleMissing { article: u16, articles: u16 },
    ArticleBeyond { cite: Cite, articles: u16 },
    ArticleUnmarked { cite: Cite },
    Contradiction { rule_kind: RuleKind, id: String, other: String },
    NobodyHolds { id: String },
    CodeTwice { code: String },
    PackOverlap { first: String, second: String, day: Date },
    BaseUnknown { code: String, near: Option<String> },
    BaseCircular { codes: String },
    BaseElsewhere { code: String },
    BaseNotInForce { code: String, day: Date },
    BaseGap { day: Date },
    ReplacesUnknown { id: String, rule: String, near: Option<String> },
    FollowsUnknown { id: String, rule: String, near: Option<String> },
    OtherRole { id: String, code: String },
    RungUnreachable { id: String, after: String },
    MeasureUnknown { id: String, measure: String },
    AppealAfterUnknown { id: String, rule: String, near: Option<String> },
    SeeUnknown { cite: Cite },
    DayOutsideYear { day: Date },
    DayTwice { day: Date },
    WorkOnWorkday { day: Date },
    YearTwice { region: String, year: i16 },
}

impl FaultKind {
    /// Whether it says that something is not there.
    pub(super) const fn misses(&self) -> bool {
        matches!(
            self,
            Self::MissingKey { .. }
                | Self::MissingWith { .. }
                | Self::LengthMissing
                | Self::LimitMissing
                | Self::NoWay
                | Self::NoCause
                | Self::OneOf { .. }
        )
    }

    /// The key of this fault in the wording files.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Syntax { .. } => "fault-syntax",
            Self::NoPackFile => "fault-no-pack-file",
            Self::UnknownKey { .. } => "fault-unknown-key",
            Self::MissingKey { .. } => "fault-missing-key",
            Self::WrongType { .. } => "fault-wrong-type",
            Self::UnknownName { .. } => "fault-unknown-name",
            Self::EmptyText { .. } => "fault-empty-text",
            Self::EmptyList { .. } => "fault-empty-list",
            Self::OutOfRange { .. } => "fault-out-of-range",
            Self::BadDate { .. } => "fault-bad-date",
            Self::BadCite { .. } => "fault-bad-cite",
            Self::BadCode { .. } => "fault-bad-code",
            Self::CiteOfOtherPack { .. } => "fault-cite-of-other-pack",
            Self::CiteUnknown { .. } => "fault-cite-unknown",
            Self::FileOfOtherArticle { .. } => "fault-file-of-other-article",
            Self::DuplicateProvision { .. } => "fault-duplicate-provision",
            Self::DuplicateRule { .. } => "fault-duplicate-rule",
            Self::DatesReversed { .. } => "fault-dates-reversed",
            Self::NoBasis { .. } => "fault-no-basis",
            Self::TwoGuards { .. } => "fault-two-guards",
            Self::LengthMissing => "fault-length-missing",
            Self::LengthNotAllowed => "fault-length-not-allowed",
            Self::LimitMissing => "fault-limit-missing",
            Self::CircumstancesMisplaced => "fault-circumstances-misplaced",
            Self::WindowExtended => "fault-window-extended",
            Self::ReadingOnUnknownKey { .. } => "fault-reading-on-unknown-key",
            Self::ExampleOfUnknownRule { .. } => "fault-example-of-unknown-rule",
            Self::ExampleOutOfForce { .. } => "fault-example-out-of-force",
            Self::ExampleFails { .. } => "fault-example-fails",
            Self::MissingWith { .. } => "fault-missing-with",
            Self::NotWith { .. } => "fault-not-with",
            Self::OneOf { .. } => "fault-one-of",
            Self::BadDivision { .. } => "fault-bad-division",
            Self::UnknownDivision { .. } => "fault-unknown-division",
            Self::NoWay => "fault-no-way",
            Self::NoCause => "fault-no-cause",
            Self::VolumeOpensMeasure { .. } => "fault-volume-opens-measure",
            Self::PunishesPetitions { .. } => "fault-punishes-petitions",
            Self::CountingMissing => "fault-counting-missing",
            Self::NumberWithoutSource { .. } => "fault-number-without-source",
            Self::RuleOutOfForce { .. } => "fault-rule-out-of-force",
            Self::ArticleMissing { .. } => "fault-article-missing",
            Self::ArticleBeyond { .. } => "fault-article-beyond",
            Self::ArticleUnmarked { .. } => "fault-article-unmarked",
            Self::Contradiction { .. } => "fault-contradiction",
            Self::NobodyHolds { .. } => "fault-nobody-holds",
            Self::CodeTwice { .. } => "fault-code-twice",
            Self::PackOverlap { .. } => "fault-pack-overlap",
            Self::BaseUnknown { .. } => "fault-base-unknown",
            Self::BaseCircular { .. } => "fault-base-circular",
            Self::BaseElsewhere { .. } => "fault-base-elsewhere",
            Self::BaseNotInForce { .. } => "fault-base-not-in-force",
            Self::BaseGap { .. } => "fault-base-gap",
            Self::ReplacesUnknown { .. } => "fault-replaces-unknown",
            Self::FollowsUnknown { .. } => "fault-follows-unknown",
            Self::OtherRole { .. } => "fault-other-role",
            Self::RungUnreachable { .. } => "fault-rung-unreachable",
            Self::MeasureUnknown { .. } => "fault-measure-unknown",
            Self::AppealAfterUnknown { .. } => "fault-appeal-after-unknown",
            Self::SeeUnknown { .. } => "fault-see-unknown",
            Self::DayOutsideYear { .. } => "fault-day-outside-year",
            Self::DayTwice { .. } => "fault-day-twice",
            Self::WorkOnWorkday { .. } => "fault-work-on-workday",
            Self::YearTwice { .. } => "fault-year-twice",
        }
    }

    /// The arguments of the wording, by name. A near miss is given as `near`, empty when there is none.
    #[must_use]
    pub fn arguments(&self) -> Vec<(&'static str, String)> {
        self.arguments_of_a_file().or_else(|| self.arguments_of_a_pack()).unwrap_or_else(|| self.arguments_of_a_book())
    }

    /// What can be wrong where it stands.
    fn arguments_of_a_file(&self) -> Option<Vec<(&'static str, String)>> {
        Some(match self {
            Self::Syntax { message } => vec![("message", message.clone())],
            Self::UnknownKey { key, near: n, known } => vec![("key", key.clone()), near(n), ("known", known.join(" "))],
            Self::MissingKey { key } | Self::EmptyText { key } | Self::EmptyList { key } | Self::BadDate { key } => {
                vec![word("key", key)]
            }
            Self::WrongType { key, expected, found } => {
                vec![word("key", key), word("expected", expected), word("found", found)]
            }
            Self::UnknownName { key, found, near: n, known } => {
                vec![word("key", key), word("found", found), near(n), ("known", known.join(" "))]
            }
            Self::OutOfRange { key, found, min, max } => {
                vec![word("key", key), word("found", found), word("min", min), word("max", max)]
            }
            Self::BadCite { text } | Self::BadCode { text } | Self::BadDivision { text } => vec![word("text", text)],
            Self::MissingWith { key, switch, value } | Self::NotWith { key, switch, value } => {
                vec![word("key", key), word("switch", switch), word("value", value)]
            }
            Self::OneOf { keys } => vec![word("keys", keys)],
            Self::VolumeOpensMeasure { situation } => vec![word("situation", situation)],
            Self::PunishesPetitions { id, count } => vec![word("id", id), word("count", count)],
            Self::ReadingOnUnknownKey { on } => vec![word("on", on)],
            Self::DayOutsideYear { day } | Self::DayTwice { day } | Self::WorkOnWorkday { day } => {
                vec![word("day", day)]
            }
            Self::YearTwice { region, year } => vec![word("region", region), word("year", year)],
            Self::DatesReversed { from, until } => vec![word("from", from), word("until", until)],
            Self::NoPackFile
            | Self::LengthMissing
            | Self::LengthNotAllowed
            | Self::LimitMissing
            | Self::CircumstancesMisplaced
            | Self::NoWay
            | Self::NoCause
            | Self::CountingMissing
            | Self::WindowExtended => Vec::new(),
            _ => return None,
        })
    }

    /// What shows over a whole pack.
    fn arguments_of_a_pack(&self) -> Option<Vec<(&'static str, String)>> {
        Some(match self {
            Self::CiteOfOtherPack { cite }
            | Self::CiteUnknown { cite }
            | Self::FileOfOtherArticle { cite }
            | Self::ArticleUnmarked { cite }
            | Self::DuplicateProvision { cite } => vec![word("cite", cite)],
            Self::DuplicateRule { id } | Self::RuleOutOfForce { id } | Self::NobodyHolds { id } => vec![word("id", id)],
            Self::NoBasis { act } => vec![word("act", act)],
            Self::TwoGuards { act, id } => vec![word("act", act), word("id", id)],
            Self::NumberWithoutSource { id, key } => vec![word("id", id), word("key", key)],
            Self::ArticleMissing { article, articles } => vec![word("article", article), word("articles", articles)],
            Self::ArticleBeyond { cite, articles } => vec![word("cite", cite), word("articles", articles)],
            Self::Contradiction { rule_kind, id, other } => {
                vec![word("kind", rule_kind), word("id", id), word("other", other)]
            }
            Self::ExampleOfUnknownRule { rule, near: n } => vec![word("rule", rule), near(n)],
            Self::ExampleOutOfForce { start } => vec![word("start", start)],
            Self::ExampleFails { name, expected, found, key } => {
                vec![word("name", name), word("key", key), word("expected", expected), word("found", found)]
            }
            _ => return None,
        })
    }

    /// What shows only over all packs.
    fn arguments_of_a_book(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::CodeTwice { code } | Self::BaseElsewhere { code } => vec![word("code", code)],
            Self::UnknownDivision { text } => vec![word("text", text)],
            Self::PackOverlap { first, second, day } => {
                vec![word("first", first), word("second", second), word("day", day)]
            }
            Self::BaseUnknown { code, near: n } => vec![word("code", code), near(n)],
            Self::BaseCircular { codes } => vec![word("codes", codes)],
            Self::BaseNotInForce { code, day } => vec![word("code", code), word("day", day)],
            Self::BaseGap { day } => vec![word("day", day)],
            Self::ReplacesUnknown { id, rule, near: n }
            | Self::FollowsUnknown { id, rule, near: n }
            | Self::AppealAfterUnknown { id, rule, near: n } => vec![word("id", id), word("rule", rule), near(n)],
            Self::OtherRole { id, code } => vec![word("id", id), word("code", code)],
            Self::RungUnreachable { id, after } => vec![word("id", id), word("after", after)],
            Self::MeasureUnknown { id, measure } => vec![word("id", id), word("measure", measure)],
            Self::SeeUnknown { cite } => vec![word("cite", cite)],
            _ => Vec::new(),
        }
    }
}

fn word(name: &'static str, value: impl std::fmt::Display) -> (&'static str, String) {
    (name, value.to_string())
}

fn near(near: &Option<String>) -> (&'static str, String) {
    ("near", near.clone().unwrap_or_default())
}
