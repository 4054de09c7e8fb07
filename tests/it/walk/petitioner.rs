//! What a petitioner does with the own slip, from a terminal: every command of `xinze petition`.

use serde_json::Value;

use super::county::{CITY, COUNTY, County};
use super::{HOUSING, SUPPORT};

/// A petition whose slip the petitioner holds.
struct Held {
    key: String,
    receipt: String,
    code: String,
}

impl Held {
    fn new(county: &County) -> Self {
        let words = ["matter", "act", "register", "--title", "屋顶漏雨", "--text", "屋顶漏雨两个月。"];
        let registered = county.office.json(&[&words[..], &["--name", "何桂香", "--address", "青石镇三号"]].concat());
        let word = |key: &str| registered[key].as_str().unwrap().to_owned();
        Self { key: word("matter"), receipt: word("receipt"), code: word("query_code") }
    }

    fn words<'a>(&'a self, verb: &'a str, words: &[&'a str]) -> Vec<&'a str> {
        [&["petition", verb, "--receipt", &self.receipt, "--code", &self.code], words].concat()
    }

    fn done(&self, county: &County, verb: &str, words: &[&str]) {
        let (code, out, err) = county.office.run(&self.words(verb, words));
        assert_eq!(code, Some(0), "{verb} {words:?}: {err}");
        assert!(out.starts_with("已") && !out.contains('⟦'), "{verb}: {out}");
    }

    fn refused(&self, county: &County, verb: &str, words: &[&str]) -> String {
        let asked = self.words(verb, words);
        let (code, out, err) = county.office.run(&asked);
        assert_eq!((code, out.as_str()), (Some(3), ""), "{verb} {words:?}");
        assert!(!err.is_empty() && !err.contains('⟦'), "{verb}: {err}");
        let (code, out, _) = county.office.run(&[&asked[..], &["--json"]].concat());
        assert_eq!(code, Some(3), "{verb}");
        serde_json::from_str::<Value>(&out).unwrap()["refusal"]["why"]["why"].as_str().unwrap().to_owned()
    }

    fn followed(&self, county: &County) -> Value {
        county.office.json(&self.words("follow", &[]))
    }
}

fn is_open(followed: &Value, act: &str) -> bool {
    followed["offers"].as_array().unwrap().iter().any(|offer| offer["act"] == act && offer["open"] == true)
}

/// 查询、补充、交材料、确认送达、评价、请求复查复核、确认履行。
///
/// Article: R22-20, R22-22, R22-35, R22-36, R22-38
#[test]
fn a_petitioner_goes_all_the_way_with_the_slip() {
    let county = County::new();
    let held = Held::new(&county);
    std::fs::write(county.office.folder().join("roof.txt"), "漏雨的地方在东边。").unwrap();
    held.done(&county, "add", &["--text", "昨天又漏了。"]);
    held.done(&county, "attach", &["roof.txt", "--title", "漏雨的地方"]);
    assert_eq!(held.refused(&county, "confirm-delivery", &[]), "nothing_to_deliver");
    assert!(!is_open(&held.followed(&county), "request_review"));

    county.act("forward", &held.key, &["--to", "云住建"]);
    let accepted = [HOUSING, &["--procedure", "simple", "--notice", "来信已经受理。"]].concat();
    county.act("accept", &held.key, &accepted);
    county.act("answer", &held.key, SUPPORT);
    held.done(&county, "confirm-delivery", &[]);
    assert_eq!(held.followed(&county)["stage"], "delivered");
    held.done(&county, "evaluate", &["--of", "office", "--grade", "满意"]);
    assert_ne!(held.refused(&county, "evaluate", &["--of", "office", "--grade", "不满意"]), "petitioner_only");
    county.act("perform", &held.key, &[HOUSING, &["--text", "已经修好。"]].concat());
    held.done(&county, "confirm-performance", &["--not", "--text", "只修了一半。"]);

    held.done(&county, "request-review", &["--reason", "修了还漏。", "--to", "云政"]);
    county.act("review", &held.key, &["--as", COUNTY, "--result", "uphold", "--text", "维持。"]);
    held.done(&county, "confirm-delivery", &[]);
    held.done(&county, "request-final-review", &["--reason", "还是漏。", "--to", "云溪政"]);
    county.act("final-review", &held.key, &["--as", CITY, "--result", "uphold", "--text", "维持。"]);
    held.done(&county, "confirm-delivery", &[]);

    let (code, shown, err) = county.office.run(&held.words("follow", &[]));
    assert_eq!(code, Some(0), "{err}");
    for part in ["屋顶漏雨", "漏雨的地方", "昨天又漏了。", "只修了一半。"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(county.office.run(&["ledger", "verify"]).0, Some(0));
}

/// 撤回是信访人自己的事；办理中可以撤回，凭条不对什么也不说。
///
/// Article: R22-22
#[test]
fn a_petitioner_withdraws_and_a_wrong_slip_tells_nothing() {
    let county = County::new();
    let held = Held::new(&county);
    let other = Held::new(&county);
    let crossed = Held { key: held.key.clone(), receipt: held.receipt.clone(), code: other.code };
    let unknown =
        Held { key: held.key.clone(), receipt: "云信〔2026〕9999号".to_owned(), code: held.code.clone() };
    let wrong = county.office.run(&crossed.words("follow", &[]));
    assert_eq!(wrong.0, Some(3));
    assert!(!wrong.2.contains("屋顶"), "{}", wrong.2);
    assert_eq!(county.office.run(&unknown.words("follow", &[])), wrong, "which of the two is wrong is not told");

    let unsure = county.office.run(&held.words("withdraw", &[]));
    assert_eq!(unsure.0, Some(2), "a withdrawal is meant: {}", unsure.2);
    held.done(&county, "withdraw", &["--yes", "--text", "已经自己修好。"]);
    assert_eq!(held.followed(&county)["stage"], "withdrawn");
    assert_eq!(held.refused(&county, "withdraw", &["--yes"]), "not_a_party", "it was withdrawn before");
}
