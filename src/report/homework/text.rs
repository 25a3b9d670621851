//! Checked homework for people: of each file the first wrong number first.

use crate::{
    formula::{Digits, Statement},
    homework::{
        CheckedFile, Finding, Fit, Judged, Verdict, tally,
        words::{DONE_AND_RIGHT, NOT_EXPLAINED},
    },
    quantity::Quantity,
    scenario::display::printable,
    typeset::{Glyphs, line, wrap},
};

/// Faults of one file that are listed; of a file that is none at all, every line is one.
const MOST_FAULTS: usize = 20;

/// Columns of the page.
const WIDTH: usize = 100;

/// The report.
pub(super) fn text(files: &[CheckedFile]) -> String {
    let mut text = String::new();
    for file in files {
        if !text.is_empty() {
            text.push('\n');
        }
        for row in of_file(file) {
            text.push_str(row.trim_end());
            text.push('\n');
        }
    }
    if let [only] = files {
        text.extend(cannot_tell(only).into_iter().map(|row| format!("{row}\n")));
    }
    let summary = summary(files, Who::WhereSeveral);
    if !summary.is_empty() {
        text.push('\n');
        summary.iter().for_each(|row| text.push_str(&format!("{row}\n")));
    }
    text
}

/// The slips that nobody can tell on these numbers.
fn cannot_tell(file: &CheckedFile) -> Vec<String> {
    if file.first_wrong().is_none() {
        return Vec::new();
    }
    let invisible = file.invisible_slips();
    if invisible.is_empty() {
        return Vec::new();
    }
    let words = format!("cannot tell on these numbers, as they change none: {}", invisible.join(", "));
    std::iter::once(String::new()).chain(indented(&words, 2)).collect()
}

fn of_file(file: &CheckedFile) -> Vec<String> {
    let exercise = file.exercise.as_ref().map_or_else(String::new, |scenario| {
        let title = scenario.display_title().map_or_else(String::new, |title| format!(", {title}"));
        format!("  ({}{title})", scenario.heading())
    });
    let mut rows = vec![format!("{}: {}{exercise}", printable(&file.file), file.score().in_words())];
    rows.extend(file.faults.iter().take(MOST_FAULTS).flat_map(|fault| indented(&format!("error: {fault}"), 2)));
    if file.faults.len() > MOST_FAULTS {
        rows.push(format!("  and {} errors more", file.faults.len() - MOST_FAULTS));
    }

    let mut told: Vec<&str> = Vec::new();
    for answer in file.answers.iter().filter(|answer| answer.verdict == Verdict::Wrong) {
        let known = answer.slips.first().is_some_and(|fit| told.contains(&fit.id.as_str()));
        if known {
            continue;
        }
        rows.push(String::new());
        rows.extend(of_wrong(answer, &file.findings));
        told.extend(answer.slips.first().map(|fit| fit.id.as_str()));
    }
    let follows = |verdict: &Verdict| matches!(verdict, Verdict::Carried | Verdict::Unjudged { .. });
    if file.answers.iter().any(|answer| follows(&answer.verdict)) {
        rows.push(String::new());
    }
    rows.extend(file.answers.iter().filter(|answer| follows(&answer.verdict)).flat_map(of_follower));
    let blank: Vec<String> = file
        .answers
        .iter()
        .filter(|answer| answer.verdict == Verdict::Missing)
        .map(|answer| answer.quantity.to_string())
        .collect();
    if !blank.is_empty() {
        rows.push(String::new());
        rows.extend(indented(&format!("left blank: {}", blank.join(", ")), 2));
    }
    rows
}

fn of_wrong(answer: &Judged, findings: &[Finding]) -> Vec<String> {
    let line = if answer.line > 0 { format!("  (line {})", answer.line) } else { String::new() };
    let mut rows = vec![format!("  {}{line}", said(answer))];
    rows.extend(answer.from_the_numbers_before(Digits::default()).map(|words| format!("    {words}")));
    let Some((likeliest, others)) = answer.slips.split_first() else {
        rows.push(format!("    {NOT_EXPLAINED}"));
        return rows;
    };
    rows.extend(of_fit(likeliest));
    let also: Vec<String> = findings
        .iter()
        .filter(|finding| finding.id == likeliest.id)
        .flat_map(|finding| &finding.answers)
        .filter(|quantity| **quantity != answer.quantity)
        .map(Quantity::to_string)
        .collect();
    if !also.is_empty() {
        rows.extend(indented(&format!("the same slip gives {}", also.join(", ")), 4));
    }
    if !others.is_empty() {
        let others: Vec<String> = others.iter().map(|fit| format!("{} ({})", fit.title, fit.id)).collect();
        rows.extend(indented(&format!("{}{}", likeliest.lead_of_others(), others.join("; ")), 4));
    }
    rows
}

fn of_fit(fit: &Fit) -> Vec<String> {
    let printed = fit.printed_so().map_or_else(String::new, |printed| format!("; {printed}"));
    let mut rows = indented(&format!("{}{} ({}{printed})", fit.confidence.lead(), fit.title, fit.id), 4);
    for (word, statements) in DONE_AND_RIGHT.into_iter().zip([&fit.done, &fit.right]) {
        for (place, statement) in statements.iter().enumerate() {
            rows.push(format!("      {}  {}", if place == 0 { word } else { "     " }, in_line(statement)));
        }
    }
    rows
}

fn in_line(statement: &Statement) -> String {
    line(statement, Glyphs::Ascii)
}

fn of_follower(answer: &Judged) -> Vec<String> {
    indented(&said(answer), 2)
}

fn said(answer: &Judged) -> String {
    let given = answer.given.as_ref().map_or("", |typed| typed.text.as_str());
    format!("{} = {given} is {}", answer.quantity, answer.in_words(Digits::default()))
}

fn indented(words: &str, columns: usize) -> Vec<String> {
    let indent = " ".repeat(columns);
    wrap(words, WIDTH - columns - 2)
        .into_iter()
        .enumerate()
        .map(|(place, row)| if place == 0 { format!("{indent}{row}") } else { format!("{indent}  {row}") })
        .collect()
}

/// Whether there is a summary of a single file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Of any number of files.
    Always,
    /// Only of more than one.
    WhereSeveral,
}

/// Who has what, and which slips are how frequent.
pub(super) fn summary(files: &[CheckedFile], who: Who) -> Vec<String> {
    if files.len() < 2 && who == Who::WhereSeveral {
        return Vec::new();
    }
    let name = |file: &CheckedFile| printable(&file.file);
    let width = files.iter().map(|file| name(file).chars().count()).max().unwrap_or(0).max("file".len());
    let mut rows = vec![format!("{:width$}  right  carried  wrong  unjudged  missing  first slip", "file")];
    for file in files {
        let score = file.score();
        rows.push(
            format!(
                "{:width$}  {:5}  {:7}  {:5}  {:8}  {:7}  {}{}",
                name(file),
                score.right,
                score.carried,
                score.wrong,
                score.unjudged,
                score.missing,
                file.first_slip().unwrap_or(if score.wrong > 0 { "not explained" } else { "-" }),
                if file.faults.is_empty() { "" } else { "  (faulty)" }
            )
            .trim_end()
            .to_owned(),
        );
    }
    let tally = tally(files);
    if !tally.is_empty() {
        rows.push(String::new());
        rows.push("slips over all files".to_owned());
        rows.extend(tally.iter().map(|(id, count)| format!("{count:5}  {id}")));
    }
    rows
}
