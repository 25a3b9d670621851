//! The symbol of each quantity, in the letters of the document or in those of textbooks: the only place that knows
//! either.
//!
//! | document | textbook | |
//! |---|---|---|
//! | `O_i^(0)` | `x_i` | input |
//! | `X_k^(1)` | `z_k^(1)` | net input |
//! | `O_k^(1)` | `h_k^(1)` | output of a hidden unit |
//! | `O_n^(2)` | `ŷ_n` | output of the network |
//! | `O_0^(0)` | `1` | output of a bias unit |
//! | `a_ik^(0)` | `w_ik^(0)` | weight |
//! | `a_0k^(0)` | `b_k^(0)` | weight from a bias unit |
//! | `l_n` | `y_n` | target |
//! | `α` | `η` | learning rate |
//! | `∂E(x)/∂X_k^(1)` | `δ_k^(1)` | derivative of the loss by a net input |
//! | `E(x)`, `E(x_s)` | `E`, `E_s` | loss |
//!
//! Layers have the document's numbers in both, so that `w_12^(0)` is found under the name `a12(0)`. Inputs and outputs
//! have no number in the textbook's letters, as there is one layer of each. Nor does the loss say `x` there: x is an
//! input.

use super::{
    letters::Lettering,
    markup::{Markup, Word},
};
use crate::{
    formula::{Formula, Range},
    quantity::{Index, Layer, Quantity, Target, Unit, Variable, Weight},
};

/// A letter with the number of its layer, or without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    word: Word,
    layer: Option<Layer>,
}

impl Letter {
    fn numbered(letter: &'static str, layer: Layer) -> Self {
        Self { word: Word::Letter(letter), layer: Some(layer) }
    }

    /// The letter alone.
    pub(super) fn word(self) -> Word {
        self.word
    }

    fn with(self, lower: String) -> Markup {
        Markup::Symbol { letter: self.word, lower, upper: self.layer.map(Layer::number) }
    }
}

fn text(text: &str) -> Markup {
    Markup::Text(text.to_owned())
}

fn index(index: Index) -> String {
    match index {
        Index::Letter(letter) => letter.as_char().to_string(),
        Index::Number(number) => number.to_string(),
    }
}

/// Two indices; a comma where one of them has two digits.
fn indices(from: Index, to: Index) -> String {
    let comma = [from, to].into_iter().any(|index| matches!(index, Index::Number(number) if number > 9));
    format!("{}{}{}", index(from), if comma { "," } else { "" }, index(to))
}

impl Lettering {
    /// The letter of a layer's outputs.
    pub(super) fn of_outputs(self, layer: Layer) -> Letter {
        match self {
            Self::Document => Letter::numbered("O", layer),
            Self::Textbook { .. } if layer == Layer::INPUT => Letter { word: Word::Letter("x"), layer: None },
            Self::Textbook { output } if layer == output => Letter { word: Word::Prediction, layer: None },
            Self::Textbook { .. } => Letter::numbered("h", layer),
        }
    }

    /// The letter of a layer's net inputs.
    pub(super) fn of_net_inputs(self, layer: Layer) -> Letter {
        match self {
            Self::Document => Letter::numbered("X", layer),
            Self::Textbook { .. } => Letter::numbered("z", layer),
        }
    }

    /// Whether a unit is a bias unit whose output is written as 1.
    fn is_one(self, unit: Unit<Index>) -> bool {
        match self {
            Self::Document => false,
            Self::Textbook { output } => unit.layer != output && unit.index == Index::Number(0),
        }
    }

    /// The symbol of a weight.
    pub(super) fn weight(self, weight: Weight<Index>) -> Markup {
        let (letter, lower) = match (self, weight.from) {
            (Self::Document, _) => ("a", indices(weight.from, weight.to)),
            (Self::Textbook { .. }, Index::Number(0)) => ("b", index(weight.to)),
            (Self::Textbook { .. }, _) => ("w", indices(weight.from, weight.to)),
        };
        Letter::numbered(letter, weight.layer).with(lower)
    }

    fn activation(self, unit: Unit<Index>) -> Markup {
        if self.is_one(unit) { text("1") } else { self.of_outputs(unit.layer).with(index(unit.index)) }
    }

    fn net_input(self, unit: Unit<Index>) -> Markup {
        self.of_net_inputs(unit.layer).with(index(unit.index))
    }

    /// The loss of the current sample.
    fn loss(self) -> &'static str {
        match self {
            Self::Document => "E(x)",
            Self::Textbook { .. } => "E",
        }
    }

    fn sample_loss(self, sample: Index) -> Markup {
        let numbered = |letter| Markup::Symbol { letter: Word::Letter(letter), lower: index(sample), upper: None };
        match self {
            Self::Document => Markup::Row(vec![text("E"), Markup::Brackets(Box::new(numbered("x")))]),
            Self::Textbook { .. } => numbered("E"),
        }
    }

    fn variable(self, variable: Variable<Index>) -> Markup {
        match variable {
            Variable::Loss => text(self.loss()),
            Variable::SampleLoss(sample) => self.sample_loss(sample),
            Variable::Activation(at) => self.activation(at),
            Variable::NetInput(at) => self.net_input(at),
            Variable::Weight(at) => self.weight(at),
        }
    }

    /// The symbol of a quantity. A derivative is a fraction, unless textbooks have a letter for it.
    pub(super) fn symbol(self, quantity: Quantity<Index>) -> Markup {
        let is_document = self == Self::Document;
        match quantity {
            Quantity::LearningRate => Markup::Word(if is_document { Word::Alpha } else { Word::Eta }),
            Quantity::Penalty => Markup::Word(Word::Lambda),
            Quantity::Target(Target::Only) => text("y"),
            Quantity::Target(Target::Value(n)) => {
                Markup::Symbol { letter: Word::Letter("y"), lower: index(n), upper: None }
            }
            Quantity::Target(Target::Label(n)) => {
                Markup::Symbol { letter: Word::Letter(self.labels()), lower: index(n), upper: None }
            }
            Quantity::Weight(at) => self.weight(at),
            Quantity::Updated(at) => Markup::Row(vec![self.weight(at), text("'")]),
            Quantity::NetInput(at) => self.net_input(at),
            Quantity::Activation(at) => self.activation(at),
            Quantity::Loss => text(self.loss()),
            Quantity::SampleLoss(sample) => self.sample_loss(sample),
            Quantity::LossAfter => text(&format!("{}'", self.loss())),
            // Like the net input itself, it belongs to the current sample.
            Quantity::Partial { of: Variable::Loss | Variable::SampleLoss(_), by: Variable::NetInput(at) }
                if !is_document =>
            {
                Letter { word: Word::Delta, layer: Some(at.layer) }.with(index(at.index))
            }
            Quantity::Partial { of, by } => {
                let row = |of| Box::new(Markup::Row(vec![Markup::Word(Word::Partial), self.variable(of)]));
                Markup::Fraction(row(of), row(by))
            }
        }
    }

    /// The symbol without the superscript or the `(x)` that tells it apart from others.
    pub(super) fn bare(self, quantity: Quantity<Index>) -> Markup {
        match (quantity, self.symbol(quantity)) {
            (Quantity::Loss, _) => text("E"),
            (Quantity::LossAfter, _) => text("E'"),
            (Quantity::Partial { of: Variable::Loss, .. }, Markup::Fraction(_, by)) => {
                Markup::Fraction(Box::new(Markup::Row(vec![Markup::Word(Word::Partial), text("E")])), by)
            }
            (_, Markup::Symbol { letter, lower, .. }) => Markup::Symbol { letter, lower, upper: None },
            (_, other) => other,
        }
    }

    fn labels(self) -> &'static str {
        match self {
            Self::Document => "l",
            Self::Textbook { .. } => "y",
        }
    }

    /// `X^{(2)}`, `l`: the layer without an index.
    pub(super) fn whole_layer(self, quantity: Quantity<Index>) -> Markup {
        match quantity {
            Quantity::NetInput(at) => self.of_net_inputs(at.layer).with(String::new()),
            Quantity::Activation(at) => self.of_outputs(at.layer).with(String::new()),
            Quantity::Target(Target::Label(_)) => text(self.labels()),
            other => self.symbol(other),
        }
    }

    /// The free variable of a derivation, the net input of an activation function.
    pub(super) fn free_variable(self) -> &'static str {
        match self {
            Self::Document => "x",
            Self::Textbook { .. } => "z",
        }
    }

    /// Whether a symbol ends in the number of its layer, so that a power after it could be misread.
    pub(super) fn ends_in_layer(self, quantity: Quantity<Index>) -> bool {
        let unit = match quantity {
            Quantity::Activation(unit) if self.is_one(unit) => return false,
            Quantity::Activation(unit) => self.of_outputs(unit.layer),
            Quantity::NetInput(unit) => self.of_net_inputs(unit.layer),
            Quantity::Weight(_) => return true,
            _ => return false,
        };
        unit.layer.is_some()
    }

    /// `b_k + ∑ x_i·w_ik`: a weighted sum with the term of the bias unit taken out of it, as textbooks write it. The
    /// document treats the bias as a weight.
    pub(crate) fn with_bias_apart(self, range: Range, body: &Formula) -> Option<Formula> {
        let is_over_weights = self != Self::Document && range.from == 0 && has_weight_from(body, range);
        is_over_weights.then(|| {
            let weights = Formula::Series(Range { from: 1, ..range }, Box::new(unlabelled(body).clone()));
            let of_bias = body.bind(crate::formula::Binding::default().with(range.letter, 0));
            Formula::Sum(vec![of_bias, weights])
        })
    }

    /// The bias in the product of a bias unit's output and weight: textbooks leave out the output, which is 1.
    pub(super) fn bias_alone(self, factors: &[Formula]) -> Option<&Formula> {
        let named = |factor: &Formula| match factor {
            Formula::Symbol(quantity) => Some(*quantity),
            Formula::Value(value) => value.of.map(Quantity::in_law),
            _ => None,
        };
        let [first, second] = factors else { return None };
        match (named(first)?, named(second)?) {
            (Quantity::Activation(unit), Quantity::Weight(weight)) if self.is_one(unit) && unit == weight.source() => {
                Some(second)
            }
            _ => None,
        }
    }
}

/// Whether a sum has a weight from each unit that its letter runs over.
fn has_weight_from(body: &Formula, range: Range) -> bool {
    match body {
        Formula::Symbol(Quantity::Weight(weight)) => weight.from == Index::Letter(range.letter),
        other => other.children().into_iter().any(|child| has_weight_from(child, range)),
    }
}

/// The term of a sum without its label.
fn unlabelled(term: &Formula) -> &Formula {
    match term {
        Formula::Factor(_, inner) => inner,
        other => other,
    }
}
