//! Only `store` speaks SQL, and nobody changes the past.

use super::{Fault, RustFile, TextFile};

/// Where statements may stand; the tests of this check quote what it forbids.
const SPEAKERS: [&str; 3] = ["crates/store/", "tests/it/", "xtask/src/tidy/sql.rs"];

const STATEMENTS: [&str; 4] = ["SELECT", "INSERT", "UPDATE", "DELETE"];

/// The table of events.
const PAST: &str = "event";

/// String literals that begin as a statement, elsewhere.
pub fn outside_store(file: &RustFile<'_>) -> Vec<Fault> {
    if SPEAKERS.iter().any(|speaker| file.file.path.starts_with(speaker)) {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for literal in &file.source.literals {
        let text = literal.text.trim_start();
        let begins = |word: &str| text.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '\n']));
        if let Some(word) = STATEMENTS.iter().find(|word| begins(word)) {
            faults.push(file.file.fault(literal.line, "sql", format!("{word} outside store: only store speaks SQL")));
        }
    }
    faults
}

/// Statements in Rust that change or remove what is in the table of events.
pub fn changed_past(file: &RustFile<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    for literal in &file.source.literals {
        faults.extend(
            changes(&literal.text).into_iter().map(|(line, what)| closed(file.file, literal.line + line, what)),
        );
    }
    faults
}

/// The same in files of SQL.
pub fn changed_past_in_script(file: &TextFile) -> Vec<Fault> {
    if file.extension() != "sql" {
        return Vec::new();
    }
    changes(&file.text).into_iter().map(|(line, what)| closed(file, line + 1, what)).collect()
}

fn closed(file: &TextFile, line: usize, what: &str) -> Fault {
    file.fault(line, "past", format!("{what} the {PAST} table: the past is closed; supersede the {PAST} instead"))
}

/// Each change, with the number of line breaks before its statement's first word.
fn changes(text: &str) -> Vec<(usize, &'static str)> {
    let mut found = Vec::new();
    let mut line = 0;
    for statement in text.split(';') {
        let blank = statement.len() - statement.trim_start().len();
        let begins = line + statement.get(..blank).unwrap_or_default().matches('\n').count();
        line += statement.matches('\n').count();
        if let Some(what) = change(statement) {
            found.push((begins, what));
        }
    }
    found
}

/// How one statement changes the past, if it does. Prose that happens to hold the words is not a statement: an
/// UPDATE needs its SET. A trigger that forbids it says ON between the two words.
fn change(statement: &str) -> Option<&'static str> {
    let code: String = statement.lines().map(|line| line.split("--").next().unwrap_or_default()).fold(
        String::with_capacity(statement.len()),
        |mut code, line| {
            code.extend(line.chars().map(|c| if is_noise(c) { ' ' } else { c.to_ascii_lowercase() }));
            code.push(' ');
            code
        },
    );
    // `public.event` and `main.event` are the same table.
    let bare = |word| {
        if str::ends_with(word, &format!(".{PAST}")) { PAST } else { word }
    };
    let words: Vec<&str> = code.split_whitespace().filter(|word| *word != "only").map(bare).collect();
    let has = |wanted: &[&str]| words.windows(wanted.len()).any(|words| words == wanted);
    let sets = words.contains(&"set");
    if sets
        && (has(&["update", PAST])
            || words.windows(4).any(|w| matches!(w, ["update", "or", _, table] if *table == PAST)))
    {
        return Some("UPDATE of");
    }
    if has(&["delete", "from", PAST]) {
        return Some("DELETE from");
    }
    if has(&["truncate", PAST]) || has(&["truncate", "table", PAST]) || has(&["drop", "table", PAST]) {
        return Some("removal of");
    }
    if has(&["into", PAST]) && (has(&["do", "update"]) || has(&["or", "replace"]) || has(&["replace", "into"])) {
        return Some("overwriting in");
    }
    None
}

fn is_noise(c: char) -> bool {
    c.is_whitespace() || matches!(c, '"' | '`' | '(' | ')' | ',' | '=')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tidy::samples::{check, lines, text};

    #[test]
    fn statements_stand_in_store_and_its_tests() {
        let source = "const A: &str = \"SELECT 1\";\n// \"SELECT 2\"\nlet b = r#\"\n  INSERT INTO t\"#;\nsay(\"SELECTED, UPDATED\");\n";
        let found = check("crates/app/src/a.rs", source, outside_store);
        assert_eq!(
            found,
            ["1 SELECT outside store: only store speaks SQL", "3 INSERT outside store: only store speaks SQL"]
        );
        assert!(check("crates/store/src/a.rs", source, outside_store).is_empty());
        assert!(check("tests/it/a.rs", source, outside_store).is_empty());
    }

    #[test]
    fn every_way_to_change_the_past_is_found() {
        for (statement, what) in [
            ("UPDATE {} SET body = 1", "UPDATE of"),
            ("update \"{}\" e\n set body = 1", "UPDATE of"),
            ("UPDATE OR IGNORE {} SET body = 1", "UPDATE of"),
            ("UPDATE ONLY public.{} SET body = 1", "UPDATE of"),
            ("DELETE FROM {}", "DELETE from"),
            ("WITH gone AS (DELETE\nFROM {} WHERE seq = $1 RETURNING *) SELECT 1", "DELETE from"),
            ("TRUNCATE TABLE {}", "removal of"),
            ("DROP TABLE {}", "removal of"),
            ("INSERT OR REPLACE INTO {} (a) VALUES (1)", "overwriting in"),
            ("INSERT INTO {}(a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = 2", "overwriting in"),
        ] {
            assert_eq!(change(&statement.replace("{}", PAST)), Some(what), "{statement}");
        }
    }

    #[test]
    fn appending_reading_guarding_and_prose_are_free() {
        for statement in [
            "INSERT INTO {} (a) VALUES (1)",
            "INSERT INTO {} (a) VALUES (1) ON CONFLICT DO NOTHING",
            "SELECT * FROM {} FOR UPDATE",
            "UPDATE {}_outbox SET sealed = 1",
            "CREATE TRIGGER closed BEFORE UPDATE ON {} BEGIN SELECT RAISE(ABORT, 'no') END",
            "-- never DELETE FROM {}",
            "nobody may update {}s or delete them",
        ] {
            assert_eq!(change(&statement.replace("{}", PAST)), None, "{statement}");
        }
    }

    #[test]
    fn a_script_and_a_literal_name_the_line() {
        let script = format!("CREATE TABLE a (b);\n\nDELETE FROM {PAST};\n");
        assert_eq!(lines(&changed_past_in_script(&text("crates/store/migrations/1.sql", &script))), [3]);
        assert!(changed_past_in_script(&text("docs/a.md", &script)).is_empty());
        let source = format!("\n\nconst A: &str = \"\nDELETE FROM {PAST}\";\n");
        let found = check("crates/store/src/a.rs", &source, changed_past);
        assert_eq!(found, ["4 DELETE from the event table: the past is closed; supersede the event instead"]);
    }
}
