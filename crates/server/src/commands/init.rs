//! `xinze init`: a new installation with its first division, petition office, clerk and account.

use app::domain::directory::{Division, Level, Official, Organ, OrganKind, Post, Role, RoleGiven, Standing, Tenure};
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
/// Number of the first organ, and of the first official and their post.
const FIRST: i64 = 1;

pub(crate) async fn run(args: &Args, init: &Init, words: &Words) -> Result<(), Ending> {
    for (option, text) in [
        ("--division-name", Some(&init.division_name)),
        ("--office", Some(&init.office)),
        ("--mark", Some(&init.mark)),
        ("--clerk", Some(&init.clerk)),
        ("--administrator", init.administrator.as_ref()),
    ] {
        if text.is_some_and(|text| text.trim().is_empty()) {
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
    let people = People::of(init);
    let stamp = |official| Stamp {
        actor: Actor { official, organ: OrganId(FIRST) },
        recorded_us: moment::now_us(),
        today: moment::today(),
        origin: Origin::Entered,
        door: Door::Machine,
    };
    if let Some(cipher) = cipher {
        app.set_cipher(cipher).await?;
    }
    let drafts = directory(init, &people, words);
    app.change_directory(&stamp(people.clerk), &mut moment::chance()?, init.division, drafts).await?;
    if let Some((administrator, _)) = people.administrator {
        let roles = roles(people.clerk, administrator, words);
        app.change_directory(&stamp(administrator), &mut moment::chance()?, init.division, roles).await?;
    }
    let mut session = app.db().write().await?;
    session.put_setting(place::CLERK, &people.clerk.0.to_string()).await?;
    session.put_setting(place::NAME, &init.office).await?;
    session.commit().await?;
    let official = people.administrator.map_or(people.clerk, |(administrator, _)| administrator);
    let new = NewAccount { official, login: login.clone(), password: FirstPassword::OneTime };
    let made = app.make_account(&stamp(people.clerk), &mut moment::chance()?, new).await;
    let (_, one_time) = made.map_err(|refusal| super::account::refused(refusal, words))?;
    app.db().close().await;
    out::say(words.with("init-done", &[("address", place::address(args).into())]));
    if let Some(one_time) = one_time {
        super::account::say_one_time(words, login.as_str(), &one_time);
    }
    if people.administrator.is_none() {
        out::say(words.say("init-no-roles"));
    }
    Ok(())
}

/// Whoever is there from the beginning.
struct People<'a> {
    clerk: OfficialId,
    /// Who looks after accounts and roles, with the name.
    administrator: Option<(OfficialId, &'a str)>,
}

impl<'a> People<'a> {
    fn of(init: &'a Init) -> Self {
        let administrator = init.administrator.as_deref().map(|name| (OfficialId(FIRST + 1), name));
        Self { clerk: OfficialId(FIRST), administrator }
    }
}

/// The place, the office, and who serves there.
fn directory(init: &Init, people: &People<'_>, words: &Words) -> Vec<DirectoryDraft> {
    // The office is older than the program: acts of the past that are entered later need it in office.
    let from = moment::today().checked_sub(30.years()).unwrap_or_else(|_| moment::today());
    let (organ, division) = (OrganId(FIRST), DivisionCode(init.division));
    let level = if init.division % 10_000 == 0 {
        Level::Province
    } else if init.division % 100 == 0 {
        Level::Prefecture
    } else {
        Level::County
    };
    let row = Organ {
        name: init.office.clone(),
        mark: init.mark.clone(),
        ..Organ::new(organ, OrganKind::PetitionOffice, division, from)
    };
    let mut drafts = vec![
        DirectoryDraft::Division(Division { code: division, name: init.division_name.clone(), level, parent: None }),
        DirectoryDraft::Organ(row),
    ];
    let clerk = (people.clerk, init.clerk.as_str(), "init-post");
    let administrator = people.administrator.map(|(official, name)| (official, name, "init-post-administrator"));
    for (official, name, title) in [Some(clerk), administrator].into_iter().flatten() {
        let post = PostId(official.0);
        drafts.extend([
            DirectoryDraft::Official(Official { id: official, name: name.to_owned() }),
            DirectoryDraft::Post(Post { id: post, organ, title: words.say(title), standing: Standing::Handler }),
            DirectoryDraft::Tenure(Tenure::new(official, post, from)),
        ]);
    }
    drafts
}

/// The first administrator's own role, which nobody else can give, and what the first clerk needs to take petitions in
/// and to send them on.
fn roles(clerk: OfficialId, administrator: OfficialId, words: &Words) -> Vec<DirectoryDraft> {
    let given = |(official, role)| {
        DirectoryDraft::GiveRole(RoleGiven {
            official,
            organ: OrganId(FIRST),
            role,
            from: moment::today(),
            until: None,
            by: administrator,
            reason: words.say("init-role-reason"),
        })
    };
    let all = [(administrator, Role::AccountAdministrator), (clerk, Role::Clerk), (clerk, Role::Router)];
    all.map(given).into()
}
