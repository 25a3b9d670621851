//! A slip can be made in several ways: each of them has its name.

use super::*;

/// A number on the sheet by its name.
type Right<'a> = &'a dyn Fn(&str) -> f64;

/// The document's network for classes: softmax and cross-entropy.
const CLASSES: &str = "problem = \"classification\"\nalpha = 0.2\nx = [0.6, -0.9]\ntarget = [0, 1, 0]\n\
    first = [[0.3, -0.2, 0.5], [0.4, 0.7, -0.6], [-0.7, 0.8, 0.9]]\n\
    second = [[0.2, -0.4, 0.1], [-0.3, 0.6, 0.5], [0.7, 0.9, -0.8], [0.4, -0.5, -0.1]]\n";

fn network(outputs: usize, kind: &str) -> Scenario {
    let (target, second) = match outputs {
        1 => ("0.7", "[[0.2], [-0.3], [0.6]]"),
        // Of two shares, one path is just half of both.
        3 => ("[0.5, 0.1, 0.4]", "[[0.2, 0.5, -0.1], [-0.3, 0.4, 0.8], [0.6, -0.7, 0.3]]"),
        _ => ("[0.7, 0.3]", "[[0.2, 0.5], [-0.3, 0.4], [0.6, -0.7]]"),
    };
    let text = format!(
        "alpha = 0.2\nx = [0.6, -0.9]\ntarget = {target}\nfirst = [[0.3, -0.2], [0.4, 0.7], [-0.7, 0.8]]\n\
         second = {second}\n[network]\n{kind}\n"
    );
    Scenario::from_toml(&text, "own.toml").unwrap()
}

fn classes() -> Scenario {
    Scenario::from_toml(CLASSES, "classes.toml").unwrap()
}

/// A sheet on which everything is right except these numbers: the first slip named for each of them.
#[track_caller]
fn assert_named(slip: &str, scenario: &Scenario, made: impl Fn(Right) -> Vec<(&'static str, f64)>) {
    let exact = Resolver::exact(scenario);
    let wrong = made(&|name| exact.get(quantity(scenario, name)).unwrap());
    let mut answers = right_answers(scenario, 6);
    for (name, value) in &wrong {
        let quantity = quantity(scenario, name);
        answers.retain(|answer| answer.quantity != quantity);
        answers.push(answer(quantity, *value, 6));
    }
    let judged = judge(scenario, &answers);
    for (name, _) in &wrong {
        let slips: Vec<&str> = of(&judged, scenario, name).slips.iter().map(|fit| fit.id.as_str()).collect();
        assert_eq!(slips.first(), Some(&slip), "{name}: {slips:?}");
    }
}

#[test]
fn softmax_with_other_powers_or_none() {
    let shares = |right: Right, of: fn(f64) -> f64| {
        let powers = ["X0(2)", "X1(2)", "X2(2)"].map(|name| of(right(name)));
        let sum: f64 = powers.iter().sum();
        vec![("O0(2)", powers[0] / sum), ("O1(2)", powers[1] / sum), ("O2(2)", powers[2] / sum)]
    };
    assert_named("sigmoid-exponent-sign", &classes(), |right| shares(right, |x| (-x).exp()));
    assert_named("exp-base-10", &classes(), |right| shares(right, |x| 10_f64.powf(x)));
    assert_named("softmax-not-normalised", &classes(), |right| shares(right, |x| x));
}

#[test]
fn tanh_in_powers_of_10() {
    let scenario = network(1, "hidden = \"tanh\"\noutput = \"linear\"\nloss = \"squared\"");
    let tanh = |x: f64| (10_f64.powf(x) - 10_f64.powf(-x)) / (10_f64.powf(x) + 10_f64.powf(-x));
    assert_named("exp-base-10", &scenario, |right| {
        vec![("O1(1)", tanh(right("X1(1)"))), ("O2(1)", tanh(right("X2(1)")))]
    });
}

#[test]
fn the_error_alone_where_the_output_has_a_derivative() {
    for kind in ["output = \"sigmoid\"\nloss = \"squared\"", "output = \"softmax\"\nloss = \"squared\""] {
        let scenario = network(2, kind);
        assert_named("output-derivative-missing", &scenario, |right| {
            let targets = if kind.contains("softmax") { ["l0", "l1"] } else { ["y0", "y1"] };
            vec![("dE/dX0(2)", right("O0(2)") - right(targets[0])), ("dE/dX1(2)", right("O1(2)") - right(targets[1]))]
        });
    }
}

#[test]
fn one_path_through_a_softmax_whatever_the_loss_is() {
    let scenario = network(3, "output = \"softmax\"\nloss = \"squared\"");
    assert_named("softmax-offdiagonal-dropped", &scenario, |right| {
        let slope = |output: &str| right(output) * (1.0 - right(output));
        vec![("dE/dX0(2)", right("dE/dO0(2)") * slope("O0(2)")), ("dE/dX1(2)", right("dE/dO1(2)") * slope("O1(2)"))]
    });
}

#[test]
fn the_square_in_the_place_of_the_cross_entropy() {
    let scenario = network(1, "output = \"sigmoid\"\nloss = \"cross-entropy\"");
    let error = |right: Right| right("y") - right("O0(2)");
    assert_named("squared-error-on-softmax", &scenario, |right| vec![("E", error(right).powi(2))]);
    assert_named("squared-error-on-softmax", &scenario, |right| vec![("E", error(right).powi(2) / 2.0)]);
    let errors = |right: Right| {
        ["0", "1", "2"].map(|output| (right(&format!("l{output}")) - right(&format!("O{output}(2)"))).powi(2))
    };
    assert_named("squared-error-on-softmax", &classes(), |right| vec![("E", errors(right).iter().sum::<f64>() / 2.0)]);
}

#[test]
fn a_derivative_of_a_linear_output() {
    let scenario = network(1, "hidden = \"tanh\"\noutput = \"linear\"\nloss = \"squared\"");
    assert_named("output-derivative-added", &scenario, |right| {
        vec![("dE/dX0(2)", right("dE/dO0(2)") * (1.0 - right("O0(2)").powi(2)))]
    });
}

#[test]
fn the_error_passed_back_with_either_sign() {
    let scenario = network(1, "output = \"sigmoid\"\nloss = \"half-squared\"");
    assert_named("raw-error-passed-back", &scenario, |right| {
        let error = right("y") - right("O0(2)");
        let back = |unit: &str| error * right(&format!("a{unit}0(1)"));
        vec![("dE/dO1(1)", back("1")), ("dE/dO2(1)", back("2"))]
    });
}

#[test]
fn a_relu_taken_for_its_own_slope() {
    let scenario = network(1, "hidden = \"relu\"\noutput = \"linear\"\nloss = \"squared\"");
    assert_named("derivative-at-pre-activation", &scenario, |right| {
        vec![("dE/dX1(1)", right("dE/dO1(1)") * right("X1(1)"))]
    });
}

#[test]
fn derivatives_by_weights_with_what_stands_beside() {
    assert_named("bias-step-times-bias", &classes(), |right| {
        ["dE/da01(0)", "dE/da02(0)"]
            .map(|name| (name, right(&name.replace("/da0", "/dX").replace("(0)", "(1)")) * right("a03(0)")))
            .to_vec()
    });
    assert_named("index-shift-hidden", &classes(), |right| {
        let delta = right("dE/dX0(2)");
        vec![
            ("dE/da10(1)", delta),
            ("dE/da20(1)", delta * right("O1(1)")),
            ("dE/da30(1)", delta * right("O2(1)")),
            ("dE/da11(1)", right("dE/dX1(2)")),
            ("dE/da21(1)", right("dE/dX1(2)") * right("O1(1)")),
            ("dE/da31(1)", right("dE/dX1(2)") * right("O2(1)")),
            ("dE/da12(1)", right("dE/dX2(2)")),
            ("dE/da22(1)", right("dE/dX2(2)") * right("O1(1)")),
            ("dE/da32(1)", right("dE/dX2(2)") * right("O2(1)")),
        ]
    });
    assert_named("wrong-hidden-output", &classes(), |right| {
        vec![("dE/da10(1)", right("dE/dX0(2)") * right("O1(0)")), ("dE/da20(1)", right("dE/dX0(2)") * right("O2(0)"))]
    });
    assert_named("derivative-of-other-unit", &classes(), |right| {
        vec![("dE/da10(1)", right("dE/dX1(2)") * right("O1(1)"))]
    });
}

/// Counting from the bias affects the whole table.
#[test]
fn one_weight_with_the_next_units_output_is_no_shift_of_all() {
    assert_named("wrong-hidden-output", &classes(), |right| vec![("dE/da10(1)", right("dE/dX0(2)") * right("O2(1)"))]);
}

/// Rows and columns are swapped for both outputs; the right net input of one of them comes from elsewhere.
#[test]
fn a_slip_that_one_output_makes_sure_is_found_at_the_other_beside_a_right_net_input() {
    let scenario = network(2, "output = \"sigmoid\"\nloss = \"half-squared\"");
    let exact = Resolver::exact(&scenario);
    let right = |name: &str| exact.get(quantity(&scenario, name)).unwrap();
    let sigmoid = |x: f64| 1.0 / (1.0 + (-x).exp());
    let net_input = |unit: &str, [one, two]: [&str; 2]| {
        right(&format!("a0{unit}(1)")) + right("O1(1)") * right(one) + right("O2(1)") * right(two)
    };
    let given = [
        ("X0(2)", right("X0(2)")),
        ("O0(2)", sigmoid(net_input("0", ["a10(1)", "a11(1)"]))),
        ("O1(2)", sigmoid(net_input("1", ["a20(1)", "a21(1)"]))),
    ];
    let answers = given.map(|(name, value)| answer(quantity(&scenario, name), value, 6));
    let judged = judge(&scenario, &answers);
    for name in ["O0(2)", "O1(2)"] {
        assert_eq!(of(&judged, &scenario, name).slips[0].id, "transposed-forward", "{name}");
    }
}

/// A slip in the derivatives with respect to the weights of one layer stands on its own where the derivatives before
/// them are not given.
#[test]
fn a_factor_2_in_one_layer_is_one_slip_in_all_its_weights() {
    let scenario = network(1, "hidden = \"tanh\"\noutput = \"linear\"\nloss = \"squared\"");
    let exact = Resolver::exact(&scenario);
    let doubled = ["dE/da00(1)", "dE/da10(1)", "dE/da20(1)"];
    let answers: Vec<Answer> = right_answers(&scenario, 7)
        .into_iter()
        .filter(|answer| answer.quantity.to_string().starts_with("dE/da"))
        .map(|right| {
            let is_doubled = doubled.contains(&right.quantity.to_string().as_str());
            let factor = if is_doubled { 2.0 } else { 1.0 };
            answer(right.quantity, factor * exact.get(right.quantity).unwrap(), 7)
        })
        .collect();
    let judged = judge(&scenario, &answers);
    for name in doubled {
        assert_eq!(of(&judged, &scenario, name).slips[0].id, "factor-2-doubled", "{name}");
    }
}

#[test]
fn a_number_used_with_fewer_digits_than_it_is_written_with() {
    let scenario = network(1, "output = \"sigmoid\"\nloss = \"half-squared\"");
    assert_named("rounded-early", &scenario, |right| {
        let kept = (right("O1(1)") * 100.0).round() / 100.0;
        vec![("dE/da10(1)", right("dE/dX0(2)") * kept)]
    });
    // The number that was used in its place is shown first.
    let exact = Resolver::exact(&scenario);
    let right = |name: &str| exact.get(quantity(&scenario, name)).unwrap();
    let kept = format!("{:.2}", right("O1(1)"));
    let value = right("dE/dX0(2)") * kept.parse::<f64>().unwrap();
    let asked = quantity(&scenario, "dE/da10(1)");
    let mut answers = right_answers(&scenario, 6);
    answers.retain(|answer| answer.quantity != asked);
    answers.push(answer(asked, value, 6));
    let shown = format!("{:?}", of(&judge(&scenario, &answers), &scenario, "dE/da10(1)").slips[0].done[0]);
    assert!(shown.contains(&format!("text: \"{kept}\"")), "{shown}");
}

#[test]
fn a_number_rounded_and_filled_up_with_zeros() {
    let scenario = network(1, "output = \"sigmoid\"\nloss = \"half-squared\"");
    let exact = Resolver::exact(&scenario);
    let answers = ["O1(1)", "O2(1)", "O0(2)"].map(|name| {
        let quantity = quantity(&scenario, name);
        let text = format!("{:.2}00", exact.get(quantity).unwrap());
        Answer { line: 0, quantity, typed: Typed::read(&text).unwrap() }
    });
    for judged in judge(&scenario, &answers) {
        assert_eq!(judged.slips[0].title, "rounded to 2 decimal places, but written with 4", "{}", judged.quantity);
    }
}

/// Without a rate the rate is 1; and a weight that does not change is right with any rate.
#[test]
fn new_weights_agree_in_a_rate_though_another_slip_gives_some_of_them() {
    let scenario = network(1, "hidden = \"relu\"\noutput = \"linear\"\nloss = \"squared\"");
    let new_weights = |rate: f64| -> Vec<Answer> {
        let exact = Resolver::exact(&scenario);
        let weights = Walk::new(scenario.clone());
        let new = |weight: Weight| {
            let gradient = exact.get(Quantity::loss_by(gradwalk::quantity::Variable::Weight(weight))).unwrap();
            let value = exact.get(Quantity::Weight(weight)).unwrap() - rate * gradient;
            answer(Quantity::Updated(weight), value, 6)
        };
        weights.weights().map(new).collect()
    };
    for (rate, id, title) in [
        (0.45, "another-rate", "learning rate 0.45 used instead of 0.2"),
        (1.0, "rate-forgotten", "learning rate left out"),
    ] {
        let judged = judge(&scenario, &new_weights(rate));
        let wrong: Vec<&Judged> = judged.iter().filter(|judged| judged.verdict == Verdict::Wrong).collect();
        assert!(wrong.len() >= 3, "{}", wrong.len());
        for judged in wrong {
            assert_eq!(
                (judged.slips[0].id.as_str(), judged.slips[0].title.as_str()),
                (id, title),
                "{}",
                judged.quantity
            );
        }
    }
}

/// Only its consequences are on the sheet: they agree in the value of the number.
#[test]
fn a_number_that_is_not_given_is_what_several_answers_say_it_was() {
    let exact = Resolver::exact(&classes());
    let right = |name: &str| exact.get(quantity(&classes(), name)).unwrap();
    let taken = 1.2345 * right("dE/dX2(1)");
    let mut answers = right_answers(&classes(), 6);
    answers.retain(|answer| answer.quantity.to_string().starts_with("dE/da"));
    for (name, input) in [("dE/da02(0)", 1.0), ("dE/da12(0)", 0.6), ("dE/da22(0)", -0.9)] {
        let quantity = quantity(&classes(), name);
        answers.retain(|answer| answer.quantity != quantity);
        answers.push(answer(quantity, taken * input, 6));
    }
    let judged = judge(&classes(), &answers);
    for name in ["dE/da02(0)", "dE/da12(0)", "dE/da22(0)"] {
        let first = &of(&judged, &classes(), name).slips[0];
        assert_eq!((first.id.as_str(), first.confidence), ("number-before", Confidence::Plain), "{name}");
        assert!(first.title.starts_with("dE/dX2(1) taken as "), "{}", first.title);
    }
}
