//! The table of crates, from their `Cargo.toml` files.

use crate::manifest::{Kind, Manifest};

/// From the top of the line to its bottom, then the side crates, then what is not in the product. A crate that is not
/// named here comes last.
const ORDER: [&str; 15] = [
    "server", "web", "app", "store", "domain", "law", "packs", "wording", "demo", "notices", "grams", "tlog", "vault",
    "it", "xtask",
];

/// One row per crate: what it is for, and which of our own crates it builds on.
pub fn table(manifests: &[Manifest]) -> String {
    let mut sorted: Vec<&Manifest> = manifests.iter().collect();
    sorted.sort_by_key(|manifest| (rank(&manifest.name), manifest.name.as_str()));
    let mut table = String::from("| crate | what it is for | builds on |\n|---|---|---|\n");
    for manifest in &sorted {
        let mut below: Vec<&str> = manifest.names(Kind::Normal).filter(|name| is_ours(manifests, name)).collect();
        below.sort_by_key(|name| rank(name));
        let below: Vec<String> = below.iter().map(|name| format!("`{name}`")).collect();
        table.push_str(&format!("| `{}` | {} | {} |\n", manifest.name, manifest.description, below.join(", ")));
    }
    table
}

fn rank(name: &str) -> usize {
    ORDER.iter().position(|ordered| *ordered == name).unwrap_or(ORDER.len())
}

fn is_ours(manifests: &[Manifest], name: &str) -> bool {
    manifests.iter().any(|manifest| manifest.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn crates_are_listed_from_top_to_bottom_with_their_own_kind_below() {
        let read = |name: &str, rest: &str| {
            let text = format!("[package]\nname = \"{name}\"\ndescription = \"About {name}.\"\n{rest}");
            Manifest::read("Cargo.toml", &text, &BTreeMap::new())
        };
        let manifests = [
            read("law", "[dev-dependencies]\npacks.workspace = true\n"),
            read("packs", ""),
            read("app", "[dependencies]\nserde = \"1\"\nlaw = { path = \"../law\" }\n"),
        ];
        let rows = table(&manifests);
        let rows: Vec<&str> = rows.lines().skip(2).collect();
        assert_eq!(
            rows,
            ["| `app` | About app. | `law` |", "| `law` | About law. |  |", "| `packs` | About packs. |  |"]
        );
    }
}
