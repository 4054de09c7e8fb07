//! How a matter comes to each place, in words. What stands after `//` is told of the matter beside it, by turns.

pub const REGISTERED: &str = "2026-03-02 office register";
pub const FORWARDED: &str = "2026-03-02 office register | +1 office forward bureau";
pub const HANDLING: &str =
    "2026-03-02 office register | +1 office forward bureau | +1 bureau accept | +0 bureau investigate";
pub const ANSWERED: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau accept \
     | +0 bureau investigate | +1 bureau answer";
pub const DELIVERED: &str = "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver";
pub const UNDER_REVIEW: &str = "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review";
pub const REVIEWED: &str = "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review | +1 district review";
pub const REVIEW_DELIVERED: &str = "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review | +1 district review | +1 district deliver";
pub const UNDER_FINAL_REVIEW: &str = "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review | +1 district review | +1 district deliver \
     | +1 city request_final_review";
pub const FINALLY_DELIVERED: &str = "2026-03-02 bureau register | +0 bureau accept | +0 bureau investigate \
     | +1 bureau answer | +1 bureau deliver | +1 district request_review | +1 district review | +1 district deliver \
     | +1 city request_final_review | +0 city final_review | +0 city deliver";
pub const OBJECTED: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau object";
pub const DISPUTED: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau dispute";
pub const ASSIGNED: &str = "2026-03-02 office register | +1 office assign bureau 40";
pub const REPORTED: &str = "2026-03-02 office register | +1 office assign bureau 40 | +1 bureau accept \
     | +0 bureau investigate | +1 bureau answer | +0 bureau report_back";
pub const PROMISED: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau accept \
     | +0 bureau investigate | +1 bureau answer support promise=bureau@2026-04-30 | +1 bureau deliver";
pub const SEALED: &str = "2026-03-02 office register sealed | +1 office forward bureau";
pub const ROUTED: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau route";
pub const CONCLUDED: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau accept \
     | +0 bureau investigate | +1 bureau answer | +0 bureau deliver | +0 bureau conclude";
pub const DECLINED: &str = "2026-03-02 bureau register | +1 bureau decline";
pub const BARRED: &str = "2026-03-02 bureau register | +1 bureau bar";
pub const WITHDRAWN: &str = "2026-03-02 office register | +1 petitioner withdraw";
pub const HEARING: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau accept \
     | +0 bureau investigate | +1 bureau open";
pub const MEDIATION: &str = "2026-03-02 office register | +1 office forward bureau | +1 bureau accept \
     | +0 bureau investigate | +1 bureau open mediation agreed";
pub const TWO_IN_HAND: &str = "2026-03-02 bureau register | +1 bureau accept | +0 bureau investigate \
     // 2026-03-01 bureau register | +1 bureau accept | +0 bureau investigate";
pub const MERGED: &str = "2026-03-02 bureau register | +1 bureau accept | +0 bureau investigate \
     // 2026-03-01 bureau register | +1 bureau accept | +0 bureau investigate // +1 bureau merge";
pub const OTHER_ANSWERED: &str = "2026-03-02 bureau register | +1 bureau accept | +0 bureau investigate \
     // 2026-03-01 bureau register | +1 bureau accept | +0 bureau investigate // +1 bureau merge \
     // +4 bureau answer";
pub const TAKEN_IN: &str = "2026-03-02 bureau register | +1 bureau accept | +0 bureau investigate \
     // 2026-03-01 bureau register | +1 bureau accept | +0 bureau investigate // +1 bureau join";
