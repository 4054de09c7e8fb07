//! What comes after the answer: performing, confirming, evaluating, following up, putting away.

use clap::Subcommand;

use super::{Decision, OnMatter};

#[derive(Debug, Subcommand)]
pub(crate) enum AfterwardsAct {
    Perform {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        text: String,
    },
    Confirm {
        #[command(flatten)]
        act: OnMatter,
        #[command(flatten)]
        decision: Decision,
        #[arg(long = "text", value_name = "TEXT", default_value = "")]
        said_text: String,
    },
    Evaluate {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long = "of", value_name = "BODY")]
        evaluated_body: String,
        #[arg(long)]
        grade: String,
        #[arg(long = "text", value_name = "TEXT", default_value = "")]
        said_text: String,
    },
    FollowUp {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        text: String,
        #[arg(long, value_name = "GRADE")]
        said: Option<String>,
    },
    TakeUpAgain {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        reason: String,
    },
    Withdraw {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "N", default_value_t = 1)]
        petitioner: usize,
        #[arg(long)]
        text: String,
    },
    Archive {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        class: String,
    },
}
