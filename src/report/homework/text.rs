//! Checked homework for people: in each file, the first wrong number comes first.

use super::CheckPage;
use crate::{
    formula::{Digits, Statement},
    homework::{
        CheckedFile, Fit, Judged, Verdict, tally,
        words::{BLANK, CARRIED_FORWARD, DONE_AND_RIGHT, HOW_TO_CHECK, NOT_JUDGED},
    },
    report::{ascii::ascii, text::MARK},
    typeset::{Block, Glyphs, Layout, columns, padded, wrap},
};

/// Where a remark about an answer begins, and where its explanation does.
const INDENT: usize = 2;
const DEEP_INDENT: usize = 4;
/// The most slips without a visible effect that are listed with their titles; further ones are listed by id.
const MOST_IN_WORDS: usize = 4;
/// Where the formulas of a slip begin.
const FORMULA_INDENT: usize = 6;

/// The report.
pub(super) fn text(files: &[CheckedFile], page: CheckPage) -> String {
    let mut text = String::new();
    for file in files {
        if !text.is_empty() {
            text.push('\n');
        }
        for row in page.of_file(file) {
            text.push_str(row.trim_end());
            text.push('\n');
        }
    }
    if let [only] = files {
        text.extend(page.cannot_tell(only).into_iter().map(|row| format!("{row}\n")));
    }
    let summary = page.summary(files);
    if !summary.is_empty() {
        text.push('\n');
        summary.iter().for_each(|row| text.push_str(&format!("{row}\n")));
    }
    text
}

/// The common cause of several answers, so that it is stated once.
#[derive(PartialEq)]
enum Heading<'a> {
    /// A slip, with its id and description.
    Slip([&'a str; 2]),
    /// No slip explains them, or none was looked for.
    NoSlip(&'static str),
    /// The wrong number that they follow from.
    Follows(String),
}

impl<'a> Heading<'a> {
    fn of(answer: &'a Judged) -> Option<Self> {
        match (&answer.verdict, answer.slips.first()) {
            (Verdict::Wrong, Some(slip)) => Some(Self::Slip([&slip.id, &slip.title])),
            (Verdict::Wrong, None) => Some(Self::NoSlip(answer.no_slip_in_words())),
            (verdict, _) => {
                verdict.reason().map(|reason| Self::Follows(format!("{}: {reason}", verdict.in_a_sentence())))
            }
        }
    }
}

impl CheckPage {
    fn of_file(self, file: &CheckedFile) -> Vec<String> {
        let exercise = file.exercise_in_words().map_or_else(String::new, |exercise| format!("  ({exercise})"));
        let heading = format!("{}: {}{exercise}", file.file.in_full(), file.score_in_words());
        let mut rows = self.rows(&heading, 0, INDENT);
        rows.extend(file.passed_over_in_words().into_iter().flat_map(|words| self.sentence(&words, INDENT)));
        rows.extend(file.errors_in_words().map(|errors| format!("  {errors} (see the error messages)")));
        rows.extend(file.search_in_words().into_iter().flat_map(|words| self.sentence(&words, INDENT)));
        for block in self.blocks(file) {
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
            rows.extend(self.sentence(&format!("{BLANK}: {}", blank.join(", ")), INDENT));
        }
        rows
    }

    /// The first wrong number comes first; each slip once, then the unexplained ones together, and last the answers
    /// that follow from earlier ones.
    fn blocks(self, file: &CheckedFile) -> Vec<Vec<String>> {
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
            Heading::Slip(_) => self.of_slip(&answers),
            Heading::NoSlip(words) => {
                self.listed(&format!("{}, {words}", Verdict::Wrong.in_a_sentence()), &answers, INDENT)
            }
            Heading::Follows(words) => self.listed(&words, &answers, INDENT),
        };
        wrong.into_iter().chain(following).map(block).collect()
    }

    /// A remark about some answers, and each answer in a row: `X1(1) = 0.9   should be 1.0000`.
    fn listed(self, words: &str, answers: &[&Judged], indent: usize) -> Vec<String> {
        let width = answers.iter().map(|answer| columns(&given(answer))).max().unwrap_or_default();
        let row = |answer: &&Judged| {
            let before = from_the_numbers_before(answer);
            let right = |expected| format!("  should be {}", answer.beside(expected, Digits::default()));
            let right = answer.expected.map_or_else(String::new, right);
            let given = padded(&given(answer), width);
            self.sentence(&format!("{given}{right}{before}{}", line_of(answer)), indent + INDENT)
        };
        self.sentence(words, indent).into_iter().chain(answers.iter().flat_map(row)).collect()
    }

    /// A slip at the first of the answers it explains, then the others.
    fn of_slip(self, answers: &[&Judged]) -> Vec<String> {
        let Some((answer, also)) = answers.split_first() else { return Vec::new() };
        let (given, before) = (given(answer), from_the_numbers_before(answer));
        let verdict = answer.in_words(Digits::default());
        let mut rows = self.sentence(&format!("{given} is {verdict}{before}{}", line_of(answer)), INDENT);
        let Some(likeliest) = answer.slips.first() else { return rows };
        rows.extend(self.of_fit(likeliest));
        if !also.is_empty() {
            rows.extend(self.listed("the same slip explains", also, DEEP_INDENT));
        }
        let convention = likeliest.convention_in_words().map(str::to_owned);
        let others = answer.other_slips_in_words(named);
        let said = convention.into_iter().chain(others);
        rows.extend(said.flat_map(|words| self.sentence(&words, DEEP_INDENT)));
        rows
    }

    fn of_fit(self, fit: &Fit) -> Vec<String> {
        let printed = fit.printed_so().map_or_else(String::new, |printed| format!("; {printed}"));
        let slip = format!("{}{} ({}{printed})", fit.confidence.lead(), fit.done_in_words(), fit.id);
        let mut rows = self.sentence(&slip, DEEP_INDENT);
        for (word, statements) in DONE_AND_RIGHT.into_iter().zip([&fit.done, &fit.right]) {
            for (place, statement) in statements.iter().enumerate() {
                rows.extend(self.formula(if place == 0 { word } else { "" }, statement));
            }
        }
        if !fit.done.is_empty() {
            rows.extend(self.sentence(HOW_TO_CHECK, DEEP_INDENT));
        }
        rows
    }

    /// A formula after a word, with the changed part marked.
    fn formula(self, word: &str, statement: &Statement) -> Vec<String> {
        let wide = DONE_AND_RIGHT[0].len();
        let lead = Block::text(&format!("{:FORMULA_INDENT$}{word:wide$}  ", ""));
        let layout = Layout::new(self.glyphs, self.width.saturating_sub(lead.width())).marking_with(MARK);
        let layout = if self.glyphs == Glyphs::Tall { layout } else { layout.in_one_row() };
        lead.beside(layout.statement(statement)).to_plain().lines().map(str::to_owned).collect()
    }

    /// The slips that would change no answer with these numbers.
    fn cannot_tell(self, file: &CheckedFile) -> Vec<String> {
        if file.first_wrong().is_none() {
            return Vec::new();
        }
        let is_named = |id: &str| file.answers.iter().flat_map(|answer| &answer.slips).any(|fit| fit.id == id);
        let invisible: Vec<_> = file.invisible_slips().into_iter().filter(|slip| !is_named(slip.id)).collect();
        if invisible.is_empty() {
            return Vec::new();
        }
        let (first, others) = invisible.split_at(invisible.len().min(MOST_IN_WORDS));
        let first = first.iter().map(|slip| format!("{} ({})", slip.title, slip.id));
        let named: Vec<String> = first.chain(others.iter().map(|slip| slip.id.to_owned())).collect();
        let words =
            format!("with these numbers, these slips would change no answer and cannot be seen: {}", named.join("; "));
        std::iter::once(String::new()).chain(self.sentence(&words, INDENT)).collect()
    }

    /// The counts for each of several files, and the number of files that contain each slip.
    fn summary(self, files: &[CheckedFile]) -> Vec<String> {
        if files.len() < 2 {
            return Vec::new();
        }
        let name = |file: &CheckedFile| file.file.in_full();
        let width = files.iter().map(|file| columns(&name(file))).max().unwrap_or(0).max("file".len());
        let counted =
            [Verdict::Right.in_a_sentence(), CARRIED_FORWARD, Verdict::Wrong.in_a_sentence(), BLANK, NOT_JUDGED];
        let mut rows = vec![format!("{:width$}  {}  first slip", "file", counted.join("  "))];
        for file in files {
            let said = match file.score() {
                None => NOT_JUDGED.to_owned(),
                Some(score) => {
                    let counts = [score.right, score.carried, score.wrong, score.missing, score.unjudged];
                    let cells = counts.iter().zip(counted).map(|(count, word)| format!("{count:0$}", word.len()));
                    let cells: Vec<String> = cells.collect();
                    format!("{}  {}", cells.join("  "), file.first_slip_in_words().unwrap_or("-"))
                }
            };
            let faulty = if file.faults.is_empty() { "" } else { "  (has errors)" };
            rows.extend(self.rows(&format!("{}  {said}{faulty}", padded(&name(file), width)), 0, DEEP_INDENT));
        }
        let tally = tally(files);
        if !tally.is_empty() {
            rows.push(String::new());
            rows.push("number of files with each slip".to_owned());
            rows.extend(tally.iter().flat_map(|slip| {
                let row = format!("{:3}  {} ({})", slip.files, slip.title, slip.id);
                self.rows(&row, INDENT, INDENT + "000  ".len())
            }));
        }
        rows
    }

    /// Words in rows of the page, with continuation rows indented a little further.
    fn sentence(self, words: &str, indent: usize) -> Vec<String> {
        self.rows(words, indent, indent + INDENT)
    }

    /// Words in rows of the page, the first and the others indented by these numbers of columns.
    fn rows(self, words: &str, first: usize, others: usize) -> Vec<String> {
        let words = if self.glyphs == Glyphs::Ascii { ascii(words) } else { words.into() };
        let rows = wrap(&words, self.width.saturating_sub(first.max(others)));
        let indent = |place: usize| " ".repeat(if place == 0 { first } else { others });
        rows.into_iter().enumerate().map(|(place, row)| format!("{}{row}", indent(place))).collect()
    }
}

/// The title of a slip with its id.
fn named(fit: &Fit) -> String {
    format!("{} ({})", fit.done_in_words(), fit.id)
}

/// `X1(1) = 0.9`.
fn given(answer: &Judged) -> String {
    format!("{} = {}", answer.quantity, answer.given.as_ref().map_or("", |typed| typed.text.as_str()))
}

fn from_the_numbers_before(answer: &Judged) -> String {
    answer.from_the_numbers_before(Digits::default()).map_or_else(String::new, |words| format!(" {words}"))
}

fn line_of(answer: &Judged) -> String {
    if answer.line > 0 { format!("  (line {})", answer.line) } else { String::new() }
}
