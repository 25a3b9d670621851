//! Consequences of a mistake are recognised, and not counted as mistakes.

use super::*;

#[test]
fn what_follows_from_a_mistake_is_carried_and_only_the_mistake_is_wrong() {
    for name in ["regression", "classification"] {
        let scenario = Scenario::load(name).unwrap();
        let slipped = exact(&scenario).with_override(quantity(&scenario, "X2(1)"), -0.45);
        let answers: Vec<Answer> =
            asked(&scenario).into_iter().map(|quantity| answer(quantity, slipped.get(quantity).unwrap(), 6)).collect();
        for judged in judge(&scenario, &answers) {
            let right = exact(&scenario).get(judged.quantity).unwrap();
            let typed = judged.given.as_ref().unwrap();
            let expected = match judged.quantity {
                quantity if quantity.to_string() == "X2(1)" => "wrong",
                _ if (typed.value - right).abs() <= typed.half_unit => "right",
                // The loss after the step is calculated from the new weights alone.
                _ => "carried",
            };
            assert_eq!(judged.verdict.name(), expected, "{name} {}", judged.quantity);
            if judged.quantity.to_string() == "O2(1)" {
                assert_eq!(judged.verdict, Verdict::Carried { from: quantity(&scenario, "X2(1)") });
            }
        }
    }
}

/// A calculator continues with all its digits, even from a wrong number.
#[test]
fn what_follows_from_a_mistake_with_all_digits_is_carried_though_the_numbers_between_are_rounded() {
    let scenario = Scenario::load("regression").unwrap();
    let slipped = exact(&scenario).with_override(quantity(&scenario, "X2(1)"), -0.25);
    let answers: Vec<Answer> = ["X2(1)", "O2(1)", "X0(2)", "O0(2)", "dE/dO0(2)", "dE/da00(1)"]
        .into_iter()
        .map(|name| {
            let quantity = quantity(&scenario, name);
            answer(quantity, slipped.get(quantity).unwrap(), 4)
        })
        .collect();
    let judged = judge(&scenario, &answers);
    // From 0.3003 it would be -0.9994.
    assert_eq!(of(&judged, &scenario, "dE/dO0(2)").given.as_ref().unwrap().value, -0.9993);
    for judged in &judged[1..] {
        assert_eq!(judged.verdict, Verdict::Carried { from: quantity(&scenario, "X2(1)") }, "{}", judged.quantity);
    }
}

/// And from the result of a slip, before it is rounded to be written down.
#[test]
fn what_follows_from_a_slip_with_all_digits_is_carried_though_the_slip_is_rounded() {
    let sizes = Sizes::new(&[2, 3, 1]).unwrap();
    for (seed, figures) in (0..20).flat_map(|seed| [(seed, 3), (seed, 4), (seed, 5)]) {
        let scenario = Scenario::random(Architecture::REGRESSION, sizes, seed);
        let right = exact(&scenario);
        let value = |name: String| right.get(quantity(&scenario, &name)).unwrap();
        let slipped = (1..=3).fold(right.clone(), |values, unit| {
            // The slope of tanh in place of that of the sigmoid.
            let output = value(format!("O{unit}(1)"));
            let wrong = value(format!("dE/dO{unit}(1)")) * (1.0 - output * output);
            values.with_override(quantity(&scenario, &format!("dE/dX{unit}(1)")), wrong)
        });
        let all = asked(&scenario).into_iter();
        let answers: Vec<Answer> =
            all.map(|quantity| answer(quantity, slipped.get(quantity).unwrap(), figures)).collect();
        for judged in judge(&scenario, &answers) {
            let is_the_slip =
                judged.quantity.to_string().starts_with("dE/dX") && judged.quantity.to_string().ends_with("(1)");
            assert!(is_the_slip || judged.verdict != Verdict::Wrong, "{seed} {figures} {judged:?}");
        }
    }
}

#[test]
fn an_absurd_number_does_not_make_the_rest_trivially_right() {
    let scenario = Scenario::load("regression").unwrap();
    let answers = [
        answer(quantity(&scenario, "O1(1)"), 0.0, 4),
        answer(quantity(&scenario, "dE/da10(1)"), 0.0, 4),
        answer(quantity(&scenario, "dE/dX0(2)"), 5.0, 4),
        answer(quantity(&scenario, "dE/da20(1)"), 5.0 * 0.3208213, 4),
    ];
    let judged = judge(&scenario, &answers);
    let unjudged = Verdict::Unjudged { because: Unjudgeable::Whatever(quantity(&scenario, "O1(1)")) };
    assert_eq!(of(&judged, &scenario, "O1(1)").verdict, Verdict::Wrong);
    assert_eq!(of(&judged, &scenario, "dE/da10(1)").verdict, unjudged);
    assert_eq!(
        of(&judged, &scenario, "dE/da20(1)").verdict,
        Verdict::Carried { from: quantity(&scenario, "dE/dX0(2)") }
    );

    // Everything through a saturated unit is 0, whether it was calculated or not.
    let from = quantity(&scenario, "X1(1)");
    let answers = [
        answer(from, 1000.0, 4),
        answer(quantity(&scenario, "O1(1)"), 1.0, 4),
        answer(quantity(&scenario, "dE/dX1(1)"), 0.0, 4),
        answer(quantity(&scenario, "dE/da11(0)"), 0.0, 4),
    ];
    let judged = judge(&scenario, &answers);
    for name in ["O1(1)", "dE/dX1(1)", "dE/da11(0)"] {
        assert_eq!(
            of(&judged, &scenario, name).verdict,
            Verdict::Unjudged { because: Unjudgeable::Whatever(from) },
            "{name}"
        );
    }

    // One digit shows hardly any difference, not even between right numbers.
    let from = quantity(&scenario, "a10(1)'");
    let after = exact(&scenario).with_override(from, -0.4).get(Quantity::LossAfter).unwrap();
    let judged = judge(&scenario, &[answer(from, -0.4, 4), answer(Quantity::LossAfter, after, 1)]);
    assert_eq!(of(&judged, &scenario, "E'").verdict, Verdict::Carried { from });
}
