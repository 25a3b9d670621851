//! Checked homework for spreadsheets: one row for each answer; below, as comments, a summary of the class.

use csv::{QuoteStyle, WriterBuilder};

use super::text::{Who, summary};
use crate::homework::CheckedFile;

const HEADING: [&str; 8] = ["file", "line", "quantity", "given", "expected", "verdict", "from_own_values", "slips"];

/// The rows.
pub(super) fn csv(files: &[CheckedFile]) -> String {
    let mut writer = WriterBuilder::new().quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    let written = "a list of bytes takes whatever is written to it";
    writer.write_record(HEADING).expect(written);
    for file in files {
        for answer in &file.answers {
            let slips: Vec<&str> = answer.slips.iter().map(|fit| fit.id.as_str()).collect();
            let row = [
                file.file.clone(),
                answer.line.to_string(),
                answer.quantity.to_string(),
                answer.given.as_ref().map_or_else(String::new, |typed| typed.text.clone()),
                answer.expected.to_string(),
                answer.verdict.name().to_owned(),
                answer.from_own_values.map_or_else(String::new, |value| value.to_string()),
                slips.join(" "),
            ];
            writer.write_record(row).expect(written);
        }
    }
    let bytes = writer.into_inner().expect(written);
    let mut text = String::from_utf8(bytes).expect("only texts were written");
    for row in summary(files, Who::Always) {
        text.push_str(&format!("# {row}\n"));
    }
    text
}
