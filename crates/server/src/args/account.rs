//! The command line of accounts.

use std::path::PathBuf;

use clap::Subcommand;

use super::Actor;

/// `xinze account …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Account {
    Make(AccountMake),
    Reset(AccountOf),
    ResetSecond(AccountOf),
    Lock(AccountOf),
    Unlock(AccountOf),
    Close(AccountOf),
    List,
    Link(AccountLink),
    Unlink(AccountOf),
    SignIns(AccountSignIns),
    Rules(AccountRules),
}

/// `xinze account make`.
#[derive(Debug, clap::Args)]
pub(crate) struct AccountMake {
    #[arg(long = "official", value_name = "OFFICIAL")]
    pub(crate) account_official: String,
    #[arg(long)]
    pub(crate) login: String,
    #[arg(long, value_name = "FILE", conflicts_with = "no_password")]
    pub(crate) password_file: Option<PathBuf>,
    #[arg(long)]
    pub(crate) no_password: bool,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// An account by its owner.
#[derive(Debug, clap::Args)]
pub(crate) struct AccountOf {
    #[arg(value_name = "OFFICIAL")]
    pub(crate) account_of: String,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// `xinze account link`.
#[derive(Debug, clap::Args)]
pub(crate) struct AccountLink {
    #[arg(value_name = "OFFICIAL")]
    pub(crate) account_of: String,
    #[arg(long)]
    pub(crate) issuer: String,
    #[arg(long)]
    pub(crate) subject: String,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// `xinze account sign-ins`.
#[derive(Debug, clap::Args)]
pub(crate) struct AccountSignIns {
    #[arg(long = "of", value_name = "OFFICIAL")]
    pub(crate) signed_in_as: Option<String>,
    #[arg(long = "limit", default_value_t = 50, value_parser = clap::value_parser!(i64).range(1..=1_000))]
    pub(crate) sign_ins_limit: i64,
}

/// `xinze account rules`.
#[derive(Debug, clap::Args)]
pub(crate) struct AccountRules {
    #[arg(long, value_name = "MINUTES")]
    pub(crate) idle_minutes: Option<i64>,
    #[arg(long, value_name = "HOURS")]
    pub(crate) whole_hours: Option<i64>,
    #[arg(long, value_parser = ["willing", "everybody"])]
    pub(crate) second_factor: Option<String>,
    #[arg(long, value_name = "ROLES", value_delimiter = ',')]
    pub(crate) second_factor_roles: Option<Vec<String>>,
}
