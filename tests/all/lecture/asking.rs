//! A number is asked for before it is shown: until then it is nowhere on the screen.

use super::*;
use crate::exercise::{every, every_of_several};
use gradwalk::{
    quantity::Variable,
    walk::{Content, LineKind, Walk},
};

/// The number of the step as it would be printed.
fn number(state: &State) -> Option<String> {
    let (walk, step) = (state.walk(), state.step());
    let quantity = state.question()?;
    let values = walk.values_at(step, state.settings.reading).filter(|values| values.get(quantity).is_some());
    let values = values.or_else(|| walk.values_at(step, ReadingKind::Exact))?;
    Some(walk.printed(values, quantity, state.settings.digits)).filter(|number| number.len() > 4)
}

/// Whether a number was visible before: it is given, or is the number of an earlier step, or another number contains
/// its digits.
fn is_known(state: &State, number: &str) -> bool {
    let (walk, digits) = (state.walk(), state.settings.digits);
    let plain = number.trim_start_matches('-');
    let given = text(&picture(&State::new(walk.scenario().clone(), state.settings), 200, 60));
    let weights = walk.weights().map(Quantity::Weight);
    let weights = weights.map(|weight| walk.printed(walk.exact(), weight, digits));
    let earlier = walk.steps()[..state.position()].iter().flat_map(|step| {
        let readings = [ReadingKind::Document, ReadingKind::Exact].into_iter();
        let values = readings.filter_map(|reading| walk.values_at(step, reading));
        values.filter_map(|values| Some(walk.printed(values, step.quantity()?, digits)))
    });
    let numbers: Vec<String> = weights.chain(earlier).collect();
    given.contains(plain) || numbers.iter().any(|other| other.contains(plain))
}

/// Reveals one step after another, and looks for its number before it is shown. Returns how many were looked for.
fn looked_for(state: &mut State, steps: &[usize]) -> usize {
    let mut count = 0;
    for step in steps {
        press_number(state, step + 1);
        while state.question().is_some() {
            let seen = seen(state);
            if let Some(number) = number(state).filter(|number| !is_known(state, number)) {
                assert!(!seen.contains(&number), "{number} of {}:\n{seen}", state.step().title());
                count += 1;
            }
            assert_eq!(seen.contains(" = ?   What comes out?"), state.is_value_next(), "{seen}");
            ask(state, Command::NextLine);
        }
        assert!(state.is_complete());
    }
    count
}

fn press_number(state: &mut State, number: usize) {
    jump(state, &number.to_string());
}

#[test]
fn a_number_is_nowhere_before_its_reveal_at_any_step() {
    for (name, reading) in [
        ("regression", ReadingKind::Document),
        ("regression", ReadingKind::Exact),
        ("classification", ReadingKind::Document),
        ("classification", ReadingKind::Exact),
        ("textbook", ReadingKind::Exact),
        ("relu", ReadingKind::Exact),
    ] {
        let mut state = lecture(name, reading);
        let steps: Vec<usize> = (0..state.walk().steps().len()).collect();
        assert!(looked_for(&mut state, &steps) > 30, "{name}");
    }
}

#[test]
fn at_the_stops_of_every_architecture() {
    let few = |scenarios: Vec<Scenario>| scenarios.into_iter().step_by(5);
    for scenario in few(every().collect()).chain(few(every_of_several().collect())) {
        let route = Walk::new(scenario.clone()).route();
        let mut state = State::new(scenario, settings(Glyphs::Ascii, ReadingKind::Exact));
        ask(&mut state, Command::Lecture);
        looked_for(&mut state, &route);
    }
}

/// The test above can fail: once it is shown, the number is there.
#[test]
fn after_its_reveal_it_is_there() {
    let mut state = lecture("regression", ReadingKind::Exact);
    let mut asked = Vec::new();
    go_through(&mut state, |state| match number(state) {
        Some(number) => asked.push(number),
        None => {
            if let Some(number) = asked.pop() {
                assert!(seen(state).contains(&number), "{number}");
                asked.clear();
            }
        }
    });
}

#[test]
fn first_the_letters_then_the_numbers_then_the_result_with_what_it_is_compared_with() {
    let mut state = lecture("regression", ReadingKind::Document);
    jump(&mut state, "a12(0)");
    let kinds = |state: &State| -> Vec<LineKind> {
        let mut kinds: Vec<_> = state.lines()[..state.lines_shown()].iter().map(|line| line.kind).collect();
        kinds.dedup();
        kinds
    };
    use LineKind::{Bound, Exact, Factor, Law, Numbers, Numeric, Printed, Value};
    assert_eq!(kinds(&state), [Law, Bound]);
    assert!(!seen(&state).contains("What comes out?"));
    ask(&mut state, Command::NextLine);
    assert_eq!(kinds(&state), [Law, Bound, Numbers, Factor]);
    assert!(seen(&state).contains("dE/da12(0) = ?   What comes out?"));
    ask(&mut state, Command::NextLine);
    assert_eq!(kinds(&state), [Law, Bound, Numbers, Factor, Value, Printed, Exact, Numeric]);
    assert!(!seen(&state).contains("What comes out?"));
    ask(&mut state, Command::PreviousLine);
    assert_eq!(kinds(&state), [Law, Bound, Numbers, Factor]);
}

/// In the picture at its unit or edge, in the table at its weight.
#[test]
fn the_place_of_the_number_is_marked() {
    for (name, mark) in [
        ("X2(1)", "X2 ?"),
        ("O2(1)", "O2 ?"),
        ("O0(2)", "O0 ?"),
        ("dE/dX2(1)", "O2 0.3208 <?"),
        ("dE/da12(0)", "0.5 <?"),
        ("a12(0)'", "0.5 A >?"),
    ] {
        let mut state = lecture("regression", ReadingKind::Exact);
        jump(&mut state, name);
        while state.question().is_some() {
            let shown = text(&picture(&state, 120, 40)).replace(" C ", " ");
            assert!(shown.contains(mark) || shown.contains(&mark.replace(" A", "")), "{name}:\n{shown}");
            ask(&mut state, Command::NextLine);
        }
        assert!(!text(&picture(&state, 120, 40)).contains('?'));
    }
    let mut state = lecture("regression", ReadingKind::Exact);
    jump(&mut state, "a12(0)'");
    ask_all(&mut state, &[Command::SwitchPage; 2]);
    let row =
        |state: &State| text(&picture(state, 80, 24)).lines().find(|row| row.contains("a12(0)")).unwrap().to_owned();
    assert!(row(&state).contains("a12(0)       0.5        ?"), "{}", row(&state));
}

#[test]
fn other_formulas_digits_and_weights_show_no_number_that_is_asked_for() {
    for command in [Command::SwitchReading, Command::MoreDigits, Command::Apply, Command::SwitchGlyphs] {
        let mut state = lecture("classification", ReadingKind::Document);
        for name in ["O1(2)", "E", "dE/da11(1)", "dE/da12(0)", "a11(1)'"] {
            jump(&mut state, name);
            for _ in 0..2 {
                let question = state.question();
                ask(&mut state, command);
                assert!(question.is_some() && state.question() == question, "{name} after {command:?}");
                ask(&mut state, Command::NextLine);
                if state.is_complete() {
                    break;
                }
            }
        }
    }
}

#[test]
fn what_is_said_of_a_number_is_said_after_it() {
    // A unit that is off: its derivative is 0, and a sentence says why.
    let toml = "problem = \"regression\"\nalpha = 0.1\nx = [1]\ntarget = 1\nfirst = [[-1, 0.5], [0.5, 0.5]]\n\
                second = [[0.1], [0.2], [0.3]]\n[network]\nhidden = \"relu\"\n";
    let scenario = Scenario::from_toml(toml, "own.toml").unwrap();
    let mut state = State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Command::Lecture);
    jump(&mut state, "dE/dX1(1)");
    let words = |state: &State| {
        let is_words = |content: &Content| matches!(content, Content::Words(words) if words.contains("inactive"));
        state.lines()[..state.lines_shown()].iter().any(|line| is_words(&line.content))
    };
    while state.question().is_some() {
        assert!(!words(&state));
        ask(&mut state, Command::NextLine);
    }
    assert!(state.lines().iter().any(|line| line.kind == LineKind::Words), "{:?}", state.lines());
    let derivative = Quantity::loss_by(Variable::NetInput(gradwalk::quantity::Unit {
        layer: gradwalk::quantity::Layer::new(1),
        index: 1,
    }));
    assert_eq!(state.step().quantity(), Some(derivative));
}
