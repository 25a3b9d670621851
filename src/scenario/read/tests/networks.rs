//! Changes to valid scenarios and the resulting errors: other networks.

/// Invalid classifications.
pub(super) const CLASSES: &[(&str, &str, &str)] = &[
    (
        "target = 1",
        "target = 2",
        "a.toml:4: target: found the class 2; expected a class from 0 to 1; there are 2 classes",
    ),
    (
        "target = 1",
        "target = -1",
        "a.toml:4: target: found the class -1; expected a class from 0 to 1; there are 2 classes",
    ),
    (
        "target = 1",
        "target = 1.0",
        "a.toml:4: target: found the number 1.0; expected a class (a whole number) or a distribution such as [0, 1, 0]",
    ),
    (
        "target = 1",
        "target = \"1\"",
        "a.toml:4: target: found \"1\"; expected a class (a whole number) or a distribution such as [0, 1, 0]",
    ),
    (
        "target = 1",
        "target = [0.5, 0.4]",
        "a.toml:4: target: found values with the sum 0.9; expected a distribution with the sum 1 (write a single class without brackets)",
    ),
    (
        "target = 1",
        "target = [1.5, -0.5]",
        "a.toml:4: target, n = 0: found 1.5; expected a number from 0 to 1, because it is a share of a distribution",
    ),
    (
        "target = 1",
        "target = [0, 1, 0]",
        "a.toml:4: target: found 3 values; expected 2, because the last table of weights has 2 columns",
    ),
    (
        "target = 1",
        "target = 99999999999999999999999",
        "a.toml:4: target: found the class 99999999999999999999999; expected a class from 0 to 1; there are 2 classes",
    ),
    (
        "[[1, 2], [3, 4], [5, 6]]\n",
        "[[1, 2], [3], [5, 6]]\n",
        "a.toml:5: first, row i = 1: found 1 column; expected 2, the number in the row before",
    ),
];

/// Lines below `[network]` in a regression.
pub(super) const NETWORKS: &[(&str, &str)] = &[
    (
        "loss = \"cross-entropy\"",
        "a.toml:8: network.loss: found \"cross-entropy\" with the output \"linear\"; expected \"squared\" or \"half-squared\", because cross-entropy takes logarithms of outputs between 0 and 1, which only sigmoid and softmax give, and not linear",
    ),
    (
        "output = \"tanh\"\nloss = \"cross-entropy\"",
        "a.toml:9: network.loss: found \"cross-entropy\" with the output \"tanh\"; expected \"squared\" or \"half-squared\", because cross-entropy takes logarithms of outputs between 0 and 1, which only sigmoid and softmax give, and not tanh",
    ),
    (
        "hidden = { slope = 2 }",
        "a.toml:8: network.hidden.name: found a table without it; expected also the name of the activation, as in { name = \"sigmoid\", slope = 2 }",
    ),
    (
        "hidden = { name = \"sigmoid\", slope = 0 }",
        "a.toml:8: network.hidden.slope: found the number 0; expected a number above 0 and at most 100",
    ),
    (
        "hidden = { name = \"leaky-relu\", slope = 1 }",
        "a.toml:8: network.hidden.slope: found the number 1; expected a number from 0 to below 1",
    ),
    (
        "output = { name = \"elu\", slope = 1 }",
        "a.toml:8: network.output: found the key slope; expected name and scale",
    ),
    (
        "output = { name = \"tanh\", slope = 1 }",
        "a.toml:8: network.output: found the key slope; expected only its name: tanh has no parameter",
    ),
    (
        "hidden = \"logistic\"",
        "a.toml:8: network.hidden: found \"logistic\"; expected \"sigmoid\", which is this function",
    ),
    (
        "output = \"leaky-relu(0.2)\"",
        "a.toml:8: network.output: found \"leaky-relu(0.2)\"; expected { name = \"leaky-relu\", slope = 0.01 } for another parameter",
    ),
    (
        "output = \"sofmax\"",
        "a.toml:8: network.output: found \"sofmax\"; expected \"linear\", \"sigmoid\", \"bipolar-sigmoid\", \"tanh\", \"relu\", \"leaky-relu\", \"elu\", \"softplus\", \"swish\" or \"softmax\" (did you mean softmax?)",
    ),
    (
        "hidden = \"sigmiod\"",
        "a.toml:8: network.hidden: found \"sigmiod\"; expected \"linear\", \"sigmoid\", \"bipolar-sigmoid\", \"tanh\", \"relu\", \"leaky-relu\", \"elu\", \"softplus\" or \"swish\" (did you mean sigmoid?)",
    ),
    (
        "loss = \"halfsquared\"",
        "a.toml:8: network.loss: found \"halfsquared\"; expected \"squared\", \"half-squared\" or \"cross-entropy\" (did you mean half-squared?)",
    ),
    ("bias = \"learnt\"", "a.toml:8: network.bias: found \"learnt\"; expected \"trained\", \"fixed\" or \"none\""),
    ("output = 3", "a.toml:8: network.output: found the number 3; expected a text in quotes"),
    (
        "activation = \"x\"",
        "a.toml:8: network.activation: found an unknown key; expected one of hidden, output, loss, bias",
    ),
    (
        "x = [1]",
        "a.toml:8: network.x: found an unknown key; expected x above the line [network]; keys below that line belong to [network]",
    ),
    (
        "bias = \"none\"",
        "a.toml:5: first: found 3 rows; expected 2, one for each of the inputs in x; with bias = \"none\" there is no row 0",
    ),
    ("[network", "a.toml:8: network: found an unclosed [; expected a line such as [network]"),
    ("[network]\n[network]", "a.toml:8: network: found the key a second time; expected each key only once"),
];

/// Lines below `[network]` in a classification.
pub(super) const CLASSIFYING_NETWORKS: &[(&str, &str)] = &[
    (
        "output = \"tanh\"",
        "a.toml:8: network.output: found \"tanh\" with the cross-entropy of a classification; expected also a line loss = \"squared\" or \"half-squared\", because cross-entropy takes logarithms of outputs between 0 and 1, which only sigmoid and softmax give, and not tanh",
    ),
    (
        "output = \"linear\"",
        "a.toml:8: network.output: found \"linear\" with the cross-entropy of a classification; expected also a line loss = \"squared\" or \"half-squared\", because cross-entropy takes logarithms of outputs between 0 and 1, which only sigmoid and softmax give, and not linear",
    ),
    (
        "output = \"sigmoid\"",
        "a.toml:4: target: found 1 value; expected 2, because the last table of weights has 2 columns (a single class is for softmax outputs)",
    ),
];

const NO_PROBLEM: &str =
    "a.toml:1: problem: missing; expected \"regression\" or \"classification\", or a [network] with output and loss";

/// Lines below `[network]`, without a problem.
pub(super) const UNNAMED_NETWORKS: &[(&str, &str)] = &[
    ("", NO_PROBLEM),
    ("output = \"linear\"", NO_PROBLEM),
    ("loss = \"squared\"", NO_PROBLEM),
    (
        "output = \"tanh\"\nloss = \"cross-entropy\"",
        "a.toml:5: network.loss: found \"cross-entropy\" with the output \"tanh\"; expected \"squared\" or \"half-squared\", because cross-entropy takes logarithms of outputs between 0 and 1, which only sigmoid and softmax give, and not tanh",
    ),
];

/// Lines below `[network]` with a problem that is neither of the document's.
pub(super) const OTHER_NETWORKS: &[(&str, &str)] = &[
    (
        "",
        "a.toml:1: problem: found \"other\" without network.output and network.loss; expected output and loss below a line [network]; problem \"other\" does not set them",
    ),
    (
        "output = \"tanh\"",
        "a.toml:1: problem: found \"other\" without network.loss; expected output and loss below a line [network]; problem \"other\" does not set them",
    ),
    (
        "loss = \"squared\"",
        "a.toml:1: problem: found \"other\" without network.output; expected output and loss below a line [network]; problem \"other\" does not set them",
    ),
];

/// Invalid networks without biases.
pub(super) const WITHOUT_BIAS: &[(&str, &str, &str)] = &[
    (
        "[[3], [4]]",
        "[[0], [3], [4]]",
        "a.toml:6: second: found 3 rows; expected 2, one for each hidden unit (a column of the table before it); with bias = \"none\" there is no row 0",
    ),
    (
        "x = [0.5, -1.0]",
        "x = [0.5]",
        "a.toml:5: first: found 2 rows; expected 1, one for the one input in x; with bias = \"none\" there is no row 0",
    ),
    ("[3, 4]", "[3]", "a.toml:5: first, row i = 2: found 1 column; expected 2, the number in the row before"),
    (
        "[3, 4]",
        "[3, inf]",
        "a.toml:5: first, row i = 2, column k = 2: found inf; expected a number from -1000000 to 1000000",
    ),
    (
        "[[3], [4]]",
        "[3, 4]",
        "a.toml:6: second, row k = 1: found the number 3; expected a row: a list of numbers such as [0.5, -1.0]",
    ),
    (
        "second = [[3], [4]]\n",
        "",
        "a.toml:1: second: missing; expected rows of weights without a row for the bias, or a seed for random weights",
    ),
];

/// Invalid targets of binary cross-entropy.
pub(super) const BINARY: &[(&str, &str, &str)] = &[
    (
        "target = [0, 1]",
        "target = [0, 2]",
        "a.toml:3: target, n = 1: found 2; expected a number from 0 to 1, because it is a probability in the cross-entropy of a sigmoid output",
    ),
    (
        "target = [0, 1]",
        "target = -0.5",
        "a.toml:3: target, n = 0: found -0.5; expected a number from 0 to 1, because it is a probability in the cross-entropy of a sigmoid output",
    ),
    (
        "target = [0, 1]",
        "target = [0, 1]\nclasses = 2",
        "a.toml:4: classes: found the number 2; expected no key classes without softmax outputs; target gives the number of outputs",
    ),
];

/// Lines added to a seed.
pub(super) const SEEDS: &[(&str, &str)] = &[
    ("target = 3", "a.toml:4: target: found the class 3; expected a class from 0 to 2; there are 3 classes"),
    ("classes = 0", "a.toml:4: classes: found the number 0; expected a whole number from 1 to 64"),
    ("classes = 65", "a.toml:4: classes: found the number 65; expected a whole number from 1 to 64"),
    ("classes = 2.5", "a.toml:4: classes: found the number 2.5; expected a whole number from 1 to 64"),
    (
        "hidden_units = \"3\"",
        "a.toml:4: hidden_units: found \"3\"; expected a whole number from 1 to 64, or a list of at most 5 of them such as [4, 3]",
    ),
    (
        "classes = 2\ntarget = [0, 1, 0]",
        "a.toml:4: classes: found the number 2; expected 3, the number of values in target",
    ),
    ("x = []", "a.toml:4: x: found no values; expected 1 to 64"),
    ("seed = -1", "a.toml:3: seed: found the number -1; expected a whole number from 0 to 18446744073709551615"),
    ("target = []", "a.toml:4: target: found no values; expected 1 to 64"),
];
