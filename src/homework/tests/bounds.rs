//! The search for slips has an end, whatever stands on a sheet, and verdicts do not wait for it.

use std::rc::Rc;

use crate::reading::letters::document::INPUT;
use crate::{
    homework::{
        Checker, Judged, LookedAt, Search, Verdict,
        answers::{Answer, Typed},
        asked::asked,
        budget::Budget,
        catalogue::Catalogue,
        own::{Own, way_through},
        sensitivity::{derivatives_of_loss_after, most_open},
        solution::Solution,
    },
    network::{Architecture, Sizes},
    quantity::{Quantity, Variable},
    reading::{QuantityMap, Resolver},
    scenario::Scenario,
};

fn exercise(units: usize) -> Scenario {
    Scenario::random(Architecture::CLASSIFICATION, Sizes::new(&[units, units, units]).unwrap(), 3)
}

fn answer(line: usize, quantity: Quantity, value: f64) -> Answer {
    Answer { line, quantity, typed: Typed::read(&format!("{value:.4}")).unwrap() }
}

/// All that a worksheet asks for, each number what `number` makes of the right one and its place.
fn sheet(scenario: &Scenario, number: impl Fn(usize, f64) -> f64) -> Vec<Answer> {
    let right = Resolver::exact(scenario);
    let asked = asked(scenario).into_iter().enumerate();
    asked.map(|(place, quantity)| answer(place, quantity, number(place, right.get(quantity).unwrap()))).collect()
}

/// Derivatives by the weights of the first layer and nothing before them: each comes from the whole network.
fn derivatives_alone(scenario: &Scenario) -> Vec<Answer> {
    let of_first = crate::quantity::Notation::of(scenario).weights().filter(|weight| weight.layer == INPUT);
    let number =
        |(place, weight)| answer(place, Quantity::loss_by(Variable::Weight(weight)), 0.1234 + 0.0001 * place as f64);
    of_first.enumerate().map(number).collect()
}

/// What is said with so much to spend, what was spent of it, and how far the search went.
fn judged_with(
    checker: &mut Checker,
    scenario: &Scenario,
    answers: &[Answer],
    whole: usize,
) -> (Vec<Judged>, usize, Search) {
    let budget = Rc::new(Budget::new(whole));
    let (mut judged, _) = checker.judge(scenario, answers, &budget);
    let search = budget.close(&mut judged);
    (judged, budget.spent(), search)
}

#[test]
fn a_sheet_with_a_few_slips_needs_a_part_of_its_budget() {
    let scenario = exercise(8);
    let answers = sheet(&scenario, |place, right| match place {
        20 => -right,
        70 => 2.0 * right,
        200 => right + 0.0123,
        _ => right,
    });
    let budget = Rc::new(Budget::of(answers.len()));
    let (mut judged, _) = Checker::new().judge(&scenario, &answers, &budget);
    assert_eq!(budget.close(&mut judged), Search::Whole);
    assert!(judged.iter().any(|answer| !answer.slips.is_empty()));
    let part = budget.spent() as f64 / Budget::of(answers.len()).left() as f64;
    assert!(part < 0.5, "{part}");
}

#[test]
fn what_is_spent_grows_no_faster_than_the_answers() {
    let scenario = exercise(8);
    let all = derivatives_alone(&scenario);
    // The step at which the budget is spent is taken to its end.
    let last_step = 1.1;
    for count in [9, 18, 36, 72] {
        let whole = 10_000 * count;
        let (_, spent, search) = judged_with(&mut Checker::new(), &scenario, &all[..count], whole);
        assert!(matches!(search, Search::Stopped { .. }), "{count} answers: {spent} of {whole}");
        assert!(spent as f64 <= last_step * whole as f64, "{count} answers: {spent} of {whole}");
    }
    let of = |answers| Budget::of(answers).left();
    assert_eq!(of(400) - of(300), of(300) - of(200));
    assert_eq!(of(5_000), of(50_000), "no exercise asks for so many");
}

#[test]
fn where_the_budget_ends_the_first_wrong_answers_were_looked_at_and_all_have_verdicts() {
    let scenario = exercise(4);
    let answers = sheet(&scenario, |place, right| 1.37 * right + 0.02 * (1.7 * place as f64).sin());
    let (whole, _, search) = judged_with(&mut Checker::new(), &scenario, &answers, 100_000_000);
    assert_eq!(search, Search::Whole);
    let (stopped, _, search) = judged_with(&mut Checker::new(), &scenario, &answers, 60_000);
    let Search::Stopped { wrong, looked_at, .. } = search else { panic!("{search:?}") };
    assert!(0 < looked_at && looked_at < wrong, "{search:?}");
    let verdicts = |judged: &[Judged]| -> Vec<(Quantity, Verdict)> {
        judged.iter().map(|answer| (answer.quantity, answer.verdict.clone())).collect()
    };
    assert_eq!(verdicts(&stopped), verdicts(&whole));
    let of_wrong = || stopped.iter().filter(|answer| answer.verdict == Verdict::Wrong);
    assert_eq!(of_wrong().count(), wrong);
    let first: Vec<LookedAt> = of_wrong().map(|answer| answer.looked_at).take(looked_at).collect();
    assert!(first.iter().all(|looked_at| *looked_at == LookedAt::Yes), "{first:?}");
    let others = of_wrong().skip(looked_at);
    assert!(others.clone().all(|answer| answer.looked_at == LookedAt::No && answer.slips.is_empty()));
    assert_eq!(others.count(), wrong - looked_at);
}

#[test]
fn the_same_sheet_is_told_the_same_whatever_was_checked_before_it() {
    let scenario = exercise(4);
    let answers = sheet(&scenario, |place, right| 1.37 * right + 0.02 * (1.7 * place as f64).sin());
    let said = |checker: &mut Checker| {
        let (judged, spent, search) = judged_with(checker, &scenario, &answers, 60_000);
        format!("{judged:?} {spent} {search:?}")
    };
    let mut checker = Checker::new();
    let alone = said(&mut checker);
    judged_with(&mut checker, &scenario, &derivatives_alone(&scenario), 1_000_000);
    judged_with(&mut checker, &scenario, &sheet(&scenario, |_, right| -right), 1_000_000);
    assert_eq!(said(&mut checker), alone);
}

#[test]
fn the_samples_of_a_sheet_share_its_budget() {
    let scenario = Scenario::load("xor").unwrap();
    let answers: Vec<Answer> =
        asked(&scenario).into_iter().enumerate().map(|(place, quantity)| answer(place, quantity, 0.3721)).collect();
    let (judged, spent, search) = judged_with(&mut Checker::new(), &scenario, &answers, 3_000);
    assert!(matches!(search, Search::Stopped { .. }), "{search:?}");
    assert!(spent < 4_000, "{spent}");
    assert!(judged.iter().any(|answer| answer.quantity.is_of_a_sample() && answer.looked_at == LookedAt::No));
}

#[test]
fn the_slopes_of_the_loss_after_the_step_are_what_moving_each_number_shows() {
    for scenario in [exercise(3), Scenario::load("xor").unwrap()] {
        let catalogue = Catalogue::of(&scenario);
        let right = catalogue.right_values(&scenario);
        let found = derivatives_of_loss_after(&right, |_| false, |_| 0.0);
        let before = right.get(Quantity::LossAfter).unwrap();
        let way = way_through(Quantity::LossAfter, &catalogue.right, |_| false);
        let mut compared = 0;
        for at in way.through.iter().filter(|at| catalogue.right.cell(**at).is_some() && **at != Quantity::LossAfter) {
            let step = 1e-6;
            let moved = right.with_override(*at, right.get(*at).unwrap() + step).get(Quantity::LossAfter).unwrap();
            let (shown, slope) = ((moved - before) / step, found.get(at).copied().unwrap_or_default());
            // The loss before the step is no part of it.
            if *at != Quantity::Loss {
                assert!((shown - slope).abs() < 1e-4, "{at}: {shown} and {slope}");
                compared += 1;
            }
        }
        assert!(compared > 10, "{compared}");
    }
}

#[test]
fn no_number_is_open_by_more_than_the_bound_of_it() {
    let scenario = exercise(3);
    let catalogue = Catalogue::of(&scenario);
    let solution = Rc::new(Solution::of(&scenario, &catalogue));
    let answers = sheet(&scenario, |_, right| right);
    let own = Own::of(&answers, Rc::clone(&solution), &Rc::new(Budget::of(answers.len())));
    let mut known = QuantityMap::default();
    let mut is_tight = false;
    for quantity in asked(&scenario).into_iter().filter(|quantity| *quantity != Quantity::LossAfter) {
        let way = way_through(quantity, &catalogue.right, |_| false);
        let open = own.left_open(quantity, &solution.right, &way).on_the_way;
        let most = most_open(quantity, &solution.right, |value| own.habit().half_unit(value), &mut known);
        assert!(open <= most * 1.001, "{quantity}: {open} and {most}");
        is_tight |= most < 1.2 * open;
    }
    assert!(is_tight, "a bound that none comes near says nothing");
}
