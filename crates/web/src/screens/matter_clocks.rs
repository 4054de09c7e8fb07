//! The clocks of a matter: how far each is, and how its dates came about.

use app::ClockView;
use app::law::Bearer;
use jiff::civil::Date;

use super::matter::Chip;
use crate::words::Speaker;
use app::SOON_DAYS;

/// One step of a derivation.
pub(crate) struct Line {
    pub(crate) kind: &'static str,
    pub(crate) name: String,
    pub(crate) says: String,
    pub(crate) chip: Option<Chip>,
}

/// One clock.
pub(crate) struct Clock {
    pub(crate) name: String,
    pub(crate) side: &'static str,
    pub(crate) state: &'static str,
    pub(crate) left: String,
    pub(crate) live: bool,
    pub(crate) bar: Bar,
    pub(crate) from_on: Date,
    pub(crate) from: String,
    pub(crate) until_on: Date,
    pub(crate) until: String,
    pub(crate) provisional: bool,
    pub(crate) assumed: bool,
    pub(crate) steps: Vec<Line>,
    pub(crate) foot: String,
}

/// Widths in percent, as text: past, rolled-over rest, and overdue.
pub(crate) struct Bar {
    pub(crate) fill: String,
    pub(crate) rest: Option<(String, String)>,
    pub(crate) over: Option<(String, String)>,
}

fn percent(part: i32, whole: i32) -> String {
    format!("{:.1}%", f64::from(part) * 100.0 / f64::from(whole.max(1)))
}

fn bar(view: &ClockView<'_>, today: Date) -> Bar {
    let state = &view.state;
    let days = |from: Date, to: Date| (to - from).get_days().max(0);
    let now = state.stopped_on.unwrap_or(today);
    let whole = days(state.started_on, now.max(state.due_on));
    let past = days(state.started_on, now.min(state.due_on));
    let rolled = days(state.ends_on, state.due_on);
    let over = days(state.due_on, now);
    let at = |from: Date| percent(days(state.started_on, from), whole);
    Bar {
        fill: percent(past, whole),
        rest: (rolled > 0).then(|| (at(state.ends_on), percent(rolled, whole))),
        over: (over > 0 && !state.window).then(|| (at(state.due_on), percent(over, whole))),
    }
}

/// A clock as the page shows it.
pub(crate) fn clock(speaker: &Speaker<'_>, view: &ClockView<'_>, today: Date) -> Clock {
    let clock = &view.state;
    let days_left = (clock.due_on - today).get_days();
    let state = match clock.stopped_on {
        Some(_) if clock.late(today) => "late",
        Some(_) => "done",
        None if clock.window && days_left < 0 => "done",
        None if days_left < 0 => "overdue",
        None if days_left <= SOON_DAYS && !clock.window => "soon",
        None => "running",
    };
    Clock {
        name: speaker.clock_name(&clock.rule),
        side: if clock.bearer == Bearer::Petitioner { "window" } else { "duty" },
        state,
        left: speaker.left(clock, today),
        live: clock.running() && (!clock.window || days_left >= 0),
        bar: bar(view, today),
        from_on: clock.started_on,
        from: speaker.words.with("clock-from", &[("day", speaker.short_day(clock.started_on, today).into())]),
        until_on: clock.due_on,
        until: speaker.words.with("clock-until", &[("day", speaker.short_day(clock.due_on, today).into())]),
        provisional: clock.provisional,
        assumed: clock.assumed,
        steps: steps(speaker, view),
        foot: speaker.words.with(
            if view.agrees() { "clock-foot" } else { "clock-foot-differs" },
            &[("rule", clock.rule.to_string().into()), ("pack", clock.pack.to_string().into())],
        ),
    }
}

/// The derivation, with the provision at its first step, and the two dates that it comes to.
fn steps(speaker: &Speaker<'_>, view: &ClockView<'_>) -> Vec<Line> {
    use app::law::Step;
    let state = &view.state;
    let kind = |step: &Step<'_>| match step {
        Step::Starts { .. } => "start",
        Step::CountsFrom { .. } => "first-day",
        Step::Counted { .. } | Step::Passed { .. } => "counted",
        Step::Extended { .. } | Step::Suspended { .. } => "extension",
        Step::Rolls { .. } | Step::Stays { .. } => "rolled",
        Step::Provisional { .. } => "provisional",
    };
    let mut lines: Vec<Line> = Vec::new();
    for step in view.derivation().iter().flat_map(|derivation| &derivation.steps) {
        let (name, says) = speaker.step(step, state);
        let chip = matches!(step, Step::Starts { .. }).then(|| Chip::of(speaker, state.cite));
        lines.push(Line { kind: kind(step), name, says, chip });
    }
    let mut dated = |kind, name: &str, day: Date| {
        lines.push(Line { kind, name: speaker.say(name), says: speaker.day(day), chip: None });
    };
    dated("legal", "step-name-legal", state.due_on);
    if state.ends_on != state.due_on {
        dated("internal", "step-name-internal", state.ends_on);
    }
    if let Some(on) = state.stopped_on {
        dated("met", "step-name-met", on);
    }
    lines
}
