//! Changes to scenarios that can be read, and what they are answered with: several samples.

/// What is no regression with two samples.
pub(super) const SAMPLES: &[(&str, &str, &str)] = &[
    (
        "reduction = \"mean\"\n",
        "",
        "a.toml:1: reduction: found no such key; expected \"mean\" or \"sum\" of the losses of the 2 samples, as derivatives of the sum are 2 times as large",
    ),
    ("\"mean\"", "\"maen\"", "a.toml:3: reduction: found \"maen\"; expected \"mean\" or \"sum\" (did you mean mean?)"),
    ("\"mean\"", "2", "a.toml:3: reduction: found the number 2; expected a text in quotes"),
    ("[1, 0]", "[1, 0, 2]", "a.toml:10: sample 2, x: found 3 values; expected 2, as many as in sample 1"),
    ("[1, 0]", "[]", "a.toml:10: sample 2, x: found no values; expected 1 to 16"),
    ("[1, 0]", "[nan, 0]", "a.toml:10: sample 2, x, i = 1: found nan; expected a number from -1000000 to 1000000"),
    ("[1, 0]", "1", "a.toml:10: sample 2, x: found the number 1; expected a list of numbers such as [0.5, -1.0]"),
    (
        "x = [1, 0]\n",
        "",
        "a.toml:9: sample 2, x: found no such key; expected the inputs, a list of numbers such as [0.5, -1.0]",
    ),
    (
        "target = 2\n",
        "",
        "a.toml:9: sample 2, target: found no such key; expected the value to be learnt, a number such as 0.8",
    ),
    (
        "target = 2",
        "target = [1, 2]",
        "a.toml:11: sample 2, target: found 2 values; expected 1, as the network has 1 output",
    ),
    (
        "target = 0.8",
        "target = [1, 2]",
        "a.toml:8: sample 1, target: found 2 values; expected 1, as second has 1 column",
    ),
    ("target = 2", "target = true", "a.toml:11: sample 2, target: found true; expected a number"),
    (
        "target = 2",
        "targte = 2",
        "a.toml:11: sample 2, targte: found an unknown key; expected one of x, target (did you mean target?)",
    ),
    (
        "target = 2",
        "target = 2\nreduction = \"sum\"",
        "a.toml:12: sample 2, reduction: found an unknown key; expected reduction above the first line [[sample]], as whatever follows it belongs to that sample",
    ),
    (
        "target = 2",
        "target = 2\nhidden = \"tanh\"",
        "a.toml:12: sample 2, hidden: found an unknown key; expected hidden below a line [network]",
    ),
    (
        "alpha",
        "x = [1, 2]\nalpha",
        "a.toml:2: x: found it beside a [[sample]]; expected x and target either in every [[sample]], or once and without any",
    ),
    (
        "alpha",
        "target = 3\nalpha",
        "a.toml:2: target: found it beside a [[sample]]; expected x and target either in every [[sample]], or once and without any",
    ),
    (
        "[[1, 2], [3, 4], [5, 6]]",
        "[[1, 2], [3, 4]]",
        "a.toml:4: first: found 2 rows; expected 3, one for the bias and one for each of the inputs in x (a network without biases says bias = \"none\" in [network])",
    ),
];

/// What takes the place of both samples.
pub(super) const NO_SAMPLES: &[(&str, &str)] = &[
    (
        "",
        "a.toml:3: reduction: found it without a [[sample]]; expected it with [[sample]] tables only, as the loss of one sample is its own mean and sum",
    ),
    (
        "[sample]\nx = [1, 0]\ntarget = 2\n",
        "a.toml:6: sample: found a table; expected a line [[sample]] for each sample, with its x and target below",
    ),
    ("sample = []\n", "a.toml:6: sample: found no samples; expected 1 to 100"),
    (
        "sample = [1, 2]\n",
        "a.toml:6: sample 1: found the number 1; expected a line [[sample]] for each sample, with its x and target below",
    ),
    (
        "[[sample]]\nx = [1, nan]\ntarget = 2\n",
        "a.toml:7: sample 1, x, i = 2: found nan; expected a number from -1000000 to 1000000",
    ),
];

/// What is no classification with two samples and a seed.
pub(super) const CLASSES: &[(&str, &str, &str)] = &[
    (
        "target = 2",
        "target = 3",
        "a.toml:10: sample 2, target: found the class 3; expected a class from 0 to 2, as there are 3 classes",
    ),
    (
        "target = 2",
        "target = [0, 0.5, 0.4]",
        "a.toml:10: sample 2, target: found values that add up to 0.9; expected a distribution, which adds up to 1 (a class alone is written without brackets)",
    ),
    (
        "target = 2",
        "target = 0.5",
        "a.toml:10: sample 2, target: found the number 0.5; expected a class, which is a whole number, or a distribution such as [0, 1, 0]",
    ),
    ("target = 2", "target = []", "a.toml:10: sample 2, target: found no values; expected 1 to 16"),
    ("x = [2]", "x = [2, 3]", "a.toml:9: sample 2, x: found 2 values; expected 1, as many as in sample 1"),
];
