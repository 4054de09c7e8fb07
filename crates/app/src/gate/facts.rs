//! What the policies get to know of a matter.

use std::collections::BTreeSet;

use domain::directory::Directory;
use domain::matter::Matter;
use domain::{OfficialId, OrganId};
use policy::{MatterFacts, Tie};

use super::Subject;

/// The matter as the policies see it, for one person: the wall is asked here.
pub(super) fn of_matter(matter: &Matter, subject: &Subject, directory: &Directory) -> MatterFacts {
    let mut concerned: BTreeSet<OrganId> = matter.holdings.iter().map(|holding| holding.organ).collect();
    concerned.extend([matter.holder, matter.receipt.office]);
    concerned.extend(matter.hops.iter().map(|hop| hop.from));
    concerned.extend(&matter.helpers);
    concerned.extend(matter.handler);
    concerned.extend(matter.reviewer);
    // Of an organ that is no more, whoever carries on has to be able to take the matter over.
    concerned.extend(directory.successors(matter.holder, subject.today));
    MatterFacts {
        holder: matter.holder.0,
        office: matter.receipt.office.0,
        concerned: concerned.into_iter().map(|organ| organ.0).collect(),
        hidden: !matter.known_to(subject.reader(), directory, subject.today),
        accusation: !matter.named.is_nobody(),
        sealed: matter.sealed,
        stage: matter.stage.name().name(),
    }
}

/// What ties an official to a matter, as far as the matter itself tells.
pub(super) fn tie(matter: &Matter, official: OfficialId) -> Tie {
    Tie { recused: matter.recused(official), handled: matter.handlers.contains(&official), ..Tie::default() }
}
