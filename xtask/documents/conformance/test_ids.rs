//! The provisions that tests carry: lines `/// Article: R22-34, NAT-11¶1(1)` above them.

use law::Cite;

use crate::project::TextFile;

/// A test that carries a provision.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Test {
    /// Its file, relative to the project's root.
    pub path: String,
    /// The function's name.
    pub name: String,
}

/// A provision that some item of a file carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Id {
    pub cite: Cite,
    /// Where it is written, from 1.
    pub line: usize,
    /// The test below it; nothing where the item is code that follows the article rather than tests it.
    pub test: Option<Test>,
}

const MARK: &str = "Article:";

/// Names of attributes that make a function a test, without the path before them.
const TEST_ATTRIBUTES: [&str; 3] = ["test", "rstest", "test_case"];

/// Every id in a file. What is written like an id and is none is a fault, and so is an id in a folder of tests that
/// stands above no test: nobody would count it.
pub fn read(file: &TextFile, faults: &mut Vec<String>) -> Vec<Id> {
    let mut reader = Reader { file, ids: Vec::new(), pending: Vec::new(), is_test: false, attribute: None };
    for (number, line) in (1..).zip(file.text.lines()) {
        reader.line(number, line.trim(), faults);
    }
    reader.item(None, faults);
    reader.ids
}

struct Reader<'f> {
    file: &'f TextFile,
    ids: Vec<Id>,
    /// The ids above the item that has not come yet.
    pending: Vec<(Cite, usize)>,
    /// Whether an attribute of that item makes it a test.
    is_test: bool,
    /// An attribute that goes on in the next line.
    attribute: Option<String>,
}

impl Reader<'_> {
    fn line(&mut self, number: usize, line: &str, faults: &mut Vec<String>) {
        if let Some(begun) = self.attribute.take() {
            self.attribute(format!("{begun} {line}"));
        } else if line.starts_with("#[") {
            self.attribute(line.to_owned());
        } else if let Some(comment) = line.strip_prefix("//") {
            self.comment(number, comment, faults);
        } else if !line.is_empty() {
            self.item(function(line), faults);
        }
    }

    /// An attribute may have the function in its last line, after its bracket; rustfmt leaves none so.
    fn attribute(&mut self, text: String) {
        let open = text.matches('[').count();
        let closed = text.matches(']').count();
        if open > closed {
            self.attribute = Some(text);
            return;
        }
        let path = text.trim_start_matches("#[").split(['(', ']', '=', ' ']).next().unwrap_or_default();
        let name = path.rsplit("::").next().unwrap_or_default();
        self.is_test |= TEST_ATTRIBUTES.contains(&name);
    }

    fn comment(&mut self, number: usize, comment: &str, faults: &mut Vec<String>) {
        let is_doc = comment.starts_with('/') && !comment.starts_with("//");
        let said = comment.trim_start_matches(['/', '!']).trim();
        let at = |what: String| format!("{}:{number}: {what}", self.file.path);
        match said.strip_prefix(MARK) {
            Some(list) if is_doc => {
                for word in list.split(',').map(str::trim) {
                    match word.parse() {
                        Ok(cite) => self.pending.push((cite, number)),
                        Err(_) => faults.push(at(format!("`{word}` is no citation such as R22-34 or NAT-11¶1(1)"))),
                    }
                }
            }
            _ if looks_like_a_mark(said) => faults.push(at("write `/// Article: R22-34, R22-35`".to_owned())),
            _ => {}
        }
    }

    /// An item begins, or the file ends: the ids above it are its own.
    fn item(&mut self, function: Option<&str>, faults: &mut Vec<String>) {
        let test = function.filter(|_| self.is_test);
        if let (None, Some((cite, line))) = (test, self.pending.first())
            && is_folder_of_tests(&self.file.path)
        {
            faults.push(format!("{}:{line}: {cite} stands above no test, so that nobody counts it", self.file.path));
        }
        let test = test.map(|name| Test { path: self.file.path.clone(), name: name.to_owned() });
        self.ids.extend(self.pending.drain(..).map(|(cite, line)| Id { cite, line, test: test.clone() }));
        self.is_test = false;
    }
}

/// `articles: …`, `Article R22-34`, `Article：…`: meant as a mark, and not read as one.
fn looks_like_a_mark(said: &str) -> bool {
    let said = said.to_lowercase();
    let Some(rest) = said.strip_prefix("article") else { return false };
    let rest = rest.strip_prefix('s').unwrap_or(rest).trim_start();
    let word = rest.trim_start_matches([':', '：']).split([' ', ',', '.']).find(|word| !word.is_empty());
    rest.starts_with([':', '：']) || word.is_some_and(|word| word.to_uppercase().parse::<Cite>().is_ok())
}

/// The function's name, if the line begins one.
fn function(line: &str) -> Option<&str> {
    let (before, after) = line.split_once("fn ")?;
    let prefix = |word: &str| {
        matches!(word, "pub" | "async" | "const" | "unsafe" | "extern" | "\"C\"") || word.starts_with("pub(")
    };
    let name = after.split(|c: char| !(c.is_alphanumeric() || c == '_')).next()?;
    (before.split_whitespace().all(prefix) && !name.is_empty()).then_some(name)
}

fn is_folder_of_tests(path: &str) -> bool {
    path.starts_with("tests/") || path.contains("/tests/")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_at(path: &str, text: &str) -> (Vec<String>, Vec<String>) {
        let mut faults = Vec::new();
        let file = TextFile { path: path.to_owned(), text: text.to_owned() };
        let shown = |id: Id| format!("{} {}", id.cite, id.test.map(|test| test.name).unwrap_or_default());
        (read(&file, &mut faults).into_iter().map(shown).collect(), faults)
    }

    #[test]
    fn a_test_carries_the_ids_above_it_whatever_stands_between() {
        let text = "\
/// From the letter on.
///
/// Article: R22-34, NAT-11¶1(1)
/// Article: R05-33
#[tokio::test(flavor = \"multi_thread\")]
#[expect(
    clippy::too_many_lines,
    reason = \"a course has many steps\"
)]
// In between.

async fn a_course() {
    fn inner() {}
}

#[test]
/// Article: R22-1
pub(crate) fn the_other_way_round() {}

#[test]
fn carries_nothing() {}
";
        let (ids, faults) = read_at("tests/it/a.rs", text);
        let wanted = ["R22-34 a_course", "NAT-11¶1(1) a_course", "R05-33 a_course", "R22-1 the_other_way_round"];
        assert_eq!(ids, wanted);
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn code_that_follows_an_article_is_no_test_of_it() {
        let text = "/// Extends the term.\n///\n/// Article: R22-34\npub fn extend() {}\n#[cfg(test)]\nmod tests {}\n";
        assert_eq!(read_at("crates/domain/src/extend.rs", text), (vec!["R22-34 ".to_owned()], vec![]));
        let (_, faults) = read_at("crates/domain/tests/extend.rs", text);
        assert_eq!(faults, ["crates/domain/tests/extend.rs:3: R22-34 stands above no test, so that nobody counts it"]);
    }

    #[test]
    fn a_slip_is_named_with_its_line() {
        for (line, begins) in [
            ("/// Article: R22-34 and R22-35", "a.rs:2: `R22-34 and R22-35` is no citation"),
            ("/// Article: R22-34,", "a.rs:2: `` is no citation"),
            ("/// Articles: R22-34", "a.rs:2: write"),
            ("/// article: R22-34", "a.rs:2: write"),
            ("/// Article R22-34", "a.rs:2: write"),
            ("/// Article：R22-34", "a.rs:2: write"),
            ("// Article: R22-34", "a.rs:2: write"),
        ] {
            let (_, faults) = read_at("a.rs", &format!("\n{line}\n#[test]\nfn a() {{}}\n"));
            assert_eq!(faults.len(), 1, "{line}: {faults:?}");
            assert!(faults[0].starts_with(begins), "{line}: {faults:?}");
        }
        let prose = "/// Article by article.\n/// Articles of the pack that the text lacks.\n/// Article, from 1.\n";
        assert_eq!(read_at("a.rs", prose), (vec![], vec![]));
    }

    #[test]
    fn a_function_is_found_by_its_name() {
        for (line, name) in [
            ("fn a() {", Some("a")),
            ("pub(in crate::load) async fn b_2(", None),
            ("pub(crate) async fn b_2(", Some("b_2")),
            ("let f = fn_name();", None),
            ("call(|fn x|)", None),
        ] {
            assert_eq!(function(line), name, "{line}");
        }
    }
}
