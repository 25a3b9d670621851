//! Slips of the pocket calculator and the pen: each is recognised from the number that it gives.

use gradwalk::{
    homework::{
        Checker, Fit, Judged, Verdict,
        answers::{Answer, Typed},
    },
    quantity::Notation,
    scenario::Scenario,
};

/// The net input of the output, 0.253536, from the outputs of the hidden units: 0.2 - 0.219318 + 0.128328 + 0.144525.
fn net_input(given: &str) -> Judged {
    judged(&[("O1(1)", "0.731059"), ("O2(1)", "0.320821"), ("O3(1)", "0.289050"), ("X0(2)", given)])
}

/// The last of several answers for the document's network, judged.
fn judged(answers: &[(&str, &str)]) -> Judged {
    let scenario = Scenario::load("regression").unwrap();
    let notation = Notation::of(&scenario);
    let answer = |(name, text): &(&str, &str)| Answer {
        line: 0,
        quantity: notation.parse(name).unwrap(),
        typed: Typed::read(text).unwrap(),
    };
    let answers: Vec<Answer> = answers.iter().map(answer).collect();
    let (judged, _) = Checker::new().check(&scenario, &answers);
    judged.into_iter().find(|judged| judged.quantity == answers[answers.len() - 1].quantity).unwrap()
}

fn ids(judged: &Judged) -> Vec<&str> {
    judged.slips.iter().map(|fit| fit.id.as_str()).collect()
}

#[test]
fn each_is_named_by_the_number_that_it_gives() {
    for (given, id, title) in [
        ("0.381864", "term-twice", "3rd term of X0(2) added twice"),
        ("0.109011", "term-left-out", "4th term of X0(2) left out"),
        ("0.692171", "sign-of-term", "wrong sign in the 2nd term of X0(2)"),
        ("-0.253536", "sign-of-term", "only the sign is wrong"),
        ("2.53536", "decimal-shift", "decimal point shifted one place to the right"),
        ("0.138041", "decimal-shift", "shifted decimal point in the 3rd term of X0(2)"),
        ("0.253356", "digits-swapped", "two digits swapped: 0.253356 instead of 0.253536"),
        ("0.25353", "truncated", "digits cut off instead of rounded"),
    ] {
        let judged = net_input(given);
        assert_eq!(judged.verdict, Verdict::Wrong, "{given}");
        assert!(judged.slips.iter().any(|fit| fit.id == id && fit.title == title), "{given}: {:?}", ids(&judged));
    }
}

#[test]
fn every_slip_says_what_was_done_and_to_what_it_came() {
    for (given, done) in [("2.53536", "X_0^(2) ~= 2.535357"), ("-0.253536", "X_0^(2) ~= -0.2535357")] {
        let judged = net_input(given);
        let fit = judged.slips.iter().find(|fit| fit.value.to_string().starts_with(&given[..6])).unwrap();
        assert_eq!(gradwalk::typeset::line(&fit.done[0], gradwalk::typeset::Glyphs::Ascii), done);
    }
}

#[test]
fn the_sum_is_shown_as_it_was_worked_out() {
    let judged = net_input("0.381864");
    let fit: &Fit = judged.slips.iter().find(|fit| fit.id == "term-twice").unwrap();
    let [formula, numbers] =
        [0, 1].map(|line| gradwalk::typeset::line(&fit.done[line], gradwalk::typeset::Glyphs::Ascii));
    assert_eq!(formula.matches("O_2^(1)*a_20^(1)").count(), 2, "{formula}");
    assert_eq!(numbers.matches("0.320821*0.4").count(), 2, "{numbers}");
}

#[test]
fn numbers_rounded_too_early_are_named_only_where_rounding_gives_the_number() {
    // With two decimals the net input is 0.2 - 0.3*0.73 + 0.4*0.32 + 0.5*0.29 = 0.254, kept as 0.25: (0.8 - 0.25)^2.
    let rounded = judged(&[("E", "0.3025")]);
    assert!(ids(&rounded).contains(&"rounded-early"), "{:?}", ids(&rounded));
    let other = judged(&[("E", "0.2931")]);
    assert!(!ids(&other).contains(&"rounded-early"), "{:?}", ids(&other));
}

/// Many sheets give the output of a unit but not its net input.
#[test]
fn a_slip_in_a_sum_that_is_not_on_the_sheet_is_found_behind_it() {
    // X2(1) is -0.2 + 0.5*0.5 + (-1)*0.8 = -0.75; with the second term twice -0.5, and sigma(-0.5) = 0.377541.
    let first = judged(&[("O2(1)", "0.377541")]);
    let fit = &first.slips[0];
    assert_eq!((fit.id.as_str(), fit.title.as_str()), ("term-twice", "2nd term of X2(1) added twice"));
}

#[test]
fn a_number_that_was_copied_with_one_wrong_digit_is_named_where_there_are_digits_enough() {
    // The output at a net input of 1 is 0.731058579.
    for (given, title) in [
        ("0.731358579", "one digit misread: 0.731358579 instead of 0.731058579"),
        ("0.73158579", "one digit left out: 0.73158579 instead of 0.731058579"),
        ("0.7310558579", "one digit written twice: 0.7310558579 instead of 0.731058579"),
    ] {
        let judged = judged(&[("X1(1)", "1"), ("O1(1)", given)]);
        let first = &judged.slips[0];
        assert_eq!((first.id.as_str(), first.title.as_str()), ("digit-miscopied", title), "{given}");
    }
    let short = judged(&[("X1(1)", "1"), ("O1(1)", "0.7810")]);
    assert!(!ids(&short).contains(&"digit-miscopied"), "{:?}", ids(&short));
}

#[test]
fn one_number_on_the_way_may_be_rounded_and_the_others_not() {
    // The slope 0.217895 taken as 0.22: -1.092928 * 0.4 * 0.22.
    let judged = judged(&[("dE/dX0(2)", "-1.092928"), ("dE/dX2(1)", "-0.096178")]);
    let first = &judged.slips[0];
    assert_eq!(
        (first.id.as_str(), first.title.as_str()),
        ("rounded-early", "dO2(1)/dX2(1) rounded to 2 significant digits")
    );
}
