//! The stops: one step of each kind, along one path through the network.

use std::collections::HashSet;

use super::*;
use crate::exercise::{every, every_of_several};
use gradwalk::{
    quantity::{Layer, Notation, Variable, Weight},
    walk::{Topic, Walk},
};

/// The names of all stops.
fn stops(name: &str) -> Vec<String> {
    let walk = Walk::new(Scenario::load(name).unwrap());
    walk.route().into_iter().map(|stop| walk.steps()[stop].name()).collect()
}

#[test]
fn the_documents_networks_have_about_twelve() {
    assert_eq!(
        stops("regression"),
        [
            "Sample and learning rate",
            "X1(1)",
            "O1(1)",
            "O0(2)",
            "E",
            "Chain rule for the second layer",
            "dE/da10(1)",
            "dE/dX1(1)",
            "dE/da11(0)",
            "a10(1)'",
            "a11(0)'",
            "Result of the update"
        ]
    );
    let classification = stops("classification");
    assert_eq!(classification.len(), 13, "the softmax has one more: {classification:?}");
    assert!(classification.iter().any(|name| name.starts_with("dO")), "{classification:?}");
}

fn all() -> impl Iterator<Item = Walk> {
    let presets = presets().iter().map(gradwalk::scenario::Preset::scenario);
    presets.chain(every()).chain(every_of_several()).map(Walk::new)
}

#[test]
fn each_kind_is_there_once_in_the_order_of_the_steps() {
    for walk in all() {
        let route = walk.route();
        assert!(route.is_sorted_by(|one, next| one < next), "{route:?}");
        // Each hidden layer has five stops; where there are several layers, each has its chain rule too.
        let hidden = walk.scenario().sizes().hidden().len();
        let least = 7 + 5 * hidden + if hidden > 1 { hidden } else { 0 };
        assert!((least..=least + 4).contains(&route.len()), "{}: {}", walk.scenario().heading(), route.len());
        let kinds: HashSet<_> = route.iter().map(|stop| walk.steps()[*stop].kind()).collect();
        assert_eq!(kinds.len(), route.len(), "{}", walk.scenario().heading());
        assert_eq!((route[0], route[route.len() - 1]), (0, walk.steps().len() - 1));
    }
}

/// The weight that a stop is about.
fn weight(walk: &Walk, stop: usize) -> Option<Weight> {
    match walk.steps()[stop].topic {
        Topic::Quantity(Quantity::Updated(weight) | Quantity::Partial { by: Variable::Weight(weight), .. }) => {
            Some(weight)
        }
        _ => None,
    }
}

#[test]
fn its_weights_are_no_biases_and_have_derivatives_wherever_there_are_any() {
    for walk in all() {
        for weight in walk.route().into_iter().filter_map(|stop| weight(&walk, stop)) {
            assert!(weight.from > 0, "{weight:?} is a bias");
            let first = walk.samples().next().unwrap_or(walk.exact());
            let derivative = |weight: Weight| first.get(Quantity::loss_by(Variable::Weight(weight))).unwrap_or(0.0);
            let is_other = |other: &Weight| other.layer == weight.layer && other.from > 0;
            let is_zero = derivative(weight) == 0.0;
            let all_are = walk.weights().filter(is_other).all(|other| derivative(other) == 0.0);
            assert!(!is_zero || all_are, "{}: {weight:?}", walk.scenario().heading());
        }
    }
}

#[test]
fn all_stops_are_about_one_path() {
    for walk in all() {
        let units = |layer: Layer| -> HashSet<_> {
            let of = |stop: usize| match walk.steps()[stop].topic {
                Topic::Quantity(Quantity::NetInput(unit) | Quantity::Activation(unit)) => vec![unit],
                Topic::Quantity(Quantity::Partial { by: Variable::NetInput(unit), .. }) => vec![unit],
                _ => weight(&walk, stop).map_or_else(Vec::new, |weight| vec![weight.source(), weight.destination()]),
            };
            walk.route().into_iter().flat_map(of).filter(|unit| unit.layer == layer).collect()
        };
        for layer in Notation::of(walk.scenario()).layers() {
            assert_eq!(units(layer).len(), 1, "{}: {layer:?}", walk.scenario().heading());
        }
    }
}

#[test]
fn the_key_for_the_next_line_goes_from_stop_to_stop_and_the_one_for_steps_through_all() {
    let mut state = lecture("regression", ReadingKind::Exact);
    let mut visited = vec![];
    go_through(&mut state, |state| visited.push(state.position()));
    visited.dedup();
    assert_eq!(visited, state.lecture().unwrap().route());
    // And back.
    let mut back = vec![];
    for _ in 0..60 {
        back.push(state.position());
        ask(&mut state, Command::PreviousLine);
    }
    back.dedup();
    back.reverse();
    assert_eq!(back, visited);
    ask(&mut state, Command::NextStep);
    assert_eq!((state.position(), state.is_complete()), (1, true));
    ask(&mut state, Command::NextPhase);
    assert_eq!(state.step().phase.title(state.step().output), "Forward");
    assert!(!state.is_complete(), "its number is asked for");
}

#[test]
fn it_begins_at_the_nearest_stop_and_ends_where_it_was_begun() {
    for name in ["regression", "xor"] {
        let mut state = load(name, ReadingKind::Exact);
        ask_all(&mut state, &[Command::NextPhase, Command::NextLine, Command::NextLine, Command::NextLine]);
        assert!(!state.is_complete());
        let (before, at, shown) = (text(&picture(&state, 80, 24)), state.position(), state.lines_shown());
        ask(&mut state, Command::Lecture);
        let route = state.lecture().unwrap().route().to_vec();
        let nearest = route.iter().map(|stop| stop.abs_diff(at)).min();
        assert_eq!(Some(state.position().abs_diff(at)), nearest);
        ask_all(&mut state, &[Command::NextLine; 9]);
        ask_all(&mut state, &[Command::NextPhase, Command::SwitchPage, Command::PointRight, Command::Play]);
        ask(&mut state, Command::Lecture);
        assert_eq!((state.position(), state.lines_shown()), (at, shown));
        state.notice = None;
        assert_eq!(text(&picture(&state, 80, 24)), before);
    }
}

#[test]
fn it_begins_anew_where_the_nearest_stop_is_the_last_and_says_at_which_it_begins() {
    let mut state = load("regression", ReadingKind::Exact);
    jump(&mut state, "35");
    ask(&mut state, Command::Lecture);
    let place = state.lecture().unwrap().stop(state.position()).unwrap();
    assert!(place > 1 && state.notice.as_deref().unwrap().starts_with(&format!("Lecture from stop {place} of 12: ")));
    let mut state = load("regression", ReadingKind::Exact);
    ask_all(&mut state, &[Command::Last, Command::Lecture]);
    assert_eq!(state.position(), 0);
    assert!(state.notice.as_deref().unwrap().starts_with("Lecture from stop 1 of 12: "), "{:?}", state.notice);
}

#[test]
fn another_network_goes_on_with_a_lecture_of_its_own() {
    let mut state = lecture("regression", ReadingKind::Exact);
    ask_all(&mut state, &[Command::NextLine; 5]);
    ask_all(&mut state, &[Command::Networks, Command::RowDown, Command::Choose]);
    assert_eq!(state.lecture().unwrap().route(), state.walk().route());
    assert_eq!(state.position(), 0);
    ask(&mut state, Command::Lecture);
    // The other network was left outside its lecture.
    ask_all(&mut state, &[Command::Networks, Command::RowUp, Command::Choose]);
    assert!(state.lecture().is_none());
}

#[test]
fn practice_and_answers_are_refused_in_it_and_it_in_practice() {
    let mut state = lecture("regression", ReadingKind::Exact);
    for command in [Command::Practice, Command::Review] {
        ask(&mut state, command);
        assert!(state.lecture().is_some() && state.overlay == Overlay::None);
        assert_eq!(state.notice.as_deref(), Some("Not available in a lecture. L ends the lecture."));
    }
    let mut state = load("regression", ReadingKind::Exact);
    ask_all(&mut state, &[Command::Practice, Command::Lecture]);
    assert!(state.lecture().is_none() && state.practice().is_some());
    assert_eq!(state.notice.as_deref(), Some("Not available in practice. P ends practice."));
}
