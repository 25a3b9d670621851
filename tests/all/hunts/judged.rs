//! The numbers of a hunt as a student's answers: `check` finds the same first wrong one, and its slip.

use gradwalk::{
    formula::digits::significant,
    homework::{
        Checker, Verdict,
        answers::{Answer, Typed},
    },
};

use super::*;

/// All numbers of a hunt as answers.
fn answers(hunt: &Hunt) -> Vec<Answer> {
    let quantities = hunt.walk().steps().iter().filter_map(gradwalk::walk::Step::quantity);
    let answer = |quantity| {
        let number = hunt.walk().exact().get(quantity).unwrap();
        Answer { line: 1, quantity, typed: Typed::read(&significant(number, 7)).unwrap() }
    };
    quantities.map(answer).collect()
}

#[test]
fn check_finds_the_same_first_wrong_number_and_its_slip() {
    let mut named = 0;
    let mut all = 0;
    for preset in presets_with_hunts() {
        let hunts = Hunts::on(&preset.scenario());
        for seed in 1..=8 {
            let hunt = hunts.hunt(seed).unwrap();
            let (judged, _) = Checker::new().check(hunt.walk().scenario(), &answers(&hunt));
            let explanation = hunt.explanation();
            for (place, step) in hunt.walk().steps().iter().enumerate() {
                let Some(judged) = judged.iter().find(|judged| Some(judged.quantity) == step.quantity()) else {
                    continue;
                };
                let words = format!("{} {seed} {} at {}: {judged:?}", preset.name, explanation.id, step.name());
                match hunt.standings()[place] {
                    Standing::Right if place < hunt.first() => assert_eq!(judged.verdict, Verdict::Right, "{words}"),
                    Standing::Right | Standing::Follows => assert_ne!(judged.verdict, Verdict::Wrong, "{words}"),
                    Standing::Wrong if place == hunt.first() => {
                        assert_eq!(judged.verdict, Verdict::Wrong, "{words}");
                        all += 1;
                        named += usize::from(judged.slips.iter().any(|fit| fit.id == explanation.id));
                    }
                    Standing::Wrong | Standing::NoNumber => {}
                }
            }
        }
    }
    assert_eq!(named, all, "the slip of every hunt is among those that check names");
}
