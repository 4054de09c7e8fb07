//! One command at work on an installation: finds who and what the command line names, and reads its texts.

use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use app::domain::directory::Directory;
use app::domain::matter::Matter;
use app::domain::wall::Reader;
use app::domain::{MatterId, OfficialId, OrganId};
use app::law::Named;
use app::{App, Failure, MatterKey, MatterView, Stamp};
use web::words::Speaker;
use wording::Words;

use crate::args::{Actor, Args};
use crate::ending::Ending;
use crate::place;

/// What a text is called that is read from standard input.
const STANDARD_INPUT: &str = "-";
/// How a text begins that is read from a file.
const FROM_FILE: char = '@';

/// The command line, the installation and the language of one command.
pub(crate) struct Desk<'a> {
    pub(crate) args: &'a Args,
    pub(crate) app: &'a App,
    pub(crate) words: &'static Words,
    pub(crate) directory: Arc<Directory>,
}

impl<'a> Desk<'a> {
    pub(crate) fn new(args: &'a Args, app: &'a App, words: &'static Words) -> Self {
        Self { args, app, words, directory: app.directory() }
    }

    pub(crate) fn speaker(&self) -> Speaker<'_> {
        Speaker { words: self.words, directory: &self.directory, law: self.app.law() }
    }

    pub(crate) fn organ(&self, text: &str) -> Result<OrganId, Ending> {
        place::organ(&self.directory, self.words, text)
    }

    pub(crate) fn organs(&self, texts: &[String]) -> Result<Vec<OrganId>, Ending> {
        texts.iter().map(|text| self.organ(text)).collect()
    }

    pub(crate) fn official(&self, text: &str) -> Result<OfficialId, Ending> {
        place::official(&self.directory, self.words, text)
    }

    /// A text from the argument, from the file after `@`, or from standard input where it is `-`.
    pub(crate) fn text(&self, given: &str) -> Result<String, Ending> {
        if let Some(path) = given.strip_prefix(FROM_FILE) {
            let path = Path::new(path);
            return std::fs::read_to_string(path).map_err(|error| place::unreadable(path, &error, self.words));
        }
        if given != STANDARD_INPUT {
            return Ok(given.to_owned());
        }
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        Ok(text)
    }

    /// The value that a word names: as written, or as people say it. `family` is where the wording files have it.
    pub(crate) fn named<T: Named>(&self, family: &str, word: &str) -> Result<T, Ending> {
        let said = || T::SET.names.iter().find(|name| self.words.name(family, name) == word);
        let found = T::by_name(&word.replace('-', "_")).or_else(|| T::by_name(said()?));
        found.ok_or_else(|| {
            let known = |name: &&str| {
                let (name, says) = (name.replace('_', "-").into(), self.words.name(family, name).into());
                self.words.with("known-word", &[("name", name), ("says", says)])
            };
            let known = T::SET.names.iter().map(known).collect::<Vec<_>>().join(&self.words.say("list-comma"));
            Ending::fault(self.words.with("unknown-word", &[("word", word.into()), ("known", known.into())]))
        })
    }

    /// There is no such matter: for whoever may not know of it, too.
    pub(crate) fn no_matter(&self, text: &str) -> Ending {
        Ending::fault(self.words.with("matter-not-found", &[("text", text.into())]))
    }

    /// The matter that a key or a receipt number names. A key is taken at its word.
    pub(crate) async fn matter(&self, text: &str) -> Result<MatterKey, Ending> {
        if let Ok(key) = text.parse::<MatterKey>() {
            return Ok(key);
        }
        let receipt = app::find_receipt(&self.directory, text).ok_or_else(|| self.no_matter(text))?;
        let mut session = self.app.db().read().await?;
        let (year, no) = (i64::from(receipt.year), i64::from(receipt.no));
        let (shard, id) =
            session.matter_by_receipt(receipt.office.0, year, no).await?.ok_or_else(|| self.no_matter(text))?;
        Ok(MatterKey { shard, id: MatterId(id) })
    }

    /// The matter that a text names, as it stands.
    pub(crate) async fn view(&self, text: &str) -> Result<MatterView<'a>, Ending> {
        let key = self.matter(text).await?;
        self.app.matter(key).await.map_err(|failure| match failure {
            Failure::NoMatter(_) => self.no_matter(text),
            other => other.into(),
        })
    }

    /// Ends as if there were no such matter where the wall hides it from whoever acts or reads.
    pub(crate) fn may_know(&self, matter: &Matter, stamp: &Stamp, text: &str) -> Result<(), Ending> {
        let reader = Reader { organ: stamp.actor.organ, official: Some(stamp.actor.official) };
        if matter.known_to(reader, &self.directory, stamp.today) {
            return Ok(());
        }
        Err(self.no_matter(text))
    }

    /// Who acts or reads, for the first of these organs that the person serves.
    pub(crate) async fn stamp(&self, actor: &Actor, organs: &[OrganId]) -> Result<Stamp, Ending> {
        place::stamp_for(self.app, self.words, actor, organs).await
    }

    /// The matter that a text names, for somebody who reads.
    pub(crate) async fn read(&self, text: &str, actor: &Actor) -> Result<MatterView<'a>, Ending> {
        let view = self.view(text).await?;
        let stamp = self.stamp(actor, &[view.matter.holder, view.matter.receipt.office]).await?;
        self.may_know(&view.matter, &stamp, text)?;
        if view.matter.sealed {
            // Without a reader nothing of who petitions is shown; this one may have a release.
            return Ok(self.app.matter_for(view.key, stamp.actor, stamp.today).await?);
        }
        Ok(view)
    }
}
