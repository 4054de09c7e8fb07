//! Setting up, renewing and removing one's own second factor.

use app::signing_in::{Factor, SignInRefusal, Stage};
use askama::Template;
use axum::extract::{Form, Query, State};
use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use axum::response::{Html, IntoResponse, Redirect, Response};
use qrcode::{Color, QrCode};
use serde::Deserialize;

use super::back::Back;
use super::password::Came;
use super::second::refused;
use super::visit::Visit;
use super::{cookie, message};
use crate::Web;
use crate::caller::{Caller, Program};
use crate::portal::page::Message;
use crate::shell::{Frame, Shell};
use crate::trouble::Trouble;

/// White around a picture, in modules (ISO 18004).
const QUIET: usize = 4;

#[derive(Template)]
#[template(path = "sign_in/factor.html")]
struct FactorPage {
    s: Shell,
    message: Option<Message>,
    /// Whether the installation asks for it before anything else.
    demanded: bool,
    in_use: bool,
    /// How many recovery codes are left, in words.
    left: String,
    seed: Option<SeedView>,
    /// Recovery codes, this once.
    codes: Vec<String>,
    token: String,
    back: Back,
}

/// A seed as a picture and as text.
struct SeedView {
    size: usize,
    /// Where the picture is dark, as the path of a drawing.
    picture: String,
    text: String,
}

/// What was typed, and what is to be done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Typed {
    token: String,
    act: String,
    code: String,
    back: String,
}

const HERE: [Stage; 2] = [Stage::Whole, Stage::SetUpSecond];

/// The picture of an address; none where it is too long for one, and then the text has to do.
fn drawn(address: &str) -> (usize, String) {
    let Ok(code) = QrCode::new(address) else { return (1, String::new()) };
    let width = code.width();
    let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
    let path = dark.map(|(at, _)| format!("M{} {}h1v1h-1z", at % width + QUIET, at / width + QUIET));
    (width + 2 * QUIET, path.collect())
}

/// Text in groups of four, to be typed.
fn grouped(text: &str) -> String {
    let signs: Vec<char> = text.chars().collect();
    signs.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

async fn page(
    web: &Web,
    frame: Frame<'_>,
    visit: &Visit,
    (message, codes, back): (Option<Message>, Vec<String>, Back),
) -> Result<String, Trouble> {
    let factor = web.app.own_factor(&visit.present.signed_in, &web.place).await?;
    let t = frame.shell.t;
    let (in_use, left, seed) = match factor {
        Factor::Absent => (false, String::new(), None),
        Factor::InUse { codes_left } => {
            let n = i64::try_from(codes_left).unwrap_or(i64::MAX);
            (true, t.with("second-codes-left", &[("n", n.into())]), None)
        }
        Factor::Waiting(seed) => {
            let (size, picture) = drawn(&seed.address);
            (false, String::new(), Some(SeedView { size, picture, text: grouped(&seed.text) }))
        }
    };
    let demanded = visit.present.stage == Stage::SetUpSecond;
    let token = visit.present.form_token.clone();
    Ok(FactorPage { s: frame.shell, message, demanded, in_use, left, seed, codes, token, back }.render()?)
}

pub(crate) async fn get(State(web): State<Web>, visit: Visit, Query(came): Query<Came>) -> Result<Response, Trouble> {
    if let Some(elsewhere) = visit.elsewhere(&HERE) {
        return Ok(elsewhere);
    }
    let frame = Frame::of(&web, visit.preferences);
    Ok(Html(page(&web, frame, &visit, (None, Vec::new(), Back::read(&came.back))).await?).into_response())
}

pub(crate) async fn post(
    State(web): State<Web>,
    Caller(caller): Caller,
    Program(device): Program,
    visit: Visit,
    Form(typed): Form<Typed>,
) -> Result<Response, Trouble> {
    let frame = Frame::of(&web, visit.preferences);
    if !visit.sent(&typed.token) {
        return message::foreign(frame);
    }
    if let Some(elsewhere) = visit.elsewhere(&HERE) {
        return Ok(elsewhere);
    }
    let back = Back::read(&typed.back);
    let mut chance = (web.chance)()?;
    let from = visit.from(caller, &device);
    let mut held = None;
    let done: Result<Vec<String>, SignInRefusal> = match typed.act.as_str() {
        "confirm" => web.app.confirm_factor(&mut chance, from, &typed.code).await.map(|raised| {
            held = Some(raised.opened.token);
            raised.codes.iter().map(ToString::to_string).collect()
        }),
        "codes" => {
            let codes = web.app.renew_codes(&mut chance, from, &typed.code).await;
            codes.map(|codes| codes.iter().map(ToString::to_string).collect())
        }
        "remove" => {
            if let Err(refusal) = web.app.remove_factor(from, &typed.code).await {
                Err(refusal)
            } else {
                return Ok(Redirect::to("/account/second-factor").into_response());
            }
        }
        _ => {
            web.app.begin_factor(&mut chance, &visit.present.signed_in).await?;
            return Ok(Redirect::to(&back.after("/account/second-factor")).into_response());
        }
    };
    match done {
        Ok(codes) => {
            let message = Message::done(frame.shell.t.say("second-done"));
            let page = page(&web, frame, &visit, (Some(message), codes, back)).await?;
            let mut answer = (StatusCode::OK, Html(page)).into_response();
            if let Some(token) = held
                && let Ok(set) = cookie::set(&web.entrance, &token).parse()
            {
                answer.headers_mut().insert(SET_COOKIE, set);
            }
            Ok(answer)
        }
        Err(refusal) => {
            let (status, wait, why) = refused(&frame, refusal, visit.now_us)?;
            let page = page(&web, frame, &visit, (Some(why), Vec::new(), back)).await?;
            Ok(message::answer(status, wait, page))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_has_white_around_it_and_its_corners_are_dark() {
        let (size, picture) = drawn("otpauth://totp/x:y?secret=ABC");
        assert!(size >= 21 + 2 * QUIET);
        let last = size - QUIET - 1;
        for corner in [format!("M{QUIET} {QUIET}h"), format!("M{last} {QUIET}h"), format!("M{QUIET} {last}h")] {
            assert!(picture.contains(&corner), "{corner}");
        }
        assert!(!picture.contains("M0 ") && !picture.contains(" 0h"));
        assert_eq!(drawn(&"x".repeat(10_000)), (1, String::new()));
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
