//! Variants that are as right as the usual notation.

use super::*;
use gradwalk::homework::verdict::Convention;

/// Minus the derivatives, added in the update; rounded along the way, as books print it.
const MINUS_DERIVATIVES: [(&str, &str); 11] = [
    ("dE/dX0(2)", "-0.1385"),
    ("dE/dX1(1)", "-0.01337"),
    ("dE/dX2(1)", "-0.01500"),
    ("a10(1)'", "0.3589"),
    ("a20(1)'", "0.4087"),
    ("a11(0)'", "0.1497"),
    ("a21(0)'", "0.1993"),
    ("a12(0)'", "0.2496"),
    ("a22(0)'", "0.2992"),
    ("O0(2)", "0.7514"),
    ("X0(2)", "1.106"),
];

fn scenario() -> Scenario {
    let toml = "alpha = 0.5\nx = [0.05, 0.1]\ntarget = 0.01\nfirst = [[0.35, 0.35], [0.15, 0.25], [0.2, 0.3]]\n\
                second = [[0.6], [0.4], [0.45]]\n\
                [network]\noutput = \"sigmoid\"\nloss = \"half-squared\"\nbias = \"fixed\"\n";
    Scenario::from_toml(toml, "minus.toml").unwrap()
}

fn judged(given: &[(&str, &str)]) -> Vec<Judged> {
    let scenario = scenario();
    let answer = |(name, text): &(&str, &str)| Answer {
        line: 0,
        quantity: quantity(&scenario, name),
        typed: Typed::read(text).unwrap(),
    };
    judge(&scenario, &given.iter().map(answer).collect::<Vec<_>>())
}

fn delta(judged: &[Judged]) -> &Judged {
    of(judged, &scenario(), "dE/dX0(2)")
}

#[test]
fn minus_the_derivative_that_is_added_makes_no_new_weight_wrong() {
    let judged = judged(&MINUS_DERIVATIVES);
    let fit = &delta(&judged).slips[0];
    assert_eq!((fit.id.as_str(), fit.standing.convention), ("error-sign", Some(Convention::MinusDerivative)));
    let wrong: Vec<String> = judged
        .iter()
        .filter(|judged| judged.verdict == Verdict::Wrong)
        .map(|judged| judged.quantity.to_string())
        .collect();
    assert_eq!(wrong, ["dE/dX0(2)"]);
}

/// An independent mistake in one new weight affects only that one.
#[test]
fn one_new_weight_that_is_wrong_beside_does_not_make_slips_of_the_others() {
    let with_a_mistake = MINUS_DERIVATIVES.map(|(name, text)| (name, if name == "a21(0)'" { "0.1003" } else { text }));
    let judged = judged(&with_a_mistake);
    assert!(delta(&judged).slips[0].standing.convention.is_some());
    let of = |name: &str| of(&judged, &scenario(), name).verdict.clone();
    assert_eq!([of("a10(1)'"), of("a21(0)'"), of("a22(0)'")], [Verdict::Right, Verdict::Wrong, Verdict::Right]);
}

/// A derivative with the wrong sign that is subtracted goes uphill: that is a slip.
#[test]
fn the_wrong_sign_that_is_subtracted_is_a_slip() {
    let uphill = MINUS_DERIVATIVES.map(|(name, text)| match name {
        "a10(1)'" => (name, "0.4411"),
        "a20(1)'" => (name, "0.4913"),
        "a11(0)'" => (name, "0.1503"),
        "a21(0)'" => (name, "0.2007"),
        "a12(0)'" => (name, "0.2504"),
        "a22(0)'" => (name, "0.3008"),
        _ => (name, text),
    });
    let judged = judged(&uphill);
    assert_eq!(delta(&judged).slips[0].standing.convention, None);
    assert_ne!(of(&judged, &scenario(), "a10(1)'").verdict, Verdict::Right);
}

fn judged_in(toml: &str, given: &[(&str, &str)]) -> (Scenario, Vec<Judged>) {
    let scenario = Scenario::from_toml(toml, "minus.toml").unwrap();
    let answer = |(name, text): &(&str, &str)| Answer {
        line: 0,
        quantity: quantity(&scenario, name),
        typed: Typed::read(text).unwrap(),
    };
    let answers: Vec<Answer> = given.iter().map(answer).collect();
    let judged = judge(&scenario, &answers);
    (scenario, judged)
}

/// A much-copied page: outputs rounded the wrong way to two digits, minus the derivatives added, and one new weight
/// moved in the wrong direction.
#[test]
fn minus_the_derivative_is_heard_where_the_outputs_before_are_off() {
    let toml = "alpha = 1\nx = [0.35, 0.7]\ntarget = 0.5\nfirst = [[0.2, 0.3], [0.2, 0.3]]\nsecond = [[0.3], [0.9]]\n\
                [network]\noutput = \"sigmoid\"\nloss = \"half-squared\"\nbias = \"none\"\n";
    let given = [
        ("O1(1)", "0.56"),
        ("O2(1)", "0.59"),
        ("X0(2)", "0.702"),
        ("O0(2)", "0.67"),
        ("dE/dX0(2)", "-0.0376"),
        ("dE/dX1(1)", "-0.0027"),
        ("dE/dX2(1)", "-0.0819"),
        ("a20(1)'", "0.877816"),
        ("a11(0)'", "0.200945"),
    ];
    let (scenario, judged) = judged_in(toml, &given);
    let of = |name: &str| of(&judged, &scenario, name);
    assert!(of("dE/dX0(2)").slips[0].standing.convention.is_some());
    assert!(matches!(of("a20(1)'").verdict, Verdict::Carried { .. }), "{:?}", of("a20(1)'").verdict);
    assert_eq!(of("a11(0)'").slips[0].id, "plus-for-minus");
}

/// Where delta is minus the derivative, some write the gradients without a sign, and add them.
#[test]
fn gradients_without_their_sign_that_are_added_make_no_new_weight_wrong() {
    let toml = "alpha = 0.5\nx = [0, 1]\ntarget = 1\nfirst = [[0.35, 0.35], [0.1, 0.25], [0.2, 0.3]]\n\
                second = [[0.6], [0.4], [0.45]]\n[network]\noutput = \"sigmoid\"\nloss = \"half-squared\"\n";
    let exact = exact(&Scenario::from_toml(toml, "minus.toml").unwrap());
    let names = ["dE/dX0(2)", "dE/da10(1)", "dE/da20(1)", "dE/da00(1)", "a10(1)'", "a20(1)'", "a00(1)'"];
    let given = names.map(|name| {
        let value = exact.get(quantity(&Scenario::from_toml(toml, "minus.toml").unwrap(), name)).unwrap();
        (name, format!("{:.4}", if name.starts_with("dE/da") { value.abs() } else { value }))
    });
    let given: Vec<(&str, &str)> = given.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let (scenario, judged) = judged_in(toml, &given);
    let wrong: Vec<String> = judged
        .iter()
        .filter(|judged| judged.verdict == Verdict::Wrong)
        .map(|judged| judged.quantity.to_string())
        .collect();
    assert_eq!(wrong, ["dE/da10(1)", "dE/da20(1)", "dE/da00(1)"]);
    assert!(of(&judged, &scenario, "dE/da10(1)").slips[0].standing.convention.is_some());
}
