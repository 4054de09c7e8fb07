//! Who may come to which address: one row for each, and a test that none is missing.

use app::Action;

/// Who may come to an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody: nothing of any petition stands there.
    Anybody,
    /// A petitioner with receipt and code, for their own matter.
    Petitioner,
    /// Whoever signed in, for what is their own: the account, and the way to where they work.
    SignedIn,
    /// Whoever signed in and may do one of these; what is not theirs answers as what does not exist.
    Official(&'static [Action]),
}

/// Every address of the web interface.
pub const ADDRESSES: &[(&str, Access)] = &[
    ("/assets/{name}", Access::Anybody),
    ("/preferences", Access::Anybody),
    ("/sign-in", Access::Anybody),
    ("/sign-in/second", Access::Anybody),
    ("/sign-out", Access::Anybody),
    ("/", Access::SignedIn),
    ("/account/password", Access::SignedIn),
    ("/account/second-factor", Access::SignedIn),
    ("/account/sessions", Access::SignedIn),
    ("/desk", Access::SignedIn),
    ("/matters/export.csv", Access::Official(&[Action::Export])),
    ("/matters/export.xlsx", Access::Official(&[Action::Export])),
    ("/matters/views", Access::Official(&[Action::List])),
    ("/matters/views/away", Access::Official(&[Action::List])),
    ("/matters/views/back", Access::Official(&[Action::List])),
    ("/matters/forward", Access::Official(&[Action::Forward])),
    ("/matters/forwarded", Access::Official(&[Action::Forward])),
    ("/matters", Access::Official(&[Action::List, Action::Search])),
    ("/matters/{key}", Access::Official(&[Action::Read])),
    ("/matters/{key}/document/{seq}", Access::Official(&[Action::Read])),
    ("/matters/{key}/acts/{act}", Access::Official(&[Action::Read])),
    ("/matters/{key}/papers/{seq}", Access::Official(&[Action::ReadPapers])),
    ("/matters/{key}/proof", Access::Official(&[Action::ReadLedger])),
    ("/register", Access::Official(&[Action::Register])),
    ("/register/check", Access::Official(&[Action::Register])),
    ("/directory", Access::Official(&[Action::ReadDirectory])),
    ("/directory/organs/{organ}", Access::Official(&[Action::ReadDirectory])),
    ("/directory/import", Access::Official(&[Action::ChangeDirectory])),
    ("/calendar", Access::Official(&[Action::ReadRules])),
    ("/rules", Access::Official(&[Action::ReadRules])),
    ("/rules/{pack}", Access::Official(&[Action::ReadRules])),
    ("/rules/{pack}/{rule}", Access::Official(&[Action::ReadRules])),
    ("/ledger", Access::Official(&[Action::ReadLedger])),
    ("/ledger/checkpoint", Access::Official(&[Action::ReadLedger])),
    ("/ledger/key", Access::Official(&[Action::ReadLedger])),
    ("/ledger/tile/{*path}", Access::Official(&[Action::ReadLedger])),
    ("/readings", Access::Official(&[Action::ListOpenings])),
    ("/accounts", Access::Official(&[Action::ReadAccounts])),
    ("/accounts/new", Access::Official(&[Action::ChangeAccounts])),
    ("/accounts/{official}", Access::Official(&[Action::ReadAccounts])),
    ("/accounts/{official}/{change}", Access::Official(&[Action::ChangeAccounts])),
    ("/accounts/{official}/roles/{change}", Access::Official(&[Action::ChangeRoles])),
    ("/shortcuts", Access::SignedIn),
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
