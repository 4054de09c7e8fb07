//! The official texts themselves, where they are given: they are no part of the project.

use crate::outline::split;
use law::{Binding, GapKind, OfficialText, Sign, bind_texts};

/// The files beside the samples; none when they are not given, which the run then says.
#[expect(clippy::disallowed_methods, reason = "a test finds its samples through the environment")]
pub fn source(test: &str, name: &str) -> Option<String> {
    let Some(folder) = std::env::var_os("XINZE_SAMPLES") else {
        skipped(test, "XINZE_SAMPLES is not set");
        return None;
    };
    let text = std::fs::read_to_string(std::path::Path::new(&folder).join("../sources").join(name));
    if text.is_err() {
        skipped(test, "the official texts are not there");
    }
    text.ok()
}

#[expect(clippy::disallowed_methods, reason = "a test that cannot run says so in a file that the run names")]
fn skipped(test: &str, reason: &str) {
    use std::io::Write;
    if let Some(path) = std::env::var_os("XINZE_SKIPPED")
        && let Ok(mut file) = std::fs::OpenOptions::new().append(true).create(true).open(path)
    {
        let _ = writeln!(file, "law::official_text::{test}: {reason}");
    }
}

/// File, heading, articles, chapters with sections.
pub const WHOLE: [(&str, &str, u16, usize); 6] = [
    ("R22-petition-work-regulations-2022.md", "信访工作条例", 50, 6),
    ("R05-petition-regulations-2005.md", "信访条例", 51, 7),
    ("BJ06-beijing-2006.md", "北京市信访条例", 70, 12),
    ("ZJ16-zhejiang-2016.md", "浙江省信访条例", 36, 6),
    ("SD15-shandong-2015.md", "山东省信访条例", 68, 13),
    ("ML-administrative-discipline-law-2020.md", "中华人民共和国公职人员政务处分法", 68, 7),
];

#[test]
fn the_whole_texts_have_all_their_articles_and_no_gap() {
    for (name, heading, articles, chapters) in WHOLE {
        let Some(file) = source("the_whole_texts_have_all_their_articles_and_no_gap", name) else { return };
        let texts = split(&file);
        let [text] = texts.as_slice() else { panic!("{name}: {} texts", texts.len()) };
        assert_eq!(text.heading, heading, "{name}");
        let numbers: Vec<u16> = text.articles.iter().map(|article| article.number).collect();
        assert_eq!(numbers, (1..=articles).collect::<Vec<_>>(), "{name}");
        assert_eq!(text.chapters.len(), chapters, "{name}");
        assert_eq!((text.loose.len(), text.closing.len(), text.skipped.len()), (0, 0, 0), "{name}");
        assert_eq!(text.gaps, [], "{name}");
    }
}

#[test]
fn a_broken_heading_and_an_item_of_two_paragraphs_are_whole() {
    const TEST: &str = "a_broken_heading_and_an_item_of_two_paragraphs_are_whole";
    let Some(beijing) = source(TEST, "BJ06-beijing-2006.md") else { return };
    let titles: Vec<usize> = split(&beijing)[0].chapters.iter().map(|heading| heading.title.chars().count()).collect();
    assert_eq!(titles[4], 23, "the heading of the fifth chapter is broken over two lines");
    let Some(regulations) = source(TEST, "R05-petition-regulations-2005.md") else { return };
    let texts = split(&regulations);
    let article = texts[0].article(21).expect("R05-21");
    let items: Vec<usize> = article.paragraphs.iter().map(|paragraph| paragraph.items.len()).collect();
    assert_eq!(items, [4, 0]);
    assert_eq!(article.paragraphs[0].items[2].text.lines().count(), 2);
}

pub const FIVE: &str = "responsibility-rules-five-texts.txt";

#[test]
fn the_five_texts_are_told_apart() {
    let Some(file) = source("the_five_texts_are_told_apart", FIVE) else { return };
    let rows: Vec<(usize, usize, usize, usize, usize)> = split(&file)
        .iter()
        .map(|text| (text.line, text.articles.len(), text.chapters.len(), text.loose.len(), text.closing.len()))
        .collect();
    // Line, articles, chapters, loose paragraphs, closing lines; the first is the page that holds the others.
    assert_eq!(
        rows,
        [
            (3, 0, 0, 1, 0),
            (7, 26, 4, 0, 0),
            (93, 19, 4, 0, 0),
            (169, 0, 0, 8, 0),
            (189, 22, 4, 0, 2),
            (295, 0, 0, 4, 0)
        ]
    );
}

#[test]
fn what_the_five_texts_have_lost_is_reported() {
    let Some(file) = source("what_the_five_texts_have_lost_is_reported", FIVE) else { return };
    let texts = split(&file);
    let gaps = |at: usize| -> Vec<String> {
        texts[at].gaps.iter().map(|gap| format!("{} {}", gap.line, said(&gap.kind))).collect()
    };
    assert_eq!(gaps(1), ["9 chapters 1-1", "65 article 19 items 2-3", "67 article 19 items 5-5"]);
    assert_eq!(gaps(2), ["95 chapters 1-1", "139 article 11 items 2-3", "141 article 11 items 5-5"]);
    assert_eq!(
        gaps(4),
        [
            "191 chapters 1-1",
            "205 article 5 items 1-5",
            "209 article 6 items 1-3",
            "235 article 12 items 2-3",
            "237 article 12 items 5-5"
        ]
    );
    for at in [0, 3, 5] {
        assert_eq!(texts[at].gaps, []);
    }
}

fn said(kind: &GapKind) -> String {
    match kind {
        GapKind::ChaptersMissing { from, to } => format!("chapters {from}-{to}"),
        GapKind::ItemsMissing { article, paragraph: 1, from, to } => format!("article {article} items {from}-{to}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn broken_sentences_of_the_five_texts_are_joined() {
    let Some(file) = source("broken_sentences_of_the_five_texts_are_joined", FIVE) else { return };
    let texts = split(&file);
    let paragraphs = |text: &OfficialText, article: u16| text.article(article).map(|article| article.paragraphs.len());
    for (at, article, count) in
        [(1, 3, 1), (1, 9, 1), (1, 19, 2), (1, 26, 1), (2, 4, 3), (2, 11, 2), (4, 14, 1), (4, 18, 1)]
    {
        assert_eq!(paragraphs(&texts[at], article), Some(count), "text {at} article {article}");
    }
    for text in &texts {
        let articles = text.articles.iter().flat_map(|article| &article.paragraphs);
        for paragraph in articles.chain(&text.loose).filter(|paragraph| paragraph.items.is_empty()) {
            assert!(paragraph.text.ends_with(['。', '！', '!']), "line {}", paragraph.line);
        }
    }
}

#[test]
fn the_five_texts_are_bound_by_marks() {
    let Some(file) = source("the_five_texts_are_bound_by_marks", FIVE) else { return };
    let rows = [
        ("NAT", "信访工作责任制实施办法", vec!["国家信访局", "中央军事委员会"]),
        ("BJ", "北京市信访工作责任制实施细则", vec!["本市", "各市属部门", "本细则"]),
        ("BJN", "关于北京市实施细则的报道", vec!["北京青年报"]),
        ("AH", "安徽省信访工作责任制实施细则", vec!["四级领导干部", "我省"]),
        ("JS", "江苏省信访工作责任制实施细则", vec!["江苏省委办公厅"]),
    ];
    let rows: Vec<(&str, &str, Vec<String>)> = rows
        .into_iter()
        .map(|(code, title, marks)| (code, title, marks.into_iter().map(str::to_owned).collect()))
        .collect();
    let signs: Vec<Sign<'_>> = rows
        .iter()
        .map(|(code, title, known_by)| Sign { code: code.parse().expect("a code"), title, known_by })
        .collect();
    let bound: Vec<String> = bind_texts(&split(&file), &signs)
        .into_iter()
        .map(|binding| match binding {
            Binding::To(code) => code.to_string(),
            other => format!("{other:?}"),
        })
        .collect();
    assert_eq!(bound, ["Unknown", "BJ", "NAT", "AH", "JS", "BJN"]);
}
