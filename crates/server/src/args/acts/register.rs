//! What taking a petition in takes, and what a further letter, visit or call takes.

use std::path::PathBuf;

use jiff::civil::Date;

use super::OnMatter;
use crate::args::Actor;

#[derive(Debug, clap::Args)]
pub(crate) struct Register {
    #[arg(long)]
    pub(crate) title: String,
    #[arg(long)]
    pub(crate) text: String,
    #[arg(long, default_value = "letter")]
    pub(crate) channel: String,
    #[arg(long, default_value = "claim")]
    pub(crate) purpose: String,
    #[arg(long)]
    pub(crate) category: Option<u32>,
    #[arg(long = "place", value_name = "DIVISION")]
    pub(crate) matter_place: Option<i64>,
    #[arg(long, default_value = "ordinary")]
    pub(crate) urgency: String,
    #[command(flatten)]
    pub(crate) people: People,
    #[arg(long, conflicts_with_all = ["name", "phone", "address", "id_number", "party", "representative", "agent"])]
    pub(crate) anonymous: bool,
    #[arg(long, default_value_t = 1)]
    pub(crate) heads: u32,
    #[arg(long, default_value_t = 0)]
    pub(crate) representatives: u16,
    #[command(flatten)]
    pub(crate) accused: AccusedArgs,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) hand_over: Option<String>,
    #[arg(long)]
    pub(crate) sealed: bool,
    #[arg(long, value_name = "MATTER")]
    pub(crate) repeat_of: Option<String>,
    #[arg(long, value_name = "WORD", requires = "repeat_of", default_value = "recognised")]
    pub(crate) same_person: String,
    #[arg(long, value_name = "KEY")]
    pub(crate) request: Option<String>,
    #[arg(long, value_name = "FILE")]
    pub(crate) slip: Option<PathBuf>,
    #[arg(long)]
    pub(crate) on: Option<Date>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// Who petitions, first the one who is told.
#[derive(Debug, Default, clap::Args)]
pub(crate) struct People {
    #[arg(long, default_value = "")]
    pub(crate) name: String,
    #[arg(long, default_value = "")]
    pub(crate) phone: String,
    #[arg(long, default_value = "")]
    pub(crate) address: String,
    #[arg(long, value_name = "NUMBER", default_value = "")]
    pub(crate) id_number: String,
    #[arg(long, value_name = "NAME;PHONE;ADDRESS;ROLE;ID-NUMBER")]
    pub(crate) party: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) representative: Vec<String>,
    #[arg(long, value_name = "NAME")]
    pub(crate) agent: Vec<String>,
    #[arg(long)]
    pub(crate) mandate: bool,
}

/// Whom an accusation is about.
#[derive(Debug, clap::Args)]
pub(crate) struct AccusedArgs {
    #[arg(long, value_name = "ORGAN")]
    pub(crate) accused_organ: Vec<String>,
    #[arg(long, value_name = "OFFICIAL")]
    pub(crate) accused_official: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct AddContact {
    #[command(flatten)]
    pub(crate) act: OnMatter,
    #[arg(long = "kind", value_name = "KIND")]
    pub(crate) contact_kind: String,
    #[arg(long)]
    pub(crate) text: String,
    #[arg(long, default_value = "letter")]
    pub(crate) channel: String,
    #[arg(long, default_value_t = 1)]
    pub(crate) heads: u32,
    #[command(flatten)]
    pub(crate) people: People,
}
