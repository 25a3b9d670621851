//! Activations with their parameters: the formulas, the matrices and losses alone give the same numbers, and each
//! sentence about a unit holds on its side of the kink.

use gradwalk::{
    formula::Digits,
    network::{Activation, Architecture, Bounds, Loss, OutputActivation, Parameter, Sizes},
    quantity::{Notation, Quantity, Variable},
    scenario::Scenario,
    walk::{Content, Formulas, Walk},
};

/// Each activation, with these parameters if it has any.
fn all() -> Vec<Activation> {
    let with = |own: Activation| {
        let facts = own.parameter_facts();
        let values: &[f64] = match facts.map(|facts| facts.bounds) {
            Some(Bounds::Positive) => &[0.5, 1.0, 2.0, 3.0],
            Some(Bounds::BelowOne) => &[0.0, 0.01, 0.25],
            None => return vec![own],
        };
        values.iter().map(|value| own.with_parameter(facts.unwrap().with(*value).unwrap())).collect()
    };
    Activation::ALL.into_iter().flat_map(with).collect()
}

/// For each of them an exercise with it in the hidden layer, and one with it at the outputs if a loss is defined for
/// it.
fn exercises() -> impl Iterator<Item = Scenario> {
    let architectures = all().into_iter().flat_map(|own| {
        let output = OutputActivation::Each(own);
        let hidden = Architecture { hidden: own.into(), ..Architecture::CLASSIFICATION };
        let losses = Loss::ALL.into_iter().filter(move |loss| loss.check(output).is_ok());
        std::iter::once(hidden).chain(losses.map(move |loss| Architecture {
            hidden: own.into(),
            output,
            loss,
            ..Architecture::REGRESSION
        }))
    });
    architectures.zip(1..).map(|(own, seed)| Scenario::random(own, Sizes::new(&[3, 3, 2]).unwrap(), seed))
}

fn near(found: f64, expected: f64, tolerance: f64) -> bool {
    (found - expected).abs() <= tolerance * expected.abs().max(1.0)
}

#[test]
fn trees_matrices_and_losses_come_to_the_same() {
    for scenario in exercises() {
        let (network, sample) = (scenario.network(), scenario.sample());
        let walk = Walk::new(scenario.clone());
        assert!(near(walk.exact().get(Quantity::Loss).unwrap(), network.loss(&sample), 1e-11));
        let (gradient, numeric) = (network.gradient(&sample), walk.numeric());
        let tables = 0..scenario.sizes().tables();
        for (exact, numeric) in tables.flat_map(|table| gradient[table].iter().zip(numeric[table].iter())) {
            let (exact, numeric) = (*exact, *numeric);
            assert!(near(numeric, exact, 1e-8), "{:?}: {numeric} for {exact}", scenario.architecture());
        }
        let notation = Notation::of(&scenario);
        for weight in walk.weights() {
            let tree = walk.exact().get(Quantity::loss_by(Variable::Weight(weight))).unwrap();
            let exact = gradient[notation.entry(weight)];
            assert!(near(tree, exact, 1e-11), "{:?}: {weight}: {tree} for {exact}", scenario.architecture());
        }
    }
}

#[test]
fn a_file_gives_back_what_was_written() {
    for scenario in exercises() {
        let again = Scenario::from_toml(&scenario.to_toml(), "a.toml").unwrap();
        assert_eq!(again, scenario, "{}", scenario.to_toml());
    }
}

#[test]
fn only_a_flat_unit_is_called_inactive() {
    let mut told = 0;
    for scenario in exercises() {
        let walk = Walk::new(scenario.clone());
        for step in walk.steps() {
            for line in walk.lines(step, Formulas::Correct, Digits::default()) {
                let Content::Words(words) = &line.content else { continue };
                let Some((unit, _)) = words.split_once(" is inactive") else { continue };
                told += 1;
                let of_step = walk.exact().get(step.quantity().unwrap());
                assert_eq!(of_step, Some(0.0), "{:?}, {unit}: {words}", scenario.architecture());
            }
        }
    }
    assert!(told > 5, "{told}");
}

/// Computed with an independent calculator to thirteen digits.
#[test]
fn the_bipolar_sigmoid_has_these_numbers() {
    let scenario = Scenario::load("bipolar").unwrap();
    assert_eq!(scenario.architecture().hidden.in_layer(1), Activation::BipolarSigmoid(Parameter::ONE));
    let walk = Walk::new(scenario.clone());
    let loss = |of| walk.exact().get(of).unwrap();
    assert!(
        near(loss(Quantity::Loss), 0.7319610654844, 1e-12) && near(loss(Quantity::LossAfter), 0.6083214986923, 1e-12)
    );
    let gradient = scenario.network().gradient(&scenario.sample());
    let first =
        [0.1234522754624, 0.1234522754624, -0.1234522754624, -0.1979274052101, -0.1979274052101, 0.1979274052101];
    let second = [-0.578303042212, -0.3105773984136, 0.2197256407575];
    for (found, expected) in gradient[0].iter().zip(first).chain(gradient[1].iter().zip(second)) {
        assert!(near(*found, expected, 1e-12), "{found} for {expected}");
    }
}
