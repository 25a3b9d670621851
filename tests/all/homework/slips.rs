//! Wrong answers are explained.

use super::*;
use gradwalk::quantity::Layer;
use gradwalk::quantity::Notation;

#[test]
fn the_documents_rule_as_printed_is_recognised_by_its_erratum() {
    for (name, asked, errata) in [
        ("regression", "dE/dX0(2)", "R1"),
        ("regression", "dO1(1)/dX1(1)", "R2"),
        ("regression", "dE/da12(0)", "R1"),
        ("classification", "dE/dX0(2)", "C2"),
        ("classification", "a10(1)'", "C2"),
    ] {
        let scenario = Scenario::load(name).unwrap();
        let document = Resolver::new(Arc::new(Reading::document(&scenario).unwrap()), &scenario);
        let quantity = quantity(&scenario, asked);
        let judged = judge(&scenario, &[answer(quantity, document.get(quantity).unwrap(), 6)]);
        let found = judged[0].slips.iter().find_map(|fit| fit.erratum);
        assert_eq!(found.map(|erratum| erratum.to_string()).as_deref(), Some(errata), "{asked}: {:?}", judged[0].slips);
    }
}

#[test]
fn the_loss_that_the_textbook_page_prints_is_that_of_updated_weights() {
    let scenario = Scenario::load("textbook").unwrap();
    let judged = judge(&scenario, &[answer(Quantity::LossAfter, 0.291027924, 9)]);
    let first = &judged[0].slips[0];
    assert_eq!(judged[0].verdict, Verdict::Wrong);
    assert_eq!((first.id.as_str(), first.confidence), ("updated-second-layer", Confidence::Plain));
    assert_eq!(first.erratum.map(|erratum| erratum.to_string()).as_deref(), Some("P1"));
}

#[test]
fn one_slip_in_nine_derivatives_is_one_finding() {
    let scenario = Scenario::load("regression").unwrap();
    let data: serde_json::Value = serde_json::from_str(include_str!("../data/slips.json")).unwrap();
    let slips = data["slips"].as_array().unwrap();
    let slip = slips.iter().find(|slip| slip["slip"] == "sigmoid-twice" && slip["network"] == "R").unwrap();
    let mut answers = Vec::new();
    for (from, row) in slip["wrong"]["d_first"].as_array().unwrap().iter().enumerate() {
        for (to, value) in row.as_array().unwrap().iter().enumerate() {
            let name = format!("dE/da{from}{}(0)", to + 1);
            answers.push(answer(quantity(&scenario, &name), value.as_f64().unwrap(), 4));
        }
    }
    let (judged, findings) = Checker::new().check(&scenario, &answers);
    assert!(judged.iter().all(|judged| judged.verdict == Verdict::Wrong && judged.slips[0].id == "sigmoid-twice"));
    let finding = findings.iter().find(|finding| finding.id == "sigmoid-twice").unwrap();
    assert_eq!((finding.answers.len(), finding.confidence), (9, Confidence::Plain));
}

#[test]
fn two_slips_at_once_are_found_where_digits_are_enough() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let d = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    // The factor 2 dropped, and the derivative of the hidden unit forgotten.
    let value = d("dE/dX0(2)") / 2.0 * -0.3 * 0.5;
    let judged = judge(&scenario, &[answer(quantity(&scenario, "dE/da11(0)"), value, 9)]);
    let ids: Vec<&str> = judged[0].slips.iter().map(|fit| fit.id.as_str()).collect();
    assert!(ids.contains(&"factor-2-dropped+hidden-derivative-forgotten"), "{ids:?}");
    // With three digits that many pairs would fit by chance.
    let judged = judge(&scenario, &[answer(quantity(&scenario, "dE/da11(0)"), value, 3)]);
    assert!(judged[0].slips.iter().all(|fit| !fit.id.contains('+') || fit.id == "error-sign+sigmoid-twice"));
}

/// The page of a published example passes back through updated weights, and rounds along the way.
#[test]
fn a_published_step_with_updated_weights_and_early_rounding_is_explained() {
    let toml = "alpha = 1.0\nx = [0.35, 0.9]\ntarget = 0.5\nfirst = [[0.1, 0.4], [0.8, 0.6]]\nsecond = [[0.3], [0.9]]\n\
                [network]\noutput = \"sigmoid\"\nloss = \"half-squared\"\nbias = \"none\"\n";
    let scenario = Scenario::from_toml(toml, "published.toml").unwrap();
    let given = [
        ("O1(1)", 0.68, 2),
        ("O2(1)", 0.6637, 4),
        ("O0(2)", 0.69, 2),
        ("dE/dX0(2)", 0.0406, 3),
        ("a10(1)'", 0.272392, 6),
        ("a20(1)'", 0.87305, 5),
        ("a11(0)'", 0.09916, 4),
        ("a21(0)'", 0.7978, 4),
        ("a12(0)'", 0.3972, 4),
        ("a22(0)'", 0.5928, 4),
    ];
    let answers: Vec<Answer> =
        given.iter().map(|(name, value, figures)| answer(quantity(&scenario, name), *value, *figures)).collect();
    let judged = judge(&scenario, &answers);
    for name in ["O1(1)", "O2(1)", "O0(2)", "dE/dX0(2)", "a10(1)'", "a20(1)'"] {
        assert_eq!(of(&judged, &scenario, name).verdict, Verdict::Right, "{name}");
    }
    for name in ["a11(0)'", "a21(0)'", "a12(0)'", "a22(0)'"] {
        let judged = of(&judged, &scenario, name);
        assert_eq!(judged.slips.first().map(|fit| fit.id.as_str()), Some("updated-second-layer"), "{name}");
    }
}

/// The right derivatives on the sheet do not hide what was done with them.
#[test]
fn a_step_of_the_bias_times_the_bias_is_named_though_its_derivative_is_right() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let mut answers = right_answers(&scenario, 5);
    let wrong = ["00(1)", "01(0)", "02(0)", "03(0)"].map(|index| {
        let (name, bias) = (format!("a{index}'"), value(&format!("a{index}")));
        answer(quantity(&scenario, &name), bias - 0.1 * value(&format!("dE/da{index}")) * bias, 5)
    });
    for wrong in &wrong {
        let place = answers.iter().position(|answer| answer.quantity == wrong.quantity).unwrap();
        answers[place] = wrong.clone();
    }
    let (judged, findings) = Checker::new().check(&scenario, &answers);
    for wrong in &wrong {
        let judged = judged.iter().find(|judged| judged.quantity == wrong.quantity).unwrap();
        assert_eq!(judged.slips[0].id, "bias-step-times-bias", "{}", judged.quantity);
    }
    let finding = findings.iter().find(|finding| finding.id == "bias-step-times-bias").unwrap();
    assert_eq!((finding.answers.len(), finding.confidence), (4, Confidence::Plain));
}

/// Only new weights, with those of the second layer right.
#[test]
fn slips_of_the_first_layer_are_named_from_its_new_weights() {
    let scenario = Scenario::load("classification").unwrap();
    let right = exact(&scenario);
    let data: serde_json::Value = serde_json::from_str(include_str!("../data/slips.json")).unwrap();
    let wrong_of_the_first_layer =
        |slip: &&serde_json::Value| slip["network"] == "C" && slip["wrong"]["second_after"].is_null();
    let mut count = 0;
    for slip in data["slips"].as_array().unwrap().iter().filter(wrong_of_the_first_layer) {
        let Some(rows) = slip["wrong"]["first_after"].as_array() else { continue };
        let updated = |layer, from: usize, to: usize| {
            Quantity::Updated(Weight { layer, from: u8::try_from(from).unwrap(), to: u8::try_from(to).unwrap() })
        };
        let mut answers = Vec::new();
        for (from, row) in rows.iter().enumerate() {
            for (to, value) in row.as_array().unwrap().iter().enumerate() {
                answers.push(answer(updated(Layer::INPUT, from, to + 1), value.as_f64().unwrap(), 6));
            }
        }
        for (from, to) in (0..=3).flat_map(|from| (0..=2).map(move |to| (from, to))) {
            let quantity = updated(Layer::new(1), from, to);
            answers.push(answer(quantity, right.get(quantity).unwrap(), 6));
        }
        let judged = judge(&scenario, &answers);
        let first = judged.iter().find(|judged| judged.verdict == Verdict::Wrong).unwrap();
        let own = first.slips.iter().find(|fit| slip["slip"] == fit.id).unwrap();
        // Some slips have the same numbers in this network.
        let likeliest = &first.slips[0];
        let are_same = likeliest.id == own.id || (likeliest.value - own.value).abs() < 1e-9;
        assert!(are_same, "{}: {}, not {}", first.quantity, likeliest.id, own.id);
        count += 1;
    }
    assert!(count > 15, "{count}");
}

/// With inputs of 2 and -2, the wrong input looks like a wrong sign. A wrong sign of the error would also appear in the
/// second layer, whose new weights are right.
#[test]
fn right_answers_speak_against_a_slip_that_would_have_changed_them() {
    let numbers = "problem = \"classification\"\nalpha = 0.5\nx = [2, -2]\ntarget = 1\n\
                   first = [[-0.8, 0.9, -0.6], [-0.4, 0.5, -0.7], [-0.3, 0.2, 0.9]]\n\
                   second = [[0.9, -0.5, 0.8], [0.1, 0.4, 0.7], [-0.6, 0.2, 0.9], [-0.3, 0.6, 0.1]]\n";
    let scenario = Scenario::from_toml(numbers, "inputs.toml").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let wrong = ["11", "12", "13"].map(|at| {
        let new = value(&format!("a{at}(0)")) + scenario.alpha().value * value(&format!("dE/da{at}(0)"));
        answer(quantity(&scenario, &format!("a{at}(0)'")), new, 6)
    });
    let ids = |others: &[Answer]| -> Vec<String> {
        let judged = judge(&scenario, &[&wrong[..], others].concat());
        let first = judged.iter().find(|judged| judged.verdict == Verdict::Wrong).unwrap();
        first.slips.iter().map(|fit| fit.id.clone()).collect()
    };
    assert_eq!(ids(&[])[0], "error-sign");
    let second = ["00", "11", "22"].map(|at| {
        let name = format!("a{at}(1)'");
        answer(quantity(&scenario, &name), value(&name), 6)
    });
    let ids = ids(&second);
    assert_eq!(ids[0], "wrong-input");
    assert!(ids.contains(&"error-sign".to_owned()), "{ids:?}");
}

#[test]
fn a_sigmoid_that_is_wrong_in_one_layer_may_be_wrong_in_both() {
    let scenario = Scenario::load("textbook").unwrap();
    let wrong_sigmoid = |x: f64| 1.0 / (1.0 + x.exp());
    let hidden = [0.35 + 0.15 * 0.05 + 0.2 * 0.1, 0.35 + 0.25 * 0.05 + 0.3 * 0.1].map(wrong_sigmoid);
    let outputs = [0.6 + 0.4 * hidden[0] + 0.45 * hidden[1], 0.6 + 0.5 * hidden[0] + 0.55 * hidden[1]];
    let outputs = outputs.map(wrong_sigmoid);
    let loss = ((outputs[0] - 0.01).powi(2) + (outputs[1] - 0.99).powi(2)) / 2.0;
    let judged = judge(&scenario, &[answer(Quantity::Loss, loss, 8)]);
    let first = &judged[0].slips[0];
    assert_eq!((first.id.as_str(), first.confidence), ("sigmoid-exponent-sign", Confidence::Plain));
}

#[test]
fn errors_of_both_signs_may_have_been_added_up_without_them() {
    let scenario = Scenario::load("textbook").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let (above, below) = (value("O0(2)") - value("y0"), value("O1(2)") - value("y1"));
    assert!(above * below < 0.0);
    let judged = judge(&scenario, &[answer(Quantity::Loss, above.abs() + below.abs(), 6)]);
    assert_eq!(judged[0].slips[0].id, "absolute-error-loss");
    assert!((judged[0].slips[0].value - above.abs() - below.abs()).abs() < 1e-12);
}

/// A bias forgotten in one unit is forgotten there again in the loss after the step.
#[test]
fn a_slip_in_one_unit_is_made_there_again_after_the_step() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let net_input = quantity(&scenario, "X1(1)");
    let without_bias = |values: &Resolver| {
        let of = |name: &str| values.get(quantity(&scenario, name)).unwrap();
        values.with_override(net_input, of("X1(1)") - of("a01(0)"))
    };
    let own = without_bias(&right);
    let value = |name: &str| own.get(quantity(&scenario, name)).unwrap();
    let mut weights = scenario.network().weights().clone();
    for weight in Walk::new(scenario.clone()).weights() {
        let entry = Notation::of(&scenario).entry(weight);
        weights[entry] = own.get(Quantity::Updated(weight)).unwrap();
    }
    let after = without_bias(&exact(&scenario.with_weights(&weights))).get(Quantity::Loss).unwrap();
    let mut answers: Vec<Answer> = right_answers(&scenario, 6)
        .into_iter()
        .map(|answered| answer(answered.quantity, own.get(answered.quantity).unwrap(), 6))
        .filter(|answered| answered.quantity != Quantity::LossAfter)
        .collect();
    answers.push(answer(Quantity::LossAfter, after, 6));
    assert!((value("E'") - after).abs() > 1e-3);
    let judged = judge(&scenario, &answers);
    let wrong: Vec<String> = judged
        .iter()
        .filter(|judged| judged.verdict == Verdict::Wrong)
        .map(|judged| judged.quantity.to_string())
        .collect();
    assert_eq!(wrong, ["X1(1)", "E'"]);
    for name in wrong {
        let first = &of(&judged, &scenario, &name).slips[0];
        assert_eq!((first.id.as_str(), first.confidence), ("bias-forgotten-forward", Confidence::Plain), "{name}");
        assert_eq!(first.standing.explains.len(), 2);
    }
}

/// Errors that are added up without squares are added up the same way after the step.
#[test]
fn another_loss_is_another_loss_after_the_step_too() {
    let scenario = Scenario::load("textbook").unwrap();
    let stepped = Walk::new(scenario.clone()).stepped(gradwalk::reading::ReadingKind::Exact).unwrap();
    let errors = |scenario: &Scenario| {
        let right = exact(scenario);
        let value = |name: &str| right.get(quantity(scenario, name)).unwrap();
        (value("O0(2)") - value("y0")).abs() + (value("O1(2)") - value("y1")).abs()
    };
    let answers = [answer(Quantity::Loss, errors(&scenario), 6), answer(Quantity::LossAfter, errors(&stepped), 6)];
    for judged in judge(&scenario, &answers) {
        assert_eq!(judged.slips[0].id, "absolute-error-loss", "{}", judged.quantity);
    }
}

/// A decimal point that is wrong on paper only: later numbers come from the right one, with another slip.
#[test]
fn a_slip_in_a_number_that_does_not_come_from_the_one_written_is_found() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let miswritten = answer(quantity(&scenario, "O1(1)"), 10.0 * value("O1(1)"), 6);
    let derivative = quantity(&scenario, "dE/da10(1)");
    for (given, id) in [(-value("dE/da10(1)"), "error-sign"), (value("dE/da10(1)") / 10.0, "decimal-shift")] {
        let judged = judge(&scenario, &[miswritten.clone(), answer(derivative, given, 6)]);
        let first = &of(&judged, &scenario, "dE/da10(1)").slips[0];
        assert_eq!((first.id.as_str(), first.confidence), (id, Confidence::Plain));
        assert!(first.done_in_words().ends_with(" (from other numbers than the earlier answers)"), "{first:?}");
    }
}

/// `dE/dO_0` is 0 with either sign where the target is 0: the slip is shown at a number that it changes.
#[test]
fn a_slip_is_shown_in_a_formula_in_which_it_changes_the_number() {
    let scenario = Scenario::load("classification").unwrap();
    let asked = quantity(&scenario, "dE/dX0(2)");
    let judged = judge(&scenario, &[answer(asked, -exact(&scenario).get(asked).unwrap(), 6)]);
    let fit = judged[0].slips.iter().find(|fit| fit.id == "error-sign").unwrap();
    let number = |statements: &[gradwalk::formula::Statement]| {
        let text = gradwalk::typeset::line(statements.last().unwrap(), gradwalk::typeset::Glyphs::Ascii);
        text.rsplit(' ').next().unwrap().parse::<f64>().unwrap()
    };
    assert_eq!(number(&fit.done), -number(&fit.right));
    assert!(number(&fit.right) != 0.0);
}

/// A sheet with a slip is rounded along the way like any other, and may have a last digit that is off.
#[test]
fn a_slip_is_found_though_the_last_digit_is_off_by_one() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let slope = value("O1(1)") * (1.0 - value("O1(1)"));
    let delta = value("dE/dX0(2)");
    for (slip, id) in [
        (delta * slope, "outgoing-weight-missing"),
        (delta / 2.0 * value("a10(1)"), "factor-2-dropped+hidden-derivative-forgotten"),
    ] {
        let unit = 10_f64.powi(slip.abs().log10().floor() as i32 - 7);
        let judged = judge(&scenario, &[answer(quantity(&scenario, "dE/dX1(1)"), slip + unit, 8)]);
        let ids: Vec<&str> = judged[0].slips.iter().map(|fit| fit.id.as_str()).collect();
        assert!(ids.contains(&id), "{ids:?}");
        assert_eq!(judged[0].slips[0].confidence, Confidence::Plain);
        // Ten units off is something else.
        let judged = judge(&scenario, &[answer(quantity(&scenario, "dE/dX1(1)"), slip + 10.0 * unit, 8)]);
        assert!(judged[0].slips.iter().all(|fit| fit.id != id), "{:?}", judged[0].slips);
    }
}

/// A target read wrongly is in the loss and in the derivatives.
#[test]
fn a_given_number_that_was_read_wrongly_is_named() {
    let scenario = Scenario::load("textbook").unwrap();
    let target = quantity(&scenario, "y0");
    let misread = exact(&scenario).with_override(target, 0.1);
    let answers = ["E", "dE/dX0(2)"].map(|name| {
        let quantity = quantity(&scenario, name);
        answer(quantity, misread.get(quantity).unwrap(), 5)
    });
    for judged in judge(&scenario, &answers) {
        let first = &judged.slips[0];
        assert_eq!((first.id.as_str(), first.confidence), ("number-misread", Confidence::Plain), "{}", judged.quantity);
        assert_eq!(first.title, "y0 read as 0.1 instead of 0.01");
    }
}

/// One number with the wrong sign is not a wrong error: the later numbers are right.
#[test]
fn a_sign_that_right_answers_refute_for_all_is_that_of_the_number() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let answers: Vec<Answer> = ["dE/da00(1)", "dE/da10(1)", "dE/da20(1)", "dE/da30(1)"]
        .into_iter()
        .map(|name| {
            let quantity = quantity(&scenario, name);
            let sign = if name == "dE/da20(1)" { -1.0 } else { 1.0 };
            answer(quantity, sign * right.get(quantity).unwrap(), 5)
        })
        .collect();
    let judged = judge(&scenario, &answers);
    let first = &of(&judged, &scenario, "dE/da20(1)").slips[0];
    assert_eq!((first.id.as_str(), first.title.as_str()), ("sign-of-term", "only the sign is wrong"));
}

/// The way back from one output is wrong, and appears in everything that comes through it.
#[test]
fn a_slip_in_one_output_is_followed_to_the_first_layer() {
    let scenario = Scenario::load("textbook").unwrap();
    let right = exact(&scenario);
    let at = |name: &str| quantity(&scenario, name);
    let without_slope = right.get(at("dE/dO1(2)")).unwrap();
    let slipped = right.with_override(at("dE/dX1(2)"), without_slope);
    let answers = ["dE/da11(0)", "dE/da12(0)", "dE/da21(0)", "dE/da22(0)"]
        .map(|name| answer(at(name), slipped.get(at(name)).unwrap(), 5));
    for judged in judge(&scenario, &answers) {
        let first = &judged.slips[0];
        assert_eq!((first.id.as_str(), first.confidence), ("output-derivative-missing", Confidence::Plain));
        assert!(first.title.ends_with("in dE/dX1(2) only"), "{}", first.title);
    }
}

/// The formula with the slip and the formula of the answer differ: both are shown, down to the answer.
#[test]
fn what_was_done_ends_in_the_answer() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let at = |name: &str| quantity(&scenario, name);
    let output = right.get(at("O1(1)")).unwrap();
    let wrong = right.get(at("dE/dO1(1)")).unwrap() * (1.0 - output * output);
    let judged = judge(&scenario, &[answer(at("dE/dX1(1)"), wrong, 6)]);
    let fit = &judged[0].slips[0];
    assert_eq!(fit.id, "derivative-of-tanh");
    let last = |statements: &[gradwalk::formula::Statement]| {
        gradwalk::typeset::line(statements.last().unwrap(), gradwalk::typeset::Glyphs::Ascii)
    };
    assert!(last(&fit.done).ends_with("0.1526448"), "{}", last(&fit.done));
    assert!(last(&fit.right).ends_with("0.06446478"), "{}", last(&fit.right));
}
