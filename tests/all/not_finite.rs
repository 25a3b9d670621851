//! Numbers without a finite value in an exercise, or with an infinite tolerance: they are not judged, and the report
//! says why.

use std::fs;

use assert_cmd::Command;
use crossterm::event::{Event, KeyCode};
use gradwalk::{
    formula::Digits,
    homework::{
        Checker, Judged, Unjudgeable, Verdict,
        answers::{Answer, Typed},
    },
    quantity::{Notation, Quantity},
    reading::ReadingKind,
    scenario::Scenario,
    tui::{
        keys::{Command as Does, Key},
        state::State,
    },
    typeset::Glyphs,
    walk::{Content, Formulas, Walk},
};
use serde_json::Value;

use crate::screen::{ask, jump, picture, press, settings, take_in, text};

/// The output of the right class has vanished: its derivative is infinite.
const VANISHED: &str = "problem = \"classification\"\nalpha = 1\nx = [1]\ntarget = 0\nfirst = [[1000]]\n\
    second = [[-1000, 1000]]\n[network]\nbias = \"none\"\n";

const VANISHED_TWICE: &str = "problem = \"classification\"\nalpha = 1\nreduction = \"mean\"\nfirst = [[1000]]\n\
    second = [[-1000, 1000]]\n[network]\nbias = \"none\"\n[[sample]]\nx = [1]\ntarget = 0\n[[sample]]\nx = [1]\ntarget = 1\n";

const SHEET: &str = "X1(1),1000\nO1(1),1\nX0(2),-1000\nX1(2),1000\nO0(2),0\nO1(2),1\nE,2000\ndE/dO0(2),5\n\
    dE/dX0(2),-1\ndE/da10(1),-1\nE',1998\n";

fn scenario(text: &str) -> Scenario {
    Scenario::from_toml(text, "vanished.toml").unwrap()
}

fn judge(scenario: &Scenario, answers: &[(&str, &str)]) -> Vec<Judged> {
    let notation = Notation::of(scenario);
    let answer = |(name, value): &(&str, &str)| Answer {
        line: 1,
        quantity: notation.parse(name).unwrap(),
        typed: Typed::read(value).unwrap(),
    };
    Checker::new().check(scenario, &answers.iter().map(answer).collect::<Vec<_>>()).0
}

fn of<'a>(judged: &'a [Judged], name: &str) -> &'a Judged {
    judged.iter().find(|judged| judged.quantity.to_string() == name).unwrap()
}

/// The output of `check` for a sheet, and its exit code.
fn check(answers: &str, format: &str, code: i32) -> String {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("07.toml"), VANISHED).unwrap();
    fs::write(folder.path().join("ada.csv"), format!("# scenario: 07.toml\n{answers}")).unwrap();
    let mut command = Command::cargo_bin("gradwalk").unwrap();
    let assert = command.current_dir(&folder).args(["check", "ada.csv", "--format", format]).assert().code(code);
    String::from_utf8(assert.get_output().stdout.clone()).unwrap()
}

#[test]
fn any_number_is_unjudged_where_the_right_one_is_infinite() {
    let scenario = scenario(VANISHED);
    for given in ["5", "0", "-1e300", "1/3", "-0.0001"] {
        let judged = judge(&scenario, &[("dE/dO0(2)", given)]);
        let quantity = judged[0].quantity;
        assert_eq!(judged[0].verdict, Verdict::Unjudged { because: Unjudgeable::NotFinite(quantity) }, "{given}");
        assert_eq!((judged[0].expected, judged[0].slips.len()), (None, 0));
    }
    assert_eq!(judge(&scenario, &[("dE/dO0(2)", "")])[0].verdict, Verdict::Missing);
}

#[test]
fn it_is_said_in_text_for_spreadsheets_and_for_programs() {
    let reason = "dE/dO0(2) has no finite value in this exercise";
    let text = check(SHEET, "text", 0);
    assert!(text.starts_with("ada.csv: 10 right, 1 not judged"), "{text}");
    assert!(text.contains(&format!("not judged: {reason}\n    dE/dO0(2) = 5  (line 9)\n")), "{text}");

    let csv = check(SHEET, "csv", 0);
    assert!(csv.contains(&format!("ada.csv,9,dE/dO0(2),5,,unjudged,{reason},,\n")), "{csv}");

    let json: Value = serde_json::from_str(&check(SHEET, "json", 0)).unwrap();
    assert_eq!((&json[0]["score"]["unjudged"], &json[0]["score"]["right"]), (&1.into(), &10.into()));
    let answers = json[0]["answers"].as_array().unwrap();
    let answer = answers.iter().find(|answer| answer["quantity"] == "dE/dO0(2)").unwrap();
    assert_eq!((answer["verdict"].as_str(), answer["reason"].as_str()), (Some("unjudged"), Some(reason)));
    assert!(answer["expected"].is_null() && answer["slips"].as_array().unwrap().is_empty());
    assert!(answers.iter().all(|answer| answer["verdict"] == "unjudged" || answer.get("reason").is_none()));
}

/// It is neither right nor wrong, so that no consequences are drawn from it, and no slip is looked for in it.
#[test]
fn nothing_follows_from_it() {
    let scenario = scenario(VANISHED);
    for name in ["dE/dX0(2)", "dE/da10(1)"] {
        let judged = judge(&scenario, &[("dE/dO0(2)", "5"), (name, "0")]);
        let judged = of(&judged, name);
        assert!(!matches!(judged.verdict, Verdict::Right | Verdict::Carried { .. }), "{name}: {:?}", judged.verdict);
        assert!(judged.slips.iter().all(|fit| fit.value.is_finite() && fit.chance.is_finite()));
    }
    let judged = judge(&scenario, &[("dE/dO0(2)", "5"), ("dE/dX0(2)", "-1"), ("dE/da10(1)", "-1")]);
    for name in ["dE/dX0(2)", "dE/da10(1)"] {
        assert_eq!(of(&judged, name).verdict, Verdict::Right, "{name}");
    }
}

const OVERFLOWING: &str =
    "problem = \"regression\"\nalpha = 0.1\nx = [1]\ntarget = 0\nfirst = [[0], [1]]\nsecond = [[0], [1]]\n";

#[test]
fn where_a_students_own_numbers_lead_to_nothing_finite_that_is_said() {
    let judged = judge(&scenario(OVERFLOWING), &[("O0(2)", "1e200"), ("E", "3"), ("dE/dO0(2)", "2e200")]);
    assert_eq!(of(&judged, "O0(2)").verdict, Verdict::Wrong);
    let loss = of(&judged, "E");
    assert_eq!(loss.verdict, Verdict::Unjudged { because: Unjudgeable::NotFiniteFromOwn });
    assert!(loss.expected.is_some() && loss.from_own_values.is_none() && loss.slips.is_empty());
    assert_eq!(of(&judged, "dE/dO0(2)").verdict, Verdict::Carried { from: of(&judged, "O0(2)").quantity });
}

/// Half a unit more, and the loss after the step would overflow: every answer would be within the tolerance.
#[test]
fn where_the_digits_of_the_numbers_before_leave_it_open_without_end_it_is_unjudged() {
    let judged = judge(&scenario(OVERFLOWING), &[("a10(1)'", "1.86e154"), ("E'", "3")]);
    assert_eq!(of(&judged, "a10(1)'").verdict, Verdict::Wrong);
    let loss = of(&judged, "E'");
    assert_eq!(loss.verdict, Verdict::Unjudged { because: Unjudgeable::OpenWithoutEnd });
    assert!(loss.from_own_values.is_some() && loss.slips.is_empty());
    let far = judge(&scenario(OVERFLOWING), &[("a10(1)'", "1.20e154"), ("E'", "3")]);
    assert_eq!(of(&far, "E'").verdict, Verdict::Wrong, "here there is an end");
}

#[test]
fn one_of_several_samples_is_named_by_its_own_number() {
    let scenario = scenario(VANISHED_TWICE);
    let judged = judge(&scenario, &[("E", "1000"), ("E(x1)", "2000"), ("E(x2)", "0.000")]);
    assert!(judged.iter().all(|judged| judged.verdict == Verdict::Right), "{judged:?}");
}

/// Whatever numbers are on the sheet.
#[test]
fn neither_an_infinite_nor_an_undefined_number_is_ever_printed() {
    let names: Vec<&str> = SHEET.lines().filter_map(|line| line.split_once(',')).map(|(name, _)| name).collect();
    for values in [["5", "0", "-1000"], ["0.5", "1e300", "-3"], ["1", "1e-300", "0.0001"], ["-1e307", "1e200", "7"]] {
        for shift in 0..values.len() {
            let value = |place: usize| values[(place + shift) % values.len()];
            let sheet: String =
                names.iter().enumerate().map(|(place, name)| format!("{name},{}\n", value(place))).collect();
            for format in ["text", "csv", "json"] {
                let said = check(&sheet, format, 1).to_lowercase();
                let words = said.split(|sign: char| !sign.is_alphanumeric());
                let strange: Vec<&str> = words.filter(|word| ["inf", "nan", "infinity"].contains(word)).collect();
                assert!(strange.is_empty(), "{format} of {sheet}: {said}");
            }
        }
    }
}

#[test]
fn on_the_screen_an_answer_to_it_is_unjudged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ada.csv");
    fs::write(&path, SHEET).unwrap();
    let mut state = State::new(scenario(VANISHED), settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Does::Review);
    take_in(&mut state, &Event::Paste(path.to_str().unwrap().to_owned()));
    press(&mut state, Key::Plain(KeyCode::Enter));
    jump(&mut state, "dE/dO0(2)");
    let shown = text(&picture(&state, 100, 40));
    assert!(shown.contains("dE/dO0(2) = 5 is not judged: dE/dO0(2) has no finite value in this exercise"), "{shown}");
    ask(&mut state, Does::Overview);
    let shown = text(&picture(&state, 100, 40));
    assert!(shown.contains("10 right, 1 not judged") && shown.contains("- not judged: dE/dO0(2)"), "{shown}");
}

#[test]
fn practice_does_not_ask_for_it() {
    let mut state = State::new(scenario(VANISHED), settings(Glyphs::Small, ReadingKind::Exact));
    ask(&mut state, Does::Practice);
    jump(&mut state, "dE/dO0(2)");
    assert!(!state.is_asked() && state.step().quantity().is_some_and(|at| at.to_string() == "dE/dO0(2)"));
    // Practice gives the numbers it would be calculated from.
    ask(&mut state, Does::Practice);
    jump(&mut state, "dE/dX0(2)");
    ask(&mut state, Does::Practice);
    assert!(state.is_asked());
    state.answer("0.5").unwrap();
    let judged = state.mark().unwrap().judged().unwrap();
    assert!(judged.expected.is_some() && !matches!(judged.verdict, Verdict::Right | Verdict::Carried { .. }));
    assert!(judged.quantity != Quantity::Loss);
}

/// Where a calculator would refuse a printed line, a sentence says so: the numbers in the quotient are rounded to 0
/// there.
#[test]
fn a_0_over_0_and_a_0_times_a_logarithm_of_0_have_a_word_where_they_are_printed() {
    let lines = |weight: &str| {
        let toml = format!(
            "alpha = 0.1\nx = [1]\ntarget = 1\nweights = [[[0], [{weight}]]]\n[network]\noutput = \"sigmoid\"\n\
             loss = \"cross-entropy\"\n"
        );
        let walk = Walk::new(Scenario::from_toml(&toml, "sure.toml").unwrap());
        let notation = Notation::of(walk.scenario());
        ["E", "dE/dO0(1)"].map(|name| {
            let step = &walk.steps()[walk.find(notation.parse(name).unwrap()).unwrap()];
            let lines = walk.lines(step, Formulas::Correct, Digits::default());
            lines.into_iter().any(|line| matches!(line.content, Content::Words(words) if words.contains("counts as 0")))
        })
    };
    assert_eq!(lines("12"), [false, false], "1 - 0.999994 is no 0");
    assert_eq!(lines("24"), [false, true], "the output has more digits in the loss, and so 1 - O is no 0 there");
    assert_eq!(lines("900"), [true, true]);
}
