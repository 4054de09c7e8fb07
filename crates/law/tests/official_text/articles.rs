//! Where an article begins, and where a sentence merely names one.

use crate::outline::{gaps, one, outline};
use law::GapKind;

#[test]
fn an_article_is_known_in_every_spelling_of_its_number() {
    for number in ["第三条", "第3条", "第３条", "第 三 条", "第叁条", "**第三条**"] {
        for space in ["", " ", "\u{3000}", "\t"] {
            let file = format!("第一条 甲。\n第二条 乙。\n{number}{space}登记当日完成。");
            let text = one(&file);
            let article = text.article(3).unwrap_or_else(|| panic!("{file}"));
            assert_eq!(article.paragraphs[0].text, "登记当日完成。", "{file}");
            assert_eq!(article.label, number.replace("**", ""), "{file}");
            assert_eq!(text.gaps, [], "{file}");
        }
    }
}

#[test]
fn large_numbers_are_counted_on() {
    let mut file = String::new();
    for n in 1..=211 {
        file += &format!("第{}条 第{n}件事。\n", law::chinese_numeral(n).replace("百零", "百〇"));
    }
    let text = one(&file);
    assert_eq!(text.articles.iter().map(|article| article.number).collect::<Vec<_>>(), (1..=211).collect::<Vec<_>>());
    assert_eq!(text.articles[101].label, "第一百〇二条");
    assert_eq!(text.gaps, []);
}

#[test]
fn the_line_of_everything_is_kept() {
    let text = one("某县来信办法\n\n\n第一条 甲：\n\n（一）子；\n（二）丑。\n\n乙。\n第二条\n\n丙。\n");
    let lines: Vec<usize> = text.articles.iter().map(|article| article.line).collect();
    assert_eq!(lines, [4, 10]);
    let paragraphs = &text.articles[0].paragraphs;
    assert_eq!(paragraphs.iter().map(|paragraph| paragraph.line).collect::<Vec<_>>(), [4, 9]);
    assert_eq!(paragraphs[0].items.iter().map(|item| item.line).collect::<Vec<_>>(), [6, 7]);
    assert_eq!(text.articles[1].paragraphs[0].line, 12);
}

#[test]
fn an_article_inserted_later_has_a_number_of_its_own() {
    assert_eq!(
        outline("第一条 甲。\n第一条之一 乙。\n第一条之二丙。\n第二条 丁。"),
        ["=", "1 甲。", "1之1 乙。", "1之2 丙。", "2 丁。"]
    );
    assert_eq!(gaps("第一条 甲。\n第一条之一 乙。\n第二条 丁。"), []);
    assert_eq!(one("第一条之一 乙。\n第一条 甲。").article(1).map(|article| article.line), Some(2));
}

/// A broken line that begins with a number is told by what stands before it and after it.
#[test]
fn a_sentence_that_names_an_article_goes_on() {
    for (broken, next) in [
        ("有本办法", "第二条所列情形的，退回"),
        ("有本办法", "第二条 所列情形的，退回"),
        ("依照", "第二条规定办理"),
        ("依照本办法", "第二条办理登记"),
        ("依照本办法", "第二条\n办理登记"),
        ("依照", "第二条 办理登记"),
        ("参照第一条和", "第二条 办理登记"),
        ("参照《某县来信办法》", "第二条办理登记"),
        ("依照第一条、", "第二条、第三条办理"),
        ("依照第一条至", "第二条的规定办理"),
        ("适用于", "第二条第一款的情形"),
        ("适用于", "第二条中的情形"),
        ("适用于", "第二条和第三条的情形"),
        ("适用于", "第二条或者其他情形"),
        ("适用于", "第二条至第四条"),
        ("适用于", "第九条 办理的来信"),
        ("依照本办法", "第二章规定办理"),
        ("依照", "第二章 办理"),
        ("依照本办法", "第二章办理"),
    ] {
        for break_ in ["\n", "\n\n", "\n\n\n7\n\n"] {
            let file = format!("第一条 来信{broken}{break_}{next}。\n第二条 甲。");
            let text = one(&file);
            assert_eq!(text.articles.len(), 2, "{file}");
            let whole = format!("来信{broken}{}。", next.replace('\n', ""));
            assert_eq!(text.articles[0].paragraphs[0].text, whole, "{file}");
            assert_eq!((text.chapters.len(), text.gaps.len()), (0, 0), "{file}");
        }
    }
}

#[test]
fn a_paragraph_that_begins_with_a_reference_is_no_article() {
    for paragraph in [
        "第二条所列来信由专人登记。",
        "第二条规定的期限从次日算起。",
        "第二条第一款的期限从次日算起。",
        "第二条的期限从次日算起。",
        "第二条、第三条的期限从次日算起。",
        "第二条修改为另一句。",
    ] {
        let file = format!("第一条 甲。\n{paragraph}\n第二条 乙。");
        assert_eq!(outline(&file), ["=", "1 甲。", &format!("¶ {paragraph}"), "2 乙。"]);
    }
}

#[test]
fn an_article_may_begin_with_a_word_that_looks_like_a_reference() {
    for text in
        ["中央单位的来信另行登记。", "中小学参照执行。", "及时登记。", "以登记为准。", "与来信人有亲属关系的，回避。"]
    {
        let file = format!("第一条甲。\n第二条{text}");
        assert_eq!(one(&file).article(2).map(|article| article.paragraphs[0].text.as_str()), Some(text));
    }
}

#[test]
fn the_next_number_begins_an_article_although_a_full_stop_is_lost() {
    assert_eq!(outline("第一条 甲\n第二条 乙"), ["=", "1 甲", "2 乙"]);
    assert_eq!(outline("第一条 来信依照本办法\n第二条 乙"), ["=", "1 来信依照本办法", "2 乙"]);
    assert_eq!(gaps("第一条 甲\n第二条 乙。"), [(1, GapKind::SentenceOpen { article: 1, paragraph: 1 })]);
}

#[test]
fn a_number_that_stands_alone_takes_the_text_below_it() {
    assert_eq!(outline("第一条\n\n甲。\n\n第二条\n乙。\n丙。"), ["=", "1 甲。", "2 乙。", "¶ 丙。"]);
    assert_eq!(outline("第一条 甲，依照\n第二条\n所列办法。"), ["=", "1 甲，依照第二条所列办法。"]);
    assert_eq!(gaps("第一条 甲。\n第二条\n第三条 丙。"), [(2, GapKind::ArticleEmpty { number: 2 })]);
}

#[test]
fn a_number_broken_over_two_lines_is_whole() {
    for broken in ["第\n二条", "第二\n\n条", "第\n\n3\n\n二\n条", "（\n一）子。\n第二条"] {
        let text = one(&format!("第一条 甲：\n{broken} 乙。"));
        assert_eq!(text.article(2).map(|article| article.paragraphs[0].text.as_str()), Some("乙。"), "{broken}");
    }
    assert_eq!(outline("第一条 依照\n第\n二条规定登记。"), ["=", "1 依照第二条规定登记。"]);
}

#[test]
fn a_number_far_away_is_left_in_the_text_and_reported() {
    let file = "第一条 甲。\n第九十条来信应当登记。\n第二条 乙。";
    assert_eq!(outline(file), ["=", "1 甲。", "¶ 第九十条来信应当登记。", "2 乙。"]);
    assert_eq!(gaps(file), [(2, GapKind::ArticleDoubtful { number: 90 })]);
}

#[test]
fn an_excerpt_begins_anywhere() {
    let file = "第三十二条 甲。\n第三十三条 乙。";
    assert_eq!(outline(file), ["=", "32 甲。", "33 乙。"]);
    assert_eq!(gaps(file), [(1, GapKind::ArticlesMissing { from: 1, to: 31 })]);
}

#[test]
fn a_report_about_an_article_has_no_articles() {
    let file = "某县热线办法解读\n第五条明确，热线由专人接听，当日登记。\n这一条最受关注。";
    assert_eq!(one(file).articles.len(), 0);
    assert_eq!(gaps(file), [(2, GapKind::ArticleDoubtful { number: 5 })]);
}
