//! Who calls, with which token; and this document.

use app::api_access::{OwnToken, Scope, TokenRefusal};
use app::domain::OrganId;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Api;
use crate::caller::{Caller, Spoken};
use crate::document;
use crate::intake::Called;
use crate::operation::{Content, Operation, Tag};
use crate::page;
use crate::problem::Problem;
use crate::shape::{Moment, Named, Said};
use crate::word::Id;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation::get("/", "page", get(page::get)).tag(Tag::Access).open().gives(Content::Text("text/html")),
        Operation::get("/openapi.json", "openapi", get(openapi))
            .tag(Tag::Access)
            .open()
            .answers::<std::collections::BTreeMap<String, serde_json::Value>>(),
        Operation::get(page::STYLE, "pageStyle", get(page::style))
            .tag(Tag::Access)
            .open()
            .gives(Content::Text("text/css")),
        Operation::get("/me", "me", get(me)).tag(Tag::Access).answers::<Me>(),
        Operation::get("/tokens", "tokens", get(tokens)).tag(Tag::Access).answers::<Tokens>(),
        Operation::delete("/tokens/{id}", "revokeToken", delete(revoke)).tag(Tag::Access),
    ]
}

/// The document. It says nothing of this installation.
async fn openapi(State(_): State<Api>, Spoken(words): Spoken) -> Response {
    ([(CONTENT_TYPE, "application/json")], document::served(words)).into_response()
}

/// A token as its owner sees it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
#[schemars(rename = "Token")]
struct TokenShape {
    /// Number, by which it is taken back.
    id: Id,
    /// What its owner calls it.
    label: String,
    /// What it may be used for.
    scopes: Vec<ScopeName>,
    /// When it was made.
    made_at: Moment,
    /// When it opens nothing any more.
    until: Moment,
    /// When it was last used, to the minute.
    last_used_at: Option<Moment>,
}

/// What a token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
#[schemars(rename = "Scope")]
enum ScopeName {
    /// Reading.
    Read,
    /// Acts on matters, and opening who petitions.
    Act,
    /// Registering petitions.
    Register,
}

impl From<Scope> for ScopeName {
    fn from(scope: Scope) -> Self {
        match scope {
            Scope::Read => Self::Read,
            Scope::Act => Self::Act,
            Scope::Register => Self::Register,
        }
    }
}

impl From<&OwnToken> for TokenShape {
    fn from(token: &OwnToken) -> Self {
        Self {
            id: Id(token.id),
            label: token.label.clone(),
            scopes: token.scopes.iter().copied().map(ScopeName::from).collect(),
            made_at: Moment::of(token.made_us),
            until: Moment::of(token.until_us),
            last_used_at: token.used_us.map(Moment::of),
        }
    }
}

/// Who calls, for which organ, and with what.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Me {
    /// The official.
    official: Named,
    /// The organ that they act for.
    organ: Named,
    /// Their roles there today.
    roles: Vec<Said>,
    /// Every organ that they serve today.
    organs: Vec<Named>,
    /// The number of the token.
    token: Id,
    /// What it may be used for.
    scopes: Vec<ScopeName>,
    /// When it opens nothing any more.
    until: Moment,
}

async fn me(caller: Caller) -> Json<Me> {
    let (speaker, token) = (caller.speaker(), &caller.token);
    let mut organs: Vec<OrganId> =
        caller.directory.posts_on(token.official, caller.today()).map(|post| post.organ).collect();
    organs.sort_unstable();
    organs.dedup();
    Json(Me {
        official: Named::official(&speaker, token.official),
        organ: Named::organ(&speaker, caller.subject.actor.organ),
        roles: caller.subject.roles.iter().map(|role| Said::of(&speaker, "role", role.name())).collect(),
        organs: organs.into_iter().map(|organ| Named::organ(&speaker, organ)).collect(),
        token: Id(token.id),
        scopes: token.scopes.iter().copied().map(ScopeName::from).collect(),
        until: Moment::of(token.until_us),
    })
}

/// The tokens of whoever calls.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
struct Tokens {
    /// In the order in which they were made.
    tokens: Vec<TokenShape>,
}

async fn tokens(caller: Caller) -> Result<Json<Tokens>, Problem> {
    let found = caller.app().own_api_tokens(caller.token.official, caller.now_us).await;
    let found = found.map_err(|refusal| told(&caller, refusal))?;
    Ok(Json(Tokens { tokens: found.iter().map(TokenShape::from).collect() }))
}

/// Takes a token back, the own one too.
async fn revoke(caller: Caller, Called(id): Called) -> Result<StatusCode, Problem> {
    let id: Id = serde_json::from_value(id.into()).map_err(|_| caller.not_found())?;
    let gone = caller.app().revoke_api_token(&caller.stamp(), id.0).await;
    let gone = gone.map_err(|refusal| told(&caller, refusal))?;
    if gone { Ok(StatusCode::NO_CONTENT) } else { Err(caller.not_found()) }
}

fn told(caller: &Caller, refusal: TokenRefusal) -> Problem {
    match refusal {
        TokenRefusal::Failed(failure) => caller.tell(failure),
        // Whoever calls has an account and a post; one that was closed a moment ago has no tokens.
        TokenRefusal::NoAccount(_)
        | TokenRefusal::NoPost(_)
        | TokenRefusal::Label
        | TokenRefusal::NoScope
        | TokenRefusal::Days
        | TokenRefusal::TooMany => caller.not_found(),
    }
}
