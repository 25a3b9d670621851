//! Changes to valid scenarios and the resulting errors: invalid regressions.

/// Valid TOML, but invalid regressions.
pub(super) const VALUES: &[(&str, &str, &str)] = &[
    (
        "alpha",
        "aplha",
        "a.toml:2: aplha: found an unknown key; expected one of title, problem, alpha, lambda, x, target, first, second, weights, seed, hidden_units, classes, network, reduction, sample (did you mean alpha?)",
    ),
    (
        "[0.5, -1.0]",
        "[0,5, -1,0]",
        "a.toml:5: first: found 3 rows; expected 5, one for the bias and one for each of the inputs in x (write decimals with a point: 0.5 instead of 0,5)",
    ),
    ("[0.5, -1.0]", "\"abc\"", "a.toml:3: x: found \"abc\"; expected a list of numbers such as [0.5, -1.0]"),
    (
        "[0.5, -1.0]",
        "[\"abc\", 1]",
        "a.toml:3: x, i = 1: found \"abc\"; expected a number such as 0.5, or a fraction such as \"3/8\"",
    ),
    ("[0.5, -1.0]", "[]", "a.toml:3: x: found no values; expected 1 to 64"),
    ("[0.5, -1.0]", "[nan, 1]", "a.toml:3: x, i = 1: found nan; expected a number from -1000000 to 1000000"),
    ("[0.5, -1.0]", "[1, -inf]", "a.toml:3: x, i = 2: found -inf; expected a number from -1000000 to 1000000"),
    ("[0.5, -1.0]", "[1, 1e400]", "a.toml:3: x, i = 2: found 1e400; expected a number from -1000000 to 1000000"),
    (
        "[0.5, -1.0]",
        "[1, 1000000.1]",
        "a.toml:3: x, i = 2: found 1000000.1; expected a number from -1000000 to 1000000",
    ),
    (
        "[0.5, -1.0]",
        "[1, 2, 3]",
        "a.toml:5: first: found 3 rows; expected 4, one for the bias and one for each of the inputs in x (for a network without biases write bias = \"none\" in [network])",
    ),
    (
        "[0.5, -1.0]",
        "[\"1/0\", 2]",
        "a.toml:3: x, i = 1: found \"1/0\"; expected a fraction with a denominator other than 0",
    ),
    (
        "[0.5, -1.0]",
        "[\"0,5\", 2]",
        "a.toml:3: x, i = 1: found \"0,5\"; expected a number without quotes, with a decimal point instead of a comma",
    ),
    (
        "[0.5, -1.0]",
        "[\"0.5\", 2]",
        "a.toml:3: x, i = 1: found \"0.5\"; expected the number without quotes; quotes are for fractions",
    ),
    ("[0.5, -1.0]", "[[0.5], 1]", "a.toml:3: x, i = 1: found the list [0.5]; expected a number"),
    ("[0.5, -1.0]", "[true, 1]", "a.toml:3: x, i = 1: found true; expected a number"),
    ("[0.5, -1.0]", "0.5", "a.toml:3: x: found the number 0.5; expected a list of numbers such as [0.5, -1.0]"),
    (
        "[0.5, -1.0]",
        "[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1]",
        "a.toml:3: x: found 65 values; expected 1 to 64 (write decimals with a point: 0.5 instead of 0,5)",
    ),
    ("alpha = 0.1", "alpha = -0.1", "a.toml:2: alpha: found -0.1; expected a number that is not negative"),
    (
        "alpha = 0.1",
        "alpha = \"fast\"",
        "a.toml:2: alpha: found \"fast\"; expected a number such as 0.5, or a fraction such as \"3/8\"",
    ),
    ("alpha = 0.1\n", "", "a.toml:1: alpha: missing; expected the learning rate, a number such as 0.1"),
    ("alpha = 0.1", "alpha = 1979-05-27", "a.toml:2: alpha: found the date or time 1979-05-27; expected a number"),
    (
        "problem = \"regression\"\n",
        "",
        "a.toml:1: problem: missing; expected \"regression\" or \"classification\", or a [network] with output and loss",
    ),
    (
        "\"regression\"",
        "\"regresion\"",
        "a.toml:1: problem: found \"regresion\"; expected \"regression\", \"classification\" or \"other\" (did you mean regression?)",
    ),
    (
        "\"regression\"",
        "3",
        "a.toml:1: problem: found the number 3; expected \"regression\", \"classification\" or \"other\"",
    ),
    ("target = 0.8\n", "", "a.toml:1: target: missing; expected the target value, a number such as 0.8"),
    (
        "target = 0.8",
        "target = [0.8, 0.9]",
        "a.toml:4: target: found 2 values; expected 1, because the last table of weights has 1 column",
    ),
    (
        "target = 0.8",
        "target = []",
        "a.toml:4: target: found no values; expected 1, because the last table of weights has 1 column",
    ),
    ("x = [0.5, -1.0]\n", "", "a.toml:1: x: missing; expected the inputs, a list of numbers such as [0.5, -1.0]"),
    (
        "first = [[1, 2], [3, 4], [5, 6]]\n",
        "",
        "a.toml:1: first: missing; expected rows of weights, row 0 for the bias, or a seed for random weights",
    ),
    ("[3, 4]", "[3]", "a.toml:5: first, row i = 1: found 1 column; expected 2, the number in the row before"),
    (
        "[3, 4]",
        "3",
        "a.toml:5: first, row i = 1: found the number 3; expected a row: a list of numbers such as [0.5, -1.0]",
    ),
    (
        "[[1, 2], [3, 4], [5, 6]]",
        "[]",
        "a.toml:5: first: found no rows; expected 3, one for the bias and one for each of the inputs in x",
    ),
    (
        "[[1, 2], [3, 4], [5, 6]]",
        "[1, 2]",
        "a.toml:5: first, row i = 0: found the number 1; expected a row: a list of numbers such as [0.5, -1.0]",
    ),
    ("[[1, 2], [3, 4], [5, 6]]", "[[], [], []]", "a.toml:5: first, row i = 0: found no columns; expected 1 to 64"),
    (
        "[[1], [2], [3]]",
        "[[1], [2]]",
        "a.toml:6: second: found 2 rows; expected 3, one for the bias and one for each hidden unit (a column of the table before it) (for a network without biases write bias = \"none\" in [network])",
    ),
    (
        "[[1], [2], [3]]",
        "[1, 2, 3]",
        "a.toml:6: second, row k = 0: found the number 1; expected a row: a list of numbers such as [0.5, -1.0]",
    ),
    (
        "[[1], [2], [3]]",
        "[[1], [2, 3], [4]]",
        "a.toml:6: second, row k = 1: found 2 columns; expected 1, the number in the row before",
    ),
    (
        "[2]",
        "[\"a\\u001b\"]",
        "a.toml:6: second, row k = 1, column n = 0: found \"a\\u{1b}\"; expected a number such as 0.5, or a fraction such as \"3/8\"",
    ),
    ("problem", "title = 3\nproblem", "a.toml:1: title: found the number 3; expected a text in quotes"),
    (
        "problem",
        "hidden = \"tanh\"\nproblem",
        "a.toml:1: hidden: found an unknown key; expected hidden below a line [network]",
    ),
    (
        "problem",
        "\"\\u001b\" = 1\nproblem",
        "a.toml:1: \\u{1b}: found an unknown key; expected one of title, problem, alpha, lambda, x, target, first, second, weights, seed, hidden_units, classes, network, reduction, sample",
    ),
    (
        "problem",
        "classes = 3\nproblem",
        "a.toml:1: classes: found classes without a seed; expected only the tables of weights; they give the number of units",
    ),
    (
        "problem",
        "seed = 3\nproblem",
        "a.toml:6: first: found weights together with a seed; expected tables of weights, or a seed for random ones",
    ),
    (
        "problem",
        "reduction = \"mean\"\nproblem",
        "a.toml:1: reduction: found reduction without [[sample]] tables; expected reduction only with [[sample]] tables; for one sample, mean and sum are the same",
    ),
    (
        "problem",
        "network = 3\nproblem",
        "a.toml:1: network: found the number 3; expected a table: a line [network] and its keys below",
    ),
    (
        "problem",
        "momentum = 0.9\nproblem",
        "a.toml:1: momentum: found an unknown key; expected no momentum; a step is plain gradient descent, a := a - alpha dE/da",
    ),
    ("alpha = 0.1", "alpha = 0.1\nlambda = -1", "a.toml:3: lambda: found -1; expected a number that is not negative"),
    (
        "problem",
        "learning_rate = 0.1\nproblem",
        "a.toml:1: learning_rate: found an unknown key; expected the key alpha for the learning rate",
    ),
];
