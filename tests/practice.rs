//! Practice, as a specification: a number is hidden until it is answered, and every answer is judged.

mod screen;

use crossterm::event::{Event, KeyCode};
use gradwalk::{
    homework::{Score, Verdict},
    quantity::Quantity,
    reading::ReadingKind,
    scenario::{Problem, Scenario},
    tui::{
        keys::{Command, Key},
        practice::{Hint, Practice},
        state::{Overlay, Page, Prompt, Question, State},
        summary::Summary,
    },
    typeset::Glyphs,
    walk::{LineKind, Topic},
};
use ratatui::style::Modifier;
use screen::{ask, ask_all, jump, opened, picture, press, settings, take_in, text, write};

const ENTER: Key = Key::Plain(KeyCode::Enter);
const SIZES: [(u16, u16); 3] = [(60, 18), (80, 24), (120, 40)];

fn load(name: &str) -> State {
    State::new(Scenario::load(name).unwrap(), settings(Glyphs::Tall, ReadingKind::Document))
}

/// A built-in scenario practised from its first step.
fn practised(name: &str) -> State {
    let mut state = load(name);
    ask(&mut state, Command::Practice);
    state
}

fn go(state: &mut State, name: &str) {
    jump(state, name);
    assert_eq!(state.overlay, Overlay::None, "{name} is a name");
}

/// Goes to a step and types a number there.
fn answer(state: &mut State, name: &str, number: &str) {
    go(state, name);
    write(state, number);
    press(state, ENTER);
    assert_eq!(state.overlay, Overlay::None, "{number} is a number");
}

/// The right value at the state's step, with so many digits behind the point.
fn right(state: &State, decimals: usize) -> String {
    format!("{:.decimals$}", value(state))
}

fn value(state: &State) -> f64 {
    let values = state.walk().values_at(state.step(), ReadingKind::Exact).unwrap();
    values.get(state.step().quantity().unwrap()).unwrap()
}

fn verdict(state: &mut State, name: &str) -> Verdict {
    go(state, name);
    state.mark().unwrap().judged.as_ref().unwrap().verdict.clone()
}

fn end(state: &mut State) -> Summary {
    ask(state, Command::Practice);
    match &state.overlay {
        Overlay::Summary(summary) => summary.clone(),
        other => panic!("no score but {other:?}"),
    }
}

/// All that is on the screen at one step: each page, at each size.
fn seen(state: &State) -> String {
    let mut all = String::new();
    for page in [Page::Formula, Page::Network, Page::Weights] {
        let mut state = state.clone();
        state.page = page;
        state.settings.glyphs = Glyphs::Ascii;
        SIZES.iter().for_each(|(width, height)| all.push_str(&text(&picture(&state, *width, *height))));
    }
    all
}

mod hiding {
    use super::*;

    /// The numbers that are asked for, as they would be printed, but for those that are also given or too short to
    /// tell from others. With their steps.
    fn secrets(state: &State) -> Vec<(usize, String)> {
        let walk = state.walk();
        let is_given =
            |value: f64| walk.weights().any(|weight| walk.exact().get(Quantity::Weight(weight)) == Some(value));
        let mut plain = load_like(state);
        let given: String = (0..2)
            .map(|_| {
                let text = seen(&plain).replace("AS PRINTED", "");
                ask(&mut plain, Command::NextStep);
                text
            })
            .collect();
        (0..walk.steps().len())
            .filter(|step| Practice::asks(walk, *step))
            .filter_map(|step| {
                let (values, quantity) =
                    (walk.values_at(&walk.steps()[step], ReadingKind::Exact)?, walk.steps()[step].quantity()?);
                let text = walk.printed(values, quantity, state.settings.digits);
                let is_secret = !values.get(quantity).is_some_and(is_given);
                (is_secret && text.len() > 4 && !given.contains(text.trim_start_matches('-'))).then_some((step, text))
            })
            .collect()
    }

    fn load_like(state: &State) -> State {
        State::new(state.walk().scenario().clone(), settings(Glyphs::Ascii, ReadingKind::Exact))
    }

    /// Each secret that is on some screen of a walk through all steps.
    fn leaks(mut state: State, secrets: &[(usize, String)]) -> Vec<String> {
        let mut leaks = Vec::new();
        ask(&mut state, Command::First);
        for _ in 0..state.walk().steps().len() {
            let seen = seen(&state);
            for (_, secret) in secrets.iter().filter(|(_, secret)| seen.contains(secret.as_str())) {
                leaks.push(format!("{secret} at {}", state.step().title));
            }
            ask(&mut state, Command::NextStep);
        }
        leaks
    }

    #[test]
    fn nothing_that_is_not_answered_is_on_any_screen() {
        for name in ["regression", "classification", "relu", "tanh", "textbook", "xor"] {
            let state = practised(name);
            let secrets = secrets(&state);
            assert!(secrets.len() > 10, "{name}");
            assert_eq!(leaks(state, &secrets), Vec::<String>::new(), "{name}");
        }
    }

    /// The test above can fail: without practice all of them are seen.
    #[test]
    fn without_practice_everything_is_on_some_screen() {
        for name in ["regression", "classification", "xor"] {
            let state = practised(name);
            let secrets = secrets(&state);
            let seen: String = leaks(load_like(&state), &secrets).join("\n");
            let missing: Vec<_> = secrets.iter().filter(|(_, secret)| !seen.contains(secret.as_str())).collect();
            assert!(missing.is_empty(), "{name}: {missing:?}");
        }
    }

    /// Somebody who leaves out every other step, and answers the rest wrong, is told nothing of the steps left out.
    #[test]
    fn verdicts_slips_and_lines_tell_nothing_of_what_is_left_out() {
        for name in ["regression", "classification"] {
            let mut state = practised(name);
            let mut secrets = secrets(&state);
            for step in 0..state.walk().steps().len() {
                if step % 2 == 0 && Practice::asks(state.walk(), step) {
                    jump(&mut state, &(step + 1).to_string());
                    let forgotten_sign = format!("{:.6}", -value(&state));
                    write(&mut state, &forgotten_sign);
                    press(&mut state, ENTER);
                    // What is answered may be seen, and so may other numbers that print the same.
                    let shown = state.walk().printed(
                        state.walk().values_at(state.step(), ReadingKind::Exact).unwrap(),
                        state.step().quantity().unwrap(),
                        state.settings.digits,
                    );
                    secrets.retain(|(of, text)| *of != step && !shown.contains(text.trim_start_matches('-')));
                }
            }
            assert!(secrets.len() > 5, "{name}: {secrets:?}");
            assert_eq!(leaks(state, &secrets), Vec::<String>::new(), "{name}");
        }
    }

    #[test]
    fn the_law_shows_and_the_numbers_do_not() {
        let mut state = practised("regression");
        go(&mut state, "dE/da12(0)");
        let kinds: Vec<LineKind> = state.lines().iter().map(|line| line.kind).collect();
        assert_eq!(kinds, [LineKind::Law, LineKind::Bound]);
        assert!(state.parts().is_empty(), "there is no factor to choose");
    }

    #[test]
    fn after_an_answer_the_lines_are_stepped_through_as_usual() {
        let mut state = practised("regression");
        go(&mut state, "X1(1)");
        let hidden = state.lines_shown();
        answer(&mut state, "X1(1)", "7");
        assert_eq!(state.lines_shown(), hidden, "they do not all appear at once");
        while !state.is_complete() {
            ask(&mut state, Command::NextLine);
        }
        let mut exact = load("regression");
        ask(&mut exact, Command::SwitchReading);
        go(&mut exact, "X1(1)");
        assert_eq!(state.lines(), exact.lines());
    }

    #[test]
    fn what_was_answered_stays_known_and_what_was_not_stays_a_question() {
        let mut state = practised("regression");
        answer(&mut state, "O1(1)", "0.1");
        let printed = {
            go(&mut state, "O1(1)");
            state.walk().printed(state.walk().exact(), state.step().quantity().unwrap(), state.settings.digits)
        };
        ask(&mut state, Command::First);
        assert!(seen(&state).contains(&format!("(1) {printed}")), "in the drawing");
        assert!(seen(&state).contains("(2) ?"));
    }

    #[test]
    fn numbers_made_of_hidden_ones_wait_for_those() {
        let mut state = practised("regression");
        answer(&mut state, "O1(1)", "0.1");
        let has_numbers = |state: &State| state.lines().iter().any(|line| line.kind == LineKind::Numbers);
        assert!(!has_numbers(&state), "X1(1) is in them");
        while !state.is_complete() {
            ask(&mut state, Command::NextLine);
        }
        assert!(seen(&state).contains("once there is an answer to X1(1)"), "which is said");
        answer(&mut state, "X1(1)", "0.1");
        go(&mut state, "O1(1)");
        assert!(has_numbers(&state));
    }

    #[test]
    fn what_stands_before_the_first_step_of_practice_is_known() {
        let mut state = opened(Problem::Regression);
        go(&mut state, "O1(1)");
        let (known, asked) = (state.walk().steps()[state.position() - 1].quantity().unwrap(), state.step().quantity());
        ask(&mut state, Command::Practice);
        assert!(state.may_show(known) && !state.may_show(asked.unwrap()));
        ask(&mut state, Command::PreviousStep);
        assert!(!state.may_show(known), "going back to it, one may answer it too");
    }
}

mod judging {
    use super::*;

    #[test]
    fn a_digit_a_minus_or_a_point_begins_a_number_and_enter_judges_it() {
        for (sign, rest) in [("0", ".4"), ("-", "0.4"), (".", "4")] {
            let mut state = practised("regression");
            go(&mut state, "X1(1)");
            write(&mut state, sign);
            assert_eq!(state.overlay, Overlay::Prompt(Prompt::new(Question::Number).with_text(sign)));
            write(&mut state, rest);
            press(&mut state, ENTER);
            assert_eq!(state.overlay, Overlay::None);
            assert!(state.mark().unwrap().judged.is_some());
        }
    }

    #[test]
    fn outside_practice_they_do_what_they_always_do() {
        let mut state = opened(Problem::Regression);
        go(&mut state, "X1(1)");
        write(&mut state, "4.-");
        assert_eq!((&state.overlay, state.settings.digits.count()), (&Overlay::None, 3));
    }

    #[test]
    fn the_right_number_is_right_however_it_is_rounded() {
        for name in ["regression", "classification", "relu"] {
            for decimals in [5, 9] {
                let mut state = practised(name);
                for step in 0..state.walk().steps().len() {
                    if !Practice::asks(state.walk(), step) {
                        continue;
                    }
                    jump(&mut state, &(step + 1).to_string());
                    let number = right(&state, decimals);
                    write(&mut state, &number);
                    press(&mut state, ENTER);
                    let judged = state.mark().unwrap().judged.as_ref().unwrap();
                    assert_eq!(judged.verdict, Verdict::Right, "{name}: {}, {number}", state.step().title);
                }
                assert_eq!(end(&mut state).left_out, 0);
            }
        }
    }

    #[test]
    fn a_slip_is_named_and_shown_as_it_was_made() {
        let mut state = practised("regression");
        for name in ["X1(1)", "O1(1)"] {
            go(&mut state, name);
            let number = right(&state, 6);
            answer(&mut state, name, &number);
        }
        go(&mut state, "dO1(1)/dX1(1)");
        let out = value_of(&state, "O1(1)");
        let sigma = |x: f64| 1.0 / (1.0 + (-x).exp());
        let twice = format!("{:.6}", sigma(out) * (1.0 - sigma(out)));
        answer(&mut state, "dO1(1)/dX1(1)", &twice);
        let judged = state.mark().unwrap().judged.clone().unwrap();
        assert_eq!(judged.verdict, Verdict::Wrong);
        let fit = &judged.slips[0];
        let shown = text(&picture(&state, 200, 50));
        assert!(shown.contains("is wrong: it is 0.1966119"), "{shown}");
        let marked = picture(&state, 200, 50);
        assert!(
            marked.content.iter().any(|cell| cell.modifier.contains(Modifier::UNDERLINED)),
            "what differs is marked"
        );
        assert!(shown.contains(&fit.title) && shown.contains(" done ") && shown.contains(" right "), "{shown}");
    }

    fn value_of(state: &State, name: &str) -> f64 {
        let quantity = state.notation().parse(name).unwrap();
        state.walk().values_at(state.step(), ReadingKind::Exact).unwrap().get(quantity).unwrap()
    }

    #[test]
    fn a_wrong_number_is_followed_through_and_a_changed_one_as_well() {
        let mut state = practised("regression");
        answer(&mut state, "X1(1)", "0.75");
        answer(&mut state, "O1(1)", "0.679179");
        assert_eq!(verdict(&mut state, "X1(1)"), Verdict::Wrong);
        assert_eq!(verdict(&mut state, "O1(1)"), Verdict::Carried);
        go(&mut state, "X1(1)");
        let number = right(&state, 6);
        answer(&mut state, "X1(1)", &number);
        assert_eq!(verdict(&mut state, "X1(1)"), Verdict::Right);
        assert_eq!(verdict(&mut state, "O1(1)"), Verdict::Wrong, "nothing carries it any more");
    }

    #[test]
    fn what_is_no_number_is_kept_with_a_complaint() {
        let mut state = practised("regression");
        go(&mut state, "X1(1)");
        for (typed, words) in [("0.5x", "0.5x"), ("1/0", "1/0"), ("-", "such as 0.25, -1.2e-3 or 3/8")] {
            write(&mut state, typed);
            press(&mut state, ENTER);
            let Overlay::Prompt(Prompt { text, complaint: Some(complaint), .. }) = &state.overlay else {
                panic!("{typed}")
            };
            assert!(text == typed && complaint.contains(words), "{complaint}");
            assert!(state.waits());
            press(&mut state, Key::Plain(KeyCode::Esc));
            assert_eq!(state.overlay, Overlay::None);
        }
    }

    #[test]
    fn a_paste_goes_into_the_input_line() {
        let mut state = practised("regression");
        go(&mut state, "X1(1)");
        ask(&mut state, Command::Answer);
        take_in(&mut state, Event::Paste("0.25\n".to_owned()));
        assert_eq!(state.overlay, Overlay::Prompt(Prompt::new(Question::Number).with_text("0.25")));
    }

    #[test]
    fn where_nothing_is_asked_nothing_is_typed() {
        let mut state = practised("regression");
        write(&mut state, "5");
        assert_eq!(state.overlay, Overlay::None);
        assert!(state.notice.as_deref().unwrap().contains("Nothing is asked"));
    }
}

mod hints {
    use super::*;

    fn look_up(state: &mut State) -> Option<Hint> {
        ask(state, Command::Hint);
        state.mark().and_then(|mark| mark.hint)
    }

    #[test]
    fn first_the_numbers_then_the_factors_then_the_value() {
        let mut state = practised("regression");
        go(&mut state, "X1(1)");
        let has = |state: &State, kind| state.lines().iter().any(|line| line.kind == kind);
        assert_eq!(look_up(&mut state), Some(Hint::Numbers));
        assert!(has(&state, LineKind::Numbers) && !has(&state, LineKind::Factor) && !has(&state, LineKind::Value));
        assert!(state.is_complete(), "the line appears");
        assert_eq!(look_up(&mut state), Some(Hint::Factors));
        assert!(has(&state, LineKind::Factor) && !has(&state, LineKind::Value));
        assert!(state.waits());
        assert_eq!(look_up(&mut state), Some(Hint::Value));
        assert!(has(&state, LineKind::Value) && !state.waits());
        write(&mut state, "5");
        assert_eq!(state.overlay, Overlay::None, "what was shown is not asked any more");
    }

    #[test]
    fn where_the_numbers_are_hidden_there_is_only_the_value() {
        let mut state = practised("regression");
        go(&mut state, "O1(1)");
        assert_eq!(look_up(&mut state), Some(Hint::Value));
        assert!(!state.lines().iter().any(|line| line.kind == LineKind::Numbers));
        assert!(state.lines().iter().any(|line| line.kind == LineKind::Value));
    }

    #[test]
    fn outside_practice_and_after_an_answer_there_is_none() {
        let mut state = opened(Problem::Regression);
        assert_eq!(look_up(&mut state), None);
        assert!(state.notice.is_some());
        ask(&mut state, Command::Practice);
        answer(&mut state, "X1(1)", "1");
        assert_eq!(look_up(&mut state), None);
    }
}

mod beginning_and_ending {
    use super::*;

    #[test]
    fn practice_is_in_the_exact_reading_and_gives_the_other_back() {
        let mut state = opened(Problem::Regression);
        go(&mut state, "E");
        let (position, lines) = (state.position(), state.lines().to_vec());
        ask(&mut state, Command::Practice);
        assert_eq!((state.position(), state.settings.reading), (position, ReadingKind::Exact));
        assert!(seen(&state).contains("PRACTICE, EXACT"));
        ask(&mut state, Command::Practice);
        assert_eq!((state.position(), state.settings.reading), (position, ReadingKind::Document));
        assert_eq!((state.lines(), state.lines_shown()), (&lines[..], lines.len()));
        assert_eq!(state.overlay, Overlay::None, "nothing was done, so there is no score");
    }

    #[test]
    fn what_would_spoil_it_waits() {
        let mut state = practised("regression");
        go(&mut state, "dE/da12(0)");
        let scenario = state.walk().scenario().clone();
        for command in
            [Command::SwitchReading, Command::SwitchProblem, Command::Errata, Command::Apply, Command::Unapply]
        {
            ask(&mut state, command);
            assert!(state.notice.is_some(), "{command:?}");
            assert_eq!((&state.overlay, state.settings.reading), (&Overlay::None, ReadingKind::Exact));
            assert_eq!(*state.walk().scenario(), scenario);
        }
    }

    #[test]
    fn the_score_counts_every_step_once() {
        let mut state = practised("regression");
        let asked = (0..state.walk().steps().len()).filter(|step| Practice::asks(state.walk(), *step)).count();
        answer(&mut state, "X1(1)", "0.75");
        answer(&mut state, "O1(1)", "0.679179");
        go(&mut state, "X2(1)");
        ask(&mut state, Command::Hint);
        let number = right(&state, 6);
        answer(&mut state, "X2(1)", &number);
        go(&mut state, "X3(1)");
        ask_all(&mut state, &[Command::Hint; 3]);
        go(&mut state, "O2(1)");
        ask(&mut state, Command::Hint);
        ask(&mut state, Command::Last);
        assert_eq!(state.step().topic, Topic::Outcome);
        assert!(seen(&state).contains("1 right, 1 carried, 1 wrong, 1 shown"), "{}", seen(&state));
        let score = end(&mut state);
        assert_eq!(score.score, Score { right: 1, carried: 1, wrong: 1, ..Score::default() });
        assert_eq!((score.shown, score.hinted), (1, 3), "of three steps with hints one was looked up whole");
        assert_eq!(score.answered() + score.shown + score.left_out, asked);
        ask(&mut state, Command::Close);
        assert_eq!(state.overlay, Overlay::None);
    }

    #[test]
    fn what_the_step_did_shows_once_the_loss_is_known() {
        let mut state = practised("regression");
        ask(&mut state, Command::Last);
        assert!(state.lines().is_empty());
        answer(&mut state, "E", "1.5");
        ask(&mut state, Command::Last);
        assert!(!state.lines().is_empty());
    }

    #[test]
    fn each_practice_begins_anew() {
        let mut state = practised("regression");
        answer(&mut state, "X1(1)", "1");
        end(&mut state);
        ask_all(&mut state, &[Command::Close, Command::Practice]);
        go(&mut state, "X1(1)");
        assert!(state.waits());
    }
}

mod several_samples {
    use super::*;

    fn at(state: &mut State, sample: u8, name: &str) {
        let step = state.walk().steps().iter().position(|step| {
            step.sample == Some(sample) && step.quantity() == Some(state.notation().parse(name).unwrap())
        });
        jump(state, &(step.unwrap() + 1).to_string());
    }

    #[test]
    fn each_sample_is_judged_by_its_own_numbers() {
        let mut state = practised("xor");
        at(&mut state, 1, "X1(1)");
        let first = right(&state, 6);
        at(&mut state, 2, "X1(1)");
        let second = right(&state, 6);
        assert_ne!(first, second, "the samples differ there");
        for (sample, number, expected) in [(1, &first, Verdict::Right), (2, &first, Verdict::Wrong)] {
            at(&mut state, sample, "X1(1)");
            write(&mut state, number);
            press(&mut state, ENTER);
            assert_eq!(state.mark().unwrap().judged.as_ref().unwrap().verdict, expected, "sample {sample}");
        }
    }

    #[test]
    fn what_belongs_to_all_samples_is_not_asked_and_stays_hidden_with_what_it_is_of() {
        let mut state = practised("xor");
        ask(&mut state, Command::Last);
        ask(&mut state, Command::PreviousStep);
        assert!(!state.is_asked());
        assert!(state.lines().iter().all(|line| matches!(line.kind, LineKind::Law | LineKind::Bound)));
        let shown = text(&picture(&state, 120, 40));
        assert!(shown.contains("dE(x1)/da22(0) and 3 more"), "what is asked is named: {shown}");
    }

    #[test]
    fn all_answers_of_the_samples_open_what_is_of_all() {
        let mut state = practised("xor");
        for sample in 1..=4 {
            at(&mut state, sample, "E");
            write(&mut state, "0.5");
            press(&mut state, ENTER);
        }
        ask(&mut state, Command::Last);
        jump(&mut state, "E");
        assert_eq!(state.step().sample, None);
        assert!(state.lines().iter().any(|line| line.kind == LineKind::Numbers));
        let score = end(&mut state);
        assert_eq!((score.answered(), score.score.wrong), (4, 4));
    }
}

mod pictures {
    use super::*;

    fn snapshot(name: &str, state: &State, (width, height): (u16, u16)) {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), text(&picture(state, width, height)));
    }

    /// A number that is right but for its sign.
    fn with_a_slip(glyphs: Glyphs) -> State {
        let mut state = State::new(Scenario::load("regression").unwrap(), settings(glyphs, ReadingKind::Exact));
        go(&mut state, "dE/dX0(2)");
        ask(&mut state, Command::Practice);
        let number = format!("{:.4}", -value(&state));
        answer(&mut state, "dE/dX0(2)", &number);
        state
    }

    #[test]
    fn a_question() {
        let mut state = practised("regression");
        go(&mut state, "O2(1)");
        SIZES.into_iter().for_each(|size| snapshot("question", &state, size));
    }

    #[test]
    fn the_input_line() {
        let mut state = practised("regression");
        go(&mut state, "O2(1)");
        write(&mut state, "0.5o");
        press(&mut state, ENTER);
        snapshot("input_line", &state, (80, 24));
    }

    #[test]
    fn a_slip() {
        SIZES.into_iter().for_each(|size| snapshot("slip", &with_a_slip(Glyphs::Tall), size));
        [Glyphs::Small, Glyphs::Ascii]
            .into_iter()
            .for_each(|glyphs| snapshot(&format!("slip_{}", glyphs.name()), &with_a_slip(glyphs), (80, 24)));
    }

    #[test]
    fn the_score() {
        let mut state = with_a_slip(Glyphs::Tall);
        answer(&mut state, "dE/da10(1)", "-0.7990");
        ask(&mut state, Command::Last);
        SIZES.into_iter().for_each(|size| snapshot("score_so_far", &state, size));
        ask(&mut state, Command::Practice);
        snapshot("score", &state, (80, 24));
    }
}

/// Whatever is typed in whatever order, the screen can be drawn.
mod any_keys {
    use proptest::{
        prelude::*,
        test_runner::{Config, TestRunner},
    };

    use super::*;

    fn any_key() -> impl Strategy<Value = Key> {
        let bound: Vec<Key> = gradwalk::tui::keys::BINDINGS.iter().flat_map(|binding| binding.keys).copied().collect();
        let signs = "0123456789-.,/e".chars().map(|sign| Key::Plain(KeyCode::Char(sign))).collect::<Vec<_>>();
        prop_oneof![
            4 => prop::sample::select(bound),
            3 => prop::sample::select(signs),
            2 => Just(ENTER),
            2 => Just(Key::Plain(KeyCode::Down)),
            1 => Just(Key::Plain(KeyCode::Char('H'))),
        ]
    }

    fn never_panics(start: &State) {
        let keys = prop::collection::vec(any_key(), 60);
        let mut runner = TestRunner::new(Config { cases: 60, failure_persistence: None, ..Config::default() });
        let held = runner.run(&(keys, 1..=200u16, 1..=60u16), |(keys, width, height)| {
            let mut state = start.clone();
            keys.into_iter().for_each(|key| {
                press(&mut state, key);
            });
            for glyphs in Glyphs::ALL {
                state.settings.glyphs = glyphs;
                let shown = text(&picture(&state, width, height));
                prop_assert!(glyphs != Glyphs::Ascii || shown.is_ascii(), "{shown}");
            }
            Ok(())
        });
        held.unwrap_or_else(|error| panic!("{error}"));
    }

    #[test]
    fn in_the_built_in_exercises() {
        ["regression", "classification", "relu", "xor"].into_iter().for_each(|name| never_panics(&practised(name)));
    }

    #[test]
    fn in_the_smallest_and_the_largest_networks() {
        for (problem, units) in Problem::ALL.into_iter().flat_map(|problem| [1, 16].map(|units| (problem, units))) {
            let mut state = screen::drawn(problem, units);
            ask(&mut state, Command::Practice);
            never_panics(&state);
        }
    }
}
