use super::{entries, parse};

fn read(text: &str) -> Vec<String> {
    super::read(text, "a.csv")
}

fn said(text: &str) -> String {
    super::said(text, "a.csv")
}

/// What is said of a line that is not the first.
fn said_of(line: &str) -> String {
    said(&format!("E,1\n{line}")).replacen(":2: ", "", 1)
}

#[test]
fn a_line_is_a_quantity_and_its_value() {
    for (line, entry) in [
        ("dE/da12(0),-0.0476", "1 dE/da12(0) = -0.0476"),
        ("a3,12(0)',0.5", "1 a3,12(0)' = 0.5"),
        ("dE/da1,2(0);0,5", "1 dE/da1,2(0) = 0,5"),
        ("\"dE/da12(0)\",0.5", "1 dE/da12(0) = 0.5"),
        ("\" E' \" ; \"0,29\" ", "1 E' = 0,29"),
        ("E' , 0.29", "1 E' = 0.29"),
        ("∂E/∂a₁₂⁽⁰⁾\t0.1", "1 ∂E/∂a₁₂⁽⁰⁾ = 0.1"),
        ("O1(1),\"0,73\"", "1 O1(1) = 0,73"),
        ("X1(1)\t0,73", "1 X1(1) = 0,73"),
        ("E\t\t\t0.5", "1 E = 0.5"),
        ("  E,3/8", "1 E = 3/8"),
        ("y,0.8", "1 y = 0.8"),
        ("E;−1.2·10^-3", "1 E = −1.2·10^-3"),
    ] {
        assert_eq!(read(line), [entry], "{line}");
    }
}

#[test]
fn each_line_has_its_own_separator() {
    assert_eq!(read("E,0.3\nE';0,3\nX1(1)\t0,3"), ["1 E = 0.3", "2 E' = 0,3", "3 X1(1) = 0,3"]);
}

#[test]
fn a_blank_value_is_no_answer() {
    for line in [
        "E",
        "E,",
        "E;;",
        "E\t\t",
        "E , ",
        "E,\"\"",
        "E,,,",
        "\"E\"",
        "E,# later",
        "E # later",
        "E;-",
        "E,\"—\"",
        "E\tn/a",
    ] {
        assert_eq!(read(line), ["1 E = "], "{line}");
        assert_eq!(parse(line, "a.csv").entries[0].value, None, "{line}");
    }
}

#[test]
fn titles_empty_rows_and_comments_are_passed_over() {
    for title in [
        "quantity,value",
        "Größe;Wert",
        "\"Quantity\",\"Value\"",
        "Name\tValue\tRemark",
        "Ergebnis;Wert",
        "label;",
        "sep=;\nquantity;value",
    ] {
        let text = format!("# Ada\n\n{title}\n,,\n \t \n\"\";\"\"\n# E,1\nE;1;;\n   # \nX1(1),2,, # sure\n");
        let lines = entries(&parse(&text, "a.csv"));
        assert_eq!(parse(&text, "a.csv").faults, [], "{title}");
        assert_eq!(lines.len(), 2, "{title}");
        assert!(lines[0].ends_with("E = 1") && lines[1].ends_with("X1(1) = 2"), "{lines:?}");
    }
}

#[test]
fn only_a_first_line_without_a_number_is_titles() {
    let no_name =
        |cell: &str| format!("found \"{cell}\"; expected a quantity such as X1(1), O1(1), E, dE/da12(0) or a12(0)'");
    assert_eq!(said("foo,1\nE,2"), format!(":1: {}", no_name("foo")));
    assert_eq!(said("foo,12%\nE,2"), format!(":1: {}", no_name("foo")));
    assert_eq!(said("E,2\nquantity,value"), format!(":2: {}", no_name("quantity")));
    assert_eq!(said("E,abc"), ":1: found \"abc\"; expected a number such as 0.25, -1.2e-3 or 3/8");
    assert!(said("E: 0.3").starts_with(":1: found \": 0.3\" after E"));
}

#[test]
fn every_end_of_line_is_one() {
    for end in ["\n", "\r\n", "\r"] {
        assert_eq!(read(&["quantity,value", "E,1", "", "E',2", ""].join(end)), ["2 E = 1", "4 E' = 2"], "{end:?}");
    }
}

#[test]
fn a_comment_may_name_the_scenario() {
    for line in
        ["# scenario: 07.toml", "#Scenario = \"07.toml\"", "  # scenario :07.toml;;", "\"# scenario: 07.toml\","]
    {
        let answers = parse(&format!("E,1\n{line}\n"), "a.csv");
        assert_eq!(answers.faults, []);
        let named = answers.scenario.unwrap_or_else(|| panic!("{line}"));
        assert_eq!((&*named.path, named.line), ("07.toml", 2), "{line}");
    }
    assert_eq!(parse("# scenarios: many\n# no scenario: none\nE,1", "a.csv").scenario, None);
    assert_eq!(said("# scenario: a\n# scenario: a"), "");
    assert_eq!(
        said("# scenario: a\nE,1\n# scenario: b"),
        ":3: found the scenario b, but a in line 1; expected one scenario per answers file"
    );
    assert_eq!(
        said("# scenario:"),
        ":1: found no name of a scenario; expected a file or a built-in name, such as 07.toml"
    );
}

#[test]
fn a_decimal_comma_after_a_comma_is_told_from_a_third_column() {
    let advice = |point: &str| {
        format!(
            "expected a decimal point ({point}); a decimal comma needs ; or a tab before the value, or quotes around it"
        )
    };
    for (line, number, point) in
        [("O1(1),0,73", "0,73", "0.73"), ("a1,2(0)',-1,5e-3 ", "-1,5e-3", "-1.5e-3"), ("E,0,29,", "0,29", "0.29")]
    {
        let found = format!("found \"{number}\" with a decimal comma after a comma; {}", advice(point));
        assert_eq!(said_of(line), found);
    }
    for (line, surplus) in [
        ("E,0.3,4", "4"),
        ("E,0, 73", "73"),
        ("E;0,3;4", "4"),
        ("E,,0.5", "0.5"),
        ("E,0,see page 3", "see page 3"),
        ("E,\"0\",73", "73"),
        ("E,1,,\"x\"", "x"),
    ] {
        let third =
            format!("found \"{surplus}\" in a third column; expected a quantity and a value; comments begin with #");
        assert_eq!(said_of(line), third);
    }
}

#[test]
fn each_bad_line_is_told_and_stops_no_other() {
    let text = "E,1\nfoo,1\nX1(1),50%\n\"E',2\nE',2\n";
    let answers = parse(text, "dir/ada.csv");
    assert_eq!(entries(&answers), ["1 E = 1", "5 E' = 2"]);
    let faults: Vec<String> = answers.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "dir/ada.csv:2: found \"foo\"; expected a quantity such as X1(1), O1(1), E, dE/da12(0) or a12(0)'",
            "dir/ada.csv:3: found the percentage \"50%\"; expected a plain number: 0.25 instead of 25%",
            "dir/ada.csv:4: found \"\"E',2\" with an unclosed quote; expected quotes on both sides, on one line",
        ]
    );
}

#[test]
fn what_is_wrong_with_a_line_is_said_in_its_own_words() {
    let separator = "expected a comma, a semicolon or a tab between the quantity and its value";
    assert_eq!(said_of("E = 0.29"), format!("found \"= 0.29\" after E; {separator}"));
    assert_eq!(said_of("a12(0)'' , 1"), format!("found \"' , 1\" after a12(0)'; {separator}"));
    let names = "X1(1), O1(1), E, dE/da12(0) or a12(0)'";
    assert_eq!(said_of(",0.5"), format!("found a value without a quantity; expected a quantity before it: {names}"));
    assert_eq!(said_of("\"E\"\"\",1"), format!("found \"E\"\"; expected a quantity such as {names}"));
    assert_eq!(said_of("E,\"1\" 2"), "found \"2\" after \"1\"; expected nothing after the quotes of a value");
    for error in ["#DIV/0!", "#NAME?", "#N/A"] {
        assert_eq!(
            said_of(&format!("E;{error}")),
            format!("found the spreadsheet error \"{error}\"; expected a number, or an empty cell")
        );
    }
}

#[test]
fn what_a_message_repeats_is_short_and_harmless() {
    assert!(said_of("\u{1b}[2J,1").starts_with("found \"\\u{1b}[2J\"; "));
    let long = said_of(&format!("{},1", "x".repeat(100_000)));
    assert!(long.starts_with(&format!("found \"{}…\"; ", "x".repeat(40))));
    assert_eq!(parse("foo,1\nE,1", "\u{1b}c.csv").faults[0].file().to_string(), "\\u{1b}c.csv");
}
