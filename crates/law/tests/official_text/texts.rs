//! Where one text ends and the next begins.

use crate::outline::{gaps, outline, split};
use law::{GapKind, TEXT_BYTES_MAX, TextTooLong, split_texts};

#[test]
fn a_file_with_nothing_in_it_has_no_text() {
    for file in ["", "\n\n", "\u{feff}", " \t\u{3000}\r\n", "<!-- x -->"] {
        assert_eq!(split(file), [], "{file:?}");
    }
}

#[test]
fn a_text_past_the_limit_is_refused() {
    let bytes = TEXT_BYTES_MAX + 1;
    assert_eq!(split_texts(&"。".repeat(TEXT_BYTES_MAX / 3)).map(|texts| texts.len()), Ok(1));
    assert_eq!(split_texts(&" ".repeat(bytes)), Err(TextTooLong { bytes }));
}

#[test]
fn what_nobody_writes_is_counted_without_overflow() {
    const MANY: usize = 70_000;
    for (first, line) in [
        ("第一条 甲。\n", "乙。\n"),
        ("第一条 甲：\n", "（□）乙；\n"),
        ("第一条 甲：\n（一）乙：\n", "□、丙；\n"),
        ("第一条 甲。\n", "附则\n"),
        ("第一章 甲\n", "第□节 乙\n"),
        ("", "第□条 乙。\n"),
    ] {
        let texts = split(&format!("{first}{}", line.repeat(MANY)));
        assert!(!texts.is_empty(), "{line}");
    }
}

#[test]
fn headings_of_markdown_part_the_texts() {
    assert_eq!(
        outline(
            "# 三份材料\n\n编者的话，供参考。\n\n## 材料一\n\n第一条 甲。\n\n### 第二章 登记\n\n第二条 乙。\n\n\
             ## 材料二\n\n报道一句，再一句。\n\n## 材料三\n\n第一条 丙。"
        ),
        [
            "= 三份材料",
            "- 编者的话，供参考。",
            "= 材料一",
            "1 甲。",
            "第二章|2 登记",
            "2 乙。",
            "= 材料二",
            "- 报道一句，再一句。",
            "= 材料三",
            "1 丙。"
        ]
    );
}

#[test]
fn a_text_without_articles_may_come_first() {
    assert_eq!(
        outline("# 材料\n## 报道\n一句，两句。\n## 办法\n第一条 甲。"),
        ["= 材料", "= 报道", "- 一句，两句。", "= 办法", "1 甲。"]
    );
}

#[test]
fn a_heading_inside_an_instrument_parts_nothing() {
    assert_eq!(
        outline("# 某县来信办法\n## （2019年修订）\n## 说明\n一句。\n## 第一章 总则\n第一条 甲。"),
        ["= 某县来信办法", "~ （2019年修订）", "| 说明", "~ 一句。", "第一章|1 总则", "1 甲。"]
    );
}

#[test]
fn the_first_article_again_begins_another_text() {
    assert_eq!(
        outline("第一条 甲。\n第二条 乙。\n第一条 丙。\n第二条 丁。"),
        ["=", "1 甲。", "2 乙。", "=", "1 丙。", "2 丁。"]
    );
}

#[test]
fn what_stands_before_the_first_article_goes_along() {
    let first =
        "某县来信办法\n（某年修订）\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n某县办公室\n3月5日印发\n";
    let second = "某县来访办法\n（某年通过）\n目录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 丙。\n第二章 附则\n第二条 丁。";
    assert_eq!(
        outline(&format!("{first}{second}")),
        [
            "= 某县来信办法",
            "~ （某年修订）",
            "第一章|1 总则",
            "1 甲。",
            "第二章|2 附则",
            "2 乙。",
            ". 某县办公室",
            ". 3月5日印发",
            "= 某县来访办法",
            "~ （某年通过）",
            "x 目录",
            "x 第一章 总则",
            "x 第二章 附则",
            "第一章|1 总则",
            "1 丙。",
            "第二章|2 附则",
            "2 丁。"
        ]
    );
    assert!(split(&format!("{first}{second}")).iter().all(|text| text.gaps.is_empty()));
}

#[test]
fn a_title_is_found_above_an_opening_sentence() {
    assert_eq!(
        outline("第一条 甲。\n第二条 乙。\n某县来访办法\n为了方便群众，制定本办法。\n第一条 丙。"),
        ["=", "1 甲。", "2 乙。", "= 某县来访办法", "~ 为了方便群众，制定本办法。", "1 丙。"]
    );
}

#[test]
fn a_title_below_an_open_sentence_or_a_signature_begins_a_text() {
    for above in ["第二条 乙", "第二条 乙。\n某县办公室\n3月5日印发", "第二条 分为：\n（一）丙"]
    {
        let file = format!("第一条 甲。\n{above}\n某县来访办法\n第一条 丁。");
        let texts = split(&file);
        assert_eq!((texts.len(), texts[1].heading.as_str()), (2, "某县来访办法"), "{file}");
    }
    assert_eq!(split("第一条 甲。\n第二条 来信依照本办法\n第一条办理。").len(), 1);
}

#[test]
fn without_a_title_the_chapter_begins_the_text() {
    assert_eq!(
        outline("第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。\n第一章 总则\n第一条 丙。"),
        ["=", "第一章|1 总则", "1 甲。", "第二章|2 附则", "2 乙。", "=", "第一章|1 总则", "1 丙。"]
    );
}

#[test]
fn a_plain_first_line_is_the_heading() {
    assert_eq!(outline("某县来信办法\n第一条 甲。"), ["= 某县来信办法", "1 甲。"]);
    assert_eq!(outline("某县来信\n登记办法\n第一条 甲。"), ["= 某县来信登记办法", "1 甲。"]);
    // The empty line says that the second line is something else.
    assert_eq!(outline("某县来信\n\n登记办法\n第一条 甲。"), ["= 某县来信", "~ 登记办法", "1 甲。"]);
    assert_eq!(outline("为了方便群众，制定本办法。\n第一条 甲。"), ["=", "~ 为了方便群众，制定本办法。", "1 甲。"]);
}

#[test]
fn who_adopted_it_and_when_stays_apart() {
    assert_eq!(
        outline(
            "# 某县来信办法\n某年某月 某县会议通过\n某年某月 某县公布\n\n根据上级要求，\n制定本办法。\n第一条 甲。"
        ),
        ["= 某县来信办法", "~ 某年某月 某县会议通过", "~ 某年某月 某县公布", "~ 根据上级要求，制定本办法。", "1 甲。"]
    );
}

#[test]
fn signature_and_annexes_close_the_text() {
    assert_eq!(
        outline(
            "第一条 甲。\n\n某县办公室\n\n某年3月5日\n\n附件：1. 登记表\n登记表由专人填写。\n（一）姓名；\n（二）地址。"
        ),
        [
            "=",
            "1 甲。",
            ". 某县办公室",
            ". 某年3月5日",
            ". 附件：1. 登记表",
            ". 登记表由专人填写。",
            "(1) 姓名；",
            "(2) 地址。"
        ]
    );
    // A sentence that is cut off is no signature.
    assert_eq!(gaps("第一条 甲。\n来信当日登记，不得"), [(2, GapKind::SentenceOpen { article: 1, paragraph: 2 })]);
    // An annex that is followed by the next article was none.
    assert_eq!(outline("第一条 甲。\n附件 来信\n第二条 乙。"), ["=", "1 甲。", "¶ 附件 来信", "2 乙。"]);
}
