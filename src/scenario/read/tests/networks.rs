//! Changes to scenarios that can be read, and what they are answered with: other networks.

/// What is no classification.
pub(super) const CLASSES: &[(&str, &str, &str)] = &[
    (
        "target = 1",
        "target = 2",
        "a.toml:4: target: found the class 2; expected a class from 0 to 1, as there are 2 classes",
    ),
    (
        "target = 1",
        "target = -1",
        "a.toml:4: target: found the class -1; expected a class from 0 to 1, as there are 2 classes",
    ),
    (
        "target = 1",
        "target = 1.0",
        "a.toml:4: target: found the number 1.0; expected a class, which is a whole number, or a distribution such as [0, 1, 0]",
    ),
    (
        "target = 1",
        "target = \"1\"",
        "a.toml:4: target: found \"1\"; expected a class, which is a whole number, or a distribution such as [0, 1, 0]",
    ),
    (
        "target = 1",
        "target = [0.5, 0.4]",
        "a.toml:4: target: found values that add up to 0.9; expected a distribution, which adds up to 1 (a class alone is written without brackets)",
    ),
    (
        "target = 1",
        "target = [1.5, -0.5]",
        "a.toml:4: target, n = 0: found 1.5; expected a number from 0 to 1, as it is a share of a distribution",
    ),
    ("target = 1", "target = [0, 1, 0]", "a.toml:4: target: found 3 values; expected 2, as second has 2 columns"),
    (
        "target = 1",
        "target = 99999999999999999999999",
        "a.toml:4: target: found the class 99999999999999999999999; expected a class from 0 to 1, as there are 2 classes",
    ),
    (
        "[[1, 2], [3, 4], [5, 6]]\n",
        "[[1, 2], [3], [5, 6]]\n",
        "a.toml:5: first, row i = 1: found 1 column; expected 2, as many as in the row before",
    ),
];

/// Lines below `[network]`, beside the problem.
pub(super) const NETWORKS: &[(&str, &str)] = &[
    (
        "hidden = \"tanh\"",
        "a.toml:8: network.hidden: found \"tanh\", which cannot be walked in a regression yet; expected \"sigmoid\"",
    ),
    (
        "output = \"softmax\"",
        "a.toml:8: network.output: found \"softmax\", which cannot be walked in a regression yet; expected \"linear\"",
    ),
    (
        "bias = \"fixed\"",
        "a.toml:8: network.bias: found \"fixed\", which cannot be walked in a regression yet; expected \"trained\"",
    ),
    (
        "loss = \"half-squared\"",
        "a.toml:8: network.loss: found \"half-squared\", which cannot be walked in a regression yet; expected \"squared\"",
    ),
    (
        "hidden = \"sigmiod\"",
        "a.toml:8: network.hidden: found \"sigmiod\"; expected \"sigmoid\", \"tanh\" or \"relu\" (did you mean sigmoid?)",
    ),
    ("output = 3", "a.toml:8: network.output: found the number 3; expected a text in quotes"),
    (
        "activation = \"x\"",
        "a.toml:8: network.activation: found an unknown key; expected one of hidden, output, loss, bias",
    ),
    (
        "x = [1]",
        "a.toml:8: network.x: found an unknown key; expected x above the line [network], as whatever follows it belongs to it",
    ),
    (
        "[[sample]]\nx = [1]\ntarget = 1",
        "a.toml:8: sample: found several samples, which cannot be walked yet; expected one sample, given as x and target",
    ),
    ("[network", "a.toml:8: network: found a [ that is not closed; expected a line such as [network]"),
    ("[network]\n[network]", "a.toml:8: network: found the key a second time; expected every key only once"),
];

/// Lines below `[network]`, without a problem.
pub(super) const UNNAMED_NETWORKS: &[(&str, &str)] = &[
    (
        "",
        "a.toml:1: problem: found no such key; expected \"regression\" or \"classification\", or a [network] with output and loss",
    ),
    (
        "output = \"linear\"",
        "a.toml:1: problem: found no such key; expected \"regression\" or \"classification\", or a [network] with output and loss",
    ),
    (
        "output = \"sigmoid\"\nloss = \"cross-entropy\"",
        "a.toml:5: network.loss: found \"cross-entropy\" with the output \"sigmoid\", which cannot be walked yet; expected \"squared\" with \"linear\", or \"cross-entropy\" with \"softmax\"",
    ),
    (
        "output = \"softmax\"\nloss = \"cross-entropy\"\nhidden = \"relu\"",
        "a.toml:6: network.hidden: found \"relu\", which cannot be walked in a classification yet; expected \"sigmoid\"",
    ),
];

/// Lines beside a seed.
pub(super) const SEEDS: &[(&str, &str)] = &[
    ("target = 3", "a.toml:4: target: found the class 3; expected a class from 0 to 2, as there are 3 classes"),
    ("classes = 0", "a.toml:4: classes: found the number 0; expected a whole number from 1 to 16"),
    ("classes = 17", "a.toml:4: classes: found the number 17; expected a whole number from 1 to 16"),
    ("classes = 2.5", "a.toml:4: classes: found the number 2.5; expected a whole number from 1 to 16"),
    ("hidden_units = \"3\"", "a.toml:4: hidden_units: found \"3\"; expected a whole number from 1 to 16"),
    ("classes = 2\ntarget = [0, 1, 0]", "a.toml:4: classes: found the number 2; expected 3, as many as target has"),
    ("x = []", "a.toml:4: x: found no values; expected 1 to 16"),
    ("seed = -1", "a.toml:3: seed: found the number -1; expected a whole number from 0 to 18446744073709551615"),
    ("target = []", "a.toml:4: target: found no values; expected 1 to 16"),
];
