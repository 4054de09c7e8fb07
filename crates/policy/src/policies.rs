//! The policies: read, checked against the schema, and asked.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::OnceLock;

use cedar_policy::{Authorizer, Effect, PolicyId, PolicySet, Schema, ValidationMode, Validator};
use include_dir::{Dir, File, include_dir};

use crate::entities::Terms;
use crate::{Action, Asker, Bonds, Decision, Note, Target, Tie};

/// The folder of the policies, as it was when the program was built.
static FOLDER: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../policies");
/// What the policies can speak of.
const SCHEMA: &str = include_str!("../../../policies/schema.cedarschema");
/// How the names of files with policies end.
const ENDING: &str = "cedar";

/// A file of policies: its name and its text.
pub type PolicyFile<'a> = (&'a str, &'a str);

/// The files that are part of the program: all of the folder, so that none is forgotten.
#[must_use]
pub fn shipped() -> Vec<PolicyFile<'static>> {
    let is_policy = |file: &&File<'_>| file.path().extension().is_some_and(|ending| ending == ENDING);
    let named = |file: &'static File<'static>| Some((file.path().to_str()?, file.contents_utf8()?));
    FOLDER.files().filter(is_policy).filter_map(named).collect()
}

/// What is wrong with policies. None of it can happen to those that ship, which a test reads.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PolicyFault {
    /// The schema cannot be read.
    #[error("policies/schema.cedarschema: {0}")]
    Schema(String),
    /// The schema lacks an action of the program.
    #[error("policies/schema.cedarschema: there is no action {0}")]
    NoAction(&'static str),
    /// A file cannot be read.
    #[error("policies/{file}: {what}")]
    Unreadable {
        /// The file.
        file: String,
        /// What is wrong, and where.
        what: String,
    },
    /// A policy has no name, or one that another has.
    #[error("policies/{file}: every policy has a name of its own, @id(\"…\"); {what}")]
    Unnamed {
        /// The file.
        file: String,
        /// Which one.
        what: String,
    },
    /// A policy says neither a provision nor a promise that it follows from.
    #[error("policies/{file}: {policy} says neither @basis nor @promise")]
    Baseless {
        /// The file.
        file: String,
        /// The policy.
        policy: String,
    },
    /// Policies speak of what the schema does not know, or compare what cannot be compared.
    #[error("policies do not fit policies/schema.cedarschema: {0}")]
    Unfit(String),
    /// A question could not be put.
    #[error("the question cannot be put to the policies: {0}")]
    Request(String),
}

/// The policies of an installation.
#[derive(Debug)]
pub struct Policies {
    set: PolicySet,
    notes: BTreeMap<PolicyId, (Effect, Note)>,
    terms: Terms,
    actions: Vec<String>,
    authorizer: Authorizer,
}

impl Policies {
    /// The policies that are part of the program.
    ///
    /// # Errors
    /// None for a program that passed its tests.
    pub fn shipped() -> Result<Self, PolicyFault> {
        Self::read(&shipped())
    }

    /// The same, read once by a process: reading and checking takes longer than thousands of answers.
    ///
    /// # Errors
    /// None for a program that passed its tests.
    pub fn of_the_program() -> Result<&'static Self, PolicyFault> {
        static READ: OnceLock<Result<Policies, PolicyFault>> = OnceLock::new();
        READ.get_or_init(Self::shipped).as_ref().map_err(Clone::clone)
    }

    /// Policies from files, checked strictly: what the schema does not know, and what may never be true, is a fault.
    ///
    /// # Errors
    /// The first fault that is found.
    pub fn read(files: &[PolicyFile<'_>]) -> Result<Self, PolicyFault> {
        let read = Schema::from_cedarschema_str(SCHEMA);
        let (schema, _) = read.map_err(|error| PolicyFault::Schema(error.to_string()))?;
        let (mut set, mut notes) = (PolicySet::new(), BTreeMap::new());
        for (file, text) in files {
            take(&mut set, &mut notes, file, text)?;
        }
        let checked = Validator::new(schema.clone()).validate(&set, ValidationMode::Strict);
        let mut said: Vec<String> = checked.validation_errors().map(ToString::to_string).collect();
        said.extend(checked.validation_warnings().map(ToString::to_string));
        if !said.is_empty() {
            return Err(PolicyFault::Unfit(said.join("; ")));
        }
        let known = schema.action_entities().map_err(|error| PolicyFault::Schema(error.to_string()))?;
        let names = schema.actions().map(|uid| uid.id().unescaped().to_owned());
        let actions = names.filter(|name| name.contains('.')).collect();
        Ok(Self { set, notes, terms: Terms::of(&known)?, actions, authorizer: Authorizer::new() })
    }

    /// Asks the policies. What cannot be asked, and what fails while it is answered, is denied.
    #[must_use]
    pub fn decide(&self, asker: Asker<'_>, what: (Action, Target<'_>), tie: Tie, bonds: Bonds<'_>) -> Decision {
        let (request, entities) = match self.terms.request(asker, what, tie, bonds) {
            Ok(asked) => asked,
            Err(fault) => return Decision { faults: vec![fault.to_string()], ..Decision::default() },
        };
        let answer = self.authorizer.is_authorized(&request, &self.set, &entities);
        let faults: Vec<String> = answer.diagnostics().errors().map(ToString::to_string).collect();
        // A forbidding policy that fails forbids nothing, so that an answer with a fault in it cannot be trusted.
        let allowed = answer.decision() == cedar_policy::Decision::Allow && faults.is_empty();
        let notes = answer.diagnostics().reason().filter_map(|id| self.notes.get(id));
        let mut notes: Vec<Note> = notes.map(|(_, note)| note.clone()).collect();
        notes.sort_by(|one, other| one.policy.cmp(&other.policy));
        Decision { allowed, notes, faults }
    }

    /// The actions that the schema knows; a kind of work is none.
    #[must_use]
    pub fn actions(&self) -> &[String] {
        &self.actions
    }

    /// Every policy, by name, and whether it forbids.
    pub fn notes(&self) -> impl Iterator<Item = (&Note, bool)> {
        self.notes.values().map(|(effect, note)| (note, *effect == Effect::Forbid))
    }
}

/// Adds the policies of a file, each under the name that it gives itself.
fn take(
    set: &mut PolicySet,
    notes: &mut BTreeMap<PolicyId, (Effect, Note)>,
    file: &str,
    text: &str,
) -> Result<(), PolicyFault> {
    let file = || file.to_owned();
    let unreadable = |what: String| PolicyFault::Unreadable { file: file(), what };
    let read = PolicySet::from_str(text).map_err(|error| unreadable(error.to_string()))?;
    for policy in read.policies() {
        let said = |key: &str| policy.annotation(key).filter(|text| !text.is_empty()).map(str::to_owned);
        let unnamed = |what: String| PolicyFault::Unnamed { file: file(), what };
        let name = said("id").ok_or_else(|| unnamed(policy.to_string()))?;
        let note = Note { policy: name.clone(), basis: said("basis"), promise: said("promise") };
        if note.basis.is_none() && note.promise.is_none() {
            return Err(PolicyFault::Baseless { file: file(), policy: name });
        }
        let id = PolicyId::new(&name);
        let kept = policy.new_id(id.clone());
        notes.insert(id, (policy.effect(), note));
        set.add(kept).map_err(|error| unnamed(error.to_string()))?;
    }
    Ok(())
}
