//! Weights at their edges and in the table.

use super::*;

#[test]
fn new_weights_stand_at_their_edges_where_all_of_a_layer_have_room() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Command::Last);
    let at_80 = stage(&state, (80, 24), 6).join("\n");
    let after = state.walk().stepped(ReadingKind::Exact).unwrap().network().weights().clone();
    for weight in after[1].iter() {
        assert!(at_80.contains(&format!(" ▸{weight:.4} ")), "{weight} in\n{at_80}");
    }
    let at_120 = stage(&state, (120, 40), 13);
    let column_of = |text: &str| {
        let row = at_120.iter().find(|shown| shown.contains(text));
        let row = row.unwrap_or_else(|| panic!("{text} in\n{}", at_120.join("\n")));
        row.split(text).next().unwrap().chars().count()
    };
    for from in 0..3 {
        let columns =
            (0..3).map(|to| column_of(&format!(" a{from}{} ▸{} ", to + 1, significant(after[0][(from, to)], 4))));
        let columns: Vec<usize> = columns.collect();
        assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "below each other: {columns:?}");
    }
    for (from, weight) in after[1].iter().enumerate() {
        column_of(&format!("─ a{from}0 ▸{weight:.4} ─"));
    }
}

#[test]
fn three_new_weights_of_a_unit_keep_their_names_in_both_layers() {
    let mut state = opened_with(Problem::Classification, settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Command::Last);
    let shown = stage(&state, (120, 40), 13).join("\n");
    for weight in state.walk().weights() {
        let name = weight.to_string().split('(').next().unwrap().to_owned();
        let number = state.walk().printed(state.walk().exact(), Quantity::Updated(weight), state.settings.digits);
        assert!(shown.contains(&format!(" {name} ▸{number} ")), "{name} {number} in\n{shown}");
    }
}

#[test]
fn the_current_edge_shows_its_weight_and_its_derivative() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    let pairs = [
        ("dE/da11(0)", " 0.4 ▼0.03223 "),
        ("dE/da12(0)", " 0.5 ▲-0.04763 "),
        ("dE/da10(1)", " -0.3 ▲-0.7990 "),
        ("a20(1)'", " ▸0.4351 "),
    ];
    for (step, pair) in pairs {
        jump(&mut state, step);
        for (size, count) in SIZES {
            let shown = stage(&state, size, count).join("\n");
            assert!(shown.contains(pair), "{step}: {pair} in\n{shown}");
        }
    }
}

#[test]
fn a_pair_with_too_little_room_for_a_blank_is_told_apart_by_its_sign() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "dE/da13(0)");
    let shown = stage(&state, (80, 24), 6).join("\n");
    assert!(shown.contains(" -0.6▲-0.05615 "), "{shown}");
}

#[test]
fn where_an_edge_has_no_room_for_its_old_weight_the_letter_stands_for_it() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "a10(1)'");
    let shown = stage(&state, (80, 24), 6).join("\n");
    assert!(shown.contains(" A ▸-0.2201 "), "{shown}");
}

#[test]
fn a_number_in_the_picture_has_the_digits_that_are_asked_for() {
    for problem in Problem::ALL {
        for reading in [ReadingKind::Document, ReadingKind::Exact] {
            at_every_step(opened_with(problem, settings(Glyphs::Small, reading)), |state| {
                for (size, count) in SIZES {
                    for row in stage(state, size, count) {
                        let numbers = row.split(|sign: char| !sign.is_ascii_digit() && !['.', '-'].contains(&sign));
                        for number in numbers.filter(|number| number.contains('.')) {
                            let digits = number.trim_start_matches(['-', '0', '.']).replace('.', "").len();
                            // The numbers given have fewer.
                            assert!(digits == 1 || number == "-1.0" || digits == 4, "{number} in {row}");
                        }
                    }
                }
            });
        }
    }
}

#[test]
fn weights_between_two_layers_stand_alike_on_their_lines() {
    let state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    let at_80 = stage(&state, (80, 24), 6).join("\n");
    let at_120 = stage(&state, (120, 40), 13).join("\n");
    for weight in ["a00 0.2", "a10 -0.3", "a20 0.4", "a30 0.5"] {
        assert!(at_80.contains(&format!("  {weight} ─")), "{weight} at the beginning of its line in\n{at_80}");
        assert!(at_120.contains(&format!("─ {weight} ─")), "{weight} in the middle of its line in\n{at_120}");
    }
}

#[test]
fn weights_that_could_not_be_told_apart_are_left_out() {
    let mut state = State::new(Scenario::load("textbook").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "dE/dX0(2)");
    let at_80 = stage(&state, (80, 24), 6).join("\n");
    assert!(!at_80.contains("0.35 0.35"), "{at_80}");
    assert!(stage(&state, (120, 40), 13).join("\n").contains(" a01 0.35 a02 0.35 "), "with their names");
}

#[test]
fn edges_have_room_for_every_weight_on_a_large_screen() {
    for problem in Problem::ALL {
        let state = opened(problem);
        let shown = stage(&state, (120, 40), 13).join("\n");
        for weight in state.walk().weights() {
            let name = weight.to_string().split('(').next().unwrap().to_owned();
            let number = state.walk().printed(state.walk().exact(), Quantity::Weight(weight), state.settings.digits);
            assert!(shown.contains(&format!(" {name} {number} ")), "{name} {number} in\n{shown}");
        }
    }
}

#[test]
fn the_table_shows_new_weights_from_their_update_on() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    let row = |state: &State| {
        let shown = text(&picture(state, 120, 40));
        let row = shown.lines().find(|row| row.contains("│a12(0)")).unwrap();
        row.split("│a12(0)").nth(1).unwrap().trim_matches(['│', ' ']).to_owned()
    };
    for place in ["X2(1)", "dE/da12(0)", "a11(0)'"] {
        jump(&mut state, place);
        assert_eq!(row(&state), "0.5", "{place}");
    }
    jump(&mut state, "a12(0)'");
    assert!(row(&state).starts_with("0.5 ") && row(&state).ends_with("0.5048"), "{}", row(&state));
}
