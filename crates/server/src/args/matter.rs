//! What `xinze matter …` takes, acts apart.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};
use jiff::civil::Date;

use super::{Actor, MatterAct, OnMatter};

#[derive(Debug, Subcommand)]
pub(crate) enum Matter {
    List(Box<MatterList>),
    Show {
        matter: String,
        #[arg(long = "as-of", value_name = "MOMENT", value_parser = app::known_by)]
        known_by: Option<i64>,
        #[command(flatten)]
        actor: Actor,
    },
    #[command(subcommand)]
    Act(Box<MatterAct>),
    Attach(MatterAttach),
    Code(MatterCode),
    Paper(MatterPaper),
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DuePart {
    Overdue,
    Week,
    Later,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum ListOrder {
    Due,
    Received,
}

#[derive(Debug, clap::Args)]
pub(crate) struct MatterList {
    #[arg(long = "organ", value_name = "ORGAN")]
    pub(crate) held_by: Option<String>,
    #[arg(long)]
    pub(crate) stage: Option<String>,
    #[arg(long)]
    pub(crate) due: Option<DuePart>,
    #[command(flatten)]
    pub(crate) narrowed: Narrowed,
    #[arg(long = "order", value_name = "ORDER")]
    pub(crate) list_order: Option<ListOrder>,
    #[arg(long = "as-of", value_name = "MOMENT", value_parser = app::known_by, conflicts_with_all = ["due", "list_order", "Narrowed"])]
    pub(crate) known_by: Option<i64>,
    #[arg(long)]
    pub(crate) after: Option<String>,
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub(crate) limit: u16,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// What else narrows a list.
#[derive(Debug, clap::Args)]
pub(crate) struct Narrowed {
    #[arg(long = "handler", value_name = "OFFICIAL")]
    pub(crate) only_handler: Option<String>,
    #[arg(long = "office", value_name = "ORGAN")]
    pub(crate) only_office: Option<String>,
    #[arg(long = "place", value_name = "DIVISION")]
    pub(crate) only_place: Option<i64>,
    #[arg(long = "category", value_name = "CLASS")]
    pub(crate) only_category: Option<String>,
    #[arg(long = "channel", value_name = "CHANNEL")]
    pub(crate) only_channel: Option<String>,
    #[arg(long = "purpose", value_name = "PURPOSE")]
    pub(crate) only_purpose: Option<String>,
    #[arg(long = "urgency", value_name = "URGENCY")]
    pub(crate) only_urgency: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) received_from: Option<Date>,
    #[arg(long, value_name = "DAY")]
    pub(crate) received_until: Option<Date>,
    #[arg(long)]
    pub(crate) repeated: bool,
    #[arg(long = "first", conflicts_with = "repeated")]
    pub(crate) first_time: bool,
    #[arg(long)]
    pub(crate) with_findings: bool,
}

/// A paper that is handed in.
#[derive(Debug, clap::Args)]
pub(crate) struct MatterAttach {
    #[command(flatten)]
    pub(crate) act: OnMatter,
    #[arg(value_name = "FILE")]
    pub(crate) paper_file: PathBuf,
    #[arg(long = "title", value_name = "TITLE", default_value = "")]
    pub(crate) paper_title: String,
    #[arg(long = "contact", value_name = "NUMBER", value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) paper_contact: Option<u16>,
}

/// A new query code for a petitioner who lost the slip.
#[derive(Debug, clap::Args)]
pub(crate) struct MatterCode {
    #[command(flatten)]
    pub(crate) act: OnMatter,
    #[arg(long = "petitioner", value_name = "NUMBER", default_value_t = 1)]
    pub(crate) petitioner_no: usize,
    #[arg(long = "shown", value_name = "TEXT")]
    pub(crate) shown: String,
}

/// A paper that is read again.
#[derive(Debug, clap::Args)]
pub(crate) struct MatterPaper {
    pub(crate) matter: String,
    #[arg(value_name = "NUMBER")]
    pub(crate) paper_no: usize,
    #[arg(long, value_name = "FILE")]
    pub(crate) out: PathBuf,
    #[command(flatten)]
    pub(crate) actor: Actor,
}
