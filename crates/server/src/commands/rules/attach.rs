//! `xinze rules attach`: an official text is split, told apart and kept beside the office's rules.

use app::law::{Binding, OfficialText, PackCode};
use app::rules::{AttachedText, Told, read_texts};
use serde_json::{Value, json};
use wording::Words;

use super::count;
use crate::args::{Args, RulesAttach};
use crate::ending::Ending;
use crate::{out, place};

pub(super) fn run(args: &Args, attach: &RulesAttach, words: &Words) -> Result<(), Ending> {
    let book = super::law(args, words)?;
    let forced =
        attach.pack.as_deref().map(|code| super::pack(&book, code, words).map(|pack| pack.code)).transpose()?;
    let path = &attach.text_file;
    let file = std::fs::read(path).map_err(|error| place::unreadable(path, &error, words))?;
    let file = String::from_utf8(file)
        .map_err(|_| Ending::usage(words.with("text-not-utf8", &[("path", path.display().to_string().into())])))?;
    let told = read_texts(&file, &book)
        .map_err(|error| Ending::usage(words.with("text-too-long", &[("bytes", count(error.bytes))])))?;
    let told: Vec<Told> = told.into_iter().filter(|told| !is_empty(&told.text)).collect();
    if forced.is_some() && told.len() != 1 {
        return Err(Ending::usage(words.with("text-several", &[("n", count(told.len()))])));
    }
    let mut kept = Vec::new();
    for told in told {
        let code = forced.or(match told.binding {
            Binding::To(code) => Some(code),
            Binding::Ambiguous(_) | Binding::Unknown => None,
        });
        if let Some(pack) = code {
            keep(args, &AttachedText { pack, text: told.text.clone() }, words)?;
        }
        kept.push((code, told));
    }
    report(args, &kept, words)?;
    if kept.iter().all(|(code, _)| code.is_none()) { Err(Ending::found(words.say("text-none-bound"))) } else { Ok(()) }
}

fn is_empty(text: &OfficialText) -> bool {
    text.articles.is_empty() && text.loose.is_empty()
}

/// Keeps a text in the place of an earlier one of the same pack.
fn keep(args: &Args, attached: &AttachedText, words: &Words) -> Result<(), Ending> {
    let folder = place::texts_folder(args);
    place::make_folder(&folder, words)?;
    let bytes = serde_json::to_vec_pretty(attached)?;
    place::replace(&folder.join(format!("{}.json", attached.pack)), &bytes, words)
}

/// The text that is attached to a pack, if there is one.
pub(super) fn kept(args: &Args, code: PackCode, words: &Words) -> Result<Option<OfficialText>, Ending> {
    let path = place::texts_folder(args).join(format!("{code}.json"));
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(place::attached(&path, words)?.text))
}

fn report(args: &Args, kept: &[(Option<PackCode>, Told)], words: &Words) -> Result<(), Ending> {
    if args.json {
        let rows: Vec<Value> = kept
            .iter()
            .map(|(code, told)| {
                json!({
                    "line": told.text.line,
                    "heading": told.text.heading,
                    "pack": code,
                    "articles": told.text.articles.len(),
                    "paragraphs": told.text.loose.len(),
                    "gaps": told.text.gaps,
                })
            })
            .collect();
        return out::json(&rows);
    }
    for (code, told) in kept {
        let text = &told.text;
        let bound = code.map_or_else(|| unbound(&told.binding, words), |code| code.to_string());
        let line = [
            ("line", count(text.line)),
            ("heading", text.heading.clone().into()),
            ("pack", bound.into()),
            ("articles", count(text.articles.len())),
            ("paragraphs", count(text.loose.len())),
        ];
        out::say(words.with("text-kept", &line));
        for gap in &text.gaps {
            let given: Vec<_> = gap.kind.arguments().into_iter().map(|(name, value)| (name, value.into())).collect();
            let says = words.with(gap.kind.code(), &given);
            out::say(words.with("text-gap", &[("line", count(gap.line)), ("says", says.into())]));
        }
    }
    Ok(())
}

fn unbound(binding: &Binding, words: &Words) -> String {
    match binding {
        Binding::Ambiguous(codes) => {
            let codes: Vec<&str> = codes.iter().map(PackCode::as_str).collect();
            words.with("text-ambiguous", &[("codes", codes.join(" ").into())])
        }
        Binding::To(_) | Binding::Unknown => words.say("text-unknown"),
    }
}
