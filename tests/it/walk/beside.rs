//! What accompanies a matter, two matters together, and what nobody accused may find.

use serde_json::{Value, json};

use super::county::{CITY, CLERK, County, HANDLER, HEAD, OFFICE_HEAD};
use super::{SUPPORT, handled};

/// 紧急报告、告知、再次来件、材料、记事、更正、身份、撤回。
#[test]
fn what_accompanies_a_matter() {
    let county = County::new();
    let key = county.registered(&["--request", "窗口-1", "--agent", "何冬生", "--mandate"]);
    let again = county.office.json(&[
        "matter",
        "act",
        "register",
        "--title",
        "屋顶漏雨",
        "--text",
        "屋顶漏雨两个月。",
        "--request",
        "窗口-1",
    ]);
    assert_eq!(
        (again["matter"].as_str(), &again["query_code"], &again["events"]),
        (Some(key.as_str()), &Value::Null, &json!([]))
    );
    let contact = ["--kind", "supplement", "--channel", "phone", "--text", "又漏了。", "--heads", "2"];
    county.act("add-contact", &key, &contact);
    let report = |to| ["--to", to, "--text", "屋顶将塌。"];
    assert_eq!(county.refused("report-urgent", &key, &report("云住建")), "addressees_missing");
    county.act("report-urgent", &key, &report("云政"));
    county.act("notify", &key, &["--notice-kind", "receipt", "--notice", "已经收到。"]);
    county.act("note", &key, &["--text", "来电催问。"]);
    std::fs::write(county.office.folder().join("收据.txt"), "收到一百元。").unwrap();
    let attach = |words: &[&str]| county.office.run(&[&["matter", "attach", &key, "收据.txt"], words].concat());
    assert_eq!(attach(&["--title", "维修收据"]).0, Some(0));
    county.act("attach", &key, &["收据.txt"]);
    std::fs::write(county.office.folder().join("程序.txt"), b"MZ\x90\x00 program").unwrap();
    let (code, _, err) = county.office.run(&["matter", "attach", &key, "程序.txt"]);
    assert_eq!(code, Some(3), "{err}");
    assert_eq!(county.office.run(&["matter", "paper", &key, "2", "--out", "取出.txt"]).0, Some(0));
    assert_eq!(std::fs::read_to_string(county.office.folder().join("取出.txt")).unwrap(), "收到一百元。");
    assert_eq!(county.office.run(&["matter", "paper", &key, "3", "--out", "无.txt"]).0, Some(1));
    county.act("propose-correction", &key, &["--urgency", "urgent", "--reason", "登记有误。"]);
    let (code, _, err) = county.office.run(&[
        "matter",
        "act",
        "propose-correction",
        &key,
        "--heads",
        "2",
        "--category",
        "-",
        "--reason",
        "两项。",
    ]);
    assert_eq!(code, Some(2), "one at a time: {err}");
    assert_eq!(county.refused("decide-correction", &key, &["--number", "1", "--yes"]), "same_person");
    county.act("decide-correction", &key, &["--as", OFFICE_HEAD, "--number", "1", "--yes"]);
    assert_eq!(county.refused("accept", &key, &["--procedure", "simple", "--notice", "受理。"]), "not_simple");
    county.act("seal", &key, &["--reason", "怕被打击报复。"]);
    county.act("ask-release", &key, &["--reason", "需要上门核实。"]);
    assert_eq!(county.refused("decide-release", &key, &["--number", "1", "--no", "--reason", "不必。"]), "same_person");
    county.act(
        "decide-release",
        &key,
        &["--as", OFFICE_HEAD, "--number", "1", "--yes", "--until", "2099-12-31", "--reason", "可以。"],
    );
    let shown = county.shown(&key);
    assert_eq!((&shown["pieces"], &shown["heads_in_all"]), (&json!(2), &json!(3)));
    assert_eq!(shown["papers"].as_array().unwrap().len(), 2);
    assert_eq!(county.refused("withdraw", &key, &["--petitioner", "3", "--text", "撤回。"]), "not_a_party");
    assert_eq!(county.stage("withdraw", &key, &["--text", "本人撤回。"]), "registered");
    assert_eq!(county.stage("withdraw", &key, &["--petitioner", "2", "--text", "本人撤回。"]), "withdrawn");
    assert_eq!(county.office.run(&["ledger", "verify"]).0, Some(0));
}

/// 合并、分开、拆分。
#[test]
fn two_matters_together_and_apart() {
    let county = County::new();
    let (one, other) = (handled(&county), handled(&county));
    assert_eq!(county.stage("merge", &one, &["--as", HANDLER, "--into", &other, "--reason", "同一屋顶。"]), "merged");
    assert_eq!(county.shown(&other)["handled_together"], json!([one]));
    assert_eq!(county.stage("unmerge", &one, &["--as", HANDLER, "--reason", "两处屋顶。"]), "handling");
    let split = county.act(
        "split",
        &one,
        &["--as", HANDLER, "--title", "路灯", "--text", "路灯不亮。", "--reason", "另一件事。"],
    );
    assert_eq!(county.shown(&one)["split_into"], json!([split["matter"]]));
    assert_eq!(county.shown(split["matter"].as_str().unwrap())["split_from"], one.as_str());
    assert_eq!(
        county.refused("merge", &one, &["--as", HANDLER, "--into", &one, "--reason", "自己。"]),
        "not_mergeable"
    );
}

/// 检举控告材料对被检举的机关及其下级不可见：列表、查看、办理都如同没有这件事项。
///
/// Article: R22-30¶3, R22-46
#[test]
fn whoever_is_accused_finds_nothing() {
    let county = County::new();
    let key = county.registered(&["--purpose", "accusation", "--accused-organ", "云住建", "--accused-official", HEAD]);
    let listed = |by: &str| county.office.json(&["matter", "list", "--as", by])["matters"].as_array().unwrap().len();
    assert_eq!((listed(CLERK), listed(HANDLER), listed(HEAD)), (1, 0, 0));
    assert_eq!(county.refused("forward", &key, &["--to", "云住建"]), "to_accused");
    for words in [
        &["matter", "show", &key][..],
        &["clock", "explain", &key][..],
        &["matter", "act", "note", &key, "--text", "看过。"][..],
        &["matter", "paper", &key, "1", "--out", "x"][..],
    ] {
        let (code, out, err) = county.office.run(&[words, &["--as", HANDLER]].concat());
        assert_eq!((code, out.as_str()), (Some(1), ""), "{words:?}");
        let (_, _, missing) =
            county.office.run(&[&words[..2], &["990101-7"], &words[words.len().min(3)..], &["--as", HANDLER]].concat());
        assert!(err.contains("没有找到事项"), "{words:?}: {err} {missing}");
    }
    // An office that is accused keeps nothing.
    let words = [
        "matter",
        "act",
        "register",
        "--title",
        "接访态度",
        "--text",
        "反映接访态度。",
        "--anonymous",
        "--purpose",
        "accusation",
        "--accused-organ",
        "云信",
    ];
    assert_eq!(county.office.run(&words).0, Some(3));
    let handed = county.office.json(&[&words[..], &["--hand-over", "云溪政"]].concat());
    assert_eq!(handed["stage"], "forwarded");
    assert_eq!(handed["query_code"], Value::Null);
    assert_eq!((listed(CLERK), listed(CITY)), (1, 2));
}

/// 凭条只出一次，写给本人；查询码、并行的法定期限随登记告知。
#[test]
fn the_slip_is_given_once() {
    let county = County::new();
    let words = [
        "matter",
        "act",
        "register",
        "--title",
        "工资",
        "--text",
        "@来信.txt",
        "--name",
        "何桂香",
        "--phone",
        "1",
        "--slip",
        "凭条.txt",
    ];
    std::fs::write(county.office.folder().join("来信.txt"), "工资没有发。").unwrap();
    let (code, out, err) = county.office.run(&words);
    assert_eq!(code, Some(0), "{err}");
    assert!(out.contains("ARL23-20") && out.contains("凭条.txt") && !out.contains("查询码："), "{out}");
    let slip = std::fs::read_to_string(county.office.folder().join("凭条.txt")).unwrap();
    assert!(slip.contains("查询码：") && slip.contains("〔"), "{slip}");
    let (code, _, err) = county.office.run(&words);
    assert_eq!(code, Some(1), "a slip is never overwritten, and nothing is registered without one: {err}");
    assert_eq!(county.office.json(&["matter", "list"])["matters"].as_array().unwrap().len(), 1);
    let (code, _, err) =
        county.office.run(&["matter", "act", "register", "--title", "甲", "--text", "乙", "--channel", "pigeon"]);
    assert_eq!(code, Some(1));
    assert!(err.contains("letter（来信）"), "known words are listed: {err}");
}

/// 信访人凭回执编号和查询码自己评价、确认是否兑现；别人替不了。
///
/// Article: R22-21, R22-33
#[test]
fn the_petitioner_has_the_last_word() {
    let county = County::new();
    let words = ["matter", "act", "register", "--title", "屋顶漏雨", "--text", "漏雨两个月。", "--name", "何桂香"];
    let registered = county.office.json(&[&words[..], &["--address", "青石镇三号"]].concat());
    let text = |key: &str| registered[key].as_str().unwrap().to_owned();
    let (key, receipt, code) = (text("matter"), text("receipt"), text("query_code"));
    county.act("forward", &key, &["--to", "云住建"]);
    county.act("accept", &key, &["--as", HANDLER, "--procedure", "simple", "--notice", "来信已经受理。"]);
    county.act("answer", &key, SUPPORT);
    county.act("deliver", &key, &["--as", HANDLER]);
    county.act("perform", &key, &["--as", HANDLER, "--text", "屋顶已经修好。"]);
    let slip = ["--receipt", &receipt, "--code", &code];
    for own in [
        &["confirm-performance", "--not", "--text", "还在漏。"][..],
        &["evaluate", "--of", "office", "--grade", "satisfied"][..],
        &["evaluate", "--of", "organ", "--grade", "dissatisfied"][..],
    ] {
        let (code, _, err) = county.office.run(&[&["petition"], own, &slip].concat());
        assert_eq!(code, Some(0), "{own:?}: {err}");
    }
    let shown = county.shown(&key);
    assert_eq!((&shown["promise"]["confirmed"], &shown["promise"]["performed_on"]), (&json!(false), &Value::Null));
    assert_eq!(shown["evaluations"].as_array().unwrap().len(), 2);
    assert_eq!(county.office.json(&["sweep"])["kinds"], json!({ "performance_denied": 1 }));
    let (_, out, _) = county.office.run(&["matter", "show", &key]);
    assert!(out.contains("评价 责任单位：不满意") && out.contains("信访人认为没有兑现"), "{out}");
}
