//! The command line of tokens for programs.

use clap::Subcommand;

use super::Actor;

/// `xinze token …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Token {
    Make(TokenMake),
    List(TokenList),
    Revoke(TokenRevoke),
}

/// `xinze token make`.
#[derive(Debug, clap::Args)]
pub(crate) struct TokenMake {
    #[arg(long = "name", value_name = "NAME")]
    pub(crate) token_name: String,
    #[arg(long = "scope", value_name = "SCOPE", required = true, value_delimiter = ',',
        value_parser = ["read", "act", "register"])]
    pub(crate) token_scope: Vec<String>,
    #[arg(long = "days", value_name = "N", default_value_t = 90,
        value_parser = clap::value_parser!(u16).range(1..=i64::from(app::api_access::DAYS_MAX)))]
    pub(crate) token_days: u16,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// `xinze token list`.
#[derive(Debug, clap::Args)]
pub(crate) struct TokenList {
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// `xinze token revoke`.
#[derive(Debug, clap::Args)]
pub(crate) struct TokenRevoke {
    #[arg(value_name = "NUMBER")]
    pub(crate) token_number: i64,
    #[command(flatten)]
    pub(crate) actor: Actor,
}
