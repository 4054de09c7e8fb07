//! How long it takes to read and check the policies, and to ask them for one act of an official of a whole city.

use std::hint::black_box;

use app::{Action, DemoPlan, MatterFacts, Policies, Target, Tie, plant_demo};

use super::{Bar, Figure, installation, percentile, started};
use crate::ending::Ending;
use crate::moment;

/// Times that the policies are read; the middle one counts.
const READS: usize = 9;
/// Questions to time.
const QUESTIONS: usize = 20_000;

pub(super) async fn measure() -> Result<Vec<Figure>, Ending> {
    let mut reads = Vec::with_capacity(READS);
    for _ in 0..READS {
        let began = started();
        black_box(Policies::shipped()).map_err(|fault| Ending::fault(fault.to_string()))?;
        reads.push(began.elapsed().as_secs_f64() * 1_000.0);
    }
    let folder = tempfile::tempdir()?;
    let app = installation(&folder.path().join("policies.db")).await?;
    let plan = DemoPlan { today: moment::today(), matters: 1, seed: 1 };
    let Some(clerk) = plant_demo(&app, &plan, |_| {}).await? else { return Ok(Vec::new()) };
    let organs: Vec<i64> = app.directory().organs.keys().map(|organ| organ.0).collect();
    let mut asked = Vec::with_capacity(QUESTIONS);
    let holders = organs.iter().cycle().take(QUESTIONS);
    for (holder, action) in holders.zip(Action::ALL.iter().cycle()) {
        let facts = MatterFacts::between(*holder, clerk.organ.0);
        let began = started();
        // With the roles of the day, as for every act.
        let subject = app.subject(clerk, plan.today);
        black_box(app.may(&subject, *action, Target::Matter(&facts), Tie::default()).is_ok());
        asked.push(began.elapsed().as_secs_f64() * 1e6);
    }
    app.db().close().await;
    Ok(vec![
        Figure { name: "bench-policies", value: percentile(reads, 50), unit: "ms", bar: Some(Bar::AtMost(5.0)) },
        Figure { name: "bench-may", value: percentile(asked, 50), unit: "µs", bar: Some(Bar::AtMost(100.0)) },
    ])
}
