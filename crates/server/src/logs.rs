//! The log, on standard error: one line an event, for people or for programs.
//!
//! What this program logs itself holds numbers, names of routes and causes, and nothing that people typed. Libraries
//! know no such rule, so of them only warnings are taken, whatever is asked for.

use std::str::FromStr;

use tracing::Level;
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::filter_fn;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

use crate::out;
use crate::settings::Settings;
use crate::settings::list::{LOG_FORMAT, LOG_LEVEL};

/// The crates that keep the rule: this program's own.
const OWN: [&str; 5] = ["xinze", "web", "app", "store", "domain"];

/// Begins to log as the settings say.
pub(crate) fn begin(settings: &Settings) {
    let level = settings.text(LOG_LEVEL).and_then(|text| Level::from_str(text).ok()).unwrap_or(Level::WARN);
    let filter = filter_fn(move |about| is_logged(about.target(), *about.level(), level))
        .with_max_level_hint(LevelFilter::from_level(level));
    let lines = fmt::layer().with_writer(std::io::stderr).with_ansi(out::coloured());
    let lines = if settings.text(LOG_FORMAT) == Some("json") {
        lines.json().flatten_event(true).with_current_span(false).with_span_list(false).boxed()
    } else {
        lines.boxed()
    };
    tracing_subscriber::registry().with(lines.with_filter(filter)).init();
}

/// Whether something of this origin and weight is logged where so much is asked for.
fn is_logged(target: &str, found: Level, asked: Level) -> bool {
    let own = target.split("::").next().is_some_and(|name| OWN.contains(&name));
    found <= if own { asked } else { asked.min(Level::WARN) }
}

/// What broke is logged by its place alone: the message of a panic can quote what somebody wrote.
pub(crate) fn keep_panics_short() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        tracing::error!(place, "the program met something that its authors ruled out; please report the place");
    }));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn libraries_are_held_to_warnings_and_the_program_to_what_is_asked() {
        for own in ["xinze::serving", "store", "web::trouble"] {
            assert!(is_logged(own, Level::TRACE, Level::TRACE) && !is_logged(own, Level::DEBUG, Level::INFO), "{own}");
        }
        // `webpki` is not `web`.
        for library in ["hyper::proto", "sqlx::query", "webpki::verify_cert", "tower_http"] {
            assert!(is_logged(library, Level::WARN, Level::TRACE), "{library}");
            assert!(!is_logged(library, Level::INFO, Level::TRACE), "{library}");
            assert!(!is_logged(library, Level::WARN, Level::ERROR), "{library}");
        }
    }
}
