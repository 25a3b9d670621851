//! Changes to valid scenarios and the resulting errors: several samples.

/// Invalid regressions with two samples.
pub(super) const SAMPLES: &[(&str, &str, &str)] = &[
    (
        "reduction = \"mean\"\n",
        "",
        "a.toml:1: reduction: missing; expected \"mean\" or \"sum\" of the losses of the 2 samples; the derivatives of the sum are 2 times as large",
    ),
    ("\"mean\"", "\"maen\"", "a.toml:3: reduction: found \"maen\"; expected \"mean\" or \"sum\" (did you mean mean?)"),
    ("\"mean\"", "2", "a.toml:3: reduction: found the number 2; expected a text in quotes"),
    ("[1, 0]", "[1, 0, 2]", "a.toml:10: sample 2, x: found 3 values; expected 2, the number in sample 1"),
    ("[1, 0]", "[]", "a.toml:10: sample 2, x: found no values; expected 1 to 64"),
    ("[1, 0]", "[nan, 0]", "a.toml:10: sample 2, x, i = 1: found nan; expected a number from -1000000 to 1000000"),
    ("[1, 0]", "1", "a.toml:10: sample 2, x: found the number 1; expected a list of numbers such as [0.5, -1.0]"),
    ("x = [1, 0]\n", "", "a.toml:9: sample 2, x: missing; expected the inputs, a list of numbers such as [0.5, -1.0]"),
    ("target = 2\n", "", "a.toml:9: sample 2, target: missing; expected the target value, a number such as 0.8"),
    (
        "target = 2",
        "target = [1, 2]",
        "a.toml:11: sample 2, target: found 2 values; expected 1, because the network has 1 output",
    ),
    (
        "target = 0.8",
        "target = [1, 2]",
        "a.toml:8: sample 1, target: found 2 values; expected 1, because the last table of weights has 1 column",
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
        "a.toml:12: sample 2, reduction: found an unknown key; expected reduction above the first line [[sample]]; keys below that line belong to the sample",
    ),
    (
        "target = 2",
        "target = 2\nhidden = \"tanh\"",
        "a.toml:12: sample 2, hidden: found an unknown key; expected hidden below a line [network]",
    ),
    (
        "alpha",
        "x = [1, 2]\nalpha",
        "a.toml:2: x: found x outside the [[sample]] tables; expected x and target in every [[sample]], or only once and no [[sample]]",
    ),
    (
        "alpha",
        "target = 3\nalpha",
        "a.toml:2: target: found target outside the [[sample]] tables; expected x and target in every [[sample]], or only once and no [[sample]]",
    ),
    (
        "[[1, 2], [3, 4], [5, 6]]",
        "[[1, 2], [3, 4]]",
        "a.toml:4: first: found 2 rows; expected 3, one for the bias and one for each of the inputs in x (for a network without biases write bias = \"none\" in [network])",
    ),
];

/// Replacements for both samples.
pub(super) const NO_SAMPLES: &[(&str, &str)] = &[
    (
        "",
        "a.toml:3: reduction: found reduction without [[sample]] tables; expected reduction only with [[sample]] tables; for one sample, mean and sum are the same",
    ),
    (
        "[sample]\nx = [1, 0]\ntarget = 2\n",
        "a.toml:6: sample: found a table; expected a line [[sample]] for each sample, with its x and target below it",
    ),
    ("sample = []\n", "a.toml:6: sample: found no samples; expected 1 to 100"),
    (
        "sample = [1, 2]\n",
        "a.toml:6: sample 1: found the number 1; expected a line [[sample]] for each sample, with its x and target below it",
    ),
    (
        "[[sample]]\nx = [1, nan]\ntarget = 2\n",
        "a.toml:7: sample 1, x, i = 2: found nan; expected a number from -1000000 to 1000000",
    ),
];

/// Invalid classifications with two samples and a seed.
pub(super) const CLASSES: &[(&str, &str, &str)] = &[
    (
        "target = 2",
        "target = 3",
        "a.toml:10: sample 2, target: found the class 3; expected a class from 0 to 2; there are 3 classes",
    ),
    (
        "target = 2",
        "target = [0, 0.5, 0.4]",
        "a.toml:10: sample 2, target: found values with the sum 0.9; expected a distribution with the sum 1 (write a single class without brackets)",
    ),
    (
        "target = 2",
        "target = 0.5",
        "a.toml:10: sample 2, target: found the number 0.5; expected a class (a whole number) or a distribution such as [0, 1, 0]",
    ),
    ("target = 2", "target = []", "a.toml:10: sample 2, target: found no values; expected 1 to 64"),
    ("x = [2]", "x = [2, 3]", "a.toml:9: sample 2, x: found 2 values; expected 1, the number in sample 1"),
];
