//! `docs/rules-reference.md`: the format of packs, the closed lists, the faults.

mod examples;
mod faults;
mod lists;
mod tables;

use crate::Made;
use crate::project::Project;

const PATH: &str = "docs/rules-reference.md";

const INTRODUCTION: &str = "\
# Reference of rule packs (规则包写法)

Made by `cargo xtask docs` from the loader, the wording and the packs; not edited by hand. What a pack is, and how to \
begin one: [rule-packs.md](rule-packs.md). Which article lives where: [conformance.md](conformance.md).

A pack is a folder `packs/<CODE>/`: `pack.toml`, and for each article one file named after its number, such as \
`34.toml`. An article's file holds `[[provision]]`, `[[rule]]` and `[[example]]`, in any order. `xinze rules check` reads \
all of it and names everything that is wrong with file, line and column.

- [The format](#format): every table with its keys
- [Closed lists](#lists): every name that a key can take
- [Examples](#examples): a pack's own tests
- [Faults](#faults): what `xinze rules check` can say, and what to do
";

/// The page.
pub fn page(project: &Project, found: &mut Vec<String>) -> Made {
    let format = law::format();
    let mut text = INTRODUCTION.to_owned();
    text.push_str(&tables::section(&format, &project.words, found));
    text.push_str(&lists::section(&format, &project.words, found));
    text.push_str(&examples::section(project, found));
    text.push_str(&faults::section(project, found));
    Made { path: PATH, text }
}
