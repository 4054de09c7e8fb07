//! Which pack a text belongs to.

use crate::outline::split;
use law::{Binding, PackCode, Sign, bind_texts};

fn code(text: &str) -> PackCode {
    text.parse().expect(text)
}

/// Signs as `CODE title: mark mark`.
fn bind(file: &str, signs: &[&str]) -> Vec<Binding> {
    let rows: Vec<(PackCode, &str, Vec<String>)> = signs
        .iter()
        .map(|sign| {
            let (head, marks) = sign.split_once(':').expect(sign);
            let (pack, title) = head.split_once(' ').expect(sign);
            (code(pack), title, marks.split_whitespace().map(str::to_owned).collect())
        })
        .collect();
    let signs: Vec<Sign<'_>> =
        rows.iter().map(|(code, title, known_by)| Sign { code: *code, title, known_by }).collect();
    bind_texts(&split(file), &signs)
}

fn to(text: &str) -> Binding {
    Binding::To(code(text))
}

fn among(codes: &[&str]) -> Binding {
    Binding::Ambiguous(codes.iter().map(|text| code(text)).collect())
}

#[test]
fn a_heading_that_is_the_title_binds() {
    for heading in [
        "某县来信办法（试行）",
        "# 某县来信办法（试行）",
        "## 《某县来信办法（试行）》",
        "《某县来信办法》(试行)",
        "某县 来信办法\u{3000}（试行）",
    ] {
        let file = format!("{heading}\n第一条 甲。");
        assert_eq!(bind(&file, &["A 某县来信办法（试行）:", "B 某县来信办法:"]), [to("A")], "{heading}");
    }
    assert_eq!(bind("某县来信办法的说明\n第一条 甲。", &["A 某县来信办法:"]), [Binding::Unknown]);
}

#[test]
fn a_title_below_the_heading_binds_too() {
    let file = "某县办公室文件\n关于印发办法的通知\n各科室照办。\n某县来信办法\n第一条 甲。";
    assert_eq!(bind(file, &["A 某县来信办法:"]), [to("A")]);
}

#[test]
fn marks_bind_where_no_title_does() {
    let file = "# 两份\n## 材料一\n第一条 甲科、乙科负责。\n（一）丙站；\n## 材料二\n由乙科，\n丁站负责。";
    let rows: [(&[&str], [Binding; 3]); 6] = [
        (&["A 甲法: 甲科 丙站", "B 乙法: 乙科 丁站"], [Binding::Unknown, to("A"), to("B")]),
        // All marks must be there.
        (&["A 甲法: 甲科 丁站", "B 乙法: 戊站"], [Binding::Unknown, Binding::Unknown, Binding::Unknown]),
        // Most marks win.
        (&["A 甲法: 乙科", "B 乙法: 乙科 丁站"], [Binding::Unknown, to("A"), to("B")]),
        // As many marks: a person has to say.
        (&["A 甲法: 乙科", "B 乙法: 乙科"], [Binding::Unknown, among(&["A", "B"]), among(&["A", "B"])]),
        // No marks say nothing.
        (&["A 甲法:", "B 乙法: 丁站"], [Binding::Unknown, Binding::Unknown, to("B")]),
        // A mark is found over a broken line, not over two parts.
        (&["A 甲法: 乙科，丁站", "B 乙法: 负责。丙站"], [Binding::Unknown, Binding::Unknown, to("A")]),
    ];
    for (signs, expected) in rows {
        assert_eq!(bind(file, signs), expected, "{signs:?}");
    }
}

#[test]
fn instruments_of_one_title_are_told_apart_by_their_marks() {
    let file = "来信办法\n第一条 甲科负责。";
    assert_eq!(bind(file, &["A 来信办法: 甲科", "B 来信办法: 乙科"]), [to("A")]);
    assert_eq!(bind(file, &["A 来信办法: 丙科", "B 来信办法: 乙科"]), [among(&["A", "B"])]);
    assert_eq!(bind(file, &["A 来信办法:", "B 来信办法:", "C 来访办法: 甲科"]), [among(&["A", "B"])]);
}

#[test]
fn a_heading_alone_belongs_to_nothing() {
    assert_eq!(bind("# 来信办法\n\n# 来信办法\n第一条 甲。", &["A 来信办法:"]), [Binding::Unknown, to("A")]);
}
