//! What `xinze rules …` takes.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::Date;

#[derive(Debug, Subcommand)]
pub(crate) enum Rules {
    List(RulesList),
    Check {
        folders: Vec<PathBuf>,
    },
    Show {
        what: Option<String>,
    },
    Why(RulesWhy),
    Diff {
        left: String,
        right: String,
        #[arg(long)]
        all: bool,
    },
    Coverage {
        packs: Vec<String>,
    },
    Attach(RulesAttach),
    New(RulesNew),
}

#[derive(Debug, Default, clap::Args)]
pub(crate) struct RulesList {
    #[arg(long, value_name = "DIVISION")]
    pub(crate) place: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesWhy {
    pub(crate) rule: String,
    #[arg(long, value_name = "DIVISION")]
    pub(crate) place: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) on: Option<Date>,
    #[arg(long, value_name = "KIND")]
    pub(crate) organ_kind: Option<String>,
    #[arg(long)]
    pub(crate) level: Option<String>,
    #[arg(long)]
    pub(crate) standing: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesAttach {
    pub(crate) text_file: PathBuf,
    #[arg(long, value_name = "CODE")]
    pub(crate) pack: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RulesNew {
    pub(crate) code: String,
    #[arg(long, value_name = "CODE")]
    pub(crate) base: String,
    #[arg(long = "division", value_name = "DIVISION")]
    pub(crate) pack_division: String,
    #[arg(long = "title", value_name = "TITLE")]
    pub(crate) pack_title: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<Date>,
}
