//! What stands around every page: mark, search, day, language, theme, navigation.

use std::sync::Arc;

use app::domain::directory::Directory;
use app::domain::{Actor, OfficialId, OrganId};
use app::law::{LawBook, NATION, PackRole};
use app::{App, Subject, civil_day};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use jiff::civil::Date;
use wording::{Lang, Words};

use crate::Web;
use crate::access::{Access, access_to};
use crate::assets::{ADDRESSES, Addresses};
use crate::nav::{self, Group, Link};
use crate::preferences::{Preferences, Theme};
use crate::trouble::Trouble;
use crate::words::Speaker;

/// The frame of one page.
pub(crate) struct Shell {
    pub(crate) t: &'static Words,
    pub(crate) assets: &'static Addresses,
    pub(crate) theme: Theme,
    pub(crate) place: Arc<str>,
    pub(crate) today: Date,
    /// The day in words.
    pub(crate) today_text: String,
    /// The same in parts, so that a narrow screen can drop the first and the last.
    pub(crate) today_parts: [String; 3],
    pub(crate) today_kind: String,
    pub(crate) law: String,
    pub(crate) calendar: String,
    /// What is in the search box.
    pub(crate) query: String,
    /// Who is signed in.
    pub(crate) person: Option<Person>,
    /// The navigation, as far as it is for whoever looks.
    pub(crate) nav: Vec<Group>,
}

/// Who is signed in, as the frame says it.
pub(crate) struct Person {
    pub(crate) name: String,
    /// Post and organ.
    pub(crate) post: String,
    /// The organs to choose from; none where there is nothing to choose.
    pub(crate) organs: Vec<Seat>,
}

/// An organ that somebody can act for.
pub(crate) struct Seat {
    pub(crate) organ: i64,
    pub(crate) name: String,
    pub(crate) here: bool,
}

impl Shell {
    pub(crate) fn lang(&self) -> &'static str {
        self.t.lang().tag()
    }

    pub(crate) fn is_chinese(&self) -> bool {
        self.t.lang() == Lang::Chinese
    }

    /// Whether the navigation leads to an address.
    pub(crate) fn leads_to(&self, address: &str) -> bool {
        self.links().any(|link| link.href == address)
    }

    /// Where somebody begins: the first page of their navigation, else the own account.
    pub(crate) fn first(&self) -> &'static str {
        self.links().next().map_or("/account/sessions", |link| link.href)
    }

    fn links(&self) -> impl Iterator<Item = &Link> {
        self.nav.iter().flat_map(|group| group.links.iter())
    }

    pub(crate) const fn themes(&self) -> [Theme; 3] {
        Theme::ALL
    }
}

/// Lets every page begin with the directory as it is now, whichever process changed it.
pub(crate) async fn up_to_date(State(web): State<Web>, request: Request, next: Next) -> Result<Response, Trouble> {
    web.app.renew_directory().await?;
    Ok(next.run(request).await)
}

/// What a handler needs to make a page: shell, words and names.
pub(crate) struct Frame<'a> {
    pub(crate) shell: Shell,
    pub(crate) directory: Arc<Directory>,
    app: &'a App,
    organ: Option<OrganId>,
}

impl<'a> Frame<'a> {
    pub(crate) fn of(web: &'a Web, preferences: Preferences) -> Self {
        let app: &App = &web.app;
        let today = civil_day((web.now_us)());
        let directory = app.directory();
        let t = preferences.lang.words();
        let speaker = Speaker { words: t, directory: &directory, law: app.law() };
        let leads = app.law().on(NATION, today).and_then(|law| law.leading(PackRole::Procedure));
        let law = leads.map_or_else(String::new, |pack| format!("{} {}", pack.title, pack.code));
        let loaded = app.law().calendar(NATION).knows(today);
        let key = if loaded { "shell-calendar-loaded" } else { "shell-calendar-missing" };
        let subject = preferences
            .signed_in
            .zip(preferences.acts_for)
            .map(|(signed_in, organ)| app.subject(Actor { official: signed_in.official, organ }, today));
        let may = |address: &str| subject.as_ref().is_some_and(|subject| opens(app, subject, address));
        let shell = Shell {
            t,
            assets: &ADDRESSES,
            theme: preferences.theme,
            place: web.place.clone(),
            today,
            today_text: speaker.day(today),
            today_parts: ["today-before", "day-short", "today-after"]
                .map(|key| t.with(key, &speaker.month_and_day(today))),
            today_kind: t.name("day-kind", app.day_word(today)),
            law,
            calendar: t.with(key, &[("year", today.year().to_string().into())]),
            query: String::new(),
            person: preferences
                .signed_in
                .map(|signed_in| person(&speaker, (signed_in.official, preferences.acts_for), today)),
            nav: nav::groups(t, preferences.area, &may),
        };
        Self { shell, directory, app, organ: preferences.acts_for.filter(|_| preferences.signed_in.is_some()) }
    }

    pub(crate) fn speaker(&self) -> Speaker<'_> {
        Speaker { words: self.shell.t, directory: &self.directory, law: self.app.law() }
    }

    pub(crate) const fn today(&self) -> Date {
        self.shell.today
    }

    /// The rules.
    pub(crate) fn law(&self) -> &'a LawBook {
        self.app.law()
    }

    /// The organ for which whoever looks works; none where nobody is known to look.
    pub(crate) const fn organ(&self) -> Option<OrganId> {
        self.organ
    }
}

/// Whether an address opens to somebody. One without a row opens to nobody, so that no link leads to what is not there.
fn opens(app: &App, subject: &Subject, address: &str) -> bool {
    match access_to(address) {
        Some(Access::Official(actions)) => app.may_any(subject, actions).is_ok(),
        Some(Access::SignedIn) => true,
        Some(Access::Anybody | Access::Petitioner) | None => false,
    }
}

/// Who an official is today: the post at the organ acted for, or the first that is held.
fn person(speaker: &Speaker<'_>, (official, organ): (OfficialId, Option<OrganId>), today: Date) -> Person {
    let posts = || speaker.directory.posts_on(official, today);
    let post = posts().find(|post| Some(post.organ) == organ).or_else(|| posts().next());
    let told = post.map(|post| format!("{} {}", speaker.organ(post.organ), post.title));
    let mut organs: Vec<OrganId> = posts().map(|post| post.organ).collect();
    organs.sort_unstable();
    organs.dedup();
    let here = post.map(|post| post.organ);
    let seat = |organ: OrganId| Seat { organ: organ.0, name: speaker.organ(organ), here: here == Some(organ) };
    let organs = if organs.len() > 1 { organs.into_iter().map(seat).collect() } else { Vec::new() };
    Person { name: speaker.official(official), post: told.unwrap_or_default(), organs }
}
