//! The catalogue of slips as readings: what each of them makes of one network.

use std::sync::Arc;

use super::{catalogue::Catalogue, slip::Slip};
use crate::{reading::Reading, scenario::Scenario};

/// One way to make a slip in one network.
#[derive(Clone)]
pub struct WayToSlip {
    /// The slip.
    pub slip: &'static Slip,
    /// The right formulas, with those replaced in which it is made.
    pub reading: Arc<Reading>,
}

/// Every way to make each slip of the catalogue in the network of a scenario.
///
/// ```
/// use gradwalk::{homework::ways_to_slip, quantity::Quantity, reading::Resolver, scenario::Scenario};
/// let scenario = Scenario::load("regression")?;
/// let right = Resolver::exact(&scenario);
/// let ways = ways_to_slip(&scenario);
/// let half = ways.iter().find(|way| way.slip.id == "half-in-loss").unwrap();
/// let loss = right.over_reading(&half.reading).get(Quantity::Loss).unwrap();
/// assert_eq!(loss, right.get(Quantity::Loss).unwrap() / 2.0);
/// # Ok::<(), gradwalk::scenario::ScenarioError>(())
/// ```
#[must_use]
pub fn ways_to_slip(scenario: &Scenario) -> Vec<WayToSlip> {
    let catalogue = Catalogue::of(scenario);
    let ways = catalogue.formulas().iter();
    ways.map(|way| WayToSlip { slip: way.slip, reading: Arc::clone(&way.reading) }).collect()
}

/// The right formulas as they are worked out by hand: from derivative to derivative along the chain rule, where those
/// that are shown go back to what the forward pass gave.
#[must_use]
pub fn along_the_chain_rule(scenario: &Scenario) -> Arc<Reading> {
    Catalogue::of(scenario).right
}
