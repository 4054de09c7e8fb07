//! Past 400 lines a file is two things, past 70 a function is.

use super::ratchet::Long;
use super::{RustFile, TextFile};

const FILE_LINES_MAX: usize = 400;
const FUNCTION_LINES_MAX: usize = 70;

/// The file, if it is too long.
pub fn file(file: &RustFile<'_>) -> Option<Long> {
    let TextFile { path, text } = file.file;
    let lines = text.lines().count();
    (lines > FILE_LINES_MAX).then(|| Long {
        place: path.clone(),
        path: path.clone(),
        line: 1,
        lines,
        message: format!("{lines} lines; past {FILE_LINES_MAX} a file is two things"),
    })
}

/// Its functions that are too long.
pub fn functions(file: &RustFile<'_>) -> Vec<Long> {
    let path = &file.file.path;
    let mut found = Vec::new();
    for function in file.source.functions() {
        let lines = function.lines.clone().count();
        if lines > FUNCTION_LINES_MAX {
            found.push(Long {
                place: format!("{path} {}", function.name),
                path: path.clone(),
                line: *function.lines.start(),
                lines,
                message: format!(
                    "{} has {lines} lines; past {FUNCTION_LINES_MAX} a function is two things",
                    function.name
                ),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::Source;
    use crate::tidy::samples::text;

    fn long(source: &str) -> Vec<(String, usize, usize)> {
        let text = text("crates/law/src/a.rs", source);
        let rust = RustFile { file: &text, source: Source::read(source) };
        let all = file(&rust).into_iter().chain(functions(&rust));
        all.map(|long| (long.place, long.line, long.lines)).collect()
    }

    #[test]
    fn a_file_may_have_400_lines() {
        assert_eq!(long(&"//\n".repeat(400)), []);
        assert_eq!(long(&"//\n".repeat(401)), [("crates/law/src/a.rs".to_owned(), 1, 401)]);
    }

    #[test]
    fn a_function_may_have_70_lines() {
        let function = |lines: usize| format!("/// Doc.\nfn f() {{\n{}}}\n", "    g();\n".repeat(lines - 2));
        assert_eq!(long(&function(70)), []);
        assert_eq!(long(&function(71)), [("crates/law/src/a.rs f".to_owned(), 2, 71)]);
    }
}
