//! What the office keeps: the split text as JSON.

use crate::outline::one;
use law::{Gap, GapKind, OfficialText};

#[test]
fn a_text_reads_back_as_it_was_stored() {
    let text = one(
        "# 某县来信办法\n某年通过\n目录\n第一章 总则\n第二章 登记\n第一章 总则\n第一条 分为：\n（一）来信：\n1.平信。\n\
         第三条之一 丙\n- 3 -\n附则\n第□条 丁。\n某县办公室\n",
    );
    assert!(text.gaps.len() > 3 && !text.skipped.is_empty() && !text.closing.is_empty());
    let stored = serde_json::to_string(&text).expect("JSON");
    assert_eq!(serde_json::from_str::<OfficialText>(&stored).expect("the same JSON"), text);
}

/// Texts that were stored must stay readable: fields are added and never renamed.
#[test]
fn a_text_that_says_little_is_stored_in_few_words() {
    let stored = serde_json::to_string(&one("第一条 甲。\n第三条 乙。")).expect("JSON");
    let article = |number: u16, label: &str, line: usize, text: &str| {
        let paragraph = format!(r#"{{"text":"{text}","line":{line}}}"#);
        format!(r#"{{"number":{number},"label":"{label}","line":{line},"paragraphs":[{paragraph}]}}"#)
    };
    let articles = [article(1, "第一条", 1, "甲。"), article(3, "第三条", 2, "乙。")].join(",");
    let gap = r#"{"line":2,"gap":"articles_missing","from":2,"to":2}"#;
    assert_eq!(stored, format!(r#"{{"heading":"","level":0,"line":1,"articles":[{articles}],"gaps":[{gap}]}}"#));
}

#[test]
fn every_kind_of_gap_reads_back() {
    let (article, paragraph, item, number, from, to) = (1, 2, 3, 4, 5, 6);
    for kind in [
        GapKind::ArticlesMissing { from, to },
        GapKind::ArticleRepeated { number },
        GapKind::ArticleOutOfOrder { number },
        GapKind::ArticleDoubtful { number },
        GapKind::ArticleEmpty { number },
        GapKind::NumeralUnknown { label: "第□条".to_owned(), taken_as: None },
        GapKind::ChaptersMissing { from, to },
        GapKind::ChapterRepeated { number },
        GapKind::ChapterUnnumbered { title: "附则".to_owned() },
        GapKind::SectionsMissing { chapter: 1, from, to },
        GapKind::SectionRepeated { chapter: 1, number },
        GapKind::ItemsMissing { article, paragraph, from, to },
        GapKind::ItemRepeated { article, paragraph, number },
        GapKind::SubItemsMissing { article, paragraph, item, from, to },
        GapKind::SubItemRepeated { article, paragraph, item, number },
        GapKind::ListOpen { article, paragraph },
        GapKind::SentenceOpen { article, paragraph },
    ] {
        let gap = Gap { line: 7, kind };
        let stored = serde_json::to_string(&gap).expect("JSON");
        assert_eq!(serde_json::from_str::<Gap>(&stored).expect("the same JSON"), gap);
        let name = gap.kind.code().strip_prefix("gap-").expect("a key of a gap").replace('-', "_");
        assert!(stored.contains(&format!(r#""gap":"{name}""#)), "{stored}");
        assert!(!gap.kind.arguments().is_empty());
    }
}
