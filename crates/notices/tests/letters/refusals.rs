//! Without the parts that the law demands nothing is written, and everything that is missing is named at once.

use notices::{NOTICE_BYTES_MAX, NoticeFault, Notices, Part, Parts};

use crate::{KINDS, sample};

#[test]
fn there_is_a_template_for_every_kind_and_no_other() {
    assert_eq!(Notices::shipped().kinds().collect::<Vec<_>>(), KINDS);
}

#[test]
fn each_required_part_is_named_when_it_is_missing_or_blank() {
    let notices = Notices::shipped();
    for kind in KINDS {
        for part in notices.requires(kind) {
            for blank in ["", " ", "\u{3000}\n\t"] {
                let parts = sample::full(&notices, kind).with(*part, blank);
                assert_eq!(notices.render(kind, &parts), Err(NoticeFault::Missing(vec![*part])), "{kind} {part}");
            }
        }
    }
}

#[test]
fn all_that_is_missing_is_named_in_the_order_of_the_template() {
    let notices = Notices::shipped();
    for kind in KINDS {
        let refused = notices.render(kind, &Parts::new());
        assert_eq!(refused, Err(NoticeFault::Missing(notices.requires(kind).to_vec())), "{kind}");
    }
}

#[test]
fn the_rest_of_a_group_that_was_begun_is_missing() {
    let notices = Notices::shipped();
    let mut begun = 0;
    for kind in KINDS {
        for group in notices.together(kind) {
            for part in group {
                let given = sample::full(&notices, kind).with(*part, "");
                assert_eq!(notices.render(kind, &given), Err(NoticeFault::Missing(vec![*part])), "{kind} {part}");
                assert_eq!(notices.missing(kind, &given), [*part]);
                begun += 1;
            }
        }
    }
    // A supported claim without a performer and a day would be a promise of nobody.
    assert!(notices.together("opinion").contains(&vec![Part::Performer, Part::PerformBy]));
    assert!(begun > 10, "{begun}");
}

/// What the fact sheet of each document demands beyond the block that all notices share.
#[test]
fn each_kind_requires_what_makes_it_that_kind() {
    use Part::*;
    let rows: [(&str, &[Part]); 15] = [
        ("receipt", &[Number, QueryCode, QueryHow, EvaluateHow]),
        ("forwarded", &[WhereTo, SentOn]),
        ("acceptance", &[ResponsibleUnit, Route, Procedure, DueOn, DueCount]),
        ("declined", &[Reason, WhereTo]),
        ("barred", &[EarlierDocuments, Sameness, WhatIsNew]),
        ("other_route", &[Route, WhereTo, TimeLimit]),
        ("extension", &[Reason, Approver, DueOn, DueCount]),
        ("hearing", &[HeldAt, Venue, Host, Members, RecusalHow]),
        ("opinion", &[Claim, Facts, OpinionKind, Opinion, ReviewOrgan, ReviewWindow]),
        ("settlement", &[Parties, Facts, Terms, PerformHow, PerformBy, Signatures]),
        ("review_opinion", &[Petitioner, Respondent, Request, Facts, Result, ReviewOrgan, ReviewWindow]),
        ("final_review_opinion", &[Petitioner, Respondent, Request, Facts, Result]),
        ("forward_letter", &[WhereTo, Materials]),
        ("assign_letter", &[WhereTo, Materials, DueOn, FeedbackForm, ClosingReport]),
        ("supervision_letter", &[WhereTo, Trigger, Defect, Demand, DueOn]),
    ];
    let notices = Notices::shipped();
    for (kind, parts) in rows {
        for part in parts.iter().chain(&[Number, Basis, Issuer, IssuedOn]) {
            assert!(notices.requires(kind).contains(part), "{kind} {part}");
        }
    }
    // Notices to petitioners say which matter they are about, and whom to ask.
    for kind in ["forwarded", "acceptance", "declined", "barred", "other_route", "extension", "hearing", "opinion"] {
        for part in [Petitioner, ReceivedOn, Channel, Claim, Contact] {
            assert!(notices.requires(kind).contains(&part), "{kind} {part}");
        }
        assert!(notices.together(kind).contains(&vec![CameFrom, CameOn]), "{kind}");
    }
}

#[test]
fn an_unknown_kind_is_a_fault() {
    let notices = Notices::shipped();
    for kind in ["", "Acceptance", "acceptance.txt", "verdict"] {
        assert_eq!(notices.render(kind, &Parts::new()), Err(NoticeFault::UnknownKind(kind.to_owned())));
        assert_eq!((notices.requires(kind), notices.title(kind)), (&[][..], None));
    }
}

#[test]
fn the_longest_document_is_written_and_a_longer_one_is_not() {
    let notices = Notices::shipped();
    let with_facts = |bytes: usize| {
        let parts = sample::least(&notices, "opinion").with(Part::Facts, "a".repeat(bytes));
        notices.render("opinion", &parts).map(|notice| notice.body.len())
    };
    let around = with_facts(1).expect("short") - 1;
    assert_eq!(with_facts(NOTICE_BYTES_MAX - around), Ok(NOTICE_BYTES_MAX));
    for longer in [NOTICE_BYTES_MAX - around + 1, NOTICE_BYTES_MAX + 1] {
        assert_eq!(with_facts(longer), Err(NoticeFault::TooLong { bytes_max: NOTICE_BYTES_MAX }));
    }
}

#[test]
fn parts_that_a_template_does_not_name_are_passed_over() {
    let notices = Notices::shipped();
    let parts = sample::least(&notices, "extension");
    let more = parts.clone().with(Part::Signatures, "韩青禾");
    assert_eq!(notices.render("extension", &more), notices.render("extension", &parts));
}
