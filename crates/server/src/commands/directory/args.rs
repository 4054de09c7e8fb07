//! What `xinze directory …` takes. The names of the fields are the keys of the help texts.

use std::path::PathBuf;

use clap::Subcommand;
use jiff::civil::Date;

use crate::args::Actor;

#[derive(Debug, Subcommand)]
pub(crate) enum DirectoryVerb {
    List {
        #[arg(long = "on", value_name = "DAY")]
        as_of: Option<Date>,
        #[arg(long, value_name = "ORGAN")]
        under: Option<String>,
    },
    Show {
        #[arg(value_name = "ORGAN")]
        directory_organ: String,
        #[arg(long = "on", value_name = "DAY")]
        as_of: Option<Date>,
    },
    Import {
        #[arg(value_name = "FILE")]
        directory_file: PathBuf,
        #[arg(long = "kind", value_name = "KIND")]
        row_kind: Option<String>,
        #[arg(long)]
        dry_run: bool,
        #[arg(long, value_name = "FILE")]
        rejected: Option<PathBuf>,
        #[command(flatten)]
        actor: Actor,
    },
    AddOrgan(AddOrgan),
    AddOfficial {
        #[arg(value_name = "NAME")]
        official_name: String,
        #[arg(long = "id", value_name = "NUMBER")]
        new_id: Option<i64>,
        #[command(flatten)]
        actor: Actor,
    },
    Appoint(Appoint),
    ChangePortfolio {
        #[command(flatten)]
        seat: Seat,
        #[arg(long, value_name = "DAY")]
        since: Option<Date>,
        #[command(flatten)]
        portfolio: PortfolioArgs,
        #[command(flatten)]
        actor: Actor,
    },
    EndTenure {
        #[command(flatten)]
        seat: Seat,
        #[arg(long = "until", value_name = "DAY")]
        last_day: Option<Date>,
        #[command(flatten)]
        actor: Actor,
    },
    #[command(subcommand)]
    Reorganise(Reorganise),
}

#[derive(Debug, clap::Args)]
pub(crate) struct AddOrgan {
    #[arg(value_name = "NAME")]
    pub(crate) organ_name: String,
    #[arg(long = "mark", value_name = "MARK")]
    pub(crate) organ_mark: String,
    #[arg(long = "kind", value_name = "KIND")]
    pub(crate) organ_kind: String,
    #[arg(long = "division", value_name = "DIVISION")]
    pub(crate) organ_division: String,
    #[arg(long = "id", value_name = "NUMBER")]
    pub(crate) new_id: Option<i64>,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) parent: Option<String>,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) line: Option<String>,
    #[arg(long)]
    pub(crate) vertical: bool,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) managed_by: Option<String>,
    #[arg(long = "from", value_name = "DAY")]
    pub(crate) first_day: Option<Date>,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// A person at a post.
#[derive(Debug, clap::Args)]
pub(crate) struct Seat {
    #[arg(value_name = "OFFICIAL")]
    pub(crate) person: String,
    #[arg(long = "at", value_name = "ORGAN")]
    pub(crate) at: String,
    #[arg(long, value_name = "TITLE")]
    pub(crate) post: String,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PortfolioArgs {
    #[arg(long = "in-charge-of", value_name = "ORGAN")]
    pub(crate) in_charge_of: Vec<String>,
    #[arg(long = "field", value_name = "FIELD")]
    pub(crate) fields: Vec<String>,
}

#[derive(Debug, clap::Args)]
pub(crate) struct Appoint {
    #[command(flatten)]
    pub(crate) seat: Seat,
    #[arg(long = "standing", value_name = "STANDING")]
    pub(crate) post_standing: Option<String>,
    #[arg(long = "from", value_name = "DAY")]
    pub(crate) first_day: Option<Date>,
    #[arg(long = "until", value_name = "DAY")]
    pub(crate) last_day: Option<Date>,
    #[arg(long)]
    pub(crate) acting: bool,
    #[command(flatten)]
    pub(crate) portfolio: PortfolioArgs,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

/// What every reorganisation takes.
#[derive(Debug, clap::Args)]
pub(crate) struct Change {
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Reorganise {
    Merge {
        #[arg(value_name = "ORGAN", required = true)]
        merged: Vec<String>,
        #[arg(long, value_name = "ORGAN")]
        into: String,
        #[arg(long = "mark", value_name = "MARK")]
        founded_mark: Option<String>,
        #[arg(long = "from", value_name = "DAY")]
        first_day: Option<Date>,
        #[command(flatten)]
        change: Change,
    },
    Split {
        #[arg(value_name = "ORGAN")]
        directory_organ: String,
        #[arg(long, value_name = "ORGAN", required = true)]
        part: Vec<String>,
        #[arg(long = "from", value_name = "DAY")]
        first_day: Option<Date>,
        #[command(flatten)]
        change: Change,
    },
    Rename {
        #[arg(value_name = "ORGAN")]
        directory_organ: String,
        #[arg(value_name = "NAME")]
        new_name: String,
        #[arg(long = "mark", value_name = "MARK")]
        new_mark: Option<String>,
        #[arg(long = "from", value_name = "DAY")]
        first_day: Option<Date>,
        #[command(flatten)]
        change: Change,
    },
    Dissolve {
        #[arg(value_name = "ORGAN")]
        directory_organ: String,
        #[arg(long = "until", value_name = "DAY")]
        last_day: Option<Date>,
        #[arg(long, value_name = "ORGAN")]
        successor: Vec<String>,
        #[command(flatten)]
        change: Change,
    },
    Move(Move),
}

#[derive(Debug, clap::Args)]
pub(crate) struct Move {
    #[arg(value_name = "ORGAN")]
    pub(crate) directory_organ: String,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) parent: Option<String>,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) line: Option<String>,
    #[arg(long, value_name = "YES|NO")]
    pub(crate) run_from_above: Option<String>,
    #[arg(long, value_name = "ORGAN")]
    pub(crate) managed_by: Option<String>,
    #[arg(long = "division", value_name = "DIVISION")]
    pub(crate) organ_division: Option<String>,
    #[arg(long = "from", value_name = "DAY")]
    pub(crate) first_day: Option<Date>,
    #[command(flatten)]
    pub(crate) change: Change,
}
