//! Dead units, kinks, and units that are off.

use super::*;

/// Unit 1 is off, unit 2 on, unit 3 exactly at 0.
fn off_on_and_between() -> Walk {
    walk(
        "problem = \"regression\"\nalpha = 0.1\nx = [1]\ntarget = 1\n\
         first = [[-1, 1, 0.5], [0.5, 0.5, -0.5]]\nsecond = [[0.1], [0.2], [0.3], [0.4]]\n\
         [network]\nhidden = \"relu\"\n",
    )
}

#[test]
fn a_unit_that_is_off_says_why_its_derivatives_are_0() {
    let walk = off_on_and_between();
    let why = "Hidden unit 1 is inactive (X1(1) is below 0). Its derivative is 0, and so is this one.";
    for name in ["dE/dX1(1)", "dE/da01(0)", "dE/da11(0)"] {
        says(&walk, name, why);
        assert_eq!(walk.exact().get(find(&walk, name).quantity().unwrap()), Some(0.0), "{name}");
    }
    says(
        &walk,
        "dO1(1)/dX1(1)",
        "Hidden unit 1 is inactive: X1(1) is below 0. There the output is constant. Small changes of its weights \
         have no effect.",
    );
}

#[test]
fn a_unit_that_is_on_says_so_at_its_slope_alone() {
    let walk = off_on_and_between();
    let on = "[X > 0] is 1 if the condition holds, otherwise 0. Hidden unit 2 is active: X2(1) is above 0.";
    says(&walk, "dO2(1)/dX2(1)", on);
    for name in ["dE/dX2(1)", "dE/da02(0)", "dE/da12(0)"] {
        assert!(words(&walk, find(&walk, name)).iter().all(|line| !line.contains("Hidden unit")), "{name}");
    }
}

#[test]
fn a_net_input_of_exactly_0_says_which_side_is_taken() {
    let walk = off_on_and_between();
    let sides = "X3(1) is exactly 0, where the derivative is not defined; the value from the left, 0, is used.";
    for name in ["dO3(1)/dX3(1)", "dE/dX3(1)", "dE/da03(0)", "dE/da13(0)"] {
        says(&walk, name, sides);
        assert_eq!(walk.exact().get(find(&walk, name).quantity().unwrap()), Some(0.0), "{name}");
    }
}

#[test]
fn every_other_step_is_silent_of_it_and_so_is_every_smooth_unit() {
    let about = |line: &String| line.contains("Hidden unit ") || line.contains("the value from the left");
    let walk = off_on_and_between();
    for name in ["X1(1)", "O1(1)", "dE/dO1(1)", "dE/da10(1)", "a11(0)'", "E"] {
        assert!(!words(&walk, find(&walk, name)).iter().any(about), "{name}");
    }
    for hidden in [Activation::SIGMOID, Activation::Tanh] {
        let architecture = Architecture { hidden: hidden.into(), ..Architecture::REGRESSION };
        let walk = Walk::new(crate::exercise::of_one(architecture, &[2, 3, 1], 1));
        assert!(walk.steps().iter().all(|step| !words(&walk, step).iter().any(about)));
    }
}

/// 0.1 + 0.2 − 0.3 is 0 for anyone who works it out by hand, and 5.6e−17 in binary.
#[test]
fn a_net_input_that_is_printed_as_0_is_on_the_kink() {
    let walk = walk(
        "problem = \"regression\"\nalpha = 0.1\nx = [1, 1]\ntarget = 1\n\
         first = [[0.1], [0.2], [-0.3]]\nsecond = [[0.1], [0.2]]\n[network]\nhidden = \"relu\"\n",
    );
    let printed = walk.printed(walk.exact(), find(&walk, "X1(1)").quantity().unwrap(), Digits::default());
    assert_eq!(printed, "0");
    assert_eq!(walk.exact().get(find(&walk, "dO1(1)/dX1(1)").quantity().unwrap()), Some(0.0));
    let words = words(&walk, find(&walk, "dE/da11(0)"));
    assert!(words.iter().any(|line| line.contains("the value from the left, 0, is used")), "{words:?}");
}

#[test]
fn each_of_several_samples_has_units_of_its_own_that_are_off() {
    let walk = walk(
        "problem = \"regression\"\nalpha = 0.1\nreduction = \"sum\"\nfirst = [[0], [1]]\nsecond = [[0.5], [1]]\n\
         [network]\nhidden = \"relu\"\n[[sample]]\nx = [1]\ntarget = 0\n[[sample]]\nx = [-1]\ntarget = 0\n",
    );
    let is_off = |name: &str| words(&walk, find(&walk, name)).iter().any(|line| line.contains("is inactive"));
    assert!(!is_off("dE(x1)/da11(0)") && is_off("dE(x2)/da11(0)") && !is_off("dE/da11(0)"));
}
