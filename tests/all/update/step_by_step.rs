//! Going from step to step.

use super::*;

#[test]
fn whole_steps_there_and_back() {
    let mut state = opened(Problem::Classification);
    for step in 1..=last_step(&state) {
        ask(&mut state, Command::NextStep);
        assert_eq!(state.position(), step);
        assert!(state.is_complete(), "all lines are shown");
    }
    ask(&mut state, Command::NextStep);
    assert_eq!(state.position(), last_step(&state));
    for step in (0..last_step(&state)).rev() {
        ask(&mut state, Command::PreviousStep);
        assert_eq!(state.position(), step);
    }
    ask(&mut state, Command::PreviousStep);
    assert_eq!(state.position(), 0);
}

#[test]
fn home_and_end() {
    let mut state = at(Problem::Regression, "E");
    press(&mut state, Key::Plain(KeyCode::Home));
    assert_eq!(state.position(), 0);
    press(&mut state, Key::Plain(KeyCode::End));
    assert_eq!(state.position(), last_step(&state));
    assert_eq!(state.step().topic, Topic::Outcome);
}

#[test]
fn phase_by_phase() {
    for problem in Problem::ALL {
        let mut state = opened(problem);
        let phases = phases(&state);
        assert_eq!(phases.len(), Phase::all(state.walk().output()).len() - 1, "all but the one of several samples");
        for phase in &phases[1..] {
            press(&mut state, Key::Plain(KeyCode::Char(']')));
            assert_eq!(state.step().phase, *phase);
            assert_ne!(state.walk().steps()[state.position() - 1].phase, *phase, "it is the phase's first step");
        }
        press(&mut state, Key::Plain(KeyCode::Char(']')));
        assert_eq!(state.position(), last_step(&state));
        for phase in phases[..phases.len() - 1].iter().rev() {
            press(&mut state, Key::Plain(KeyCode::Char('[')));
            assert_eq!(state.step().phase, *phase);
        }
        assert_eq!(state.position(), 0);
    }
}

#[test]
fn back_by_phase_goes_to_the_start_of_this_one_first() {
    let mut state = at(Problem::Regression, "a12(0)");
    press(&mut state, Key::Plain(KeyCode::Char('[')));
    assert_eq!(state.step().phase, Phase::Backward(Layer::new(1)));
    assert!(matches!(state.step().topic, Topic::ChainRule(_)));
}
