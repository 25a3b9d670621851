//! Checked homework for spreadsheets: one row for each answer; below, as comments, tables of the files and of the
//! slips.

use csv::{QuoteStyle, Writer, WriterBuilder};

use super::cell::cell;
use crate::{
    homework::{
        CheckedFile, tally,
        words::{NO_ANSWERS, NOT_JUDGED},
    },
    scenario::FileName,
};

const ANSWERS: [&str; 9] =
    ["file", "line", "quantity", "given", "expected", "verdict", "reason", "from_own_values", "slips"];
const FILES: [&str; 9] =
    ["file", "right", "carried", "wrong", "missing", "unjudged", "first slip", "remark", "exercise"];
const SLIPS: [&str; 3] = ["slip", "title", "files"];

/// What makes a row a comment.
const COMMENT: u8 = b'#';

/// The rows.
pub(super) fn csv(files: &[CheckedFile]) -> String {
    let answers = files.iter().flat_map(of_file);
    let mut text = table(ANSWERS, answers);
    text.push_str(&commented(&table(FILES, files.iter().map(summary))));
    let slips = tally(files).into_iter().map(|slip| [slip.id, slip.title, slip.files.to_string()]);
    if slips.len() > 0 {
        text.push_str(&commented(&table(SLIPS, slips)));
    }
    text
}

/// A heading and the rows below it: the one place where cells are written.
fn table<const COLUMNS: usize>(heading: [&str; COLUMNS], rows: impl Iterator<Item = [String; COLUMNS]>) -> String {
    let written = "a list of bytes takes whatever is written to it";
    // A name that begins like a comment is quoted, so that its row is not taken for one.
    let mut writer: Writer<Vec<u8>> =
        WriterBuilder::new().quote_style(QuoteStyle::Necessary).comment(Some(COMMENT)).from_writer(Vec::new());
    writer.write_record(heading).expect(written);
    rows.for_each(|row| writer.write_record(row.map(|text| cell(&text))).expect(written));
    String::from_utf8(writer.into_inner().expect(written)).expect("only texts were written")
}

/// A table in comment rows, which readers skip. None of its cells may contain a line break.
fn commented(table: &str) -> String {
    table.lines().map(|row| format!("{} {row}\n", char::from(COMMENT))).collect()
}

fn of_file(file: &CheckedFile) -> impl Iterator<Item = [String; ANSWERS.len()]> {
    file.answers.iter().map(|answer| {
        let slips: Vec<&str> = answer.slips.iter().map(|fit| fit.id.as_str()).collect();
        [
            file.file.in_full(),
            answer.line.to_string(),
            answer.quantity.to_string(),
            answer.given.as_ref().map_or_else(String::new, |typed| typed.text.clone()),
            number(answer.expected),
            answer.verdict.name().to_owned(),
            answer.verdict.reason().unwrap_or_default(),
            number(answer.from_own_values),
            slips.join(" "),
        ]
    })
}

/// A number in full; empty where there is no finite one.
fn number(value: Option<f64>) -> String {
    value.filter(|value| value.is_finite()).map_or_else(String::new, |value| value.to_string())
}

fn summary(file: &CheckedFile) -> [String; FILES.len()] {
    let score = file.score();
    let [right, carried, wrong, missing, unjudged] = match score {
        Some(score) => [score.right, score.carried, score.wrong, score.missing, score.unjudged].map(|n| n.to_string()),
        None => Default::default(),
    };
    let first_slip = file.first_slip_in_words().unwrap_or_default().to_owned();
    let exercise = file.exercise.as_ref().and_then(|exercise| exercise.file.as_ref());
    let exercise = exercise.map_or_else(String::new, FileName::in_full);
    [file.file.in_full(), right, carried, wrong, missing, unjudged, first_slip, remark(file), exercise]
}

/// Remarks needed to read the counts.
fn remark(file: &CheckedFile) -> String {
    let errors = match (file.score(), file.errors_in_words()) {
        (None, Some(errors)) => Some(format!("{NOT_JUDGED}: {errors}")),
        (None, None) => Some(NOT_JUDGED.to_owned()),
        (Some(_), None) if file.has_no_answers() => Some(NO_ANSWERS.to_owned()),
        (Some(_), errors) => errors,
    };
    let convention = file.convention_in_words().map(str::to_owned);
    let said = [errors, file.passed_over_in_words(), file.search_in_words(), convention];
    said.into_iter().flatten().collect::<Vec<_>>().join("; ")
}
