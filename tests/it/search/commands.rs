//! `xinze search`.

use crate::commands::Office;

#[test]
fn the_command_finds_and_says_why_it_does_not() {
    let office = Office::new();
    let key = office.registered();
    let found = office.json(&["search", "屋顶", "漏雨"]);
    assert_eq!(found["matters"][0]["matter"], key.as_str());
    assert_eq!((found["next"].is_null(), &found["complete"]), (true, &true.into()));
    let (code, out, _) = office.run(&["search", "漏雨"]);
    assert!(code == Some(0) && out.contains("屋顶漏雨"), "{out}");
    let (code, out, _) = office.run(&["search", "何桂香"]);
    assert!(code == Some(0) && out.contains("信访人的姓名"), "{out}");
    let (code, _, err) = office.run(&["search", "，。"]);
    assert!(code == Some(2) && err.contains("请写汉字"), "{err}");
    let (code, _, err) = office.run(&["search", "漏雨", "--after", "x"]);
    assert!(code == Some(1) && err.contains("--after"), "{err}");
    assert_eq!(office.json(&["search", "漏雨", "--stage", "concluded"])["matters"], serde_json::json!([]));
}

#[test]
fn the_index_is_made_anew_and_merged_by_command() {
    let office = Office::new();
    let key = office.registered();
    assert_eq!(office.json(&["search", "rebuild"]), serde_json::json!({ "matters": 1, "resumed": false }));
    assert_eq!(office.json(&["search", "merge"]), serde_json::json!({ "merged": true, "log_shed": true }));
    assert_eq!(office.json(&["search", "漏雨"])["matters"][0]["matter"], key.as_str());
    let (code, out, _) = office.run(&["search", "rebuild", "--lang", "en"]);
    assert!(code == Some(0) && out.contains("made anew: 1"), "{out}");
}
