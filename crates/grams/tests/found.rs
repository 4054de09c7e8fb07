//! A text is found exactly where its normal form holds the phrase, and the tokens never lose one.

use std::collections::BTreeSet;

use grams::{Keyed, Normal, Query};
use proptest::prelude::*;

/// Few characters, so that phrases meet; with everything that the normal form changes.
const WRITTEN: &str = "[屋顶漏雨修a1ＡＢ２，。“　 \n-]{0,40}";
const TYPED: &str = "[屋顶漏雨修a1ＡＢ２，]{1,5}";

/// What the index of the databases answers: every needed token is there, and no barred one.
fn index_offers(query: &Query, keyed: &mut Keyed, text: &Normal) -> bool {
    let tokens = keyed.tokens(text);
    let tokens: BTreeSet<&str> = tokens.split(' ').collect();
    let needed = query.needed(keyed);
    let barred = query.barred(keyed);
    assert!(!needed.is_empty());
    needed.iter().all(|token| tokens.contains(token.as_str()))
        && !barred.iter().any(|token| tokens.contains(token.as_str()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_phrase_is_found_exactly_where_it_stands(written in WRITTEN, typed in TYPED) {
        let Ok(query) = Query::parse(&typed) else { return Ok(()) };
        let (text, phrase) = (Normal::of(&written), Normal::of(&typed));
        let stands = text.as_str().contains(phrase.as_str());
        prop_assert_eq!(query.accepts(&text), stands);
        // The index may offer too much, never too little.
        prop_assert!(!stands || index_offers(&query, &mut Keyed::new(&[9; 32]), &text));
    }

    #[test]
    fn one_or_two_characters_need_no_look_at_the_text(written in WRITTEN, typed in "[屋顶漏雨修a]{1,2}") {
        let Ok(query) = Query::parse(&typed) else { return Ok(()) };
        let text = Normal::of(&written);
        prop_assert_eq!(query.accepts(&text), index_offers(&query, &mut Keyed::new(&[9; 32]), &text));
    }

    #[test]
    fn what_a_minus_rules_out_is_not_found_and_nothing_else_is_lost(
        written in WRITTEN, typed in "[屋顶漏雨]{1,2}", minus in "[屋顶漏雨]{1,3}",
    ) {
        let query = Query::parse(&format!("{typed} -{minus}")).unwrap();
        let text = Normal::of(&written);
        let fits = text.as_str().contains(&typed) && !text.as_str().contains(&minus);
        prop_assert_eq!(query.accepts(&text), fits);
        prop_assert!(!fits || index_offers(&query, &mut Keyed::new(&[9; 32]), &text));
    }
}
