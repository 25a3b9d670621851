//! The steps of a walk, in order.

use super::{Phase, Step, Topic};
use crate::{
    network::{Activation, Architecture, OutputActivation},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    reading::{
        Erratum, Resolver,
        errata::{
            self,
            published::{self, Page},
        },
    },
    scenario::Scenario,
};

/// All weights, from those into the outputs to those out of the inputs.
fn weights_backward(notation: Notation) -> impl Iterator<Item = Weight> {
    notation.layers_of_weights().rev().flat_map(move |layer| notation.weights_of(layer))
}

struct List<'a> {
    document: Option<&'a Resolver>,
    /// The errata printed in the scenario's source.
    printed: &'a [Erratum],
    /// The page that the scenario is from.
    page: Option<&'static Page>,
    /// The sample that the steps are about, if there are several.
    sample: Option<u8>,
    output: Layer,
    steps: Vec<Step>,
}

impl List<'_> {
    fn push(&mut self, phase: Phase, topic: Topic, errata: &[Erratum]) {
        let errata = errata.iter().copied().filter(|erratum| self.printed.contains(erratum)).collect();
        self.steps.push(Step { phase, topic, sample: self.sample, equation: None, errata, output: self.output });
    }

    /// The errata in the number of a quantity on the page that the scenario is from.
    fn of_the_page(&self, quantity: Quantity) -> Vec<Erratum> {
        self.page.map_or_else(Vec::new, |page| page.errata_at(quantity).to_vec())
    }

    /// A step about a quantity, with the number and the errata of the document's law.
    fn quantity(&mut self, phase: Phase, quantity: Quantity) {
        let law = self.document.map(|document| document.reading().cell(quantity).map(|cell| &cell.law));
        let (equation, errata) = match law {
            None => (None, self.of_the_page(quantity)),
            Some(None) => (None, missing_law(quantity)),
            Some(Some(law)) => (law.equation, law.errata_of(quantity)),
        };
        self.steps.push(Step {
            phase,
            topic: Topic::Quantity(quantity),
            sample: self.sample,
            equation,
            errata,
            output: self.output,
        });
    }
}

/// The errata about a missing formula in the document.
pub(super) fn missing_law(quantity: Quantity) -> Vec<Erratum> {
    vec![errata::left_out_by(quantity)]
}

/// All steps of a scenario's walk.
pub(super) fn steps(scenario: &Scenario, document: Option<&Resolver>, printed: &[Erratum]) -> Vec<Step> {
    let notation = Notation::of(scenario);
    let architecture = scenario.architecture();
    let is_from_page = printed.iter().any(|erratum| erratum.is_of_a_page());
    let page = if is_from_page { published::page_of(scenario) } else { None };
    let mut list = List { document, printed, page, sample: None, output: notation.output(), steps: Vec::new() };

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

    for weight in weights_backward(notation) {
        list.quantity(Phase::Update, Quantity::Updated(weight));
    }
    let errata = list.of_the_page(Quantity::LossAfter);
    list.push(Phase::After, Topic::Outcome, &errata);
    list.steps
}

/// Whether general laws are derived along the way: only once, even with several samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// They are.
    Derived,
    /// Numbers are put in without derivations.
    Numbers,
}

impl List<'_> {
    /// Forward and backward with one sample.
    fn pass(&mut self, notation: Notation, architecture: Architecture, detail: Detail) {
        for layer in notation.hidden_layers() {
            for unit in notation.computing_units(layer) {
                self.quantity(Phase::Forward, Quantity::NetInput(unit));
                self.quantity(Phase::Forward, Quantity::Activation(unit));
            }
        }
        let outputs: Vec<Unit> = notation.computing_units(self.output).collect();
        for name in [Quantity::NetInput, Quantity::Activation] {
            outputs.iter().for_each(|unit| self.quantity(Phase::Forward, name(*unit)));
        }
        self.quantity(Phase::Loss, Quantity::Loss);

        let phase = Phase::Backward(self.output);
        if let Some(layer) = notation.layers_of_weights().last().filter(|_| detail == Detail::Derived) {
            self.chain_rule(phase, notation, layer);
        }
        for unit in &outputs {
            self.quantity(phase, Quantity::loss_by(Variable::Activation(*unit)));
        }
        self.slopes_of_outputs(notation, architecture.output, detail);
        for unit in &outputs {
            self.quantity(phase, Quantity::loss_by(Variable::NetInput(*unit)));
        }
        self.derivatives_by_weights_into(notation, self.output);

        let mut derived: Vec<OutputActivation> = vec![architecture.output];
        for layer in notation.hidden_layers().rev() {
            self.back_through(notation, layer, architecture, detail, &mut derived);
        }
    }

    /// Backward through a hidden layer; each activation function is derived where it first appears.
    fn back_through(
        &mut self,
        notation: Notation,
        layer: Layer,
        architecture: Architecture,
        detail: Detail,
        derived: &mut Vec<OutputActivation>,
    ) {
        let phase = Phase::Backward(layer);
        let own = architecture.hidden.in_layer(layer.place());
        if detail == Detail::Derived {
            if let Some(before) = layer.previous() {
                self.chain_rule(phase, notation, before);
            }
            // A linear unit needs no derivation.
            if own != Activation::Linear && !derived.contains(&OutputActivation::Each(own)) {
                derived.push(OutputActivation::Each(own));
                self.derivation(phase, own);
            }
        }
        for unit in notation.computing_units(layer) {
            self.quantity(phase, Quantity::loss_by(Variable::Activation(unit)));
            self.quantity(phase, Quantity::slope_of(unit));
            self.quantity(phase, Quantity::loss_by(Variable::NetInput(unit)));
        }
        self.derivatives_by_weights_into(notation, layer);
    }

    fn derivatives_by_weights_into(&mut self, notation: Notation, layer: Layer) {
        for weight in layer.previous().into_iter().flat_map(|before| notation.weights_of(before)) {
            self.quantity(Phase::Backward(layer), Quantity::loss_by(Variable::Weight(weight)));
        }
    }

    /// The dependence of each output on its net input, with the softmax on all of them.
    fn slopes_of_outputs(&mut self, notation: Notation, output: OutputActivation, detail: Detail) {
        let (phase, output_layer) = (Phase::Backward(self.output), self.output);
        let outputs = || notation.computing_units(output_layer);
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

    /// The law of a layer of weights, with the errata of the derivative with respect to the last of them.
    fn chain_rule(&mut self, phase: Phase, notation: Notation, layer: Layer) {
        let by_last = notation.weights_of(layer).last().map(|weight| Quantity::loss_by(Variable::Weight(weight)));
        let errata = match (self.document, by_last) {
            (Some(document), Some(by_last)) => {
                let cell = document.reading().cell(by_last);
                cell.map_or_else(|| missing_law(by_last), |cell| cell.law.errata_of(by_last))
            }
            _ => Vec::new(),
        };
        self.push(phase, Topic::ChainRule(layer), &errata);
    }

    fn derivation(&mut self, phase: Phase, activation: Activation) {
        self.push(phase, Topic::ActivationDerivation(activation), &[]);
    }

    /// The losses and derivatives of all samples together.
    fn all_samples(&mut self, notation: Notation) {
        let phase = Phase::AllSamples;
        self.quantity(phase, Quantity::Loss);
        for weight in weights_backward(notation) {
            self.quantity(phase, Quantity::loss_by(Variable::Weight(weight)));
        }
    }
}
