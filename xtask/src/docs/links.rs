//! Links from one document to another file of the project.

use std::path::{Component, Path, PathBuf};

use crate::tidy::TextFile;

/// `path:line: message` for every relative link whose file is not there, or is outside the project.
pub fn broken(root: &Path, file: &TextFile) -> Vec<String> {
    if file.extension() != "md" {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for (line, target) in links(&file.text) {
        match inside(&file.path, &target) {
            None => faults.push(format!("{}:{line}: the link to {target} leaves the project", file.path)),
            Some(path) if !root.join(&path).exists() => {
                faults.push(format!("{}:{line}: the link to {target} leads nowhere", file.path));
            }
            Some(_) => {}
        }
    }
    faults
}

/// Every relative target in the document, with its line; code is not searched.
fn links(document: &str) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    let mut fence: Option<&str> = None;
    for (number, line) in (1..).zip(document.lines()) {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            (Some(_), _) => {}
            (None, None) => found.extend(targets(&without_code(line)).into_iter().map(|target| (number, target))),
        }
    }
    found
}

/// `[text](target "title")`, `![text](<target>)` and `[name]: target`, without `#fragment`.
fn targets(line: &str) -> Vec<String> {
    let inline = line.split("](").skip(1).map(|rest| match rest.strip_prefix('<') {
        Some(rest) => rest.split('>').next().unwrap_or_default(),
        None => rest.split([')', ' ']).next().unwrap_or_default(),
    });
    let definition = line.trim_start().strip_prefix('[').filter(|rest| !rest.starts_with('^'));
    let defined = definition.and_then(|rest| rest.split_once("]: ")).map(|(_, target)| target.trim());
    let all = inline.chain(defined.map(|target| target.split(' ').next().unwrap_or_default()));
    let relative = all.map(|target| target.split('#').next().unwrap_or_default()).filter(|target| is_relative(target));
    relative.map(decoded).collect()
}

fn is_relative(target: &str) -> bool {
    let scheme = target.split_once(':').is_some_and(|(before, _)| before.chars().all(|c| c.is_ascii_alphabetic()));
    !target.is_empty() && !scheme && !target.starts_with("//")
}

fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// `%20` and Chinese names written in percent signs; what is not valid stays as it is.
fn decoded(target: &str) -> String {
    let mut bytes = Vec::with_capacity(target.len());
    let mut rest = target.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let code = target_code(byte, after);
        bytes.push(code.unwrap_or(byte));
        rest = if code.is_some() { after.get(2..).unwrap_or_default() } else { after };
    }
    String::from_utf8(bytes).unwrap_or_else(|_| target.to_owned())
}

fn target_code(byte: u8, after: &[u8]) -> Option<u8> {
    let digits = after.get(..2).filter(|_| byte == b'%')?;
    u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
}

/// The target's path in the project, or nothing if it leaves it. A leading slash means the project's root.
fn inside(document: &str, target: &str) -> Option<PathBuf> {
    let mut path = match target.strip_prefix('/') {
        Some(_) => PathBuf::new(),
        None => Path::new(document).parent()?.to_path_buf(),
    };
    for component in Path::new(target.trim_start_matches('/')).components() {
        match component {
            Component::Normal(name) => path.push(name),
            Component::ParentDir => {
                if !path.pop() {
                    return None;
                }
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_links_are_found_and_others_are_left() {
        let document = "\
[a](docs/a.md) and ![b](b%20c.png \"title\"), [w](https://example.org/x) [m](mailto:a@example.org) [h](#here)
`[code](none.md)` [d](d.md#part)
```
[fenced](none.md)
```
[e]: e.md
[f]: ../f.md \"F\"
[g](<g h.md>)
";
        let found = links(document);
        let found: Vec<(usize, &str)> = found.iter().map(|(line, target)| (*line, target.as_str())).collect();
        let wanted = [(1, "docs/a.md"), (1, "b c.png"), (2, "d.md"), (6, "e.md"), (7, "../f.md"), (8, "g h.md")];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_link_is_broken_if_its_file_is_missing_or_outside() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let document = "[a](../src/main.rs)\n[b](none.md)\n[c](../../x.md)\n[d](/Cargo.toml)\n[e](../src/)\n";
        let file = TextFile { path: "docs/page.md".to_owned(), text: document.to_owned() };
        assert_eq!(
            broken(root, &file),
            [
                "docs/page.md:2: the link to none.md leads nowhere",
                "docs/page.md:3: the link to ../../x.md leaves the project"
            ]
        );
        assert!(broken(root, &TextFile { path: "a.rs".to_owned(), text: document.to_owned() }).is_empty());
    }
}
