//! Articles that are missing, repeated or unreadable.

use crate::outline::{gaps, outline};
use law::{Gap, GapKind};

fn numbered(numbers: &[&str]) -> String {
    numbers.iter().map(|number| format!("第{number}条 来信登记。\n")).collect()
}

#[test]
fn every_slip_in_the_count_is_reported_where_it_shows() {
    use GapKind::{ArticleOutOfOrder, ArticleRepeated, ArticlesMissing};
    type Row = (&'static [&'static str], &'static [(usize, GapKind)]);
    let rows: [Row; 8] = [
        (&["一", "二", "三"], &[]),
        (&["一", "三"], &[(2, ArticlesMissing { from: 2, to: 2 })]),
        (&["二", "六"], &[(1, ArticlesMissing { from: 1, to: 1 }), (2, ArticlesMissing { from: 3, to: 5 })]),
        (&["一", "二", "二", "三"], &[(3, ArticleRepeated { number: 2 })]),
        (&["一", "三", "二", "四"], &[(3, ArticleOutOfOrder { number: 2 })]),
        (&["三"], &[(1, ArticlesMissing { from: 1, to: 2 })]),
        (&["一", "三", "五"], &[(2, ArticlesMissing { from: 2, to: 2 }), (3, ArticlesMissing { from: 4, to: 4 })]),
        (&["一", "一", "二"], &[(2, ArticleRepeated { number: 1 })]),
    ];
    for (numbers, expected) in rows {
        assert_eq!(gaps(&numbered(numbers)), expected, "{numbers:?}");
    }
}

#[test]
fn an_inserted_article_does_not_stand_for_the_one_before_it() {
    let file = "第一条 甲。\n第三条之一 乙。\n第四条 丙。";
    assert_eq!(gaps(file), [(2, GapKind::ArticlesMissing { from: 2, to: 3 })]);
}

#[test]
fn an_unreadable_number_is_taken_for_the_only_one_that_fits() {
    let unknown = |taken_as| GapKind::NumeralUnknown { label: "第□条".to_owned(), taken_as };
    assert_eq!(gaps(&numbered(&["一", "□", "三"])), [(2, unknown(Some(2)))]);
    assert_eq!(gaps(&numbered(&["一", "□"])), [(2, unknown(Some(2)))]);
    assert_eq!(gaps(&numbered(&["□", "二"])), [(1, unknown(Some(1)))]);
    // As many as are missing.
    assert_eq!(gaps(&numbered(&["一", "□", "□", "四"])), [(2, unknown(Some(2))), (3, unknown(Some(3)))]);
    // Two numbers would fit: it stays where it is.
    let file = numbered(&["一", "□", "四"]);
    assert_eq!(outline(&file), ["=", "1 来信登记。", "¶ 第□条 来信登记。", "4 来信登记。"]);
    assert_eq!(gaps(&file), [(2, unknown(None)), (3, GapKind::ArticlesMissing { from: 2, to: 3 })]);
    // A number in a sentence is none.
    assert_eq!(outline("第一条 依照\n第□条 登记。"), ["=", "1 依照第□条 登记。"]);
}

#[test]
fn every_gap_has_its_key_and_arguments() {
    let items = GapKind::ItemsMissing { article: 11, paragraph: 1, from: 2, to: 3 };
    assert_eq!(items.code(), "gap-items-missing");
    let arguments: Vec<String> = items.arguments().into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    assert_eq!(arguments, ["article=11", "paragraph=1", "from=2", "to=3"]);
    let unknown = GapKind::NumeralUnknown { label: "第□条".to_owned(), taken_as: None };
    assert_eq!(unknown.arguments(), [("label", "第□条".to_owned()), ("taken_as", String::new())]);
    assert_eq!(Gap { line: 3, kind: items.clone() }.kind, items);
}
