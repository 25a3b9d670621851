//! Several samples: their losses and derivatives put together, against the matrices and against one sample alone.

use gradwalk::reading::Shape;
use std::sync::Arc;

use gradwalk::{
    network::{Network, Reduction, Weights},
    quantity::{Quantity, Variable, Weight},
    reading::{Reading, Resolver, exact::laws_of_samples},
    scenario::{Parts, Scenario},
    walk::Walk,
};
use proptest::prelude::*;

use super::{
    checks::{Checked, agrees, check_derivatives, check_finite, check_forms, check_substitution},
    draw::{for_every_architecture, is_away_from_kinks, ordinary, several_samples},
    names::{derivative, entry, exact, weights},
    some_digits,
};

/// The derivative of one sample's loss, named as one among several.
fn derivative_of(sample: u8, weight: Weight) -> Quantity {
    Quantity::Partial { of: Variable::SampleLoss(sample), by: Variable::Weight(weight) }
}

/// The network after a step along the derivatives of the reduced loss.
fn stepped(scenario: &Scenario) -> (Network, Weights) {
    let network = scenario.network();
    let gradient = network.objective(&scenario.network_samples(), scenario.reduction()).gradient();
    (network.step(scenario.alpha().value, &gradient), gradient)
}

fn check_reduced(scenario: &Scenario) -> Checked {
    let walk = Walk::new(scenario.clone());
    let (samples, reduction) = (scenario.network_samples(), scenario.reduction());
    let network = scenario.network();
    let (after, gradient) = stepped(scenario);
    check_derivatives(walk.exact(), scenario, &gradient, 1e-11, 1.0)?;
    for (quantity, expected) in [
        (Quantity::Loss, network.objective(&samples, reduction).loss()),
        (Quantity::LossAfter, after.objective(&samples, reduction).loss()),
    ] {
        let found = walk.exact().get(quantity).unwrap();
        prop_assert!(agrees(found, expected, 1e-11, 1.0), "{quantity}: {found}, expected {expected}");
    }
    for (weight, at) in weights(scenario) {
        let found = walk.exact().get(Quantity::Updated(weight)).unwrap();
        let expected = entry(after.weights(), weight, at);
        prop_assert!(agrees(found, expected, 1e-11, 1.0), "{weight}': {found}, expected {expected}");
    }
    Ok(())
}

#[test]
fn the_reduced_loss_its_derivatives_and_its_step_are_those_of_the_matrices() {
    for_every_architecture(4, several_samples, check_reduced);
}

#[test]
fn the_reduced_derivatives_are_borne_out_by_losses_alone() {
    let away = |architecture| several_samples(architecture).prop_filter("at a kink", is_away_from_kinks);
    for_every_architecture(3, away, |scenario| {
        let walk = Walk::new(scenario.clone());
        let numeric =
            scenario.network().objective(&scenario.network_samples(), scenario.reduction()).numeric_derivatives();
        prop_assert_eq!(&walk.numeric(), &numeric);
        check_derivatives(walk.exact(), scenario, &numeric, 1e-6, 1.0)
    });
}

#[test]
fn every_sample_keeps_its_own_loss_and_derivatives_under_its_number() {
    for_every_architecture(2, several_samples, |scenario| {
        let walk = Walk::new(scenario.clone());
        prop_assert_eq!(walk.samples().count(), scenario.samples().len());
        for (own, sample) in walk.samples().zip(scenario.network_samples()) {
            check_derivatives(own, scenario, &scenario.network().gradient(&sample), 1e-11, 1.0)?;
        }
        for (number, own) in (1..).zip(walk.samples()) {
            prop_assert_eq!(walk.exact().get(Quantity::SampleLoss(number)), own.get(Quantity::Loss));
            for (weight, _) in weights(scenario) {
                prop_assert_eq!(walk.exact().get(derivative_of(number, weight)), own.get(derivative(weight)));
            }
        }
        let beyond = u8::try_from(scenario.samples().len()).unwrap() + 1;
        prop_assert_eq!(walk.exact().get(Quantity::SampleLoss(beyond)), None);
        prop_assert_eq!(walk.exact().get(Quantity::SampleLoss(0)), None);
        Ok(())
    });
}

#[test]
fn the_order_of_the_samples_is_of_no_account() {
    for_every_architecture(1, several_samples, |scenario| {
        let reversed = with_samples(scenario, scenario.samples().iter().rev().cloned().collect(), scenario.reduction());
        let (one, other) = (Walk::new(scenario.clone()), Walk::new(reversed));
        for quantity in weights(scenario).map(|(weight, _)| derivative(weight)).chain([Quantity::LossAfter]) {
            let (found, expected) = (one.exact().get(quantity).unwrap(), other.exact().get(quantity).unwrap());
            prop_assert!(agrees(found, expected, 1e-11, 1.0), "{quantity}: {found}, reversed {expected}");
        }
        Ok(())
    });
}

fn with_samples(scenario: &Scenario, samples: Vec<gradwalk::scenario::Example>, reduction: Reduction) -> Scenario {
    Scenario::new(Parts {
        title: None,
        problem: scenario.problem(),
        architecture: scenario.architecture(),
        alpha: scenario.alpha().clone(),
        samples,
        reduction,
        lambda: scenario.lambda().clone(),
        weights: scenario.weights().to_vec(),
    })
    .unwrap()
}

/// The values of one sample, combined as if it were one of several.
fn as_one_of_several(scenario: &Scenario, reduction: Reduction) -> Resolver {
    let laws = laws_of_samples(Shape::of(scenario), 1, reduction);
    let reading = Reading::of_samples(scenario).with_laws(laws);
    Resolver::of_samples(Arc::new(reading), scenario, vec![exact(scenario)])
}

#[test]
fn one_sample_put_together_by_either_reduction_is_that_sample() {
    for_every_architecture(2, ordinary, |scenario| {
        let plain = exact(scenario);
        for reduction in Reduction::ALL {
            let same = with_samples(scenario, scenario.samples().to_vec(), reduction);
            prop_assert_eq!(&same, scenario);
            let whole = as_one_of_several(scenario, reduction);
            let of_weights = weights(scenario).flat_map(|(weight, _)| [derivative(weight), Quantity::Updated(weight)]);
            for quantity in of_weights.chain([Quantity::Loss, Quantity::LossAfter]) {
                let (found, expected) = (whole.get(quantity), plain.get(quantity));
                prop_assert!(found.is_some());
                prop_assert_eq!(found, expected, "{}, {:?}", quantity, reduction);
            }
        }
        Ok(())
    });
}

#[test]
fn equal_samples_have_the_mean_of_one_and_as_many_times_its_sum() {
    for_every_architecture(1, ordinary, |scenario| {
        let plain = exact(scenario);
        for (reduction, times) in [(Reduction::Mean, 1.0), (Reduction::Sum, 3.0)] {
            let samples = vec![scenario.samples()[0].clone(); 3];
            let walk = Walk::new(with_samples(scenario, samples, reduction));
            for quantity in weights(scenario).map(|(weight, _)| derivative(weight)).chain([Quantity::Loss]) {
                let (found, expected) = (walk.exact().get(quantity).unwrap(), times * plain.get(quantity).unwrap());
                prop_assert!(agrees(found, expected, 1e-11, 1.0), "{quantity}: {found}, expected {expected}");
            }
        }
        Ok(())
    });
}

#[test]
fn the_formulas_of_all_samples_hold_their_numbers_and_their_forms() {
    for_every_architecture(1, several_samples, |scenario| {
        check_substitution(scenario, some_digits(scenario))?;
        check_forms(scenario)?;
        check_finite(scenario)
    });
}
