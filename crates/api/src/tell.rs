//! Why something was not done, as a problem.

use app::domain::Refusal;
use app::law::Cite;
use app::search::SearchFailure;
use app::store::StoreError;
use app::{Denied, Failure, LedgerFault, PaperFault};
use web::words::{Told, outage};

use crate::caller::Caller;
use crate::problem::{Article, Kind, Problem};
use crate::shape::Change;

impl Caller {
    /// A problem of a kind, in the caller's words.
    #[must_use]
    pub fn problem(&self, kind: Kind) -> Problem {
        Problem::new(kind, self.words)
    }

    /// There is no such thing, or it is not theirs.
    #[must_use]
    pub fn not_found(&self) -> Problem {
        self.problem(Kind::NotFound)
    }

    /// A field of the body that does not fit.
    #[must_use]
    pub fn invalid(&self, pointer: &str, key: &str) -> Problem {
        self.problem(Kind::Invalid).field(pointer, self.words.say(key))
    }

    /// A provision in words.
    #[must_use]
    pub fn article(&self, cite: Cite) -> Article {
        let speaker = self.speaker();
        Article { code: cite.to_string(), text: speaker.cite(cite), gist: speaker.gist(cite) }
    }

    /// Why something was not done.
    #[must_use]
    pub fn tell(&self, failure: Failure) -> Problem {
        match failure {
            Failure::Refused(refusal) => self.refused(&refusal),
            Failure::Denied(denied) => self.denied(&denied),
            Failure::Stale { found, changed } => {
                let speaker = self.speaker();
                let changed = changed.iter().map(|change| Change::of(&speaker, change)).collect();
                self.problem(Kind::Stale).saying(|told| {
                    told.version = Some(found);
                    told.changed = changed;
                })
            }
            Failure::NoMatter(_) | Failure::NoPetitioner(_) | Failure::NoContact(_) => self.not_found(),
            Failure::TooLong { field, found, max } => {
                let args = [("found", found.to_string().into()), ("limit", max.to_string().into())];
                self.problem(Kind::Invalid).field(format!("/{field}"), self.words.with("text-over-limit", &args))
            }
            Failure::Paper(fault) => self.paper(&fault),
            Failure::IdentitySealed(_) => self.conflict("identity-sealed", "personal-identity-sealed"),
            Failure::TooManyCodes { codes_max } => {
                let n = i64::try_from(codes_max).unwrap_or(i64::MAX);
                let said = self.words.with("api-too-many-codes", &[("n", n.into())]);
                self.problem(Kind::Conflict).saying(|told| {
                    told.code = Some("too-many-codes".to_owned());
                    told.detail = said;
                })
            }
            Failure::Ledger(fault) => self.ledger(&fault),
            Failure::Store(error) => self.store(&error),
            other => {
                tracing::error!(cause = %other, "a request of a program failed");
                self.problem(Kind::Fault)
            }
        }
    }

    /// Why a search was not carried out.
    #[must_use]
    pub fn tell_search(&self, failure: SearchFailure) -> Problem {
        match failure {
            SearchFailure::Query(fault) => {
                self.problem(Kind::Malformed).field("q", web::words::query_fault(self.words, fault))
            }
            SearchFailure::Failure(failure) => self.tell(failure),
        }
    }

    fn conflict(&self, code: &str, key: &str) -> Problem {
        let said = self.words.say(key);
        self.problem(Kind::Conflict).saying(|told| {
            told.code = Some(code.to_owned());
            told.detail = said;
        })
    }

    fn refused(&self, refusal: &Refusal) -> Problem {
        let said = self.speaker().refusal(refusal);
        let article = refusal.cite.map(|cite| self.article(cite));
        let facts = serde_json::to_value(refusal).ok();
        self.said(Kind::Refused, refusal.why.code(), said).saying(|told| {
            told.article = article;
            told.facts = facts;
        })
    }

    fn denied(&self, denied: &Denied) -> Problem {
        let said = self.speaker().denied(denied, &self.subject);
        let article = said.code.parse::<Cite>().ok().map(|cite| self.article(cite));
        self.said(Kind::Denied, denied.by.code(), said).saying(|told| told.article = article)
    }

    fn said(&self, kind: Kind, code: &str, said: Told) -> Problem {
        self.problem(kind).saying(|told| {
            told.code = Some(code.to_owned());
            told.detail = said.why;
            told.way_out = said.way_out;
        })
    }

    /// Why a file is not taken in.
    #[must_use]
    pub fn paper(&self, fault: &PaperFault) -> Problem {
        let told = self.speaker().paper_fault(fault);
        self.said(Kind::Paper, fault.code(), told)
    }

    fn ledger(&self, fault: &LedgerFault) -> Problem {
        match fault {
            LedgerFault::NotSealed => self.conflict("not-sealed", "api-not-sealed").saying(|told| {
                told.retry_after = Some(SEAL_S);
            }),
            LedgerFault::NotBegun | LedgerFault::NoEvent { .. } | LedgerFault::NoCheckpoint { .. } => self.not_found(),
            other => {
                tracing::error!(cause = %other, "the ledger failed a request of a program");
                self.problem(Kind::Fault)
            }
        }
    }

    fn store(&self, error: &StoreError) -> Problem {
        let kind = match error {
            StoreError::Unsure { .. } => Kind::Unsure,
            other if other.retry_after().is_some() => Kind::Waiting,
            StoreError::Outage { .. } => Kind::Waiting,
            StoreError::Conflict { .. } => Kind::Conflict,
            _ => Kind::Fault,
        };
        if kind == Kind::Fault || kind == Kind::Unsure {
            tracing::error!(cause = %error, "the database failed a request of a program");
        } else {
            tracing::warn!(cause = %error, "a request of a program has to wait");
        }
        let after = error.retry_after().map(|after| i64::try_from(after.as_secs()).unwrap_or(SEAL_S));
        let said = outage(self.words, error, false).map(|lines| lines.join("\n"));
        self.problem(kind).saying(|told| {
            if let Some(said) = said {
                told.detail = said;
            }
            told.retry_after = after.or_else(|| (kind == Kind::Waiting).then_some(OUTAGE_S));
        })
    }
}

/// After how many seconds an event that waits to be sealed is so, as a rule.
const SEAL_S: i64 = 10;
/// After how many seconds to look again where a person has to mend something first.
const OUTAGE_S: i64 = 60;
