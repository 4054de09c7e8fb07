//! Why an answer is as it is: the rule, its provision, whom it was asked for, and what it took the place of.

use jiff::civil::Date;
use serde::Serialize;

use crate::{Cite, Confidence, Pack, Reading, RuleHead, RuleKind, Seat};

/// What an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Because<'a> {
    /// Kind of the rule.
    pub kind: RuleKind,
    /// Name of the rule.
    pub rule: &'a str,
    /// The provision.
    pub cite: Cite,
    /// The rule in our own words.
    pub gist: &'a str,
    /// How sure we are of it.
    pub confidence: Confidence,
    /// What of it is our reading.
    pub readings: &'a [Reading],
    /// What of its instrument is our reading: from when to when it holds, how its periods are counted.
    pub pack_readings: &'a [Reading],
    /// For whom it was asked.
    pub seat: Seat,
    /// The day whose law it is.
    pub day: Date,
    /// Rules of packs below whose place it takes.
    pub displaced: Vec<Cite>,
}

/// An answer with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer<'a, T> {
    /// The answer.
    pub says: T,
    /// What it rests on.
    pub because: Because<'a>,
}

impl<'a> Because<'a> {
    pub(crate) fn new(kind: RuleKind, pack: &'a Pack, head: &'a RuleHead, seat: Seat, day: Date) -> Self {
        Self {
            kind,
            rule: &head.id,
            cite: head.cite,
            gist: &head.gist,
            confidence: head.confidence.unwrap_or(pack.confidence),
            readings: &head.readings,
            pack_readings: &pack.readings,
            seat,
            day,
            displaced: Vec::new(),
        }
    }
}
