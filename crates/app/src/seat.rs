//! Who has a matter open: sessions of petitioners, of one matter each and for a short time.
//!
//! They are rows, so that every process on a database knows them. The browser holds the name of its session; the
//! database holds a digest of it, and nothing that tells who the petitioner is.

use std::fmt::Write;

use domain::{MatterId, PersonId};
use sha2::{Digest, Sha256};
use store::{SeatRow, Session};

use crate::{App, Chance, Failure, MatterKey};

const MINUTE_US: i64 = 60_000_000;
/// How long nothing may be asked for before a session ends. Long enough to write a letter slowly, short enough for a
/// machine that somebody else uses next.
pub const SEAT_IDLE_MINUTES: i64 = 20;
/// How exactly it is known when something was asked for last. A session is written to once in this time at most,
/// however many pages are looked at, and ends that much later.
const SEEN_EVERY_US: i64 = MINUTE_US;
/// How long a session may be silent.
const SILENT_US: i64 = SEAT_IDLE_MINUTES * MINUTE_US + SEEN_EVERY_US;
/// How long a session lasts at most, whatever is asked for: an afternoon.
const WHOLE_US: i64 = 4 * 60 * MINUTE_US;
/// Most sessions of a matter at once: one for each code that it may have. The one that was silent longest makes room.
const SEATS_MAX: i64 = 64;

/// A session that has not ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The matter.
    pub key: MatterKey,
    /// Who has it open.
    pub person: PersonId,
    /// What every form of this session carries.
    pub token: String,
    row: Vec<u8>,
}

/// A form of a session, which is carried out once however often it comes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Once {
    shard: i64,
    seat: Vec<u8>,
    request: Vec<u8>,
}

impl Seat {
    /// The form of this session with this key, of which each page has its own.
    #[must_use]
    pub fn once(&self, request: &str) -> Once {
        Once { shard: self.key.shard, seat: self.row.clone(), request: digest("request", request) }
    }
}

impl Once {
    /// Notes in a transaction that the form is carried out in it; `false` where it was before.
    pub(crate) async fn begin(&self, session: &mut Session, now_us: i64) -> Result<bool, Failure> {
        Ok(session.do_once(self.shard, &self.seat, &self.request, now_us).await?)
    }
}

impl App {
    /// Opens a session and returns its name, which only the petitioner's browser learns. Moments are in microseconds
    /// since 1970, UTC.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_seat(
        &self,
        chance: &mut Chance,
        key: MatterKey,
        person: PersonId,
        now_us: i64,
    ) -> Result<String, Failure> {
        let name = format!("{}-{}", key.shard, unguessable(chance));
        let row = SeatRow {
            shard: key.shard,
            name: digest("name", &name),
            matter: key.id.0,
            person: person.0,
            opened_us: now_us,
            seen_us: now_us,
        };
        let mut session = self.db.write().await?;
        session.open_seat(&row, SEATS_MAX).await?;
        session.commit().await?;
        Ok(name)
    }

    /// The session of this name, if it has not ended.
    ///
    /// # Errors
    /// The database failed.
    pub async fn seat(&self, name: &str, now_us: i64) -> Result<Option<Seat>, Failure> {
        let Some(shard) = shard_of(name) else { return Ok(None) };
        let found = self.db.read().await?.seat(shard, &digest("name", name)).await?;
        let Some(row) = found.filter(|row| !ended(row, now_us)) else { return Ok(None) };
        if now_us - row.seen_us >= SEEN_EVERY_US {
            // A session that could not be prolonged ends earlier. Whoever only reads need not be turned away for that.
            let _ = self.prolong(&row, now_us).await;
        }
        Ok(Some(Seat {
            key: MatterKey { shard, id: MatterId(row.matter) },
            person: PersonId(row.person),
            token: hex(&digest("token", name)),
            row: row.name,
        }))
    }

    async fn prolong(&self, row: &SeatRow, now_us: i64) -> Result<(), Failure> {
        let mut session = self.db.write().await?;
        session.see_seat(row.shard, &row.name, now_us).await?;
        Ok(session.commit().await?)
    }

    /// Ends the session of this name.
    ///
    /// # Errors
    /// The database failed; then it ends when nothing was asked for for some time.
    pub async fn close_seat(&self, name: &str) -> Result<(), Failure> {
        let Some(shard) = shard_of(name) else { return Ok(()) };
        let mut session = self.db.write().await?;
        session.close_seat(shard, &digest("name", name)).await?;
        Ok(session.commit().await?)
    }

    /// Whether a form was carried out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn was_done(&self, once: &Once) -> Result<bool, Failure> {
        Ok(self.db.read().await?.was_done(once.shard, &once.seat, &once.request).await?)
    }

    /// Forgets sessions that have ended, with the forms that were carried out in them. Returns how many sessions that
    /// were. To be called now and then.
    ///
    /// # Errors
    /// The database failed.
    pub async fn purge_seats(&self, now_us: i64) -> Result<u64, Failure> {
        let mut session = self.db.write().await?;
        let purged = session.purge_seats(now_us - SILENT_US, now_us - WHOLE_US).await?;
        session.commit().await?;
        Ok(purged)
    }
}

fn ended(row: &SeatRow, now_us: i64) -> bool {
    now_us - row.seen_us >= SILENT_US || now_us - row.opened_us > WHOLE_US
}

/// The shard in the name of a session.
fn shard_of(name: &str) -> Option<i64> {
    name.split_once('-')?.0.parse().ok()
}

/// Digests for different purposes have nothing in common. What is digested has 256 bits that nobody can guess, so that
/// it needs no salt.
fn digest(purpose: &str, text: &str) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(b"xinze seat ");
    hasher.update(purpose);
    hasher.update([0]);
    hasher.update(text);
    hasher.finalize().to_vec()
}

/// A name of 256 bits that nobody can guess.
#[must_use]
pub fn unguessable(chance: &mut Chance) -> String {
    hex(&[chance.salt(), chance.salt()].concat())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
