//! `xinze rules new`: the beginning of a local pack, to be filled from the text of the instrument.

use app::law::PackCode;
use app::rules::{NewPack, new_pack};
use wording::Words;

use crate::args::{Args, RulesNew};
use crate::ending::Ending;
use crate::{moment, out, place};

pub(super) fn run(args: &Args, new: &RulesNew, words: &Words) -> Result<(), Ending> {
    let book = super::law(args, words)?;
    let code: PackCode = new
        .code
        .parse()
        .map_err(|_| Ending::usage(words.with("rules-bad-code", &[("code", new.code.clone().into())])))?;
    if book.pack(code).is_some() {
        return Err(Ending::usage(words.with("rules-code-taken", &[("code", code.to_string().into())])));
    }
    super::division(Some(&new.pack_division), words)?;
    let base = super::pack(&book, &new.base, words)?;
    let from = new.from.unwrap_or_else(moment::today);
    let title = new.pack_title.as_deref().unwrap_or(code.as_str());
    let files = new_pack(&NewPack { code, title, division: &new.pack_division, from, base });
    let folder = place::rules_folder(args).join("packs").join(code.as_str());
    if folder.exists() {
        let path = folder.display().to_string();
        return Err(Ending::fault(words.with("rules-folder-there", &[("path", path.into())])));
    }
    place::make_folder(&folder, words)?;
    for (name, text) in &files {
        place::write_new(&folder.join(name), text.as_bytes(), words)?;
    }
    let path = folder.display().to_string();
    out::say(words.with("rules-new-done", &[("path", path.into()), ("code", code.to_string().into())]));
    Ok(())
}
