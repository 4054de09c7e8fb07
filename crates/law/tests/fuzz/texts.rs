//! Splitting official texts loses nothing and invents nothing, whatever the file.

mod flat;
mod rejoin;

use crate::driver::{Target, run};
use law::{HeadingLevel, OfficialText, Sign, SkippedKind, bind_texts, split_texts};

const TOKENS: [&str; 62] = [
    "第一条",
    "第二条",
    "第三条 ",
    "第十条之一",
    "第１２条",
    "第99条",
    "第□条",
    "第 条",
    "第一百零二条",
    "第一章",
    "第二章 ",
    "第一节",
    "第三编",
    "附则",
    "总则",
    "目录",
    "附件",
    "附件1：",
    "（一）",
    "（二）",
    "(三)",
    "⑴",
    "①",
    "1.",
    "2、",
    "3）",
    "一、",
    "a.",
    "（□）",
    "。",
    "；",
    "：",
    "，",
    "、",
    "”",
    "》",
    "《",
    "）",
    "（",
    "所列",
    "规定",
    "的",
    "第",
    "和",
    "本办法",
    "依照",
    "某县办法",
    "某县办公室",
    "3月5日印发",
    "# ",
    "## ",
    "### ",
    "**",
    "> ",
    "- ",
    "<!--",
    "-->",
    "- 3 -",
    "第3页",
    "\n",
    "\r",
    "\u{3000}",
];

#[test]
fn every_text_is_split_without_loss() {
    run(&Target { corpus: "texts", tokens: &TOKENS, rounds: 3_000, check });
}

fn check(file: &str) -> Result<(), String> {
    let texts = split_texts(file).map_err(|error| error.to_string())?;
    nothing_is_lost(file, &texts)?;
    for text in &texts {
        lines_rise(text)?;
        places_exist(text)?;
        rejoined_is_the_same(file, text)?;
    }
    let marks = ["登记".to_owned()];
    let sign = Sign { code: "A".parse().expect("a code"), title: "某县来信办法", known_by: &marks };
    let bound = bind_texts(&texts, &[sign]);
    if bound.len() == texts.len() { Ok(()) } else { Err("a text is neither bound nor unbound".to_owned()) }
}

/// Every character of the file, but for white space and marks of Markdown, is in the output once and in order.
fn nothing_is_lost(file: &str, texts: &[OfficialText]) -> Result<(), String> {
    let mut lines = flat::lines_of_file(file);
    let skipped = texts.iter().flat_map(|text| &text.skipped);
    for line in skipped.filter(|line| line.kind == SkippedKind::PageNumber) {
        // The number of a page may stand inside a sentence, so it is compared by itself.
        let of_file = lines.get_mut(line.line.wrapping_sub(1)).map(std::mem::take);
        if of_file != Some(flat::essence(&line.text)) {
            return Err(format!("line {} was skipped as {:?} and holds {of_file:?}", line.line, line.text));
        }
    }
    let mut written = String::new();
    for text in texts {
        for (_, piece) in flat::pieces(text) {
            written += &flat::essence(&piece);
        }
    }
    let read = lines.concat();
    if read == written { Ok(()) } else { Err(format!("read    {read}\nwritten {written}")) }
}

fn lines_rise(text: &OfficialText) -> Result<(), String> {
    let mut last = text.line;
    for (line, piece) in flat::pieces_in_order(text) {
        if line < last {
            return Err(format!("{piece:?} stands on line {line} after line {last}"));
        }
        last = line;
    }
    if text.gaps.is_sorted_by_key(|gap| gap.line) { Ok(()) } else { Err("gaps are out of order".to_owned()) }
}

fn places_exist(text: &OfficialText) -> Result<(), String> {
    for article in &text.articles {
        if article.number == 0 || article.paragraphs.is_empty() || article.label.is_empty() {
            return Err(format!("{article:?} is no article"));
        }
        let heading = article.chapter.map(|at| text.chapters.get(at));
        if heading.is_some_and(|heading| heading.is_none_or(|heading| heading.line > article.line)) {
            return Err(format!("{article:?} stands under no heading"));
        }
    }
    Ok(())
}

/// An article that was a heading stays one, as a heading may stand where a plain line would be part of a sentence.
fn rejoined_is_the_same(file: &str, text: &OfficialText) -> Result<(), String> {
    // A table of contents ends the sentence before it, and is not written again.
    let has_contents = text.skipped.iter().any(|line| line.kind == SkippedKind::Contents);
    // The level of a heading that is no chapter is not kept, and with it what it parts.
    let has_other = text.chapters.iter().any(|heading| heading.level == HeadingLevel::Other);
    if text.articles.is_empty() || has_contents || has_other {
        return Ok(());
    }
    let rejoined = rejoin::rejoin(text, if file.contains('#') { "###### " } else { "" });
    // The halves of a broken comment become one.
    if rejoined.contains("<!--") {
        return Ok(());
    }
    let again = split_texts(&rejoined).map_err(|error| error.to_string())?;
    let articles: Vec<String> = again.iter().flat_map(|text| &text.articles).map(flat::article).collect();
    let before: Vec<String> = text.articles.iter().map(flat::article).collect();
    if articles == before {
        return Ok(());
    }
    let differing = articles.iter().zip(&before).find(|(a, b)| a != b);
    Err(format!("{} articles became {}: {differing:?}\nout of {rejoined:?}", before.len(), articles.len()))
}
