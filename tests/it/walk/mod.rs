//! Every act of the procedure from the command line, on the ways that a petition can take.

mod beside;
mod county;
mod petitioner;

use county::{CITY, CLERK, COUNTY, County, HANDLER, HEAD, MAYOR, OTHER_HANDLER};

const HOUSING: &[&str] = &["--as", HANDLER];

/// A whole opinion, given in its parts; what is supported has somebody to do it.
const SUPPORT: &[&str] = &[
    "--as",
    HANDLER,
    "--opinion",
    "support",
    "--claim",
    "要求修屋顶。",
    "--facts",
    "查明漏雨属实。",
    "--opinion-text",
    "予以维修。",
    "--basis",
    "公租房管理的规定。",
    "--performer",
    "云住建",
    "--perform-by",
    "2099-06-30",
];

/// Registered, sent to the housing bureau and taken up there.
fn handled(county: &County) -> String {
    let key = county.registered(&[]);
    assert_eq!(county.stage("forward", &key, &["--to", "云住建"]), "forwarded");
    let accepted = ["--as", HANDLER, "--procedure", "simple", "--notice", "来信已经受理。"];
    assert_eq!(county.stage("accept", &key, &accepted), "handling");
    key
}

/// 来访登记、转送、异议、交办、催办督办、受理、调查、听证、延期、答复、送达、反馈、履行、回访。
///
/// Article: R22-22, R22-23, R22-31, R22-32, R22-33, R22-34, R22-41
#[test]
fn from_the_visit_to_what_was_promised() {
    let county = County::new();
    let visit = [
        "--channel",
        "visit",
        "--party",
        "何冬生;13900000000;;representative",
        "--heads",
        "3",
        "--urgency",
        "important",
    ];
    let key = county.registered(&visit);
    assert_eq!(county.stage("forward", &key, &["--to", "云城管"]), "forwarded");
    assert_eq!(county.refused("object", &key, &["--as", OTHER_HANDLER, "--reason", " "]), "text_missing");
    assert_eq!(county.stage("object", &key, &["--as", OTHER_HANDLER, "--reason", "公租房归住建局管。"]), "objected");
    assert_eq!(county.stage("return", &key, &["--yes", "--reason", "属实。"]), "registered");
    assert_eq!(county.stage("assign", &key, &["--to", "云住建", "--days", "30"]), "forwarded");
    assert_eq!(county.stage("urge", &key, &["--text", "请尽快受理。"]), "forwarded");
    assert_eq!(county.refused("supervise", &key, &["--text", "请说明。"]), "circumstance_missing");
    county.act("supervise", &key, &["--circumstance", "buck-passing", "--text", "请说明。"]);
    county.act("reply", &key, &["--as", HANDLER, "--number", "1", "--text", "本周受理。"]);
    county.act("involve", &key, &["--helper", "云城管", "--reason", "外墙由城管局查看。"]);
    county.act("appoint-handler", &key, &["--as", HEAD, "--handler", HANDLER]);
    county.act("raise-recusal", &key, &["--about", HANDLER, "--reason", "与信访人是亲属。"]);
    assert_eq!(
        county.refused("decide-recusal", &key, &["--as", HANDLER, "--about", HANDLER, "--no", "--reason", "不是。"]),
        "same_person"
    );
    county.act("decide-recusal", &key, &["--as", HEAD, "--about", HANDLER, "--no", "--reason", "查明不是亲属。"]);
    assert_eq!(county.stage("accept", &key, &["--as", HANDLER, "--notice", "来访事项已经受理。"]), "handling");
    assert_eq!(county.refused("answer", &key, SUPPORT), "facts_not_established");
    county.act("investigate", &key, &["--as", HANDLER, "--inquiry", "on-site", "--text", "屋顶确有裂缝。"]);
    county.act("investigate", &key, &["--as", OTHER_HANDLER, "--inquiry", "statement", "--text", "听取陈述。"]);
    county.act("open-interlude", &key, &["--as", HANDLER, "--interval", "hearing", "--text", "听证会。"]);
    assert_eq!(county.refused("answer", &key, SUPPORT), "interlude_open");
    county.act("close-interlude", &key, &["--as", HANDLER, "--interval", "hearing", "--text", "双方意见记录。"]);
    county.act("open-interlude", &key, &["--as", HANDLER, "--interval", "mediation", "--consent", "--text", "调解。"]);
    county.act("close-interlude", &key, &["--as", HANDLER, "--interval", "mediation", "--text", "没有达成。"]);
    let extend = ["--as", HANDLER, "--days", "20", "--reason", "工程量大。", "--approved-by", HEAD];
    county.act("extend", &key, &extend);
    assert_eq!(county.refused("extend", &key, &extend), "already_extended");
    let half = ["--as", HANDLER, "--opinion", "explain", "--claim", "要求修屋顶。", "--facts", "-"];
    assert_eq!(county.refused("answer", &key, &half), "parts_missing");
    assert_eq!(county.stage("answer", &key, SUPPORT), "answered");
    assert_eq!(county.stage("deliver", &key, HOUSING), "delivered");
    county.act("report-back", &key, &["--as", HANDLER, "--text", "已答复。"]);
    county.act("perform", &key, &["--as", HANDLER, "--text", "屋顶已经修好。"]);
    county.act("follow-up", &key, &["--text", "电话回访。", "--said", "satisfied"]);
    for (verb, words) in
        [("confirm", &["--yes"][..]), ("evaluate", &["--of", "petition-office", "--grade", "满意"][..])]
    {
        assert_eq!(county.refused(verb, &key, words), "petitioner_only");
    }
    let shown = county.shown(&key);
    assert_eq!(shown["returns"], 1);
    assert_eq!(shown["assignments"].as_array().unwrap().len(), 1);
    assert_eq!(shown["urgings"].as_array().unwrap().len(), 2);
    assert!(shown["promise"]["performed_on"].is_string(), "{}", shown["promise"]);
    assert_eq!(shown["heads_in_all"], 3);
    let (code, out, err) = county.office.run(&["matter", "show", &key]);
    assert_eq!(code, Some(0), "{err}");
    for part in ["来件 1 件，3 人次", "承办 云溪县住房和城乡建设局", "已报结", "登记已履行", "督办（编号 2）"]
    {
        assert!(out.contains(part), "{part}: {out}");
    }
    assert_eq!(county.office.run(&["ledger", "verify"]).0, Some(0));
}

/// 复查、发回、重新答复、复核、办结、归档；终结后同一事实不再受理，有新的事实再次受理。
///
/// Article: R22-35, R22-36
#[test]
fn through_review_and_final_review_to_the_archive() {
    let county = County::new();
    let key = handled(&county);
    county.act("answer", &key, SUPPORT);
    county.act("deliver", &key, HOUSING);
    let request = |by| ["--as", by, "--reason", "修了还漏。"];
    assert_eq!(county.refused("request-review", &key, &request(CLERK)), "not_higher_organ");
    assert_eq!(county.stage("request-review", &key, &request(COUNTY)), "under_review");
    assert_eq!(county.stage("take-up-review", &key, &["--as", COUNTY, "--no", "--reason", "材料不齐。"]), "delivered");
    assert_eq!(county.stage("request-review", &key, &request(COUNTY)), "under_review");
    assert_eq!(county.stage("take-up-review", &key, &["--as", COUNTY, "--yes", "--reason", "受理。"]), "under_review");
    let extend = ["--as", COUNTY, "--term", "review", "--days", "10", "--reason", "需要查看。", "--approved-by", MAYOR];
    assert_eq!(county.refused("extend", &key, &extend), "not_extendable");
    let remand = [
        "--as",
        COUNTY,
        "--result",
        "remand",
        "--circumstance",
        "facts-unclear",
        "--days",
        "30",
        "--text",
        "重新作出。",
    ];
    assert_eq!(county.stage("review", &key, &remand), "reviewed");
    assert_eq!(county.stage("deliver", &key, &["--as", COUNTY]), "handling");
    let explain = [
        "--as",
        HANDLER,
        "--opinion",
        "解释说明",
        "--text",
        "全文。",
        "--part",
        "claim",
        "--part",
        "facts",
        "--part",
        "opinion",
        "--part",
        "basis",
    ];
    assert_eq!(county.stage("answer", &key, &explain), "answered");
    assert_eq!(county.stage("deliver", &key, &["--as", HANDLER, "--proof", "registered-mail"]), "delivered");
    assert_eq!(county.stage("request-review", &key, &request(COUNTY)), "under_review");
    assert_eq!(county.stage("review", &key, &["--as", COUNTY, "--result", "uphold", "--text", "维持。"]), "reviewed");
    assert_eq!(county.stage("deliver", &key, &["--as", COUNTY]), "review_delivered");
    assert_eq!(county.stage("request-final-review", &key, &request(CITY)), "under_final_review");
    assert_eq!(
        county.stage("final-review", &key, &["--as", CITY, "--result", "uphold", "--text", "维持。"]),
        "finally_reviewed"
    );
    assert_eq!(county.stage("deliver", &key, &["--as", CITY]), "final_review_delivered");
    assert_eq!(county.stage("conclude", &key, &["--as", CITY]), "concluded");
    let again = county.registered(&["--repeat-of", &key, "--same-person", "same-number"]);
    let bar = ["--earlier", &key, "--reason", "复核已经终结，没有新的事实。", "--notice", "不再受理。"];
    assert_eq!(county.stage("bar", &again, &bar), "barred");
    assert_eq!(county.shown(&again)["repeat_of"], key.as_str());
    assert_eq!(county.stage("archive", &key, &["--as", CITY, "--class", "long"]), "concluded");
    assert_eq!(county.refused("archive", &key, &["--as", CITY, "--class", "long"]), "already_archived");
    assert_eq!(county.stage("take-up-again", &key, &["--reason", "新发现施工合同。"]), "registered");
}

/// 受理争议、不予受理、法定途径、承办机关撤销后的接续。
///
/// Article: R22-22, R22-24, R22-31
#[test]
fn the_ways_that_lead_elsewhere() {
    let county = County::new();
    let disputed = county.registered(&[]);
    county.act("forward", &disputed, &["--to", "云城管"]);
    county.act("object", &disputed, &["--as", OTHER_HANDLER, "--reason", "不归本局。"]);
    assert_eq!(county.stage("return", &disputed, &["--no", "--reason", "外墙归城管。"]), "forwarded");
    assert_eq!(county.stage("dispute", &disputed, &["--as", OTHER_HANDLER, "--reason", "仍有争议。"]), "disputed");
    let settle = ["--as", COUNTY, "--to", "云城管", "--reason", "由城管局受理。"];
    assert_eq!(county.stage("settle-jurisdiction", &disputed, &settle), "forwarded");

    let declined = county.registered(&[]);
    let decline = ["--ground", "statutory-route", "--reason", "应当申请行政复议。", "--notice", "不予受理。"];
    assert_eq!(county.stage("decline", &declined, &decline), "declined");

    let routed = handled(&county);
    let route = ["--as", HANDLER, "--route", "administrative", "--to", "云政", "--reason", "属行政裁决。"];
    assert_eq!(county.stage("route", &routed, &route), "routed");
    let not_taken = ["--as", HANDLER, "--result", "not-taken", "--text", "未被受理。"];
    assert_eq!(county.stage("record-outcome", &routed, &not_taken), "handling");

    // Long ago, when there still was a bureau for city management.
    let orphan = county.registered(&["--on", "2025-03-03"]);
    county.act("forward", &orphan, &["--to", "云城管", "--on", "2025-03-04"]);
    let take_over = ["--to", "云住建", "--reason", "职权已划入住建局。"];
    assert_eq!(county.refused("take-over", &orphan, &take_over), "holder_in_place");
    let dissolve = ["directory", "reorganise", "dissolve", "云城管", "--until", "2025-12-31", "--successor", "云住建"];
    assert_eq!(county.office.run(&dissolve).0, Some(0));
    let swept = county.office.json(&["sweep"]);
    assert!(swept["kinds"]["holder_gone"].as_u64() >= Some(1), "{swept}");
    assert_eq!(county.office.json(&["sweep"])["found"], 0, "each is found once");
    assert_eq!(county.stage("take-over", &orphan, &take_over), "forwarded");
    assert_eq!(county.office.run(&["ledger", "verify"]).0, Some(0));
}

/// Whatever act the program offers stands in a walk.
#[test]
fn no_act_is_left_out() {
    let county = County::new();
    let (code, help, _) = county.office.run(&["matter", "act", "--help", "--lang", "en"]);
    assert_eq!(code, Some(0));
    let listed = help.split("Commands:").nth(1).and_then(|rest| rest.split("Options:").next()).unwrap();
    // What a line goes on with is indented further than a name.
    let acts: Vec<&str> = listed
        .lines()
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(acts.len() > 50, "{acts:?}");
    let walks = [include_str!("mod.rs"), include_str!("beside.rs"), include_str!("county.rs")].concat();
    let left_out: Vec<&&str> = acts.iter().filter(|act| !walks.contains(&format!("\"{act}\""))).collect();
    assert!(left_out.is_empty(), "{left_out:?}");
}
