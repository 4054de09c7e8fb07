//! The document about templates names every kind and every part.

use notices::{Notices, Part};

use crate::KINDS;

#[test]
fn the_document_lists_what_each_kind_requires() {
    let path = format!("{}/../../docs/notices.md", env!("CARGO_MANIFEST_DIR"));
    let document = std::fs::read_to_string(path).expect("docs/notices.md");
    let notices = Notices::shipped();
    let names = |parts: &[Part]| parts.iter().map(|part| format!("`{part}`")).collect::<Vec<_>>().join(" ");
    let rows = KINDS.map(|kind| {
        let title = notices.title(kind).unwrap_or_default();
        format!("| `{kind}` | {title} | {} | {} |", names(notices.requires(kind)), names(notices.optional(kind)))
    });
    let stale: Vec<&String> = rows.iter().filter(|row| !document.lines().any(|line| line == row.as_str())).collect();
    assert!(stale.is_empty(), "rows that docs/notices.md lacks:\n{}", rows.join("\n"));
    for part in Part::NAMES {
        assert!(document.contains(&format!("| `{part}` | ")), "docs/notices.md says nothing of {part}");
    }
}
