//! The command line. Its help texts are in the wording files.

mod account;
mod acts;
mod data;
mod keys;
mod ledger;
mod mail;
mod matter;
mod notice;
mod personal;
mod petition;
mod role;
mod rules;
mod search;

pub(crate) use account::{Account, AccountLink, AccountMake, AccountOf, AccountRules, AccountSignIns};
pub(crate) use acts::*;
pub(crate) use data::{Backup, Move, Restore, Upgrade};
pub(crate) use keys::Keys;
pub(crate) use ledger::{Ledger, LedgerCheck, LedgerProve, LedgerPublish, LedgerRebuild, LedgerReceipt, LedgerVerify};
pub(crate) use mail::{Mail, MailTls};
pub(crate) use matter::{DuePart, ListOrder, Matter, MatterAttach, MatterCode, MatterList, MatterPaper};
pub(crate) use notice::{Notice, NoticeShow, NoticeWrite};
pub(crate) use personal::{Personal, PersonalDue, PersonalErase, PersonalFind, PersonalOpen, PersonalReadings};
pub(crate) use petition::{Body, Petition, Slip};
pub(crate) use role::{RoleChange, RoleList, RoleMay, RoleVerb};
pub(crate) use rules::{Rules, RulesAttach, RulesList, RulesNew, RulesWhy};
pub(crate) use search::{Search, SearchVerb};

use std::path::PathBuf;

use clap::{Parser, Subcommand};
use jiff::civil::Date;

use crate::settings::Settings;
use crate::settings::list::{DATA, DATABASE, KEY_COMMAND, KEY_FILE, LANG};

/// The program.
#[derive(Debug, Parser)]
#[command(name = "xinze", version, disable_help_subcommand = true)]
pub(crate) struct Args {
    #[arg(long, global = true, env = "XINZE_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    #[arg(long, global = true, env = "XINZE_DATABASE")]
    pub(crate) database: Option<String>,
    #[arg(long, global = true, env = "XINZE_DATA", default_value = "xinze-data")]
    pub(crate) data: PathBuf,
    #[arg(long, global = true, env = "XINZE_MASTER_KEY_FILE", value_name = "FILE")]
    pub(crate) master_key_file: Option<PathBuf>,
    #[arg(long, global = true, env = "XINZE_MASTER_KEY_COMMAND", value_name = "COMMAND")]
    pub(crate) master_key_command: Option<String>,
    #[arg(long, global = true, env = "XINZE_LANG")]
    pub(crate) lang: Option<String>,
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Verb,
    /// Everything that is in force; read after the command line.
    #[arg(skip)]
    pub(crate) settings: Settings,
}

impl Args {
    /// The same with everything that is in force, wherever it was said.
    pub(crate) fn under(self, settings: Settings) -> Self {
        Self {
            database: settings.text(DATABASE).map(str::to_owned),
            data: settings.path(DATA).unwrap_or(self.data),
            master_key_file: settings.path(KEY_FILE),
            master_key_command: settings.text(KEY_COMMAND).map(str::to_owned),
            lang: settings.text(LANG).map(str::to_owned),
            settings,
            ..self
        }
    }

    /// Whether the command is about an installation whose file is looked for. A demonstration is none: it must not get
    /// into the data that a file names.
    pub(crate) const fn reads_the_file(&self) -> bool {
        !matches!(self.command, Verb::Demo(_))
    }
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
    Petition(Petition),
    #[command(subcommand)]
    Notice(Notice),
    #[command(subcommand)]
    Clock(Clock),
    #[command(subcommand)]
    Rules(Rules),
    #[command(subcommand)]
    Account(Account),
    #[command(subcommand)]
    Directory(crate::commands::directory::DirectoryVerb),
    #[command(subcommand)]
    Role(RoleVerb),
    Sweep {
        #[arg(long = "on", value_name = "DAY")]
        sweep_on: Option<Date>,
    },
    Counts(CountsOf),
    #[command(subcommand)]
    Ledger(Ledger),
    #[command(subcommand)]
    Keys(Keys),
    Search(Search),
    Backup(Backup),
    Restore(Restore),
    Move(Move),
    Doctor,
    Upgrade(Upgrade),
    #[command(subcommand)]
    Config(Config),
    #[command(subcommand)]
    Personal(Personal),
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
    #[arg(long)]
    pub(crate) administrator: Option<String>,
    #[arg(long, default_value = "admin")]
    pub(crate) login: String,
    #[arg(long)]
    pub(crate) cipher: Option<String>,
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
    #[arg(long, env = "XINZE_LISTEN", value_name = "ADDRESS")]
    pub(crate) listen: Option<String>,
    #[command(flatten)]
    pub(crate) mail: Mail,
    // Not longer than a week: whoever keeps checkpoints elsewhere sees no more than that rewritten unnoticed.
    #[arg(long, value_name = "HOURS", env = "XINZE_MAIL_EVERY", default_value_t = 24,
        value_parser = clap::value_parser!(u16).range(1..=168))]
    pub(crate) mail_every: u16,
}

/// `xinze config …`.
#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum Config {
    Show,
    Check,
    Example,
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
pub(crate) enum Clock {
    Explain {
        matter: String,
        #[command(flatten)]
        actor: Actor,
    },
    Recount {
        #[arg(long)]
        dry_run: bool,
    },
}

#[derive(Debug, clap::Args)]
pub(crate) struct CountsOf {
    #[arg(long = "organ", value_name = "ORGAN")]
    pub(crate) counted_organ: Option<String>,
    #[arg(long = "month", value_name = "MONTH")]
    pub(crate) counted_month: Option<String>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(crate) struct Bench {
    #[command(subcommand)]
    pub(crate) verb: Option<BenchVerb>,
    #[arg(long, default_value_t = 20_000)]
    pub(crate) rows: u64,
    #[arg(long, default_value_t = 100_000)]
    pub(crate) list: u64,
}

#[derive(Debug, Subcommand)]
pub(crate) enum BenchVerb {
    Store(BenchStore),
}

/// How many matters are planted for measuring, and where.
#[derive(Debug, clap::Args)]
pub(crate) struct BenchStore {
    #[arg(long, default_value_t = 100_000)]
    pub(crate) thin: u64,
    #[arg(long)]
    pub(crate) keep: Option<PathBuf>,
    #[arg(long)]
    pub(crate) brief: bool,
}
