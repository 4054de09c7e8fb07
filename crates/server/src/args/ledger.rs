//! What `xinze ledger …` takes.

use std::path::PathBuf;

use clap::Subcommand;

use super::{Actor, Mail};

#[derive(Debug, Subcommand)]
pub(crate) enum Ledger {
    Verify(LedgerVerify),
    Rebuild(LedgerRebuild),
    Begin {
        #[arg(value_name = "NAME")]
        ledger_name: String,
        #[arg(long = "hash", value_name = "HASH", default_value = "SHA-256")]
        ledger_hash: String,
    },
    Seal,
    Checkpoint {
        #[arg(long)]
        out: Option<PathBuf>,
    },
    Key {
        #[command(subcommand)]
        verb: Option<LedgerKey>,
    },
    Receipt(LedgerReceipt),
    Check(LedgerCheck),
    Prove(LedgerProve),
    Export {
        #[arg(value_name = "FOLDER")]
        ledger_folder: PathBuf,
    },
    Publish(LedgerPublish),
    Witness {
        #[arg(value_name = "FILE")]
        cosigned: PathBuf,
        #[arg(long = "key", value_name = "KEY|FILE", required = true)]
        witness_key: String,
    },
}

/// A check of everything that is stored.
#[derive(Debug, clap::Args)]
pub(crate) struct LedgerVerify {
    #[arg(long = "checkpoint", value_name = "FILE")]
    pub(crate) outside_checkpoint: Option<PathBuf>,
    #[arg(long = "resume", value_name = "FILE")]
    pub(crate) resume_file: Option<PathBuf>,
}

/// Rows that are made anew from the events.
#[derive(Debug, clap::Args)]
pub(crate) struct LedgerRebuild {
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long)]
    pub(crate) anew: bool,
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum LedgerKey {
    Rotate,
}

/// A receipt that is written.
#[derive(Debug, clap::Args)]
pub(crate) struct LedgerReceipt {
    pub(crate) matter: String,
    #[arg(long = "event", value_name = "NO", default_value_t = 1)]
    pub(crate) event_no: i64,
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    #[arg(long)]
    pub(crate) qr: bool,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// The newest checkpoint by mail.
#[derive(Debug, clap::Args)]
pub(crate) struct LedgerPublish {
    #[command(flatten)]
    pub(crate) mail: Mail,
    #[arg(long)]
    pub(crate) dry_run: bool,
}

/// A receipt that is checked, without any database.
#[derive(Debug, clap::Args)]
pub(crate) struct LedgerCheck {
    #[arg(value_name = "RECEIPT")]
    pub(crate) receipt_file: PathBuf,
    #[arg(long = "key", value_name = "KEY|FILE", required = true)]
    pub(crate) ledger_key: Vec<String>,
    #[arg(long = "checkpoint", value_name = "FILE")]
    pub(crate) known_checkpoint: Option<PathBuf>,
    #[arg(long = "link", value_name = "FILE", requires = "known_checkpoint")]
    pub(crate) link_file: Option<PathBuf>,
    #[arg(long = "witness", value_name = "KEY|FILE")]
    pub(crate) cosigner: Vec<String>,
}

/// Two checkpoints between which a proof is wanted.
#[derive(Debug, clap::Args)]
pub(crate) struct LedgerProve {
    #[arg(value_name = "OLD")]
    pub(crate) old_checkpoint: String,
    #[arg(value_name = "NEW")]
    pub(crate) new_checkpoint: Option<String>,
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
}
