//! How much memory a forecast keeps, before it is worked out: for callers with a budget.

use super::{ForecastError, blocks, run::FOLLOWED};
use crate::{
    scenario::Scenario,
    world::{columns::Columns, plan::Plan},
};

/// The bytes that the rows of so many worlds take, of which long runs keep the first only; what the worlds' threads need beside them is
/// small against it.
///
/// # Errors
/// The scenario cannot be forecast.
pub fn footprint(scenario: &Scenario, worlds: u64) -> Result<u128, ForecastError> {
    let plan = Plan::new(scenario, 0)?;
    let width = Columns::new(&plan, FOLLOWED).width;
    Ok(u128::from(blocks::kept(width, worlds)) * width as u128 * size_of::<f64>() as u128)
}
