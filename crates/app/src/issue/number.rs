//! Numbers of documents: without gap for each organ, year and series.

use domain::OrganId;
use domain::matter::NoticeKind;
use jiff::civil::Date;
use store::Session;

use super::case::Case;
use super::phrase;
use crate::{Failure, home_shard, write_receipt};

/// Series of one organ. The counter is kept by organ, so that every series has a number of its own there.
const SERIES_MAX: i64 = 8;

/// Documents that are numbered together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Series {
    Notice,
    Opinion,
    Review,
    FinalReview,
    Agreement,
    Letter,
}

impl Series {
    /// The series of a kind; the receipt has the number of the matter.
    const fn of(kind: NoticeKind) -> Option<Self> {
        Some(match kind {
            NoticeKind::Receipt => return None,
            NoticeKind::Forwarded
            | NoticeKind::Acceptance
            | NoticeKind::Declined
            | NoticeKind::Barred
            | NoticeKind::OtherRoute
            | NoticeKind::Extension
            | NoticeKind::Hearing => Self::Notice,
            NoticeKind::Opinion => Self::Opinion,
            NoticeKind::ReviewOpinion => Self::Review,
            NoticeKind::FinalReviewOpinion => Self::FinalReview,
            NoticeKind::Settlement => Self::Agreement,
            NoticeKind::ForwardLetter | NoticeKind::AssignLetter | NoticeKind::SupervisionLetter => Self::Letter,
        })
    }

    /// What stands behind the mark of the organ.
    fn word(self) -> String {
        phrase::say(match self {
            Self::Notice => "issue-series-notice",
            Self::Opinion => "issue-series-opinion",
            Self::Review => "issue-series-review",
            Self::FinalReview => "issue-series-final-review",
            Self::Agreement => "issue-series-agreement",
            Self::Letter => "issue-series-letter",
        })
    }

    const fn at(self) -> i64 {
        match self {
            Self::Notice => 1,
            Self::Opinion => 2,
            Self::Review => 3,
            Self::FinalReview => 4,
            Self::Agreement => 5,
            Self::Letter => 6,
        }
    }

    /// Where the counter counts this series: offices count their receipts under their own number, which is positive.
    const fn counter(self, organ: OrganId) -> i64 {
        -organ.0.saturating_mul(SERIES_MAX).saturating_add(self.at())
    }
}

impl Case<'_> {
    /// The number of a document that is being issued.
    pub(super) async fn drawn(&self, session: &mut Session, today: Date) -> Result<String, Failure> {
        let Some(series) = Series::of(self.kind) else { return Ok(self.receipt()) };
        let shard = home_shard(&self.directory, self.issuer);
        let no = session.draw(shard, series.counter(self.issuer), today.year(), 1).await?;
        Ok(self.numbered(series, today.year(), &no.to_string()))
    }

    /// What stands in the place of the number in a draft.
    pub(super) fn number_in_drafts(&self) -> String {
        match Series::of(self.kind) {
            None => self.receipt(),
            Some(series) => self.numbered(series, self.on.year(), &phrase::say("issue-number-blank")),
        }
    }

    pub(super) fn receipt(&self) -> String {
        write_receipt(&self.directory, self.matter.receipt)
    }

    fn numbered(&self, series: Series, year: i16, no: &str) -> String {
        let mark = self.directory.mark_in(self.issuer, year).unwrap_or_default();
        let args = [
            ("mark", mark.to_owned().into()),
            ("series", series.word().into()),
            ("year", year.to_string().into()),
            ("no", no.to_owned().into()),
        ];
        phrase::with("issue-number", &args)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// No series of any organ counts where another one does, nor where receipts are counted.
    #[test]
    fn every_series_counts_for_itself() {
        let mut seen = BTreeSet::new();
        for organ in 0..200 {
            let all: BTreeSet<i64> = NoticeKind::ALL
                .iter()
                .filter_map(|kind| Series::of(*kind))
                .map(|series| series.counter(OrganId(organ)))
                .collect();
            assert_eq!(all.len(), 6);
            assert!(all.iter().all(|counter| *counter < 0 && seen.insert(*counter)), "{organ}");
        }
    }
}
