//! The letters of textbooks: in place of the document's in every formula, and nowhere else.

use gradwalk::{
    formula::{Digits, Formula, Statement},
    network::Sizes,
    quantity::{Layer, Notation, Quantity},
    reading::Erratum,
    report::{Format, render},
    scenario::{Preset, Problem, Scenario, presets},
    settings::{PrintReading, Settings},
    tui::{keys::Command, state::State},
    typeset::{Glyphs, Layout, Letters, Signs, in_letters, latex, line, line_of},
    walk::{Content, Formulas, Walk},
};
use serde_json::Value;

use crate::screen::{ask, ask_all, jump, opened, picture, text};

/// The letters that only one of the notations has, as words and as signs.
const OF_DOCUMENT: [&str; 6] = ["O", "X", "a", "l", "α", "alpha"];
const OF_TEXTBOOK: [&str; 9] = ["z", "w", "b", "h", "ŷ", "δ", "η", "yhat", "delta"];

fn textbook(glyphs: Glyphs, output: Layer) -> Signs {
    Signs { glyphs, lettering: Letters::Textbook.of(output) }
}

/// All built-in networks, the document's two also with more outputs, and networks of every depth.
fn scenarios() -> Vec<Scenario> {
    let built_in = presets().iter().map(Preset::scenario);
    let deep = (0..=5).flat_map(|hidden| {
        let sizes = Sizes::new(&[vec![2], vec![3; hidden], vec![2]].concat()).unwrap();
        Problem::ALL.map(|problem| Scenario::random(problem.architecture(), sizes, 3))
    });
    built_in.chain(deep).collect()
}

/// Every formula of a walk in all readings, including those of the errata.
fn statements(walk: &Walk) -> Vec<Statement> {
    let readings: &[Formulas] = match walk.no_document() {
        None => &[Formulas::Printed, Formulas::Compared, Formulas::Correct],
        Some(_) => &[Formulas::Correct],
    };
    let mut all = Vec::new();
    for formulas in readings {
        for step in walk.steps() {
            let lines = walk.lines(step, *formulas, Digits::default()).into_iter().chain(walk.blank(step));
            all.extend(lines.map(|line| line.named_after(step.sample)).filter_map(|line| match line.content {
                Content::Statement(statement, _) => Some(statement),
                Content::Words(_) => None,
            }));
        }
    }
    all
}

/// The letters of a formula without indices: runs of letters, like the names of functions.
fn letters(text: &str) -> Vec<&str> {
    let is_letter = |sign: char| sign.is_ascii_alphabetic() || ('α'..='ω').contains(&sign) || sign == 'ŷ';
    text.split(|sign| !is_letter(sign)).filter(|letters| !letters.is_empty()).collect()
}

#[track_caller]
fn assert_without(text: &str, foreign: &[&str]) {
    for own in letters(text) {
        assert!(!foreign.contains(&own), "{own} in\n{text}");
        // A differential sign stands directly before its letter.
        let differentiated = own.strip_prefix('d').filter(|rest| rest.len() == 1);
        assert!(differentiated.is_none_or(|own| !foreign.contains(&own)), "d{own:?} in\n{text}");
    }
}

#[test]
fn no_letter_of_one_notation_is_left_in_a_formula_of_the_other() {
    for scenario in scenarios() {
        let walk = Walk::new(scenario);
        for statement in statements(&walk) {
            for glyphs in Glyphs::ALL {
                let own = textbook(glyphs, walk.output());
                for (signs, foreign) in [(own, &OF_DOCUMENT[..]), (glyphs.into(), &OF_TEXTBOOK[..])] {
                    assert_without(&line(&statement, signs), foreign);
                    let laid_out = Layout::new(signs, 58).statement(&statement).to_plain();
                    assert_without(&laid_out, foreign);
                }
            }
            let of = |letters: Letters| latex(&statement, letters.of(walk.output()));
            assert_without(&of(Letters::Textbook), &OF_DOCUMENT);
            assert_without(&of(Letters::Document), &OF_TEXTBOOK);
        }
    }
}

#[test]
fn errata_are_explained_in_the_letters_too() {
    for problem in Problem::ALL {
        let scenario = Scenario::load(problem.name()).unwrap();
        for erratum in Erratum::ALL {
            let explanation = erratum.explain(&scenario, Digits::default(), None);
            let signs = textbook(Glyphs::Ascii, explanation.output);
            let reasons = explanation.why.iter().filter_map(|reason| reason.statement.as_ref());
            for statement in explanation.printed.iter().chain(&explanation.correct).chain(reasons) {
                assert_without(&line(statement, signs), &OF_DOCUMENT);
            }
            for reason in &explanation.why {
                let words = in_letters(reason.words, signs);
                assert!(!words.contains("O_") && !words.contains("X_") && !words.contains(" O "), "{words}");
            }
        }
    }
}

/// Each symbol as it is typed, in the document's letters, and in textbook letters in the three styles.
#[test]
fn each_name_has_its_symbol() {
    let notation = Notation::of(&Scenario::load("classification").unwrap());
    for (typed, document, small, ascii, in_latex) in [
        ("O1(0)", "O_1^(0)", "x₁", "x_1", "x_{1}"),
        ("X2(1)", "X_2^(1)", "z₂⁽¹⁾", "z_2^(1)", "z_{2}^{(1)}"),
        ("O2(1)", "O_2^(1)", "h₂⁽¹⁾", "h_2^(1)", "h_{2}^{(1)}"),
        ("O0(1)", "O_0^(1)", "1", "1", "1"),
        ("O0(0)", "O_0^(0)", "1", "1", "1"),
        ("O0(2)", "O_0^(2)", "ŷ₀", "yhat_0", "\\hat{y}_{0}"),
        ("a12(0)", "a_12^(0)", "w₁₂⁽⁰⁾", "w_12^(0)", "w_{12}^{(0)}"),
        ("a02(1)", "a_02^(1)", "b₂⁽¹⁾", "b_2^(1)", "b_{2}^{(1)}"),
        ("a02(1)'", "a_02^(1)'", "b₂⁽¹⁾'", "b_2^(1)'", "b_{2}^{(1)}'"),
        ("l1", "l_1", "y₁", "y_1", "y_{1}"),
        ("alpha", "alpha", "η", "eta", "\\eta"),
        ("E", "E(x)", "E", "E", "E"),
        ("E'", "E(x)'", "E'", "E'", "E'"),
        ("dE/dX2(1)", "dE(x)/dX_2^(1)", "δ₂⁽¹⁾", "delta_2^(1)", "\\delta_{2}^{(1)}"),
        ("dE/dO2(1)", "dE(x)/dO_2^(1)", "∂E/∂h₂⁽¹⁾", "dE/dh_2^(1)", "\\frac{\\partial E}{\\partial h_{2}^{(1)}}"),
        (
            "dO0(2)/dX1(2)",
            "dO_0^(2)/dX_1^(2)",
            "∂ŷ₀/∂z₁⁽²⁾",
            "dyhat_0/dz_1^(2)",
            "\\frac{\\partial \\hat{y}_{0}}{\\partial z_{1}^{(2)}}",
        ),
    ] {
        let symbol = Formula::Symbol(notation.parse(typed).unwrap().in_law());
        let signs = |glyphs| textbook(glyphs, notation.output());
        assert_eq!(line_of(&symbol, Glyphs::Ascii), document);
        assert_eq!(line_of(&symbol, signs(Glyphs::Small)), small);
        assert_eq!(line_of(&symbol, signs(Glyphs::Ascii)), ascii);
        let alone = Statement { left: Some(symbol), right: Vec::new() };
        assert_eq!(latex(&alone, Letters::Textbook.of(notation.output())), in_latex);
    }
}

/// A weight from unit 0 is a bias in textbooks, so that their sums begin after it.
#[test]
fn a_bias_stands_beside_the_sum() {
    let walk = Walk::new(Scenario::load("regression").unwrap());
    let step = walk.find(Notation::of(walk.scenario()).parse("X2(1)").unwrap()).unwrap();
    let lines = walk.lines(&walk.steps()[step], Formulas::Correct, Digits::default());
    let Content::Statement(law, _) = &lines[0].content else { panic!("{:?}", lines[0]) };
    assert_eq!(line(law, Glyphs::Ascii), "X_k^(1) = SUM[i=0..2] O_i^(0)*a_ik^(0)");
    let signs = textbook(Glyphs::Ascii, walk.output());
    assert_eq!(line(law, signs), "z_k^(1) = b_k^(0) + SUM[i=1..2] x_i*w_ik^(0)");
}

/// The index letters of deep networks are subscripts like the others.
#[test]
fn every_index_has_a_lowered_sign() {
    let sizes = Sizes::new(&[1, 2, 2, 2, 2, 2, 1]).unwrap();
    let walk = Walk::new(Scenario::random(Problem::Regression.architecture(), sizes, 1));
    for statement in statements(&walk) {
        let text = line(&statement, Glyphs::Small);
        // Blanks to fill in are rows of the same sign.
        let is_index = |signs: &[char]| signs[0].is_alphabetic() && signs[1] == '_';
        assert!(!text.chars().collect::<Vec<_>>().windows(2).any(is_index), "{text}");
    }
}

#[test]
fn its_key_changes_formulas_and_nothing_else() {
    for problem in Problem::ALL {
        let mut state = opened(problem);
        for step in 0..state.walk().steps().len() {
            let before = (state.position(), state.lines_shown(), state.lines().to_vec());
            let [document, other, again] = [(); 3].map(|()| {
                let seen = text(&picture(&state, 100, 50));
                ask(&mut state, Command::SwitchNotation);
                state.notice = None;
                seen
            });
            ask(&mut state, Command::SwitchNotation);
            state.notice = None;
            assert_eq!(document, again, "step {step}");
            assert!(!document.contains(['ŷ', 'δ', 'η']), "{document}");
            assert_eq!((state.position(), state.lines_shown(), state.lines().to_vec()), before);
            // The picture, the title and the footer keep the names that are typed.
            let title = state.step().title();
            assert!(document.contains(&title) == other.contains(&title), "{other}");
            ask(&mut state, Command::NextStep);
        }
    }
}

#[test]
fn the_first_page_ties_the_letters_to_the_names_that_are_typed() {
    let mut state = opened(Problem::Regression);
    let before = text(&picture(&state, 80, 24));
    ask(&mut state, Command::SwitchNotation);
    let seen = text(&picture(&state, 80, 24));
    for words in ["x₁ h₂⁽¹⁾ ŷ₀", "z₂⁽¹⁾ δ₂⁽¹⁾", "w₁₂⁽⁰⁾ b₂⁽⁰⁾", "y E η", "typed names", "dE/dX (δ), alpha (η)"]
    {
        assert!(seen.contains(words), "{words} in\n{seen}");
        assert!(!before.contains(words), "{words} in\n{before}");
    }
    assert!(!seen.contains("rows more"), "{seen}");
}

#[test]
fn symbols_are_explained_as_they_stand_in_the_formula() {
    let mut state = opened(Problem::Regression);
    let explained = |state: &mut State| {
        jump(state, "X1(1)");
        ask(state, Command::Explain);
        let seen = text(&picture(state, 80, 24));
        ask(state, Command::Close);
        seen
    };
    let document = explained(&mut state);
    assert!(document.contains("O₀⁽⁰⁾ = 1") && document.contains("from i = 0 on"), "{document}");
    ask(&mut state, Command::SwitchNotation);
    let textbook = explained(&mut state);
    assert!(textbook.contains(" 1             output of the bias unit"), "{textbook}");
    assert!(textbook.contains("from i = 1 on"), "{textbook}");
}

#[test]
fn the_names_that_are_typed_stay() {
    let mut state = opened(Problem::Regression);
    ask(&mut state, Command::SwitchNotation);
    jump(&mut state, "dE/dX1(1)");
    let seen = text(&picture(&state, 80, 24));
    assert!(state.step().title().starts_with("dE/dX1(1)") && seen.contains("dE/dX1(1)"), "{seen}");
    assert!(seen.contains("δ₁⁽¹⁾ ="), "{seen}");
}

#[test]
fn it_stays_with_another_network_and_works_in_boxes() {
    let mut state = opened(Problem::Regression);
    ask_all(&mut state, &[Command::Help, Command::SwitchNotation]);
    assert!(text(&picture(&state, 100, 60)).contains("typed names"));
    ask_all(&mut state, &[Command::Close, Command::Networks, Command::RowDown, Command::Choose]);
    assert_eq!(state.settings.letters, Letters::Textbook);
}

#[test]
fn what_is_printed_differs_in_formulas_alone() {
    let scenario = Scenario::load("regression").unwrap();
    let printed = |letters, format| {
        let reading = PrintReading::Both;
        render(&scenario, format, Settings { glyphs: Glyphs::Small, letters, digits: Digits::default(), reading })
    };
    let [document, textbook] = Letters::ALL.map(|letters| printed(letters, Format::Text));
    assert!(textbook.lines().nth(1).unwrap().starts_with("Names that are typed: O (x, h, ŷ), X (z)"), "{textbook}");
    let headings =
        |text: &str| text.lines().filter(|row| row.starts_with("step ")).map(String::from).collect::<Vec<_>>();
    assert_eq!(headings(&document), headings(&textbook));
    assert!(!document.contains(['ŷ', 'δ', 'η']));

    let [document, mut textbook] =
        Letters::ALL.map(|letters| serde_json::from_str::<Value>(&printed(letters, Format::Json)).unwrap());
    assert_ne!(document, textbook);
    for (step, own) in textbook["steps"].as_array_mut().unwrap().iter_mut().enumerate() {
        for (place, line) in own["lines"].as_array_mut().unwrap().iter_mut().enumerate() {
            for key in ["text", "latex"] {
                line[key] = document["steps"][step]["lines"][place][key].clone();
            }
        }
    }
    assert_eq!(document, textbook);
}

/// The loss of a sample carries its number where there are several.
#[test]
fn losses_of_samples_are_numbered() {
    let loss = Formula::Symbol(Quantity::SampleLoss(2).in_law());
    assert_eq!(line_of(&loss, Glyphs::Small), "E(x₂)");
    assert_eq!(line_of(&loss, textbook(Glyphs::Small, Layer::new(2))), "E₂");
}
