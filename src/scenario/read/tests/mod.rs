//! What bad scenarios are answered with, word by word, and what good ones are read as.
//!
//! Each row of the tables changes one thing in a scenario that can be read, and gives the message
//! without the excerpt below it, which has a test of its own.

mod networks;
mod syntax;
mod values;

use networks::{CLASSES, NETWORKS, SEEDS, UNNAMED_NETWORKS};
use syntax::SYNTAX;
use values::VALUES;

use crate::scenario::{Number, Problem, Scenario, ScenarioError};

const REGRESSION: &str = "\
problem = \"regression\"
alpha = 0.1
x = [0.5, -1.0]
target = 0.8
first = [[1, 2], [3, 4], [5, 6]]
second = [[1], [2], [3]]
";

const CLASSIFICATION: &str = "\
problem = \"classification\"
alpha = 0.1
x = [0.5, -1.0]
target = 1
first = [[1, 2], [3, 4], [5, 6]]
second = [[1, 2], [3, 4], [5, 6]]
";

const DRAWN: &str = "problem = \"classification\"\nalpha = 0.1\nseed = 7\n";

const UNNAMED: &str = "alpha = 0.1\nseed = 7\n[network]\n";

fn read(text: &str) -> Result<Scenario, ScenarioError> {
    Scenario::from_toml(text, "a.toml")
}

/// The message without the excerpt.
#[track_caller]
fn answer(text: &str) -> String {
    let message = read(text).expect_err(text).to_string();
    message.lines().next().unwrap_or_default().to_owned()
}

#[track_caller]
fn changed(text: &str, from: &str, to: &str) -> String {
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

#[test]
fn what_is_no_toml_is_answered_in_plain_words() {
    for (from, to, message) in SYNTAX {
        assert_eq!(answer(&changed(REGRESSION, from, to)), *message);
    }
}

#[test]
fn what_does_not_belong_in_a_regression_is_named() {
    for (from, to, message) in VALUES {
        assert_eq!(answer(&changed(REGRESSION, from, to)), *message);
    }
}

#[test]
fn what_does_not_belong_in_a_classification_is_named() {
    for (from, to, message) in CLASSES {
        assert_eq!(answer(&changed(CLASSIFICATION, from, to)), *message);
    }
}

#[test]
fn networks_that_cannot_be_walked_are_refused_with_what_can_be() {
    for (lines, message) in NETWORKS {
        assert_eq!(answer(&format!("{REGRESSION}[network]\n{lines}\n")), *message);
    }
    for (lines, message) in UNNAMED_NETWORKS {
        assert_eq!(answer(&format!("{UNNAMED}{lines}\n")), *message);
    }
}

#[test]
fn what_does_not_belong_beside_a_seed_is_named() {
    for (line, message) in SEEDS {
        let text = if line.starts_with("seed") { changed(DRAWN, "seed = 7", line) } else { format!("{DRAWN}{line}\n") };
        assert_eq!(answer(&text), *message);
    }
}

#[test]
fn nothing_at_all_is_named() {
    let nothing = "a.toml:1: scenario: found no keys at all; \
                   expected the keys problem, alpha, x, target, first and second";
    assert_eq!(answer(""), nothing);
    assert_eq!(answer("# a comment\n"), nothing);
}

#[test]
fn the_line_is_shown_with_the_place_marked() {
    let text = changed(REGRESSION, "[3, 4]", "[3, \"a\\u001b\"]");
    let message = "a.toml:5: first, row i = 1, column k = 2: found \"a\\u{1b}\"; \
                   expected a number such as 0.5, or a fraction such as \"3/8\"";
    let excerpt = ["  5 | first = [[1, 2], [3, \"a\\u001b\"], [5, 6]]", "    |                      ^^^^^^^^^"];
    let error = read(&text).unwrap_err();
    assert_eq!(error.to_string(), format!("{message}\n{}", excerpt.join("\n")));
    let ScenarioError::Fault(fault) = error else {
        panic!("a fault in the text");
    };
    assert_eq!((fault.line(), fault.column()), (5, Some(22)));
    assert_eq!(fault.key(), "first, row i = 1, column k = 2");
}

#[test]
fn numbers_keep_the_text_they_were_typed_as() {
    let text = changed(REGRESSION, "[0.5, -1.0]", "[+1_0.50, \"3 / 8\"]");
    let text = changed(&text, "alpha = 0.1", "alpha = 1E-3");
    let text = changed(&text, "[[1]", "[[0x10]");
    let scenario = read(&text).unwrap();
    assert_eq!(scenario.x(), [Number::typed(10.5, "10.50"), Number::typed(0.375, "3/8")]);
    assert_eq!(scenario.alpha(), &Number::typed(1e-3, "1E-3"));
    assert_eq!(scenario.second()[0], [Number::typed(16.0, "16")]);
}

#[test]
fn a_class_is_a_distribution() {
    let one_hot = [Number::typed(0.0, "0"), Number::typed(1.0, "1")];
    assert_eq!(read(CLASSIFICATION).unwrap().target(), one_hot);
    let soft = changed(CLASSIFICATION, "target = 1", "target = [\"1/3\", \"2/3\"]");
    assert_eq!(read(&soft).unwrap().target()[1], Number::typed(2.0 / 3.0, "2/3"));
}

#[test]
fn a_regression_may_have_several_outputs() {
    let text = changed(REGRESSION, "target = 0.8", "target = [0.8, 0.9]");
    let text = changed(&text, "[[1], [2], [3]]", "[[1, 2], [3, 4], [5, 6]]");
    assert_eq!(read(&text).unwrap().heading(), "regression 2-2-2");
}

#[test]
fn a_network_may_say_what_the_problem_says() {
    let network = "[network]\nhidden = \"sigmoid\"\noutput = \"linear\"\nloss = \"squared\"\n\
                   bias = \"trained\"\n";
    let plain = read(REGRESSION).unwrap();
    assert_eq!(read(&format!("{REGRESSION}{network}")).unwrap(), plain);
    let unnamed = changed(REGRESSION, "problem = \"regression\"\n", "");
    assert_eq!(read(&format!("{unnamed}{network}")).unwrap(), plain);
    let softmax = format!("{UNNAMED}output = \"softmax\"\nloss = \"cross-entropy\"\n");
    assert_eq!(read(&softmax).unwrap().problem(), Problem::Classification);
}

#[test]
fn a_seed_draws_what_is_not_given_and_shifts_nothing() {
    let drawn = read(DRAWN).unwrap();
    assert_eq!(drawn, Scenario::random(Problem::Classification, drawn.sizes(), 7));
    let given = read(&format!("{DRAWN}x = [1, 2]\n")).unwrap();
    assert_eq!(given.x(), [Number::typed(1.0, "1"), Number::typed(2.0, "2")]);
    assert_eq!((given.first(), given.target()), (drawn.first(), drawn.target()));
    let sized = format!("{DRAWN}x = [1]\nhidden_units = 4\nclasses = 5\ntarget = 4\n");
    assert_eq!(read(&sized).unwrap().heading(), "classification 1-4-5");
    let regression = changed(DRAWN, "classification", "regression");
    assert_eq!(read(&regression).unwrap().heading(), "regression 2-3-1");
}

#[test]
fn lists_nested_without_end_are_refused() {
    let text = format!("x = {}", "[".repeat(100_000));
    let answer = answer(&text);
    assert_eq!(
        answer,
        "a.toml:1: x: found lists within lists within lists; \
         expected a list of numbers, or of rows of numbers"
    );
}
