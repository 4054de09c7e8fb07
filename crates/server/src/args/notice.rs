//! What `xinze notice …` takes.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Actor, OnMatter};

#[derive(Debug, Subcommand)]
pub(crate) enum Notice {
    Kinds,
    Check {
        #[arg(value_name = "FOLDER")]
        notice_folder: Option<PathBuf>,
    },
    Draft(NoticeWrite),
    Issue(NoticeWrite),
    Show(NoticeShow),
}

/// A document that is written.
#[derive(Debug, clap::Args)]
pub(crate) struct NoticeWrite {
    #[command(flatten)]
    pub(crate) act: OnMatter,
    #[arg(value_name = "KIND")]
    pub(crate) document_kind: String,
    #[arg(long = "part", value_name = "NAME=TEXT|@FILE")]
    pub(crate) notice_part: Vec<String>,
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
}

/// A document that is read again.
#[derive(Debug, clap::Args)]
pub(crate) struct NoticeShow {
    pub(crate) matter: String,
    #[arg(value_name = "SEQ")]
    pub(crate) notice_seq: usize,
    #[arg(long = "purpose", value_name = "TEXT")]
    pub(crate) read_for: Option<String>,
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}
