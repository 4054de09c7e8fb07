//! What the store and the ledger cost, on a planted installation.

mod ledger_speed;

use app::{DemoPlan, plant_demo};

use super::{Figure, installation};
use crate::ending::Ending;
use crate::moment;

/// Plants an installation of so many matters and measures on it.
pub(super) async fn measure(matters: u64) -> Result<Vec<Figure>, Ending> {
    let folder = tempfile::tempdir()?;
    let app = installation(&folder.path().join("store.db")).await?;
    plant_demo(&app, &DemoPlan { seed: 3, today: moment::today(), matters }, |_| {}).await?;
    let figures = ledger_speed::measure(&app).await?;
    app.db().close().await;
    Ok(figures)
}
