//! Walks of several samples, and the remarks of a walk: dead units, kinks, fixed biases, the slip P1.
//!
//! | file | its one subject |
//! |---|---|
//! | `biases` | fixed biases |
//! | `relu` | dead units, kinks, and units that are off |
//! | `several_samples` | walks of several samples |
//! | `the_slip_p1` | the slip P1 on a published page |

mod biases;
mod relu;
mod several_samples;
mod the_slip_p1;

use gradwalk::quantity::Layer;
use std::collections::HashSet;

use crate::exercise::{every_of_several, of_several};
use gradwalk::{
    formula::Digits,
    network::{Activation, Architecture, Bias, Reduction},
    quantity::{Notation, Quantity, Variable},
    reading::{Erratum, ReadingKind},
    scenario::Scenario,
    typeset::{Glyphs, line},
    walk::{Content, Formulas, Line, Phase, Step, Topic, Walk},
};

/// The phases of one sample's pass.
const PASS: [Phase; 5] =
    [Phase::Given, Phase::Forward, Phase::Loss, Phase::Backward(Layer::new(2)), Phase::Backward(Layer::new(1))];

fn walk(toml: &str) -> Walk {
    Walk::new(Scenario::from_toml(toml, "walk.toml").unwrap())
}

/// Three samples of a regression.
fn three() -> Walk {
    Walk::new(of_several(Architecture::REGRESSION, &[2, 3, 1], Reduction::Mean, 1..4))
}

fn find<'a>(walk: &'a Walk, name: &str) -> &'a Step {
    let quantity = Notation::of(walk.scenario()).parse(name).unwrap();
    &walk.steps()[walk.find(quantity).unwrap_or_else(|| panic!("{name} leads nowhere"))]
}

/// The sentences of a step.
fn words(walk: &Walk, step: &Step) -> Vec<String> {
    let sentence = |line: Line| match line.content {
        Content::Words(words) => Some(words),
        Content::Statement(..) => None,
    };
    walk.lines(step, Formulas::Compared, Digits::default()).into_iter().filter_map(sentence).collect()
}

#[track_caller]
fn says(walk: &Walk, name: &str, sentence: &str) {
    let words = words(walk, find(walk, name));
    assert!(words.iter().any(|line| line == sentence), "{name} says {words:?}");
}
