//! Registering, with receipt number and query code, and what comes in later.

use std::fs::File;
use std::io::Write;
use std::path::Path;

use app::domain::DivisionCode;
use app::domain::matter::{Repeat, SamePerson};
use app::{ActDraft, Intake, Registration};

use super::{people, told};
use crate::args::{AddContact, Register};
use crate::desk::Desk;
use crate::ending::Ending;
use crate::{moment, place};

pub(super) async fn run(desk: &Desk<'_>, asked: &Register) -> Result<(), Ending> {
    let stamp = desk.stamp(&asked.actor, &[]).await?;
    let on = asked.on.unwrap_or(stamp.today);
    let intake = Intake { claimed_on: Some(on), ..intake(desk, asked).await? };
    // The code is shown once, so there must be a place for it before it is drawn.
    let slip = asked.slip.as_deref().map(|path| Slip::open(desk, path)).transpose()?;
    let done = desk.app.register(&stamp, &mut moment::chance()?, on, &intake, asked.request.as_deref()).await;
    let written = match (&done, slip) {
        (Ok(registration @ Registration { code: Some(_), .. }), Some(slip)) => slip.fill(desk, registration),
        (_, Some(slip)) => slip.remove(),
        (_, None) => Ok(()),
    };
    // A slip that could not be written is shown on the screen: the petition is registered, and nobody can read the
    // code anywhere else.
    let slip_in = asked.slip.as_deref().filter(|_| written.is_ok());
    // The petition is registered, whatever comes of the look for earlier ones.
    let same = match &done {
        Ok(registration) => Some(desk.app.same_numbers(&stamp, registration.done.key).await),
        Err(_) => None,
    };
    told::registration(desk, (done, same), intake.purpose, slip_in)?;
    written
}

async fn intake(desk: &Desk<'_>, asked: &Register) -> Result<Intake, Ending> {
    let repeat = match &asked.repeat_of {
        Some(of) => {
            let person: SamePerson = desk.named("same-person", &asked.same_person)?;
            Some(Repeat { of: desk.read(of, &asked.actor).await?.key.id, person })
        }
        None => None,
    };
    Ok(Intake {
        channel: desk.named("channel", &asked.channel)?,
        purpose: desk.named("purpose", &asked.purpose)?,
        category: asked.category,
        place: asked.matter_place.map(DivisionCode),
        urgency: desk.named("urgency", &asked.urgency)?,
        parties: people::parties(desk, &asked.people)?,
        heads: asked.heads,
        representatives: asked.representatives,
        accused: people::accused(desk, &asked.accused)?,
        sealed: asked.sealed,
        hand_over: asked.hand_over.as_deref().map(|organ| desk.organ(organ)).transpose()?,
        repeat,
        title: asked.title.clone(),
        text: desk.text(&asked.text)?,
        claimed_on: asked.on,
    })
}

/// A further letter, visit or call.
pub(super) fn contact(desk: &Desk<'_>, asked: &AddContact) -> Result<ActDraft, Ending> {
    Ok(ActDraft::AddContact {
        channel: desk.named("channel", &asked.channel)?,
        kind: desk.named("contact-kind", &asked.contact_kind)?,
        heads: asked.heads,
        parties: people::parties(desk, &asked.people)?,
        text: desk.text(&asked.text)?,
        claimed_on: Some(asked.act.on.unwrap_or_else(moment::today)),
    })
}

/// The file for the slip, which only its owner may read.
struct Slip<'a> {
    path: &'a Path,
    file: File,
}

impl<'a> Slip<'a> {
    fn open(desk: &Desk<'_>, path: &'a Path) -> Result<Self, Ending> {
        use std::os::unix::fs::OpenOptionsExt;
        let opened = File::options().write(true).create_new(true).mode(0o600).open(path);
        let file = opened.map_err(|error| place::unwritable(path, &error, desk.words))?;
        Ok(Self { path, file })
    }

    fn fill(mut self, desk: &Desk<'_>, registration: &Registration) -> Result<(), Ending> {
        let text = told::slip(desk, registration).join("\n");
        let written = writeln!(self.file, "{text}").and_then(|()| self.file.sync_all());
        written.map_err(|error| {
            // Half a slip helps nobody; the fault is told either way.
            drop(std::fs::remove_file(self.path));
            place::unwritable(self.path, &error, desk.words)
        })
    }

    /// Nothing was registered anew, so nothing is left of it.
    fn remove(self) -> Result<(), Ending> {
        Ok(std::fs::remove_file(self.path)?)
    }
}
