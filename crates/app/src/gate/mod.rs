//! The one gate: whether somebody may do or read something, and if not, why, and who could.
//!
//! Whoever signed in comes through here, for every act and every read. The command line does not: whoever has the
//! machine has the data, and the rules of the procedure decide there alone.

mod deed;
mod denied;
mod facts;
mod listing;
mod reading;
mod subject;

pub use denied::{Denied, DeniedBy};
pub use listing::Listed;
pub use policy::{Action, MatterFacts, Onto, Policies, PolicyFault, Target, Tie};
pub use subject::{Door, Subject};

use std::collections::HashMap;
use std::sync::OnceLock;

use domain::directory::{Directory, Role};
use domain::matter::{Matter, Verb};
use domain::{Actor, By, OfficialId, OrganId};
use jiff::civil::Date;
use policy::{Bonds, Decision};

use crate::work::{Loaded, Occasion};
use crate::{App, Failure, Stamp};

/// The policies, and what follows from them alone. They are read when somebody is asked for the first time: a command
/// of the machine asks for nobody.
#[derive(Debug, Default)]
pub(crate) struct Gate {
    /// Other policies than those of the program.
    own: Option<Policies>,
    /// Which roles at the organ that has a matter may do what; asked for once.
    could: OnceLock<HashMap<Action, Vec<Role>>>,
}

impl Gate {
    fn policies(&self) -> Result<&Policies, PolicyFault> {
        match &self.own {
            Some(own) => Ok(own),
            None => Policies::of_the_program(),
        }
    }

    /// The answer of the policies; where they cannot be read, it is no.
    fn decide(&self, asker: policy::Asker<'_>, what: (Action, Target<'_>), tie: Tie, bonds: Bonds<'_>) -> Decision {
        match self.policies() {
            Ok(policies) => policies.decide(asker, what, tie, bonds),
            Err(fault) => Decision { faults: vec![fault.to_string()], ..Decision::default() },
        }
    }

    /// The roles that may do something where nothing stands against it, at the organ whose matter it is.
    fn could(&self, action: Action) -> Vec<Role> {
        let all =
            self.could.get_or_init(|| Action::ALL.iter().map(|action| (*action, self.roles_for(*action))).collect());
        all.get(&action).cloned().unwrap_or_default()
    }

    fn roles_for(&self, action: Action) -> Vec<Role> {
        const ORGAN: i64 = 1;
        let facts = MatterFacts::of(ORGAN);
        let target = match action.onto() {
            Onto::Matter => Target::Matter(&facts),
            Onto::Organ => Target::Organ(ORGAN),
            Onto::Installation => Target::Installation,
        };
        let may = |role: &&Role| {
            let roles = [role.name()];
            let asker = policy::Asker { official: 0, organ: ORGAN, reach: ORGAN, roles: &roles };
            self.decide(asker, (action, target), Tie::default(), &|_| Vec::new()).allowed
        };
        Role::ALL.iter().filter(may).copied().collect()
    }
}

/// A day as policies compare it, such as 20260407.
fn day_number(day: Date) -> i64 {
    i64::from(day.year()) * 10_000 + i64::from(day.month()) * 100 + i64::from(day.day())
}

impl App {
    /// The policies of this installation. Whoever serves asks for them before anybody comes.
    ///
    /// # Errors
    /// None for a program that passed its tests.
    pub fn policies(&self) -> Result<&Policies, PolicyFault> {
        self.gate.policies()
    }

    /// The same installation with policies of its own.
    #[must_use]
    pub fn with_policies(self, policies: Policies) -> Self {
        Self { gate: Gate { own: Some(policies), ..Gate::default() }, ..self }
    }

    /// The roles that may do something where nothing stands against it, at the organ whose matter it is.
    #[must_use]
    pub fn who_could(&self, action: Action) -> Vec<Role> {
        self.gate.could(action)
    }

    /// Who somebody is today: the official, for this organ, with the roles that are in force there.
    #[must_use]
    pub fn subject(&self, actor: Actor, today: Date) -> Subject {
        Subject::of(&self.directory(), actor, today)
    }

    /// The organs for which an official acts on a day: where a post is held, those first where roles are in force.
    #[must_use]
    pub fn organs_of(&self, official: OfficialId, today: Date) -> Vec<OrganId> {
        let directory = self.directory();
        let mut organs: Vec<OrganId> = Vec::new();
        for post in directory.posts_on(official, today) {
            if !organs.contains(&post.organ) {
                organs.push(post.organ);
            }
        }
        organs.sort_by_key(|organ| directory.roles_at(official, *organ, today).is_empty());
        organs
    }

    /// Whether the roles of somebody permit one of these anywhere at all. Of a single matter that says nothing yet.
    ///
    /// # Errors
    /// Who could.
    pub fn may_any(&self, subject: &Subject, actions: &[Action]) -> Result<(), Box<Denied>> {
        let Some(first) = actions.first() else { return Ok(()) };
        let may = |action: &Action| self.gate.could(*action).iter().any(|role| subject.roles.contains(role));
        if actions.iter().any(may) {
            return Ok(());
        }
        let by = if subject.roles.is_empty() { DeniedBy::NoRole } else { DeniedBy::NotYours };
        Err(Box::new(Denied { action: *first, by, organ: None, could: self.gate.could(*first) }))
    }

    /// Whether somebody may do or read something.
    ///
    /// # Errors
    /// Why not, by which policy, and who could.
    pub fn may(&self, subject: &Subject, action: Action, target: Target<'_>, tie: Tie) -> Result<(), Box<Denied>> {
        self.may_by(&self.directory(), subject, (action, target), tie)
    }

    /// The same by a directory, which may be newer than the one in memory.
    fn may_by(
        &self,
        directory: &Directory,
        subject: &Subject,
        (action, target): (Action, Target<'_>),
        tie: Tie,
    ) -> Result<(), Box<Denied>> {
        let roles = subject.role_names();
        let above = |organ: i64| directory.above_all(OrganId(organ)).into_iter().map(|above| above.0).collect();
        let tie = Tie { today: day_number(subject.today), ..tie };
        let answer = self.gate.decide(subject.asker(&roles), (action, target), tie, &above);
        if answer.allowed {
            return Ok(());
        }
        let organ = match target {
            Target::Matter(facts) => Some(OrganId(facts.holder)),
            Target::Organ(organ) => Some(OrganId(organ)),
            Target::Installation => None,
        };
        Err(Box::new(Denied { action, by: DeniedBy::of(&answer, subject), organ, could: self.gate.could(action) }))
    }

    /// Whether somebody may do something with a matter, or read something of it.
    ///
    /// # Errors
    /// As [`App::may`].
    pub fn may_with(&self, subject: &Subject, action: Action, matter: &Matter) -> Result<(), Box<Denied>> {
        let facts = facts::of_matter(matter, subject, &self.directory());
        self.may(subject, action, Target::Matter(&facts), facts::tie(matter, subject.actor.official))
    }

    /// Whether whoever acts may do something that concerns no matter. Only whoever signed in is asked.
    ///
    /// # Errors
    /// [`Failure::Denied`].
    pub(crate) fn admits(&self, stamp: &Stamp, action: Action, target: Target<'_>) -> Result<(), Failure> {
        self.admits_by(&self.directory(), stamp, action, target)
    }

    /// The same by a directory, which may be newer than the one in memory.
    pub(crate) fn admits_by(
        &self,
        directory: &Directory,
        stamp: &Stamp,
        action: Action,
        target: Target<'_>,
    ) -> Result<(), Failure> {
        if stamp.door == Door::Machine {
            return Ok(());
        }
        let subject = Subject::of(directory, stamp.actor, stamp.today);
        Ok(self.may_by(directory, &subject, (action, target), Tie::default())?)
    }

    /// Whether whoever acts may do something with a matter. To whom it may not be shown there is none.
    ///
    /// # Errors
    /// [`Failure::NoMatter`], [`Failure::Denied`].
    pub(crate) fn admits_to(
        &self,
        stamp: &Stamp,
        action: Action,
        (key, matter): (crate::MatterKey, &Matter),
    ) -> Result<(), Failure> {
        if stamp.door == Door::Machine {
            return Ok(());
        }
        let subject = self.subject(stamp.actor, stamp.today);
        self.may_with(&subject, Action::Read, matter).map_err(|_| Failure::NoMatter(key))?;
        Ok(self.may_with(&subject, action, matter)?)
    }

    /// Whether somebody who wants to act finds the matter at all.
    pub(crate) fn may_find(&self, directory: &Directory, occasion: &Occasion, loaded: &Loaded) -> Result<(), Failure> {
        let (Door::SignedIn, By::Staff(actor)) = (occasion.door, occasion.by) else { return Ok(()) };
        let subject = Subject::of(directory, actor, occasion.today);
        let matter = loaded.there()?;
        let facts = facts::of_matter(matter, &subject, directory);
        let asked = (Action::Read, Target::Matter(&facts));
        let may = self.may_by(directory, &subject, asked, facts::tie(matter, actor.official));
        may.map_err(|_| Failure::NoMatter(loaded.key))
    }

    /// Whether the act may be done, as the policies see it. The rules of the procedure are asked afterwards.
    pub(crate) fn may_act(
        &self,
        directory: &Directory,
        occasion: &Occasion,
        loaded: &Loaded,
        verb: &Verb,
    ) -> Result<(), Failure> {
        let (Door::SignedIn, By::Staff(actor)) = (occasion.door, occasion.by) else { return Ok(()) };
        let subject = Subject::of(directory, actor, occasion.today);
        let action = deed::action_of(verb);
        let Some(matter) = deed::about(verb, loaded.matter.as_ref()) else {
            let facts = MatterFacts::of(actor.organ.0);
            return Ok(self.may_by(directory, &subject, (action, Target::Matter(&facts)), Tie::default())?);
        };
        let facts = facts::of_matter(matter, &subject, directory);
        let official = actor.official;
        let may = |action, tie| self.may_by(directory, &subject, (action, Target::Matter(&facts)), tie);
        // What cannot be found cannot be acted on either, and the answer must not tell the two apart. Whoever may
        // do something without reading, as one who only enters a request, is told so by the policies.
        let tie = Tie {
            proposed: deed::proposed(verb, matter, loaded.course(), official),
            handled: deed::handled(loaded.course(), official),
            ..facts::tie(matter, official)
        };
        let Err(denied) = may(action, tie) else { return Ok(()) };
        if may(Action::Read, Tie::default()).is_err() { Err(Failure::NoMatter(loaded.key)) } else { Err(denied.into()) }
    }
}
