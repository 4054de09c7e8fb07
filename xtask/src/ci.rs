//! `cargo xtask ci`: everything that must hold before a change is accepted.

use std::path::Path;
use std::time::Duration;

use crate::programs::{self, Stop, cargo};
use crate::{deny, docs, test, tidy};

/// One check of the whole tree.
struct Step {
    name: &'static str,
    /// Cheap steps run even after a failure, so that all their faults show together.
    cheap: bool,
    run: fn(&Path) -> Result<(), Stop>,
}

const STEPS: [Step; 6] = [
    Step { name: "fmt", cheap: true, run: fmt },
    Step { name: "clippy", cheap: false, run: clippy },
    Step { name: "deny", cheap: false, run: deny::run },
    Step { name: "tidy", cheap: true, run: tidy::run },
    Step { name: "docs", cheap: true, run: |root| docs::run(root, docs::Mode::Check) },
    Step { name: "test", cheap: false, run: |root| test::run(root, &test::Plan::default()) },
];

/// Runs every step, in order, and ends with the first failure's exit code.
pub fn run(root: &Path) -> Result<(), Stop> {
    run_steps(&STEPS, root)
}

fn run_steps(steps: &[Step], root: &Path) -> Result<(), Stop> {
    let mut first_failure: Option<u8> = None;
    let mut rows: Vec<(&str, Outcome)> = Vec::new();
    for step in steps {
        if first_failure.is_some() && !step.cheap {
            rows.push((step.name, Outcome::NotRun));
            continue;
        }
        println!("\n==> {}", step.name);
        let watch = programs::stopwatch();
        let outcome = (step.run)(root);
        let took = watch.elapsed();
        match outcome {
            Ok(()) => rows.push((step.name, Outcome::Ok(took))),
            Err(stop) => {
                println!("{}", stop.message.trim_end());
                first_failure.get_or_insert(stop.code.max(1));
                rows.push((step.name, Outcome::Failed(took)));
            }
        }
        println!("==> {} took {:.1} s", step.name, took.as_secs_f64());
    }
    println!("\n{}", table(&rows));
    first_failure.map_or(Ok(()), |code| Err(Stop { message: String::new(), code }))
}

enum Outcome {
    Ok(Duration),
    Failed(Duration),
    NotRun,
}

fn table(rows: &[(&str, Outcome)]) -> String {
    let row = |(name, outcome): &(&str, Outcome)| match outcome {
        Outcome::Ok(took) => format!("{name:<8} ok       {:>7.1} s\n", took.as_secs_f64()),
        Outcome::Failed(took) => format!("{name:<8} FAILED   {:>7.1} s\n", took.as_secs_f64()),
        Outcome::NotRun => format!("{name:<8} not run\n"),
    };
    rows.iter().map(row).collect()
}

fn fmt(root: &Path) -> Result<(), Stop> {
    programs::run(cargo(root).args(["fmt", "--all", "--check"]))
}

fn clippy(root: &Path) -> Result<(), Stop> {
    programs::run(cargo(root).args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;

    thread_local! {
        static RAN: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
    }

    fn note(name: &'static str) {
        RAN.with_borrow_mut(|ran| ran.push(name));
    }

    fn step(name: &'static str, cheap: bool, run: fn(&Path) -> Result<(), Stop>) -> Step {
        Step { name, cheap, run }
    }

    #[test]
    fn after_a_failure_only_cheap_steps_run_and_its_code_is_kept() {
        let steps = [
            step("a", false, |_| {
                note("a");
                Err(Stop { message: String::new(), code: 101 })
            }),
            step("b", false, |_| {
                note("b");
                Ok(())
            }),
            step("c", true, |_| {
                note("c");
                Err(Stop::because("c is wrong too"))
            }),
        ];
        assert_eq!(run_steps(&steps, Path::new(".")).unwrap_err().code, 101);
        assert_eq!(RAN.with_borrow(Clone::clone), ["a", "c"]);
        assert_eq!(run_steps(&steps[1..2], Path::new(".")), Ok(()));
    }

    #[test]
    fn the_order_is_the_documented_one() {
        assert_eq!(STEPS.map(|step| step.name), ["fmt", "clippy", "deny", "tidy", "docs", "test"]);
    }

    #[test]
    fn the_table_tells_a_failure_from_what_did_not_run() {
        let rows = [("fmt", Outcome::Ok(Duration::from_millis(1250))), ("clippy", Outcome::NotRun)];
        assert_eq!(table(&rows), "fmt      ok           1.2 s\nclippy   not run\n");
    }
}
