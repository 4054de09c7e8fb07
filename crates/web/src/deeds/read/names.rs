//! Organs and officials as people write them.

use app::domain::{OfficialId, OrganId};

use super::{PICK, Reading, SEVERAL_MAX, Value};
use crate::deeds::choosers::{self, Meant};
use crate::deeds::field::{Field, Officials};
use crate::deeds::sent::Sent;

impl Reading<'_> {
    pub(super) fn organ(&mut self, field: &Field, sent: &Sent) -> Option<OrganId> {
        self.one_organ(field.name, sent.get(field.name), sent.get(&format!("{}{PICK}", field.name)))
    }

    /// The organ that a text means; the one that was picked, if it could be meant.
    pub(super) fn one_organ(&mut self, name: &str, text: &str, picked: &str) -> Option<OrganId> {
        if text.is_empty() {
            return None;
        }
        let directory = self.ground.speaker.directory;
        let picked = picked.parse().ok().map(OrganId);
        if let Some(picked) = picked.filter(|picked| choosers::could_be(directory, *picked, text)) {
            return Some(picked);
        }
        match choosers::organ(directory, text, self.ground.today) {
            Meant::One(organ) => return Some(organ),
            Meant::Several(organs) => {
                self.read.organs.insert(name.to_owned(), organs);
                self.fault(name, "field-fault-which-organ", &[("text", text.into())]);
            }
            Meant::TooMany => self.fault(name, "field-fault-many-organs", &[("text", text.into())]),
            Meant::Nobody => self.fault(name, "field-fault-no-organ", &[("text", text.into())]),
        }
        None
    }

    pub(super) fn organs(&mut self, field: &Field, sent: &Sent) -> Option<Value> {
        let pick = format!("{}{PICK}", field.name);
        let picked: Vec<&str> = sent.all(&pick).collect();
        let texts: Vec<&str> = sent.all(field.name).filter(|text| !text.is_empty()).take(SEVERAL_MAX).collect();
        let mut found = Vec::new();
        for text in texts {
            // Of what was picked, the one that this text could mean.
            let directory = self.ground.speaker.directory;
            let could =
                |picked: &&&str| picked.parse().is_ok_and(|organ| choosers::could_be(directory, OrganId(organ), text));
            let picked = picked.iter().find(could).copied().unwrap_or_default();
            let organ = self.one_organ(field.name, text, picked)?;
            if !found.contains(&organ) {
                found.push(organ);
            }
        }
        (!found.is_empty()).then_some(Value::Organs(found))
    }

    pub(super) fn people(&mut self, field: &Field, sent: &Sent) -> Option<Value> {
        let mut found = Vec::new();
        for text in sent.all(field.name).filter(|text| !text.is_empty()).take(SEVERAL_MAX) {
            match choosers::official(self.ground.speaker.directory, text, self.ground.today) {
                Meant::One(official) => found.push(official),
                Meant::Nobody => self.fault(field.name, "field-fault-no-official", &[("text", text.into())]),
                Meant::Several(_) | Meant::TooMany => {
                    self.fault(field.name, "field-fault-which-official", &[("text", text.into())]);
                }
            }
        }
        (!found.is_empty()).then_some(Value::Officials(found))
    }

    pub(super) fn listed_official(&mut self, field: &Field, of: Officials, sent: &Sent) -> Option<Value> {
        let (matter, directory) = (self.ground.matter?, self.ground.speaker.directory);
        let offered = choosers::officials(of, directory, matter, self.ground.today);
        self.parsed(field, sent, "field-fault-choose", |text| {
            let official = text.parse().ok().map(OfficialId)?;
            offered.iter().any(|(known, _)| *known == official).then(|| Value::Officials(vec![official]))
        })
    }
}
