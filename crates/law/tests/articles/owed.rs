//! What a seat owes in a time: the one checker of all tables of duties.

use jiff::civil::{Date, date};
use law::{DutyAct, Level, OrganKind, Owed, PackRole, Rhythm, Seat, Standing, Tenure};

use crate::book::{law, list};

/// Who a leader is in the tables: one of a leading group.
pub const LEADERS: [Standing; 4] =
    [Standing::Head, Standing::Member, Standing::PetitionLead, Standing::DirectSupervisor];

/// A whole year.
pub fn year(year: i16) -> Tenure {
    Tenure { from: date(year, 1, 1), until: date(year, 12, 31) }
}

/// From day to day.
pub fn span(from: Date, until: Date) -> Tenure {
    Tenure { from, until }
}

/// An organ's seat.
pub fn organ(organ: OrganKind, level: Level) -> Seat {
    Seat::organ(organ, level)
}

/// Somebody's seat.
pub fn seat(kind: OrganKind, level: Level, standing: Standing) -> Seat {
    Seat::organ(kind, level).held_by(standing)
}

fn rhythm(owed: &Owed<'_>) -> String {
    match owed.rhythm {
        Rhythm::Per { times, measure, period } => format!("{times} {measure} a {period}, {}", owed.in_full_turns()),
        Rhythm::OnTrigger { trigger } => format!("on {trigger}"),
        Rhythm::AsNeeded => "as needed".to_owned(),
        Rhythm::Regularly => "regularly".to_owned(),
        Rhythm::AnyTime => "at any time".to_owned(),
        Rhythm::Standing => "always".to_owned(),
        Rhythm::Follows { follows } => format!("as {}", list(follows)),
    }
}

/// Every duty of one act that a seat bears by texts of one role, as `NAT-9 1 times a year, 1`: where a number is
/// stated, the last figure is how many fall into whole spans of the tenure. The law is that of the tenure's last day.
pub fn owed(role: PackRole, division: &str, tenure: Tenure, seat: Seat, act: DutyAct) -> String {
    let law = law(division, tenure.until).asked_by(seat);
    let of = |code| law.packs().iter().any(|pack| pack.code == code && pack.role == role);
    let answers = law.owed(tenure).filter(|answer| answer.says.duty.says.act == act && of(answer.because.cite.pack));
    let words: Vec<String> =
        answers.map(|answer| format!("{} {}", answer.because.cite, rhythm(&answer.says))).collect();
    words.join("; ")
}

/// As [`owed`], by the rules of responsibility, in 2021 and in 2025: the regulation below changes nothing of them.
pub fn rules(division: &str, seat: Seat, act: DutyAct) -> String {
    let [before, after] = [2021, 2025].map(|of| owed(PackRole::Responsibility, division, year(of), seat, act));
    assert_eq!(before, after, "{act} of {seat:?} in {division}");
    after
}

/// As [`owed`], by the regulation of 2022, in 2025.
pub fn regulation(seat: Seat, act: DutyAct) -> String {
    owed(PackRole::Procedure, crate::book::SICHUAN, year(2025), seat, act)
}
