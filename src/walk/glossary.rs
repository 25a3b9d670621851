//! The meaning of symbols in words: those of a whole network, and each number and sign of one formula.

use super::{Step, Walk};
use crate::{
    formula::{Argument, Binding, Formula, Function, Statement, exp},
    network::{Activation, Bias, Depth, OutputActivation, Penalty},
    quantity::{Layer, Notation, Quantity, Target, Unit, Variable, Weight},
    reading::Shape,
    typeset::{Glyphs, Lettering, Signs, in_letters, line, line_of},
};

/// A symbol and its meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The symbol, or several that are explained together.
    pub sign: String,
    /// Its meaning.
    pub words: String,
}

impl Entry {
    fn new(sign: impl Into<String>, words: impl Into<String>) -> Self {
        Self { sign: sign.into(), words: words.into() }
    }
}

/// How many of [`symbols`] a beginner has to know.
pub const TO_BEGIN_WITH: usize = 5;

/// The meaning of the symbols of a walk, the most important first: indices, targets, the loss, the functions.
#[must_use]
pub fn symbols(walk: &Walk, signs: Signs) -> Vec<Entry> {
    let notation = Notation::of(walk.scenario());
    // A unit after the inputs: the second one if there is one, so that its two indices differ.
    let behind = Layer::INPUT.next();
    let unit = Unit { layer: behind, index: notation.last(behind).min(2) };
    let weight = Weight { layer: Layer::INPUT, from: 1, to: unit.index };
    let derivative = Entry::new(
        sign(Quantity::loss_by(Variable::Weight(weight)), signs),
        "derivative: how fast the loss grows with this weight",
    );
    let mut entries = match signs.lettering {
        Lettering::Document => vec![
            Entry::new(
                signs_of(&[Quantity::NetInput(unit), Quantity::Activation(unit)], signs),
                format!("net input and output of unit {} in layer (1)", unit.index),
            ),
            Entry::new(
                sign(Quantity::Weight(weight), signs),
                format!("weight from unit 1 in layer (0) to unit {} in layer (1)", weight.to),
            ),
            layers(notation),
            targets(notation, signs),
            derivative,
        ],
        Lettering::Textbook { output } => vec![
            outputs(unit, output, signs),
            Entry::new(
                signs_of(&[Quantity::NetInput(unit), Quantity::loss_by(Variable::NetInput(unit))], signs),
                format!("net input of unit {} in layer (1); loss derivative w.r.t. it", unit.index),
            ),
            weight_and_bias(walk, weight, signs),
            targets(notation, signs),
            Entry::new("typed names", typed_names(walk, signs)),
            layers(notation),
            derivative,
        ],
    };
    entries.extend(activations(walk).into_iter().map(|activation| of_activation(activation, signs)));
    if walk.scenario().architecture().output == OutputActivation::Softmax {
        entries.push(softmax(signs));
    }
    entries.push(Entry::new(
        signs_of(&[Quantity::Updated(weight), Quantity::LossAfter], signs),
        "with a prime: after the update",
    ));
    entries.push(Entry::new("numeric", NUMERIC));
    entries
}

/// The output of a unit, for which textbooks have three letters.
fn outputs(unit: Unit, output: Layer, signs: Signs) -> Entry {
    let [input, prediction] = [Unit { layer: Layer::INPUT, index: 1 }, Unit { layer: output, index: 0 }];
    let of = |units: &[Unit]| signs_of(&units.iter().copied().map(Quantity::Activation).collect::<Vec<_>>(), signs);
    if unit.layer == output {
        Entry::new(of(&[input, prediction]), "outputs: of input 1, of the network (output 0)")
    } else {
        Entry::new(
            of(&[input, unit, prediction]),
            format!("outputs: of input 1, of unit {} in layer (1), of the network", unit.index),
        )
    }
}

/// A weight and, where there is one, the bias of the unit that it leads to.
fn weight_and_bias(walk: &Walk, weight: Weight, signs: Signs) -> Entry {
    let words = format!("weight from unit 1 in layer (0) to unit {} in layer (1)", weight.to);
    match walk.scenario().architecture().bias {
        Bias::None => Entry::new(sign(Quantity::Weight(weight), signs), words),
        Bias::Trained | Bias::Fixed => Entry::new(
            signs_of(&[Quantity::Weight(weight), Quantity::Weight(Weight { from: 0, ..weight })], signs),
            format!("weight from unit 1 in layer (0) to unit {}, and its bias", weight.to),
        ),
    }
}

/// The names as typed and as in titles, which have the document's letters, each with its letter in textbooks.
#[must_use]
pub fn typed_names(walk: &Walk, signs: Signs) -> String {
    let in_ascii = signs.glyphs == Glyphs::Ascii;
    let [prediction, delta, eta] = if in_ascii { ["yhat", "delta", "eta"] } else { ["ŷ", "δ", "η"] };
    let label = match walk.scenario().architecture().output {
        OutputActivation::Softmax => ", l (y)",
        OutputActivation::Each(_) => "",
    };
    format!("O (x, h, {prediction}), X (z), a (w, b), dE/dX ({delta}), alpha ({eta}){label}")
}

/// The numbers of the layers.
fn layers(notation: Notation) -> Entry {
    let (numbers, between) = match notation.depth() {
        Depth::NoHiddenLayer => ("(0) (1)".to_owned(), ""),
        Depth::OneHiddenLayer => ("(0) (1) (2)".to_owned(), "hidden units, "),
        Depth::SeveralHiddenLayers => (format!("(0) .. ({})", notation.output().number()), "hidden layers, "),
    };
    Entry::new(numbers, format!("layers: inputs, {between}outputs (counted from 0)"))
}

/// A numeric check.
const NUMERIC: &str = "numeric check: the derivative measured by moving the number a little";

fn sign(quantity: Quantity, signs: Signs) -> String {
    line_of(&Formula::Symbol(quantity.in_law()), signs)
}

/// Several symbols that are explained together.
fn signs_of(quantities: &[Quantity], signs: Signs) -> String {
    quantities.iter().map(|quantity| sign(*quantity, signs)).collect::<Vec<_>>().join(" ")
}

/// Target, loss and learning rate.
fn targets(notation: Notation, signs: Signs) -> Entry {
    let target = notation.target(0);
    let words = match target {
        Target::Only => "target, loss (how wrong the outputs are), learning rate",
        Target::Value(_) => "target of output 0, loss (how wrong), learning rate",
        Target::Label(_) => "target (1: true class), loss (how wrong), learning rate",
    };
    let [target, loss, rate] =
        [Quantity::Target(target), Quantity::Loss, Quantity::LearningRate].map(|quantity| sign(quantity, signs));
    let loss = loss.trim_end_matches("(x)");
    match notation.penalty() {
        Penalty::None => Entry::new(format!("{target} {loss} {rate}"), words),
        Penalty::Squares => {
            let factor = sign(Quantity::Penalty, signs);
            Entry::new(format!("{target} {loss} {rate} {factor}"), format!("{words}, factor of the penalty"))
        }
    }
}

/// The activation functions of a network, each once.
fn activations(walk: &Walk) -> Vec<Activation> {
    let shape = Shape::of(walk.scenario());
    let mut each = Vec::new();
    for own in shape.notation().computing_layers().filter_map(|layer| shape.activation_in(layer)) {
        // The identity has no sign.
        if own != Activation::Linear && !each.contains(&own) {
            each.push(own);
        }
    }
    each
}

fn of_activation(activation: Activation, signs: Signs) -> Entry {
    let named: Formula = activation.of(Formula::X);
    let sign = line_of(&named, signs);
    let definition = line(&Statement::equals(named, activation.definition(Formula::X)), signs);
    Entry::new(
        sign.trim_end_matches(in_letters("(x)", signs).as_ref()),
        format!(
            "activation function {}: {definition}, {}",
            activation.title(),
            in_letters("the output at net input x", signs)
        ),
    )
}

fn softmax(signs: Signs) -> Entry {
    let power = line_of(&exp(Formula::X), signs);
    Entry::new("softmax", format!("each output is its {power} divided by the sum of all: shares that sum to 1"))
}

impl Walk {
    /// A number of a formula in words: the title of its step, or the fact that it was given.
    #[must_use]
    pub fn meaning(&self, near: &Step, quantity: Quantity) -> String {
        let step = self.find_near(near, quantity).map(|place| &self.steps()[place]);
        if let Some(step) = step.filter(|step| step.quantity() == Some(quantity)) {
            let words = step.about();
            return match quantity {
                // The title of such a step names only the weight.
                Quantity::Partial { of: Variable::Loss, by: Variable::Weight(_) } => {
                    format!("loss derivative w.r.t. the {words}")
                }
                _ => words,
            };
        }
        match quantity {
            Quantity::LearningRate => "learning rate, given".to_owned(),
            Quantity::Penalty => "how much the penalty on large weights counts, given".to_owned(),
            Quantity::Target(Target::Only) => "target, given".to_owned(),
            Quantity::Target(Target::Value(n) | Target::Label(n)) => format!("target of output {n}, given"),
            Quantity::Weight(weight) => {
                let from = self.meaning_of_unit(weight.source());
                format!("weight from {from} to {}, given", self.meaning_of_unit(weight.destination()))
            }
            Quantity::Activation(unit) if unit.index == 0 && unit.layer != self.output() => {
                "output of the bias unit, always 1".to_owned()
            }
            Quantity::Activation(unit) if unit.layer == Layer::INPUT => format!("input {}, given", unit.index),
            Quantity::Activation(unit) => format!("output of {}", self.meaning_of_unit(unit)),
            Quantity::NetInput(unit) => format!("net input of {}", self.meaning_of_unit(unit)),
            Quantity::Loss if self.scenario().penalty() == Penalty::Squares => {
                "loss: how wrong the outputs are, and the penalty".to_owned()
            }
            Quantity::Loss | Quantity::SampleLoss(_) => "loss: how wrong the outputs are".to_owned(),
            Quantity::LossAfter => "loss after the update".to_owned(),
            Quantity::Updated(weight) => format!("{} after the update", Quantity::Weight(weight)),
            Quantity::Partial { of, by } => {
                format!("derivative of {} with respect to {}", of.quantity(), by.quantity())
            }
        }
    }

    fn meaning_of_unit(&self, unit: Unit) -> String {
        match unit.index {
            0 if unit.layer != self.output() => "the bias unit".to_owned(),
            _ => unit.in_words(self.output()),
        }
    }
}

/// The meaning of the signs of a formula that are not numbers: functions, sums, derivatives; each once, in order.
#[must_use]
pub fn signs(formula: &Formula, signs: Signs) -> Vec<Entry> {
    let mut found = Vec::new();
    collect(formula, signs, &mut found);
    found
}

fn collect(formula: &Formula, signs: Signs, found: &mut Vec<Entry>) {
    let entry = match formula {
        // A single letter has no first and no second.
        Formula::Symbol(Quantity::Partial {
            of: Variable::Loss | Variable::SampleLoss(_),
            by: Variable::NetInput(_),
        }) if matches!(signs.lettering, Lettering::Textbook { .. }) => None,
        Formula::Symbol(Quantity::Partial { .. })
        | Formula::Bare(Quantity::Partial { .. })
        | Formula::Derivative { .. } => Some(Entry::new(
            line_of(formula, signs),
            "a derivative: how fast the first grows when the second does, all else unchanged",
        )),
        Formula::Activated(activation, _) => Some(of_activation(*activation, signs)),
        Formula::Exponential(_) => {
            Some(Entry::new(line_of(&exp(Formula::X), signs), in_letters("e = 2.71828 to the power of x", signs)))
        }
        Formula::Logarithm(_) => {
            Some(Entry::new("ln", in_letters("natural logarithm: ln(x) is the power of e that gives x", signs)))
        }
        Formula::Call { function: Function::Log, .. } => {
            Some(Entry::new("log", "logarithm; the natural one, ln, is meant"))
        }
        Formula::Call { function: Function::Softmax, .. } => Some(softmax(signs)),
        Formula::Call { function: Function::CrossEntropy, .. } => {
            Some(Entry::new("CE", "cross-entropy: the loss of a classification"))
        }
        Formula::Series(range, body) => {
            // The bias may have its own term, before the sum.
            let from = if signs.lettering.with_bias_apart(*range, body).is_some() { 1 } else { range.from };
            let letter = range.letter.as_char();
            let sum = if signs.glyphs == Glyphs::Ascii { "SUM" } else { "∑" };
            Some(Entry::new(sum, format!("sum: one term for each {letter}, from {letter} = {from} on")))
        }
        Formula::IsPositive(_) => {
            Some(Entry::new(in_letters("[x > 0]", signs), in_letters("1 if x is above 0, otherwise 0", signs)))
        }
        Formula::PositivePart(_) => {
            Some(Entry::new(in_letters("max(0, x)", signs), in_letters("x if it is above 0, otherwise 0", signs)))
        }
        Formula::AfterStep(_) => Some(Entry::new("'", "with the weights after the update")),
        _ => None,
    };
    if let Some(entry) = entry
        && found.iter().all(|other| other.words != entry.words)
    {
        found.push(entry);
    }
    match formula {
        // The value of such a form is not on the page.
        Formula::Derivative { .. } => {}
        Formula::Call { arguments, .. } => {
            for argument in arguments {
                if let Argument::One(inner) = argument {
                    collect(inner, signs, found);
                }
            }
        }
        Formula::ReadAs { printed, .. } => collect(printed, signs, found),
        _ => formula.children().into_iter().for_each(|child| collect(child, signs, found)),
    }
}

/// The numbers of a formula with no index bound, each once, in order.
#[must_use]
pub fn numbers(formula: &Formula) -> Vec<Quantity> {
    formula.quantities(Binding::default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formula::Digits,
        scenario::presets,
        walk::{Content, Formulas, LineKind},
    };

    #[test]
    fn every_number_of_every_formula_has_a_meaning() {
        for preset in presets() {
            let walk = Walk::new(preset.scenario());
            for step in walk.steps() {
                for line in walk.lines(step, Formulas::Correct, Digits::default()) {
                    let Content::Statement(statement, _) = &line.content else { continue };
                    if line.kind != LineKind::Bound {
                        continue;
                    }
                    for quantity in statement.right.iter().flat_map(|(_, formula)| numbers(formula)) {
                        let words = walk.meaning(step, quantity);
                        assert!(words.len() > 3 && words.is_ascii(), "{}: {quantity}: {words}", preset.name);
                    }
                }
            }
        }
    }

    #[test]
    fn the_indices_of_a_weight_are_told_in_their_order() {
        let entries = symbols(&Walk::new(presets()[0].scenario()), Glyphs::Ascii.into());
        let words = |sign: &str| &entries.iter().find(|entry| entry.sign == sign).unwrap().words;
        assert_eq!(words(&entries[1].sign), "weight from unit 1 in layer (0) to unit 2 in layer (1)");
        assert!(words("sigma").contains("sigma(x) = 1/(1 + exp(-x))"), "{entries:?}");
        assert!(entries[1].sign.starts_with('a') && entries[1].sign.contains("12"), "{entries:?}");
    }
}
