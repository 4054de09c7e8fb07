//! Acts of sixty-four callers at once, each durable before it is answered, beside one row per synchronisation.

use std::path::Path;
use std::sync::Arc;

use app::domain::{Actor, Origin};
use app::{App, Chance, DemoPlan, Door, Intake, PersonDraft, Stamp, plant_demo};

use super::super::{Bar, Figure, installation, per_second, started};
use crate::ending::Ending;
use crate::moment;

/// Callers at once: the clerks of a city who click within the same second.
const CALLERS: u64 = 64;
/// Acts of each.
const ACTS: u64 = 50;
/// Single rows written one by one: long enough that a slow synchronisation is no chance.
const ROWS: u64 = 500;
/// Callers of a setting that only this benchmark writes.
const SETTING: &str = "bench";

pub(super) async fn measure(folder: &Path) -> Result<Vec<Figure>, Ending> {
    let app = installation(&folder.join("callers.db")).await?;
    let plan = DemoPlan { seed: 5, today: moment::today(), matters: 100 };
    let clerk = plant_demo(&app, &plan, |_| {}).await?.ok_or_else(|| Ending::fault("no clerk"))?;
    let app = Arc::new(app);
    let began = started();
    let mut callers = Vec::new();
    for caller in 0..CALLERS {
        callers.push(tokio::spawn(register(Arc::clone(&app), clerk, caller)));
    }
    for caller in callers {
        caller.await.map_err(|error| Ending::fault(error.to_string()))??;
    }
    let acts = per_second(CALLERS * ACTS, began.elapsed());
    let began = started();
    for row in 0..ROWS {
        let mut session = app.db().write().await?;
        session.put_setting(SETTING, &row.to_string()).await?;
        session.commit().await?;
    }
    let rows = per_second(ROWS, began.elapsed());
    app.db().close().await;
    let figure = |name, value, unit, bar| Figure { name, value, unit, bar };
    Ok(vec![
        figure("bench-callers", acts, "/s", Some(Bar::AtLeast(1_000.0))),
        figure("bench-row-per-sync", rows, "/s", None),
        figure("bench-callers-ratio", acts / rows, "×", None),
    ])
}

/// Registers petitions one after the other, each answered before the next.
async fn register(app: Arc<App>, clerk: Actor, caller: u64) -> Result<(), Ending> {
    let mut chance = Chance::numbered(caller);
    let today = moment::today();
    let person =
        PersonDraft { name: "何小云".to_owned(), phone: "13900000000".to_owned(), ..PersonDraft::default() };
    let intake = Intake {
        claimed_on: Some(today),
        ..Intake::of(person, "路灯不亮".to_owned(), "小区门口的路灯从上个月起一直不亮，晚上出入不便。".to_owned())
    };
    for _ in 0..ACTS {
        let stamp =
            Stamp { actor: clerk, recorded_us: moment::now_us(), today, origin: Origin::Entered, door: Door::Machine };
        app.register(&stamp, &mut chance, today, &intake, None).await?;
    }
    Ok(())
}
