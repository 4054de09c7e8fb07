//! `xinze directory …`, from an office with one clerk to a reorganised county.

use serde_json::json;

use crate::commands::Office;

#[test]
fn the_directory_grows_and_changes_by_commands() {
    let office = Office::new();
    let directory = |words: &[&str]| office.json(&[&["directory"], words].concat());
    let housing = directory(&[
        "add-organ",
        "云溪县住建局",
        "--mark",
        "云住建",
        "--kind",
        "department",
        "--division",
        "990101",
        "--from",
        "2010-01-01",
        "--line",
        "云信",
    ])["id"]
        .to_string();
    let person = directory(&["add-official", "田守正"])["id"].to_string();
    let appointed =
        |words: &[&str]| office.run(&[&["directory", "appoint", "田守正", "--at", "云住建"], words].concat());
    let (code, _, err) = appointed(&["--post", "局长"]);
    assert_eq!(code, Some(2), "no such post yet: {err}");
    assert!(err.contains("--standing"), "{err}");
    let head =
        &["--post", "局长", "--standing", "head", "--from", "2020-01-01", "--field", "住房", "--in-charge-of", "云信"];
    assert_eq!(appointed(head).0, Some(0));
    let (code, _, err) = appointed(head);
    assert_eq!(code, Some(3), "held already");
    assert!(err.contains("任期重叠"), "{err}");
    let shown = directory(&["show", "云住建", "--on", "2021-01-01"]);
    assert_eq!(shown["head"].to_string(), person);
    assert_eq!(shown["in_office"][0]["fields"], json!(["住房"]));
    assert_eq!(shown["higher"], json!([1]));
    let seat = ["田守正", "--at", "云住建", "--post", "局长"];
    directory(&[&["change-portfolio"], seat.as_slice(), &["--since", "2022-01-01", "--field", "城建"]].concat());
    directory(&[&["end-tenure"], seat.as_slice(), &["--until", "2023-12-31"]].concat());
    assert_eq!(directory(&["show", "云住建"])["head"], json!(null));
    // First what it would come to, then done.
    let rename = ["reorganise", "rename", "云住建", "云溪县住房局", "--from", "2024-01-01"];
    assert_eq!(directory(&[rename.as_slice(), &["--dry-run"]].concat())["dry_run"], json!(true));
    assert_eq!(directory(&["show", &housing])["name"], json!("云溪县住建局"));
    directory(&rename);
    assert_eq!(directory(&["show", &housing])["name"], json!("云溪县住房局"));
    assert_eq!(directory(&["show", &housing, "--on", "2023-12-31"])["name"], json!("云溪县住建局"));
    let (code, _, err) = office.run(&["directory", "reorganise", "move", "1", "--parent", &housing]);
    assert_eq!(code, Some(3), "a circle: {err}");
    let merged = directory(&["reorganise", "merge", &housing, "--into", "云溪县建设局", "--mark", "云建"]);
    assert_eq!(merged["held"][0]["successors"], json!([3]));
    let names = |listed: serde_json::Value| -> Vec<String> {
        listed.as_array().unwrap().iter().map(|organ| organ["name"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(names(directory(&["list"])), ["云溪县信访局", "云溪县建设局"]);
    assert_eq!(names(directory(&["list", "--on", "2023-06-01", "--under", "1"])), ["云溪县信访局", "云溪县住建局"]);
    let (_, out, _) = office.run(&["directory", "show", &housing, "--lang", "en"]);
    assert!(out.contains("carried on by 云溪县建设局") && out.contains("called 云溪县住建局"), "{out}");
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}

#[test]
fn a_file_is_imported_by_command() {
    let office = Office::new();
    let file = office.folder().join("机关.csv");
    std::fs::write(
        &file,
        "名称,代字,性质,区划,起始日\n云溪县水利局,云水,政府部门,990101,2000-01-01\n某局,某,什么,990101,2000-01-01\n",
    )
    .unwrap();
    let import = |more: &[&str]| office.run(&[&["directory", "import", file.to_str().unwrap()], more].concat());
    assert_eq!(import(&[]).0, Some(1), "nothing says what the rows are of");
    let (code, out, err) = import(&["--kind", "机关", "--dry-run"]);
    assert_eq!((code, out.contains("没有写入")), (Some(6), true), "{out}{err}");
    assert!(out.contains("3 行：“性质”的写法没有对应"), "{out}");
    let rejected = office.folder().join("退回.csv");
    assert_eq!(import(&["--kind", "organ", "--rejected", rejected.to_str().unwrap()]).0, Some(6));
    assert_eq!(import(&["--kind", "organ", "--rejected", rejected.to_str().unwrap()]).0, Some(1), "never written over");
    let (_, out, _) = import(&["--kind", "organ"]);
    assert!(out.contains("新增 0，原有 1，退回 1"), "{out}");
    // The rejected rows are mended and taken in, without saying again what they are of.
    let mended = std::fs::read_to_string(&rejected).unwrap().replace("什么", "政府部门");
    std::fs::write(&rejected, mended).unwrap();
    let (code, out, err) = office.run(&["directory", "import", rejected.to_str().unwrap()]);
    assert_eq!((code, out.contains("新增 1，原有 0，退回 0")), (Some(0), true), "{out}{err}");
    assert_eq!(office.run(&["ledger", "verify"]).0, Some(0));
}
