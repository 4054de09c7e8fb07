//! What acts on two matters take.

use clap::Subcommand;

use super::{OnTwo, Telling};

#[derive(Debug, Subcommand)]
pub(crate) enum AcrossAct {
    Merge {
        #[command(flatten)]
        act: OnTwo,
        #[arg(long = "into", value_name = "MATTER")]
        into_matter: String,
        #[arg(long)]
        reason: String,
    },
    Unmerge {
        #[command(flatten)]
        act: OnTwo,
        #[arg(long)]
        reason: String,
    },
    Split {
        #[command(flatten)]
        act: OnTwo,
        #[arg(long)]
        title: String,
        #[arg(long)]
        text: String,
        #[arg(long, default_value = "claim")]
        purpose: String,
        #[arg(long)]
        category: Option<u32>,
        #[arg(long)]
        reason: String,
    },
    Bar {
        #[command(flatten)]
        act: OnTwo,
        #[arg(long, value_name = "MATTER")]
        earlier: String,
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        telling: Telling,
    },
}
