//! `xinze directory …`: organs, people in office, and how they change.

mod add;
mod args;
mod import;
mod list;
mod reorganise;
mod show;
mod tenure;

pub(crate) use args::DirectoryVerb;

use app::domain::directory::{Change, Directory};
use app::domain::{DivisionCode, OrganId};
use app::{App, Failure, home_shard};
use jiff::civil::Date;
use serde_json::json;
use web::words::Speaker;
use wording::Words;

use crate::args::{Actor, Args};
use crate::ending::{self, Ending};
use crate::{moment, out, place};

pub(super) async fn run(args: &Args, verb: &DirectoryVerb, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let asking = Asking { args, app: &app, words };
    let done = match verb {
        DirectoryVerb::List { as_of, under } => list::run(&asking, *as_of, under.as_deref()),
        DirectoryVerb::Show { directory_organ, as_of } => show::run(&asking, directory_organ, *as_of),
        DirectoryVerb::Import { directory_file, row_kind, dry_run, rejected, actor } => {
            let asked = import::Asked { file: directory_file, kind: row_kind.as_deref(), dry_run: *dry_run, rejected };
            import::run(&asking, asked, actor).await
        }
        DirectoryVerb::AddOrgan(organ) => add::organ(&asking, organ).await,
        DirectoryVerb::AddOfficial { official_name, new_id, actor } => {
            add::official(&asking, official_name, *new_id, actor).await
        }
        DirectoryVerb::Appoint(appoint) => tenure::appoint(&asking, appoint).await,
        DirectoryVerb::ChangePortfolio { seat, since, portfolio, actor } => {
            tenure::change_portfolio(&asking, seat, *since, portfolio, actor).await
        }
        DirectoryVerb::EndTenure { seat, last_day, actor } => tenure::end(&asking, seat, *last_day, actor).await,
        DirectoryVerb::Reorganise(verb) => reorganise::run(&asking, verb).await,
    };
    app.db().close().await;
    done
}

/// The command line, the installation and the language of one command.
struct Asking<'a> {
    args: &'a Args,
    app: &'a App,
    words: &'static Words,
}

impl Asking<'_> {
    /// The organ that a text names: by number, name or mark; of several one that exists on the day.
    fn organ(&self, directory: &Directory, text: &str, on: Date) -> Result<OrganId, Ending> {
        let mut called = directory.organs.values().filter(|organ| organ.name == text || organ.mark == text);
        let active = called.clone().find(|organ| directory.active(organ.id, on).is_ok());
        match active.or_else(|| called.next()) {
            Some(organ) => Ok(organ.id),
            None => place::organ(directory, self.words, text),
        }
    }

    fn organs(&self, directory: &Directory, texts: &[String], on: Date) -> Result<Vec<OrganId>, Ending> {
        texts.iter().map(|text| self.organ(directory, text, on)).collect()
    }

    /// The division that a text names: by code or name.
    fn division(&self, directory: &Directory, text: &str) -> Result<DivisionCode, Ending> {
        let code = text.parse().ok().map(DivisionCode);
        let found = directory.divisions.values().find(|row| Some(row.code) == code || row.name == text);
        let none = || Ending::usage(self.words.with("bad-place", &[("place", text.into())]));
        found.map(|row| row.code).ok_or_else(none)
    }

    /// Makes changes, all or none, and says what came of them.
    async fn change(&self, actor: &Actor, changes: Vec<Change>) -> Result<(), Ending> {
        let stamp = place::stamp(self.app, self.words, actor, None).await?;
        let shard = home_shard(&self.app.directory(), stamp.actor.organ);
        let done = self.app.change_directory(&stamp, &mut moment::chance()?, shard, changes).await;
        done.map_err(|failure| self.refused(failure))
    }

    /// A refusal in words, or as JSON.
    fn refused(&self, failure: Failure) -> Ending {
        let Failure::Refused(refusal) = failure else { return failure.into() };
        if self.args.json {
            return match out::json(&json!({ "refusal": refusal })) {
                Ok(()) => Ending::Silent { code: ending::REFUSED },
                Err(ending) => ending,
            };
        }
        let directory = self.app.directory();
        let told = Speaker { words: self.words, directory: &directory, law: self.app.law() }.refusal(&refusal);
        Ending::Told { code: ending::REFUSED, lines: vec![told.why, told.way_out] }
    }
}
