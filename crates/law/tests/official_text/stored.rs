//! What the office keeps: the split text as data.

use crate::outline::one;
use law::OfficialText;

/// The store writes JSON; TOML goes through the same descriptions.
#[test]
fn a_text_reads_back_as_it_was_stored() {
    let text = one(
        "# 某县来信办法\n某年通过\n目录\n第一章 总则\n第二章 登记\n第一章 总则\n第一条 分为：\n（一）来信：\n1.平信。\n\
         第三条之一 丙\n- 3 -\n附则\n第□条 丁。\n某县办公室\n",
    );
    assert!(text.gaps.len() > 3 && !text.skipped.is_empty() && !text.closing.is_empty());
    let stored = toml::to_string(&text).expect("a table");
    let read: OfficialText = toml::from_str(&stored).expect("the same table");
    assert_eq!(read, text);
}

#[test]
fn a_text_that_says_little_is_stored_in_few_words() {
    let stored = toml::to_string(&one("第一条 甲。")).expect("a table");
    assert_eq!(
        stored.lines().filter(|line| !line.is_empty()).collect::<Vec<_>>(),
        [
            "heading = \"\"",
            "level = 0",
            "line = 1",
            "[[articles]]",
            "number = 1",
            "label = \"第一条\"",
            "line = 1",
            "[[articles.paragraphs]]",
            "text = \"甲。\"",
            "line = 1"
        ]
    );
}
