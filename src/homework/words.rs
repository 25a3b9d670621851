//! What verdicts and slips are called, wherever they are shown.

use super::{Confidence, Fit, Judged, Score, Verdict, verdict::UNJUDGED};
use crate::formula::{Digits, digits::significant};

/// The most digits of a number that stands beside a student's.
const MOST_DIGITS: usize = 12;

/// What is said where no slip fits.
pub const NOT_EXPLAINED: &str = "not explained: no slip that is known gives this number";

/// What stands before the formula as it was worked out, and before the right one: equally wide.
pub const DONE_AND_RIGHT: [&str; 2] = ["done ", "right"];

impl Score {
    /// The counts in words, the right ones always and the others where there are any: `3 right, 1 wrong`.
    #[must_use]
    pub fn in_words(&self) -> String {
        let others = [
            (self.carried, Verdict::Carried.name()),
            (self.wrong, Verdict::Wrong.name()),
            (self.unjudged, UNJUDGED),
            (self.missing, Verdict::Missing.name()),
        ];
        let counted = others.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = std::iter::once((self.right, Verdict::Right.name()))
            .chain(counted)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        words.join(", ")
    }
}

impl Judged {
    /// A number to stand beside the student's: with one figure more than that has, and at least so many.
    #[must_use]
    pub fn beside(&self, value: f64, least: Digits) -> String {
        let inexact = self.given.as_ref().filter(|typed| typed.half_unit > 0.0);
        let figures = inexact.map_or(0, |typed| typed.figures + 1);
        significant(value, figures.clamp(least.count(), MOST_DIGITS))
    }

    /// What is said of the answer: the word for the verdict first.
    #[must_use]
    pub fn in_words(&self, least: Digits) -> String {
        let word = self.verdict.name();
        let right = self.beside(self.expected, least);
        match self.verdict {
            Verdict::Right => word.to_owned(),
            Verdict::Wrong => format!("{word}: it is {right}"),
            Verdict::Carried => format!("{word}: it follows from a wrong number before it; right is {right}"),
            Verdict::Unjudged { because } => {
                format!("{word}: with the wrong {because} it is this whatever is done with the rest; right is {right}")
            }
            Verdict::Missing => format!("left blank: it is {right}"),
        }
    }

    /// What a wrong number should be by the numbers before it, where those make a difference that can be seen.
    #[must_use]
    pub fn from_the_numbers_before(&self, least: Digits) -> Option<String> {
        let own = self.from_own_values.filter(|_| self.verdict == Verdict::Wrong)?;
        // A few units of the last digit are what the rounding of right numbers leaves open, and not worth a word.
        let reach = 10.0 * self.given.as_ref().map_or(0.0, |typed| typed.half_unit);
        let (shown, expected) = (self.beside(own, least), self.beside(self.expected, least));
        let differs = (own - self.expected).abs() > reach && shown != expected;
        differs.then(|| format!("from the numbers before it, it would be {shown}"))
    }
}

impl Confidence {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::CouldBe => "could be",
        }
    }

    /// What stands before what was done.
    #[must_use]
    pub fn lead(self) -> &'static str {
        match self {
            Self::Plain => "slip: ",
            Self::CouldBe => "could be: ",
        }
    }
}

impl Fit {
    /// Where the same is printed.
    #[must_use]
    pub fn printed_so(&self) -> Option<String> {
        self.erratum.map(|erratum| format!("printed so: {erratum}"))
    }

    /// What stands before the slips that fit as well as this one does.
    #[must_use]
    pub fn lead_of_others(&self) -> &'static str {
        match self.confidence {
            Confidence::Plain => "cannot be told from it on these numbers: ",
            Confidence::CouldBe => "or it could be: ",
        }
    }
}
