//! The effect of an erratum on the numbers of a scenario, in sentences: first on the current step, then on the whole
//! training step. Each number in them is computed here.

use super::{
    super::document,
    Erratum,
    compared::{Compared, derivative_by},
    on_step,
    published::{self, Comparison, Mistake, Page, in_a_sentence, noun},
};
use crate::reading::letters::document::{HIDDEN, INPUT, OUTPUT};
use crate::{
    formula::{Digits, Values},
    quantity::{Layer, Quantity, Unit, Weight},
    reading::Resolver,
    scenario::{Problem, Scenario},
};

/// The sentence for an erratum that does not change the numbers: a misprint, or an omission that every reader fills in.
fn on_print_only(erratum: Erratum) -> &'static str {
    match erratum {
        Erratum::B1 => "No effect on the numbers: the limits and bias outputs left out are filled in as intended.",
        Erratum::B2 => "No effect on the numbers: the updates are read as simultaneous.",
        Erratum::B3 => "No effect on the numbers: the symbols are read with their usual meaning.",
        Erratum::B4 => "No effect on the numbers: the letter is read as intended.",
        _ => "No effect on the numbers: the misprint is read as intended.",
    }
}

/// The effect of an erratum on the numbers of a scenario, first on the quantity `at` of the current step.
pub(super) fn of(erratum: Erratum, scenario: &Scenario, digits: Digits, at: Option<Quantity>) -> Vec<String> {
    let problem = match (erratum, document::problem_of(scenario)) {
        (of_page, _) if of_page.is_of_a_page() => None,
        (_, Ok(problem)) if erratum.is_in_part_on(problem) => Some(problem),
        (_, Ok(_)) => return vec![format!("No effect here: {erratum} is about the document's other network.")],
        (_, Err(reason)) => return vec![format!("No effect here: {reason}.")],
    };
    let effect = Effect { values: Compared::new(erratum, scenario, digits), at };
    if erratum.changes_numbers() {
        let page = published::of_erratum(erratum);
        let of_page = page.map_or_else(Vec::new, |(page, mistake)| published_number(page, mistake, at));
        return of_page.into_iter().chain(effect.on_numbers()).collect();
    }
    let explained = match erratum {
        Erratum::R3 => Some(effect.indices_swapped()),
        Erratum::R4 => Some(effect.wrong_layer()),
        Erratum::R5 => Some(effect.square()),
        Erratum::B2 => Some(effect.sequence(problem)),
        _ => None,
    };
    std::iter::once(on_print_only(erratum).to_owned()).chain(explained).collect()
}

/// The wrong number that a page has for the quantity of the current step; if it has none there, that for the first
/// quantity with the mistake.
fn published_number(page: &Page, mistake: &Mistake, at: Option<Quantity>) -> Vec<String> {
    let here = at.filter(|at| page.errata_at(*at).contains(&mistake.erratum));
    let mut made_at = page.made_at(mistake.erratum);
    let Some(of) = here.or_else(|| made_at.next()) else { return Vec::new() };
    let Some(Comparison { printed, own, correct, made, .. }) = page.comparison(of) else { return Vec::new() };
    let name = page.name;
    let printed = match printed {
        Some(printed) => format!("{name} prints {printed} as {}.", in_a_sentence(of)),
        None => format!("{name} does not print {of}, but uses it."),
    };
    let gives = if made.is_some() { mistake.gives } else { "Its numbers before that give" };
    vec![printed, format!("{gives} {own}; the correct {} is {correct}.", noun(of))]
}

/// The values that are compared, and the quantity of the current step.
struct Effect<'a> {
    values: Compared<'a>,
    at: Option<Quantity>,
}

impl Effect<'_> {
    fn on_numbers(&self) -> Vec<String> {
        let values = &self.values;
        // The number that a page has there was already given.
        let page = published::of_erratum(values.erratum).map(|(page, _)| page);
        let is_told = |of: Quantity| page.is_some_and(|page| page.errata_at(of).contains(&values.erratum));
        let here = match self.at {
            Some(of) if !is_told(of) => on_step::sentences(values, of),
            Some(_) | None => Vec::new(),
        };
        // A step without a quantity has an example instead.
        let example = match here.is_empty() && !self.at.is_some_and(is_told) {
            true => on_step::most_changed(values).map(|of| on_step::compared(values, of)),
            false => None,
        };
        let as_a_whole = match values.erratum {
            Erratum::R1 if here.is_empty() => Some(self.opposite_signs()),
            Erratum::R2 if here.is_empty() => self.sizes(),
            Erratum::C2 if here.is_empty() => Some(self.changed_derivatives()),
            Erratum::C3 => self.direction_of_document(),
            Erratum::C4 => Some(self.length_of_update()),
            _ => None,
        };
        here.into_iter().chain(example).chain(as_a_whole).chain(self.losses()).collect()
    }

    fn opposite_signs(&self) -> String {
        let Compared { alone, correct, .. } = &self.values;
        let derivatives = self.derivatives();
        let opposite = |of: &&Quantity| alone.value(**of) * correct.value(**of) < 0.0;
        let count = derivatives.iter().filter(opposite).count();
        format!("With R1 alone, {count} of {} derivatives have the opposite sign.", derivatives.len())
    }

    /// How much larger or smaller the derivatives of the hidden units are.
    fn sizes(&self) -> Option<String> {
        let Compared { alone, correct, .. } = &self.values;
        let ratios = self.values.units(HIDDEN).map(|unit| {
            let of = Quantity::slope_of(unit);
            alone.value(of) / correct.value(of)
        });
        let ratios: Vec<f64> = ratios.filter(|ratio| ratio.is_finite()).collect();
        let smallest = ratios.iter().copied().reduce(f64::min)?;
        let largest = ratios.iter().copied().reduce(f64::max)?;
        let [smallest, largest] = [smallest, largest].map(|ratio| self.values.text(ratio));
        let range = if smallest == largest { largest } else { format!("{smallest} to {largest}") };
        Some(format!("The derivative of the sigmoid is {range} times as large."))
    }

    fn changed_derivatives(&self) -> String {
        let second = self.values.weights(HIDDEN);
        let changed = second.iter().filter(|weight| self.values.changes(derivative_by(**weight))).count();
        format!("C2 alone changes {changed} of {} second-layer derivatives.", second.len())
    }

    fn length_of_update(&self) -> String {
        let correct = &self.values.correct;
        let derivatives = self.values.weights(HIDDEN).into_iter().map(derivative_by);
        let printed = derivatives.map(|of| correct.value(of)).fold(0.0, f64::hypot);
        let alpha = correct.value(Quantity::LearningRate);
        let [length, meant] = [printed, alpha * printed].map(|length| self.values.text(length));
        if length == meant {
            format!("The second layer's update has the correct length: {length}.")
        } else if alpha == 0.0 {
            format!("The second layer's update has length {length}; with alpha = 0 no weight changes.")
        } else {
            let times = self.values.text(1.0 / alpha);
            format!("The second layer's update has length {length}, correct {meant} ({times} times).")
        }
    }

    /// The direction that the printed update of the second layer has: the correct slope along it. Nothing where there
    /// are no printed formulas.
    fn direction_of_document(&self) -> Option<String> {
        let slope = self.values.slope_along(self.values.printed.as_ref()?, &[HIDDEN]);
        let text = self.values.text(slope);
        Some(if slope > 0.0 {
            format!("The printed update has the wrong direction: the slope along the update is {text}.")
        } else if slope < 0.0 {
            format!("The printed update still has the right direction: the slope along the update is {text}.")
        } else if slope == 0.0 {
            "The slope along the printed update is 0.".to_owned()
        } else {
            "The slope along the printed update is not a finite number.".to_owned()
        })
    }

    /// The loss after the update: with this erratum alone, correct, and with all of them.
    fn losses(&self) -> Vec<String> {
        let values = &self.values;
        let before = values.text(values.correct.value(Quantity::Loss));
        let [alone, correct] = values.texts(Quantity::LossAfter);
        let (alone_in_words, chance) = (values.alone_in_words(), self.better_by_chance());
        let own = match values.changes(Quantity::LossAfter) {
            true => format!(
                "{alone_in_words}: one update takes the loss from {before} to {alone}, correct {correct}{chance}."
            ),
            false => format!("{alone_in_words} does not change the loss after one update: it is {correct}."),
        };
        let all = values.printed.as_ref().map(|printed| {
            let after = values.text(printed.value(Quantity::LossAfter));
            format!("All errata together: one update takes it to {after}.")
        });
        let of_page = published::of_erratum(values.erratum).and_then(|(page, _)| {
            let after = values.text(page.loss_of_printed_weights()?);
            Some(format!("With all new weights as the {} prints them, the loss is {after}.", page.kind))
        });
        std::iter::once(own).chain(all).chain(of_page).collect()
    }

    /// Why a wrong update leaves a lower loss than the correct one, where it does.
    fn better_by_chance(&self) -> &'static str {
        let Compared { alone, correct, .. } = &self.values;
        let after = |values: &Resolver| values.value(Quantity::LossAfter);
        let length = |values: &Resolver| self.values.length_of_update(values);
        match after(alone) < after(correct) {
            true if length(alone) > length(correct) => " (lower by chance: this update is longer)",
            true => " (lower by chance)",
            false => "",
        }
    }

    fn indices_swapped(&self) -> String {
        let last = Weight { layer: HIDDEN, from: self.values.notation().last(HIDDEN), to: 0 };
        let meant = match self.at {
            Some(Quantity::Updated(weight)) if weight.layer == HIDDEN && weight.from != 0 => weight,
            _ => last,
        };
        self.misnamed(Weight { from: meant.to, to: meant.from, ..meant }, meant)
    }

    fn wrong_layer(&self) -> String {
        let notation = self.values.notation();
        let last = Weight { layer: INPUT, from: notation.last(INPUT), to: notation.last(HIDDEN) };
        let meant = match self.at {
            Some(Quantity::Updated(weight)) if weight.layer == INPUT => weight,
            _ => last,
        };
        self.misnamed(Weight { layer: HIDDEN, ..meant }, meant)
    }

    fn misnamed(&self, printed: Weight, meant: Weight) -> String {
        format!(
            "The printed {printed} would be a weight to output {}; the only output is 0, and {meant} is meant.",
            printed.to
        )
    }

    fn square(&self) -> String {
        let output = Quantity::Activation(Unit { layer: OUTPUT, index: 0 });
        let value = self.values.correct.value(output);
        format!("{output} is {}; its square would be {}.", self.values.text(value), self.values.text(value * value))
    }

    /// In sequence, the rules of the first layer use the new weights of the second layer, but still the outputs of the
    /// forward pass, which no rule recomputes.
    fn sequence(&self, problem: Option<Problem>) -> String {
        let (Some(printed), Some(Problem::Regression)) = (&self.values.printed, problem) else {
            return "In sequence they give the same: no listed update uses another weight.".to_owned();
        };
        let output = Quantity::Activation(Unit { layer: OUTPUT, index: 0 });
        let kept = printed.with_override(output, printed.value(output));
        let in_sequence = self.values.weights(HIDDEN).into_iter().fold(kept, |resolver, weight| {
            resolver.with_override(Quantity::Weight(weight), printed.value(Quantity::Updated(weight)))
        });
        let weight = match self.at {
            Some(Quantity::Updated(weight)) if weight.layer == INPUT => weight,
            _ => self.steepest(INPUT),
        };
        let new = Quantity::Updated(weight);
        let [changed, meant] = [&in_sequence, printed].map(|values| self.values.text(values.value(new)));
        match changed == meant {
            true => format!("In sequence, {new} would be {changed} too."),
            false => format!("In sequence, {new} would be {changed} instead of {meant}."),
        }
    }

    /// The weight whose derivative is largest, where a sequence of updates shows most.
    fn steepest(&self, layer: Layer) -> Weight {
        let size = |weight: &Weight| self.values.correct.value(derivative_by(*weight)).abs();
        let weights = self.values.weights(layer).into_iter();
        weights.reduce(|best, next| if size(&next) > size(&best) { next } else { best }).expect("a layer has weights")
    }

    fn derivatives(&self) -> Vec<Quantity> {
        let weights = [INPUT, HIDDEN].map(|layer| self.values.weights(layer)).concat();
        weights.into_iter().map(derivative_by).collect()
    }
}
