//! The exact errors for bad scenarios, and the results of reading good ones.
//!
//! Each row of the tables changes one thing in a valid scenario, and gives the message without the excerpt below it,
//! which has its own test.

mod networks;
mod samples;
mod syntax;
mod values;

use networks::{
    BINARY, CLASSES, CLASSIFYING_NETWORKS, NETWORKS, OTHER_NETWORKS, SEEDS, UNNAMED_NETWORKS, WITHOUT_BIAS,
};
use samples::{NO_SAMPLES, SAMPLES};
use syntax::SYNTAX;
use values::VALUES;

use crate::network::{Activation, Architecture, Bias, Loss, OutputActivation, Reduction, Sample};
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

const BIASLESS: &str = "\
problem = \"regression\"
alpha = 0.1
x = [0.5, -1.0]
target = 0.8
first = [[1, 2], [3, 4]]
second = [[3], [4]]
[network]
bias = \"none\"
";

const SIGMOIDS: &str = "\
alpha = 0.1
seed = 7
target = [0, 1]
[network]
output = \"sigmoid\"
loss = \"cross-entropy\"
";

const TWO: &str = "\
problem = \"regression\"
alpha = 0.1
reduction = \"mean\"
first = [[1, 2], [3, 4], [5, 6]]
second = [[1], [2], [3]]
[[sample]]
x = [0.5, -1.0]
target = 0.8
[[sample]]
x = [1, 0]
target = 2
";

const TWO_DRAWN: &str = "\
problem = \"classification\"
alpha = 0.1
reduction = \"sum\"
seed = 7
[[sample]]
x = [1]
target = 1
[[sample]]
x = [2]
target = 2
";

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
fn networks_that_make_no_sense_are_refused_with_those_that_do() {
    for (lines, message) in NETWORKS {
        assert_eq!(answer(&format!("{REGRESSION}[network]\n{lines}\n")), *message);
    }
    for (lines, message) in CLASSIFYING_NETWORKS {
        assert_eq!(answer(&format!("{CLASSIFICATION}[network]\n{lines}\n")), *message);
    }
    for (lines, message) in UNNAMED_NETWORKS {
        assert_eq!(answer(&format!("{UNNAMED}{lines}\n")), *message);
    }
    for (lines, message) in OTHER_NETWORKS {
        assert_eq!(answer(&format!("problem = \"other\"\n{UNNAMED}{lines}\n")), *message);
    }
}

#[test]
fn without_biases_there_is_no_row_0() {
    assert_eq!(read(BIASLESS).unwrap().heading(), "regression 2-2-1");
    for (from, to, message) in WITHOUT_BIAS {
        assert_eq!(answer(&changed(BIASLESS, from, to)), *message);
    }
}

#[test]
fn targets_of_binary_cross_entropy_are_probabilities() {
    assert_eq!(read(SIGMOIDS).unwrap().target(), [Number::typed(0.0, "0"), Number::typed(1.0, "1")]);
    for (from, to, message) in BINARY {
        assert_eq!(answer(&changed(SIGMOIDS, from, to)), *message);
    }
    let squared = changed(&changed(SIGMOIDS, "cross-entropy", "squared"), "[0, 1]", "[-3, 4]");
    assert_eq!(read(&squared).unwrap().target()[0].value, -3.0);
}

#[test]
fn what_does_not_belong_in_a_sample_is_named_with_its_number() {
    for (from, to, message) in SAMPLES {
        assert_eq!(answer(&changed(TWO, from, to)), *message);
    }
    for (from, to, message) in samples::CLASSES {
        assert_eq!(answer(&changed(TWO_DRAWN, from, to)), *message);
    }
    let (above, _) = TWO.split_once("[[sample]]").unwrap();
    for (lines, message) in NO_SAMPLES {
        assert_eq!(answer(&format!("{above}{lines}")), *message);
    }
}

#[test]
fn there_may_be_a_hundred_samples() {
    let (above, _) = TWO.split_once("[[sample]]").unwrap();
    let of = |samples| format!("{above}{}", "[[sample]]\nx = [1, 2]\ntarget = 3\n".repeat(samples));
    assert_eq!(read(&of(100)).unwrap().samples().len(), 100);
    assert_eq!(answer(&of(101)), "a.toml:6: sample: found 101 samples; expected 1 to 100");
}

#[test]
fn samples_are_read_in_their_order_and_with_their_reduction() {
    let scenario = read(TWO).unwrap();
    let samples = scenario.network_samples();
    assert_eq!(samples[0], Sample { input: vec![0.5, -1.0], target: vec![0.8] });
    assert_eq!(samples[1], Sample { input: vec![1.0, 0.0], target: vec![2.0] });
    assert_eq!(scenario.reduction(), Reduction::Mean);
    assert_eq!(read(&changed(TWO, "mean", "sum")).unwrap().reduction(), Reduction::Sum);
}

#[test]
fn one_sample_is_the_same_in_a_table_of_its_own() {
    let above = changed(TWO.split_once("[[sample]]").unwrap().0, "mean", "sum");
    let table = "[[sample]]\nx = [0.5, -1.0]\ntarget = 0.8\n";
    let plain = read(REGRESSION).unwrap();
    assert_eq!(read(&format!("{above}{table}")).unwrap(), plain);
    let without = changed(&above, "reduction = \"sum\"\n", "");
    assert_eq!(read(&format!("{without}{table}")).unwrap(), plain);
}

#[test]
fn beside_samples_a_seed_draws_the_weights_alone() {
    let scenario = read(TWO_DRAWN).unwrap();
    assert_eq!(scenario.heading(), "classification 1-3-3");
    assert_eq!(scenario.samples()[1].x, [Number::typed(2.0, "2")]);
    assert_eq!(scenario.samples()[1].target[2], Number::typed(1.0, "1"));
    let alone = Scenario::random(Architecture::CLASSIFICATION, scenario.sizes(), 7);
    assert_eq!(scenario.weights(), alone.weights());
    let sized = changed(TWO_DRAWN, "seed = 7", "seed = 7\nclasses = 5");
    assert_eq!(read(&sized).unwrap().heading(), "classification 1-3-5");
    let soft = changed(TWO_DRAWN, "target = 2", "target = [0.5, 0.5]");
    assert_eq!(read(&soft).unwrap().heading(), "classification 1-3-2");
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
    assert_eq!(scenario.weights()[1][0], [Number::typed(16.0, "16")]);
}

#[test]
fn a_number_is_typed_with_a_hundred_characters_at_the_most() {
    let alpha = |typed: &str| changed(REGRESSION, "alpha = 0.1", &format!("alpha = {typed}"));
    let hundred = format!("0.{}", "1".repeat(98));
    assert_eq!(read(&alpha(&hundred)).unwrap().alpha().source(), Some(&*hundred));
    assert!(read(&alpha(&format!("\"1/{}\"", "3".repeat(98)))).is_ok());

    let said = |found: String| format!("a.toml:2: alpha: found {found}; expected a number of at most 100 characters");
    assert_eq!(answer(&alpha(&format!("{hundred}1"))), said(format!("the number 0.{}…", "1".repeat(38))));
    assert_eq!(answer(&alpha(&"1".repeat(101))), said(format!("the number {}…", "1".repeat(40))));
    assert_eq!(answer(&alpha(&format!("0x{}1", "0".repeat(98)))), said(format!("the number 0x{}…", "0".repeat(38))));
    assert_eq!(answer(&alpha(&format!("\"1/{}\"", "3".repeat(99)))), said(format!("\"1/{}…\"", "3".repeat(38))));
    let spaced = alpha(&format!("\"1 /{}3\"", " ".repeat(100)));
    assert_eq!(answer(&spaced), said(format!("\"1 /{}…\"", " ".repeat(37))));
}

#[test]
fn a_message_is_short_however_long_the_text_is() {
    let long = |piece: &str| piece.repeat(200_000);
    for text in [
        changed(REGRESSION, "0.1", &format!("0.{}", long("1"))),
        changed(REGRESSION, "0.1", &format!("\"{}/3\"", long("1"))),
        changed(REGRESSION, "0.1", &format!("{},5", long("1"))),
        changed(REGRESSION, "0.1", &format!("[{}]", long("1, "))),
        changed(REGRESSION, "0.1", &format!("\"{}\"", long("e\u{301}"))),
        changed(REGRESSION, "0.1", &format!("\"{}\"", long("\u{301}"))),
        changed(REGRESSION, "0.1", &long("\u{202e}")),
        changed(REGRESSION, "[1, 2]", &format!("[1{}, 2", long(" "))),
        changed(REGRESSION, "\"regression\"", &format!("\"{}\"", long("a"))),
        changed(REGRESSION, "target", &long("k")),
        changed(CLASSIFICATION, "target = 1", &format!("target = {}", long("1"))),
        changed(DRAWN, "seed = 7", &format!("seed = {}", long("1"))),
        changed(BIASLESS, "\"none\"", &format!("\"{}\"", long("漢"))),
    ] {
        let message = read(&text).expect_err("it is no scenario").to_string();
        assert!(message.chars().count() < 600, "{} characters: {message}", message.chars().count());
        assert!(!message.contains(['\u{202e}', '\t']), "{message}");
    }
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
    let other = changed(REGRESSION, "\"regression\"", "\"other\"");
    assert_eq!(read(&format!("{other}{network}")).unwrap().problem(), None);
    let softmax = format!("{UNNAMED}output = \"softmax\"\nloss = \"cross-entropy\"\n");
    assert_eq!(read(&softmax).unwrap().problem(), Some(Problem::Classification));
}

#[test]
fn a_network_replaces_what_it_names_of_the_problems_own() {
    let network = "[network]\nhidden = \"tanh\"\noutput = \"sigmoid\"\nloss = \"half-squared\"\nbias = \"fixed\"\n";
    let sigmoid = OutputActivation::Each(Activation::SIGMOID);
    let scenario = read(&format!("{REGRESSION}{network}")).unwrap();
    let whole =
        Architecture { hidden: Activation::Tanh.into(), output: sigmoid, loss: Loss::HalfSquared, bias: Bias::Fixed };
    assert_eq!((scenario.problem(), scenario.architecture()), (Some(Problem::Regression), whole));
    let relu = read(&format!("{CLASSIFICATION}[network]\nhidden = \"relu\"\n")).unwrap();
    let whole = Architecture { hidden: Activation::Relu.into(), ..Architecture::CLASSIFICATION };
    assert_eq!((relu.problem(), relu.architecture()), (Some(Problem::Classification), whole));
    let leaky = "[network]\nhidden = { name = \"leaky-relu\", slope = 0.2 }\noutput = \"relu\"\n";
    let Architecture { hidden, output, .. } = read(&format!("{REGRESSION}{leaky}")).unwrap().architecture();
    assert_eq!((hidden.in_layer(1).name(), hidden.in_layer(1).apply(-1.0)), ("leaky-relu", -0.2));
    assert_eq!(output, OutputActivation::Each(Activation::Relu));
    let unnamed = read(&format!("{UNNAMED}output = \"sigmoid\"\nloss = \"squared\"\n")).unwrap();
    let whole = Architecture { output: sigmoid, ..Architecture::REGRESSION };
    assert_eq!((unnamed.problem(), unnamed.architecture()), (None, whole));
    assert_eq!((unnamed.problem_name(), unnamed.heading().as_str()), ("other", "network 2-3-1"));
}

#[test]
fn a_whole_number_is_a_class_of_softmax_outputs_only() {
    let squared = format!("{CLASSIFICATION}[network]\nloss = \"squared\"\n");
    assert_eq!(read(&squared).unwrap().target(), read(CLASSIFICATION).unwrap().target());
    let value = changed(REGRESSION, "0.8", "3");
    assert_eq!(read(&value).unwrap().target(), [Number::typed(3.0, "3")]);
}

#[test]
fn a_seed_draws_what_is_not_given_and_shifts_nothing() {
    let drawn = read(DRAWN).unwrap();
    assert_eq!(drawn, Scenario::random(Architecture::CLASSIFICATION, drawn.sizes(), 7));
    let given = read(&format!("{DRAWN}x = [1, 2]\n")).unwrap();
    assert_eq!(given.x(), [Number::typed(1.0, "1"), Number::typed(2.0, "2")]);
    assert_eq!((given.weights(), given.target()), (drawn.weights(), drawn.target()));
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
