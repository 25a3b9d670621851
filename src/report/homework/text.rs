//! Checked homework for people: of each file the first wrong number first.

use crate::{
    formula::{Digits, Statement},
    homework::{
        CheckedFile, Fit, Judged, Verdict, tally,
        words::{DONE_AND_RIGHT, NOT_EXPLAINED, NOT_JUDGED},
    },
    quantity::Quantity,
    scenario::display::{columns, padded, printable},
    typeset::{Glyphs, line, wrap},
};

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
    let summary = summary(files);
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
    let titles: Vec<String> = invisible.iter().map(|slip| format!("{} ({})", slip.title, slip.id)).collect();
    let words = format!("cannot tell on these numbers, as they change none: {}", titles.join("; "));
    std::iter::once(String::new()).chain(indented(&words, 2)).collect()
}

fn of_file(file: &CheckedFile) -> Vec<String> {
    let exercise = file.exercise.as_ref().map_or_else(String::new, |scenario| {
        let title = scenario.display_title().map_or_else(String::new, |title| format!(", {title}"));
        format!("  ({}{title})", scenario.heading())
    });
    let mut rows = vec![format!("{}: {}{exercise}", printable(&file.file), file.score_in_words())];
    rows.extend(file.errors_in_words().map(|errors| format!("  {errors}, listed on standard error")));
    for block in blocks(file) {
        rows.push(String::new());
        rows.extend(block);
    }
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

/// What several answers have in common, so that it is said once.
#[derive(PartialEq)]
enum Heading<'a> {
    /// A slip, by its id.
    Slip(&'a str),
    /// That no slip explains them.
    NotExplained,
    /// The wrong number that they follow from.
    Follows(String),
}

impl<'a> Heading<'a> {
    fn of(answer: &'a Judged) -> Option<Self> {
        match (&answer.verdict, answer.slips.first()) {
            (Verdict::Wrong, Some(slip)) => Some(Self::Slip(&slip.id)),
            (Verdict::Wrong, None) => Some(Self::NotExplained),
            (verdict, _) => verdict.reason().map(|reason| Self::Follows(format!("{}: {reason}", verdict.name()))),
        }
    }
}

/// The first wrong number first; each slip once, those that nothing explains together, and behind all that is wrong
/// what follows from it.
fn blocks(file: &CheckedFile) -> Vec<Vec<String>> {
    let mut blocks: Vec<(Heading, Vec<&Judged>)> = Vec::new();
    for answer in &file.answers {
        let Some(heading) = Heading::of(answer) else { continue };
        match blocks.iter_mut().find(|(known, _)| *known == heading) {
            Some((_, answers)) => answers.push(answer),
            None => blocks.push((heading, vec![answer])),
        }
    }
    let (following, wrong): (Vec<_>, Vec<_>) =
        blocks.into_iter().partition(|(heading, _)| matches!(heading, Heading::Follows(_)));
    let block = |(heading, answers): (Heading, Vec<&Judged>)| match heading {
        Heading::Slip(_) => of_wrong(answers[0]),
        Heading::NotExplained => listed(&format!("{}, and {NOT_EXPLAINED}", Verdict::Wrong.name()), &answers),
        Heading::Follows(words) => listed(&words, &answers),
    };
    wrong.into_iter().chain(following).map(block).collect()
}

/// What is said of all these answers, and each of them in a row: `X1(1) = 0.9   right is 1.0000`.
fn listed(words: &str, answers: &[&Judged]) -> Vec<String> {
    let given = |answer: &Judged| {
        format!("{} = {}", answer.quantity, answer.given.as_ref().map_or("", |typed| typed.text.as_str()))
    };
    let width = answers.iter().map(|answer| columns(&given(answer))).max().unwrap_or_default();
    let row = |answer: &&Judged| {
        let digits = Digits::default();
        let before = from_the_numbers_before(answer);
        let right = answer.beside(answer.expected, digits);
        format!("    {}  right is {right}{before}{}", padded(&given(answer), width), line_of(answer))
    };
    indented(words, 2).into_iter().chain(answers.iter().map(row)).collect()
}

fn from_the_numbers_before(answer: &Judged) -> String {
    answer.from_the_numbers_before(Digits::default()).map_or_else(String::new, |words| format!(", {words}"))
}

fn line_of(answer: &Judged) -> String {
    if answer.line > 0 { format!("  (line {})", answer.line) } else { String::new() }
}

fn of_wrong(answer: &Judged) -> Vec<String> {
    let before = from_the_numbers_before(answer);
    let mut rows = indented(&format!("{}{before}{}", said(answer), line_of(answer)), 2);
    let Some(likeliest) = answer.slips.first() else { return rows };
    rows.extend(of_fit(likeliest));
    let others = likeliest.standing.explains.iter().filter(|quantity| **quantity != answer.quantity);
    let also: Vec<String> = others.map(Quantity::to_string).collect();
    if !also.is_empty() {
        rows.extend(indented(&format!("the same slip gives {}", also.join(", ")), 4));
    }
    rows.extend(likeliest.convention_in_words().into_iter().flat_map(|words| indented(words, 4)));
    let others = answer.other_slips_in_words(|fit| format!("{} ({})", fit.title, fit.id));
    rows.extend(others.iter().flat_map(|words| indented(words, 4)));
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

/// Who of several has what, and which slips are how frequent.
fn summary(files: &[CheckedFile]) -> Vec<String> {
    if files.len() < 2 {
        return Vec::new();
    }
    let name = |file: &CheckedFile| printable(&file.file);
    let width = files.iter().map(|file| columns(&name(file))).max().unwrap_or(0).max("file".len());
    let mut rows = vec![format!("{:width$}  right  carried  wrong  unjudged  missing  first slip", "file")];
    for file in files {
        let said = match file.score() {
            None => NOT_JUDGED.to_owned(),
            Some(score) => format!(
                "{:5}  {:7}  {:5}  {:8}  {:7}  {}",
                score.right,
                score.carried,
                score.wrong,
                score.unjudged,
                score.missing,
                file.first_slip_in_words().unwrap_or("-"),
            ),
        };
        let faulty = if file.faults.is_empty() { "" } else { "  (faulty)" };
        rows.push(format!("{}  {said}{faulty}", padded(&name(file), width)));
    }
    let tally = tally(files);
    if !tally.is_empty() {
        rows.push(String::new());
        rows.push("slips over all files".to_owned());
        rows.extend(tally.iter().map(|slip| format!("{:5}  {}", slip.files, slip.id)));
    }
    rows
}
