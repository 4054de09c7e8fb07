//! Every fact, refusal, way out and name of the petition procedure has words in both languages, with every argument.

mod denied;
mod facts;
mod names;
mod reasons;
mod samples;

use app::domain::directory::Directory;
use app::law::LawBook;
use web::words::Speaker;
use wording::Lang;

/// The rules, read once.
fn law() -> LawBook {
    app::shipped_law().expect("the shipped rules")
}

/// Lets both languages speak of nobody in particular: an unknown organ is an argument like a known one.
fn in_both(law: &LawBook, say: impl Fn(&Speaker<'_>)) {
    let directory = Directory::default();
    for lang in Lang::ALL {
        say(&Speaker { words: lang.words(), directory: &directory, law });
    }
}

/// A line without words shows its key in brackets, one without an argument shows the argument's name in braces.
fn assert_whole(line: &str, of: &str) {
    assert!(!line.is_empty() && !line.contains(['⟦', '⟧', '{', '}']), "{of} reads {line:?}");
}

/// A sentence ends as one; a line of the course is a note and does not.
fn ends(speaker: &Speaker<'_>, line: &str) -> bool {
    match speaker.words.lang() {
        Lang::Chinese => line.ends_with('。'),
        Lang::English => line.ends_with('.'),
    }
}
