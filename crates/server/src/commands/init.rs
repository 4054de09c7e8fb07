//! `xinze init`: a new installation with its first division, petition office, clerk and account.

use app::domain::directory::{Division, Level, Official, Organ, OrganKind, Post, Standing, Tenure};
use app::domain::{Actor, DivisionCode, OfficialId, OrganId, Origin, PostId};
use app::signing_in::{FirstPassword, NewAccount};
use app::{DirectoryDraft, Door, Stamp};
use jiff::ToSpan;
use wording::Words;

use crate::args::{Args, Init};
use crate::ending::Ending;
use crate::{moment, out, place};

/// Division codes of provinces, cities and counties have six digits.
const DIVISIONS: std::ops::RangeInclusive<i64> = 100_000..=999_999;
/// Number of the first organ, official and post.
const FIRST: i64 = 1;

pub(crate) async fn run(args: &Args, init: &Init, words: &Words) -> Result<(), Ending> {
    for (option, text) in [
        ("--division-name", &init.division_name),
        ("--office", &init.office),
        ("--mark", &init.mark),
        ("--clerk", &init.clerk),
    ] {
        if text.trim().is_empty() {
            return Err(Ending::fault(words.with("init-empty", &[("option", option.into())])));
        }
    }
    let login = super::account::login(&init.login, words)?;
    if !DIVISIONS.contains(&init.division) {
        return Err(Ending::fault(words.say("init-division")));
    }
    if args.database.is_none() {
        place::make_folder(&args.data, words)?;
    }
    let cipher = init.cipher.as_deref().map(|name| super::keys::named(name, words)).transpose()?;
    let app = place::open_or_make_key(args, words).await?;
    if !app.directory().organs.is_empty() {
        return Err(Ending::fault(words.say("init-already")));
    }
    let today = moment::today();
    // The office is older than the program: acts of the past that are entered later need it in office.
    let from = today.checked_sub(30.years()).unwrap_or(today);
    let (official, organ, post) = (OfficialId(FIRST), OrganId(FIRST), PostId(FIRST));
    let stamp = Stamp {
        actor: Actor { official, organ },
        recorded_us: moment::now_us(),
        today,
        origin: Origin::Entered,
        door: Door::Machine,
    };
    let division = DivisionCode(init.division);
    let row = Organ {
        name: init.office.clone(),
        mark: init.mark.clone(),
        ..Organ::new(organ, OrganKind::PetitionOffice, division, from)
    };
    let level = if init.division % 10_000 == 0 {
        Level::Province
    } else if init.division % 100 == 0 {
        Level::Prefecture
    } else {
        Level::County
    };
    let drafts = vec![
        DirectoryDraft::Division(Division { code: division, name: init.division_name.clone(), level, parent: None }),
        DirectoryDraft::Organ(row),
        DirectoryDraft::Official(Official { id: official, name: init.clerk.clone() }),
        DirectoryDraft::Post(Post { id: post, organ, title: words.say("init-post"), standing: Standing::Handler }),
        DirectoryDraft::Tenure(Tenure::new(official, post, from)),
    ];
    if let Some(cipher) = cipher {
        app.set_cipher(cipher).await?;
    }
    app.change_directory(&stamp, &mut moment::chance()?, init.division, drafts).await?;
    let mut session = app.db().write().await?;
    session.put_setting(place::CLERK, &official.0.to_string()).await?;
    session.put_setting(place::NAME, &init.office).await?;
    session.commit().await?;
    let new = NewAccount { official, login: login.clone(), password: FirstPassword::OneTime };
    let made = app.make_account(&stamp, &mut moment::chance()?, new).await;
    let (_, one_time) = made.map_err(|refusal| super::account::refused(refusal, words))?;
    app.db().close().await;
    out::say(words.with("init-done", &[("address", place::address(args).into())]));
    if let Some(one_time) = one_time {
        super::account::say_one_time(words, login.as_str(), &one_time);
    }
    Ok(())
}
