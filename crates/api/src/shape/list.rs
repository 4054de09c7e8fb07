//! A line of a list.

use app::domain::matter::Receipt;
use app::domain::{MatterId, OrganId};
use app::law::Purpose;
use app::store::NO_DUE_DATE;
use app::store::read::ListedMatter;
use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Serialize;

use super::matter::{ReceiptNumber, class};
use super::{Named, Said};
use crate::caller::Caller;
use crate::word::Key;

/// One matter in a list.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct Line {
    /// Its key.
    pub(crate) matter: Key,
    /// Receipt number.
    pub(crate) receipt: ReceiptNumber,
    /// Title; none where it was erased, and of an accusation.
    pub(crate) title: Option<String>,
    /// Where it stands.
    pub(crate) stage: Said,
    /// Who has it.
    pub(crate) holder: Named,
    /// How it came in.
    pub(crate) channel: Said,
    /// The purpose.
    pub(crate) purpose: Said,
    /// The content class; none of an accusation.
    pub(crate) category: Option<Named>,
    /// How many people petition.
    pub(crate) heads: i64,
    /// How often it was sent on.
    pub(crate) transfers: i64,
    /// The day of receipt.
    pub(crate) received_on: Date,
    /// What is due next.
    pub(crate) next_due: Option<DueLine>,
}

/// What is due next.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub(crate) struct DueLine {
    /// The rule's name.
    pub(crate) rule: String,
    /// What people call it.
    pub(crate) name: String,
    /// The legal last day.
    pub(crate) due_on: Date,
    /// Days until then; below 0 where it has passed.
    pub(crate) days_left: i32,
}

fn day(text: &str) -> Date {
    text.parse().unwrap_or(Date::ZERO)
}

impl Line {
    pub(crate) fn of(caller: &Caller, row: &ListedMatter) -> Self {
        let speaker = caller.speaker();
        let accusation = row.purpose == Purpose::Accusation.name();
        let receipt = Receipt {
            office: OrganId(row.office),
            year: i16::try_from(row.year).unwrap_or_default(),
            no: u32::try_from(row.no).unwrap_or_default(),
        };
        let category = row.category.filter(|_| !accusation).and_then(|code| u32::try_from(code).ok());
        let due = (row.next_due_on != NO_DUE_DATE).then(|| day(&row.next_due_on));
        Self {
            matter: Key(app::MatterKey { shard: row.shard, id: MatterId(row.id) }),
            receipt: ReceiptNumber::of(&speaker, receipt),
            // Whoever may read it finds it on the page of the matter; a list is read over shoulders.
            title: Some(row.title.clone()).filter(|title| !title.is_empty() && !accusation),
            stage: Said::of(&speaker, "stage", &row.stage),
            holder: Named::organ(&speaker, OrganId(row.holder)),
            channel: Said::of(&speaker, "channel", &row.channel),
            purpose: Said::of(&speaker, "purpose", &row.purpose),
            category: category.and_then(|code| class(caller, code)),
            heads: row.heads,
            transfers: row.transfers,
            received_on: day(&row.received_on),
            next_due: due.zip(row.next_rule.as_deref()).map(|(due_on, rule)| DueLine {
                rule: rule.to_owned(),
                name: speaker.clock_name(rule),
                due_on,
                days_left: (due_on - caller.today()).get_days(),
            }),
        }
    }
}
