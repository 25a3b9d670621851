//! A wrong answer: the kind of slip is told, there is another try, and the value shows only on request.

use super::*;

/// The regression at one of its numbers, with all earlier ones given.
fn at(name: &str) -> State {
    let mut state = load("regression");
    go(&mut state, name);
    ask(&mut state, Command::Practice);
    state
}

/// A single number practised, wrong by a sign.
#[test]
fn one_number_wrong_by_a_sign_is_told_so_and_asked_again() {
    for (glyphs, (width, height)) in
        [Glyphs::Tall, Glyphs::Small, Glyphs::Ascii].into_iter().flat_map(|glyphs| SIZES.map(|size| (glyphs, size)))
    {
        let mut state = at("dE/da12(0)");
        state.settings.glyphs = glyphs;
        type_number(&mut state, "0.04763");
        let shown = text(&picture(&state, width, height));
        let fit = &state.mark().unwrap().judged().unwrap().slips[0];
        assert!(shown.contains("dE/da12(0) = 0.04763 is wrong."), "{shown}");
        assert!(fit.id == "sign-of-term" && in_one_row(&shown).contains(&fit.title), "{shown}");
        // The same mistake as at dE/dX0(2) has the same erratum.
        let printed = fit.printed_so().unwrap();
        assert!(printed == "same as erratum R1" && in_one_row(&shown).contains(&printed), "{shown}");
        assert!(shown.contains("dE/da12(0) = ?"), "{shown}");
        assert!(shown.contains("Try again, or H shows"), "{shown}");
        assert!(!Number::all(&seen(&state)).iter().any(|number| number.is(value(&state))));
        type_number(&mut state, "-0.04763");
        let shown = text(&picture(&state, width, height));
        assert!(shown.contains("dE/da12(0) = -0.04763 is right (second try)"), "{shown}");
    }
}

/// Wrong numbers for a step: the other sign, twice the number, two digits swapped, and the results of slips.
fn wrong_numbers(state: &State, slips: &[Resolver]) -> Vec<String> {
    const MOST: usize = 5;
    let (right, quantity) = (value(state), state.step().quantity().unwrap());
    let printed = |value: f64| format!("{value:.5}");
    let mut signs: Vec<char> = printed(right).chars().collect();
    let point = signs.iter().position(|sign| *sign == '.').unwrap();
    signs.swap(point + 2, point + 3);
    let plain = [printed(-right), printed(2.0 * right), signs.into_iter().collect()];
    let slips = slips.iter().filter_map(|values| values.get(quantity)).filter(|value| value.is_finite()).map(printed);
    let mut wrong: Vec<String> = plain.into_iter().collect();
    for number in slips {
        if wrong.len() < MOST && !wrong.contains(&number) {
            wrong.push(number);
        }
    }
    wrong.retain(|number| (number.parse::<f64>().unwrap() - right).abs() > 1e-5);
    wrong
}

/// The question, the verdict and the next thing to do are visible together even on small screens.
fn is_seen_whole(state: &State, number: &str) {
    let name = state.step().name();
    let asked = format!("{name} = ?");
    let said = format!("{name} = {number} is ");
    for (width, height) in [(60, 18), (80, 24)] {
        let shown = in_one_row(&text(&picture(state, width, height)));
        assert!([&asked, &said, ", or H shows"].into_iter().all(|words| shown.contains(words)), "{shown}");
    }
}

/// No screen shows the correct number after a wrong one before it is looked up; then it does.
#[test]
fn the_correct_number_is_on_no_screen_until_it_is_looked_up() {
    for name in ["regression", "classification", "relu"] {
        let mut state = practised(name);
        let scenario = state.walk().scenario();
        let right = Resolver::exact(scenario);
        let slips: Vec<Resolver> = ways_to_slip(scenario).iter().map(|way| right.over_reading(&way.reading)).collect();
        let mut tried = 0;
        for step in asked(&state) {
            go_to_step(&mut state, step);
            let secret = value(&state);
            let is_told = |state: &State| Number::all(&seen(state)).iter().any(|number| number.is(secret));
            // Some numbers also belong to other steps, or are given.
            let is_secret = !is_told(&state);
            for number in wrong_numbers(&state, &slips) {
                let mut state = state.clone();
                type_number(&mut state, &number);
                let mark = state.mark().unwrap();
                if mark.is_settled() {
                    continue;
                }
                let title = mark.judged().unwrap().slips.first().map(|fit| fit.title.clone());
                is_seen_whole(&state, &number);
                for hint in [None, Some(Hint::Operands)] {
                    let what = || format!("{name}: {} = {number}, {hint:?}, {title:?}", state.step().title());
                    assert!(!is_secret || !is_told(&state), "{}: {}", what(), seen(&state));
                    ask(&mut state, Command::Hint);
                }
                while state.waits() {
                    is_seen_whole(&state, &number);
                    ask(&mut state, Command::Hint);
                }
                let is_long = Number::all(&format!("{secret:.7}")).iter().any(|number| number.is(secret));
                let shown = text(&picture(&state, 120, 40));
                let is_shown = Number::all(&shown).iter().any(|number| number.is(secret));
                assert!(is_shown || !is_long, "{name}: {shown}");
                tried += usize::from(is_secret);
            }
            let number = format!("{secret:.6}");
            type_number(&mut state, &number);
            assert!(!state.waits(), "{name}: {}", state.step().title());
        }
        assert!(tried > 50, "{name}: {tried}");
    }
}

#[test]
fn a_title_has_no_number_that_is_hidden() {
    let mut state = at("O2(1)");
    type_number(&mut state, "0.302821");
    let fit = state.mark().unwrap().judged().unwrap().slips[0].clone();
    assert!(fit.id == "digits-swapped" && fit.title.contains("0.320821"), "{fit:?}");
    let shown = in_one_row(&text(&picture(&state, 120, 40)));
    assert!(shown.contains(&fit.title.replace("0.320821", "?")), "{shown}");
    ask(&mut state, Command::Overview);
    let shown = in_one_row(&text(&picture(&state, 120, 40)));
    assert!(shown.contains(&fit.title.replace("0.320821", "?")), "{shown}");
    ask(&mut state, Command::Close);
    while state.waits() {
        ask(&mut state, Command::Hint);
    }
    state.anchor = StartAt::LastLine;
    let shown = in_one_row(&text(&picture(&state, 120, 40)));
    assert!(shown.contains(&fit.title), "{shown}");
}

#[test]
fn the_formula_of_the_slip_comes_in_letters_with_the_first_hint_and_in_numbers_with_the_value() {
    let mut state = at("dO2(1)/dX2(1)");
    type_number(&mut state, "0.243676");
    let sizes = [(80, 24), (120, 40)];
    let has = |state: &State, words: &str| {
        let mut state = state.clone();
        state.anchor = StartAt::LastLine;
        sizes.map(|(width, height)| text(&picture(&state, width, height)).contains(words))
    };
    let fit = state.mark().unwrap().judged().unwrap().slips[0].clone();
    assert_eq!(fit.id, "sigmoid-twice");
    let used = format!(" {} ", DONE_AND_RIGHT[0]);
    assert_eq!(has(&state, &used), [false; 2]);
    ask(&mut state, Command::Hint);
    assert_eq!((has(&state, &used), has(&state, "0.243675")), ([true; 2], [false; 2]));
    while state.waits() {
        ask(&mut state, Command::Hint);
    }
    assert_eq!((has(&state, &used), has(&state, "0.2436759")), ([true; 2], [true; 2]));
    state.anchor = StartAt::LastLine;
    let marked = picture(&state, 120, 40);
    assert!(marked.content.iter().any(|cell| cell.modifier.contains(Modifier::UNDERLINED)), "what differs is marked");
}

#[test]
fn the_second_try_is_judged_like_the_first_and_both_are_counted() {
    let mut state = at("O2(1)");
    for (number, expected, tries) in [
        ("0.9", Verdict::Wrong, 1),
        ("0.7", Verdict::Wrong, 2),
        ("0.3208", Verdict::Right, 3),
        ("0.3208", Verdict::Right, 3),
    ] {
        type_number(&mut state, number);
        let attempt = state.mark().unwrap().attempt().unwrap();
        assert_eq!((&attempt.judged.verdict, attempt.tries), (&expected, tries), "{number}");
    }
    assert!(!state.waits());
}

#[test]
fn after_a_wrong_answer_the_value_comes_by_hints_and_counts_as_looked_up() {
    let mut state = at("O2(1)");
    type_number(&mut state, "0.9");
    // The numbers it depends on are there already.
    for hint in [Hint::Numbers, Hint::Value] {
        assert!(state.waits());
        ask(&mut state, Command::Hint);
        assert_eq!(state.mark().and_then(Mark::hint), Some(hint));
    }
    assert!(!state.waits() && state.mark().unwrap().is_looked_up());
    state.anchor = StartAt::LastLine;
    let shown = text(&picture(&state, 120, 40));
    assert!(shown.contains("O2(1) = 0.9 is wrong: "), "what was typed stands beside the value: {shown}");
}

#[test]
fn a_carried_answer_is_told_what_to_correct_and_no_number() {
    let mut state = practised("regression");
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "O1(1)", "0.679179");
    let shown = text(&picture(&state, 80, 24));
    assert!(matches!(state.mark().unwrap().judged().unwrap().verdict, Verdict::Carried { .. }));
    assert!(shown.contains("Correct X1(1), or H shows"), "{shown}");
    assert!(!Number::all(&seen(&state)).iter().any(|number| number.is(value(&state))));
    answer_right(&mut state, "X1(1)");
    assert_eq!(verdict(&mut state, "O1(1)"), Verdict::Wrong, "nothing carries it any more");
    answer_right(&mut state, "O1(1)");
    assert_eq!(state.mark().unwrap().attempt().unwrap().tries, 2);
}

/// After looking a number up, the student continues from it, not from the wrong one typed before.
#[test]
fn what_followed_from_a_wrong_answer_is_judged_again_once_the_value_is_looked_up() {
    let mut state = practised("regression");
    answer(&mut state, "X1(1)", "0.75");
    answer(&mut state, "O1(1)", "0.679179");
    go(&mut state, "X1(1)");
    while state.waits() {
        ask(&mut state, Command::Hint);
    }
    assert_eq!(verdict(&mut state, "O1(1)"), Verdict::Wrong);
    answer_right(&mut state, "O1(1)");
    assert_eq!(verdict(&mut state, "O1(1)"), Verdict::Right);
}

#[test]
fn what_comes_next_opens_as_it_is_answered() {
    let mut state = practised("regression");
    for name in ["X1(1)", "X2(1)", "X3(1)", "O1(1)", "O2(1)"] {
        answer_right(&mut state, name);
    }
    go(&mut state, "X0(2)");
    assert!(state.practice().unwrap().hides_numbers(state.walk(), state.position()));
    answer(&mut state, "O3(1)", "-0.289050");
    go(&mut state, "X0(2)");
    assert!(text(&picture(&state, 80, 24)).contains("X0(2) = ?"));
    assert!(state.practice().unwrap().hides_numbers(state.walk(), state.position()), "a wrong one opens nothing");
    answer_right(&mut state, "O3(1)");
    go(&mut state, "X0(2)");
    assert!(!state.practice().unwrap().hides_numbers(state.walk(), state.position()));
}
