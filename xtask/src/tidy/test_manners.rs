//! A test is neither switched off nor left to chance and patience.

use super::{Fault, RustFile};

const RULE: &str = "tests";

/// Tests that are switched off: they rot unseen. A test that cannot run says why in `XINZE_SKIPPED`.
pub fn ignored(file: &RustFile<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(file.source.code.lines()) {
        let mark: String = line.chars().filter(|c| !c.is_whitespace()).collect();
        if mark.contains("#[ignore]") || mark.contains("#[ignore=") {
            faults.push(file.file.fault(number, RULE, "an ignored test rots unseen: run it, or skip it aloud"));
        }
    }
    faults
}

/// Tests that sleep are slow when they pass and fail when the machine is busy.
pub fn sleeping(file: &RustFile<'_>) -> Vec<Fault> {
    let path = &file.file.path;
    let all_tests = path.starts_with("tests/") || path.contains("/tests/") || path.ends_with("/tests.rs");
    let test_only = file.source.test_only();
    let in_test = |line: &usize| all_tests || test_only.iter().any(|lines| lines.contains(line));
    let lines = file.source.lines_with("sleep(").into_iter().filter(in_test);
    lines
        .map(|line| file.file.fault(line, RULE, "a test does not sleep: wait for the thing itself, with a limit"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::samples::check;

    #[test]
    fn an_ignored_test_is_found_whatever_its_reason() {
        let source =
            "#[test]\n#[ignore]\nfn a() {}\n#[ ignore = \"slow\" ]\nfn b() {}\n// #[ignore]\n#[ignored_by_us]\n";
        let found = check("crates/law/src/a.rs", source, ignored);
        assert_eq!(found.len(), 2);
        assert!(found.iter().zip(["2 ", "4 "]).all(|(fault, line)| fault.starts_with(line)), "{found:?}");
    }

    #[test]
    fn only_tests_may_not_sleep() {
        let source = "fn a() { sleep(1); }\n#[cfg(test)]\nmod tests {\n    fn b() { std::thread::sleep(ONE); }\n}\n";
        let found = check("crates/app/src/a.rs", source, sleeping);
        assert_eq!(found, ["4 a test does not sleep: wait for the thing itself, with a limit"]);
        assert_eq!(check("tests/it/a.rs", source, sleeping).len(), 2);
        assert_eq!(check("crates/app/src/a/tests.rs", source, sleeping).len(), 2);
    }
}
