//! `xinze notice`, as people type it.

use std::fs;

use crate::commands::Office;

const CONTACT: &str = "联系方式=苏小禾，电话5550123";

/// What a hearing needs besides.
const HEARING: [&str; 10] = [
    "--part",
    "held_at=9时",
    "--part",
    "venue=会议室",
    "--part",
    "host=苗可欣",
    "--part",
    "members=秦朗",
    "--part",
    "recusal_how=书面提出",
];

#[test]
fn a_document_is_drafted_issued_and_shown() {
    let office = Office::new();
    let key = office.registered();
    let (code, out, err) = office.run(&["notice", "draft", &key, "登记回执", "--part", CONTACT]);
    assert_eq!(code, Some(0), "{err}");
    assert!(
        out.starts_with("信访事项登记回执\n\n回执编号：云信〔") && out.contains("联系方式：苏小禾，电话5550123"),
        "{out}"
    );
    let (code, _, err) = office.run(&["notice", "draft", &key, "declined", "--part", "facs=x", "--part", "number=3"]);
    assert_eq!(code, Some(3));
    for line in
        ["还缺理由、去向（主送）单位、联系方式，不能出具", "是不是查明的事实（facts）", "“文号”由系统按记录填写"]
    {
        assert!(err.contains(line), "{line}: {err}");
    }
    let written =
        [&["notice", "issue", &key, "hearing", "--part", CONTACT, "--out", "hearing.txt"], &HEARING[..]].concat();
    let (code, _, err) = office.run(&written);
    assert_eq!(code, Some(0), "{err}");
    let kept = fs::read_to_string(office.folder().join("hearing.txt")).unwrap();
    assert!(kept.contains("何桂香"), "what goes out bears the name");
    let (code, shown, err) = office.run(&["notice", "show", &key, "2"]);
    assert_eq!((code, shown), (Some(0), kept.replace("何桂香", "何某")), "{err}");
    assert!(err.contains("须说明用途"), "{err}");
    let (code, shown, err) = office.run(&["notice", "show", &key, "2", "--purpose", "补打一份"]);
    assert_eq!((code, shown.as_str()), (Some(0), kept.as_str()), "{err}");
    let readings = office.json(&["personal", "readings", "--matter", &key]);
    let purposes: Vec<&str> =
        readings["readings"].as_array().unwrap().iter().filter_map(|line| line["purpose"].as_str()).collect();
    assert_eq!(purposes, ["补打一份", "出具听证通知书"], "issuing is a reading as well");
    let (code, _, err) = office.run(&["notice", "show", &key, "1"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("已出具的：2 听证通知书"), "{err}");
    assert_eq!(office.json(&["notice", "show", &key, "2"])["holds"], true);
}

/// Bad templates are told, and stop only the writing of documents.
#[test]
fn an_offices_own_templates_are_loaded_and_checked() {
    let office = Office::new();
    let key = office.registered();
    let folder = office.folder().join("xinze-data").join("notices");
    fs::create_dir_all(&folder).unwrap();
    let shipped = include_str!("../../../notices/receipt.txt");
    fs::write(folder.join("receipt.txt"), shipped.replace("请妥善保存本回执", "请收好本回执")).unwrap();
    let draft = ["notice", "draft", &key, "receipt", "--part", CONTACT];
    let (code, out, err) = office.run(&draft);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("请收好本回执"), "{out}");
    assert_eq!(office.json(&["notice", "check"])["templates"], 1);
    fs::write(folder.join("receipt.txt"), shipped.replace("{{ claim }}", "{{ clame }}")).unwrap();
    let (code, _, err) = office.run(&["notice", "check"]);
    assert_eq!(code, Some(5));
    assert!(err.contains("receipt.txt 第") && err.contains("没有“clame”这一项") && err.contains("claim"), "{err}");
    let (code, out, err) = office.run(&["matter", "list"]);
    assert!(code == Some(0) && out.contains("屋顶漏雨") && err.contains("clame"), "{out}{err}");
    let (code, _, err) = office.run(&draft);
    assert_eq!(code, Some(5));
    assert!(err.contains("改好之前不能起草和出具文书"), "{err}");
    fs::remove_file(folder.join("receipt.txt")).unwrap();
    assert_eq!(office.json(&["notice", "kinds"]).as_array().map(Vec::len), Some(15));
}
