//! What `xinze matter act …` takes: one sub-command an act, by subject. The names of the fields are the keys of the
//! help texts.

mod across;
mod afterwards;
mod handling;
mod record;
mod register;
mod review;
mod routing;

pub(crate) use across::AcrossAct;
pub(crate) use afterwards::AfterwardsAct;
pub(crate) use handling::{Answer, HandlingAct};
pub(crate) use record::{Changed, RecordAct};
pub(crate) use register::{AccusedArgs, AddContact, People, Register};
pub(crate) use review::{ReviewAct, ReviewOpinion, ReviewRequest};
pub(crate) use routing::RoutingAct;

use clap::Subcommand;
use jiff::civil::Date;

use super::Actor;

#[derive(Debug, Subcommand)]
pub(crate) enum MatterAct {
    Register(Box<Register>),
    AddContact(Box<AddContact>),
    #[command(flatten)]
    Routing(RoutingAct),
    #[command(flatten)]
    Handling(HandlingAct),
    #[command(flatten)]
    Review(ReviewAct),
    #[command(flatten)]
    Afterwards(AfterwardsAct),
    #[command(flatten)]
    Record(RecordAct),
    #[command(flatten)]
    Across(AcrossAct),
}

/// What every act on a matter that exists takes.
#[derive(Debug, clap::Args)]
pub(crate) struct OnMatter {
    pub(crate) matter: String,
    #[arg(long)]
    pub(crate) on: Option<Date>,
    #[arg(long)]
    pub(crate) expect: Option<u64>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// What every act on two matters takes. Both change together, so no version is expected of one.
#[derive(Debug, clap::Args)]
pub(crate) struct OnTwo {
    pub(crate) matter: String,
    #[arg(long)]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// How the petitioner was told of a decision; nothing where that is still to be done.
#[derive(Debug, clap::Args)]
pub(crate) struct Telling {
    #[arg(long, value_name = "KIND", requires = "notice")]
    pub(crate) notice_kind: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) notice: Option<String>,
}

/// One of two decisions.
#[derive(Clone, Copy, Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Decision {
    #[arg(long = "yes")]
    pub(crate) decided_yes: bool,
    #[arg(long = "no")]
    pub(crate) decided_no: bool,
}

/// Who does what was promised, and until when.
#[derive(Debug, clap::Args)]
pub(crate) struct Promised {
    #[arg(long, value_name = "ORGAN", requires = "perform_by")]
    pub(crate) performer: Option<String>,
    #[arg(long, value_name = "DAY", requires = "performer")]
    pub(crate) perform_by: Option<Date>,
}
