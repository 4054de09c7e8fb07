//! Files that the program writes for people: whole, or not at all and told.

use super::office::Office;
use super::shim::Fault;

const R22: &str =
    "# 信访工作条例\n\n第一条 为了坚持和加强党对信访工作的全面领导。\n\n第二条 本条例适用于各级党的机关。\n";

/// The names in a folder, sorted.
fn names(folder: &std::path::Path) -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .map(|entries| entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect())
        .unwrap_or_default();
    names.sort();
    names
}

#[test]
fn a_file_that_is_replaced_is_the_old_one_or_the_new_one_and_nothing_is_left_beside_it() {
    let office = Office::new();
    let texts = office.folder().join("xinze-data/rules/texts");
    std::fs::write(office.folder().join("text.md"), R22).unwrap();
    let attach = ["rules", "attach", "text.md"];
    office.json(&attach);
    let before = std::fs::read(texts.join("R22.json")).unwrap();
    std::fs::write(office.folder().join("text.md"), format!("{R22}\n第三条 信访工作是党的群众工作。\n")).unwrap();
    for (kind, how) in [("write", "enospc"), ("write", "torn"), ("sync", "eio"), ("rename", "eio"), ("open", "erofs")] {
        let done = office.run(&Fault::calls(kind, how, 1, 0).under(&texts), &attach);
        assert_eq!(done.code, Some(1), "{kind} {how}: {done:?}");
        assert!(done.err.contains("R22.json cannot be written: "), "{kind} {how}: {}", done.err);
        assert_eq!(std::fs::read(texts.join("R22.json")).unwrap(), before, "{kind} {how}");
        assert_eq!(names(&texts), ["R22.json"], "{kind} {how}");
    }
    let calls = office.traced(&attach);
    let of_file = |name: &str| {
        let calls = calls.iter().filter(|(_, path)| path.ends_with(name));
        calls.map(|(kind, _)| kind.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(of_file("R22.new"), ["open", "write", "sync"], "synced before it takes the place");
    assert_eq!(of_file("R22.json"), ["rename"]);
    assert!(std::fs::read(texts.join("R22.json")).unwrap().len() > before.len());
}

/// The code is shown once: a slip that cannot be written must not take it along.
#[test]
fn a_slip_that_cannot_be_written_is_shown_and_not_left_in_half() {
    let office = Office::new();
    let slips = office.folder().join("slips");
    std::fs::create_dir(&slips).unwrap();
    let register = ["matter", "act", "register", "--title", "屋顶漏雨", "--text", "漏雨。", "--name", "何桂香"];
    let args = [&register[..], &["--slip", "slips/1.txt"]].concat();
    let done = office.run(&Fault::calls("write", "torn", 1, 0).under(&slips), &args);
    assert_eq!(done.code, Some(1), "{done:?}");
    assert!(done.err.contains("slips/1.txt cannot be written: "), "{}", done.err);
    assert!(done.out.contains("Query code: ") && !done.out.contains("The receipt slip is in"), "{}", done.out);
    assert_eq!((office.verified(), names(&slips)), (2, Vec::new()), "registered, and no half slip");
    let done = office.run(&Fault::calls("open", "erofs", 1, 0).under(&slips), &args);
    assert_eq!((done.code, office.verified()), (Some(1), 2), "no place for the slip: nothing is registered");
}

#[test]
fn a_paper_is_written_whole_or_not_at_all() {
    let office = Office::new();
    let out = office.folder().join("out");
    std::fs::create_dir(&out).unwrap();
    std::fs::write(office.folder().join("清单.txt"), "屋顶漏雨的照片\n".repeat(5_000)).unwrap();
    let matter = office.json(&["matter", "list"])["matters"][0]["matter"].as_str().unwrap().to_owned();
    office.json(&["matter", "attach", &matter, "清单.txt"]);
    let paper = ["matter", "paper", &matter, "1", "--out", "out/清单.txt"];
    for fault in [Fault::room(10_000), Fault::calls("sync", "eio", 1, 0)] {
        let done = office.run(&fault.under(&out), &paper);
        assert_eq!((done.code, names(&out)), (Some(1), Vec::new()), "{}", done.err);
        assert!(done.err.contains("out/清单.txt cannot be written: "), "{}", done.err);
    }
    assert_eq!(office.run(&Fault::default(), &paper).code, Some(0));
    let written = std::fs::read(out.join("清单.txt")).unwrap();
    assert_eq!(written, std::fs::read(office.folder().join("清单.txt")).unwrap());
}
