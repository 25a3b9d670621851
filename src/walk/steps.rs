//! Which steps a walk has, and in which order.

use super::{Phase, Step, Topic};
use crate::{
    network::OutputActivation,
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight, WeightLayer},
    reading::{Erratum, Resolver},
    scenario::Scenario,
};

/// The weights of a layer, row by row, as the document lists them.
pub(super) fn weights(notation: Notation, layer: WeightLayer) -> impl Iterator<Item = Weight> + use<> {
    let columns = notation.first(layer.destination())..=notation.last(layer.destination());
    (0..=notation.last(layer.source())).flat_map(move |from| columns.clone().map(move |to| Weight { layer, from, to }))
}

fn units(notation: Notation, layer: Layer) -> impl Iterator<Item = Unit> + Clone {
    (notation.first(layer)..=notation.last(layer)).map(move |index| Unit { layer, index })
}

/// The name of a unit in words.
fn in_words(unit: Unit) -> String {
    match unit {
        Unit { layer: Layer::Input, index: 0 } => "input bias".to_owned(),
        Unit { layer: Layer::Hidden, index: 0 } => "hidden bias".to_owned(),
        Unit { layer: Layer::Input, index } => format!("input {index}"),
        Unit { layer: Layer::Hidden, index } => format!("hidden {index}"),
        Unit { layer: Layer::Output, index } => format!("output {index}"),
    }
}

fn edge_in_words(weight: Weight) -> String {
    format!("{} to {}", in_words(weight.source()), in_words(weight.destination()))
}

fn title(quantity: Quantity) -> String {
    let about = match quantity {
        Quantity::NetInput(unit) => format!("net input of {}", in_words(unit)),
        Quantity::Activation(unit) => format!("what {} puts out", in_words(unit)),
        Quantity::Loss => "the loss".to_owned(),
        Quantity::Updated(weight) => format!("new weight, {}", edge_in_words(weight)),
        Quantity::Partial { by: Variable::Weight(weight), .. } => edge_in_words(weight),
        Quantity::Partial { of: Variable::Loss, by: Variable::NetInput(unit) } => {
            format!("loss by the net input of {}", in_words(unit))
        }
        Quantity::Partial { of: Variable::Loss, by: Variable::Activation(unit) } => {
            format!("loss by what {} puts out", in_words(unit))
        }
        Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) } if of == by => {
            format!("slope of {}", in_words(of))
        }
        Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) } => {
            format!("{} by the net input of {}", in_words(of), in_words(by))
        }
        _ => String::new(),
    };
    format!("{quantity}  {about}")
}

struct List<'a> {
    document: Option<&'a Resolver>,
    steps: Vec<Step>,
}

impl List<'_> {
    fn push(&mut self, phase: Phase, topic: Topic, title: &str, errata: &[Erratum]) {
        let errata = if self.document.is_some() { errata.to_vec() } else { Vec::new() };
        self.steps.push(Step { phase, topic, title: title.to_owned(), equation: None, errata });
    }

    /// A step about a quantity, with the number and the errata of the document's law.
    fn quantity(&mut self, phase: Phase, quantity: Quantity) {
        let law = self.document.map(|document| document.reading().cell(quantity).map(|cell| &cell.law));
        let (equation, errata) = match law {
            None => (None, Vec::new()),
            Some(None) => (None, missing_law(quantity)),
            Some(Some(law)) => (law.equation, law.errata_of(quantity)),
        };
        let topic = Topic::Quantity(quantity);
        self.steps.push(Step { phase, topic, title: title(quantity), equation, errata });
    }
}

/// The errata that say that the document has no rule: C2 for the other outputs, C6 for the first layer.
pub(super) fn missing_law(quantity: Quantity) -> Vec<Erratum> {
    match quantity {
        Quantity::Partial { of: Variable::Activation(Unit { layer: Layer::Output, .. }), .. } => vec![Erratum::C2],
        _ => vec![Erratum::C6],
    }
}

/// All steps of a scenario's walk.
pub(super) fn steps(scenario: &Scenario, document: Option<&Resolver>) -> Vec<Step> {
    let notation = Notation::of(scenario);
    let output = scenario.network().architecture().output;
    let hidden = || units(notation, Layer::Hidden);
    let outputs = || units(notation, Layer::Output);
    let mut list = List { document, steps: Vec::new() };

    list.push(Phase::Given, Topic::Sample, "the sample and the learning rate", &[Erratum::B3]);
    list.push(Phase::Given, Topic::Weights, "the weights before the step", &[Erratum::B1]);
    for unit in hidden().chain(outputs()) {
        list.quantity(Phase::Forward, Quantity::NetInput(unit));
        if unit.layer == Layer::Hidden {
            list.quantity(Phase::Forward, Quantity::Activation(unit));
        }
    }
    outputs().for_each(|unit| list.quantity(Phase::Forward, Quantity::Activation(unit)));
    list.quantity(Phase::Loss, Quantity::Loss);

    let phase = Phase::BackwardOutput;
    let rule = "the chain rule for the second layer";
    list.push(phase, Topic::ChainRule(WeightLayer::Second), rule, second_layer_errata(output));
    for unit in outputs() {
        list.quantity(phase, Quantity::loss_by(Variable::Activation(unit)));
    }
    if output == OutputActivation::Softmax {
        let errata = [Erratum::C1, Erratum::B1, Erratum::B4];
        list.push(phase, Topic::SoftmaxDerivation, "the derivative of the softmax", &errata);
        for (of, by) in outputs().flat_map(|by| outputs().map(move |of| (of, by))) {
            list.quantity(phase, Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) });
        }
    }
    for unit in outputs() {
        list.quantity(phase, Quantity::loss_by(Variable::NetInput(unit)));
    }
    for weight in weights(notation, WeightLayer::Second) {
        list.quantity(phase, Quantity::loss_by(Variable::Weight(weight)));
    }

    let phase = Phase::BackwardHidden;
    let errata: &[Erratum] = match output {
        OutputActivation::Linear => &[Erratum::R1, Erratum::R2],
        OutputActivation::Softmax => &[Erratum::C6],
    };
    list.push(phase, Topic::ChainRule(WeightLayer::First), "the chain rule for the first layer", errata);
    list.push(phase, Topic::SigmoidDerivation, "the derivative of the sigmoid", &[]);
    for unit in hidden() {
        list.quantity(phase, Quantity::loss_by(Variable::Activation(unit)));
        list.quantity(phase, Quantity::Partial { of: Variable::Activation(unit), by: Variable::NetInput(unit) });
        list.quantity(phase, Quantity::loss_by(Variable::NetInput(unit)));
    }
    for weight in weights(notation, WeightLayer::First) {
        list.quantity(phase, Quantity::loss_by(Variable::Weight(weight)));
    }

    for weight in weights(notation, WeightLayer::Second).chain(weights(notation, WeightLayer::First)) {
        list.quantity(Phase::Update, Quantity::Updated(weight));
    }
    list.push(Phase::After, Topic::Outcome, "what the step did", &[]);
    list.steps
}

fn second_layer_errata(output: OutputActivation) -> &'static [Erratum] {
    match output {
        OutputActivation::Linear => &[Erratum::R1],
        OutputActivation::Softmax => &[Erratum::C2],
    }
}
