//! Which rules of a name, or of a kind, hold in a place on a day, and what each of them rests on.

use law::{
    Answer, Appeal, Assessment, Attribution, Because, Clock, Consequence, Duty, Ground, Guard, Law, Measure, Rule,
    RuleKind, Said, Scope,
};

/// The rules of this name, or of the kind of this name, that hold.
#[must_use]
pub fn holding<'a>(law: &Law<'a>, asked: &str) -> Vec<Because<'a>> {
    let kind = RuleKind::named(asked);
    let mut found = Vec::new();
    of_kind::<Scope>(law, asked, kind, &mut found);
    of_kind::<Duty>(law, asked, kind, &mut found);
    of_kind::<Clock>(law, asked, kind, &mut found);
    of_kind::<Guard>(law, asked, kind, &mut found);
    of_kind::<Ground>(law, asked, kind, &mut found);
    of_kind::<Attribution>(law, asked, kind, &mut found);
    of_kind::<Measure>(law, asked, kind, &mut found);
    of_kind::<Consequence>(law, asked, kind, &mut found);
    of_kind::<Appeal>(law, asked, kind, &mut found);
    of_kind::<Assessment>(law, asked, kind, &mut found);
    found
}

fn of_kind<'a, T: Said + 'a>(law: &Law<'a>, asked: &str, kind: Option<RuleKind>, found: &mut Vec<Because<'a>>) {
    let fits = |answer: &Answer<'a, &'a Rule<T>>| match kind {
        Some(kind) => kind == T::KIND,
        None => answer.says.head.displaces(asked),
    };
    found.extend(law.rules::<T>().filter(fits).map(|answer| answer.because));
}
