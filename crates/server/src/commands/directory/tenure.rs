//! `xinze directory appoint`, `change-portfolio`, `end-tenure`.

use app::domain::PostId;
use app::domain::directory::{Change, Directory, EndTenure, NewPortfolio, Portfolio, Post, Tenure};
use app::domain::{OfficialId, OrganId};
use app::law::Standing;
use jiff::civil::Date;
use serde_json::json;

use super::Asking;
use super::add::{known, next};
use super::args::{Appoint, PortfolioArgs, Seat};
use crate::args::Actor;
use crate::ending::Ending;
use crate::{moment, out, place};

pub(super) async fn appoint(asking: &Asking<'_>, asked: &Appoint) -> Result<(), Ending> {
    let directory = asking.app.directory();
    let from = asked.first_day.unwrap_or_else(moment::today);
    let (official, organ) = who(asking, &directory, &asked.seat, from)?;
    let mut changes = Vec::new();
    let post = match posts(&directory, organ, &asked.seat.post).next() {
        Some(post) => post,
        None => {
            let title = asked.seat.post.clone();
            let Some(standing) = &asked.post_standing else {
                return Err(Ending::usage(asking.words.with("directory-no-post", &[("title", title.into())])));
            };
            let standing = known(asking.words, standing, Standing::NAMES, Standing::named)?;
            let id = PostId(next(directory.posts.keys().last().map(|id| id.0)));
            changes.push(Change::Post(Post { id, organ, title, standing }));
            id
        }
    };
    let portfolio = portfolio(asking, &directory, &asked.portfolio, from)?;
    let (until, acting) = (asked.last_day, asked.acting);
    changes.push(Change::Tenure(Tenure { until, acting, portfolio, ..Tenure::new(official, post, from) }));
    asking.change(&asked.actor, changes).await?;
    done(asking, official, post)
}

pub(super) async fn change_portfolio(
    asking: &Asking<'_>,
    seat: &Seat,
    since: Option<Date>,
    asked: &PortfolioArgs,
    actor: &Actor,
) -> Result<(), Ending> {
    let directory = asking.app.directory();
    let since = since.unwrap_or_else(moment::today);
    let (official, post, from) = held(asking, &directory, seat, since)?;
    let portfolio = portfolio(asking, &directory, asked, since)?;
    let row = NewPortfolio { official, post, from, since, portfolio };
    asking.change(actor, vec![Change::Portfolio(row)]).await?;
    done(asking, official, post)
}

pub(super) async fn end(asking: &Asking<'_>, seat: &Seat, until: Option<Date>, actor: &Actor) -> Result<(), Ending> {
    let directory = asking.app.directory();
    let until = until.unwrap_or_else(moment::today);
    let (official, post, from) = held(asking, &directory, seat, until)?;
    asking.change(actor, vec![Change::EndTenure(EndTenure { official, post, from, until })]).await?;
    done(asking, official, post)
}

fn who(asking: &Asking<'_>, directory: &Directory, seat: &Seat, on: Date) -> Result<(OfficialId, OrganId), Ending> {
    Ok((place::official(directory, asking.words, &seat.person)?, asking.organ(directory, &seat.at, on)?))
}

/// The posts at an organ that a text names: by number or title.
fn posts<'d>(directory: &'d Directory, organ: OrganId, text: &'d str) -> impl Iterator<Item = PostId> + 'd {
    let here = directory.posts.values().filter(move |post| post.organ == organ);
    here.filter(move |post| post.title == text || post.id.to_string() == text).map(|post| post.id)
}

/// The tenure of a person at a post on a day. Where there is none, the first post with that title and that day, so that
/// the directory refuses with its own reason.
fn held(
    asking: &Asking<'_>,
    directory: &Directory,
    seat: &Seat,
    on: Date,
) -> Result<(OfficialId, PostId, Date), Ending> {
    let (official, organ) = who(asking, directory, seat, on)?;
    let running = posts(directory, organ, &seat.post).find_map(|post| directory.tenure_on(official, post, on));
    if let Some(tenure) = running {
        return Ok((official, tenure.post, tenure.from));
    }
    let none = || Ending::usage(asking.words.with("directory-no-post", &[("title", seat.post.clone().into())]));
    Ok((official, posts(directory, organ, &seat.post).next().ok_or_else(none)?, on))
}

fn portfolio(asking: &Asking<'_>, directory: &Directory, asked: &PortfolioArgs, on: Date) -> Result<Portfolio, Ending> {
    Ok(Portfolio { organs: asking.organs(directory, &asked.in_charge_of, on)?, fields: asked.fields.clone() })
}

fn done(asking: &Asking<'_>, official: OfficialId, post: PostId) -> Result<(), Ending> {
    if asking.args.json {
        return out::json(&json!({ "official": official, "post": post }));
    }
    let directory = asking.app.directory();
    let name = directory.officials.get(&official).map_or_else(String::new, |row| row.name.clone());
    let title = directory.posts.get(&post).map_or_else(String::new, |row| row.title.clone());
    out::say(asking.words.with("directory-tenure-done", &[("official", name.into()), ("title", title.into())]));
    Ok(())
}
