use super::{entries, parse};

fn read(text: &str) -> Vec<String> {
    super::read(text, "a.toml")
}

fn said(text: &str) -> String {
    super::said(text, "a.toml")
}

#[test]
fn a_key_is_a_quantity_and_its_value_a_number_or_holds_one() {
    for (line, entry) in [
        ("\"dE/da12(0)\" = -0.0476", "1 dE/da12(0) = -0.0476"),
        ("E = 0.70", "1 E = 0.70"),
        ("'a3,12(0)' = 1", "1 a3,12(0) = 1"),
        ("\"E'\" = 12", "1 E' = 12"),
        ("\"∂E/∂a₁₂⁽⁰⁾\" = 1.2e-3 # sure", "1 ∂E/∂a₁₂⁽⁰⁾ = 1.2e-3"),
        ("E = \"3/8\"", "1 E = 3/8"),
        ("E = \"≈ 0,5\"", "1 E = ≈ 0,5"),
        ("E = \"\"", "1 E = "),
        ("E = \"k. A.\"", "1 E = "),
        ("E = +1_000.5", "1 E = +1_000.5"),
    ] {
        assert_eq!(read(line), [entry], "{line}");
    }
    let typed = |text: &str| parse(text, "a.toml").entries[0].value.clone().unwrap();
    assert_eq!((typed("E = 0.70").half_unit, typed("E = 0.70").figures), (0.005, 2));
    assert_eq!(typed("E = 1_000.5").value, 1000.5);
}

#[test]
fn entries_come_in_the_order_of_their_lines() {
    assert_eq!(read("\"X1(1)\" = 1\n\n# later\nE = 2\r\n\"E'\" = 3"), ["1 X1(1) = 1", "4 E = 2", "5 E' = 3"]);
}

#[test]
fn a_key_may_name_the_scenario() {
    let answers = parse("E = 1\nscenario = \"../07.toml\"", "a.toml");
    let named = answers.scenario.unwrap();
    assert_eq!((&*named.path, named.line), ("../07.toml", 2));
    assert_eq!(answers.faults, []);
    assert_eq!(said("scenario = 7"), ":1: found the scenario 7; expected its file or built-in name in quotes");
}

#[test]
fn a_key_given_twice_is_left_to_be_judged_by_its_values() {
    assert_eq!(read("E = 1\nE = 1\n\"E\" = \"\""), ["1 E = 1", "2 E = 1", "3 E = "]);
}

#[test]
fn other_values_are_told_with_their_lines() {
    let number = "expected one number such as 0.25, a text such as \"3/8\", or \"\" where there is no answer";
    assert_eq!(said("\nE = [0.1, 0.2]"), format!(":2: found the list [0.1, 0.2]; {number}"));
    assert_eq!(said("E = true"), format!(":1: found true; {number}"));
    assert_eq!(said("E = 2024-03-08"), format!(":1: found the date or time 2024-03-08; {number}"));
    assert_eq!(said("E = 0x1F"), ":1: found 0x1F; expected a number in decimal digits");
    assert_eq!(said("E = nan"), ":1: found \"nan\"; expected a finite number");
    assert_eq!(said("E = \"half\""), ":1: found \"half\"; expected a number such as 0.25, -1.2e-3 or 3/8");
    let table = "found a table; expected every answer on its own, above any line in [ ]: \"dE/da12(0)\" = -0.0476";
    assert_eq!(said("[answers]\nE = 1"), format!(":1: {table}"));
    assert_eq!(said("E = 1\nE = 1\n[answers]\nE = 1"), format!(":3: {table}"));
    assert_eq!(
        said("foo = 1"),
        ":1: found \"foo\"; expected a quantity such as X1(1), O1(1), E, dE/da12(0) or a12(0)'"
    );
}

#[test]
fn a_line_that_is_no_toml_stops_no_other() {
    let answers = parse("E = 0,5\n\"E'\" = 0.2\nO1(1) = 0.7\n\"X1(1)\" = 3/8\n", "a.toml");
    assert_eq!(entries(&answers), ["2 E' = 0.2"]);
    let lines: Vec<_> = answers.faults.iter().map(|fault| fault.line().unwrap()).collect();
    assert_eq!(lines, [1, 3, 4]);
}

#[test]
fn what_is_no_toml_is_answered_with_what_would_be() {
    for (line, fault) in [
        (
            "E = 0,5",
            "found the number 0,5, which is not valid in TOML; expected a decimal point (0.5), or quotes around it",
        ),
        ("E = 3/8 # half", "found the number 3/8, which is not valid in TOML; expected it in quotes: \"3/8\""),
        ("E = −1", "found the number −1, which is not valid in TOML; expected it in quotes: \"−1\""),
        ("O1(1) = 0.7", "found the quantity O1(1) without quotes; expected it in quotes: \"O1(1)\" = ..."),
        ("E' = 0.7", "found the quantity E' without quotes; expected it in quotes: \"E'\" = ..."),
        ("E =", "found no value for E; expected a number, or \"\" where there is no answer"),
        ("E = -", "found no value for E; expected a number, or \"\" where there is no answer"),
        ("E = 25%", "found the percentage \"25%\"; expected a plain number: 0.25 instead of 25%"),
        ("=", "found a = without a quantity before it; expected a line such as \"dE/da12(0)\" = -0.0476"),
        (" = 0.5", "found a = without a quantity before it; expected a line such as \"dE/da12(0)\" = -0.0476"),
        ("E == 0.5", "found a second = after E; expected a line such as \"dE/da12(0)\" = -0.0476"),
        (
            "a b = 1",
            "found \"a b\" before the =; expected a quantity in quotes, in a line such as \"dE/da12(0)\" = -0.0476",
        ),
        (
            "\"E = 1",
            "found \"\"E\" before the =; expected a quantity in quotes, in a line such as \"dE/da12(0)\" = -0.0476",
        ),
        ("E 0.3", "found \"E 0.3\" without a =; expected a line such as \"dE/da12(0)\" = -0.0476"),
        ("E = \"0.3", "found \"E = \"0.3\"; expected a line such as \"dE/da12(0)\" = -0.0476"),
    ] {
        assert_eq!(said(line), format!(":1: {fault}"));
    }
}
