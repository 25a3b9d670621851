//! The values that show the effect of an erratum: the correct ones, those with this erratum alone, and those of the
//! printed formulas with all of their errata.

use std::sync::Arc;

use super::{
    super::{Law, Reading, Resolver, Shape, document, letters::document::*},
    Erratum,
    of_quantity::between,
    published,
    sheet::chain_of_first_layer,
};
use crate::{
    formula::{
        Digits, Formula, Values,
        digits::{are_same_but_for_rounding, significant},
    },
    network::Bias,
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    scenario::{Problem, Scenario},
};

/// The values of one scenario over three sets of formulas.
pub(super) struct Compared<'a> {
    /// Which erratum is looked at.
    pub(super) erratum: Erratum,
    /// The correct formulas.
    pub(super) correct: Resolver,
    /// The correct formulas with this erratum in them, and no other.
    pub(super) alone: Resolver,
    /// The printed formulas; nothing where the erratum is not one of the document.
    pub(super) printed: Option<Resolver>,
    scenario: &'a Scenario,
    digits: Digits,
}

impl<'a> Compared<'a> {
    /// The values for an erratum that is printed where the scenario is from.
    pub(super) fn new(erratum: Erratum, scenario: &'a Scenario, digits: Digits) -> Self {
        let resolver = |reading| Resolver::new(Arc::new(reading), scenario);
        let correct = correct(scenario);
        Self {
            erratum,
            alone: alone(erratum, &correct, scenario),
            correct,
            printed: Reading::document(scenario).ok().filter(|_| !erratum.is_of_a_page()).map(resolver),
            scenario,
            digits,
        }
    }

    /// Whether the erratum alone changes a quantity.
    pub(super) fn changes(&self, quantity: Quantity) -> bool {
        !are_same_but_for_rounding(self.alone.value(quantity), self.correct.value(quantity))
    }

    /// The errata that change what the printed formulas give for a quantity, each of them on its own.
    pub(super) fn acting_on(&self, quantity: Quantity) -> Vec<Erratum> {
        let printed = self.printed.as_ref().map_or_else(Vec::new, |printed| between(printed.reading(), quantity));
        let acts = |erratum: &Erratum| match *erratum {
            own if own == self.erratum => self.changes(quantity),
            other => !are_same_but_for_rounding(
                alone(other, &self.correct, self.scenario).value(quantity),
                self.correct.value(quantity),
            ),
        };
        printed.into_iter().filter(acts).collect()
    }

    /// The values with this erratum alone and without it, in as many digits as it takes to tell them apart.
    pub(super) fn texts(&self, quantity: Quantity) -> [String; 2] {
        let values = [&self.alone, &self.correct].map(|values| values.value(quantity));
        let counts = self.digits.count()..MOST_DIGITS;
        let apart =
            counts.map(|count| values.map(|value| significant(value, count))).find(|[left, right]| left != right);
        match apart {
            Some(texts) if self.changes(quantity) => texts,
            _ => values.map(|value| self.text(value)),
        }
    }

    /// A value in the digits asked for.
    pub(super) fn text(&self, value: f64) -> String {
        significant(value, self.digits.count())
    }

    /// The erratum without any other; some pages have only one.
    pub(super) fn alone_in_words(&self) -> String {
        let page = published::of_erratum(self.erratum);
        match page.is_some_and(|(page, _)| page.errata().count() == 1) {
            true => self.erratum.to_string(),
            false => format!("{} alone", self.erratum),
        }
    }

    /// The length of an update: the root of the sum of the squared changes of all weights.
    pub(super) fn length_of_update(&self, update: &Resolver) -> f64 {
        let weights = self.notation().layers_of_weights().flat_map(|layer| self.weights(layer));
        let change = |weight| update.value(Quantity::Updated(weight)) - update.value(Quantity::Weight(weight));
        weights.map(change).fold(0.0, f64::hypot)
    }

    /// The names of the network.
    pub(super) fn notation(&self) -> Notation {
        Notation::of(self.scenario)
    }

    /// The weights of a layer, row by row.
    pub(super) fn weights(&self, layer: Layer) -> Vec<Weight> {
        self.notation().weights_of(layer).collect()
    }

    /// The units of a layer, without its bias unit.
    pub(super) fn units(&self, layer: Layer) -> impl Iterator<Item = Unit> + use<> {
        self.notation().computing_units(layer)
    }

    /// The correct slope along an update of some layers: above 0 where the update has the wrong direction.
    pub(super) fn slope_along(&self, update: &Resolver, layers: &[Layer]) -> f64 {
        slope(&self.correct, update, layers.iter().flat_map(|layer| self.weights(*layer)))
    }

    /// The derivatives by all weights that are updated, and then the new weights, each in the order of the steps.
    pub(super) fn of_weights(&self) -> Vec<Quantity> {
        let is_kept = |weight: &Weight| weight.from == 0 && self.scenario.architecture().bias == Bias::Fixed;
        let layers = self.notation().layers_of_weights().rev();
        let mut weights: Vec<Weight> = layers.flat_map(|layer| self.weights(layer)).collect();
        weights.retain(|weight| !is_kept(weight));
        let derivatives = weights.iter().copied().map(derivative_by);
        derivatives.chain(weights.iter().copied().map(Quantity::Updated)).collect()
    }
}

/// The most digits that can tell two doubles apart.
const MOST_DIGITS: usize = 17;

/// The derivative of the loss by a weight.
pub(super) fn derivative_by(weight: Weight) -> Quantity {
    Quantity::loss_by(Variable::Weight(weight))
}

/// The correct slope along an update of some weights: `∑ ∂E/∂a · (a' − a)`.
pub(super) fn slope(correct: &Resolver, update: &Resolver, weights: impl Iterator<Item = Weight>) -> f64 {
    let change = |weight: Weight| {
        let moved = update.value(Quantity::Updated(weight)) - update.value(Quantity::Weight(weight));
        correct.value(derivative_by(weight)) * moved
    };
    weights.map(change).sum()
}

/// The values over the correct formulas, compiled: those with an erratum in them share that.
pub(super) fn correct(scenario: &Scenario) -> Resolver {
    Resolver::new(Arc::new(Reading::exact(scenario).compiled()), scenario)
}

/// The values over the correct formulas with one erratum in them.
pub(super) fn alone(erratum: Erratum, correct: &Resolver, scenario: &Scenario) -> Resolver {
    let laws = laws_of(erratum, document::problem_of(scenario).ok(), Shape::of(scenario));
    let reading = correct.reading().clone();
    let is_output = |law: &&Law| matches!(law.of, Quantity::Activation(_));
    let outputs: Vec<Quantity> = laws.iter().filter(is_output).flat_map(|law| reading.quantities_of(law.of)).collect();
    let alone = Resolver::new(Arc::new(reading.with_laws(laws).departing_at(&outputs)), scenario);
    match outputs.is_empty() {
        true => alone,
        // The loss after a wrong update is itself calculated correctly.
        false => {
            let weights = Notation::of(scenario).layers_of_weights();
            let weights = weights.flat_map(|layer| Notation::of(scenario).weights_of(layer));
            let new = weights.map(|weight| (Quantity::Weight(weight), alone.value(Quantity::Updated(weight))));
            let after = correct.with_more_overrides(new).value(Quantity::Loss);
            alone.with_override(Quantity::LossAfter, after)
        }
    }
}

/// The laws that put this erratum, and no other, into the correct formulas.
fn laws_of(erratum: Erratum, problem: Option<Problem>, shape: Shape) -> Vec<Law> {
    if let Some(laws) = published::laws(erratum, shape) {
        return laws;
    }
    let rule = |step: Formula| vec![Law::new(updated(&a1(k, n)), vec![a1(k, n) + step])];
    let derivative = || d(E(), a1(k, n));
    let document = match problem {
        Some(Problem::Regression) => document::regression::laws(shape),
        Some(Problem::Classification) => document::classification::laws(shape),
        None => Vec::new(),
    };
    let own =
        document.into_iter().filter(|law| law.errata.iter().filter(|other| other.changes_numbers()).eq([&erratum]));
    match erratum {
        Erratum::C3 => rule(alpha() * derivative()),
        Erratum::C4 => rule(-derivative()),
        Erratum::R1 | Erratum::R2 => own.chain(chain_of_first_layer(shape)).collect(),
        _ => own.collect(),
    }
}
