//! Several sheets judged by one checker, which keeps its results for the next sheet.

use super::*;

/// The right answers, every fifth from `first` on doubled.
fn sheet(scenario: &Scenario, first: usize) -> Vec<Answer> {
    let exact = Resolver::exact(scenario);
    let names = match scenario.samples().len() {
        1 => asked(scenario),
        _ => {
            ["E(x2)", "dE(x1)/da11(0)", "dE(x2)/da11(0)", "dE(x4)/da10(1)", "E", "dE/da10(1)", "dE/da11(0)", "a12(0)'"]
                .map(|name| quantity(scenario, name))
                .to_vec()
        }
    };
    let value = |place: usize, right: f64| if place % 5 == first { 2.0 * right } else { right };
    let answers = names.into_iter().enumerate();
    answers.map(|(place, of)| answer(of, value(place, exact.get(of).unwrap()), 5)).collect()
}

/// Sheets of one exercise share its correct numbers; sheets of another exercise on the same network must not get them.
#[test]
fn what_is_said_of_a_sheet_does_not_depend_on_the_sheets_before_it() {
    let regression = Scenario::load("regression").unwrap();
    let other = Scenario::random(regression.architecture(), regression.sizes(), 5);
    let xor = Scenario::load("xor").unwrap();
    let mut checker = Checker::new();
    for (place, scenario) in [&regression, &regression, &other, &xor, &xor, &regression, &other].into_iter().enumerate()
    {
        let sheet = sheet(scenario, place % 5);
        let [shared, alone] = [checker.check(scenario, &sheet), Checker::new().check(scenario, &sheet)];
        assert!(shared.0.iter().any(|judged| !judged.slips.is_empty()), "sheet {place}");
        assert_eq!(format!("{shared:?}"), format!("{alone:?}"), "sheet {place}");
    }
}

/// Sums of many small parts must not depend on an order that differs from run to run.
#[test]
fn what_is_said_of_a_sheet_is_the_same_to_the_last_bit_each_time() {
    for seed in 0..6 {
        let scenario = Scenario::random(Architecture::REGRESSION, Sizes::new(&[3, 4, 1]).unwrap(), seed);
        let exact = exact(&scenario);
        let names = ["O0(2)", "dE/da12(0)", "dE/da21(0)", "a12(0)'", "E'"].map(|name| quantity(&scenario, name));
        let sheet: Vec<Answer> =
            names.into_iter().map(|of| answer(of, 1.3 * exact.get(of).unwrap() + 0.01, 3)).collect();
        let said = || format!("{:?}", Checker::new().check(&scenario, &sheet));
        let first = said();
        (0..8).for_each(|_| assert_eq!(said(), first, "seed {seed}"));
    }
}
