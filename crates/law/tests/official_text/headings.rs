//! Chapters, sections, tables of contents, and lines that are no text.

use crate::outline::{gaps, one, outline};
use law::{GapKind, HeadingLevel, SkippedKind};

#[test]
fn chapters_are_known_as_plain_lines_and_at_every_level_of_markdown() {
    for marks in [["", "", ""], ["# ", "# ", "# "], ["## ", "### ", "#### "], ["##", "##", "##"]] {
        let file = format!(
            "# 某县来信办法\n\n{}第一章 总则\n\n第一条 甲。\n{}第二章　登记\n第二条 乙。\n{}第三章附则\n第三条 丙。",
            marks[0], marks[1], marks[2]
        );
        assert_eq!(
            outline(&file),
            ["= 某县来信办法", "第一章|1 总则", "1 甲。", "第二章|2 登记", "2 乙。", "第三章|3 附则", "3 丙。"]
        );
        assert_eq!(one(&file).gaps, []);
    }
}

#[test]
fn an_article_names_the_nearest_heading() {
    let file = "第一编 来信\n第一章 收\n第一条 甲。\n第二章 办\n第一节 登记\n第二条 乙。\n第二节 答复\n第三条 丙。\n第二编 来访\n第一章 接\n第四条 丁。";
    let text = one(file);
    let levels: Vec<HeadingLevel> = text.chapters.iter().map(|heading| heading.level).collect();
    use HeadingLevel::{Chapter, Part, Section};
    assert_eq!(levels, [Part, Chapter, Chapter, Section, Section, Part, Chapter]);
    let chapters: Vec<Option<usize>> = text.articles.iter().map(|article| article.chapter).collect();
    assert_eq!(chapters, [Some(1), Some(3), Some(4), Some(6)]);
    assert_eq!(text.gaps, []);
}

#[test]
fn a_heading_may_be_broken_over_two_lines() {
    assert_eq!(outline("第一章\n总则\n第一条 甲。"), ["=", "第一章|1 总则", "1 甲。"]);
    assert_eq!(
        outline("# 甲法\n## 第一章 来信和来访\n\n的登记\n\n第一条 甲。\n第二章 来电\n的登记\n第二条 乙。"),
        ["= 甲法", "第一章|1 来信和来访的登记", "1 甲。", "第二章|2 来电的登记", "2 乙。"]
    );
}

#[test]
fn lost_chapters_and_sections_are_reported() {
    let missing = |from, to| GapKind::ChaptersMissing { from, to };
    // The first heading is lost: its place is before the first article.
    assert_eq!(gaps("# 甲法\n第一条 甲。\n## 第二章 登记\n第二条 乙。"), [(2, missing(1, 1))]);
    assert_eq!(gaps("第一章 总则\n第一条 甲。\n第四章 附则\n第二条 乙。"), [(3, missing(2, 3))]);
    assert_eq!(
        gaps("第一章 总则\n第一条 甲。\n第一节 子\n第二条 乙。\n第三节 丑\n第三条 丙。"),
        [(5, GapKind::SectionsMissing { chapter: 1, from: 2, to: 2 })]
    );
    assert_eq!(
        gaps("第一章 总则\n第一条 甲。\n第二章 登记\n第二条 乙。\n第二章 附则\n第三条 丙。"),
        [(5, GapKind::ChapterRepeated { number: 2 })]
    );
}

#[test]
fn a_chapter_without_a_readable_number_is_reported() {
    for mark in ["", "## "] {
        let file = format!("第一章 总则\n第一条 甲。\n{mark}附　则\n第二条 乙。");
        assert_eq!(outline(&file), ["=", "第一章|1 总则", "1 甲。", "| 附　则", "2 乙。"]);
        assert_eq!(gaps(&file), [(3, GapKind::ChapterUnnumbered { title: "附　则".to_owned() })]);
    }
    assert_eq!(
        gaps("第一章 总则\n第一条 甲。\n第□章 登记\n第二条 乙。\n第三章 附则\n第三条 丙。"),
        [(3, GapKind::NumeralUnknown { label: "第□章".to_owned(), taken_as: None })]
    );
}

#[test]
fn a_sentence_about_a_chapter_is_no_heading() {
    for line in ["第二章规定的期限从次日算起。", "第二章、第三章另行公布。", "第二章 登记，第三章 办理，均另行公布"]
    {
        assert_eq!(one(&format!("第一条 甲。\n{line}\n第二条 乙。")).chapters, [], "{line}");
    }
}

#[test]
fn a_table_of_contents_is_skipped() {
    let body = "第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。";
    let expected = ["第一章|1 总则", "1 甲。", "第二章|2 附则", "2 乙。"];
    for table in [
        "目录\n第一章 总则\n第二章 附则\n",
        "目　录\n\n第一章 总则……1\n第一节 子……2\n第二章 附则……3\n\n",
        "## 目录\n- 第一章 总则\n- 第二章 附则\n- 附件\n",
        "【目录】\n第一章 总则 1\n第二章 附则 9\n",
        // Without the word for it.
        "第一章 总则\n第二章 附则\n",
    ] {
        let file = format!("某县来信办法\n{table}\n{body}");
        let text = one(&file);
        let kept: Vec<String> = outline(&file).into_iter().filter(|line| !line.starts_with("x ")).collect();
        assert_eq!(kept[1..], expected, "{file}");
        assert!(text.skipped.iter().all(|line| line.kind == SkippedKind::Contents), "{file}");
        assert_eq!(text.skipped.len(), table.lines().filter(|line| !line.is_empty()).count(), "{file}");
        assert_eq!(text.gaps, [], "{file}");
    }
}

#[test]
fn the_word_for_contents_alone_takes_no_chapter_away() {
    assert_eq!(outline("# 甲法\n目录\n第一章 总则\n第一条 甲。"), ["= 甲法", "x 目录", "第一章|1 总则", "1 甲。"]);
    assert_eq!(outline("# 甲法\n目录\n第一条 甲。"), ["= 甲法", "x 目录", "1 甲。"]);
}

#[test]
fn other_headings_of_markdown_stand_among_the_chapters() {
    let text = one("# 甲法\n第一条 甲。\n### 如何登记\n第二条 乙。");
    let [heading] = text.chapters.as_slice() else { panic!("{text:#?}") };
    assert_eq!((heading.level, heading.title.as_str()), (HeadingLevel::Other, "如何登记"));
    assert_eq!((text.articles[1].chapter, text.gaps.len()), (Some(0), 0));
}

#[test]
fn articles_may_be_headings_of_markdown() {
    assert_eq!(
        outline("# 甲法\n## 第一章 总则\n### 第一条\n甲。\n\n### 第二条 乙。\n丙。"),
        ["= 甲法", "第一章|1 总则", "1 甲。", "2 乙。", "¶ 丙。"]
    );
}

#[test]
fn what_is_not_text_is_passed_over() {
    let file = "\u{feff}# 甲法\r\n<!-- 第九条 不算。 -->\r\n\t第一条\t甲，\r\n\r\n- 1 -\r\n\u{c}乙。<!-- x -->\r\n第二条 丙。\r\n";
    assert_eq!(outline(file), ["= 甲法", "1 甲，乙。", "x - 1 -", "2 丙。"]);
    assert_eq!(one(file).skipped[0].kind, SkippedKind::PageNumber);
    assert_eq!(one(file).gaps, []);
}

#[test]
fn a_paragraph_below_a_heading_belongs_to_no_article() {
    let file = "第一章 总则\n第一条 甲。\n第二章 登记\n来信当日登记，不得拖延。\n第三条 丙。";
    assert_eq!(
        outline(file),
        ["=", "第一章|1 总则", "1 甲。", "第二章|2 登记", "- 来信当日登记，不得拖延。", "3 丙。"]
    );
    assert_eq!(gaps(file), [(5, GapKind::ArticlesMissing { from: 2, to: 2 })]);
}
