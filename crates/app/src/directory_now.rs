//! The directory in memory, and how it is known that another process changed it.

use std::sync::{Arc, PoisonError};

use domain::directory::Directory;
use store::{Session, StoreError};

use crate::{App, Failure};

/// Times that the directory is read when somebody changes it meanwhile. It takes some milliseconds to read, and people
/// change it some times a day.
const TRIES: u32 = 8;

/// The directory as it was after so many changes.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    version: i64,
    directory: Arc<Directory>,
}

impl Known {
    /// Reads the whole directory, together with its number.
    pub(crate) async fn read(session: &mut Session) -> Result<Self, StoreError> {
        let mut version = session.directory_version().await?;
        for _ in 0..TRIES {
            let directory = Arc::new(session.directory().await?);
            // On PostgreSQL each statement sees what was committed before it: what was read is one moment's directory
            // only if the number stayed.
            let after = session.directory_version().await?;
            if after == version {
                return Ok(Self { version, directory });
            }
            version = after;
        }
        Err(StoreError::BUSY)
    }
}

impl App {
    /// The directory as last read. Acts look for themselves whether another process changed it meanwhile; whoever
    /// begins something else with it, such as a page, calls [`App::renew_directory`] first.
    #[must_use]
    pub fn directory(&self) -> Arc<Directory> {
        self.known().directory
    }

    /// Reads the directory anew if anybody changed it, and returns it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn renew_directory(&self) -> Result<Arc<Directory>, Failure> {
        let mut session = self.db.read().await?;
        self.directory_in(&mut session).await
    }

    /// The directory as this session sees it.
    pub(crate) async fn directory_in(&self, session: &mut Session) -> Result<Arc<Directory>, Failure> {
        let version = session.directory_version().await?;
        if let Some(directory) = self.directory_at(version) {
            return Ok(directory);
        }
        let read = Known::read(session).await?;
        let directory = read.directory.clone();
        if session.reads_what_stays() {
            self.keep_directory(read);
        }
        Ok(directory)
    }

    /// The directory in memory, if it is the one after so many changes.
    pub(crate) fn directory_at(&self, version: i64) -> Option<Arc<Directory>> {
        let known = self.known();
        (known.version == version).then_some(known.directory)
    }

    /// Keeps the directory after so many changes, which are committed.
    pub(crate) fn keep_changed_directory(&self, version: i64, directory: Directory) {
        self.keep_directory(Known { version, directory: Arc::new(directory) });
    }

    fn known(&self) -> Known {
        self.directory.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Of two that read it at once the later one may come with the older directory.
    fn keep_directory(&self, new: Known) {
        let mut known = self.directory.write().unwrap_or_else(PoisonError::into_inner);
        if new.version > known.version {
            *known = new;
        }
    }
}
