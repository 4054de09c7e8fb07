//! `xinze token`: what programs come in with, made and taken back by the owner of an account.

use app::App;
use app::api_access::{DAYS_MAX, LABEL_CHARS_MAX, NewToken, OwnToken, Scope, TOKENS_MAX, TokenRefusal};
use serde_json::json;
use wording::{Arg, Words};

use crate::args::{Args, Token, TokenMake};
use crate::ending::Ending;
use crate::{moment, out, place};

pub(crate) async fn run(args: &Args, verb: &Token, words: &'static Words) -> Result<(), Ending> {
    let app = place::open(args, words).await?;
    let result = carry_out(args, &app, verb, words).await;
    app.db().close().await;
    result
}

async fn carry_out(args: &Args, app: &App, verb: &Token, words: &'static Words) -> Result<(), Ending> {
    let told = |refusal| refused(refusal, words);
    match verb {
        Token::Make(asked) => make(args, app, asked, words).await,
        Token::List(asked) => {
            let stamp = place::stamp(app, words, &asked.actor, None).await?;
            let tokens = app.own_api_tokens(stamp.actor.official, stamp.recorded_us).await.map_err(told)?;
            if args.json {
                return out::json(&tokens);
            }
            if tokens.is_empty() {
                out::say(words.say("token-none"));
                return Ok(());
            }
            let header = ["col-token", "col-token-name", "col-token-scopes", "col-token-until", "col-token-used"];
            let rows = tokens.iter().map(|token| row(words, token)).collect();
            out::table(header.map(|key| words.say(key)).to_vec(), rows);
            Ok(())
        }
        Token::Revoke(asked) => {
            let stamp = place::stamp(app, words, &asked.actor, None).await?;
            let gone = app.revoke_api_token(&stamp, asked.token_number).await.map_err(told)?;
            if args.json {
                return out::json(&json!({ "revoked": gone }));
            }
            let args = [("number", Arg::from(asked.token_number.to_string()))];
            if !gone {
                return Err(Ending::fault(words.with("token-not-there", &args)));
            }
            out::say(words.with("token-revoked", &args));
            Ok(())
        }
    }
}

async fn make(args: &Args, app: &App, asked: &TokenMake, words: &'static Words) -> Result<(), Ending> {
    let stamp = place::stamp(app, words, &asked.actor, None).await?;
    let scopes = asked.token_scope.iter().filter_map(|name| Scope::named(name)).collect();
    let new = NewToken { label: asked.token_name.clone(), scopes, days: asked.token_days };
    let made = app.make_api_token(&stamp, &mut moment::chance()?, &new).await;
    let (token, text) = made.map_err(|refusal| refused(refusal, words))?;
    if args.json {
        return out::json(&json!({ "id": token.id, "token": text.as_str(), "until_us": token.until_us }));
    }
    out::say(words.with("token-made", &[("day", app::civil_day(token.until_us).to_string().into())]));
    out::say(text.as_str());
    out::say(words.say("token-made-note"));
    Ok(())
}

fn row(words: &Words, token: &OwnToken) -> Vec<String> {
    let scopes: Vec<String> = token.scopes.iter().map(|scope| words.name("api-scope", scope.name())).collect();
    let used = token.used_us.map(|us| app::civil_day(us).to_string());
    vec![
        token.id.to_string(),
        token.label.clone(),
        scopes.join(&words.say("list-comma")),
        app::civil_day(token.until_us).to_string(),
        used.unwrap_or_else(|| words.say("token-unused")),
    ]
}

/// Why a token was not made.
fn refused(refusal: TokenRefusal, words: &Words) -> Ending {
    let limit = match &refusal {
        TokenRefusal::Failed(_) => None,
        TokenRefusal::Label => Some(LABEL_CHARS_MAX),
        TokenRefusal::TooMany => Some(TOKENS_MAX),
        TokenRefusal::Days => Some(usize::from(DAYS_MAX)),
        TokenRefusal::NoAccount(_) | TokenRefusal::NoPost(_) | TokenRefusal::NoScope => Some(0),
    };
    match (refusal, limit) {
        (TokenRefusal::Failed(failure), _) => failure.into(),
        (other, limit) => {
            let n = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or_default();
            let why = words.with(&format!("token-refused-{}", other.code()), &[("n", n.into())]);
            Ending::refused(web::words::Told { why, ..web::words::Told::default() })
        }
    }
}
