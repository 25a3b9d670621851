//! Students: how they round, which numbers they write down, and which laws they use.

use gradwalk::{
    formula::digits::{significant, to_decimals},
    homework::{
        answers::{Answer, Typed},
        asked::asked,
        order::rank,
    },
    quantity::{Quantity, Variable},
    reading::{QuantityMap, Resolver},
    scenario::Scenario,
    walk::{Step, Walk},
};

/// The rounding of a number that is written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Digits {
    Figures(usize),
    Decimals(usize),
}

impl Digits {
    fn text(self, value: f64) -> String {
        match self {
            Self::Figures(figures) => significant(value, figures),
            Self::Decimals(decimals) => to_decimals(value, decimals),
        }
    }
}

/// The number a student continues with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GoesOnWith {
    /// All digits of the calculator.
    AllDigits,
    /// The number as written down.
    WhatIsWritten,
}

/// Which of the numbers are handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    All,
    DerivativesByWeights,
    NewWeights,
    LossAfter,
    /// Every third one, starting with this one.
    EveryThird(usize),
}

impl Sheet {
    fn has(self, place: usize, quantity: Quantity) -> bool {
        match self {
            Self::All => true,
            Self::DerivativesByWeights => {
                matches!(quantity, Quantity::Partial { of: Variable::Loss, by: Variable::Weight(_) })
            }
            Self::NewWeights => matches!(quantity, Quantity::Updated(_)),
            Self::LossAfter => quantity == Quantity::LossAfter,
            Self::EveryThird(first) => place % 3 == first % 3,
        }
    }
}

/// The numbers a student writes down for every quantity of an exercise, in the order of the work.
pub(super) struct Worked(QuantityMap<String>);

impl Worked {
    /// Works along the laws of `values`. `None` where a number along the way is not finite.
    pub(super) fn out(scenario: &Scenario, values: &Resolver, digits: Digits, with: GoesOnWith) -> Option<Self> {
        let mut kept = QuantityMap::default();
        let mut written = QuantityMap::default();
        for quantity in in_order(scenario) {
            let value = values.with_overrides(kept.clone()).get(quantity).filter(|value| value.is_finite())?;
            let text = digits.text(value);
            if with == GoesOnWith::WhatIsWritten {
                kept.insert(quantity, text.parse().expect("it is a number"));
            }
            written.insert(quantity, text);
        }
        Some(Self(written))
    }

    /// The numbers that are handed in.
    pub(super) fn sheet(&self, scenario: &Scenario, sheet: Sheet) -> Vec<Answer> {
        let typed = |quantity: Quantity| Typed::read(&self.0[&quantity]).expect("it is a number");
        let asked = asked(scenario).into_iter().enumerate().filter(|(place, quantity)| sheet.has(*place, *quantity));
        asked.map(|(_, quantity)| Answer { line: 0, quantity, typed: typed(quantity) }).collect()
    }
}

/// Everything that is calculated, whether it is asked for or not.
fn in_order(scenario: &Scenario) -> Vec<Quantity> {
    let walk = Walk::new(scenario.clone());
    let mut all: Vec<Quantity> = walk.steps().iter().filter_map(Step::quantity).chain(asked(scenario)).collect();
    all.sort_by_key(|quantity| (rank(*quantity), *quantity));
    all.dedup();
    all
}
