//! Which steps a walk has, and in which order.

use super::{Phase, Step, Topic};
use crate::{
    network::{Activation, Architecture, OutputActivation},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight, WeightLayer},
    reading::{Erratum, Resolver, errata},
    scenario::Scenario,
};

/// The weights of a layer, row by row, as the document lists them.
pub(super) fn weights(notation: Notation, layer: WeightLayer) -> impl Iterator<Item = Weight> + use<> {
    let columns = notation.first(layer.destination())..=notation.last(layer.destination());
    notation.units(layer.source()).flat_map(move |from| columns.clone().map(move |to| Weight { layer, from, to }))
}

fn units(notation: Notation, layer: Layer) -> impl Iterator<Item = Unit> + Clone {
    (notation.first(layer)..=notation.last(layer)).map(move |index| Unit { layer, index })
}

/// The name of a unit in words.
fn in_words(unit: Unit) -> String {
    match unit {
        Unit { layer: Layer::Input, index } => format!("input {index}"),
        Unit { layer: Layer::Hidden, index } => format!("hidden unit {index}"),
        Unit { layer: Layer::Output, index } => format!("output {index}"),
    }
}

/// A weight in words; that of a bias unit is the bias of the unit that it leads to.
fn weight_in_words(weight: Weight) -> String {
    match weight.from {
        0 => format!("bias of {}", in_words(weight.destination())),
        _ => format!("weight from {}", ends_in_words(weight)),
    }
}

/// The units that a weight connects.
fn ends_in_words(weight: Weight) -> String {
    format!("{} to {}", in_words(weight.source()), in_words(weight.destination()))
}

/// The output of a unit in words.
fn output_in_words(unit: Unit) -> String {
    match unit.layer {
        Layer::Output => format!("{} of the network", in_words(unit)),
        Layer::Input | Layer::Hidden => format!("output of {}", in_words(unit)),
    }
}

/// What a quantity is.
fn about(quantity: Quantity) -> String {
    match quantity {
        Quantity::NetInput(unit) => format!("net input of {}", in_words(unit)),
        Quantity::Activation(unit) => output_in_words(unit),
        Quantity::Loss => "the loss".to_owned(),
        Quantity::Updated(weight) => format!("new {}", weight_in_words(weight)),
        Quantity::Partial { by: Variable::Weight(weight), .. } => weight_in_words(weight),
        Quantity::Partial { of: Variable::Loss, by } => format!("loss derivative {}", with_respect_to(by)),
        Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) } if of == by => {
            format!("activation derivative of {}", in_words(of))
        }
        Quantity::Partial { of: Variable::Activation(of), by } => format!("{} {}", in_words(of), with_respect_to(by)),
        _ => String::new(),
    }
}

/// The same where there is little room.
fn about_briefly(quantity: Quantity) -> String {
    match quantity {
        Quantity::Updated(weight) if weight.from > 0 => format!("new, {}", ends_in_words(weight)),
        Quantity::Partial { by: Variable::Weight(weight), .. } if weight.from > 0 => ends_in_words(weight),
        Quantity::Partial { of: Variable::Loss, by: by @ (Variable::NetInput(_) | Variable::Activation(_)) } => {
            format!("loss {}", with_respect_to(by))
        }
        other => about(other),
    }
}

fn with_respect_to(by: Variable) -> String {
    match by {
        Variable::NetInput(unit) => format!("w.r.t. net input of {}", in_words(unit)),
        Variable::Activation(unit @ Unit { layer: Layer::Output, .. }) => format!("w.r.t. {}", in_words(unit)),
        Variable::Activation(unit) => format!("w.r.t. {}", output_in_words(unit)),
        other => format!("w.r.t. {other}"),
    }
}

struct List<'a> {
    document: Option<&'a Resolver>,
    /// The errata that are printed where the scenario is from.
    printed: &'a [Erratum],
    /// The sample that the steps are about, where there are several.
    sample: Option<u8>,
    steps: Vec<Step>,
}

impl List<'_> {
    fn push(&mut self, phase: Phase, topic: Topic, title: &str, errata: &[Erratum]) {
        let errata = errata.iter().copied().filter(|erratum| self.printed.contains(erratum)).collect();
        let (title, brief) = (title.to_owned(), String::new());
        self.steps.push(Step { phase, topic, sample: self.sample, title, brief, equation: None, errata });
    }

    /// The name of a quantity: of several samples, a loss and its derivatives are named with the sample.
    fn named(&self, quantity: Quantity) -> Quantity {
        match (self.sample, quantity) {
            (Some(sample), Quantity::Loss) => Quantity::SampleLoss(sample),
            (Some(sample), Quantity::Partial { of: Variable::Loss, by }) => {
                Quantity::Partial { of: Variable::SampleLoss(sample), by }
            }
            _ => quantity,
        }
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
        let (about, brief) = match (phase, quantity) {
            (Phase::AllSamples, Quantity::Loss) => ("loss over all samples".to_owned(), String::new()),
            _ => (about(quantity), about_briefly(quantity)),
        };
        let title = format!("{}  {about}", self.named(quantity));
        self.steps.push(Step { phase, topic, sample: self.sample, title, brief, equation, errata });
    }
}

/// The errata that say that the document has no formula.
pub(super) fn missing_law(quantity: Quantity) -> Vec<Erratum> {
    vec![errata::left_out_by(quantity)]
}

/// All steps of a scenario's walk.
pub(super) fn steps(scenario: &Scenario, document: Option<&Resolver>, printed: &[Erratum]) -> Vec<Step> {
    let notation = Notation::of(scenario);
    let architecture = scenario.architecture();
    let mut list = List { document, printed, sample: None, steps: Vec::new() };

    let samples = u8::try_from(scenario.samples().len()).expect("a scenario has at most 100 samples");
    if samples == 1 {
        list.push(Phase::Given, Topic::Sample, "Sample and learning rate", &[Erratum::B3]);
        list.push(Phase::Given, Topic::Weights, "Weights before the update", &[Erratum::B1]);
        list.pass(notation, architecture, Detail::Derived);
    } else {
        list.push(Phase::Given, Topic::Samples, "Samples and learning rate", &[]);
        list.push(Phase::Given, Topic::Weights, "Weights before the update", &[]);
        for sample in 1..=samples {
            list.sample = Some(sample);
            list.push(Phase::Given, Topic::Sample, "Sample", &[]);
            list.pass(notation, architecture, if sample == 1 { Detail::Derived } else { Detail::Numbers });
        }
        list.sample = None;
        list.all_samples(notation);
    }

    for weight in weights(notation, WeightLayer::Second).chain(weights(notation, WeightLayer::First)) {
        list.quantity(Phase::Update, Quantity::Updated(weight));
    }
    list.push(Phase::After, Topic::Outcome, "Result of the update", &[Erratum::P1]);
    list.steps
}

/// Whether general laws are derived on the way: once, though there may be several samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// They are.
    Derived,
    /// Only numbers are put in.
    Numbers,
}

impl List<'_> {
    /// Forward and back with one sample.
    fn pass(&mut self, notation: Notation, architecture: Architecture, detail: Detail) {
        let hidden = || units(notation, Layer::Hidden);
        let outputs = || units(notation, Layer::Output);
        for unit in hidden().chain(outputs()) {
            self.quantity(Phase::Forward, Quantity::NetInput(unit));
            if unit.layer == Layer::Hidden {
                self.quantity(Phase::Forward, Quantity::Activation(unit));
            }
        }
        outputs().for_each(|unit| self.quantity(Phase::Forward, Quantity::Activation(unit)));
        self.quantity(Phase::Loss, Quantity::Loss);

        let phase = Phase::BackwardOutput;
        if detail == Detail::Derived {
            let rule = "Chain rule for the second layer";
            self.push(phase, Topic::ChainRule(WeightLayer::Second), rule, second_layer_errata(architecture.output));
        }
        for unit in outputs() {
            self.quantity(phase, Quantity::loss_by(Variable::Activation(unit)));
        }
        self.slopes_of_outputs(notation, architecture.output, detail);
        for unit in outputs() {
            self.quantity(phase, Quantity::loss_by(Variable::NetInput(unit)));
        }
        for weight in weights(notation, WeightLayer::Second) {
            self.quantity(phase, Quantity::loss_by(Variable::Weight(weight)));
        }

        let phase = Phase::BackwardHidden;
        if detail == Detail::Derived {
            let rule = "Chain rule for the first layer";
            self.push(phase, Topic::ChainRule(WeightLayer::First), rule, first_layer_errata(architecture.output));
            if architecture.output != OutputActivation::Each(architecture.hidden) {
                self.derivation(phase, architecture.hidden);
            }
        }
        for unit in hidden() {
            self.quantity(phase, Quantity::loss_by(Variable::Activation(unit)));
            self.quantity(phase, Quantity::Partial { of: Variable::Activation(unit), by: Variable::NetInput(unit) });
            self.quantity(phase, Quantity::loss_by(Variable::NetInput(unit)));
        }
        for weight in weights(notation, WeightLayer::First) {
            self.quantity(phase, Quantity::loss_by(Variable::Weight(weight)));
        }
    }

    /// How each output depends on its net input, with the softmax on all of them.
    fn slopes_of_outputs(&mut self, notation: Notation, output: OutputActivation, detail: Detail) {
        let phase = Phase::BackwardOutput;
        let outputs = || units(notation, Layer::Output);
        let slope = |of, by| Quantity::Partial { of: Variable::Activation(of), by: Variable::NetInput(by) };
        match output {
            OutputActivation::Linear => {}
            OutputActivation::Each(activation) => {
                if detail == Detail::Derived {
                    self.derivation(phase, activation);
                }
                outputs().for_each(|unit| self.quantity(phase, slope(unit, unit)));
            }
            OutputActivation::Softmax => {
                if detail == Detail::Derived {
                    let errata = [Erratum::C1, Erratum::B1, Erratum::B4];
                    self.push(phase, Topic::SoftmaxDerivation, "Derivative of the softmax", &errata);
                }
                for (of, by) in outputs().flat_map(|by| outputs().map(move |of| (of, by))) {
                    self.quantity(phase, slope(of, by));
                }
            }
        }
    }

    fn derivation(&mut self, phase: Phase, activation: Activation) {
        // A single letter is no word: σ is the sigmoid.
        let article = if activation.title() == activation.sign() { "" } else { "the " };
        let title = format!("Derivative of {article}{}", activation.title());
        self.push(phase, Topic::ActivationDerivation(activation), &title, &[]);
    }

    /// The losses and derivatives of all samples put together.
    fn all_samples(&mut self, notation: Notation) {
        let phase = Phase::AllSamples;
        self.quantity(phase, Quantity::Loss);
        for weight in weights(notation, WeightLayer::Second).chain(weights(notation, WeightLayer::First)) {
            self.quantity(phase, Quantity::loss_by(Variable::Weight(weight)));
        }
    }
}

fn first_layer_errata(output: OutputActivation) -> &'static [Erratum] {
    match output {
        OutputActivation::Linear => &[Erratum::R1, Erratum::R2],
        OutputActivation::Softmax => &[Erratum::C6],
        OutputActivation::Each(_) => &[],
    }
}

fn second_layer_errata(output: OutputActivation) -> &'static [Erratum] {
    match output {
        OutputActivation::Linear => &[Erratum::R1],
        OutputActivation::Softmax => &[Erratum::C2],
        OutputActivation::Each(_) => &[],
    }
}
