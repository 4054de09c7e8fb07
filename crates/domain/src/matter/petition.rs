//! What came in: who petitions, how, about whom.

use jiff::civil::Date;
use law::named_enum;
use serde::{Deserialize, Serialize};

use crate::{MatterId, OfficialId, OrganId, PersonId, PersonRef, TextRef};

named_enum! {
    /// How the petition came (信访形式).
    pub enum Channel {
        /// 来信
        Letter = "letter",
        /// 来访
        Visit = "visit",
        /// 网上信访
        Web = "web",
        /// 来电
        Phone = "phone",
        /// 传真
        Fax = "fax",
    }
}

named_enum! {
    /// In what part somebody petitions.
    pub enum PartyRole {
        /// 信访人
        Principal = "principal",
        /// 代表人
        Representative = "representative",
        /// 代理人
        Agent = "agent",
    }
}

/// One person who petitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Party {
    /// The person's row.
    pub person: PersonRef,
    /// The part.
    pub role: PartyRole,
    /// Whether a written mandate was shown; agents need one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub mandate: bool,
}

named_enum! {
    /// Whether the organ knows whom to tell.
    pub enum Identity {
        /// 姓名（名称）、住址清楚
        Named = "named",
        /// 姓名（名称）、住址不清
        Unclear = "unclear",
        /// 匿名
        Anonymous = "anonymous",
    }
}

named_enum! {
    /// By how many people at once.
    pub enum Form {
        /// 个人
        Individual = "individual",
        /// 联名
        Joint = "joint",
        /// 集体
        Collective = "collective",
    }
}

named_enum! {
    /// How pressing it is.
    pub enum Urgency {
        /// 一般
        Ordinary = "ordinary",
        /// 重要
        Important = "important",
        /// 重大、紧急
        Urgent = "urgent",
    }
}

/// Whom an accusation is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accused {
    /// Organs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub organs: Vec<OrganId>,
    /// Officials.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub officials: Vec<OfficialId>,
}

impl Accused {
    /// Nobody.
    #[must_use]
    pub const fn is_nobody(&self) -> bool {
        self.organs.is_empty() && self.officials.is_empty()
    }

    /// Everybody of both, each once and in the order of their numbers.
    #[must_use]
    pub fn and(&self, others: &Self) -> Self {
        let mut both = self.clone();
        both.organs.extend_from_slice(&others.organs);
        both.officials.extend_from_slice(&others.officials);
        both.organs.sort_unstable();
        both.organs.dedup();
        both.officials.sort_unstable();
        both.officials.dedup();
        both
    }
}

named_enum! {
    /// What shows that two petitions come from the same person.
    pub enum SamePerson {
        /// The same row of personal data.
        SameRecord = "same_record",
        /// The same identity number or telephone.
        SameNumber = "same_number",
        /// One of several signatories is the same.
        SameSignatory = "same_signatory",
        /// The principal of an agent is the same.
        SamePrincipal = "same_principal",
        /// Both are anonymous and accuse the same.
        SameAccused = "same_accused",
        /// A clerk recognised the person.
        Recognised = "recognised",
    }
}

/// That a petition repeats an earlier one: the same person and the same matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repeat {
    /// The earlier matter.
    pub of: MatterId,
    /// What shows that it is the same person.
    pub person: SamePerson,
}

named_enum! {
    /// What a further letter, visit or call brings.
    pub enum ContactKind {
        /// 重复反映
        Repeat = "repeat",
        /// 补充材料
        Supplement = "supplement",
        /// 催问进展
        Inquiry = "inquiry",
        /// 新的事实或理由
        NewFacts = "new_facts",
    }
}

/// One letter, visit, web form or call about the matter (信访件).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Its number in the matter, from 1.
    pub no: u16,
    /// How it came.
    pub channel: Channel,
    /// What it brought; `None` for the first.
    pub kind: Option<ContactKind>,
    /// How many people (人次).
    pub heads: u32,
    /// On which day.
    pub on: Date,
    /// The text.
    pub text: TextRef,
}

/// Whether the person is one of these parties.
#[must_use]
pub fn is_party(parties: &[Party], person: PersonId) -> bool {
    parties.iter().any(|party| party.person.id == person)
}
