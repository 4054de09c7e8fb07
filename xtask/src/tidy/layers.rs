//! The crates stand in one line, and nobody but `store` speaks SQL.

use super::Fault;
use crate::manifest::{Kind, Manifest};

/// From the bottom upwards: a crate may use what stands before it.
const LINE: [&str; 6] = ["law", "domain", "store", "app", "web", "server"];

/// The side crates, and who may use them. Tests may use the packs anywhere.
const SIDE: [(&str, &[&str]); 8] = [
    ("packs", &["app", "server"]),
    ("wording", &["app", "web", "server"]),
    ("demo", &["app"]),
    ("notices", &["app", "server"]),
    ("tlog", &["store", "app", "server"]),
    ("vault", &["app", "server"]),
    ("grams", &["app"]),
    ("policy", &["app"]),
];

/// Packages that are not built into the product: the tests use everything, xtask nothing, but for the program that
/// makes documents from the packs, which is built by itself.
const TESTS: &str = "it";
const TOOL: &str = "xtask";

/// Every dependency that points upwards, or at a side crate that is not for everybody.
pub fn line(manifests: &[Manifest]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for manifest in manifests {
        if place(&manifest.name).is_none() && ![TESTS, TOOL].contains(&manifest.name.as_str()) {
            let message =
                format!("{} has no place in the line server → web → app → store → domain → law", manifest.name);
            faults.push(fault(manifest, 1, message));
        }
        for dependency in &manifest.dependencies {
            if let Some(why) = forbidden(&manifest.name, &dependency.name, dependency.kind) {
                let message = format!("{} may not depend on {}: {why}", manifest.name, dependency.name);
                faults.push(fault(manifest, dependency.line, message));
            }
        }
    }
    faults
}

/// Every use of sqlx that is neither store's nor, for tampering past the store, the integration tests'.
pub fn only_store_has_sqlx(manifests: &[Manifest]) -> Vec<Fault> {
    let mut faults = Vec::new();
    for manifest in manifests.iter().filter(|manifest| !matches!(manifest.name.as_str(), "store" | "it")) {
        for dependency in manifest.dependencies.iter().filter(|dependency| dependency.name.starts_with("sqlx")) {
            let message = format!("{} may not depend on {}: only store speaks SQL", manifest.name, dependency.name);
            faults.push(fault(manifest, dependency.line, message));
        }
    }
    faults
}

#[derive(Clone, Copy)]
enum Place {
    /// Counted from the bottom.
    Line(usize),
    Side(&'static [&'static str]),
}

fn place(name: &str) -> Option<Place> {
    let side = || SIDE.iter().find(|(side, _)| *side == name).map(|(_, users)| Place::Side(users));
    LINE.iter().position(|crate_| *crate_ == name).map(Place::Line).or_else(side)
}

fn forbidden(from: &str, to: &str, kind: Kind) -> Option<&'static str> {
    if to == TESTS || to == TOOL {
        return Some("it is not part of the product");
    }
    let to_place = place(to)?; // Not one of ours.
    match (place(from), to_place) {
        (None, _) if from == TOOL && kind != Kind::Dev => Some("xtask is built first and alone"),
        (None, _) => None,
        (_, Place::Side(_)) if to == "packs" && kind == Kind::Dev => None,
        (Some(Place::Side(_)), _) => Some("a side crate stands alone"),
        (Some(Place::Line(above)), Place::Line(below)) => (below >= above).then_some("the arrow points upwards"),
        (Some(Place::Line(_)), Place::Side(users)) => (!users.contains(&from)).then_some("it is not among its users"),
    }
}

fn fault(manifest: &Manifest, line: usize, message: String) -> Fault {
    Fault { path: manifest.path.clone(), line, rule: "layers", message }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn manifest(name: &str, tables: &str) -> Manifest {
        let text = format!("[package]\nname = \"{name}\"\n{tables}");
        Manifest::read(&format!("crates/{name}/Cargo.toml"), &text, &BTreeMap::new())
    }

    #[test]
    fn every_pair_is_allowed_or_not_as_the_line_says() {
        let normal = [
            // from, to, allowed
            ("domain", "law", true),
            ("server", "law", true),
            ("web", "app", true),
            ("law", "domain", false),
            ("store", "app", false),
            ("app", "web", false),
            ("server", "packs", true),
            ("app", "packs", true),
            ("law", "packs", false),
            ("web", "packs", false),
            ("web", "wording", true),
            ("server", "wording", true),
            ("app", "wording", true),
            ("store", "wording", false),
            ("app", "demo", true),
            ("server", "demo", false),
            ("demo", "law", false),
            ("demo", "packs", false),
            ("wording", "domain", false),
            ("app", "notices", true),
            ("server", "notices", true),
            ("web", "notices", false),
            ("notices", "domain", false),
            ("app", "policy", true),
            ("web", "policy", false),
            ("policy", "domain", false),
            ("store", "tlog", true),
            ("web", "tlog", false),
            ("tlog", "store", false),
            ("it", "store", true),
            ("it", "server", true),
            ("xtask", "law", false),
            ("app", "it", false),
            ("law", "serde", true),
        ];
        for (from, to, allowed) in normal {
            let tables = format!("[dependencies]\n{to}.workspace = true\n");
            assert_eq!(line(&[manifest(from, &tables)]).is_empty(), allowed, "{from} → {to}");
        }
    }

    #[test]
    fn tests_may_use_the_packs_but_not_turn_an_arrow() {
        let dev = |to: &str| format!("[dev-dependencies]\n{to}.workspace = true\n");
        assert_eq!(line(&[manifest("law", &dev("packs"))]), []);
        assert_eq!(line(&[manifest("demo", &dev("packs"))]), []);
        assert_eq!(line(&[manifest("law", &dev("domain"))]).len(), 1);
        assert_eq!(line(&[manifest("xtask", &dev("law"))]), []);
    }

    #[test]
    fn a_fault_names_the_line_of_the_dependency() {
        let faults = line(&[manifest("law", "[dependencies]\nserde = \"1\"\nstore.workspace = true\n")]);
        let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
        assert_eq!(said, ["crates/law/Cargo.toml:5: law may not depend on store: the arrow points upwards (layers)"]);
    }

    #[test]
    fn a_new_crate_needs_a_place() {
        assert_eq!(line(&[manifest("search", "")]).len(), 1);
    }

    #[test]
    fn sqlx_is_stores_alone() {
        let tables = "[dev-dependencies]\nsqlx.workspace = true\n";
        assert_eq!(only_store_has_sqlx(&[manifest("store", tables)]), []);
        assert_eq!(only_store_has_sqlx(&[manifest("it", tables)]), []);
        assert_eq!(only_store_has_sqlx(&[manifest("web", tables)]).len(), 1);
        assert_eq!(only_store_has_sqlx(&[manifest("app", "[dependencies]\nsqlx-core = \"0.9\"\n")]).len(), 1);
    }
}
