//! What taking a matter up, looking into it and answering it take.

use clap::Subcommand;

use super::{Decision, OnMatter, Promised, Telling};

#[derive(Debug, Subcommand)]
pub(crate) enum HandlingAct {
    Accept {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, default_value = "ordinary")]
        procedure: String,
        #[command(flatten)]
        telling: Telling,
    },
    Decline {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        ground: String,
        #[arg(long = "other", value_name = "MATTER")]
        pending_matter: Option<String>,
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        telling: Telling,
    },
    AppointHandler {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "OFFICIAL")]
        handler: String,
    },
    RaiseRecusal {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "OFFICIAL")]
        about: String,
        #[arg(long)]
        reason: String,
    },
    DecideRecusal {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "OFFICIAL")]
        about: String,
        #[command(flatten)]
        decision: Decision,
        #[arg(long)]
        reason: String,
    },
    Investigate {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        inquiry: String,
        #[arg(long)]
        text: String,
    },
    OpenInterlude {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        interval: String,
        #[arg(long)]
        consent: bool,
        #[arg(long)]
        text: String,
    },
    CloseInterlude {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        interval: String,
        #[arg(long)]
        text: String,
        #[command(flatten)]
        settled: Promised,
    },
    Extend {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, default_value = "handling")]
        term: String,
        #[arg(long)]
        days: u16,
        #[arg(long)]
        reason: String,
        #[arg(long, value_name = "OFFICIAL")]
        approved_by: String,
    },
    Answer(Box<Answer>),
    Deliver {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, default_value = "signed")]
        proof: String,
    },
    ReportBack {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long = "kind", value_name = "KIND", default_value = "closing")]
        report_kind: String,
        #[arg(long)]
        text: String,
    },
    Conclude {
        #[command(flatten)]
        act: OnMatter,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct Answer {
    #[command(flatten)]
    pub(crate) act: OnMatter,
    #[arg(long)]
    pub(crate) opinion: String,
    #[arg(long, value_name = "TEXT")]
    pub(crate) claim: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) facts: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) opinion_text: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) basis: Option<String>,
    #[arg(long = "text", value_name = "TEXT", conflicts_with_all = ["claim", "facts", "opinion_text", "basis"])]
    pub(crate) whole_text: Option<String>,
    #[arg(long = "part", value_name = "PART", requires = "whole_text")]
    pub(crate) opinion_part: Vec<String>,
    #[command(flatten)]
    pub(crate) promise: Promised,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(crate) new_facts: String,
}
