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

struct List<'a> {
    document: Option<&'a Resolver>,
    /// The errata that are printed where the scenario is from.
    printed: &'a [Erratum],
    /// The sample that the steps are about, where there are several.
    sample: Option<u8>,
    steps: Vec<Step>,
}

impl List<'_> {
    fn push(&mut self, phase: Phase, topic: Topic, errata: &[Erratum]) {
        let errata = errata.iter().copied().filter(|erratum| self.printed.contains(erratum)).collect();
        self.steps.push(Step { phase, topic, sample: self.sample, equation: None, errata });
    }

    /// A step about a quantity, with the number and the errata of the document's law.
    fn quantity(&mut self, phase: Phase, quantity: Quantity) {
        let law = self.document.map(|document| document.reading().cell(quantity).map(|cell| &cell.law));
        let (equation, errata) = match law {
            None => (None, Vec::new()),
            Some(None) => (None, missing_law(quantity)),
            Some(Some(law)) => (law.equation, law.errata_of(quantity)),
        };
        self.steps.push(Step { phase, topic: Topic::Quantity(quantity), sample: self.sample, equation, errata });
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
        list.push(Phase::Given, Topic::Sample, &[Erratum::B3]);
        list.push(Phase::Given, Topic::Weights, &[Erratum::B1]);
        list.pass(notation, architecture, Detail::Derived);
    } else {
        list.push(Phase::Given, Topic::Samples, &[]);
        list.push(Phase::Given, Topic::Weights, &[]);
        for sample in 1..=samples {
            list.sample = Some(sample);
            list.push(Phase::Given, Topic::Sample, &[]);
            list.pass(notation, architecture, if sample == 1 { Detail::Derived } else { Detail::Numbers });
        }
        list.sample = None;
        list.all_samples(notation);
    }

    for weight in weights(notation, WeightLayer::Second).chain(weights(notation, WeightLayer::First)) {
        list.quantity(Phase::Update, Quantity::Updated(weight));
    }
    list.push(Phase::After, Topic::Outcome, &[Erratum::P1]);
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
            self.push(phase, Topic::ChainRule(WeightLayer::Second), second_layer_errata(architecture.output));
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
            self.push(phase, Topic::ChainRule(WeightLayer::First), first_layer_errata(architecture.output));
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
            OutputActivation::LINEAR => {}
            OutputActivation::Each(activation) => {
                if detail == Detail::Derived {
                    self.derivation(phase, activation);
                }
                outputs().for_each(|unit| self.quantity(phase, slope(unit, unit)));
            }
            OutputActivation::Softmax => {
                if detail == Detail::Derived {
                    let errata = [Erratum::C1, Erratum::B1, Erratum::B4];
                    self.push(phase, Topic::SoftmaxDerivation, &errata);
                }
                for (of, by) in outputs().flat_map(|by| outputs().map(move |of| (of, by))) {
                    self.quantity(phase, slope(of, by));
                }
            }
        }
    }

    fn derivation(&mut self, phase: Phase, activation: Activation) {
        self.push(phase, Topic::ActivationDerivation(activation), &[]);
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
        OutputActivation::LINEAR => &[Erratum::R1, Erratum::R2],
        OutputActivation::Softmax => &[Erratum::C6],
        OutputActivation::Each(_) => &[],
    }
}

fn second_layer_errata(output: OutputActivation) -> &'static [Erratum] {
    match output {
        OutputActivation::LINEAR => &[Erratum::R1],
        OutputActivation::Softmax => &[Erratum::C2],
        OutputActivation::Each(_) => &[],
    }
}
