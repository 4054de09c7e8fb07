//! Tests that could not run say so in a file; a test run ends with their number and the reasons.

use std::collections::BTreeMap;

/// What a test run says at its end about the tests that did not run.
///
/// `notes` holds one line per skipped test, `<test>: <reason>`; a line without a test's name is all reason.
pub fn summary(notes: &str) -> String {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in notes.lines().filter(|line| !line.trim().is_empty()) {
        let named = line.split_once(": ").filter(|(test, _)| !test.contains(' '));
        let (test, reason) = named.unwrap_or(("", line));
        by_reason.entry(reason.trim()).or_default().push(test.trim());
    }
    if by_reason.is_empty() {
        return "no test was skipped\n".to_owned();
    }
    by_reason.iter().map(|(reason, tests)| paragraph(reason, tests)).collect()
}

fn paragraph(reason: &str, tests: &[&str]) -> String {
    let noun = if tests.len() == 1 { "test" } else { "tests" };
    let names: String = tests.iter().filter(|test| !test.is_empty()).map(|test| format!("    {test}\n")).collect();
    format!("{} {noun} skipped: {reason}\n{names}", tests.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skipped_tests_are_counted_by_reason_and_named() {
        assert_eq!(summary(""), "no test was skipped\n");
        let notes = "import::real: XINZE_SAMPLES is not set\nno browser: x\n\nimport::big: XINZE_SAMPLES is not set\n";
        assert_eq!(
            summary(notes),
            "2 tests skipped: XINZE_SAMPLES is not set\n    import::real\n    import::big\n1 test skipped: no browser: x\n"
        );
    }
}
