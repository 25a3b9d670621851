//! The lines about what is given: the network, the sample or samples, the learning rate, the weights.

use super::{Formulas, Line, LineKind, Walk};
use crate::{
    formula::{Binding, Context, Digits, Formula, PutIn, Statement},
    network::{Activation, Architecture, Bias, Loss, OutputActivation, Penalty, Reduction},
    quantity::{Layer, Notation, Quantity, Unit},
    reading::{Resolver, Shape},
    scenario::Number,
};

/// The warning about the printed formulas: a reader who only skims would copy the wrong sign.
pub const MISTAKES: &str = "These formulas are copied from a homework solution and contain mistakes.";

/// Enough digits to show any given number in full.
const ALL_DIGITS: usize = 17;

impl Walk {
    /// The sample, together with the network if it is the only sample.
    pub(super) fn sample_lines(&self, sample: Option<u8>, values: &Resolver, formulas: Formulas) -> Vec<Line> {
        let about = if sample.is_none() { self.about_the_document(formulas) } else { None };
        about.into_iter().chain(self.sample_behind(self.network_lines(), sample, values)).collect()
    }

    /// The inputs and targets of a sample; after the lines about the network if it is the only sample.
    fn sample_behind(&self, network: Vec<Line>, sample: Option<u8>, values: &Resolver) -> Vec<Line> {
        let given_here = self.given_by_sample().map(|quantity| given(values, quantity));
        match sample {
            None => network.into_iter().chain(given_here).chain(self.rates()).collect(),
            Some(sample) => std::iter::once(self.which_sample(sample)).chain(given_here).collect(),
        }
    }

    fn which_sample(&self, sample: u8) -> Line {
        Line::words(format!("Sample {sample} of {}.", self.scenario.samples().len()))
    }

    /// The network, and all samples if there are several.
    pub(super) fn samples_lines(&self, formulas: Formulas) -> Vec<Line> {
        let about = self.about_the_document(formulas);
        about.into_iter().chain(self.network_lines()).chain(self.all_samples()).collect()
    }

    /// The number of samples, each of them, and the learning rate.
    fn all_samples(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        let reduction = match self.scenario.reduction() {
            Reduction::Mean => "The update uses the mean of their losses.",
            Reduction::Sum => "The update uses the sum of their losses.",
        };
        lines.push(Line::words(format!(
            "{} samples, worked through one after the other. {reduction}",
            self.scenario.samples().len()
        )));
        let typed = |number: &Number| number.to_string();
        for (place, (values, example)) in self.samples().zip(self.scenario.samples()).enumerate() {
            let numbers = example.x.iter().chain(&example.target).map(typed);
            let pairs = self.given_by_sample().zip(numbers).map(|(quantity, number)| format!("{quantity} = {number}"));
            debug_assert!(self.given_by_sample().all(|quantity| values.get(quantity).is_some()));
            lines.push(Line::words(format!("{}: {}", place + 1, pairs.collect::<Vec<_>>().join(", "))));
        }
        lines.extend(self.rates());
        lines
    }

    /// The learning rate, and the strength of the penalty if there is one.
    fn rates(&self) -> impl Iterator<Item = Line> {
        let penalty = (self.scenario.penalty() == Penalty::Squares).then_some(Quantity::Penalty);
        std::iter::once(Quantity::LearningRate).chain(penalty).map(|quantity| given(self.exact(), quantity))
    }

    /// The inputs and the targets of a sample.
    fn given_by_sample(&self) -> impl Iterator<Item = Quantity> {
        let notation = Notation::of(&self.scenario);
        notation
            .computing(Layer::INPUT)
            .map(|index| Quantity::Activation(Unit { layer: Layer::INPUT, index }))
            .chain(notation.units(notation.output()).map(move |index| Quantity::Target(notation.target(index))))
    }

    fn network_lines(&self) -> Vec<Line> {
        vec![self.sizes_in_words(), Line::words(in_words(Shape::of(&self.scenario)))]
    }

    fn sizes_in_words(&self) -> Line {
        let sizes = self.scenario.sizes();
        let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let Architecture { bias, .. } = self.scenario.architecture();
        let have_1 = match sizes.tables() {
            1 => "The bias unit has output 1",
            2 => "Both bias units have output 1",
            _ => "All bias units have output 1",
        };
        let about_bias = match bias {
            Bias::Trained => format!("{have_1}."),
            Bias::Fixed => {
                let their = if sizes.tables() == 1 { "its" } else { "their" };
                format!("{have_1}; {their} weights are not updated.")
            }
            Bias::None => "There are no bias units.".to_owned(),
        };
        let hidden = match sizes.hidden() {
            [] => "no hidden layer".to_owned(),
            [only] => counted(usize::from(*only), "hidden unit"),
            [before @ .., last] => {
                let before: Vec<String> = before.iter().map(u8::to_string).collect();
                format!("hidden layers of {} and {last} units", before.join(", "))
            }
        };
        Line::words(format!(
            "{}, {hidden}, {}. {about_bias}",
            counted(sizes.inputs(), "input"),
            counted(sizes.outputs(), "output"),
        ))
    }

    /// A sentence about the printed formulas, or about why there are none; nothing where the document is out of sight.
    fn about_the_document(&self, formulas: Formulas) -> Option<Line> {
        match (formulas, self.no_document()) {
            (Formulas::Correct, _) => None,
            (_, Some(reason)) => Some(Line::words(reason.in_a_sentence())),
            (Formulas::Printed, None) => Some(Line::about_errata(MISTAKES)),
            (Formulas::Compared, None) => Some(Line::words("Correct formulas, beside those of a homework document.")),
        }
    }

    pub(super) fn weight_lines(&self, digits: Digits) -> Vec<Line> {
        let notation = Notation::of(&self.scenario);
        notation
            .layers_of_weights()
            .flat_map(|layer| {
                notation.units(layer).map(move |from| {
                    let row: Vec<String> = notation
                        .weights_of(layer)
                        .filter(|weight| weight.from == from)
                        .map(|weight| {
                            let quantity = Quantity::Weight(weight);
                            format!("{quantity} = {}", self.printed(self.exact(), quantity, digits))
                        })
                        .collect();
                    Line::words(row.join("  "))
                })
            })
            .collect()
    }
}

/// `y = 0.8`.
fn given(values: &Resolver, quantity: Quantity) -> Line {
    let symbol = Formula::Symbol(quantity.in_law());
    let number = symbol.substitute(&Context::new(values, Binding::default()), ALL_DIGITS, PutIn::Shown);
    Line::statement(LineKind::Value, Statement::equals(symbol, number))
        .with_value(values.get(quantity).unwrap_or(f64::NAN))
}

/// The activation functions of the units and the loss.
fn in_words(shape: Shape) -> String {
    let Shape { sizes, architecture: Architecture { hidden, output, loss, .. }, penalty } = shape;
    let loss = match (loss, output) {
        (Loss::Squared, _) => "squared error",
        (Loss::HalfSquared, _) => "half the squared error",
        (Loss::CrossEntropy, OutputActivation::Softmax) => "cross-entropy",
        (Loss::CrossEntropy, _) => "binary cross-entropy",
    };
    let outputs = output.of_each().map_or_else(|| output.name().to_owned(), Activation::title_with_parameter);
    let penalty = match penalty {
        Penalty::None => "",
        Penalty::Squares => ", plus a penalty on large weights",
    };
    let each = hidden.listed(sizes.hidden().len());
    let hidden = match each.split_first() {
        None => String::new(),
        Some((first, others)) if others.iter().all(|other| other == first) => {
            format!("Hidden: {}. ", first.title_with_parameter())
        }
        Some(_) => {
            let titles: Vec<String> = each.iter().copied().map(Activation::title_with_parameter).collect();
            format!("Hidden layers: {}. ", titles.join(", "))
        }
    };
    format!("{hidden}Outputs: {outputs}. Loss: {loss}{penalty}.")
}
