//! What the commands take that carry the data from place to place.

use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(crate) struct Backup {
    #[arg(value_name = "FOLDER")]
    pub(crate) backup_folder: PathBuf,
    #[arg(long)]
    pub(crate) incremental: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Upgrade {
    #[arg(long = "copy", value_name = "FOLDER", conflicts_with = "backed_up")]
    pub(crate) upgrade_copy: Option<PathBuf>,
    #[arg(long)]
    pub(crate) backed_up: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Restore {
    #[arg(value_name = "FOLDER")]
    pub(crate) restore_folder: PathBuf,
    #[arg(long = "checkpoint", value_name = "FILE")]
    pub(crate) trusted_checkpoint: Option<PathBuf>,
    #[arg(long)]
    pub(crate) unproved: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Move {
    #[arg(value_name = "ADDRESS", required_unless_present = "reopen", conflicts_with = "reopen")]
    pub(crate) move_to: Option<String>,
    #[arg(long)]
    pub(crate) unproved: bool,
    #[arg(long)]
    pub(crate) reopen: bool,
}
