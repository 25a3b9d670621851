//! The picture of the network: it stays in the same place at every step, and shows what has been computed.

use gradwalk::{
    formula::digits::significant,
    quantity::Quantity,
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    tui::{keys::Command, state::State},
    typeset::Glyphs,
    walk::Topic,
};
use ratatui::style::Modifier;

use crate::screen::{ask, ask_all, jump, opened, opened_with, picture, rows, settings, text, text_of};

/// The sizes that have a picture, and its rows.
const SIZES: [((u16, u16), usize); 4] = [((80, 24), 6), ((100, 32), 9), ((120, 40), 13), ((200, 60), 13)];

/// The rows of the picture.
fn stage(state: &State, (width, height): (u16, u16), count: usize) -> Vec<String> {
    rows(&picture(state, width, height)).skip(2).take(count).map(text_of).collect()
}

/// Where the names of the units begin: `O` and `X` occur nowhere else in the picture.
fn places_of_units(stage: &[String]) -> Vec<(usize, usize)> {
    let places = |(y, row): (usize, &String)| {
        let signs: Vec<char> = row.chars().collect();
        let names = signs.into_iter().enumerate().filter(|(_, sign)| ['O', 'X'].contains(sign));
        names.map(|(x, _)| (x, y)).collect::<Vec<_>>()
    };
    stage.iter().enumerate().flat_map(places).collect()
}

/// The walk to its end, step by step.
fn at_every_step(mut state: State, mut look: impl FnMut(&State)) {
    for _ in 0..state.walk().steps().len() {
        look(&state);
        ask(&mut state, Command::NextStep);
    }
}

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
fn nothing_is_in_the_picture_before_it_is_computed() {
    for (size, count) in SIZES {
        for problem in Problem::ALL {
            at_every_step(opened_with(problem, settings(Glyphs::Small, ReadingKind::Exact)), |state| {
                let shown = stage(state, size, count).join("\n");
                let later = &state.walk().steps()[state.position() + 1..];
                for quantity in later.iter().filter_map(gradwalk::walk::Step::quantity) {
                    let is_at_a_unit = matches!(quantity, Quantity::Activation(_) | Quantity::NetInput(_));
                    let number = state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
                    let is_new = !number_is_known(state, &number);
                    assert!(!(is_at_a_unit && is_new && shown.contains(&number)), "{quantity} = {number}:\n{shown}");
                }
            });
        }
    }
}

/// Whether a number belongs to this step or an earlier one, or was given.
fn number_is_known(state: &State, number: &str) -> bool {
    let steps = &state.walk().steps()[..=state.position()];
    let printed = |quantity| state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
    steps.iter().filter_map(gradwalk::walk::Step::quantity).any(|quantity| printed(quantity).contains(number))
        || number.len() < 5
}

#[test]
fn values_come_from_the_left_and_derivatives_from_the_right() {
    let mut state = opened_with(Problem::Regression, settings(Glyphs::Small, ReadingKind::Exact));
    let shown = |state: &State| stage(state, (80, 24), 6).join("\n");
    jump(&mut state, "X2(1)");
    assert!(shown(&state).contains("X2 -0.7500") && !shown(&state).contains(['▲', '▼']));
    jump(&mut state, "O2(1)");
    assert!(shown(&state).contains("O2 0.3208"));
    jump(&mut state, "dE/dX0(2)");
    assert!(shown(&state).contains("O0 0.2535 A ▲-1.093"), "{}", shown(&state));
    assert_eq!(shown(&state).matches(['▲', '▼']).count(), 1);
    jump(&mut state, "dE/da12(0)");
    assert!(shown(&state).contains(" ▲-0.04763 "), "at its edge, with four digits: {}", shown(&state));
    jump(&mut state, "a12(0)'");
    assert!(shown(&state).contains("▸0.5048"), "{}", shown(&state));
}

/// The content of the picture after the update, from the matrices: each unit's output before and after it.
fn outputs_before_and_after(state: &State, sample: usize) -> Vec<String> {
    let stepped = state.walk().stepped(state.settings.reading).unwrap();
    let outputs = |scenario: &Scenario| {
        let forward = scenario.network().forward(&scenario.network_samples()[sample]);
        let hidden = forward.layers[0].output.clone();
        let named = |first: usize, values: Vec<f64>| {
            values.into_iter().enumerate().map(move |(place, value)| (place + first, value))
        };
        named(1, hidden).chain(named(0, forward.output().to_vec())).collect::<Vec<_>>()
    };
    let pairs = outputs(state.walk().scenario()).into_iter().zip(outputs(&stepped));
    pairs.map(|((unit, before), (_, after))| format!("O{unit} {before:.4} ▸{after:.4}")).collect()
}

#[test]
fn the_last_step_shows_a_new_forward_pass() {
    for reading in [ReadingKind::Document, ReadingKind::Exact] {
        let mut state = opened_with(Problem::Classification, settings(Glyphs::Small, reading));
        ask(&mut state, Command::Last);
        assert_eq!(state.step().topic, Topic::Outcome);
        for (size, count) in SIZES {
            let shown = stage(&state, size, count).join("\n");
            for unit in outputs_before_and_after(&state, 0) {
                assert!(shown.contains(&unit), "{unit} in\n{shown}");
            }
        }
        ask(&mut state, Command::PreviousLine);
        assert!(!stage(&state, (80, 24), 6).join("\n").contains('▸'), "not before its last line");
    }
}

#[test]
fn of_several_samples_the_first_is_passed_forward_again_and_it_is_said_which() {
    let mut state = State::new(Scenario::load("xor").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Command::Last);
    for (size, count) in SIZES {
        let shown = stage(&state, size, count).join("\n");
        for unit in outputs_before_and_after(&state, 0) {
            assert!(shown.contains(&unit), "{unit} in\n{shown}");
        }
        assert!(text(&picture(&state, size.0, size.1)).contains("network: sample 1 of 4"));
    }
    ask(&mut state, Command::PreviousStep);
    assert!(!stage(&state, (80, 24), 6).join("\n").contains("O1 0.5250"), "an update is of no one sample");
}

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
fn the_path_of_a_small_screen_says_nothing_ahead_of_its_time() {
    for problem in Problem::ALL {
        let mut state = opened_with(problem, settings(Glyphs::Small, ReadingKind::Exact));
        jump(&mut state, "X1(1)");
        let path = |state: &State| rows(&picture(state, 60, 18)).nth(2).map(text_of).unwrap();
        let number = |quantity| state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
        let parse = |name: &str| state.notation().parse(name).unwrap();
        let (net_input, output) = (number(parse("X1(1)")), number(parse("O1(1)")));
        assert!(path(&state).contains(&net_input), "{net_input} in {}", path(&state));
        assert!(!path(&state).contains(&output), "{output} in {}", path(&state));
        ask(&mut state, Command::PreviousLine);
        assert!(!path(&state).contains(&net_input), "before its last line: {}", path(&state));
        jump(&mut state, "O1(1)");
        assert!(path(&state).contains(&output), "{output} in {}", path(&state));
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
