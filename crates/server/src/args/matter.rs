//! What `xinze matter …` takes, acts apart.

use std::path::PathBuf;

use clap::{Subcommand, ValueEnum};

use super::{Actor, MatterAct, OnMatter};

#[derive(Debug, Subcommand)]
pub(crate) enum Matter {
    List(MatterList),
    Show {
        matter: String,
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

#[derive(Debug, clap::Args)]
pub(crate) struct MatterList {
    #[arg(long = "organ", value_name = "ORGAN")]
    pub(crate) held_by: Option<String>,
    #[arg(long)]
    pub(crate) stage: Option<String>,
    #[arg(long)]
    pub(crate) due: Option<DuePart>,
    #[arg(long)]
    pub(crate) after: Option<String>,
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub(crate) limit: u16,
    #[command(flatten)]
    pub(crate) actor: Actor,
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
