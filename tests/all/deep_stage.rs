//! The picture, the contents and the keys of networks with no hidden layer and with several.

use std::collections::BTreeSet;

use crossterm::event::{Event, KeyCode};
use gradwalk::{
    network::Sizes,
    quantity::{Quantity, Unit, Variable},
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    tui::{
        keys::{Command, Key},
        state::{Overlay, State},
        view::{self, Target},
    },
    typeset::Glyphs,
    walk::{Phase, Topic},
};

use crate::screen::{
    any_keys::{bound_key, never_panics},
    ask, ask_all, jump, picture, press, rows, settings, take_in, text, text_of,
};

/// The screens on which the network is drawn, with the rows of its picture.
const SCREENS: [((u16, u16), usize); 4] = [((80, 24), 6), ((100, 32), 9), ((120, 40), 13), ((200, 60), 13)];

fn network(problem: Problem, sizes: &[usize]) -> State {
    let scenario = Scenario::random(problem.architecture(), Sizes::new(sizes).unwrap(), 7);
    State::new(scenario, settings(Glyphs::Small, ReadingKind::Exact))
}

/// Networks of every depth, with small and with large layers.
fn networks() -> Vec<State> {
    let sizes: [&[usize]; 9] = [
        &[2, 1],
        &[64, 2],
        &[2, 3, 2, 1],
        &[4, 4, 4, 3],
        &[3, 12, 20, 3],
        &[2, 2, 2, 2, 2],
        &[3, 3, 3, 3, 3, 2],
        &[2, 4, 4, 4, 4, 4, 3],
        &[1, 5, 1, 9, 1, 5, 12],
    ];
    let problems = [Problem::Regression, Problem::Classification].into_iter().cycle();
    let is_possible = |problem: &Problem, sizes: &[usize]| *problem == Problem::Regression || sizes.last() > Some(&1);
    sizes
        .iter()
        .zip(problems)
        .filter(|(sizes, problem)| is_possible(problem, sizes))
        .map(|(s, p)| network(p, s))
        .collect()
}

/// The network at the first and the last step of each kind, on a screen of this size.
fn at_each_kind(mut state: State, (width, height): (u16, u16), mut look: impl FnMut(&State)) {
    take_in(&mut state, &Event::Resize(width, height));
    let steps = state.walk().steps().to_vec();
    for (place, step) in steps.iter().enumerate() {
        let is_same = |other: &gradwalk::walk::Step| other.kind() == step.kind();
        if steps[..place].iter().any(is_same) && steps[place + 1..].iter().any(is_same) {
            continue;
        }
        jump(&mut state, &(place + 1).to_string());
        look(&state);
    }
}

/// The positions of the units, and which ones are visible.
fn units(state: &State) -> (Vec<(u16, u16, u16)>, BTreeSet<Unit>) {
    let spots = view::spots(state);
    let mut known = BTreeSet::new();
    // The output of a unit after the update may stand in a separate row below it.
    let units = spots.iter().filter_map(|spot| match spot.target {
        Some(Target::Unit(unit)) if known.insert(unit) => Some((spot.slot, unit)),
        _ => None,
    });
    let (slots, units): (Vec<_>, Vec<_>) = units.map(|(slot, unit)| ((slot.x, slot.y, slot.width), unit)).unzip();
    (slots, units.into_iter().collect())
}

#[test]
fn units_stand_where_they_stand_at_every_depth() {
    for start in networks() {
        for (size, _) in SCREENS {
            let mut first = start.clone();
            take_in(&mut first, &Event::Resize(size.0, size.1));
            let (places, _) = units(&first);
            assert!(!places.is_empty(), "{size:?}");
            at_each_kind(start.clone(), size, |state| {
                assert_eq!(units(state).0, places, "{} at {size:?}", state.step().title());
                let mut other = state.clone();
                ask_all(&mut other, &[Command::NextFactor, Command::Jump]);
                assert_eq!(units(&other).0, places, "{} with a prompt", state.step().title());
            });
        }
    }
}

/// The units that a step is about: both ends of a weight.
fn subjects(state: &State) -> Vec<Unit> {
    match state.step().quantity() {
        Some(Quantity::Activation(unit) | Quantity::NetInput(unit)) => vec![unit],
        Some(Quantity::Partial { by: Variable::NetInput(unit) | Variable::Activation(unit), .. }) => vec![unit],
        Some(Quantity::Partial { by: Variable::Weight(weight), .. } | Quantity::Updated(weight)) => {
            vec![weight.source(), weight.destination()]
        }
        _ => Vec::new(),
    }
}

#[test]
fn what_a_step_is_about_is_seen_however_many_units_share_its_row() {
    for start in networks() {
        for (size, _) in SCREENS {
            at_each_kind(start.clone(), size, |state| {
                let seen = units(state).1;
                for unit in subjects(state) {
                    assert!(seen.contains(&unit), "{unit:?} at {} on {size:?}", state.step().title());
                }
            });
        }
    }
}

#[test]
fn what_the_current_edge_comes_to_stands_in_the_picture_or_below_it() {
    for start in networks() {
        for (size, count) in SCREENS {
            at_each_kind(start.clone(), size, |state| {
                let Some(quantity) = state.step().quantity() else { return };
                let (Quantity::Partial { by: Variable::Weight(_), .. } | Quantity::Updated(_)) = quantity else {
                    return;
                };
                let number = state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
                let shown: Vec<String> =
                    rows(&picture(state, size.0, size.1)).skip(2).take(count).map(text_of).collect();
                let shown = shown.join("\n");
                assert!(shown.contains(&number), "{quantity} {number} on {size:?}:\n{shown}");
            });
        }
    }
}

#[test]
fn a_deep_picture_holds_nothing_before_it_is_computed() {
    for start in networks() {
        for (size, count) in SCREENS {
            at_each_kind(start.clone(), size, |state| {
                let shown: Vec<String> =
                    rows(&picture(state, size.0, size.1)).skip(2).take(count).map(text_of).collect();
                let shown = shown.join("\n");
                let printed = |quantity| state.walk().printed(state.walk().exact(), quantity, state.settings.digits);
                let (before, later) = state.walk().steps().split_at(state.position() + 1);
                let known: BTreeSet<String> =
                    before.iter().filter_map(gradwalk::walk::Step::quantity).map(printed).collect();
                let later = later.iter().filter_map(gradwalk::walk::Step::quantity).take(150);
                let new = later.map(|quantity| (quantity, printed(quantity))).filter(|(_, number)| number.len() > 5);
                for (quantity, number) in new.filter(|(_, number)| !known.iter().any(|known| known.contains(number))) {
                    assert!(!shown.contains(&number), "{quantity} {number} at {}:\n{shown}", state.step().title());
                }
            });
        }
    }
}

#[test]
fn the_way_on_to_the_loss_stands_in_the_path_of_a_small_screen() {
    let mut state = network(Problem::Regression, &[2, 4, 4, 4, 4, 4, 3]);
    jump(&mut state, "dE/da12(2)");
    let path = |state: &State| rows(&picture(state, 60, 18)).nth(2).map(text_of).unwrap();
    assert!(path(&state).trim_end().ends_with("─▸E"), "{}", path(&state));
    for start in networks() {
        at_each_kind(start, (60, 18), |state| assert!(path(state).starts_with(' '), "{}", path(state)));
    }
}

#[test]
fn the_phase_that_one_is_in_is_named_in_full_whatever_room_there_is() {
    for start in networks() {
        for size in [(60, 18), (80, 24), (100, 32), (120, 40), (200, 60)] {
            at_each_kind(start.clone(), size, |state| {
                let header = rows(&picture(state, size.0, size.1)).nth(1).map(text_of).unwrap();
                let step = format!("step {} of {}", state.position() + 1, state.walk().steps().len());
                for words in [state.step().phase.title(state.step().output).into_owned(), step] {
                    assert!(header.contains(&words), "{words} in {header}");
                }
            });
        }
    }
}

#[test]
fn the_law_of_a_layer_is_found_by_words_and_from_the_contents_by_its_phase() {
    let start = network(Problem::Regression, &[2, 4, 4, 4, 3]);
    for (words, layer) in [("law of layer 2", 2), ("chain rule layer 2", 2), ("law layer 0", 0), ("law hidden 2", 1)] {
        let mut state = start.clone();
        jump(&mut state, words);
        assert!(matches!(state.step().topic, Topic::ChainRule(found) if found.number() == layer), "{words}");
    }
    let mut state = start;
    jump(&mut state, "dE/dX0(4)");
    ask_all(&mut state, &[Command::Contents, Command::NextPhase, Command::NextPhase]);
    press(&mut state, Key::Plain(KeyCode::Enter));
    assert_eq!(state.overlay, Overlay::None);
    let Phase::Backward(layer) = state.step().phase else { panic!("{:?}", state.step().phase) };
    assert_eq!(layer.number(), 2);
    assert!(matches!(state.step().topic, Topic::ChainRule(_)));
}

#[test]
fn a_hunt_says_in_a_sentence_which_networks_it_is_for() {
    for sizes in [&[2, 1][..], &[2, 3, 2, 1]] {
        let mut state = network(Problem::Regression, sizes);
        ask_all(&mut state, &[Command::Last, Command::Hunt]);
        assert!(state.hunting().is_none());
        let notice = state.notice.clone().unwrap();
        assert!(notice.contains("needs a network with one hidden layer"), "{notice}");
        assert!(text(&picture(&state, 80, 24)).contains(&notice), "in a row of its own");
    }
}

#[test]
fn labels_of_rows_do_not_push_numbers_aside_in_the_editor() {
    let mut state = network(Problem::Regression, &[2, 3, 12, 1]);
    ask(&mut state, Command::Edit);
    let shown = text(&picture(&state, 120, 40));
    let row =
        |label: &str| shown.lines().find(|row| row.starts_with(label)).unwrap_or_else(|| panic!("{label}\n{shown}"));
    let first = row("bias, layer (1)").find("a01(0)").unwrap();
    let of_many = row("from 3, layer (1)");
    assert_eq!(of_many[..first].trim_end(), "from 3, layer (1)", "its numbers begin in the same column:\n{shown}");
    assert!(of_many[first..].trim_start().starts_with(|sign: char| sign == '-' || sign.is_ascii_digit()), "{of_many}");
    assert!(row("sizes").contains("layer (1) 3  layer (2) 12"), "{shown}");
}

#[test]
fn any_keys_on_networks_of_any_depth_can_be_drawn() {
    for sizes in [&[2, 1][..], &[2, 3, 2, 1], &[1, 2, 2, 2, 2, 2, 2]] {
        never_panics(&network(Problem::Regression, sizes), 4, bound_key());
        let mut edited = network(Problem::Classification, &[&sizes[..sizes.len() - 1], &[2]].concat());
        ask(&mut edited, Command::Edit);
        never_panics(&edited, 4, bound_key());
    }
}

#[test]
fn a_deep_network_at_the_derivative_of_a_weight() {
    for (sizes, size, weight) in [
        (&[2, 3, 2, 1][..], (80, 24), "dE/da12(0)"),
        (&[2, 4, 4, 4, 4, 4, 3], (80, 24), "dE/dO2(3)"),
        (&[2, 4, 4, 4, 4, 4, 3], (120, 40), "dE/da12(2)"),
    ] {
        let mut state = network(Problem::Regression, sizes);
        jump(&mut state, weight);
        let shown = text(&picture(&state, size.0, size.1));
        insta::assert_snapshot!(format!("{}_layers_{}x{}", sizes.len(), size.0, size.1), shown);
    }
}

/// The rows of the picture at a step of the network `deep`, at 80x24.
fn picture_of_deep(step: &str) -> Vec<String> {
    let mut state = State::new(Scenario::load("deep").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    take_in(&mut state, &Event::Resize(80, 24));
    jump(&mut state, step);
    text(&picture(&state, 80, 24)).lines().skip(2).take(6).map(str::to_owned).collect()
}

/// A derivative or a new weight directly after the name of a unit would be read as the unit's.
#[test]
fn a_number_at_an_edge_stands_on_its_line_where_the_unit_has_none() {
    for (step, number) in [("200", "▼0.01837"), ("235", "▸0.09816")] {
        let shown = picture_of_deep(step);
        let row = shown.iter().find(|row| row.contains(number)).unwrap();
        let before = row.split(number).next().unwrap().trim_end();
        assert!(before.ends_with('━') && before.starts_with("O1 "), "{}", shown.join("\n"));
    }
}

/// A number used in a formula has the requested digits, however much room its letter takes.
#[test]
fn a_letter_takes_no_digits_from_the_derivative_that_it_is_of() {
    let shown = picture_of_deep("82").join("\n");
    assert!(shown.contains("O2▲-0.001334A─"), "{shown}");
}

/// As long as only the law is shown, its parts are those of the step's own units.
#[test]
fn a_part_of_the_law_alone_leads_to_its_step() {
    let mut state = State::new(Scenario::load("deep").unwrap(), settings(Glyphs::Small, ReadingKind::Exact));
    jump(&mut state, "67");
    ask_all(&mut state, &[Command::NextLine, Command::NextFactor, Command::Follow]);
    assert_eq!(state.step().name(), "dE(x1)/dX1(2)", "{:?}", state.notice);
}
