//! Shipped rules as one line each, for golden files: whatever a program reads from them is in the line.

use law::{Applies, Concurrent, Lasts, Pack, Period, Rhythm, RuleHead, Way};

fn list<T: ToString>(items: &[T]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join("|")
}

/// ` word a|b`, or nothing for an empty list.
fn part<T: ToString>(word: &str, items: &[T]) -> String {
    if items.is_empty() { String::new() } else { format!(" {word} {}", list(items)) }
}

fn flag(word: &str, set: bool) -> String {
    if set { format!(" {word}") } else { String::new() }
}

fn period(period: Period) -> String {
    period.length.map_or_else(|| period.unit.to_string(), |length| format!("{length} {}", period.unit))
}

fn applies(applies: &Applies) -> String {
    let organs = part("of", &applies.organs) + &part("but", &applies.except_organs);
    organs + &part("at", &applies.levels) + &part("as", &applies.standings)
}

/// Citation and name, for whom, from when to when, and what it replaces.
fn head(head: &RuleHead) -> String {
    let from = head.from.map_or_else(String::new, |day| format!(" from {day}"));
    let until = head.until.map_or_else(String::new, |day| format!(" until {day}"));
    format!("{} {}{from}{until}{}{}", head.cite, head.id, applies(&head.applies), part("instead of", &head.replaces))
}

/// How long, extended by how much and by whom, without which spans.
pub fn clocks(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.clocks.iter().map(|rule| {
        let extension = rule.says.extension.map_or_else(String::new, |e| {
            let times = e.times_max.map_or_else(String::new, |times| format!(" in {times}"));
            let days = e.days_max.map_or_else(|| "as approved".to_owned(), |days| format!("+{days}"));
            format!(" {days}{times} by {}", e.approver)
        });
        let excludes = part("without", &rule.says.excludes);
        format!("{} {} {}{extension}{excludes}", rule.head.cite, rule.head.id, period(rule.says.period))
    });
    rows.collect()
}

/// What a clock runs between and for whom: a wrong event in a pack would show nowhere else.
pub fn clock_events(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.clocks.iter().map(|rule| {
        let says = &rule.says;
        let window = if says.window { "window" } else { "duty" };
        let events = format!("{} → {}", list(&says.starts), list(&says.stops));
        let whom = part("for", &says.purpose) + &flag("if identified", says.identified);
        format!("{} {window} by {}: {events}{whom}", head(&rule.head), says.bearer)
    });
    rows.collect()
}

/// What an act requires, of how many people, on what occasion.
pub fn guards(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.guards.iter().map(|rule| {
        let says = &rule.says;
        let limit = says.limit.map_or_else(String::new, |limit| format!(" {limit}"));
        let small = says.small_group.map_or_else(String::new, |s| format!(" {} up to {}", s.limit, s.people_max));
        let when = says.when.map_or_else(String::new, |when| format!(" when {when}"));
        let listed = part("for", &says.circumstances);
        format!("{}: {} {}{limit}{small}{when}{listed}", head(&rule.head), says.act, says.requires)
    });
    rows.collect()
}

/// Which organs are covered, and how.
pub fn scopes(pack: &Pack) -> Vec<String> {
    let row =
        |rule: &law::Rule<law::Scope>| format!("{}: {} {}", head(&rule.head), rule.says.how, list(&rule.says.covers));
    pack.rules.scopes.iter().map(row).collect()
}

/// Who owes which act, how often, where, how, shown by what.
pub fn duties(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.duties.iter().map(|rule| {
        let says = &rule.says;
        let rhythm = match &says.rhythm {
            Rhythm::Per { times, measure, period } => format!("{times} {measure} a {period}"),
            Rhythm::OnTrigger { trigger } => format!("on {trigger}"),
            Rhythm::Follows { follows } => format!("as {}", list(follows)),
            Rhythm::AsNeeded => "as needed".to_owned(),
            Rhythm::Regularly => "regularly".to_owned(),
            Rhythm::AnyTime => "at any time".to_owned(),
            Rhythm::Standing => "always".to_owned(),
        };
        let place = says.place.map_or_else(String::new, |place| format!(" in {place}"));
        let more = part("by way of", &says.modes) + &part("shown by", &says.evidence);
        format!("{}: {} {} {rhythm}{place}{more}", head(&rule.head), says.bearer, says.act)
    });
    rows.collect()
}

/// What must be found together, upon whom.
pub fn grounds(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.grounds.iter().map(|rule| {
        let says = &rule.says;
        let results: String = says.results.iter().map(|result| format!(" and {}", list(result))).collect();
        let first = says.precondition.map_or_else(String::new, |first| format!("{first} and "));
        let more = part("upon", &says.upon) + &flag("after order of correction", says.order_correction);
        format!("{}: {first}{}{results}{more}", head(&rule.head), list(&says.conduct))
    });
    rows.collect()
}

/// Whose responsibility is of what kind.
pub fn attributions(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.attributions.iter().map(|rule| {
        let says = &rule.says;
        let needs = part("with", &says.needs);
        format!("{}: {} {} → {}{needs}", head(&rule.head), says.responsibility, says.role, says.finding)
    });
    rows.collect()
}

fn way(way: &Way) -> String {
    match way {
        Way::Escalation { after } => format!("after {}", list(after)),
        Way::Ground { gravity, results } => {
            let results: String = results.iter().map(|result| format!(" and {}", list(result))).collect();
            format!("ground {gravity}{results}")
        }
        Way::Situation { situation, needs_failure } => {
            format!("{situation}{}", flag("with failure", *needs_failure))
        }
        Way::Discipline => "discipline".to_owned(),
        Way::Crime => "crime".to_owned(),
    }
}

/// Which measure, upon whom, by whom, and every way into it.
pub fn measures(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.measures.iter().map(|rule| {
        let says = &rule.says;
        let rung = says.rung.map_or_else(String::new, |rung| format!(" rung {rung}"));
        let who = part("upon", &says.upon) + &part("by", &says.by) + &part("proposed by", &says.proposed_by);
        let flags = flag("only if necessary", says.necessary_only)
            + &flag("with date", says.rectification)
            + &flag("combinable", says.combinable);
        let ways: Vec<String> = says.paths.iter().map(way).collect();
        let kinds = part("for", &says.kinds);
        format!("{}: {}{kinds}{rung}{who}{flags}; {}", head(&rule.head), says.measure, ways.join("; "))
    });
    rows.collect()
}

/// What is blocked by what, for whom, until when.
pub fn consequences(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.consequences.iter().map(|rule| {
        let says = &rule.says;
        let lasts = match says.lasts {
            Lasts::YearEnd => "to the end of the year".to_owned(),
            Lasts::Months(months) => format!("for {months} months"),
            Lasts::While(measure) => format!("while {measure}"),
            Lasts::Permanent => "for ever".to_owned(),
            Lasts::Unstated => "unstated".to_owned(),
        };
        let several = match says.concurrent {
            None => String::new(),
            Some(Concurrent::Longest) => ", the longest".to_owned(),
            Some(Concurrent::CapMonths(months)) => format!(", at most {months} months"),
        };
        let cause = list(&says.of) + &flag("ground", says.on_ground);
        let blocks = format!("{} for {}", list(&says.blocks), list(&says.whom));
        format!(
            "{}: {cause} blocks {blocks} {lasts} from {}{several}, ends {}",
            head(&rule.head),
            says.starts,
            says.ends
        )
    });
    rows.collect()
}

/// Which remedy, to whom, within what, with what effect.
pub fn appeals(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.appeals.iter().map(|rule| {
        let says = &rule.says;
        let longer = says.decide.extension_days.map_or_else(String::new, |days| format!(" +{days}"));
        let who = part("against", &says.against) + &part("by", &says.by) + &part("after", &says.after);
        let flag_of = |word: &str, set: Option<bool>| set.map_or_else(String::new, |set| format!(" {word}={set}"));
        let flags = flag("straight", says.straight)
            + &flag("written", says.written)
            + &flag_of("suspends", says.suspends)
            + &flag_of("aggravates", says.aggravates);
        let times =
            format!("{} from {}, decided in {}{longer}", period(says.window), says.from, period(says.decide.period));
        format!("{}: {} to {}{who}, {times}{flags}", head(&rule.head), says.step, says.to)
    });
    rows.collect()
}

/// Who assesses whom, how often, by what, and what follows.
pub fn assessments(pack: &Pack) -> Vec<String> {
    let rows = pack.rules.assessments.iter().map(|rule| {
        let says = &rule.says;
        let ids: Vec<&str> = says.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
        let whom = applies(&says.assessed) + &part("by", &ids) + &part("then", &says.follows);
        format!("{}: {} assess{whom}, every {}", head(&rule.head), list(&says.assessor), says.every)
    });
    rows.collect()
}
