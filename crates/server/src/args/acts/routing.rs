//! What sending, returning and settling take.

use clap::Subcommand;

use super::{Decision, OnMatter, Telling};

#[derive(Debug, Subcommand)]
pub(crate) enum RoutingAct {
    Forward {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "ORGAN")]
        to: String,
    },
    Assign {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "ORGAN")]
        to: String,
        #[arg(long = "days", value_name = "N")]
        period_days: u16,
    },
    Object {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        reason: String,
    },
    Return {
        #[command(flatten)]
        act: OnMatter,
        #[command(flatten)]
        decision: Decision,
        #[arg(long)]
        reason: String,
    },
    Dispute {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        reason: String,
    },
    SettleJurisdiction {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "ORGAN")]
        to: String,
        #[arg(long)]
        reason: String,
    },
    Involve {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "ORGAN", required = true)]
        helper: Vec<String>,
        #[arg(long)]
        reason: String,
    },
    TakeOver {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "ORGAN")]
        to: String,
        #[arg(long)]
        reason: String,
    },
    Route {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        route: String,
        #[arg(long = "to", value_name = "ORGAN")]
        route_to: Option<String>,
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        telling: Telling,
    },
    RecordOutcome {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long = "result", value_name = "RESULT")]
        route_result: String,
        #[arg(long)]
        text: String,
    },
    ReportUrgent {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long = "to", value_name = "ORGAN", required = true)]
        addressee: Vec<String>,
        #[arg(long)]
        text: String,
    },
    Notify {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "KIND")]
        notice_kind: String,
        #[arg(long, value_name = "TEXT")]
        notice: String,
    },
    Urge {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long)]
        text: String,
    },
    Supervise {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "WORD")]
        circumstance: Option<String>,
        #[arg(long)]
        text: String,
    },
    Reply {
        #[command(flatten)]
        act: OnMatter,
        #[arg(long, value_name = "N")]
        number: u16,
        #[arg(long)]
        text: String,
    },
}
