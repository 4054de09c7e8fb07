//! A "no" of the policies.

use domain::OrganId;
use domain::directory::Role;
use law::Cite;
use policy::{Action, Decision};

use super::Subject;

/// What says no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeniedBy {
    /// Nobody gave the official a role at the organ that they act for, or the post there has ended.
    NoRole,
    /// The roles of the official do not permit it here.
    NotYours,
    /// A policy forbids it.
    Policy {
        /// Its name.
        policy: String,
        /// The provision that it follows from.
        basis: Option<Cite>,
        /// The promise of the product that it follows from.
        promise: Option<String>,
    },
    /// The policies could not be asked.
    Fault(String),
}

impl DeniedBy {
    pub(super) fn of(answer: &Decision, subject: &Subject) -> Self {
        if let Some(fault) = answer.faults.first() {
            return Self::Fault(fault.clone());
        }
        match answer.forbidden_by() {
            Some(note) => Self::Policy {
                policy: note.policy.clone(),
                basis: note.basis.as_deref().and_then(|basis| basis.parse().ok()),
                promise: note.promise.clone(),
            },
            None if subject.roles.is_empty() => Self::NoRole,
            None => Self::NotYours,
        }
    }

    /// The key in the wording files and the API.
    #[must_use]
    pub fn code(&self) -> &str {
        match self {
            Self::NoRole => "no-role",
            Self::NotYours => "not-yours",
            Self::Policy { policy, .. } => policy,
            Self::Fault(_) => "fault",
        }
    }
}

/// Something that somebody may not do or read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Denied {
    /// What.
    pub action: Action,
    /// What says no.
    pub by: DeniedBy,
    /// The organ that has the matter, or of which something was asked; `None` where it concerns no organ.
    pub organ: Option<OrganId>,
    /// The roles that could, at that organ, where nothing else stands against it.
    pub could: Vec<Role>,
}
