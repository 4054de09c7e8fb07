//! Who may come to which address: one row for each, and a test that none is missing.

use app::Action;

/// Who may come to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody: nothing of any petition stands there.
    Anybody,
    /// A petitioner with receipt and code, for their own matter.
    Petitioner,
    /// Whoever signed in and may do one of these; what is not theirs answers as what does not exist.
    Official(&'static [Action]),
}

/// Every address of the web interface.
pub const ADDRESSES: &[(&str, Access)] = &[
    ("/", Access::Anybody),
    ("/assets/{name}", Access::Anybody),
    ("/health", Access::Anybody),
    ("/preferences", Access::Anybody),
    ("/matters", Access::Official(&[Action::List, Action::Search])),
    ("/matters/{key}", Access::Official(&[Action::Read])),
    ("/matters/{key}/document/{seq}", Access::Official(&[Action::Read])),
    ("/q", Access::Petitioner),
    ("/q/leave", Access::Petitioner),
    ("/q/matter", Access::Petitioner),
    ("/q/act/{act}", Access::Petitioner),
    ("/q/papers", Access::Petitioner),
    ("/q/paper/{seq}", Access::Petitioner),
    ("/q/text/{seq}/{place}", Access::Petitioner),
];

/// Who may come to an address, as the router matched it; `None` where it has no row, which lets nobody in.
#[must_use]
pub fn access_to(address: &str) -> Option<Access> {
    ADDRESSES.iter().find(|(known, _)| *known == address).map(|(_, access)| *access)
}
