//! What is worked out again, where a law or a number changes, comes to what it comes to from the beginning.

use std::sync::Arc;

use crate::{
    homework::{catalogue::Catalogue, own::way_through, sensitivity::derivatives},
    quantity::{Quantity, Variable},
    reading::{QuantityMap, Reading, Resolver},
    scenario::{Scenario, presets},
};

/// All that a network's laws give.
fn all_of(reading: &Reading) -> Vec<Quantity> {
    let mut all = way_through(Quantity::LossAfter, reading, |_| false).through;
    all.extend(reading.dependents_of(&all).iter().map(|dependent| dependent.quantity));
    all.sort_unstable();
    all.dedup();
    all
}

fn assert_same(again: &Resolver, anew: &Resolver, all: &[Quantity], what: &str) {
    for quantity in all {
        let [again, anew] = [again, anew].map(|values| values.get(*quantity).map(f64::to_bits));
        assert_eq!(again, anew, "{quantity} with {what}");
    }
}

/// A network's right values: one time all worked out, so that all could be taken over, the other time none.
struct Right {
    catalogue: Catalogue,
    all: Vec<Quantity>,
    known: Resolver,
    unknown: Resolver,
}

/// Those of each built-in kind of network.
fn networks() -> impl Iterator<Item = Right> {
    presets().iter().map(|preset| {
        let scenario = Scenario::load(preset.name).expect("it is built in");
        let catalogue = Catalogue::of(&scenario);
        let all = all_of(&catalogue.right);
        let [known, unknown] = [(); 2].map(|()| catalogue.right_values(&scenario));
        assert!(all.iter().filter(|quantity| known.get(**quantity).is_some()).count() > 20);
        Right { catalogue, all, known, unknown }
    })
}

#[test]
fn a_slip_changes_nothing_that_is_taken_over() {
    for Right { catalogue, all, known, unknown } in networks() {
        for candidate in catalogue.formulas() {
            assert_same(&candidate.over(&known), &candidate.over(&unknown), &all, candidate.slip.id);
        }
    }
}

#[test]
fn a_number_put_in_changes_nothing_that_is_taken_over() {
    for Right { all, known, unknown, .. } in networks() {
        for quantity in &all {
            let anew = unknown.with_overrides(QuantityMap::from_iter([(*quantity, 0.3)]));
            assert_same(&known.with_override(*quantity, 0.3), &anew, &all, &quantity.to_string());
        }
    }
}

#[test]
fn the_loss_is_moved_by_a_weight_as_its_derivative_says() {
    for name in ["regression", "classification"] {
        let scenario = Scenario::load(name).expect("it is built in");
        let reading = Arc::new(Reading::exact(&scenario));
        let right = Resolver::new(Arc::clone(&reading), &scenario);
        let derivatives = derivatives(Quantity::Loss, &right, |_| false, |_| 0.0);
        for weight in reading.shape().notation().weights() {
            let witness = right.get(Quantity::loss_by(Variable::Weight(weight))).expect("it is right");
            let found = derivatives[&Quantity::Weight(weight)];
            assert!((found - witness).abs() < 1e-5, "{weight:?}: {found}, not {witness}");
        }
    }
}
