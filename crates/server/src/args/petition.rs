//! What `xinze petition …` takes: a petitioner with the own slip.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// What the slip says.
#[derive(Debug, Args)]
pub(crate) struct Slip {
    #[arg(long = "receipt", value_name = "NUMBER")]
    pub(crate) petition_receipt: String,
    #[arg(long = "code", value_name = "CODE")]
    pub(crate) query_code: String,
}

/// Which body is evaluated.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum Body {
    Office,
    Organ,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Petition {
    Follow {
        #[command(flatten)]
        slip: Slip,
    },
    Evaluate {
        #[command(flatten)]
        slip: Slip,
        #[arg(long = "of")]
        evaluated: Body,
        #[arg(long = "grade", value_name = "GRADE")]
        own_grade: String,
        #[arg(long = "text", value_name = "TEXT", default_value = "")]
        own_text: String,
    },
    ConfirmDelivery {
        #[command(flatten)]
        slip: Slip,
    },
    ConfirmPerformance {
        #[command(flatten)]
        slip: Slip,
        #[arg(long = "not")]
        not_done: bool,
        #[arg(long = "text", value_name = "TEXT", default_value = "")]
        own_text: String,
    },
    RequestReview {
        #[command(flatten)]
        slip: Slip,
        #[arg(long = "reason", value_name = "TEXT")]
        own_reason: String,
        #[arg(long = "to", value_name = "ORGAN")]
        review_at: Option<String>,
    },
    RequestFinalReview {
        #[command(flatten)]
        slip: Slip,
        #[arg(long = "reason", value_name = "TEXT")]
        own_reason: String,
        #[arg(long = "to", value_name = "ORGAN")]
        review_at: Option<String>,
    },
    Add {
        #[command(flatten)]
        slip: Slip,
        #[arg(long = "text", value_name = "TEXT")]
        own_letter: String,
        #[arg(long = "kind", value_name = "KIND", default_value = "supplement")]
        own_kind: String,
    },
    Attach {
        #[command(flatten)]
        slip: Slip,
        #[arg(value_name = "FILE")]
        own_paper: PathBuf,
        #[arg(long = "title", value_name = "TITLE")]
        own_title: Option<String>,
    },
    Withdraw {
        #[command(flatten)]
        slip: Slip,
        #[arg(long = "text", value_name = "TEXT", default_value = "")]
        own_text: String,
        #[arg(long = "yes", required = true)]
        is_meant: bool,
    },
}
