//! The numbers on the page of an erratum, compared with the matrices of `network` with that one erratum inserted.

use gradwalk::{
    formula::Digits,
    network::{Network, Sizes},
    quantity::{Layer, Notation, Quantity, Unit, Variable, Weight},
    reading::{Erratum, ReadingKind},
    scenario::{Problem, Scenario},
    walk::Walk,
};

/// The correct numbers of a scenario, and those with one erratum.
struct Numbers {
    scenario: Scenario,
    correct: Network,
    outputs_of_hidden: Vec<f64>,
    outputs: Vec<f64>,
}

fn sigmoid(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// `O (1 - O)`
fn slope(output: f64) -> f64 {
    output * (1.0 - output)
}

impl Numbers {
    fn new(scenario: Scenario) -> Self {
        let walk = Walk::new(scenario.clone());
        let layer = |layer, first: u8, count: usize| -> Vec<f64> {
            let unit = |index| Quantity::Activation(Unit { layer, index });
            (first..first + count as u8).map(|index| walk.exact().get(unit(index)).unwrap()).collect()
        };
        let sizes = scenario.sizes();
        let outputs_of_hidden = layer(gradwalk::quantity::Layer::new(1), 0, sizes.units(1) + 1);
        let outputs = layer(gradwalk::quantity::Layer::new(2), 0, sizes.outputs());
        Self { correct: scenario.network(), scenario, outputs_of_hidden, outputs }
    }

    fn alpha(&self) -> f64 {
        self.scenario.alpha().value
    }

    fn before(&self, weight: Weight) -> f64 {
        entry(self.correct.weights(), weight)
    }

    /// `∂E/∂a`, from the matrices.
    fn derivative(&self, weight: Weight) -> f64 {
        entry(&self.correct.gradient(&self.scenario.sample()), weight)
    }

    /// `∂E/∂a` with the erratum.
    fn derivative_with(&self, erratum: Erratum, weight: Weight) -> f64 {
        let correct = self.derivative(weight);
        match (erratum, weight.layer) {
            (Erratum::R1, _) => -correct,
            (Erratum::R2, FIRST) => {
                let output = self.outputs_of_hidden[usize::from(weight.to)];
                correct * slope(sigmoid(output)) / slope(output)
            }
            (Erratum::C2, SECOND) => {
                let label = self.scenario.target()[usize::from(weight.to)].value;
                let output = self.outputs[usize::from(weight.to)];
                -label * (1.0 - output) * self.outputs_of_hidden[usize::from(weight.from)]
            }
            _ => correct,
        }
    }

    /// The new weight with the erratum.
    fn updated_with(&self, erratum: Erratum, weight: Weight) -> f64 {
        let (before, derivative) = (self.before(weight), self.derivative_with(erratum, weight));
        match (erratum, weight.layer) {
            (Erratum::C3, SECOND) => before + self.alpha() * derivative,
            (Erratum::C4, SECOND) => before - derivative,
            (Erratum::C6, FIRST) => before,
            _ => before - self.alpha() * derivative,
        }
    }

    /// The errata that change a derivative or a new weight, each by itself.
    fn acting_on(&self, of: Quantity, weight: Weight) -> Vec<Erratum> {
        let acts = |erratum: &Erratum| match of {
            Quantity::Updated(_) => {
                let correct = self.before(weight) - self.alpha() * self.derivative(weight);
                !agrees(self.updated_with(*erratum, weight), correct)
            }
            _ => !agrees(self.derivative_with(*erratum, weight), self.derivative(weight)),
        };
        let here = |erratum: &Erratum| erratum.is_in_part_on(self.scenario.problem().unwrap());
        let all = Erratum::ALL.into_iter().filter(|erratum| erratum.changes_numbers());
        all.filter(here).filter(acts).collect()
    }

    /// The loss after the update with the erratum.
    fn loss_with(&self, erratum: Erratum, all: &[Weight]) -> f64 {
        let mut weights = self.correct.weights().clone();
        for weight in all {
            weights[Notation::of(&self.scenario).entry(*weight)] = self.updated_with(erratum, *weight);
        }
        Network::new(self.correct.architecture(), weights).unwrap().loss(&self.scenario.sample())
    }
}

/// The layers of the two tables of weights.
const FIRST: Layer = Layer::INPUT;
const SECOND: Layer = Layer::new(1);

fn entry(table: &gradwalk::network::Weights, weight: Weight) -> f64 {
    let (from, to) = (usize::from(weight.from), usize::from(weight.to));
    match weight.layer {
        FIRST => table[0][(from, to - 1)],
        _ => table[1][(from, to)],
    }
}

/// The number between two parts of a sentence.
fn number(sentence: &str, before: &str, after: &str) -> Option<f64> {
    let (_, rest) = sentence.split_once(before)?;
    rest.split_once(after)?.0.parse().ok()
}

/// Ten digits of it are right.
fn agrees(said: f64, expected: f64) -> bool {
    (said - expected).abs() <= 1e-9 * expected.abs().max(1e-6)
}

/// Every erratum that changes numbers, at every derivative with respect to a weight and every new weight of both
/// networks, in several sizes and for several drawn exercises.
#[test]
fn the_numbers_of_a_page_are_those_with_that_one_erratum() {
    let (mut changed, mut unchanged, mut together) = (0, 0, 0);
    let sizes = [(2, 3, 3), (1, 1, 1), (3, 2, 4)];
    for (problem, (inputs, hidden, outputs)) in Problem::ALL.into_iter().flat_map(|one| sizes.map(|sizes| (one, sizes)))
    {
        let outputs = if problem == Problem::Regression { 1 } else { outputs };
        for seed in [1, 2, 7] {
            let sizes = Sizes::new(&[inputs, hidden, outputs]).unwrap();
            let numbers = Numbers::new(Scenario::random(problem.architecture(), sizes, seed));
            let walk = Walk::new(numbers.scenario.clone());
            let weights: Vec<Weight> = walk.weights().collect();
            for erratum in walk.errata().iter().copied().filter(|erratum| erratum.changes_numbers()) {
                let loss = numbers.loss_with(erratum, &weights);
                for weight in &weights {
                    let derivative = Quantity::loss_by(Variable::Weight(*weight));
                    for (of, with, correct) in [
                        (derivative, numbers.derivative_with(erratum, *weight), numbers.derivative(*weight)),
                        (
                            Quantity::Updated(*weight),
                            numbers.updated_with(erratum, *weight),
                            numbers.before(*weight) - numbers.alpha() * numbers.derivative(*weight),
                        ),
                    ] {
                        let effect = erratum.explain(&numbers.scenario, Digits::MOST, Some(of)).effect;
                        let told = &effect[0];
                        if told.starts_with(&format!("{erratum} alone: {of} is ")) {
                            changed += 1;
                            let alone = number(told, " is ", ", correct ").unwrap();
                            let right = told.split_once(", correct ").unwrap().1;
                            let right = right.split([' ', ')']).next().unwrap().trim_end_matches('.').parse().unwrap();
                            assert!(agrees(alone, with) && agrees(right, correct), "{told}: {with}, {correct}");
                            assert!(!agrees(with, correct), "{told}: nothing changes");
                        } else if told.starts_with(&format!("{erratum} alone does not change {of}: it is ")) {
                            unchanged += 1;
                            let is = told.split_once(": it is ").unwrap().1.trim_end_matches('.').parse().unwrap();
                            assert!(agrees(is, correct) && agrees(with, correct), "{told}: {with}, {correct}");
                        } else {
                            assert!(told.starts_with(&format!("C6 leaves out {of}; its correct value is ")), "{told}");
                            let is = told.rsplit_once(' ').unwrap().1.trim_end_matches('.').parse().unwrap();
                            assert!(agrees(is, correct), "{told}: {correct}");
                        }
                        let printed = walk.values(ReadingKind::Document).unwrap().get(of);
                        let acting = printed.map_or_else(Vec::new, |_| numbers.acting_on(of, *weight));
                        let told = effect.iter().find(|said| said.starts_with("The printed formula"));
                        match (acting.as_slice(), told) {
                            ([], told) => assert_eq!(told, None, "{erratum} at {of}"),
                            ([only], Some(told)) if *only == erratum => {
                                assert!(told.starts_with("The printed formula gives the same value"), "{told}");
                                assert!(agrees(with, printed.unwrap()), "{of}: {with}, {printed:?}");
                            }
                            (all, told) => {
                                together += 1;
                                let told = told.unwrap_or_else(|| panic!("{erratum} at {of}: {all:?} are not told"));
                                let (named, gives) = told.split_once(", gives ").unwrap();
                                let named =
                                    named.trim_start_matches("The printed formula, with ").replace(" and ", ", ");
                                let names: Vec<String> = all.iter().map(Erratum::to_string).collect();
                                assert_eq!(named, names.join(", "), "{erratum} at {of}");
                                let gives = gives.trim_end_matches('.').parse().unwrap();
                                assert!(agrees(gives, printed.unwrap()), "{told}: {printed:?}");
                            }
                        }
                        if let Some(told) =
                            effect.iter().find(|said| said.contains(" alone: one update takes the loss from "))
                        {
                            let to = number(told, " to ", ", correct ").unwrap();
                            assert!(agrees(to, loss), "{told}: {loss}");
                        }
                    }
                }
            }
        }
    }
    assert!(changed > 500 && unchanged > 700 && together > 800, "{changed}, {unchanged}, {together}");
}
