//! Somebody of the office who asks for a page: who it is, for which organ, and with which roles.

use app::domain::Origin;
use app::signing_in::SignedIn;
use app::{Action, Door, Stamp, Subject, Target, Tie};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};

use crate::Web;
use crate::preferences::Preferences;
use crate::shell::Frame;

/// Whoever is signed in, as every page of the office begins with. Everything that such a page reads or does is asked
/// for with [`Staff::subject`] or [`Staff::stamp`], so that the policies decide.
pub(crate) struct Staff {
    pub(crate) preferences: Preferences,
    #[allow(dead_code, reason = "pages that act name the session; those that only read do not")]
    pub(crate) signed_in: SignedIn,
    /// For the policies: the official, the organ acted for, the roles of today.
    pub(crate) subject: Subject,
    /// The moment of the request, in microseconds since 1970, UTC.
    #[allow(dead_code, reason = "pages that act stamp it; those that only read do not")]
    pub(crate) now_us: i64,
    /// The token that forms of this session carry.
    pub(crate) token: String,
}

/// The token that forms of a session carry, as the gate found it.
#[derive(Clone, Debug)]
pub(crate) struct FormToken(pub(crate) String);

impl Staff {
    /// Whether a form came from a page of this session.
    pub(crate) fn sent(&self, form_token: &str) -> bool {
        // Both are hashes, and nobody learns anything from how far they agree.
        !self.token.is_empty() && self.token == form_token
    }

    /// Whether the policies let this person do something that concerns no matter.
    pub(crate) fn may(&self, web: &Web, action: Action) -> bool {
        web.app.may(&self.subject, action, Target::Installation, Tie::default()).is_ok()
    }

    /// The circumstances of an act.
    #[allow(dead_code, reason = "pages that act use it; those that only read do not")]
    pub(crate) const fn stamp(&self) -> Stamp {
        Stamp {
            actor: self.subject.actor,
            recorded_us: self.now_us,
            today: self.subject.today,
            origin: Origin::Entered,
            door: Door::SignedIn,
        }
    }

    /// What stands around the page.
    pub(crate) fn frame<'a>(&self, web: &'a Web) -> Frame<'a> {
        Frame::of(web, self.preferences)
    }
}

impl FromRequestParts<Web> for Staff {
    type Rejection = Response;

    /// The gate found out who it is; a page that stands outside of it lets nobody in.
    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Response> {
        let Ok(preferences) = Preferences::from_request_parts(parts, web).await;
        let found = parts.extensions.get::<SignedIn>().copied().zip(parts.extensions.get::<Subject>().cloned());
        let Some((signed_in, subject)) = found else { return Err(Redirect::to("/sign-in").into_response()) };
        let token = parts.extensions.get::<FormToken>().map(|token| token.0.clone()).unwrap_or_default();
        Ok(Self { preferences, signed_in, subject, now_us: (web.now_us)(), token })
    }
}
