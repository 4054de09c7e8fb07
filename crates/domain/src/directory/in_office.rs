//! Who holds which post on a day, who leads what, and who manages whose leaders.

use jiff::civil::Date;
use law::Standing;

use super::{Directory, Post, Tenure, within};
use crate::{OfficialId, OrganId};

impl Directory {
    /// The tenures of an official that run on a day, each with its post.
    pub fn tenures_on(&self, official: OfficialId, on: Date) -> impl Iterator<Item = (&Tenure, &Post)> {
        let tenures = self.tenures.get(&official).map(Vec::as_slice).unwrap_or_default();
        let running = tenures.iter().filter(move |tenure| within(tenure.from, tenure.until, on));
        running.filter_map(|tenure| Some((tenure, self.posts.get(&tenure.post)?)))
    }

    /// The posts that an official holds on a day, also those in which the official stands in for somebody.
    pub fn posts_on(&self, official: OfficialId, on: Date) -> impl Iterator<Item = &Post> {
        self.tenures_on(official, on).map(|(_, post)| post)
    }

    /// Whether an official holds any post at an organ on a day.
    #[must_use]
    pub fn serves(&self, official: OfficialId, organ: OrganId, on: Date) -> bool {
        self.posts_on(official, on).any(|post| post.organ == organ)
    }

    /// Whether an official is a responsible leader of an organ on a day.
    #[must_use]
    pub fn leads(&self, official: OfficialId, organ: OrganId, on: Date) -> bool {
        self.posts_on(official, on).any(|post| post.organ == organ && post.standing.is_leader())
    }

    /// The responsible leaders of an organ on a day.
    #[must_use]
    pub fn leaders(&self, organ: OrganId, on: Date) -> Vec<OfficialId> {
        self.tenures.keys().copied().filter(|official| self.leads(*official, organ, on)).collect()
    }

    /// The organs of which an official is a responsible leader on a day, standing in for somebody included.
    #[must_use]
    pub fn led_by(&self, official: OfficialId, on: Date) -> Vec<OrganId> {
        let led = self.posts_on(official, on).filter(|post| post.standing.is_leader());
        once_each(led.map(|post| post.organ))
    }

    /// The organs that an official leads on a day, and those in the portfolios of that day.
    #[must_use]
    pub fn in_charge_of(&self, official: OfficialId, on: Date) -> Vec<OrganId> {
        let portfolios = self.tenures_on(official, on).flat_map(|(tenure, _)| &tenure.portfolio_on(on).organs);
        once_each(self.led_by(official, on).into_iter().chain(portfolios.copied()))
    }

    /// The first leader (主要负责人) of an organ on a day; who stands in for one counts where nobody holds the post.
    #[must_use]
    pub fn head_of(&self, organ: OrganId, on: Date) -> Option<OfficialId> {
        let held = self.tenures.keys().flat_map(|official| self.tenures_on(*official, on));
        let heads = held.filter(|(_, post)| post.organ == organ && post.standing == Standing::Head);
        heads.map(|(tenure, _)| (tenure.acting, tenure.official)).min().map(|(_, official)| official)
    }

    /// Whether an organ has managing authority over the leaders of another (干部管理权限).
    #[must_use]
    pub fn manages(&self, managing: OrganId, organ: OrganId) -> bool {
        self.organ(organ).is_some_and(|organ| organ.managed_by == Some(managing))
    }
}

fn once_each(organs: impl Iterator<Item = OrganId>) -> Vec<OrganId> {
    let mut found: Vec<OrganId> = Vec::new();
    for organ in organs {
        if !found.contains(&organ) {
            found.push(organ);
        }
    }
    found
}
