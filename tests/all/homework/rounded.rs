//! Right answers are never blamed, however the numbers are rounded and whichever of them are handed in.

use super::student::{Digits, GoesOnWith, Sheet, Worked};
use gradwalk::{
    homework::{
        Checker, Verdict, along_the_chain_rule,
        exercise::{Exercises, Kind},
    },
    reading::Resolver,
    scenario::{Scenario, presets},
};

const SHEETS: [Sheet; 7] = [
    Sheet::All,
    Sheet::DerivativesByWeights,
    Sheet::NewWeights,
    Sheet::LossAfter,
    Sheet::EveryThird(0),
    Sheet::EveryThird(1),
    Sheet::EveryThird(2),
];

#[test]
fn right_numbers_rounded_on_the_way_are_never_blamed() {
    let mut judged = 0;
    for preset in presets() {
        let exercises = Exercises::on(Kind::of(&Scenario::load(preset.name).unwrap()));
        for number in 1..=3 {
            let scenario = exercises.draw(7, number);
            let right = Resolver::exact(&scenario);
            // Along the chain rule from derivative to derivative, and by formulas in the numbers of the forward pass.
            let chained = right.over_reading(&along_the_chain_rule(&scenario));
            for values in [&chained, &right] {
                for digits in [3, 4, 6].into_iter().flat_map(|count| [Digits::Figures(count), Digits::Decimals(count)])
                {
                    let worked = Worked::out(&scenario, values, digits, GoesOnWith::WhatIsWritten).unwrap();
                    for sheet in SHEETS {
                        let (answers, _) = Checker::new().check(&scenario, &worked.sheet(&scenario, sheet));
                        for answer in answers {
                            let given = &answer.given.as_ref().unwrap().text;
                            assert_eq!(
                                answer.verdict,
                                Verdict::Right,
                                "{} {number} {digits:?} {sheet:?}: {} = {given}, right is {:?}",
                                preset.name,
                                answer.quantity,
                                answer.expected
                            );
                            judged += 1;
                        }
                    }
                }
            }
        }
    }
    assert!(judged > 10_000, "{judged}");
}
