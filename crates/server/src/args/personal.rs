//! The command line of personal data: erasing, seeing in clear, looking up.

use clap::Subcommand;
use jiff::civil::Date;

use super::Actor;

/// `xinze personal …`.
#[derive(Debug, Subcommand)]
pub(crate) enum Personal {
    Erase(PersonalErase),
    Due(PersonalDue),
    Keep {
        keep_class: Option<String>,
        #[arg(requires = "keep_class")]
        keep_years: Option<i16>,
    },
    Open(PersonalOpen),
    Readings(PersonalReadings),
    Find(PersonalFind),
}

#[derive(Debug, clap::Args)]
pub(crate) struct PersonalErase {
    #[arg(required_unless_present = "erase_due", conflicts_with = "erase_due")]
    pub(crate) matter: Option<String>,
    #[arg(long = "person", value_name = "NUMBER")]
    pub(crate) erase_persons: Vec<usize>,
    #[arg(long = "contact", value_name = "NUMBER")]
    pub(crate) erase_contacts: Vec<i64>,
    #[arg(long = "all")]
    pub(crate) erase_all: bool,
    #[arg(long = "due", conflicts_with_all = ["erase_persons", "erase_contacts", "erase_all"])]
    pub(crate) erase_due: bool,
    #[arg(long = "reason", value_name = "TEXT")]
    pub(crate) erase_reason: String,
    #[arg(long = "dry-run")]
    pub(crate) erase_dry: bool,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PersonalDue {
    #[arg(long = "limit", default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub(crate) due_limit: u16,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PersonalOpen {
    pub(crate) matter: String,
    #[arg(long = "person", value_name = "NUMBER")]
    pub(crate) open_person: Option<usize>,
    #[arg(long = "texts", conflicts_with = "open_person")]
    pub(crate) open_texts: bool,
    #[arg(long = "purpose", value_name = "TEXT")]
    pub(crate) read_for: String,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PersonalReadings {
    #[arg(long = "matter", value_name = "MATTER", conflicts_with = "read_by")]
    pub(crate) readings_of: Option<String>,
    #[arg(long = "official", value_name = "OFFICIAL")]
    pub(crate) read_by: Option<String>,
    #[arg(long = "from", value_name = "DAY")]
    pub(crate) read_from: Option<Date>,
    #[arg(long = "until", value_name = "DAY")]
    pub(crate) read_until: Option<Date>,
    #[arg(long = "limit", default_value_t = 100, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub(crate) readings_limit: u16,
    #[command(flatten)]
    pub(crate) actor: Actor,
}

#[derive(Debug, clap::Args)]
pub(crate) struct PersonalFind {
    #[arg(long = "phone", visible_alias = "id-number", value_name = "NUMBER")]
    pub(crate) phone_sought: String,
    #[arg(long = "purpose", value_name = "TEXT")]
    pub(crate) read_for: String,
    #[command(flatten)]
    pub(crate) actor: Actor,
}
