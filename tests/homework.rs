//! Homework judged: who is right is never blamed, who is wrong is told why, and what follows from a mistake follows.

use std::sync::Arc;

use gradwalk::{
    homework::{
        Checker, Confidence, Judged, Verdict,
        answers::{Answer, Typed},
    },
    network::{Architecture, Sizes},
    quantity::{Notation, Quantity},
    reading::{Reading, Resolver},
    scenario::Scenario,
    walk::{Step, Walk},
};
use proptest::prelude::*;

fn typed(value: f64, figures: usize) -> Typed {
    if value == 0.0 {
        return Typed { text: "0".to_owned(), value, half_unit: 0.5e-9, figures: 1 };
    }
    let text = format!("{value:.*e}", figures - 1);
    let exponent: i32 = text.split_once('e').unwrap().1.parse().unwrap();
    let half_unit = 0.5 * 10_f64.powi(exponent + 1 - i32::try_from(figures).unwrap());
    Typed { value: text.parse().unwrap(), half_unit, figures, text }
}

fn answer(quantity: Quantity, value: f64, figures: usize) -> Answer {
    Answer { line: 0, quantity, typed: Some(typed(value, figures)) }
}

/// Every quantity that a step of the walk is about, and the loss after the step.
fn asked(scenario: &Scenario) -> Vec<Quantity> {
    Walk::new(scenario.clone()).steps().iter().filter_map(Step::quantity).chain([Quantity::LossAfter]).collect()
}

fn exact(scenario: &Scenario) -> Resolver {
    Resolver::new(Arc::new(Reading::exact(scenario)), scenario)
}

/// All right answers, with so many figures.
fn right_answers(scenario: &Scenario, figures: usize) -> Vec<Answer> {
    let exact = exact(scenario);
    asked(scenario).into_iter().map(|quantity| answer(quantity, exact.get(quantity).unwrap(), figures)).collect()
}

fn judge(scenario: &Scenario, answers: &[Answer]) -> Vec<Judged> {
    Checker::new().check(scenario, answers).0
}

fn quantity(scenario: &Scenario, name: &str) -> Quantity {
    Notation::of(scenario).parse(name).unwrap()
}

fn of<'a>(judged: &'a [Judged], scenario: &Scenario, name: &str) -> &'a Judged {
    let quantity = quantity(scenario, name);
    judged.iter().find(|judged| judged.quantity == quantity).unwrap()
}

fn architectures() -> impl Strategy<Value = Architecture> {
    let all: Vec<Architecture> = Architecture::all().collect();
    prop::sample::select(all)
}

fn exercises() -> impl Strategy<Value = Scenario> {
    (architectures(), (1..=4_usize, 1..=4_usize, 1..=4_usize), any::<u64>()).prop_map(|(architecture, sizes, seed)| {
        Scenario::random(architecture, Sizes::new(sizes.0, sizes.1, sizes.2).unwrap(), seed)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn right_answers_are_never_blamed((scenario, figures) in (exercises(), 2..=10_usize)) {
        for judged in judge(&scenario, &right_answers(&scenario, figures)) {
            prop_assert_eq!(&judged.verdict, &Verdict::Right, "{} {:?}", judged.quantity, judged.given);
            prop_assert!(judged.slips.is_empty());
        }
    }

    /// One number alone is as right as among others.
    #[test]
    fn a_right_answer_alone_is_never_blamed((scenario, figures, pick) in (exercises(), 2..=10_usize, any::<prop::sample::Index>())) {
        let all = right_answers(&scenario, figures);
        let one = &all[pick.index(all.len())];
        let judged = judge(&scenario, std::slice::from_ref(one));
        prop_assert_eq!(&judged[0].verdict, &Verdict::Right, "{} {:?}", one.quantity, one.typed);
    }
}

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
                // The loss after the step is worked out from the new weights alone.
                _ => "carried",
            };
            assert_eq!(judged.verdict.name(), expected, "{name} {}", judged.quantity);
            if judged.quantity.to_string() == "O2(1)" {
                assert_eq!(judged.verdict, Verdict::Carried { from: quantity(&scenario, "X2(1)") });
            }
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
    let unjudged = Verdict::Unjudged { because: quantity(&scenario, "O1(1)") };
    assert_eq!(of(&judged, &scenario, "O1(1)").verdict, Verdict::Wrong);
    assert_eq!(of(&judged, &scenario, "dE/da10(1)").verdict, unjudged);
    assert_eq!(
        of(&judged, &scenario, "dE/da20(1)").verdict,
        Verdict::Carried { from: quantity(&scenario, "dE/dX0(2)") }
    );

    // With a unit that is saturated, all that goes through it is 0, whether it was worked out or not.
    let from = quantity(&scenario, "X1(1)");
    let answers = [
        answer(from, 1000.0, 4),
        answer(quantity(&scenario, "O1(1)"), 1.0, 4),
        answer(quantity(&scenario, "dE/dX1(1)"), 0.0, 4),
        answer(quantity(&scenario, "dE/da11(0)"), 0.0, 4),
    ];
    let judged = judge(&scenario, &answers);
    for name in ["O1(1)", "dE/dX1(1)", "dE/da11(0)"] {
        assert_eq!(of(&judged, &scenario, name).verdict, Verdict::Unjudged { because: from }, "{name}");
    }

    // One digit shows hardly any difference, of right numbers neither.
    let from = quantity(&scenario, "a10(1)'");
    let after = exact(&scenario).with_override(from, -0.4).get(Quantity::LossAfter).unwrap();
    let judged = judge(&scenario, &[answer(from, -0.4, 4), answer(Quantity::LossAfter, after, 1)]);
    assert_eq!(of(&judged, &scenario, "E'").verdict, Verdict::Carried { from });
}

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
    let data: serde_json::Value = serde_json::from_str(include_str!("data/slips.json")).unwrap();
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

/// How often a slip is named plainly for answers that are shuffled among exercises, and so wrong in ways that are none.
fn named_by_chance(figures: usize, exercises: impl Iterator<Item = (Scenario, Scenario)>) -> (u32, u32) {
    let (mut wrong, mut named) = (0, 0);
    for (own, other) in exercises {
        let others = right_answers(&other, figures);
        for (place, other) in others.iter().enumerate() {
            let mut answers = right_answers(&own, figures);
            answers[place] = other.clone();
            let judged = judge(&own, &answers[..=place]);
            let last = judged.iter().find(|judged| judged.quantity == other.quantity).unwrap();
            if last.verdict == Verdict::Wrong {
                wrong += 1;
                named += u32::from(last.slips.iter().any(|fit| fit.confidence == Confidence::Plain));
            }
        }
    }
    (named, wrong)
}

/// The first networks are those that the weight of far numbers was chosen by; the others are all that there are.
#[test]
fn slips_are_rarely_named_plainly_by_chance() {
    let documents = |seed: u64| match seed % 2 {
        0 => (Architecture::REGRESSION, Sizes::new(2, 3, 1).unwrap()),
        _ => (Architecture::CLASSIFICATION, Sizes::new(2, 3, 3).unwrap()),
    };
    let any = |seed: u64| {
        let all: Vec<Architecture> = Architecture::all().collect();
        (all[usize::try_from(seed).unwrap() * 7 % all.len()], Sizes::new(3, 2, 2).unwrap())
    };
    let pair = |(architecture, sizes): (Architecture, Sizes), seed: u64| {
        let drawn = |seed| Scenario::random(architecture, sizes, seed);
        (drawn(seed), drawn(seed + 1000))
    };
    for (figures, most) in [(4, 0.01), (6, 0.001)] {
        let (named, wrong) = named_by_chance(figures, (0..60).map(|seed| pair(documents(seed), seed)));
        let (named_of_others, wrong_of_others) =
            named_by_chance(figures, (2000..2040).map(|seed| pair(any(seed), seed)));
        for (networks, named, wrong) in
            [("the document's networks", named, wrong), ("other networks", named_of_others, wrong_of_others)]
        {
            let rate = f64::from(named) / f64::from(wrong);
            println!("{figures} digits, {networks}: a slip is named plainly for {named} of {wrong} ({rate:.5})");
            assert!(rate < most, "{figures} digits, {networks}: {rate}");
        }
    }
}

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

/// As a binary fraction 0.7 is a little less than seven tenths.
#[test]
fn digits_that_are_not_there_are_not_cut_off() {
    let toml =
        "problem = \"regression\"\nalpha = 0.2\nx = [1]\ntarget = 1\nfirst = [[0.1], [0.6]]\nsecond = [[0.5], [2]]\n";
    let scenario = Scenario::from_toml(toml, "own.toml").unwrap();
    let cut = |name: &str, value: f64, figures: usize| {
        let judged = judge(&scenario, &[answer(quantity(&scenario, name), value, figures)]);
        judged[0].slips.iter().any(|fit| fit.id == "truncated")
    };
    assert!(!cut("X1(1)", 0.6, 1), "0.7 has no digit behind its first");
    assert!(cut("O1(1)", 0.66, 2), "0.668");
}

/// To half a unit, a bare 0 would be right for anything between -0.5 and 0.5.
#[test]
fn a_bare_0_or_1_is_as_exact_as_the_other_numbers() {
    let scenario = Scenario::load("regression").unwrap();
    let bare = |name: &str, value: f64| Answer {
        line: 0,
        quantity: quantity(&scenario, name),
        typed: Some(Typed { text: value.to_string(), value, half_unit: 0.5, figures: 1 }),
    };
    let answers = [
        answer(quantity(&scenario, "O2(1)"), 0.32082130082, 4),
        bare("X1(1)", 1.0),
        bare("O1(1)", 1.0),
        bare("E", 0.0),
    ];
    let judged = judge(&scenario, &answers);
    for (name, verdict) in [("X1(1)", Verdict::Right), ("O1(1)", Verdict::Wrong), ("E", Verdict::Wrong)] {
        assert_eq!(of(&judged, &scenario, name).verdict, verdict, "{name}");
    }
}

/// Two new weights agree in a rate that is neither the right one nor one that is easily guessed.
#[test]
fn a_learning_rate_of_ones_own_is_found_from_two_new_weights() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let stepped = |index: &str| value(&format!("a{index}")) - 0.25 * value(&format!("dE/da{index}"));
    let answers: Vec<Answer> = ["10(1)", "12(0)", "21(0)"]
        .map(|index| answer(quantity(&scenario, &format!("a{index}'")), stepped(index), 4))
        .to_vec();
    let (judged, findings) = Checker::new().check(&scenario, &answers);
    for judged in &judged {
        let first = &judged.slips[0];
        assert_eq!((first.id.as_str(), first.confidence), ("another-rate", Confidence::Plain), "{}", judged.quantity);
        assert_eq!(first.title, "a learning rate of 0.25 instead of 0.1");
    }
    assert_eq!((findings[0].id.as_str(), findings[0].answers.len()), ("another-rate", 3));
    for judged in &judged {
        assert_eq!(judged.slips.iter().filter(|fit| fit.id == "another-rate").count(), 1, "{}", judged.quantity);
    }
    // One that is wrong in another way too, and as sharp as any, does not hide it.
    let mut with_another = answers.clone();
    with_another.push(answer(quantity(&scenario, "a00(1)'"), 0.23, 4));
    let judged = judge(&scenario, &with_another);
    for name in ["a10(1)'", "a12(0)'", "a21(0)'"] {
        assert_eq!(of(&judged, &scenario, name).slips[0].id, "another-rate", "{name}");
    }
    // New weights that are right with the given rate speak against another.
    let rights =
        ["a20(1)'", "a30(1)'", "a01(0)'", "a02(0)'"].map(|name| answer(quantity(&scenario, name), value(name), 4));
    let judged = judge(&scenario, &[&answers[..], &rights].concat());
    assert!(judged.iter().flat_map(|judged| &judged.slips).all(|fit| !fit.title.contains("0.25")));
    // One alone is right for some rate, whatever it is.
    let judged = judge(&scenario, &answers[1..2]);
    assert!(judged[0].slips.iter().all(|fit| fit.id != "another-rate"));
}

/// Of several samples, a slip in each of them shows in what they have in common, and in what is one's own.
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

    // The sign of the error in the fourth sample alone, and what follows from it.
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
        // Each sample by its rounded derivative by the net input, or by that of the hidden unit.
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
        assert_eq!(judged[0].verdict, Verdict::Right, "{index}: {mean} for {}", judged[0].expected);
    }
}
