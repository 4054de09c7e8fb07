//! A database that is busy or a machine that fails, in words: what happened, whether anything was recorded, what to do.

use app::store::StoreError;
use wording::Words;

/// What to tell people of a fault of the store; `None` where the fault has no words of its own. The database's own
/// words follow as the cause, for whoever mends it, only with `cause`.
#[must_use]
pub fn outage(words: &Words, error: &StoreError, cause: bool) -> Option<Vec<String>> {
    let (name, said) = match error {
        StoreError::Busy { retry_after } => {
            let seconds = i64::try_from(retry_after.as_secs()).unwrap_or(i64::MAX);
            return Some(vec![words.with("outage-busy", &[("seconds", seconds.into())])]);
        }
        StoreError::Outage { outage, cause } => (outage.code(), cause),
        StoreError::Unsure { cause, .. } => ("unsure", cause),
        StoreError::TakenBack { cause } => ("taken-back", cause),
        _ => return None,
    };
    let mut lines = vec![words.name("outage", name)];
    if cause {
        lines.push(words.with("outage-cause", &[("cause", said.clone().into())]));
    }
    Some(lines)
}

#[cfg(test)]
mod tests {
    use super::*;
    use app::store::Outage;
    use wording::Lang;

    #[test]
    fn every_outage_has_words_in_both_languages_and_says_what_to_do() {
        let cause = || "disk I/O error".to_owned();
        let mut errors: Vec<StoreError> =
            Outage::ALL.iter().map(|outage| StoreError::Outage { outage: *outage, cause: cause() }).collect();
        errors.push(StoreError::Unsure { outage: None, cause: cause() });
        errors.push(StoreError::TakenBack { cause: cause() });
        for (lang, mark) in [(Lang::Chinese, "请"), (Lang::English, ". ")] {
            let words = lang.words();
            for error in &errors {
                let lines = outage(words, error, true).expect("words");
                assert!(lines[0].contains(mark) && words.has(&key(error)), "{error:?}: {lines:?}");
                assert!(lines[1].ends_with(&cause()), "{lines:?}");
                assert_eq!(outage(words, error, false).map(|lines| lines.len()), Some(1));
            }
        }
        assert_eq!(outage(Lang::English.words(), &StoreError::BadAddress, true), None);
    }

    fn key(error: &StoreError) -> String {
        match error {
            StoreError::Outage { outage, .. } => format!("outage-{}", outage.code()),
            StoreError::Unsure { .. } => "outage-unsure".to_owned(),
            _ => "outage-taken-back".to_owned(),
        }
    }
}
