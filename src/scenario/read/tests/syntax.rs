//! Changes to valid scenarios and the resulting errors: invalid TOML.

/// Invalid TOML.
pub(super) const SYNTAX: &[(&str, &str, &str)] = &[
    ("alpha = 0.1", "alpha = 0,1", "a.toml:2: alpha: found 0,1 with a decimal comma; expected a decimal point: 0.1"),
    ("[0.5, -1.0]", "[0,05, -1]", "a.toml:3: x: found 0,05 with a decimal comma; expected a decimal point: 0.05"),
    ("[0.5, -1.0]", "[1/2, 2]", "a.toml:3: x: found 1/2; expected a fraction in quotes, such as \"3/8\""),
    (
        "[0.5, -1.0]",
        "[0.5 1.0]",
        "a.toml:3: x: found values without a comma between them; expected one value, or a list such as [0.5, -1.0]",
    ),
    ("[0.5, -1.0]", "[−0.5, 1]", "a.toml:3: x: found −0.5; expected the minus sign of the keyboard: -"),
    (
        "[0.5, -1.0]",
        "[.5, 1]",
        "a.toml:3: x: found .5; expected one number such as 0.5, with digits on both sides of the point and no zeros before",
    ),
    (
        "[0.5, -1.0]",
        "[0.5, 1",
        "a.toml:4: x: found an incomplete list; expected a comma between two values, and a ] for every [",
    ),
    ("[0.5, -1.0]", "(0.5, 1)", "a.toml:3: x: found (0.5; expected a list in square brackets, such as [0.5, -1.0]"),
    (
        "alpha = 0.1",
        "alpha = 0.1\nalpha = 0.2",
        "a.toml:3: alpha: found the key a second time; expected each key only once",
    ),
    ("alpha = 0.1", "alpha", "a.toml:2: alpha: found a line without a value; expected a line such as alpha = 0.1"),
    ("alpha = 0.1", "alpha =", "a.toml:2: alpha: found nothing; expected a number, a list in [ ], or a text in quotes"),
    ("alpha = 0.1", "alpha: 0.1", "a.toml:2: alpha: found a line without a value; expected a line such as alpha = 0.1"),
    (
        "alpha = 0.1",
        "alpha = 00.1",
        "a.toml:2: alpha: found 00.1; expected one number such as 0.5, with digits on both sides of the point and no zeros before",
    ),
    ("alpha = 0.1", "alpha = a.b", "a.toml:2: alpha: found a.b; expected a number, a list in [ ], or a text in quotes"),
    ("alpha = 0.1", "= 0.1", "a.toml:2: scenario: found a line without a key; expected a line such as alpha = 0.1"),
    ("alpha = 0.1", "alpha == 0.1", "a.toml:2: alpha: found a second =; expected a line such as alpha = 0.1"),
    (
        "alpha = 0.1",
        "alpha = 0.1;",
        "a.toml:2: alpha: found 0.1;; expected one number such as 0.5, with digits on both sides of the point and no zeros before",
    ),
    (
        "alpha = 0.1",
        "alpha = 0.1 x",
        "a.toml:2: alpha: found values without a comma between them; expected one value, or a list such as [0.5, -1.0]",
    ),
    (
        "\"regression\"",
        "regression",
        "a.toml:1: problem: found regression; expected a number, a list in [ ], or a text in quotes",
    ),
    (
        "\"regression\"",
        "“regression”",
        "a.toml:1: problem: found “regression”; expected the straight quotes of the keyboard: \"",
    ),
    (
        "\"regression\"",
        "\"regression",
        "a.toml:1: problem: found an incomplete text; expected text between two quotes on one line, without control characters",
    ),
    (
        "problem",
        "title = \"a\u{1b}b\"\nproblem",
        "a.toml:1: title: found an incomplete text; expected text between two quotes on one line, without control characters",
    ),
    (
        "problem",
        "title = \"a\\qb\"\nproblem",
        "a.toml:1: title: found \"a\\qb\"; expected only \\\\, \\\", \\n, \\t and \\u0000 after a backslash",
    ),
    ("second", "[[sample]\nsecond", "a.toml:6: sample: found an unclosed [[; expected a line such as [[sample]]"),
    (
        "second",
        "[sample]\n[sample]\nsecond",
        "a.toml:7: sample: found sample a second time; expected double brackets around each: [[sample]]",
    ),
    (
        "second",
        "[sample]\n[[sample]]\nsecond",
        "a.toml:7: sample: found sample a second time; expected double brackets around each: [[sample]]",
    ),
    (
        "second",
        "[network]\n[network]\nsecond",
        "a.toml:7: network: found the key a second time; expected each key only once",
    ),
];
