//! What keeping the record takes: corrections, papers, notes, and who may see who petitions.

use clap::Subcommand;
use jiff::civil::Date;

use super::{AccusedArgs, Decision, OnMatter};
use crate::args::MatterAttach;

#[derive(Debug, Subcommand)]
pub(crate) enum RecordAct {
    ProposeCorrection {
        #[command(flatten)]
        act: OnMatter,
        #[command(flatten)]
        changed: Box<Changed>,
        #[arg(long)]
        reason: String,
    },
    DecideCorrection {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "N")]
        number: u16,
        #[command(flatten)]
        decision: Decision,
    },
    Attach(MatterAttach),
    Note {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        text: String,
    },
    Seal {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        reason: String,
    },
    AskRelease {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        reason: String,
    },
    DecideRelease {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "N")]
        number: u16,
        #[command(flatten)]
        decision: Decision,
        #[arg(long = "until", value_name = "DAY")]
        release_until: Option<Date>,
        #[arg(long)]
        reason: String,
    },
}

/// What is to be different: one thing. A value that is to be none is written `-`.
#[derive(Debug, clap::Args)]
pub(crate) struct Changed {
    #[arg(long = "channel", value_name = "CHANNEL")]
    pub(crate) new_channel: Option<String>,
    #[arg(long = "purpose", value_name = "PURPOSE")]
    pub(crate) new_purpose: Option<String>,
    #[arg(long = "category", value_name = "CATEGORY")]
    pub(crate) new_category: Option<String>,
    #[arg(long = "place", value_name = "DIVISION")]
    pub(crate) new_place: Option<String>,
    #[arg(long = "urgency", value_name = "URGENCY")]
    pub(crate) new_urgency: Option<String>,
    #[arg(long = "heads", value_name = "HEADS")]
    pub(crate) new_heads: Option<u32>,
    #[arg(long = "claimed-on", value_name = "DAY")]
    pub(crate) new_claimed_on: Option<String>,
    #[arg(long = "repeat-of", value_name = "MATTER")]
    pub(crate) new_repeat_of: Option<String>,
    #[arg(long, value_name = "WORD", requires = "new_repeat_of", default_value = "recognised")]
    pub(crate) same_person: String,
    #[command(flatten)]
    pub(crate) accused: AccusedArgs,
    #[arg(long, conflicts_with_all = ["accused_organ", "accused_official"])]
    pub(crate) nobody_accused: bool,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) hand_over: Option<String>,
}
