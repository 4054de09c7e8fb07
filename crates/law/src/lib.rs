//! Rules as data: packs, citations, the working-day calendar, and how a due date is derived.
//!
//! This crate is pure. It reads no clock, no file and no network; it is given bytes and days and
//! answers with values. Every answer names the provision that it rests on.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::unreachable
    )
)]

mod answers;
mod because;
mod calendar;
mod calendar_file;
mod calendars;
mod cite;
mod derive;
mod divisions;
mod example;
mod law;
mod law_book;
mod lint;
mod load;
mod named;
mod numeral;
mod official_text;
mod pack;
mod place;
mod reckoning;
mod recount;
mod rule;
mod rules;
mod seat;
mod stack;
mod standstill;

pub use answers::{Blocked, Covered, Lodging, OpenAppeal, OpenMeasure, Owed, Tenure, TestedGround, Turn, turns};
pub use because::{Answer, Because};
pub use calendar::{Calendar, CalendarYear, DayKind};
pub use calendar_file::load_calendar;
pub use calendars::Calendars;
pub use cite::{BadCite, Cite, PackCode};
pub use derive::{Count, Derivation, NotRolled, Step, Stretch, Suspended, Underivable, count, derive};
pub use divisions::Divisions;
pub use example::{Example, ExampleOutcome, ExampleTest};
pub use law::Law;
pub use law_book::LawBook;
pub use load::{Fault, FaultKind, Form, Key, PackFile, Place, TableFormat, format, load_pack};
pub use named::{NameSet, Named};
pub use numeral::{chinese_numeral, read_numeral};
pub use official_text::{
    Binding, Gap, GapKind, HeadingLevel, OfficialText, Sign, SkippedKind, SkippedLine, TEXT_BYTES_MAX, TextArticle,
    TextHeading, TextItem, TextParagraph, TextSubItem, TextTooLong, bind_texts, split_texts,
};
pub use pack::{Base, Confidence, Mark, Modality, Pack, PackRole, Provision, Purpose};
pub use place::NATION;
pub use reckoning::{AnnouncedDays, Reckoning};
pub use recount::{CalendarChange, ChangedDay, Dates, Effect, Recount, recount};
pub use rule::{ClockRule, GuardRule, Reading, Rule, RuleHead, RuleKind, RuleName, Rules, Said};
pub use rules::appeal::{Appeal, AppealFrom, AppealStep, AppealTo, Appellant, Decide};
pub use rules::assessment::{Assessment, Better, Counted, Every, Follow, Indicator, Score};
pub use rules::attribution::{Attribution, Finding, Needs, Responsibility, Role};
pub use rules::clock::{
    Approver, Bearer, Clock, Counting, Extension, FirstDay, Interval, Period, Roll, Start, Stop, Unit,
};
pub use rules::consequence::{Block, Concurrent, Consequence, Ends, Lasts, RunsFrom, Until};
pub use rules::duty::{
    Cycle, Duty, DutyAct, DutyBearer, DutyPlace, Evidence, Measured, Mode, Rhythm, RhythmName, Trigger,
};
pub use rules::ground::{Conduct, Findings, Ground, Precondition, ResultElement, Unshown};
pub use rules::guard::{Act, Circumstance, Guard, Requires, SmallGroup, When};
pub use rules::measure::{
    CaseRecord, Decider, Gravity, JudgedGround, Measure, MeasureName, MissedTarget, Situation, Taken, Upon, Way,
    WayName,
};
pub use rules::scope::{Coverage, Scope};
pub use seat::{Applies, Fit, Level, OrganKind, Seat, Standing};
