//! The summary of all answers.

use gradwalk::tui::summary::{Filed, Origin, Summary};

use super::*;
use crate::screen::{picture, text};

fn overview(state: &mut State) -> Summary {
    ask(state, Command::Overview);
    match &state.overlay {
        Overlay::Summary(summary) => summary.clone(),
        other => panic!("no overview but {other:?}"),
    }
}

fn filed(summary: &Summary) -> &Filed {
    match &summary.from {
        Origin::File(filed) => filed,
        Origin::Practice(practised) => panic!("practice: {practised:?}"),
    }
}

/// Nine answers, each wrong independently: none is a consequence of another.
#[test]
fn one_slip_that_explains_nine_derivatives_is_said_once() {
    let mut answers = String::new();
    let exact = load("regression");
    for (name, input) in [("0", 1.0), ("1", 0.5), ("2", -1.0)] {
        for hidden in ["1", "2", "3"] {
            let of = |name: &str| exact.walk().exact().get(exact.notation().parse(name).unwrap()).unwrap();
            let out = of(&format!("O{hidden}(1)"));
            let twice = 1.0 / (1.0 + (-out).exp());
            let value = of(&format!("dE/dO{hidden}(1)")) * twice * (1.0 - twice) * input;
            answers.push_str(&format!("dE/da{name}{hidden}(0),{value:.6}\n"));
        }
    }
    let mut state = reviewing("regression", &answers);
    let summary = overview(&mut state);
    assert_eq!(summary.score.wrong, 9);
    let [slip] = &summary.slips[..] else { panic!("{:?}", summary.slips) };
    assert_eq!((slip.id.as_str(), slip.answers.len()), ("sigmoid-twice", 9));
    let seen = text(&picture(&state, 120, 40));
    assert_eq!(seen.matches(&slip.title[..40]).count(), 1, "{seen}");
}

#[test]
fn every_answer_is_counted_and_every_fault_has_its_line() {
    let mut state = reviewing("regression", TWICE);
    let summary = overview(&mut state);
    let score = &summary.score;
    assert_eq!((score.right, score.carried, score.wrong, score.unjudged, score.missing), (7, 3, 1, 0, 1));
    assert_eq!(
        (summary.carried.join(" "), filed(&summary).blank.join(" ")),
        ("dE/dX2(1) dE/da12(0) a12(0)'".into(), "E'".into())
    );
    let seen = text(&picture(&state, 80, 24));
    for words in [
        "ada.csv",
        "7 right, 3 carried forward, 1 wrong, 1 blank",
        "activation function applied twice in its derivative",
        "- line 9: found \"foo\"; expected a quantity",
    ] {
        assert!(seen.contains(words), "{words}: {seen}");
    }
}

#[test]
fn lines_that_are_not_utf8_and_unknown_names_stop_no_other() {
    let folder = Folder::new();
    let path = folder.0.path().join("ada.csv");
    fs::write(&path, b"X9(1);1\nX1(1);1.0\n\xf6;2\ny;1\n").unwrap();
    let mut state = load("regression");
    open(&mut state, path.to_str().unwrap());
    let summary = overview(&mut state);
    assert_eq!(summary.score.right, 1);
    let lines: Vec<&str> = filed(&summary).faults.iter().map(|fault| fault.split(':').next().unwrap()).collect();
    assert_eq!(lines, ["line 1", "line 3", "line 4"]);
}

#[test]
fn of_a_file_that_is_all_faults_but_one_not_every_line_is_listed() {
    let mut state = reviewing("regression", &("foo,1\n".repeat(200) + "E,1\n"));
    let summary = overview(&mut state);
    assert_eq!((filed(&summary).faults.len(), filed(&summary).faults.last().unwrap().as_str()), (51, "and 150 more"));
}

#[test]
fn all_right_is_said_so() {
    let mut state = reviewing("regression", "X1(1),1.0\n");
    overview(&mut state);
    assert!(text(&picture(&state, 80, 24)).contains("No slips."));
    ask(&mut state, Command::Overview);
    assert_eq!(state.overlay, Overlay::None, "the same key closes it");
}

#[test]
fn in_practice_it_is_the_score_so_far() {
    let mut state = load("regression");
    ask(&mut state, Command::Practice);
    let summary = overview(&mut state);
    assert_eq!(summary.answered(), 0);
    assert!(matches!(summary.from, Origin::Practice(_)));
    let seen = text(&picture(&state, 80, 24));
    assert!(seen.contains("0 right; 46 not answered"), "{seen}");
}
