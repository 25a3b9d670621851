//! Homework judged: right answers are never blamed, wrong ones are explained, and consequences of a mistake are
//! recognised.
//!
//! | file | its one subject |
//! |---|---|
//! | `right` | right numbers, rounded or bare |
//! | `following` | what follows from a wrong number |
//! | `slips` | the slip behind a wrong number |
//! | `ways` | the ways in which one slip is made |
//! | `conventions` | variants that are as right as the usual notation |
//! | `rate` | a learning rate of one's own |
//! | `samples` | several samples |
//! | `sheets` | several sheets, one after the other |
//! | `recognised`, `rounded` | whole sheets with a slip, and whole sheets with rounding |
//! | `student` | how students round, and which numbers they hand in |
//! | `chance` | how rarely a slip is named where none was made |

mod chance;
mod conventions;
mod following;
mod rate;
mod recognised;
mod right;
mod rounded;
mod samples;
mod sheets;
mod slips;
mod student;
mod ways;

use std::sync::Arc;

use gradwalk::{
    homework::{
        Checker, Confidence, Judged, Unjudgeable, Verdict,
        answers::{Answer, Typed},
    },
    network::{Architecture, Sizes},
    quantity::{Notation, Quantity, Weight},
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
        Scenario::random(architecture, Sizes::new(&[sizes.0, sizes.1, sizes.2]).unwrap(), seed)
    })
}
