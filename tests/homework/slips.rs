//! Who is wrong is told why.

use super::*;

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

/// The page of a published example goes back through updated weights, and rounds on the way.
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
