//! Marks, hints, and the explanation of the slip.

use gradwalk::tui::{
    hunt::{Hint, Progress},
    state::StartAt,
};

use super::*;
use crate::screen::ask_all;

/// Goes to a step and marks it.
fn mark(state: &mut State, step: usize) {
    state.go_to(step, StartAt::LastLine);
    ask(state, Command::MarkWrong);
}

/// The first step with this property.
fn step_that_is(state: &State, standing: Standing) -> usize {
    let hunt = hunting(state).hunt();
    let is_so = |place: &usize| *place != hunt.first() && hunt.standings()[*place] == standing;
    (0..hunt.standings().len()).find(is_so).unwrap()
}

#[test]
fn a_step_that_is_marked_is_judged_and_counted() {
    let mut state = hunted("regression", 3);
    for (standing, words) in [
        (Standing::Right, "This number is right."),
        (Standing::Follows, "This number follows correctly from a wrong one before it."),
        (Standing::Wrong, "This formula is wrong too, but there is a wrong number before it."),
    ] {
        let step = step_that_is(&state, standing);
        mark(&mut state, step);
        let marked = format!("You marked {}. {words}", state.step().name());
        for size in SIZES {
            assert!(said(&state, size).contains(&marked), "{}", said(&state, size));
        }
    }
    assert_eq!(hunting(&state).wrong_guesses(), 3);
    let right = step_that_is(&state, Standing::Right);
    mark(&mut state, right);
    assert_eq!(hunting(&state).wrong_guesses(), 3, "the same guess counts once");
    mark(&mut state, 0);
    assert_eq!(state.notice.as_deref(), Some("This step has no number of its own."));
    assert_eq!(hunting(&state).wrong_guesses(), 3, "and this is none");
    let first = hunting(&state).hunt().first();
    mark(&mut state, first);
    assert!(said(&state, (80, 24)).contains("Found after 3 wrong guesses."));
    assert_eq!(hunting(&state).progress(), Progress::Found);
}

#[test]
fn the_first_wrong_number_is_explained_as_check_explains_it() {
    let mut state = hunted("regression", 1);
    let first = hunting(&state).hunt().first();
    mark(&mut state, first);
    let explained = [
        "X1(1) = 2.150 is the first wrong number: it should be 1.750.",
        "slip: bias subtracted instead of added, here and in 3 other formulas",
        "used X₁⁽¹⁾ = -a₀₁⁽⁰⁾ + ∑[i=1..2] Oᵢ⁽⁰⁾·aᵢ₁⁽⁰⁾",
        "correct X₁⁽¹⁾ = ∑[i=0..2] Oᵢ⁽⁰⁾·aᵢ₁⁽⁰⁾",
        "= 1·(-0.2) + (-1.0)·(-0.6) + (-1.5)·(-0.9) = 1.7500",
    ];
    let next = "Found at the first guess, without hints. d: another hunt. D: a higher level. U ends the hunt.";
    for size in [(60, 18), (80, 24)] {
        let said = said(&state, size);
        for words in explained {
            assert!(said.contains(words), "{words}: {said}");
        }
        assert!(said.contains("d another hunt D higher level") && said.contains("U end hunt"), "{said}");
    }
    assert!(said(&state, (80, 24)).contains(next));
    ask(&mut state, Command::NextPhase);
    ask(&mut state, Command::MarkWrong);
    assert_eq!((state.position(), hunting(&state).wrong_guesses()), (first, 0), "back to what was found");
}

#[test]
fn hints_go_from_the_phase_to_the_kind_to_the_step_to_the_slip() {
    let mut state = hunted("regression", 2);
    let told = |state: &State, words: &str| {
        for size in SIZES {
            assert!(said(state, size).contains(words), "{words}: {}", said(state, size));
        }
    };
    ask(&mut state, Command::Hint);
    told(&state, "Hint: The first wrong number is in the phase Back: hidden.");
    ask(&mut state, Command::NextPhase);
    told(&state, "Hint: The first wrong number is in the phase Back: hidden.");
    ask(&mut state, Command::Hint);
    told(&state, "Hint: It is one of the 9 numbers from dE/da01(0) to dE/da23(0).");
    ask(&mut state, Command::NextStep);
    told(&state, "Hint: It is one of the 9 numbers");
    ask(&mut state, Command::Hint);
    told(&state, "Hint: It is dE/da22(0), step 34.");
    told(&state, "H show answer");
    ask(&mut state, Command::Hint);
    told(&state, "dE/da22(0) = -0.06758 is the first wrong number: it should be -0.1352.");
    told(&state, "slip: input of another weight used");
    told(&state, "You looked up the answer.");
    assert_eq!(hunting(&state).progress(), Progress::GivenUp);
}

#[test]
fn hints_that_helped_are_counted() {
    let mut state = hunted("regression", 2);
    ask_all(&mut state, &[Command::Hint, Command::Hint]);
    let first = hunting(&state).hunt().first();
    mark(&mut state, first);
    assert!(said(&state, (80, 24)).contains("Found after 2 hints."));
}

#[test]
fn hints_never_lie() {
    for preset in presets_with_hunts() {
        let mut state = hunted(preset.name, 0);
        for _ in SEEDS {
            let hunt = hunting(&state).hunt();
            let (first, family, steps) = (hunt.first(), hunt.family(), hunt.walk().steps());
            let step = &steps[first];
            assert!(family.first <= first && first <= family.last && family.count <= family.last - family.first + 1);
            assert_eq!(steps[family.first].phase, step.phase);
            assert_eq!(steps[family.last].phase, step.phase);
            assert!(hunting(&state).told_by(Hint::Phase).contains(&*step.phase.title(step.output)));
            assert!(hunting(&state).told_by(Hint::Step).contains(&format!("{}, step {}.", step.name(), first + 1)));
            let hints = std::iter::from_fn(|| {
                let next = hunting(&state).next_hint()?;
                ask(&mut state, Command::Hint);
                Some(next)
            });
            let hints: Vec<Hint> = hints.collect();
            let all = [Hint::Phase, Hint::Family, Hint::Step, Hint::Answer];
            let expected: Vec<Hint> =
                all.into_iter().filter(|hint| *hint != Hint::Family || family.count > 1).collect();
            assert_eq!(hints, expected);
            let next = hunting(&state).hunt().seed() + 1;
            state.begin_hunt(next);
        }
    }
}

#[test]
fn a_guess_at_any_step_is_what_its_standing_says() {
    each_hunt(|name, hunt| {
        let expected = |place: usize| match hunt.standings()[place] {
            _ if place == hunt.first() => Guess::Found,
            Standing::Right => Guess::Right,
            Standing::Follows => Guess::Follows,
            Standing::Wrong => Guess::WrongLater,
            Standing::NoNumber => Guess::NoNumber,
        };
        for place in 0..hunt.standings().len() {
            assert_eq!(hunt.guess(place), expected(place), "{name}");
        }
        assert_eq!((0..hunt.standings().len()).filter(|place| hunt.guess(*place) == Guess::Found).count(), 1);
    });
}
