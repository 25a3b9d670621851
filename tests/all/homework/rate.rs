//! A learning rate chosen by the student.

use super::*;

/// Two new weights agree in a rate that is neither the right one nor easily guessed.
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
        assert_eq!(first.title, "learning rate 0.25 used instead of 0.1");
    }
    assert_eq!((findings[0].id.as_str(), findings[0].answers.len()), ("another-rate", 3));
    for judged in &judged {
        assert_eq!(judged.slips.iter().filter(|fit| fit.id == "another-rate").count(), 1, "{}", judged.quantity);
    }
    // A further mistake, with as many digits as any, does not hide it.
    let mut with_another = answers.clone();
    with_another.push(answer(quantity(&scenario, "a00(1)'"), 0.23, 4));
    let judged = judge(&scenario, &with_another);
    for name in ["a10(1)'", "a12(0)'", "a21(0)'"] {
        assert_eq!(of(&judged, &scenario, name).slips[0].id, "another-rate", "{name}");
    }
    // New weights that are right with the given rate are evidence against another.
    let rights =
        ["a20(1)'", "a30(1)'", "a01(0)'", "a02(0)'"].map(|name| answer(quantity(&scenario, name), value(name), 4));
    let judged = judge(&scenario, &[&answers[..], &rights].concat());
    assert!(judged.iter().flat_map(|judged| &judged.slips).all(|fit| !fit.title.contains("0.25")));
    // A single new weight is right for some rate, whatever it is.
    let judged = judge(&scenario, &answers[1..2]);
    assert!(judged[0].slips.iter().all(|fit| fit.id != "another-rate"));
}

/// If the rate of 0.5 was left out, the rate is 1, twice as large; the numbers exclude that.
#[test]
fn a_rate_that_is_left_out_is_called_so_and_not_another_rate() {
    let scenario = Scenario::load("textbook").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let answers: Vec<Answer> = ["11(1)", "20(1)", "12(0)"]
        .iter()
        .flat_map(|index| {
            let (weight, slope) = (format!("a{index}"), format!("dE/da{index}"));
            let stepped = value(&weight) - value(&slope);
            let given = [(slope.clone(), value(&slope)), (format!("{weight}'"), stepped)];
            given.map(|(name, value)| answer(quantity(&scenario, &name), value, 6))
        })
        .collect();
    let judged = judge(&scenario, &answers);
    for name in ["a11(1)'", "a20(1)'", "a12(0)'"] {
        assert_eq!(of(&judged, &scenario, name).slips[0].id, "rate-forgotten", "{name}");
    }
}

/// One rate is used for all weights: those that are right with the given one show that it was used, whatever fits one
/// of them.
#[test]
fn one_new_weight_among_right_ones_shows_no_other_rate() {
    let scenario = Scenario::load("classification").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let mut answers: Vec<Answer> = ["a00(1)'", "a01(1)'", "a12(1)'", "a31(1)'"]
        .map(|name| answer(quantity(&scenario, name), value(name), 6))
        .to_vec();
    let stepped = value("a10(1)") - 5.0 * scenario.alpha().value * value("dE/da10(1)");
    let asked = quantity(&scenario, "a10(1)'");
    answers.push(answer(asked, stepped, 6));
    let judged = judge(&scenario, &answers);
    let is_rate = |fit: &&gradwalk::homework::Fit| fit.id == "another-rate";
    let fit = of(&judged, &scenario, "a10(1)'").slips.iter().find(is_rate).unwrap();
    assert_eq!(fit.confidence, Confidence::CouldBe);
    assert_eq!(fit.standing.contradicted_by.len(), 4);
    // By itself it might have been another rate.
    let judged = judge(&scenario, &[answer(asked, stepped, 6)]);
    assert_eq!(judged[0].slips.iter().find(is_rate).unwrap().confidence, Confidence::Plain);
}

/// A factor that is wrong in every derivative looks like a rate that nobody would choose.
#[test]
fn a_rate_of_many_figures_is_no_more_than_could_be_unless_the_derivatives_are_right() {
    let scenario = Scenario::load("regression").unwrap();
    let right = exact(&scenario);
    let value = |name: &str| right.get(quantity(&scenario, name)).unwrap();
    let indices = ["10(1)", "12(0)", "21(0)"];
    let stepped = |index: &str| value(&format!("a{index}")) - 0.058_873 * value(&format!("dE/da{index}"));
    let weights = indices.map(|index| answer(quantity(&scenario, &format!("a{index}'")), stepped(index), 7));
    let derivatives = indices.map(|index| {
        let name = format!("dE/da{index}");
        answer(quantity(&scenario, &name), value(&name), 7)
    });
    let confidence = |answers: &[Answer]| {
        let judged = judge(&scenario, answers);
        let first = of(&judged, &scenario, "a10(1)'").slips[0].clone();
        (first.title, first.confidence)
    };
    let title = "learning rate 0.058873 used instead of 0.1".to_owned();
    assert_eq!(confidence(&weights), (title.clone(), Confidence::CouldBe));
    assert_eq!(confidence(&[&derivatives[..], &weights].concat()), (title, Confidence::Plain));
}

/// Two equal units move by the same amount, whatever was done.
#[test]
fn weights_of_units_that_are_alike_do_not_agree_in_a_rate() {
    let toml = "problem = \"regression\"\nalpha = 0.5\nx = [1]\ntarget = 0.5\nfirst = [[0.2, 0.2], [0.4, 0.4]]\n\
                second = [[0.1], [0.3], [0.3]]\n";
    let scenario = Scenario::from_toml(toml, "alike.toml").unwrap();
    let new = |name: &str| answer(quantity(&scenario, name), 0.386, 4);
    let judged = judge(&scenario, &[new("a11(0)'"), new("a12(0)'")]);
    assert!(judged.iter().flat_map(|judged| &judged.slips).all(|fit| fit.id != "another-rate"), "{judged:?}");
}
