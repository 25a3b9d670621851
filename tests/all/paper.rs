//! Printed walks taken apart: parts, steps, and what steps have in common.

use std::collections::BTreeSet;

/// As many as can be read at a glance.
const STEPS_ON_A_SHEET: usize = 6;

/// A heading that stands above steps, and the steps below it.
pub struct Part {
    title: String,
    pub steps: Vec<Step>,
}

/// The rows of a step, its heading first.
pub struct Step(Vec<String>);

impl Step {
    pub fn heading(&self) -> &str {
        &self.0[0]
    }

    /// The rows below the heading.
    pub fn body(&self) -> String {
        self.0[1..].join("\n").trim_end().to_owned()
    }

    /// The rows below the heading that are not blank, without their indentation.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.0[1..].iter().map(|row| row.trim_start()).filter(|row| !row.is_empty())
    }

    /// The form that it shares with all similar steps. Laws are in letters, so all steps of a kind have the same.
    fn kind(&self) -> Vec<String> {
        let of_row = |row: &String| match row.trim_start() {
            law if law.starts_with("law") => row.clone(),
            bound if bound.starts_with("with ") => "with".to_owned(),
            _ => without_numbers(row),
        };
        self.0.iter().filter(|row| !row.is_empty()).map(of_row).collect()
    }
}

/// The parts of a walk; one without steps is left out.
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    for row in text.lines() {
        match parts.last_mut() {
            Some(part) if row.starts_with("step ") => part.steps.push(Step(vec![row.to_owned()])),
            Some(part) if row.is_empty() || row.starts_with("  ") => {
                part.steps.last_mut().into_iter().for_each(|step| step.0.push(row.to_owned()));
            }
            _ if row.starts_with('─') => {}
            _ => parts.push(Part { title: row.to_owned(), steps: Vec::new() }),
        }
    }
    parts.retain(|part| !part.steps.is_empty());
    parts
}

/// The row with `#` for each number, including its sign and the brackets around it, and for each index. Whether a value
/// is exact depends on the number.
fn without_numbers(row: &str) -> String {
    let mut text = String::new();
    let mut rest = row;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_digit()) {
        text.push_str(&rest[..start]);
        text.push('#');
        rest = rest[start..].trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == '.');
    }
    text.push_str(rest);
    for (signed, number) in
        [("~=", "="), ("*(-#)", "*#"), (" (-#)", " #"), ("((-#)", "(#"), ("(-#", "(#"), (" -#", " #")]
    {
        text = text.replace(signed, number);
    }
    text
}

/// The first step of each kind in a part, several to a sheet; and the name of the sheet.
pub fn one_of_each_kind(part: &Part) -> impl Iterator<Item = (String, String)> {
    let mut seen = BTreeSet::new();
    let first = part.steps.iter().filter(move |step| seen.insert(step.kind()));
    let shown: Vec<String> = first.map(|step| format!("{}\n{}", step.heading(), step.body())).collect();
    let name = part.title.to_lowercase().replace(|sign: char| !sign.is_alphanumeric(), "");
    let sheets: Vec<String> = shown.chunks(STEPS_ON_A_SHEET).map(|steps| steps.join("\n\n")).collect();
    (1..).zip(sheets).map(move |(number, sheet)| (format!("{name}_{number}"), sheet))
}
