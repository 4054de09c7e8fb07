//! `cargo xtask <verb>`: builds, checks and tests the project.
//!
//! Standard library only: this program is built first on every clean machine, before anything can be checked. What
//! needs the loader of packs is a program of its own, `xtask/documents/`, which `docs` runs.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command-line tool speaks through its output")]

mod axe;
mod ci;
mod deny;
mod dist;
mod docs;
mod fuzz_api;
mod install;
mod manifest;
mod postgres;
mod programs;
mod skipped;
mod test;
mod tidy;

use std::path::Path;
use std::process::ExitCode;

use programs::Stop;

const USAGE: &str = "\
usage: cargo xtask <verb>

  test [-p CRATE]… [FILTER…] [FLAG…]
                   run the tests against an own PostgreSQL and a browser; on Debian as root, install what is missing
  tour             renews the pictures in docs/tour/ with a real browser
  soak [as test]   the same in the release profile and with more rounds (XINZE_SOAK=1)
  fuzz-api         send what the document of the interface allows and forbids to a demonstration
  postgres         keep the tests' PostgreSQL running until Enter is pressed, and print its address
  tidy             check the house rules that neither the compiler nor clippy knows
  docs [--check]   write the generated documents and parts of documents again, or fail if one is stale
  dist [BINARY]    the program, a Debian package and their digests in target/package; with BINARY around that one
  ci               everything that must hold before a change is accepted
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(root(), &words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            if !stop.message.is_empty() {
                eprintln!("{}", stop.message.trim_end());
            }
            ExitCode::from(stop.code)
        }
    }
}

fn dispatch(root: &Path, words: &[String]) -> Result<(), Stop> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["test", rest @ ..] => test::run(root, &test::Plan::read(rest)?),
        ["tour"] => test::run(root, &test::Plan::touring()),
        ["soak", rest @ ..] => test::run(root, &test::Plan::read(rest)?.soaking()),
        ["fuzz-api"] => fuzz_api::run(root),
        ["postgres"] => postgres::keep_until_enter(),
        ["tidy"] => tidy::run(root),
        ["docs"] => docs::run(root, docs::Mode::Write),
        ["docs", "--check"] => docs::run(root, docs::Mode::Check),
        ["dist"] => dist::run(root, None),
        ["dist", binary] => dist::run(root, Some(binary)),
        ["ci"] => ci::run(root),
        _ => Err(Stop { message: USAGE.to_owned(), code: 2 }),
    }
}

/// The repository's root folder. Cargo names this package's folder when it builds it, and builds it again if it moves.
fn root() -> &'static Path {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_verb_or_none_ends_with_two_and_the_usage() {
        for words in [vec![], vec!["tset".to_owned()], vec!["docs".to_owned(), "--chek".to_owned()]] {
            let stop = dispatch(root(), &words).unwrap_err();
            assert_eq!(stop.code, 2);
            assert!(stop.message.starts_with("usage: cargo xtask"));
        }
    }
}
