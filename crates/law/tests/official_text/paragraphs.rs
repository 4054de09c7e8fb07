//! Paragraphs, items and sub-items, whole and broken.

use crate::outline::{gaps, one, outline};
use law::GapKind;

#[test]
fn paragraphs_end_where_their_sentences_do() {
    for end in ["。", "；", "！", "？", "。”", "。）", "”"] {
        let file = format!("第一条 甲{end}\n\n乙。");
        assert_eq!(outline(&file), ["=".to_owned(), format!("1 甲{end}"), "¶ 乙。".to_owned()]);
    }
}

#[test]
fn a_broken_line_is_joined_over_any_number_of_empty_ones() {
    for break_ in ["\n", "\n\n", "\r\n\r\n\r\n", "\n\u{3000}\n", "\n\n— 3 —\n\n", "\n\n第 3 页 共 9 页\n"] {
        let file = format!("第一条 来信由专人{break_}登记，当日{break_}办完。\n第二条 乙。");
        assert_eq!(one(&file).articles[0].paragraphs[0].text, "来信由专人登记，当日办完。", "{break_:?}");
    }
    assert_eq!(one("第一条 use of\nthe hotline.").articles[0].paragraphs[0].text, "use of the hotline.");
}

#[test]
fn spaces_inside_a_line_stay() {
    assert_eq!(one("第一条 各科室 应当登记。").articles[0].paragraphs[0].text, "各科室 应当登记。");
}

#[test]
fn items_are_known_in_every_spelling() {
    for marks in [
        ["（一）", "（二）", "（十）"],
        ["(一)", "(二)", "(十)"],
        ["（一)", "(二）", "（十）"],
        ["（1）", "（2）", "（10）"],
        ["⑴", "⑵", "⑽"],
        ["①", "②", "⑩"],
        ["1.", "2.", "10."],
        ["１．", "２．", "１０．"],
        ["1、", "2、", "10、"],
        ["1）", "2)", "10)"],
        ["一、", "二、", "十、"],
        ["a.", "b.", "j."],
        ["（a）", "(b)", "（j）"],
    ] {
        let file = format!("第一条 分为：\n{}来信；\n{} 来访；\n{}其他。", marks[0], marks[1], marks[2]);
        assert_eq!(outline(&file), ["=", "1 分为：", "(1) 来信；", "(2) 来访；", "(10) 其他。"]);
        let labels: Vec<String> =
            one(&file).articles[0].paragraphs[0].items.iter().map(|item| item.label.clone()).collect();
        assert_eq!(labels, marks);
    }
}

#[test]
fn sub_items_stand_below_their_item() {
    assert_eq!(
        outline("第一条 分为：\n（一）来信：\n1.平信；\n2.快件；\n（二）来电：\n1.座机。\n另有规定的除外。"),
        [
            "=",
            "1 分为：",
            "(1) 来信：",
            "((1)) 平信；",
            "((2)) 快件；",
            "(2) 来电：",
            "((1)) 座机。",
            "¶ 另有规定的除外。"
        ]
    );
}

#[test]
fn every_paragraph_may_have_its_list() {
    assert_eq!(
        outline("第一条 甲：\n（一）子；\n（二）丑。\n乙：\n（一）寅；\n（二）卯。"),
        ["=", "1 甲：", "(1) 子；", "(2) 丑。", "¶ 乙：", "(1) 寅；", "(2) 卯。"]
    );
}

#[test]
fn an_article_may_begin_with_its_list() {
    assert_eq!(outline("第一条（一）子；\n（二）丑。"), ["=", "1", "(1) 子；", "(2) 丑。"]);
    assert_eq!(outline("第一条\n（一）子；\n（二）丑。"), ["=", "1", "(1) 子；", "(2) 丑。"]);
}

#[test]
fn an_item_may_be_broken_or_have_a_second_paragraph() {
    assert_eq!(
        outline("第一条 分为：\n（一）来信，由\n\n专人登记；\n（二）\n来访。"),
        ["=", "1 分为：", "(1) 来信，由专人登记；", "(2) 来访。"]
    );
    // The list goes on after it, so the paragraph is the item's.
    let file = "第一条 分为：\n（一）来信。\n来信当日拆封。\n（二）来访。\n其他另行登记。";
    assert_eq!(outline(file), ["=", "1 分为：", "(1) 来信。\n来信当日拆封。", "(2) 来访。", "¶ 其他另行登记。"]);
    assert_eq!(gaps(file), []);
}

#[test]
fn a_number_in_a_sentence_is_no_item() {
    for (broken, next) in [
        ("依照前款第（一）项、第", "（二）项登记"),
        ("依照前款", "（二）项登记"),
        ("依照（一）和", "（二）、（三）登记"),
        ("共", "3.5公斤"),
        ("自", "10月8日起"),
        ("依照某县", "（2019）第7号通知登记"),
    ] {
        let file = format!("第一条 分为：\n（一）来信{broken}\n{next}；\n（二）来访。");
        assert_eq!(outline(&file), ["=", "1 分为：", &format!("(1) 来信{broken}{next}；"), "(2) 来访。"]);
    }
}

#[test]
fn missing_and_repeated_items_are_reported() {
    let list = |numbers: &str| {
        let items: Vec<String> = numbers.chars().map(|n| format!("（{n}）来信；\n")).collect();
        gaps(&format!("第一条 甲。\n分为：\n{}（七）来访。", items.concat()))
    };
    let missing = |from, to| GapKind::ItemsMissing { article: 1, paragraph: 2, from, to };
    assert_eq!(list("一二三四五六"), []);
    assert_eq!(list("一四六"), [(4, missing(2, 3)), (5, missing(5, 5))]);
    assert_eq!(list(""), [(3, missing(1, 6))]);
    assert_eq!(list("一二二三四五六"), [(5, GapKind::ItemRepeated { article: 1, paragraph: 2, number: 2 })]);
}

#[test]
fn missing_sub_items_and_unreadable_numbers_are_reported() {
    assert_eq!(
        gaps("第一条 分为：\n（一）来信：\n1.平信；\n3.快件；\n（二）来电：\n1.座机。"),
        [(4, GapKind::SubItemsMissing { article: 1, paragraph: 1, item: 1, from: 2, to: 2 })]
    );
    assert_eq!(
        gaps("第一条 分为：\n（一）来信；\n（□）来电；\n（三）来访。"),
        [(3, GapKind::NumeralUnknown { label: "（□）".to_owned(), taken_as: Some(2) })]
    );
}

#[test]
fn a_list_that_does_not_end_is_reported() {
    let open = |line, paragraph| (line, GapKind::ListOpen { article: 1, paragraph });
    assert_eq!(gaps("第一条 分为：\n（一）来信；\n（二）来访；\n第二条 乙。"), [open(3, 1)]);
    assert_eq!(gaps("第一条 甲。\n分为：\n第二条 乙。"), [open(2, 2)]);
    assert_eq!(
        gaps("第一条 分为：\n（一）来信，当日\n第二条 乙。"),
        [(2, GapKind::SentenceOpen { article: 1, paragraph: 1 })]
    );
}

#[test]
fn a_text_without_articles_has_paragraphs_and_headings() {
    assert_eq!(
        outline(
            "# 热线一年回顾\n\n今年接听，\n\n比去年多。\n\n## 接听\n\n一、白天\n专人接听。\n（一）周一至周五；\n（二）周六。\n二、夜间\n转到值班室。"
        ),
        [
            "= 热线一年回顾",
            "- 今年接听，比去年多。",
            "- 接听",
            "- 一、白天",
            "- 专人接听。",
            "(1) 周一至周五；",
            "(2) 周六。",
            "- 二、夜间",
            "- 转到值班室。"
        ]
    );
}
