//! Templates of an office: good ones replace the shipped ones, bad ones are told what and where.

use notices::{NOTICE_BYTES_MAX, NoticeFault, Notices, Part, Parts, TEMPLATE_BYTES_MAX, TemplateFaultKind as Kind};

use crate::{KINDS, sample};

fn shipped(kind: &str) -> String {
    std::fs::read_to_string(format!("{}/../../notices/{kind}.txt", env!("CARGO_MANIFEST_DIR"))).expect("a template")
}

/// What loading says of files: file, line, fault.
fn told(files: &[(&str, &str)]) -> Vec<(String, usize, Kind)> {
    let faults = Notices::with_folder(files.iter().copied()).err().unwrap_or_default();
    faults.into_iter().map(|fault| (fault.file, fault.line, fault.kind)).collect()
}

/// The supervision letter with one change. Line 1 is `+++`.
fn changed(from: &str, to: &str) -> String {
    let text = shipped("supervision_letter");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

fn line_of(text: &str, word: &str) -> usize {
    1 + text.lines().position(|line| line.contains(word)).unwrap_or_else(|| panic!("{word}"))
}

#[test]
fn shipped_templates_as_an_offices_own_are_the_same() {
    let files: Vec<(String, String)> = KINDS.iter().map(|kind| (format!("{kind}.txt"), shipped(kind))).collect();
    let notices = Notices::with_folder(files).expect("the shipped templates");
    for kind in KINDS {
        let parts = sample::full(&notices, kind);
        assert_eq!(notices.render(kind, &parts), Notices::shipped().render(kind, &parts));
    }
}

#[test]
fn an_office_writes_its_own_words_and_asks_for_more() {
    let text = changed("存在问题，现予督办", "仍未办妥，现予督办")
        .replace("optional = [\"receipt\", ", "optional = [")
        .replace("requires = [", "requires = [\"receipt\", ");
    // Editors of other systems write marks and carriage returns.
    let text = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let notices = Notices::with_folder([("supervision_letter.txt", text)]).expect("a template");
    let parts = sample::full(&notices, "supervision_letter");
    let body = notices.render("supervision_letter", &parts).expect("a letter").body;
    assert!(body.contains("仍未办妥") && !body.contains('\r'));
    let refused = notices.render("supervision_letter", &parts.with(Part::Receipt, ""));
    assert_eq!(refused, Err(NoticeFault::Missing(vec![Part::Receipt])));
    assert_eq!(notices.kinds().count(), KINDS.len());
}

#[test]
fn groups_of_the_shipped_template_hold_in_a_replacement() {
    let text = shipped("opinion");
    let text: Vec<&str> = text.lines().filter(|line| !line.starts_with("together")).collect();
    let text = text
        .join("\n")
        .replace("{{ came_from }}于{{ came_on }}转来", "{{ came_from }}")
        .replace("{% if performer %}", "{% if came_on %}\n{{ came_on }}\n{% endif %}\n{% if performer %}")
        .replace("执行时限：", "{% endif %}\n{% if perform_by %}\n执行时限：");
    let notices = Notices::with_folder([("opinion.txt", text)]).expect("a template");
    let parts = sample::full(&notices, "opinion").with(Part::PerformBy, "");
    assert_eq!(notices.render("opinion", &parts), Err(NoticeFault::Missing(vec![Part::PerformBy])));
}

#[test]
fn faults_of_the_head_are_told_with_their_line() {
    let unknown = |found: &str, near| Kind::UnknownPart { found: found.to_owned(), near };
    let rows: Vec<(String, usize, Kind)> = vec![
        (String::new(), 1, Kind::NoHead),
        ("title = \"x\"\n".to_owned(), 1, Kind::NoHead),
        (changed("+++\n{{", "{{"), 1, Kind::NoHead),
        ("x".repeat(TEMPLATE_BYTES_MAX + 1), 1, Kind::TooLarge { bytes_max: TEMPLATE_BYTES_MAX }),
        (changed("信访事项督办函", " "), 2, Kind::EmptyTitle),
        (changed("\"trigger\"", "\"triger\""), 0, unknown("triger", Some(Part::Trigger))),
        (changed("\"trigger\"", "\"督办情形\""), 0, unknown("督办情形", None)),
        (changed("\"copies_to\"", "\"copies_to\", \"claim\""), 0, Kind::PartTwice { part: Part::Claim }),
        (
            changed("+++\n{{", "together = [[\"receipt\", \"venue\"]]\n+++\n{{"),
            0,
            Kind::Undeclared { part: Part::Venue },
        ),
    ];
    for (text, line, kind) in rows {
        let line = match &kind {
            Kind::UnknownPart { found, .. } => line_of(&text, found),
            Kind::PartTwice { .. } => line_of(&text, "optional"),
            Kind::Undeclared { .. } => line_of(&text, "together"),
            _ => line,
        };
        let name = "supervision_letter.txt";
        assert_eq!(told(&[(name, &text)]), [(name.to_owned(), line, kind)]);
    }
}

#[test]
fn a_head_that_is_no_toml_is_told_with_its_line() {
    let rows = [
        (changed("title    =", "title"), 2),
        (changed("basis ", "articles "), 3),
        (changed("basis    = [\"R22-40¶1\"]", "basis = \"R22-40¶1\""), 3),
        (changed("+++\n{{", "colour = 1\n+++\n{{"), 0),
    ];
    for (text, line) in rows {
        let line = if line == 0 { line_of(&text, "colour") } else { line };
        let found = told(&[("supervision_letter.txt", &text)]);
        assert!(matches!(found.as_slice(), [(_, at, Kind::BadHead { message })] if *at == line && !message.is_empty()));
    }
}

#[test]
fn faults_of_the_text_are_told_with_their_line() {
    use Part::{Claim, CopiesTo, Demand, DueCount, Receipt, Venue};
    let unknown = |found: &str, near| Kind::UnknownPart { found: found.to_owned(), near };
    let rows: Vec<(&str, &str, &str, Kind)> = vec![
        ("{{ demand }}", "{{ demande }}", "demande", unknown("demande", Some(Demand))),
        ("{{ demand }}", "{{ demand }}{{ zzz }}", "zzz", unknown("zzz", None)),
        ("{{ demand }}", "{{ demand }}{{ venue }}", "venue", Kind::Undeclared { part: Venue }),
        ("{{ demand }}", "{{ demand }}{% if venue %}x{% endif %}", "venue", Kind::Undeclared { part: Venue }),
        ("{{ demand }}", "", "\"demand\"", Kind::NotPrinted { part: Demand }),
        ("抄送：{{ copies_to }}", "抄送", "\"copies_to\"", Kind::NotPrinted { part: CopiesTo }),
        ("{{ claim }}", "{% if receipt %}{{ claim }}{% endif %}", "\"claim\"", Kind::NotPrinted { part: Claim }),
        ("{{ demand }}", "{{ demand }}（{{ receipt }}）", "（{{ receipt", Kind::Unguarded { part: Receipt }),
        ("{% if due_count %}", "{% if receipt %}", "{{ due_count", Kind::Unguarded { part: DueCount }),
        // Only with both others, and only with one of two others.
        (
            "{{ demand }}",
            "{{ demand }}{% if due_count and copies_to %}（{{ receipt }}）{% endif %}",
            "（{{ receipt",
            Kind::Unguarded { part: Receipt },
        ),
        (
            "{% if copies_to %}",
            "{% if copies_to and (receipt or due_count) %}",
            "\"copies_to\"",
            Kind::NotPrinted { part: CopiesTo },
        ),
    ];
    for (from, to, at, kind) in rows {
        let text = changed(from, to);
        let found = told(&[("supervision_letter.txt", &text)]);
        let expected = ("supervision_letter.txt".to_owned(), line_of(&text, at), kind);
        assert!(found.contains(&expected), "{to}: {found:?}, expected {expected:?}");
    }
}

/// Names of parts and conditions, and nothing else.
#[test]
fn what_is_neither_part_nor_condition_is_told_with_its_line() {
    let rows = [
        "{{ demand",
        "{{ demand }}{{ 要求 }}",
        "{{ demand|upper }}",
        "{{ demand ~ claim }}",
        "{{ demand.first }}",
        "{{ demand[0] }}",
        "{{ demand * 100000000 }}",
        "{{ \"}}\" }}",
        "{% include \"opinion.txt\" %}",
        "{% set a = demand %}",
        "{% for a in demand %}{{ a }}{% endfor %}",
        "{% raw %}{{ demand }}{% endraw %}",
        "{%- autoescape true %}{{ demand }}{% endautoescape %}",
        "{% macro a() %}{% endmacro %}",
        "{% %}",
        "{{ demand }}{# no end",
        "{{ demand }}{# a\nb #}\n{% if\nclaim %}\n{% endif %}\n{{ demand + \"\" }}",
        "{{ demand }}{% if claim",
    ];
    for row in rows {
        let text = changed("{{ demand }}", row);
        let found = told(&[("supervision_letter.txt", &text)]);
        let [(_, line, Kind::BadTag { found })] = found.as_slice() else { panic!("{row}: {found:?}") };
        assert!(row.contains(found.as_str()) && found.starts_with('{'), "{row}: {found}");
        let at = if row.contains('\n') { "{{ demand + " } else { row };
        assert_eq!(*line, line_of(&text, at), "{row}");
    }
}

#[test]
fn a_text_that_cannot_be_read_or_filled_is_told_with_its_line() {
    let rows = [
        ("{{ demand }}{% if %}", true),
        ("{{ demand }}{% endif %}", true),
        ("{{ demand }}{% else %}", true),
        ("{{ demand claim }}", true),
        ("{{ demand() }}", false),
        ("{{ demand }}{{ 1 + 1 }}", false),
        ("{{ demand }}{{ 1 }}", false),
        ("{{ demand }}{{ true }}", false),
        ("{{ demand }}{% if claim is text %}{% endif %}", false),
    ];
    for (to, syntax) in rows {
        let text = changed("{{ demand }}", to);
        let found = told(&[("supervision_letter.txt", &text)]);
        let [(_, line, kind)] = found.as_slice() else { panic!("{to}: {found:?}") };
        let right = if syntax { matches!(kind, Kind::Syntax { .. }) } else { matches!(kind, Kind::Fails { .. }) };
        assert!(right && *line == line_of(&text, to), "{to}: {line} {kind:?}");
    }
}

/// However deep an office nests, the answer is a fault and no crash.
#[test]
fn a_text_that_is_nested_too_deep_is_told() {
    let rows = [
        format!("{{{{ {}demand{} }}}}", "(".repeat(30_000), ")".repeat(30_000)),
        format!("{{{{ {}demand }}}}", "-".repeat(30_000)),
        format!("{{{{ {}demand }}}}", "not ".repeat(15_000)),
        format!("{{{{ demand{} }}}}", " and demand".repeat(5_000)),
        format!("{{% if claim %}}{}{{% endif %}}", "{% elif demand %}".repeat(3_000)),
        format!("{}{{{{ demand }}}}{}", "{% if claim %}".repeat(150), "{% endif %}".repeat(150)),
        "{# #}".repeat(301),
    ];
    for row in rows {
        let found = told(&[("supervision_letter.txt", &changed("{{ demand }}", &row))]);
        let told = matches!(found.as_slice(), [(_, _, Kind::BadTag { .. } | Kind::Syntax { .. } | Kind::Fails { .. })]);
        assert!(told, "{}: {found:?}", row.chars().take(20).collect::<String>());
    }
}

#[test]
fn remarks_conditions_and_signs_are_read() {
    let rows = [
        ("{# {{ nothing }} 备注“\"” #}{{ demand }}", "要求：写明"),
        (
            "{% if receipt and (claim or not due_count) -%}\n  {{- demand }}\n{%- else %}{{ demand }}{% endif %}",
            "要求：写明",
        ),
        ("{% if not receipt %}{{ demand }}{% elif\nclaim %}{{ demand }}{% endif %}", "要求：写明"),
    ];
    for (to, expected) in rows {
        let text = changed("{{ demand }}", &format!("要求：{to}"));
        let notices = Notices::with_folder([("supervision_letter.txt", text)]).expect("a template");
        let parts = sample::full(&notices, "supervision_letter").with(Part::Demand, "写明");
        let body = notices.render("supervision_letter", &parts).expect("a letter").body;
        assert!(body.contains(expected) && !body.contains("nothing"), "{to}: {body}");
    }
}

#[test]
fn a_long_part_that_is_printed_a_hundred_times_is_too_long() {
    let text = changed("{{ demand }}", &"{{ demand }}\n".repeat(100));
    let notices = Notices::with_folder([("supervision_letter.txt", text)]).expect("a template");
    for bytes in [NOTICE_BYTES_MAX / 90, NOTICE_BYTES_MAX / 3] {
        let parts = sample::full(&notices, "supervision_letter").with(Part::Demand, "a".repeat(bytes));
        let refused = notices.render("supervision_letter", &parts);
        assert_eq!(refused, Err(NoticeFault::TooLong { bytes_max: NOTICE_BYTES_MAX }));
    }
}

#[test]
fn what_the_law_demands_cannot_be_dropped() {
    let window = shipped("opinion").replace(", \"review_window\"", "").replace("\"review_window\", ", "");
    let window = window.replace("{{ review_window }}", "期限");
    let name = "opinion.txt".to_owned();
    assert_eq!(told(&[("opinion.txt", &window)]), [(name.clone(), 1, Kind::LeftOut { part: Part::ReviewWindow })]);

    let copies = shipped("opinion").replace("\"copies_to\",", "").replace("{{ copies_to }}", "x");
    let copies = copies.replace("{% if copies_to %}", "{% if rights %}");
    assert_eq!(told(&[("opinion.txt", &copies)]), [(name.clone(), 1, Kind::LeftOut { part: Part::CopiesTo })]);

    let facts = shipped("opinion").replace("\"facts\", ", "").replace("\"copies_to\",", "\"copies_to\", \"facts\",");
    let facts = facts.replace("{{ facts }}", "{% if facts %}{{ facts }}{% endif %}");
    let line = line_of(&facts, "\"facts\"");
    assert_eq!(told(&[("opinion.txt", &facts)]), [(name, line, Kind::Loosened { part: Part::Facts })]);
}

#[test]
fn every_fault_of_every_file_is_told_at_once() {
    let bad = changed("\"trigger\"", "\"triger\"").replace("\"defect\"", "\"defekt\"");
    let good = shipped("opinion");
    let unknown =
        |found: &str, near: Option<&str>| Kind::UnknownKind { found: found.to_owned(), near: near.map(str::to_owned) };
    let found = told(&[
        ("acceptence.txt", "x"),
        ("supervision_letter.txt", &bad),
        ("opinion.txt", &good),
        ("opinion.txt", &good),
        ("opinion", &good),
        ("??", ""),
    ]);
    let kinds: Vec<(&str, Kind)> = found.iter().map(|(file, _, kind)| (file.as_str(), kind.clone())).collect();
    assert_eq!(
        kinds,
        [
            ("acceptence.txt", unknown("acceptence", Some("acceptance"))),
            ("supervision_letter.txt", Kind::UnknownPart { found: "triger".to_owned(), near: Some(Part::Trigger) }),
            ("supervision_letter.txt", Kind::UnknownPart { found: "defekt".to_owned(), near: Some(Part::Defect) }),
            ("opinion.txt", Kind::FileTwice),
            ("opinion", unknown("opinion", Some("opinion"))),
            ("??", unknown("??", None)),
        ]
    );
}

#[test]
fn an_empty_folder_changes_nothing() {
    let notices = Notices::with_folder(Vec::<(String, String)>::new()).expect("nothing to read");
    assert_eq!(notices.render("barred", &Parts::new()), Notices::shipped().render("barred", &Parts::new()));
}
