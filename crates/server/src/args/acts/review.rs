//! What reviews take.

use clap::Subcommand;

use super::{Decision, OnMatter};

#[derive(Debug, Subcommand)]
pub(crate) enum ReviewAct {
    RequestReview(ReviewRequest),
    RequestFinalReview(ReviewRequest),
    TakeUpReview {
        #[command(flatten)]
        act: OnMatter,
        #[command(flatten)]
        decision: Decision,
        #[arg(long)]
        reason: String,
    },
    Review(ReviewOpinion),
    FinalReview(ReviewOpinion),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewRequest {
    #[command(flatten)]
    pub(crate) act: OnMatter,
    #[arg(long = "organ", value_name = "ORGAN")]
    pub(crate) reviewing_organ: Option<String>,
    #[arg(long)]
    pub(crate) reason: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct ReviewOpinion {
    #[command(flatten)]
    pub(crate) act: OnMatter,
    #[arg(long)]
    pub(crate) result: String,
    #[arg(long, value_name = "WORD")]
    pub(crate) circumstance: Option<String>,
    #[arg(long = "days", value_name = "N")]
    pub(crate) remand_days: Option<u16>,
    #[arg(long)]
    pub(crate) text: String,
}
