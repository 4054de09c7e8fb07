//! Identities. They are made by the caller; nothing in this crate invents one.

use serde::{Deserialize, Serialize};

macro_rules! ids {
    ($($(#[$meta:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

ids! {
    /// A petition matter (信访事项), unique in its shard.
    MatterId,
    /// An organ or unit (机关、单位).
    OrganId,
    /// An official (领导干部、工作人员).
    OfficialId,
    /// A post (职务).
    PostId,
    /// A petitioner's row of personal data.
    PersonId,
    /// A row of text that a person wrote.
    TextId,
    /// A paper of a matter (附件).
    PaperId,
    /// An administrative division (行政区划): six digits, or nine for a township.
    DivisionCode,
}
