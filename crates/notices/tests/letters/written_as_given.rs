//! What people wrote is printed as they wrote it.

use notices::{Notices, Part};

use crate::{KINDS, sample};

#[test]
fn no_text_is_read_as_a_template_or_escaped() {
    let texts = [
        "{{ number }}",
        "{{ 1 + 1 }}",
        "{% if number %}x{% endif %}",
        "{# gone? #}",
        "{% raw %}",
        "}} %} #}",
        "<b>\"&'/\\</b>",
        "+++",
        "$1 %s {0} \\n",
        "第一行\n\n　　第二行\n{{ claim }}",
        "none",
        "false",
    ];
    let notices = Notices::shipped();
    for kind in KINDS {
        for text in texts {
            for part in notices.requires(kind).iter().chain(notices.optional(kind)) {
                let parts = sample::full(&notices, kind).with(*part, text);
                let body = notices.render(kind, &parts).expect("a document").body;
                assert!(body.contains(text), "{kind} {part} {text}");
            }
        }
    }
}

/// A text with markers changes nothing but its own place.
#[test]
fn the_rest_of_a_document_stays() {
    let notices = Notices::shipped();
    let write = |claim: &str| {
        let parts = sample::full(&notices, "opinion").with(Part::Claim, claim);
        notices.render("opinion", &parts).expect("a document").body
    };
    let evil = "{% endif %}{{ contact }}{% if rights %}";
    assert_eq!(write(evil), write("请求").replace("诉求：\n请求\n", &format!("诉求：\n{evil}\n")));
}

#[test]
fn blanks_around_a_text_are_left_off_and_those_inside_stay() {
    let notices = Notices::shipped();
    let parts = sample::full(&notices, "opinion").with(Part::Facts, "\n 一  二\n\n三 \n");
    assert!(notices.render("opinion", &parts).expect("a document").body.contains("\n一  二\n\n三\n"));
}
