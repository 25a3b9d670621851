//! The places of units, numbers and everything around them.

use super::*;

#[test]
fn units_stand_where_they_stand_at_every_step_prompt_and_notice() {
    for (size, count) in SIZES {
        for problem in Problem::ALL {
            let start = opened(problem);
            let places = places_of_units(&stage(&start, size, count));
            assert_eq!(places.len(), 5 + if problem == Problem::Regression { 1 } else { 3 });
            at_every_step(start, |state| {
                let mut state = state.clone();
                assert_eq!(places_of_units(&stage(&state, size, count)), places, "{}", state.step().title());
                for command in [Command::SwitchReading, Command::NextFactor, Command::MoreDigits, Command::Jump] {
                    ask(&mut state, command);
                    assert_eq!(places_of_units(&stage(&state, size, count)), places, "{command:?}");
                }
            });
        }
    }
}

#[test]
fn the_formula_has_more_columns_than_the_weights_which_are_scrolled_instead() {
    let state = opened(Problem::Classification);
    let shown = text(&picture(&state, 120, 40));
    let panel = shown.lines().find(|row| row.contains("┌ weights")).unwrap();
    let columns = panel.split('┌').next().unwrap().chars().count();
    assert!(columns >= 90, "{columns}");
    assert!(shown.contains("1 more below"), "of 21 weights: {shown}");
}

#[test]
fn on_a_very_wide_screen_everything_is_in_its_middle() {
    let mut state = opened(Problem::Regression);
    jump(&mut state, "dE/da12(0)");
    let at_160: Vec<String> = rows(&picture(&state, 160, 60)).map(text_of).collect();
    let at_200: Vec<String> = rows(&picture(&state, 200, 60)).map(text_of).collect();
    let in_the_middle: Vec<String> = at_160.iter().map(|row| format!("{:20}{row}{:20}", "", "")).collect();
    assert_eq!(at_200, in_the_middle);
}

#[test]
fn marks_that_stand_on_each_other_are_explained_in_a_drawing_as_wide_as_there_is_room() {
    for (glyphs, both) in [(Glyphs::Small, "◆"), (Glyphs::Ascii, "*")] {
        let mut state = opened_with(Problem::Regression, settings(glyphs, ReadingKind::Document));
        ask(&mut state, Command::Last);
        let shown = text(&picture(&state, 120, 40));
        let legend = shown.lines().find(|row| row.contains(" Loss: ")).unwrap();
        assert!(legend.contains(&format!("{both} both")), "both begin at one loss: {legend}");
        let floor = shown.lines().rfind(|row| row.trim_start().starts_with(['└', '+'])).unwrap();
        let columns =
            floor.split(['┘', '|']).next().unwrap().chars().take(80).filter(|sign| ['─', '-'].contains(sign)).count();
        assert!(columns >= 48, "{columns} in\n{shown}");
        let mut alone = opened_with(Problem::Regression, settings(glyphs, ReadingKind::Exact));
        ask(&mut alone, Command::Last);
        assert!(!text(&picture(&alone, 120, 40)).contains("both   1 update"), "there is one curve");
    }
}

/// All rows except the footer.
fn above_the_footer(state: &State, (width, height): (u16, u16)) -> Vec<String> {
    rows(&picture(state, width, height)).take(usize::from(height) - 2).map(text_of).collect()
}

#[test]
fn a_notice_and_a_prompt_move_nothing() {
    for size in [(60, 18), (80, 24), (120, 40)] {
        let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
        jump(&mut state, "dE/da12(0)");
        let before = above_the_footer(&state, size);
        ask(&mut state, Command::Unapply);
        let footer = text(&picture(&state, size.0, size.1));
        assert!(footer.contains("No update has been applied yet."), "{footer}");
        let row_from_below =
            |state: &State, place| text(&picture(state, size.0, size.1)).lines().rev().nth(place).unwrap().to_owned();
        let mut without = state.clone();
        without.notice = None;
        assert_eq!(row_from_below(&state, 0), row_from_below(&without, 1), "the first row of keys");
        assert_eq!(above_the_footer(&state, size), before);
        ask(&mut state, Command::Jump);
        assert!(text(&picture(&state, size.0, size.1)).contains("go to:"));
        assert_eq!(above_the_footer(&state, size), before);
    }
}

#[test]
fn every_target_has_a_row_of_its_own() {
    let state = opened(Problem::Classification);
    for (size, count) in SIZES {
        let shown = stage(&state, size, count);
        for (target, label) in [("l0", "0"), ("l1", "1"), ("l2", "0")] {
            let below = shown.windows(2).any(|rows| {
                rows[0].contains(&target.replace('l', "O"))
                    && rows[1].trim_end().ends_with(&format!("{target} {label}"))
            });
            assert!(below, "{target} below its output in\n{}", shown.join("\n"));
        }
    }
}

#[test]
fn units_that_share_a_row_are_counted_and_those_in_the_formula_are_shown() {
    let scenario = Scenario::random(
        Problem::Classification.architecture(),
        gradwalk::network::Sizes::new(&[16, 16, 16]).unwrap(),
        7,
    );
    let mut state = State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact));
    for name in ["dE/da3,12(0)", "dE/da4,11(0)"] {
        jump(&mut state, name);
        let shown = stage(&state, (80, 24), 6).join("\n");
        let (from, to) = name.trim_start_matches("dE/da").trim_end_matches("(0)").split_once(',').unwrap();
        assert!(shown.contains(&format!("O{from} ")) && shown.contains(&format!("O{to} ")), "{name}:\n{shown}");
        assert!(shown.contains(" +2"), "{shown}");
    }
}
