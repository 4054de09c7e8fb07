//! Every document in full and with the least that it needs, as it will be read.
//!
//! `XINZE_WRITE_GOLDENS=1 cargo test -p notices goldens` writes the files anew; without it they are compared.

use std::path::{Path, PathBuf};

use notices::{Notice, Notices, Parts};

use crate::{KINDS, sample};

#[test]
fn documents_read_as_they_did() {
    let notices = Notices::shipped();
    let mut differ = Vec::new();
    for kind in KINDS {
        let write = |parts: Parts| {
            let Notice { title, body } = notices.render(kind, &parts).expect("a document");
            format!("{title}\n\n{body}")
        };
        let full = write(sample::full(&notices, kind));
        let least = write(sample::least(&notices, kind));
        assert!(least.lines().all(|line| full.contains(line)), "{kind}: a line that more parts take away");
        differ.extend(golden(kind, &format!("{full}\n======== with the least ========\n\n{least}")));
    }
    assert_eq!(differ, Vec::<String>::new(), "see the head of this file for how to write them anew");
}

#[expect(clippy::disallowed_methods, reason = "a test's own switch")]
fn golden(kind: &str, found: &str) -> Option<String> {
    let path: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens").join(format!("{kind}.txt"));
    if std::env::var_os("XINZE_WRITE_GOLDENS").is_some() {
        std::fs::write(&path, found).expect("a golden file");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = (1..).zip(found.lines()).zip(expected.lines()).find(|((_, now), then)| now != then);
    let line = differs.map_or(0, |((number, _), _)| number);
    (found != expected).then(|| format!("{kind}.txt, line {line}"))
}

/// No blank lines in a row, no line that begins or ends with a blank, whatever parts are given.
#[test]
fn documents_are_laid_out_evenly() {
    let notices = Notices::shipped();
    for kind in KINDS {
        for left_out in notices.optional(kind) {
            let mut parts = sample::full(&notices, kind);
            for group in notices.together(kind).iter().filter(|group| group.contains(left_out)) {
                group.iter().for_each(|part| parts.set(*part, ""));
            }
            parts.set(*left_out, "");
            let body = notices.render(kind, &parts).expect("a document").body;
            assert!(!body.contains("\n\n\n"), "{kind} without {left_out}");
            assert!(body.lines().all(|line| line == line.trim()), "{kind} without {left_out}");
            assert!(body.ends_with('\n') && !body.ends_with("\n\n"), "{kind} without {left_out}");
        }
    }
}
