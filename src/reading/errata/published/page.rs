//! A published page: its exercise, the numbers it prints, and the mistakes that lead to them.

use std::sync::{Arc, OnceLock};

use super::super::{
    super::{Law, QuantityMap, Reading, Resolver, Shape},
    Account, Erratum,
};
use crate::{
    formula::{Values, digits::significant},
    quantity::{Notation, Quantity},
    scenario::{Preset, Scenario, presets},
};

/// A page whose worked example is built in.
pub(crate) struct Page {
    /// The built-in scenario with the page's numbers.
    pub(super) preset: &'static str,
    /// What the page is, at the beginning of a sentence.
    pub(crate) name: &'static str,
    /// What kind of page it is: `blog post`.
    pub(crate) kind: &'static str,
    /// The same where it was named before: `post`.
    pub(crate) short_kind: &'static str,
    /// Its mistakes, in the order in which they are made.
    pub(super) mistakes: &'static [Mistake],
    /// The wrong numbers that it prints, in the order of the calculation.
    pub(super) numbers: &'static [Printed],
    /// What is computed for it, once it was asked for.
    pub(super) known: OnceLock<Known>,
}

/// A mistake of a page.
pub(crate) struct Mistake {
    /// Its name.
    pub(crate) erratum: Erratum,
    /// What gives the page's number, with the verb: `Updated weights in the backward pass give`.
    pub(crate) gives: &'static str,
    /// The same in a sentence that does not open an explanation, where that takes more words.
    pub(crate) giving: Option<&'static str>,
    /// The laws that put it into the correct formulas.
    pub(crate) laws: fn(Shape) -> Vec<Law>,
    /// What the page does, what is correct, and why.
    pub(super) account: fn(Shape) -> Account,
}

/// A wrong number of a page.
pub(super) struct Printed {
    /// Its quantity.
    pub(super) of: Quantity,
    /// The number as printed; nothing where the page only calculates with it.
    pub(super) text: Option<&'static str>,
    /// Its cause.
    pub(super) cause: Cause,
}

/// The cause of a wrong number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cause {
    /// A mistake that is made here.
    Made(Erratum),
    /// Mistakes that are made before it.
    Follows(&'static [Erratum]),
    /// The rounding of numbers before it.
    Rounded,
    /// A wrong calculation that is not known.
    Calculation,
}

impl Cause {
    /// The errata behind it.
    fn errata(&self) -> &[Erratum] {
        match self {
            Self::Made(erratum) => std::slice::from_ref(erratum),
            Self::Follows(errata) => errata,
            Self::Rounded | Self::Calculation => &[],
        }
    }
}

/// What is computed for a page.
pub(super) struct Known {
    scenario: Scenario,
    /// For each of its numbers: what the page's formula gives with the numbers that it prints before, and what is
    /// correct.
    values: Vec<[f64; 2]>,
    /// The loss with the weights that it prints, where they are not the correct ones.
    loss_of_printed_weights: Option<f64>,
}

/// A number of a page beside what its formula gives, and beside the correct one.
pub(crate) struct Comparison {
    /// As it is printed; nothing where the page only calculates with it.
    pub(crate) printed: Option<&'static str>,
    /// What the page's formula gives with the numbers that it prints before, in as many digits.
    pub(crate) own: String,
    /// The correct number, in as many digits.
    pub(crate) correct: String,
    /// The mistake that is made here, if one is.
    pub(crate) made: Option<Erratum>,
}

impl Page {
    /// Whether an exercise is the one of the page.
    pub(crate) fn is_of(&self, scenario: &Scenario) -> bool {
        self.known().scenario.has_numbers_of(scenario)
    }

    /// The exercise of the page.
    pub(crate) fn scenario(&self) -> &Scenario {
        &self.known().scenario
    }

    /// The errata of the page.
    pub(crate) fn errata(&self) -> impl Iterator<Item = Erratum> {
        self.mistakes.iter().map(|mistake| mistake.erratum)
    }

    /// What was done where the page has an erratum.
    pub(crate) fn mistake(&self, erratum: Erratum) -> Option<&Mistake> {
        self.mistakes.iter().find(|mistake| mistake.erratum == erratum)
    }

    /// The errata that the page's number of a quantity has to do with.
    pub(crate) fn errata_at(&self, of: Quantity) -> &[Erratum] {
        self.numbers.iter().find(|number| number.of == of).map_or(&[], |number| number.cause.errata())
    }

    /// The quantities at which a mistake is made.
    pub(crate) fn made_at(&self, erratum: Erratum) -> impl Iterator<Item = Quantity> {
        self.numbers.iter().filter(move |number| number.cause == Cause::Made(erratum)).map(|number| number.of)
    }

    /// The page's number of a quantity, where it is wrong by more than rounding.
    pub(crate) fn comparison(&self, of: Quantity) -> Option<Comparison> {
        let place = self.numbers.iter().position(|number| number.of == of)?;
        let Printed { text, cause, .. } = &self.numbers[place];
        if *cause == Cause::Rounded {
            return None;
        }
        let digits = text.map_or(USUAL_DIGITS, digits_of);
        let [own, correct] = self.known().values[place].map(|value| significant(value, digits));
        let made = match cause {
            Cause::Made(erratum) => Some(*erratum),
            Cause::Follows(_) | Cause::Rounded | Cause::Calculation => None,
        };
        Some(Comparison { printed: *text, own, correct, made })
    }

    /// The loss with the new weights that the page prints, where it prints wrong ones.
    pub(crate) fn loss_of_printed_weights(&self) -> Option<f64> {
        self.known().loss_of_printed_weights
    }

    fn known(&self) -> &Known {
        self.known.get_or_init(|| {
            let preset = presets().iter().find(|preset| preset.name == self.preset);
            let scenario = preset.map(Preset::scenario).expect("the example of a page is built in");
            Known { values: self.values(&scenario), loss_of_printed_weights: self.loss_of_weights(&scenario), scenario }
        })
    }

    /// For each number what the page's formula gives with the numbers that it prints before, and what is correct.
    pub(super) fn values(&self, scenario: &Scenario) -> Vec<[f64; 2]> {
        let exact = Resolver::exact(scenario);
        let shape = Shape::of(scenario);
        let laws = self.mistakes.iter().flat_map(|mistake| (mistake.laws)(shape)).collect();
        let own = Resolver::new(Arc::new(Reading::exact(scenario).with_laws(laws)), scenario);
        let own = own.with_overrides(self.printed().collect::<QuantityMap<f64>>());
        let value = |of| [own.worked_out(of).unwrap_or(f64::NAN), exact.value(of)];
        self.numbers.iter().map(|number| value(number.of)).collect()
    }

    /// The numbers that are printed.
    fn printed(&self) -> impl Iterator<Item = (Quantity, f64)> {
        let value = |text: &str| text.parse().expect("a page prints numbers");
        self.numbers.iter().filter_map(move |number| Some((number.of, value(number.text?))))
    }

    fn loss_of_weights(&self, scenario: &Scenario) -> Option<f64> {
        let notation = Notation::of(scenario);
        let mut weights = scenario.network().weights().clone();
        let mut is_changed = false;
        for (of, value) in self.printed() {
            if let Quantity::Updated(weight) = of {
                weights[notation.entry(weight)] = value;
                is_changed = true;
            }
        }
        is_changed.then(|| Resolver::exact(&scenario.with_weights(&weights)).value(Quantity::Loss))
    }
}

/// The digits of a number that is not printed.
const USUAL_DIGITS: usize = 4;

/// The significant digits of a printed number.
fn digits_of(text: &str) -> usize {
    let digits = text.chars().filter(char::is_ascii_digit);
    digits.skip_while(|digit| *digit == '0').count()
}

/// A quantity where a sentence has its number: `as the loss after the update`.
pub(crate) fn in_a_sentence(of: Quantity) -> String {
    match of {
        Quantity::Loss => "the loss".to_owned(),
        Quantity::LossAfter => "the loss after the update".to_owned(),
        other => other.to_string(),
    }
}

/// What the number of a quantity is called where the quantity was named: `loss`.
pub(crate) fn noun(of: Quantity) -> &'static str {
    match of {
        Quantity::Loss | Quantity::LossAfter => "loss",
        _ => "value",
    }
}
