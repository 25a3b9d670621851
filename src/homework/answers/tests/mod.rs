//! What answers files are read as: `csv` and `keys` form by form, `any` whatever is in them.

mod any;
mod csv;
mod keys;

use super::{AnswersFile, Typed, parse};

/// The entries as `line name = text`; a blank value has no text.
fn entries(answers: &AnswersFile) -> Vec<String> {
    let text = |value: &Option<Typed>| value.as_ref().map_or(String::new(), |typed| typed.text.clone());
    answers.entries.iter().map(|entry| format!("{} {} = {}", entry.line, entry.name, text(&entry.value))).collect()
}

/// The entries of a text without faults.
fn read(text: &str, file: &str) -> Vec<String> {
    let answers = parse(text, file);
    assert_eq!(answers.faults, [], "{text:?}");
    entries(&answers)
}

/// What is said of a text, without the file.
fn said(text: &str, file: &str) -> String {
    let faults = parse(text, file).faults;
    let lines: Vec<String> = faults.iter().map(|fault| fault.to_string().replacen(file, "", 1)).collect();
    lines.join("\n")
}
