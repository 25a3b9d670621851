//! Several samples, and the values they share.

use super::*;

#[test]
fn what_several_samples_have_in_common_is_judged_like_anything_else() {
    let scenario = Scenario::load("xor").unwrap();
    let right = Resolver::exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let names = ["E(x2)", "E", "dE(x3)/da10(1)", "dE/da10(1)", "a12(0)'", "E'"];
    let answers: Vec<Answer> = names.iter().map(|name| answer(quantity(&scenario, name), value(name), 5)).collect();
    assert!(judge(&scenario, &answers).iter().all(|judged| judged.verdict == Verdict::Right));

    let summed = answer(quantity(&scenario, "dE/da10(1)"), 4.0 * value("dE/da10(1)"), 5);
    let judged = judge(&scenario, &[summed]);
    assert_eq!(judged[0].slips[0].id, "samples-summed-or-averaged");
    let one = answer(quantity(&scenario, "dE/da10(1)"), value("dE(x3)/da10(1)"), 5);
    assert_eq!(judge(&scenario, &[one])[0].slips[0].id, "one-sample-for-all");
}

/// With several samples, a slip in each of them shows in the shared values and in those of a single sample.
#[test]
fn a_slip_in_each_of_several_samples_is_named() {
    let scenario = Scenario::load("xor").unwrap();
    let right = Resolver::exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    // The derivative of the hidden unit forgotten, in all four: dE/dO times x, without O(1 - O).
    let forgotten = |sample: usize| {
        let own = Resolver::exact(&scenario.only(sample));
        let of = |name: &str| own.get(quantity(&scenario.only(sample), name)).unwrap();
        of("dE/dO1(1)") * of("O1(0)")
    };
    let mean = (0..4).map(forgotten).sum::<f64>() / 4.0;
    let judged = judge(&scenario, &[answer(quantity(&scenario, "dE/da11(0)"), mean, 6)]);
    assert_eq!(judged[0].slips[0].id, "hidden-derivative-forgotten");
    assert!(judged[0].slips[0].title.starts_with("in each sample: "));

    // The sign of the error in the fourth sample alone, and its consequences.
    let answers = ["dE(x1)/da10(1)", "dE(x2)/da10(1)", "dE(x3)/da10(1)", "dE(x4)/da10(1)"];
    let mut given = answers.map(value);
    given[3] = -given[3];
    let mean = given.iter().sum::<f64>() / 4.0;
    let mut sheet: Vec<Answer> =
        answers.iter().zip(given).map(|(name, value)| answer(quantity(&scenario, name), value, 6)).collect();
    sheet.push(answer(quantity(&scenario, "dE/da10(1)"), mean, 6));
    let judged = judge(&scenario, &sheet);
    let of = |name: &str| of(&judged, &scenario, name);
    assert_eq!(of("dE(x4)/da10(1)").slips[0].id, "error-sign");
    assert_eq!(of("dE(x3)/da10(1)").verdict, Verdict::Right);
    let from = quantity(&scenario, "dE(x4)/da10(1)");
    assert_eq!(of("dE/da10(1)").verdict, Verdict::Carried { from });
}

#[test]
fn right_numbers_of_several_samples_rounded_on_the_way_are_not_blamed() {
    let scenario = Scenario::load("xor").unwrap();
    let decimals = |value: f64| (value * 1e4).round() / 1e4;
    let typed = |value: f64| Typed::read(&format!("{value:.4}")).unwrap();
    for index in ["00(1)", "10(1)", "01(0)", "11(0)", "22(0)"] {
        // Each sample by its rounded derivative with respect to the net input, or to that of the hidden unit.
        let of_sample = |sample: usize| {
            let one = scenario.only(sample);
            let mut own = Resolver::exact(&one);
            for name in ["X1(1)", "X2(1)", "O1(1)", "O2(1)", "X0(2)", "O0(2)", "dE/dX0(2)", "dE/dO1(1)", "dE/dO2(1)"] {
                let quantity = quantity(&one, name);
                own = own.with_override(quantity, decimals(own.get(quantity).unwrap()));
            }
            decimals(own.get(quantity(&one, &format!("dE/da{index}"))).unwrap())
        };
        let mean = (0..4).map(of_sample).sum::<f64>() / 4.0;
        let quantity = quantity(&scenario, &format!("dE/da{index}"));
        let judged = judge(&scenario, &[Answer { line: 0, quantity, typed: typed(mean) }]);
        assert_eq!(judged[0].verdict, Verdict::Right, "{index}: {mean} for {:?}", judged[0].expected);
    }
}
