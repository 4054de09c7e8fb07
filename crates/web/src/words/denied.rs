//! What the policies deny, in words: why, by which provision, and who could.

use app::domain::directory::Role;
use app::domain::{OfficialId, OrganId};
use app::{Action, Denied, DeniedBy, Subject};
use jiff::civil::Date;
use wording::Arg;

use super::{Speaker, Told};

impl Speaker<'_> {
    /// The name of a role.
    #[must_use]
    pub fn role(&self, role: Role) -> String {
        self.words.name("role", role.name())
    }

    /// Several roles.
    #[must_use]
    pub fn roles(&self, roles: &[Role]) -> String {
        let names: Vec<String> = roles.iter().map(|role| self.role(*role)).collect();
        names.join(&self.say("list-comma"))
    }

    /// What an action is called.
    #[must_use]
    pub fn action(&self, action: Action) -> String {
        self.words.name("action", &action.name().replace('.', "_"))
    }

    /// Why somebody may not, and who could.
    #[must_use]
    pub fn denied(&self, denied: &Denied, subject: &Subject) -> Told {
        let args: [(&str, Arg<'_>); 3] = [
            ("action", self.action(denied.action).into()),
            ("place", self.organ(subject.actor.organ).into()),
            ("roles", self.roles(&subject.roles).into()),
        ];
        let cite = match &denied.by {
            DeniedBy::Policy { basis, .. } => *basis,
            DeniedBy::NoRole | DeniedBy::NotYours | DeniedBy::Fault(_) => None,
        };
        Told {
            why: self.words.with(&format!("denied-{}", denied.by.code()), &args),
            cite: cite.map(|cite| self.cite(cite)).unwrap_or_default(),
            code: cite.map(|cite| cite.to_string()).unwrap_or_default(),
            way_out: self.could(denied, subject.today),
        }
    }

    /// Who could: the roles, and whoever has them at that organ today.
    fn could(&self, denied: &Denied, on: Date) -> String {
        if denied.could.is_empty() {
            return self.say("denied-could-nobody");
        }
        let roles = self.roles(&denied.could);
        let Some(organ) = denied.organ else {
            return self.words.with("denied-could-anywhere", &[("roles", roles.into())]);
        };
        let mut args: Vec<(&str, Arg<'_>)> = vec![("place", self.organ(organ).into()), ("roles", roles.into())];
        let people = self.people(&denied.could, organ, on);
        if people.is_empty() {
            return self.words.with("denied-could", &args);
        }
        let officials: Vec<String> = people.into_iter().map(|official| self.official(official)).collect();
        args.push(("officials", officials.join(&self.say("list-comma")).into()));
        self.words.with("denied-could-people", &args)
    }

    fn people(&self, roles: &[Role], organ: OrganId, on: Date) -> Vec<OfficialId> {
        let mut found: Vec<OfficialId> =
            roles.iter().flat_map(|role| self.directory.holders_of(*role, organ, on)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}
