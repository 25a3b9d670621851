//! Another learning rate, as two or more new weights show it together.
//!
//! One new weight alone is right for some rate, whatever it is: `(w - w') / g`. Where several agree in it, it was used.

use std::rc::Rc;

use super::{
    answers::Typed,
    catalogue::{Catalogue, applied},
    diagnosis::ANYTHING,
    done_and_right::statements,
    evidence::Confidence,
    own::Follow,
    simplest::simplest,
    slip::Variant,
    slips::update,
    verdict::{Basis, Fit, Kind, Nearness, Standing},
};
use crate::{
    formula::{Exactness, Formula, Value, Values},
    quantity::{Quantity, Variable, Weight},
    reading::letters::document::*,
};

use std::sync::Arc;

/// Nobody chooses a rate of more figures than these. A factor that is wrong in all derivatives looks like one.
const MOST_OF_A_CHOICE: usize = 2;

/// A new weight that is wrong, and what it follows from.
pub(super) struct Step {
    /// Its place among the answers.
    pub(super) place: usize,
    pub(super) weight: Weight,
    pub(super) typed: Typed,
    pub(super) follow: Rc<Follow>,
    /// How far rounding leaves open what the right rate makes of it.
    pub(super) open: f64,
    /// Whether the rate is all that can be wrong.
    pub(super) derivative: Derivative,
}

/// Where the derivative of a step is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Derivative {
    /// It is one of the answers.
    Given,
    /// It had to be worked out, and may be wrong too.
    WorkedOut,
}

impl Step {
    /// How far the weight was moved.
    fn moved(&self) -> f64 {
        self.follow.values.value(Quantity::Weight(self.weight)) - self.typed.value
    }

    /// Whether another weight was moved as far: of units that are alike that says nothing new.
    fn is_like(&self, other: &Self) -> bool {
        (self.moved().abs() - other.moved().abs()).abs() <= self.typed.half_unit + other.typed.half_unit
    }
}

/// The rates that give a new weight, from the smallest to the largest.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Rates {
    least: f64,
    most: f64,
}

impl Rates {
    /// `(w - w') / g`, as far as the digits of `w'` leave it open. Nothing where that may be 0, or less: nobody chooses
    /// such a rate.
    fn of(step: &Step) -> Option<Self> {
        let value = |quantity| step.follow.values.get(quantity);
        let gradient = value(Quantity::loss_by(Variable::Weight(step.weight)))?;
        let (moved, right) = (step.moved(), value(Quantity::LearningRate)? * gradient);
        let reach = step.typed.half_unit + step.open * (moved / right).abs();
        let ends = [moved - reach, moved + reach].map(|moved| moved / gradient);
        let rates = Self { least: ends[0].min(ends[1]), most: ends[0].max(ends[1]) };
        (rates.most.is_finite() && rates.least > 0.0).then_some(rates)
    }

    fn width(self) -> f64 {
        self.most - self.least
    }

    fn in_common(self, other: Self) -> Option<Self> {
        let both = Self { least: self.least.max(other.least), most: self.most.min(other.most) };
        (both.least <= both.most).then_some(both)
    }
}

/// The fits of those new weights that agree in a rate, each with the place of its answer. `given` is how many new
/// weights there are on the sheet, those included that another rate would make wrong.
pub(super) fn fits(steps: &[&Step], given: usize, catalogue: &Catalogue) -> Vec<(usize, Fit)> {
    let mut rates: Vec<(&Step, Rates)> = steps.iter().filter_map(|step| Some((*step, Rates::of(step)?))).collect();
    rates.sort_by(|one, other| one.1.width().total_cmp(&other.1.width()));
    // Any of them may be the one that is wrong in another way. Of equals the sharpest says which rate it is.
    let agreements = (0..rates.len()).map(|anchor| Agreement::around(anchor, &rates));
    let Some(most) = agreements.reduce(|best, next| if next.steps.len() > best.steps.len() { next } else { best })
    else {
        return Vec::new();
    };
    // Where most do not agree, some would in any rate.
    let are_most = most.steps.len() >= 2 && 2 * most.steps.len() > given;
    if !are_most || Confidence::of(most.chance) == Confidence::CouldBe {
        return Vec::new();
    }
    let (rate, figures) = simplest(most.rates.least, most.rates.most);
    let is_certain = figures <= MOST_OF_A_CHOICE || most.steps.iter().all(|step| step.derivative == Derivative::Given);
    let chance = if is_certain { most.chance } else { ANYTHING };
    most.steps.into_iter().map(|step| (step.place, fit(step, &rate, chance, catalogue))).collect()
}

/// The new weights that a rate gives.
struct Agreement<'a> {
    steps: Vec<&'a Step>,
    /// The rates that give all of them.
    rates: Rates,
    /// How likely chance would have made them agree: what each but the first leaves open.
    chance: f64,
}

impl<'a> Agreement<'a> {
    fn around(anchor: usize, all: &[(&'a Step, Rates)]) -> Self {
        let (step, rates) = all[anchor];
        let mut agreement = Self { steps: vec![step], rates, chance: 1.0 };
        for (_, (step, rates)) in all.iter().enumerate().filter(|(place, _)| *place != anchor) {
            if let Some(both) = agreement.rates.in_common(*rates) {
                if !agreement.steps.iter().any(|known| step.is_like(known)) {
                    agreement.chance *= (rates.width() / both.most.abs()).min(1.0);
                }
                agreement.rates = both;
                agreement.steps.push(step);
            }
        }
        agreement
    }
}

fn fit(step: &Step, rate: &str, chance: f64, catalogue: &Catalogue) -> Fit {
    let quantity = Quantity::Updated(step.weight);
    let number =
        Value { full: rate.parse().unwrap_or(f64::NAN), text: rate.to_owned(), exactness: Exactness::Exact, of: None };
    let step_of = |weight: Formula| {
        let step = Formula::Value(number.clone()).changed() * d(E(), weight.clone());
        Variant::rule(updated(&weight), weight - step)
    };
    let (reading, _) = applied(&catalogue.right, &step_of(a0(i, k)).and(step_of(a1(k, n))));
    let done = step.follow.values.over_reading(&Arc::new(reading));
    let alpha = step.follow.values.source(Quantity::LearningRate).unwrap_or_default();
    let value = done.get(quantity).unwrap_or(f64::NAN);
    let is_exact = (value - step.typed.value).abs() <= step.typed.half_unit * (1.0 + 1e-9);
    // Without a rate it is 1, which has a name.
    let (id, title) = match number.full == 1.0 {
        true => (update::RATE_FORGOTTEN, update::RATE_LEFT_OUT.to_owned()),
        false => (update::ANOTHER_RATE, format!("learning rate {rate} used instead of {alpha}")),
    };
    Fit {
        id: id.to_owned(),
        title,
        erratum: None,
        value,
        done: statements(&done, quantity, &step.typed),
        right: statements(&step.follow.values, quantity, &step.typed),
        chance,
        confidence: Confidence::of(chance),
        kind: Kind::Formula,
        basis: Basis::NumbersBefore,
        nearness: if is_exact { Nearness::ToTheDigit } else { Nearness::AsGiven },
        seen: 0,
        standing: Standing::default(),
        candidate: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_two_numbers_leave_open_is_what_both_do() {
        let rates = |least, most| Rates { least, most };
        assert_eq!(rates(0.1, 0.3).in_common(rates(0.2, 0.4)), Some(rates(0.2, 0.3)));
        assert_eq!(rates(0.1, 0.2).in_common(rates(0.3, 0.4)), None);
    }
}
