//! A question in the terms of the policy language.

use std::collections::{HashMap, HashSet};
use std::str::FromStr;

use cedar_policy::{Context, Entities, Entity, EntityId, EntityTypeName, EntityUid, Request, RestrictedExpression};

use crate::policies::PolicyFault;
use crate::{Action, Asker, Bonds, MatterFacts, Target, Tie};

/// The types of the schema, parsed once, and its actions with the kinds of work that they belong to.
#[derive(Debug)]
pub(crate) struct Terms {
    official: EntityTypeName,
    role: EntityTypeName,
    organ: EntityTypeName,
    matter: EntityTypeName,
    installation: EntityTypeName,
    actions: HashMap<Action, Entity>,
}

/// A number as the identity of an entity. Numbers need no escaping.
fn numbered(of: &EntityTypeName, number: i64) -> EntityUid {
    EntityUid::from_type_name_and_id(of.clone(), EntityId::new(number.to_string()))
}

fn action_uid(name: &str) -> Result<EntityUid, PolicyFault> {
    let of = type_name("Action")?;
    Ok(EntityUid::from_type_name_and_id(of, EntityId::new(name)))
}

fn type_name(name: &str) -> Result<EntityTypeName, PolicyFault> {
    EntityTypeName::from_str(name).map_err(|error| PolicyFault::Schema(error.to_string()))
}

impl Terms {
    pub(crate) fn of(known: &Entities) -> Result<Self, PolicyFault> {
        let mut actions = HashMap::new();
        for action in Action::ALL {
            let entity = known.get(&action_uid(action.name())?);
            let entity = entity.ok_or(PolicyFault::NoAction(action.name()))?;
            actions.insert(*action, entity.clone());
        }
        Ok(Self {
            official: type_name("Official")?,
            role: type_name("Role")?,
            organ: type_name("Organ")?,
            matter: type_name("Matter")?,
            installation: type_name("Installation")?,
            actions,
        })
    }

    /// The request, and everything that it speaks of.
    pub(crate) fn request(
        &self,
        asker: Asker<'_>,
        (action, target): (Action, Target<'_>),
        tie: Tie,
        bonds: Bonds<'_>,
    ) -> Result<(Request, Entities), PolicyFault> {
        let unfit = |error: &dyn std::fmt::Display| PolicyFault::Request(error.to_string());
        let action = self.actions.get(&action).ok_or(PolicyFault::NoAction(action.name()))?.clone();
        let (official, resource) = (numbered(&self.official, asker.official), self.resource(target));
        let mut entities = vec![self.asker(asker)?, action.clone()];
        let mut organs = HashSet::from([asker.organ, asker.reach]);
        match target {
            Target::Matter(facts) => {
                entities.push(self.matter(facts)?);
                organs.extend([facts.holder, facts.office]);
            }
            Target::Organ(organ) => drop(organs.insert(organ)),
            Target::Installation => entities.push(Entity::new_no_attrs(resource.clone(), HashSet::new())),
        }
        entities.extend(organs.into_iter().map(|organ| {
            let above = bonds(organ).into_iter().filter(|above| *above != organ);
            Entity::new_no_attrs(numbered(&self.organ, organ), above.map(|id| numbered(&self.organ, id)).collect())
        }));
        let entities = Entities::from_entities(entities, None).map_err(|error| unfit(&error))?;
        let context = [
            ("recused", RestrictedExpression::new_bool(tie.recused)),
            ("proposed", RestrictedExpression::new_bool(tie.proposed)),
            ("handled", RestrictedExpression::new_bool(tie.handled)),
            ("today", RestrictedExpression::new_long(tie.today)),
        ];
        let context = context.map(|(name, value)| (name.to_owned(), value));
        let context = Context::from_pairs(context).map_err(|error| unfit(&error))?;
        let request = Request::new(official, action.uid(), resource, context, None).map_err(|error| unfit(&error))?;
        Ok((request, entities))
    }

    fn resource(&self, target: Target<'_>) -> EntityUid {
        match target {
            // Which matter it is decides nothing: only what is known of it does.
            Target::Matter(_) => numbered(&self.matter, 0),
            Target::Organ(organ) => numbered(&self.organ, organ),
            Target::Installation => numbered(&self.installation, 0),
        }
    }

    fn asker(&self, asker: Asker<'_>) -> Result<Entity, PolicyFault> {
        let organ = |id| RestrictedExpression::new_entity_uid(numbered(&self.organ, id));
        let attributes =
            HashMap::from([("organ".to_owned(), organ(asker.organ)), ("reach".to_owned(), organ(asker.reach))]);
        let roles = asker.roles.iter().map(|role| {
            let name = EntityId::new(*role);
            EntityUid::from_type_name_and_id(self.role.clone(), name)
        });
        let entity = Entity::new(numbered(&self.official, asker.official), attributes, roles.collect());
        entity.map_err(|error| PolicyFault::Request(error.to_string()))
    }

    fn matter(&self, facts: &MatterFacts) -> Result<Entity, PolicyFault> {
        let organ = |id| RestrictedExpression::new_entity_uid(numbered(&self.organ, id));
        let flag = RestrictedExpression::new_bool;
        let attributes = [
            ("holder", organ(facts.holder)),
            ("office", organ(facts.office)),
            ("concerned", RestrictedExpression::new_set(facts.concerned.iter().map(|id| organ(*id)))),
            ("hidden", flag(facts.hidden)),
            ("accusation", flag(facts.accusation)),
            ("sealed", flag(facts.sealed)),
            ("stage", RestrictedExpression::new_string(facts.stage.to_owned())),
        ];
        let attributes = attributes.map(|(name, value)| (name.to_owned(), value));
        let entity = Entity::new(numbered(&self.matter, 0), HashMap::from(attributes), HashSet::new());
        entity.map_err(|error| PolicyFault::Request(error.to_string()))
    }
}
