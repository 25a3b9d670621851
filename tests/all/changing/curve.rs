//! The curve over one number.

use super::*;

#[test]
fn the_curve_shows_today_s_point_the_tangent_and_both_updates_and_follows_the_arrows() {
    let mut state = regression_at("a12(0)");
    ask(&mut state, Command::WhatIf);
    for size in SIZES {
        let shown = shown(&state, size);
        for words in [
            "a12(0) = 0.5",
            "E 0.2986 now",
            "tangent, slope -0.04763 (dE/da12(0))",
            "P a12(0) after the printed update: 0.4947",
        ] {
            assert!(shown.contains(words), "{words} at {size:?}: {shown}");
        }
        assert_eq!(shown.matches('●').count(), 2, "in the legend and on the curve, at {size:?}: {shown}");
    }
    press(&mut state, Key::Plain(KeyCode::Right));
    press(&mut state, Key::Plain(KeyCode::Right));
    assert_eq!(state.walk().scenario().weights()[0][1][1].to_string(), "0.7");
    assert!(shown(&state, (80, 24)).contains("a12(0) 0.5 → 0.7"), "the prediction stays in view");
    // The curve of another number, and back to the steps.
    press(&mut state, Key::Plain(KeyCode::Down));
    assert!(shown(&state, (80, 24)).contains("E over a13(0)"), "{}", shown(&state, (80, 24)));
    ask(&mut state, Command::Close);
    assert!(state.editor().is_none());
    ask_all(&mut state, &[Command::Undo]);
    assert_eq!(state.walk().scenario(), &Scenario::load("regression").unwrap());
}

#[test]
fn of_the_learning_rate_the_curve_is_the_loss_after_the_update() {
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::SwitchReading, Command::Last, Command::WhatIf]);
    let shown = shown(&state, (80, 24));
    assert!(shown.contains("E' over alpha") && shown.contains("E' 0.1246 now"), "{shown}");
}
