//! The command line of roles.

use clap::Subcommand;
use jiff::civil::Date;

use super::Actor;

/// `xinze role …`.
#[derive(Debug, Subcommand)]
pub(crate) enum RoleVerb {
    Give(RoleChange),
    Withdraw(RoleChange),
    List(RoleList),
    May(RoleMay),
}

#[derive(Debug, clap::Args)]
pub(crate) struct RoleChange {
    #[arg(value_name = "OFFICIAL")]
    pub(crate) role_official: String,
    #[arg(value_name = "ROLE")]
    pub(crate) role_word: String,
    #[arg(long = "at", value_name = "ORGAN")]
    pub(crate) role_at: String,
    #[arg(long = "reason", value_name = "TEXT")]
    pub(crate) role_reason: String,
    #[arg(long = "from", value_name = "DAY")]
    pub(crate) role_from: Option<Date>,
    #[arg(long = "until", value_name = "DAY")]
    pub(crate) role_until: Option<Date>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RoleList {
    #[arg(long = "of", value_name = "OFFICIAL")]
    pub(crate) role_of: Option<String>,
    #[arg(long = "at", value_name = "ORGAN")]
    pub(crate) role_at: Option<String>,
    #[arg(long = "on", value_name = "DAY")]
    pub(crate) role_on: Option<Date>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct RoleMay {
    #[arg(value_name = "OFFICIAL")]
    pub(crate) role_official: String,
    #[arg(value_name = "ACTION")]
    pub(crate) action_word: String,
    #[arg(value_name = "MATTER")]
    pub(crate) action_on: Option<String>,
    #[arg(long = "for", value_name = "ORGAN")]
    pub(crate) action_organ: Option<String>,
    #[arg(long = "on", value_name = "DAY")]
    pub(crate) role_on: Option<Date>,
}
