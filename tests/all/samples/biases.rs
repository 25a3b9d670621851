//! Fixed biases.

use super::*;

const KEPT: &str = "The biases are fixed: they are used but not updated.";

fn fixed(bias: Bias) -> Walk {
    let architecture = Architecture { bias, ..Architecture::REGRESSION };
    Walk::new(crate::exercise::of_one(architecture, &[2, 3, 1], 1))
}

#[test]
fn fixed_ones_have_derivatives_and_say_that_they_stay() {
    let walk = fixed(Bias::Fixed);
    for (derivative, update, weight) in [("dE/da01(0)", "a01(0)'", "a01(0)"), ("dE/da00(1)", "a00(1)'", "a00(1)")] {
        let value = |name: &str| walk.exact().get(Notation::of(walk.scenario()).parse(name).unwrap()).unwrap();
        assert_ne!(value(derivative), 0.0);
        assert_eq!(value(update), value(weight));
        says(&walk, update, KEPT);
    }
}

#[test]
fn no_other_update_says_so() {
    for bias in Bias::ALL {
        let walk = fixed(bias);
        let saying = walk.steps().iter().filter(|step| words(&walk, step).iter().any(|line| line == KEPT));
        // Three biases of hidden units and one of the output.
        assert_eq!(saying.count(), if bias == Bias::Fixed { 4 } else { 0 });
    }
}

#[test]
fn without_any_there_is_no_step_about_one() {
    let walk = fixed(Bias::None);
    assert!(walk.weights().all(|weight| weight.from > 0));
    assert_eq!(walk.weights().count(), 2 * 3 + 3);
    assert!(Notation::of(walk.scenario()).parse("dE/da01(0)").is_err());
}
