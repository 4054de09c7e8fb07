//! Why the directory does not take a change, in words.

use app::domain::PostId;
use app::domain::directory::Unfit;
use wording::Arg;

use super::Speaker;

impl Speaker<'_> {
    /// The arguments of such a reason.
    pub(super) fn unfit_args(&self, unfit: &Unfit) -> Vec<(&'static str, Arg<'static>)> {
        let day = |day| Arg::from(self.day(day));
        let organ = |id| Arg::from(self.organ(id));
        match unfit {
            Unfit::NothingChanges => Vec::new(),
            Unfit::OrganEnded { organ: id, until } => vec![("organ", organ(*id)), ("day", day(*until))],
            Unfit::SubordinatesLeft { organ: id, left } => {
                let left: Vec<String> = left.iter().map(|id| self.organ(*id)).collect();
                vec![("organ", organ(*id)), ("left", left.join(&self.say("list-comma")).into())]
            }
            Unfit::TooFewOrgans { found, least } => {
                vec![("found", i64::from(*found).into()), ("least", i64::from(*least).into())]
            }
            Unfit::NamedTwice { organ: id } => vec![("organ", organ(*id))],
            Unfit::NoSuchTenure { official, post, on } => {
                vec![("official", self.official(*official).into()), ("post", self.post(*post)), ("day", day(*on))]
            }
            Unfit::TenureOverlaps { official, post, from } => {
                vec![("official", self.official(*official).into()), ("post", self.post(*post)), ("day", day(*from))]
            }
            Unfit::OutsideOrgan { organ: id, on } => vec![("organ", organ(*id)), ("day", day(*on))],
            Unfit::RoleToSelf { official } => vec![("official", self.official(*official).into())],
            Unfit::RoleHeld { official, organ: id, role, from } => vec![
                ("official", self.official(*official).into()),
                ("organ", organ(*id)),
                ("role", self.role(*role).into()),
                ("day", day(*from)),
            ],
            Unfit::RolesApart { official, held, role } => vec![
                ("official", self.official(*official).into()),
                ("held", self.role(*held).into()),
                ("role", self.role(*role).into()),
            ],
            Unfit::RoleNotThere { organ: id, role } => vec![("organ", organ(*id)), ("role", self.role(*role).into())],
            Unfit::NoSuchRole { official, organ: id, role } => vec![
                ("official", self.official(*official).into()),
                ("organ", organ(*id)),
                ("role", self.role(*role).into()),
            ],
        }
    }

    /// The title of a post; its number where the directory has none.
    fn post(&self, id: PostId) -> Arg<'static> {
        self.directory.posts.get(&id).map_or_else(|| id.to_string(), |post| post.title.clone()).into()
    }
}
