//! The formula beside the picture, and its parts in both.

use super::*;

#[test]
fn on_the_smallest_screen_a_formula_without_room_for_its_bars_stands_above_its_numbers() {
    for (glyphs, formula) in [(Glyphs::Small, "∂E(x)/∂a₁₂⁽⁰⁾ = -2·(y - O₀⁽²⁾)"), (Glyphs::Ascii, "dE(x)/da_12^(0) = ")]
    {
        let mut state = opened_with(Problem::Regression, settings(glyphs, ReadingKind::Exact));
        jump(&mut state, "dE/da12(0)");
        let shown = text(&picture(&state, 60, 18));
        for part in [formula, "A -1.09293", "numeric -0.04763"] {
            assert!(shown.contains(part), "{part} in\n{shown}");
        }
    }
}

#[test]
fn a_samples_loss_has_one_name_in_title_and_formulas() {
    let mut state = State::new(Scenario::load("xor").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "E");
    assert!(text(&picture(&state, 80, 24)).contains("E(xₛ)"), "of all samples any one");
    for (step, name) in [("E(x2)", "E(x₂) = "), ("dE(x2)/da10(1)", "∂E(x₂)"), ("dE(x3)/dX0(2)", "∂E(x₃)")] {
        jump(&mut state, step);
        let shown = text(&picture(&state, 80, 24));
        assert!(shown.contains(step) && shown.contains(name), "{step}: {name} in\n{shown}");
        assert!(!shown.contains("E(x)"), "{step}:\n{shown}");
    }
}

#[test]
fn the_weights_of_the_formula_are_lettered_whatever_the_step_is_called() {
    for glyphs in [Glyphs::Small, Glyphs::Ascii] {
        let labels =
            if glyphs == Glyphs::Ascii { ["= 0.2 A =", "~ -0.3 B ~"] } else { ["━ 0.2 A ━", "╍ -0.3 B ╍"] };
        for (reading, step) in [(ReadingKind::Exact, "X0(2)"), (ReadingKind::Document, "O0(2)")] {
            let mut state = opened_with(Problem::Regression, settings(glyphs, reading));
            jump(&mut state, step);
            let shown = stage(&state, (80, 24), 6).join("\n");
            for label in labels {
                assert!(shown.contains(label), "{step}: {label} in\n{shown}");
            }
        }
    }
}

#[test]
fn a_chosen_part_takes_no_line_away() {
    for problem in Problem::ALL {
        for size in [(60, 18), (80, 24)] {
            at_every_step(opened_with(problem, settings(Glyphs::Small, ReadingKind::Exact)), |state| {
                if state.parts().is_empty() {
                    return;
                }
                let mut chosen = state.clone();
                ask(&mut chosen, Command::NextFactor);
                let after = text(&picture(&chosen, size.0, size.1));
                let before = text(&picture(state, size.0, size.1));
                let first = if size.0 == 60 { 5 } else { 9 };
                for row in before.lines().skip(first).take(usize::from(size.1) - first - 3) {
                    let is_last_row = row.contains(" above: ") || row.contains("network: ");
                    assert!(is_last_row || after.contains(row.trim()), "{row}\nof\n{before}\nin\n{after}");
                }
            });
        }
    }
}

#[test]
fn escape_leads_back_to_the_formula_and_the_page_says_so() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::NextStep);
    let formula = text(&picture(&state, 80, 24));
    assert!(!formula.contains("Esc"));
    for pages in 1..=2 {
        ask_all(&mut state, &[Command::SwitchPage; 2][..pages]);
        let page = text(&picture(&state, 80, 24));
        assert!(page.contains("Esc: formula)"), "{page}");
        ask(&mut state, Command::Close);
        assert_eq!(text(&picture(&state, 80, 24)), formula);
    }
}

#[test]
fn the_chosen_factor_is_marked_where_it_is_in_the_picture() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "dE/da12(0)");
    let reversed = |state: &State| {
        let picture = picture(state, 80, 24);
        let cells = rows(&picture).skip(2).take(6).flatten();
        let reversed = cells.filter(|cell| cell.modifier.contains(Modifier::REVERSED));
        reversed.map(ratatui::buffer::Cell::symbol).collect::<String>()
    };
    let marked: Vec<String> = (0..3)
        .map(|_| {
            ask(&mut state, Command::NextFactor);
            reversed(&state)
        })
        .collect();
    assert_eq!(marked, ["O0 0.2535y 0.8", "0.4", "O2 0.3208"], "A, B and C");
}

#[test]
fn what_ascii_draws_can_be_told_apart() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Ascii, ReadingKind::Exact));
    jump(&mut state, "X0(2)");
    let shown = stage(&state, (80, 24), 6).join("\n");
    assert!(shown.is_ascii(), "{shown}");
    assert!(shown.contains("= 0.2 A ="), "a positive weight: {shown}");
    assert!(shown.contains("~ -0.3 B ~"), "a negative one: {shown}");
    assert!(shown.contains("----"), "one that is not in the formula: {shown}");
}
