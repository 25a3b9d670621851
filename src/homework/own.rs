//! A student's own numbers, and what follows from them.

use super::{answers::Answer, catalogue::Catalogue};
use crate::{
    formula::Context,
    quantity::Quantity,
    reading::{QuantityMap, Reading, Resolver},
    scenario::Scenario,
};

/// Numbers whose last half unit is a larger part of them than this are too coarse to tell what they leave open.
const COARSE: f64 = 0.005;

/// The numbers that a student gave, each in the place of what its quantity comes to.
pub(super) struct Own {
    given: QuantityMap<f64>,
    half_units: QuantityMap<f64>,
    right: Resolver,
}

/// What one quantity comes to from the student's own numbers.
pub(super) struct Follow {
    /// The values with all of the student's numbers but the quantity's own.
    pub(super) values: Resolver,
    /// What the quantity comes to, by the chain rule over those numbers.
    pub(super) value: f64,
    /// What it comes to in all right ways.
    pub(super) ways: Vec<f64>,
}

impl Own {
    pub(super) fn of(answers: &[Answer], catalogue: &Catalogue, scenario: &Scenario) -> Self {
        let typed = || answers.iter().filter_map(|answer| Some((answer.quantity, answer.typed.as_ref()?)));
        Self {
            given: typed().map(|(quantity, typed)| (quantity, typed.value)).collect(),
            half_units: typed().map(|(quantity, typed)| (quantity, typed.half_unit)).collect(),
            right: Resolver::exact(scenario).over_reading(&catalogue.right),
        }
    }

    /// Half a unit of the last digit of a number that the student gave.
    pub(super) fn half_unit(&self, quantity: Quantity) -> Option<f64> {
        self.half_units.get(&quantity).copied()
    }

    /// How far the rounding of the student's numbers leaves open what follows from them: whoever goes on with the
    /// digits of a calculator has more of them than are written down. Numbers of one or two figures are taken as they
    /// stand, since they would leave everything open.
    pub(super) fn left_open(&self, quantity: Quantity, values: &Resolver, way: &Way) -> f64 {
        let Some(value) = values.get(quantity) else { return 0.0 };
        let moved_by = |from: &Quantity| {
            let (given, reach) = (values.get(*from)?, self.half_unit(*from)?);
            let moved = values.with_override(*from, given + reach).get(quantity)?;
            (reach <= COARSE * given.abs()).then_some((moved - value).abs())
        };
        way.from.iter().filter_map(moved_by).filter(|open| open.is_finite()).sum()
    }

    pub(super) fn gave(&self, quantity: Quantity) -> bool {
        self.given.contains_key(&quantity)
    }

    /// What a quantity comes to from all the student's numbers but its own.
    pub(super) fn follow(&self, quantity: Quantity) -> Option<Follow> {
        let mut others = self.given.clone();
        others.remove(&quantity);
        let values = self.right.with_overrides(others);
        let cell = values.reading().cell(quantity)?.clone();
        let context = Context::new(&values, cell.binding);
        let ways: Vec<f64> = cell.law.forms.iter().map(|form| form.evaluate(&context)).collect();
        let value = *ways.last()?;
        Some(Follow { value, ways, values })
    }

    /// The quantities whose formulas a value goes through, itself first: the student's other numbers stand in for
    /// everything behind them. And those numbers.
    pub(super) fn way_to(&self, quantity: Quantity, reading: &Reading) -> Way {
        let mut way = Way { through: vec![quantity], from: Vec::new() };
        let mut next = 0;
        while let Some(at) = way.through.get(next).copied() {
            next += 1;
            let Some(cell) = reading.cell(at) else { continue };
            let mut needed = cell.law.forms.iter().flat_map(|form| form.quantities(cell.binding)).collect::<Vec<_>>();
            if at == Quantity::LossAfter {
                needed = updates(reading);
            }
            for quantity in needed {
                let list = if self.gave(quantity) { &mut way.from } else { &mut way.through };
                if !list.contains(&quantity) {
                    list.push(quantity);
                }
            }
        }
        way
    }
}

/// How a value is come to.
pub(super) struct Way {
    /// The quantities that are worked out on it, the last one first.
    pub(super) through: Vec<Quantity>,
    /// The student's own numbers that it starts from.
    pub(super) from: Vec<Quantity>,
}

/// All new weights: the loss after the step is theirs.
fn updates(reading: &Reading) -> Vec<Quantity> {
    let notation = reading.shape().notation();
    crate::walk::weights(notation).map(Quantity::Updated).collect()
}
