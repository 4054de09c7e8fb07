//! Rules at the command line: a place and a day, two packs compared, a text attached, a pack of one's own.

use std::path::Path;

use serde_json::Value;

use crate::commands::Office;
use crate::town::{setting, skipped};

/// Which packs hold follows from place and day.
///
/// Article: R22-50, R05-51, NAT-19, ZJ16-36
#[test]
fn the_packs_of_a_place_and_a_day_are_listed() {
    let office = Office::new();
    let codes = |place: &str, on: &str| {
        let packs = office.json(&["rules", "list", "--place", place, "--on", on]);
        let codes: Vec<String> = packs.as_array().unwrap().iter().map(|p| p["code"].as_str().unwrap().into()).collect();
        codes
            .into_iter()
            .filter(|code| !["CSL", "IP09", "LMA07", "APL14", "ARL23"].contains(&code.as_str()))
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (place, on, expected) in [
        ("CN", "2005-04-30", ""),
        ("CN", "2005-05-01", "R05"),
        ("330100", "2016-07-31", "R05"),
        ("330100", "2018-03-01", "ZJ16 R05 NAT"),
        ("320000", "2018-03-01", "R05 JS NAT"),
        ("330100", "2022-05-01", "R22 NAT ACC19 ML OH21"),
        ("110105", "2022-05-01", "R22 BJ NAT BJN ACC19 ML OH21"),
    ] {
        assert_eq!(codes(place, on), expected, "{place} {on}");
    }
}

/// The nearer rule holds, and says what it takes the place of.
///
/// Article: ZJ16-23, R05-33
#[test]
fn why_names_the_rule_that_holds_and_the_one_that_it_displaces() {
    let office = Office::new();
    let why = |place: &str, on: &str| office.json(&["rules", "why", "handle", "--place", place, "--on", on]);
    let zhejiang = why("330106", "2018-03-01");
    assert_eq!(zhejiang[0]["rule"]["says"]["length"], "30 days");
    assert_eq!(zhejiang[0]["because"]["cite"], "ZJ16-23¶1");
    assert_eq!(zhejiang[0]["because"]["displaced"][0], "R05-33");
    let elsewhere = why("450100", "2018-03-01");
    assert_eq!((&elsewhere[0]["because"]["cite"], elsewhere.as_array().unwrap().len()), (&Value::from("R05-33"), 1));
    let today = why("330106", "2022-05-01");
    assert_eq!(today[0]["because"]["cite"], "R22-34");
    assert_eq!(today[0]["because"]["displaced"], Value::Array(Vec::new()));

    let (code, out, _) = office.run(&["rules", "why", "handle", "--place", "330106", "--on", "2018-03-01"]);
    assert_eq!(code, Some(0));
    assert!(out.contains("30 日") && out.contains("取代 R05-33"), "{out}");
    assert_eq!(office.run(&["rules", "why", "no-such-rule"]).0, Some(5));
    assert_eq!(office.run(&["rules", "why", "handle", "--on", "1999-01-01"]).0, Some(5));
    let (code, _, err) = office.run(&["rules", "why", "handle", "--organ-kind", "ministry"]);
    assert!(code == Some(2) && err.contains("department"), "{err}");
}

#[test]
fn two_packs_are_compared_in_words() {
    let office = Office::new();
    let (code, out, _) = office.run(&["rules", "diff", "R05", "ZJ16"]);
    assert_eq!(code, Some(0));
    for part in ["60 日 → 30 日", "延期上限（日）：30 → 60", "15 日 → 5 个工作日"] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let diff = office.json(&["rules", "diff", "R05", "ZJ16"]);
    let handle = diff.as_array().unwrap().iter().find(|rule| rule["id"] == "handle").unwrap();
    let change = handle["changes"].as_array().unwrap().iter().find(|change| change["key"] == "days_max").unwrap();
    assert_eq!((&change["left"], &change["right"]), (&Value::from(30), &Value::from(60)));
    assert_eq!(
        office.json(&["rules", "diff", "R22", "R22"]),
        Value::Array(Vec::new()),
        "a pack differs not from itself"
    );
    let (code, _, err) = office.run(&["rules", "diff", "R05", "ZJ61"]);
    assert!(code == Some(2) && err.contains("ZJ16"), "{err}");
}

/// A text of our own for an invented county, with its broken line and its lost item.
const TEXT: &str = "# 云溪县信访工作办法\n\n第一条 为了把信访办好，制定本办法。\n\n第二条 本县机关办理信访，适用本办法。\n\n\
    第三条　信访事项自受理之日起四十日内办完；情况复杂的，\n\n可以再延二十日。\n\n第四条 有下列情形的，追究责任：\n\n\
    （一）拖着不办的；\n\n（三）泄露材料的。\n\n第五条 本办法自2026年1月1日起施行。\n";

const HEAD: &str = "code = \"YX26\"\ntitle = \"云溪县信访工作办法\"\nissuer = \"云溪县\"\nnumber = \"\"\ndivision = \"990101\"\n\
    role = \"procedure\"\nbase = [{ pack = \"R22\" }]\nin_force = { from = 2026-01-01 }\nconfidence = \"verified\"\narticles = 4\n\
    [counting]\nfirst_day = \"excluded\"\nroll = \"next_working_day\"\n";

fn provision(article: u16, mark: &str) -> String {
    let mark = if mark.is_empty() { String::new() } else { format!("mark = \"{mark}\"\n") };
    format!(
        "[[provision]]\ncite = \"YX26-{article}\"\ngist = \"第{article}条说的事\"\nmodality = \"procedure\"\n{mark}"
    )
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(name), text).unwrap();
}

/// The office's own pack is the law of its county, beside the packs that ship; a text shows what it lacks.
#[test]
fn an_office_writes_a_pack_of_its_own_and_sees_what_its_text_has_beyond_it() {
    let office = Office::new();
    let pack = office.folder().join("xinze-data/rules/packs/YX26");
    write(&pack, "pack.toml", HEAD);
    for (article, mark) in [(1, "purpose"), (2, "definition"), (4, "lost")] {
        write(&pack, &format!("{article}.toml"), &provision(article, mark));
    }
    let clock = "[[rule]]\nkind = \"clock\"\nid = \"handle\"\ncite = \"YX26-3\"\ngist = \"四十日\"\nbearer = \"organ\"\n\
        starts = [\"accepted\"]\nstops = [\"answered\"]\nlength = 40\nunit = \"days\"\n\
        extension = { days_max = 20, approver = \"own_leader\" }\n\
        [[example]]\nname = \"四十日\"\nrule = \"handle\"\ngiven = { start = 2026-03-02 }\nthen = { due_on = 2026-04-13 }\n";
    write(&pack, "3.toml", &(provision(3, "") + clock));
    let (code, out, err) = office.run(&["rules", "check"]);
    assert!(code == Some(0) && out.contains("YX26"), "{err}");
    let why = office.json(&["rules", "why", "handle", "--place", "990101", "--on", "2026-03-02"]);
    assert_eq!(
        (&why[0]["because"]["cite"], &why[0]["because"]["displaced"][0]),
        (&Value::from("YX26-3"), &Value::from("R22-34"))
    );

    // The matters of this county are counted by it.
    let key = office.registered();
    office.json(&["matter", "act", "accept", &key]);
    let clocks = office.json(&["clock", "explain", &key]);
    let handle = clocks["clocks"].as_array().unwrap().iter().find(|clock| clock["rule"] == "handle").unwrap();
    assert_eq!((&handle["cite"], &handle["agrees"]), (&Value::from("YX26-3"), &Value::from(true)));

    write(office.folder(), "text.md", TEXT);
    let attached = office.json(&["rules", "attach", "text.md"]);
    assert_eq!((&attached[0]["pack"], &attached[0]["articles"]), (&Value::from("YX26"), &Value::from(5)));
    assert!(attached[0]["gaps"].as_array().unwrap().iter().any(|gap| gap["gap"] == "items_missing"), "{attached}");
    let coverage = office.json(&["rules", "coverage"]);
    let rows = coverage[0]["rows"].as_array().unwrap();
    assert_eq!((rows.len(), &coverage[0]["open"]), (5, &Value::from(1)), "article 5 is in the text only");
    assert_eq!(rows[2]["rules"][0]["id"], "handle");
    assert!(rows[2]["text"][0]["text"].as_str().unwrap().contains("可以再延二十日"), "the broken line is whole");
    let (_, out, _) = office.run(&["rules", "coverage", "YX26"]);
    assert!(out.contains("尚无规则和标记"), "{out}");
}

/// What does not fit is said with its place, and the law that ships stays as it was.
#[test]
fn a_bad_text_or_pack_of_an_office_is_told_and_changes_nothing() {
    let office = Office::new();
    write(office.folder(), "latin.txt", "");
    std::fs::write(office.folder().join("latin.txt"), [0xb5, 0xda, 0xd2, 0xbb]).unwrap();
    let (code, _, err) = office.run(&["rules", "attach", "latin.txt"]);
    assert!(code == Some(2) && err.contains("UTF-8"), "{err}");
    write(office.folder(), "empty.txt", "");
    assert_eq!(office.run(&["rules", "attach", "empty.txt"]).0, Some(5));
    assert_eq!(office.run(&["rules", "attach", "missing.txt"]).0, Some(1));
    write(office.folder(), "two.md", &format!("{TEXT}\n{TEXT}"));
    let (code, _, err) = office.run(&["rules", "attach", "two.md", "--pack", "R22"]);
    assert!(code == Some(2) && err.contains("--pack"), "{err}");
    assert!(!office.folder().join("xinze-data/rules/texts").exists(), "nothing was kept");

    let pack = office.folder().join("xinze-data/rules/packs/YX26");
    write(&pack, "pack.toml", &HEAD.replace("990101", "980000").replace("articles = 4\n", ""));
    let (code, _, err) = office.run(&["matter", "list"]);
    assert!(code == Some(5) && err.contains("980000"), "{err}");
    write(&pack, "pack.toml", &HEAD.replace("R22", "R2").replace("articles = 4\n", ""));
    let (_, _, err) = office.run(&["rules", "list"]);
    assert!(err.contains("R22"), "the near miss is named: {err}");
}

/// A new pack loads as it is, and days off of a region move what falls on them.
#[test]
fn a_new_pack_loads_as_it_is_and_a_region_has_days_of_its_own() {
    let office = Office::new();
    let new = ["rules", "new", "YX26", "--base", "R22", "--division", "990101", "--title", "云溪县信访工作办法"];
    let (code, out, err) = office.run(&new);
    assert!(code == Some(0) && out.contains("YX26"), "{err}");
    assert_eq!(office.run(&["rules", "check"]).0, Some(0));
    assert_eq!(office.run(&new).0, Some(2), "the code is taken");
    assert_eq!(office.run(&["rules", "new", "yx", "--base", "R22", "--division", "990101"]).0, Some(2));

    let days = office.folder().join("xinze-data/rules/calendars/990101");
    let text = "region = \"990101\"\nyear = 2026\n[[holiday]]\nname = \"云溪建县日\"\noff = [2026-03-11]\n";
    write(&days, "2026.toml", text);
    let (code, out, err) = office.run(&["rules", "check"]);
    assert!(code == Some(0) && out.contains("+990101"), "{out}{err}");
    // The announcement of a coming year is a file, and so is a correction of one that ships.
    let nation = office.folder().join("xinze-data/rules/calendars/CN");
    let year =
        |year: &str| format!("region = \"CN\"\nyear = {year}\n[[holiday]]\nname = \"元旦\"\noff = [{year}-01-01]\n");
    write(&nation, "2027.toml", &year("2027"));
    write(&nation, "2025.toml", &year("2025"));
    let (code, out, err) = office.run(&["rules", "check"]);
    assert!(code == Some(5) && err.contains("R22"), "examples of 2025 no longer hold: {out}");
    std::fs::remove_file(nation.join("2025.toml")).unwrap();
    let (code, out, err) = office.run(&["rules", "check"]);
    assert!(code == Some(0) && out.contains("2004–2027"), "{out}{err}");
    write(&days, "2026.toml", &text.replace("2026-03-11", "2027-03-11"));
    let (code, _, err) = office.run(&["rules", "check"]);
    assert!(code == Some(5) && err.contains("2027-03-11"), "{err}");
}

/// The worked example of a province: what the guide says its commands print is what they print.
#[test]
fn the_example_of_a_province_is_sound_and_covers_its_text() {
    let office = Office::new();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/province");
    let rules = office.folder().join("xinze-data/rules");
    for part in ["packs/JY", "packs/JYZ", "calendars/990000"] {
        std::fs::create_dir_all(rules.join(part)).unwrap();
        for file in std::fs::read_dir(example.join(part)).unwrap() {
            let file = file.unwrap();
            std::fs::copy(file.path(), rules.join(part).join(file.file_name())).unwrap();
        }
    }
    let (code, out, err) = office.run(&["rules", "check"]);
    assert!(code == Some(0) && out.contains("JYZ") && out.contains("+990000"), "{out}{err}");
    let attached = office.json(&["rules", "attach", example.join("text.md").to_str().unwrap()]);
    let bound: Vec<(&str, u64)> = attached
        .as_array()
        .unwrap()
        .iter()
        .map(|text| (text["pack"].as_str().unwrap(), text["articles"].as_u64().unwrap()))
        .collect();
    assert_eq!(bound, [("JY", 6), ("JYZ", 10)]);
    for coverage in office.json(&["rules", "coverage", "JY", "JYZ"]).as_array().unwrap() {
        assert_eq!((&coverage["open"], &coverage["without_text"]), (&Value::from(0), &Value::from(0)), "{coverage}");
    }
    let why = |rule: &str, rest: &[&str]| {
        let answers = office.json(&[&["rules", "why", rule, "--place", "990102"], rest].concat());
        let cites =
            answers.as_array().unwrap().iter().map(|answer| answer["because"]["cite"].as_str().unwrap().to_owned());
        cites.collect::<Vec<_>>()
    };
    assert_eq!(why("handle", &["--on", "2024-04-01"]), ["JY-2"]);
    assert_eq!(why("handle", &["--on", "2024-02-29"]), ["R22-34"]);
    let inspectors = ["--on", "2025-01-02", "--level", "county", "--organ-kind", "inspection"];
    assert!(why("special-inspection", &inspectors).contains(&"JYZ-4".to_owned()));
    let (_, out, _) = office.run(&["rules", "diff", "R22", "JY"]);
    assert!(out.contains("60 日 → 45 日") && out.contains("30 → 20") && out.contains("仍然适用"), "{out}");

    // A day off of the region moves the end of a term; the pack's own example notices.
    let days = rules.join("calendars/990000/2024.toml");
    let text = std::fs::read_to_string(&days).unwrap();
    let more = text + "\n[[holiday]]\nname = \"试验\"\noff = [2024-05-16]\n";
    std::fs::write(&days, more).unwrap();
    let (code, _, err) = office.run(&["rules", "check"]);
    assert!(code == Some(5) && err.contains("2024-05-17"), "{err}");
}

/// A place that cannot be is no place with national law.
#[test]
fn a_place_that_cannot_be_is_refused() {
    let office = Office::new();
    for place in ["江原省", "123", "999", "880000", "33010"] {
        let (code, _, err) = office.run(&["rules", "why", "handle", "--place", place]);
        assert!(code == Some(2) && err.contains(place), "{place}: {err}");
    }
    let (code, _, _) = office.run(&["rules", "new", "XX1", "--base", "R22", "--division", "880000"]);
    assert_eq!(code, Some(2));
    assert_eq!(office.run(&["rules", "check"]).0, Some(0), "nothing was made");
    let (code, _, err) = office.run(&["rules", "check", "."]);
    assert!(code == Some(2) && err.contains('.'), "{err}");
}

/// The five source texts in one file, and the regulations beside them: every article has its rule or its mark.
///
/// Article: BJ-1, NAT-1, AH-1, JS-1, BJN-1, R22-1, R05-1, ZJ16-1, SD15-1, BJ06-1
#[test]
fn the_source_texts_are_covered_article_by_article() {
    let Some(samples) = setting("XINZE_SAMPLES") else {
        return skipped("rules::the_source_texts_are_covered_article_by_article: XINZE_SAMPLES is not set");
    };
    let sources = Path::new(&samples).join("../sources");
    let office = Office::new();
    let mut bound = Vec::new();
    let mut files: Vec<_> = std::fs::read_dir(&sources).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    for file in files {
        let attached = office.json(&["rules", "attach", file.to_str().unwrap()]);
        for text in attached.as_array().unwrap().iter().filter(|text| !text["pack"].is_null()) {
            let size = text["articles"].as_u64().unwrap().max(text["paragraphs"].as_u64().unwrap());
            bound.push(format!("{} {size}", text["pack"].as_str().unwrap()));
        }
    }
    bound.sort();
    let expected = "AH 8, BJ 26, BJ06 70, BJN 4, JS 22, ML 68, NAT 19, R05 51, R22 50, SD15 68, ZJ16 36";
    assert_eq!(bound.join(", "), expected);
    // Of the act on sanctions only what concerns petition work is in its pack.
    for coverage in office.json(&["rules", "coverage"]).as_array().unwrap().iter().filter(|c| c["pack"] != "ML") {
        let (open, lacking) = (&coverage["open"], &coverage["without_text"]);
        assert_eq!((open, lacking), (&Value::from(0), &Value::from(0)), "{}", coverage["pack"]);
    }
}
