//! What `xinze search …` takes.

use clap::Subcommand;

use super::Actor;

#[derive(Debug, clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct Search {
    #[arg(required = true, value_name = "TEXT")]
    pub(crate) words: Vec<String>,
    #[arg(long = "organ", value_name = "ORGAN")]
    pub(crate) held_by: Option<String>,
    #[arg(long)]
    pub(crate) stage: Option<String>,
    #[arg(long)]
    pub(crate) after: Option<String>,
    #[arg(long, default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub(crate) limit: u16,
    #[command(flatten)]
    pub(crate) actor: Actor,
    #[command(subcommand)]
    pub(crate) verb: Option<SearchVerb>,
}

#[derive(Clone, Copy, Debug, Subcommand)]
pub(crate) enum SearchVerb {
    Rebuild,
    Merge,
}
