//! Whether a sentence is over at the end of a line, or goes on below it.

use super::lines::trim;
use crate::numeral::is_chinese_numeral_char;

/// A heading inside a text, a signature, a day: longer lines are prose.
const SHORT_LINE_CHARS_MAX: usize = 40;

/// The heading of a text; some carry the full name of the body that issued it.
const HEADLINE_CHARS_MAX: usize = 60;

/// Ends of the names of instruments.
const TITLE_ENDS: [&str; 19] = [
    "法", "条例", "办法", "细则", "规定", "规则", "准则", "章程", "意见", "决定", "通知", "方案", "制度", "规程",
    "规范", "解释", "指南", "公告", "要点",
];

/// Whether the sentence is over. A closing bracket says nothing by itself, a closing quotation mark does.
pub(super) fn is_finished(text: &str) -> bool {
    let text = trim(text);
    let inside = text.trim_end_matches([')', '）', '》', '」', '』', '】', ']', '’', '\'']);
    inside.ends_with(['。', '；', '：', '！', '？', '”', '"', ';', ':', '!', '?', '…', '．'])
        || inside.strip_suffix('.').is_some_and(|before| !before.ends_with(|c: char| c.is_ascii_digit()))
}

/// Whether the text has the marks of a sentence inside.
pub(super) fn has_clauses(text: &str) -> bool {
    text.contains(['，', '。', '；', '：', '！', '？', ',', ';', ':'])
}

/// A short line that is no sentence: a heading, a signature, a day.
pub(super) fn is_short_line(text: &str) -> bool {
    !has_clauses(text) && text.chars().nth(SHORT_LINE_CHARS_MAX).is_none()
}

/// A line that may be the heading of a text.
pub(super) fn is_headline(text: &str) -> bool {
    !has_clauses(text) && text.chars().nth(HEADLINE_CHARS_MAX).is_none()
}

/// Whether the line is the name of an instrument.
pub(super) fn is_title(text: &str) -> bool {
    if !is_headline(text) || text.chars().nth(2).is_none() {
        return false;
    }
    let name = trim(text).trim_start_matches('《').trim_end_matches('》');
    // （试行）, （2019年修订）: what follows the name says nothing about it.
    let name = match name.strip_suffix([')', '）']) {
        Some(inner) => inner.rsplit_once(['(', '（']).map_or(name, |(before, _)| before),
        None => name,
    };
    let name = trim(name).trim_end_matches('》');
    TITLE_ENDS.iter().any(|end| name.ends_with(end))
}

/// Whether the line speaks of an instrument, as a title does not: 来信依照本办法.
pub(super) fn names_instrument(text: &str) -> bool {
    ["本办法", "本条例", "本细则", "本规定", "本法", "依照", "按照", "根据", "违反", "适用", "符合", "参照", "依据"]
        .iter()
        .any(|word| text.contains(word))
}

/// Whether an unfinished sentence is about to name a provision, so that the number that follows belongs to it.
///
/// It may end with 办法 because a full stop is lost. A number that `stands_apart` is then no part of it; after 依照 it
/// always is.
pub(super) fn leads_to_number(before: &str, stands_apart: bool) -> bool {
    const OPEN: [&str; 24] = [
        "第",
        "、",
        "（",
        "(",
        "和",
        "或",
        "或者",
        "及",
        "与",
        "至",
        "到",
        "由",
        "按",
        "照",
        "据",
        "依",
        "违反",
        "适用",
        "适用于",
        "符合",
        "具有",
        "属于",
        "上述",
        "前述",
    ];
    const NAMES: [&str; 12] =
        ["》", "本法", "办法", "条例", "细则", "规定", "规则", "执行", "于", "对", "下列", "参照"];
    let ends = |list: &[&str]| list.iter().any(|end| trim(before).ends_with(end));
    ends(&OPEN) || (!stands_apart && ends(&NAMES))
}

/// Whether what follows 第十二条 or 第二章 shows that the number is part of a sentence: 所列情形, 的规定, 、第十三条.
///
/// After a space only what can never begin a provision counts.
pub(super) fn refers(rest: &str, spaced: bool) -> bool {
    const NEVER_BEGIN: [&str; 30] = [
        "、",
        "，",
        "。",
        "；",
        "：",
        "！",
        "？",
        ",",
        ".",
        ";",
        ":",
        ")",
        "）",
        "》",
        "”",
        "’",
        "】",
        "的",
        "所列",
        "所称",
        "所指",
        "所述",
        "所规定",
        "所定",
        "规定的",
        "至第",
        "和第",
        "或第",
        "及第",
        "与第",
    ];
    const SELDOM_BEGIN: [&str; 29] = [
        "规定",
        "所",
        "第",
        "至",
        "到",
        "和",
        "或",
        "之",
        "情形",
        "内容",
        "款",
        "项",
        "以外",
        "以内",
        "以下",
        "以上",
        "以及",
        "及其",
        "与本",
        "与《",
        "与前",
        "修改",
        "改为",
        "删去",
        "增加",
        "确定的",
        "要求的",
        "列举",
        "明确的",
    ];
    let begins = |list: &[&str]| list.iter().any(|begin| rest.starts_with(begin));
    begins(&NEVER_BEGIN) || is_place_inside(rest) || (!spaced && (begins(&SELDOM_BEGIN) || is_among(rest)))
}

/// 第一款, 第（二）项: a place inside the provision that was just named.
fn is_place_inside(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('第') else { return false };
    let is_number = |c: char| is_chinese_numeral_char(c) || c.is_ascii_digit() || "（）()".contains(c);
    let after = rest.trim_start_matches(is_number);
    after.len() < rest.len() && after.starts_with(['款', '项', '目'])
}

/// 第三条中的, but not 第三条中央国家机关.
fn is_among(rest: &str) -> bool {
    let whole_words = ['央', '华', '国', '共', '小', '介', '等', '外', '学', '级', '医', '标', '型'];
    rest.strip_prefix('中').is_some_and(|after| !after.starts_with(whole_words))
}

/// Whether what follows （三） shows that the number is part of a sentence: 项规定的, 、（四）项.
pub(super) fn refers_to_item(rest: &str) -> bool {
    [
        "项",
        "目",
        "款",
        "、",
        "，",
        "至",
        "和（",
        "和(",
        "和第",
        "或（",
        "或(",
        "或者（",
        "及（",
        "的",
        "。",
        "；",
        "）",
        ")",
    ]
    .iter()
    .any(|begin| rest.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_ends_with_its_sentence_or_before() {
        for text in ["好。", "如下：", "一；", "吗？", "（完。）", "称“好”", "等……", "ok.", "附后；） "]
        {
            assert!(is_finished(text), "{text}");
        }
        for text in ["", "好", "第3.", "一、", "二，", "办法（试行）", "《条例》", "（"] {
            assert!(!is_finished(text), "{text}");
        }
    }

    #[test]
    fn titles_end_like_instruments() {
        for text in [
            "某市来信办理办法",
            "《某省热线条例》",
            "某县接待规定（试行）",
            "某法（2019年修订）",
            "关于做好登记工作的通知",
        ] {
            assert!(is_title(text), "{text}");
        }
        for text in
            ["", "办法", "某市人民政府办公室", "3月5日印发", "按照本办法，某市另有规定", "好的办法。", "（试行）"]
        {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn a_number_in_a_sentence_is_told_by_what_follows() {
        // What follows, whether it refers without a space, whether it does after one.
        for (rest, unspaced, spaced) in [
            ("", false, false),
            ("为了方便群众", false, false),
            ("所列情形", true, true),
            ("规定期限", true, false),
            ("规定的期限", true, true),
            ("第一款", true, true),
            ("第（二）项", true, true),
            ("第一责任人", true, false),
            ("的规定", true, true),
            ("至第九条", true, true),
            ("、第九条", true, true),
            ("和解的程序", true, false),
            ("中的", true, false),
            ("中央国家机关", false, false),
            ("中华", false, false),
            ("修改为", true, false),
            ("之规定", true, false),
        ] {
            assert_eq!((refers(rest, false), refers(rest, true)), (unspaced, spaced), "{rest}");
        }
    }
}
