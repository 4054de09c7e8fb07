//! The command line. Its help texts are in the wording files.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

/// The program.
#[derive(Debug, Parser)]
#[command(name = "xinze", version, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[arg(long, global = true, env = "XINZE_DATABASE")]
    pub(crate) database: Option<String>,
    #[arg(long, global = true, env = "XINZE_DATA", default_value = "xinze-data")]
    pub(crate) data: PathBuf,
    #[arg(long, global = true, env = "XINZE_LANG")]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Verb,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    Init(Init),
    Demo(Demo),
    Serve(Serve),
    Import(Import),
    #[command(subcommand)]
    Matter(Matter),
    #[command(subcommand)]
    Clock(Clock),
    #[command(subcommand)]
    Rules(Rules),
    #[command(subcommand)]
    Ledger(Ledger),
    Bench(Bench),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Init {
    #[arg(long)]
    pub(crate) division: i64,
    #[arg(long)]
    pub(crate) division_name: String,
    #[arg(long)]
    pub(crate) office: String,
    #[arg(long)]
    pub(crate) mark: String,
    #[arg(long)]
    pub(crate) clerk: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Demo {
    #[arg(long)]
    pub(crate) matters: Option<u64>,
    #[arg(long)]
    pub(crate) seed: Option<u64>,
    #[arg(long)]
    pub(crate) today: Option<Date>,
    #[arg(long, default_value_t = 8370)]
    pub(crate) port: u16,
    #[arg(long)]
    pub(crate) no_serve: bool,
    #[arg(long)]
    pub(crate) fresh: bool,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Serve {
    #[arg(long, default_value = "127.0.0.1:8370")]
    pub(crate) listen: std::net::SocketAddr,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Actor {
    #[arg(long = "as", value_name = "OFFICIAL")]
    pub(crate) official: Option<String>,
    #[arg(long = "for", value_name = "ORGAN")]
    pub(crate) organ: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Import {
    pub(crate) file: PathBuf,
    #[arg(long)]
    pub(crate) mapping: PathBuf,
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[arg(long)]
    pub(crate) rejected: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Matter {
    List(MatterList),
    Show {
        matter: String,
    },
    #[command(subcommand)]
    Act(MatterAct),
}

#[derive(Clone, Copy, Debug, ValueEnum)]
pub(crate) enum DuePart {
    Overdue,
    Week,
    Later,
}

#[derive(Debug, clap::Args)]
pub(crate) struct MatterList {
    #[arg(long)]
    pub(crate) organ: Option<String>,
    #[arg(long)]
    pub(crate) stage: Option<String>,
    #[arg(long)]
    pub(crate) due: Option<DuePart>,
    #[arg(long)]
    pub(crate) after: Option<String>,
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub(crate) limit: u16,
}

/// What every act on a matter takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Common {
    pub(crate) matter: String,
    #[arg(long)]
    pub(crate) on: Option<Date>,
    #[arg(long)]
    pub(crate) expect: Option<u64>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, Subcommand)]
pub(crate) enum MatterAct {
    Register {
        #[arg(long)]
        title: String,
        #[arg(long)]
        text: String,
        #[arg(long, default_value = "letter")]
        channel: String,
        #[arg(long, default_value = "claim")]
        purpose: String,
        #[arg(long)]
        category: Option<u32>,
        #[arg(long, default_value = "")]
        name: String,
        #[arg(long, default_value = "")]
        phone: String,
        #[arg(long, default_value = "")]
        address: String,
        #[arg(long, default_value_t = 1)]
        heads: u32,
        #[arg(long, default_value_t = 0)]
        representatives: u16,
        #[arg(long)]
        accused: Option<String>,
        #[arg(long)]
        on: Option<Date>,
        #[command(flatten)]
        actor: Actor,
    },
    Forward {
        #[command(flatten)]
        common: Common,
        #[arg(long)]
        to: String,
    },
    Accept {
        #[command(flatten)]
        common: Common,
    },
    Extend {
        #[command(flatten)]
        common: Common,
        #[arg(long)]
        days: u16,
        #[arg(long)]
        reason: String,
        #[arg(long)]
        approved_by: String,
    },
    Answer {
        #[command(flatten)]
        common: Common,
        #[arg(long)]
        opinion: String,
        #[arg(long)]
        text: String,
    },
    Deliver {
        #[command(flatten)]
        common: Common,
        #[arg(long, default_value = "signed")]
        proof: String,
    },
    RequestReview {
        #[command(flatten)]
        common: Common,
        #[arg(long)]
        reason: String,
    },
    Review {
        #[command(flatten)]
        common: Common,
        #[arg(long)]
        result: String,
        #[arg(long)]
        text: String,
    },
    RequestFinalReview {
        #[command(flatten)]
        common: Common,
        #[arg(long)]
        reason: String,
    },
    FinalReview {
        #[command(flatten)]
        common: Common,
        #[arg(long)]
        result: String,
        #[arg(long)]
        text: String,
    },
    Conclude {
        #[command(flatten)]
        common: Common,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum Clock {
    Explain { matter: String },
}

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

#[derive(Debug, Subcommand)]
pub(crate) enum Ledger {
    Verify,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Bench {
    #[arg(long, default_value_t = 20_000)]
    pub(crate) rows: u64,
    #[arg(long, default_value_t = 100_000)]
    pub(crate) list: u64,
}
