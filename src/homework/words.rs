//! What verdicts and slips are called, wherever they are shown.

use super::{
    CheckedFile, Confidence, Exercise, Fit, Judged, LookedAt, Rarer, Score, Search, Verdict,
    verdict::{Basis, Convention, Unjudgeable},
};
use crate::formula::{Digits, digits::significant};

/// Two numbers that differ by more than this share of one of them are shown as different, however few digits they have.
const SHOWS: f64 = 0.01;

/// Said of a wrong answer that no slip fits.
const NOT_EXPLAINED: &str = "not explained by any known slip";

/// Said of a wrong answer for which no slip was looked for.
const NOT_LOOKED_AT: &str = "not reached by the search for slips";

/// Said of the first wrong answer of a file where no slip fits, in place of the slip.
const NO_SLIP: &str = "not explained";

/// The word for an answer that follows correctly from a wrong earlier one.
pub const CARRIED_FORWARD: &str = "carried forward";

/// The word for an answer that was left out of a file.
pub const BLANK: &str = "blank";

/// The word for an answer that is neither right nor wrong by itself, and for a file none of whose answers could be
/// judged.
pub const NOT_JUDGED: &str = "not judged";

/// Said of a file without any answer.
pub const NO_ANSWERS: &str = "no answers";

/// Ends the title of a slip that was made in several ways.
pub(super) const AND_THE_LIKE: &str = ", or similar";

/// The word for a right answer that was typed after the value had been shown.
pub const ONCE_SHOWN: &str = "right after being shown";

/// The word for a value that was looked up and not answered.
pub const SHOWN: &str = "looked up";

/// The word for a number that was passed without an answer.
pub const LEFT_OUT: &str = "not answered";

/// The words before the formula that the slip used and before the correct one, equally wide.
pub const DONE_AND_RIGHT: [&str; 2] = ["used   ", "correct"];

/// How to check a slip, below its formulas: what differs in them is marked.
pub const HOW_TO_CHECK: &str = "check: recalculate from the marked part on";

impl Score {
    /// The counts in words, the right ones always and the others if there are any: `3 right, 1 wrong`.
    #[must_use]
    pub fn in_words(self) -> String {
        let others = [
            (self.carried, CARRIED_FORWARD),
            (self.wrong, Verdict::Wrong.in_a_sentence()),
            (self.missing, BLANK),
            (self.unjudged, NOT_JUDGED),
        ];
        let counted = others.into_iter().filter(|(count, _)| *count > 0);
        let words: Vec<String> = std::iter::once((self.right, Verdict::Right.in_a_sentence()))
            .chain(counted)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        words.join(", ")
    }
}

impl CheckedFile {
    /// The counts of the verdicts, in words.
    #[must_use]
    pub fn score_in_words(&self) -> String {
        match self.score() {
            None => NOT_JUDGED.to_owned(),
            Some(_) if self.has_no_answers() => NO_ANSWERS.to_owned(),
            Some(score) => score.in_words(),
        }
    }

    /// The exercise that it was checked with: its file, its network, its title.
    #[must_use]
    pub fn exercise_in_words(&self) -> Option<String> {
        let Exercise { scenario, file } = self.exercise.as_ref()?;
        let file = file.as_ref().map_or_else(String::new, |file| format!(" {file}"));
        let title = scenario.display_title().map_or_else(String::new, |title| format!(", {title}"));
        Some(format!("exercise{file}: {}{title}", scenario.heading()))
    }

    /// A remark that it was checked with another exercise than it names, if it was.
    #[must_use]
    pub fn passed_over_in_words(&self) -> Option<String> {
        let (file, named) = (self.exercise.as_ref()?.file.as_ref()?, self.passed_over.as_ref()?);
        Some(format!("checked with {file}, although the file names {named}"))
    }

    /// The most likely slip of the first wrong answer, or that there is none.
    #[must_use]
    pub fn first_slip_in_words(&self) -> Option<&str> {
        self.first_wrong()?;
        Some(self.first_slip().unwrap_or(NO_SLIP))
    }

    /// Where the search for slips stopped, in sentences, if it did.
    #[must_use]
    pub fn search_in_words(&self) -> Option<String> {
        let Search::Stopped { wrong, looked_at, rarer } = self.search else { return None };
        let stopped = (looked_at < wrong)
            .then(|| format!("The search for slips stopped after {looked_at} of {wrong} wrong answers."));
        let rarer = (rarer == Rarer::InSome).then(|| {
            let these = if looked_at < wrong { "these".to_owned() } else { format!("the {wrong} wrong answers") };
            format!("Rare slips and pairs of slips were tried for only some of {these}.")
        });
        Some(stopped.into_iter().chain(rarer).collect::<Vec<_>>().join(" "))
    }

    /// The number of errors in the file, if there are any.
    #[must_use]
    pub fn errors_in_words(&self) -> Option<String> {
        match self.faults.len() {
            0 => None,
            1 => Some("1 error in the file".to_owned()),
            count => Some(format!("{count} errors in the file")),
        }
    }
}

impl Verdict {
    /// The word for it that people read; [`Verdict::name`] is the one for programs.
    #[must_use]
    pub fn in_a_sentence(&self) -> &'static str {
        match self {
            Self::Carried { .. } => CARRIED_FORWARD,
            Self::Missing => BLANK,
            Self::Unjudged { .. } => NOT_JUDGED,
            Self::Right | Self::Wrong => self.name(),
        }
    }

    /// Why an answer is neither right nor wrong by itself.
    #[must_use]
    pub fn reason(&self) -> Option<String> {
        match self {
            Self::Right | Self::Wrong | Self::Missing => None,
            Self::Carried { from } => Some(format!("it follows correctly from the wrong {from}")),
            Self::Unjudged { because } => Some(because.in_words()),
        }
    }
}

impl Unjudgeable {
    fn in_words(self) -> String {
        match self {
            Self::Whatever(with) => format!("with the wrong {with}, the other numbers make no difference to it"),
            Self::NotFinite(at) => format!("{at} has no finite value in this exercise"),
            Self::NotFiniteFromOwn => "the earlier answers lead to no finite number".to_owned(),
            Self::OpenWithoutEnd => {
                "the earlier answers are rounded so much that any number would agree with them".to_owned()
            }
        }
    }
}

impl Judged {
    /// A number to compare with the student's: with one digit more than that, and at least `least` digits.
    #[must_use]
    pub fn beside(&self, value: f64, least: Digits) -> String {
        let digits = self.given.as_ref().map_or(least, |typed| typed.digits_beside(least));
        significant(value, digits.count())
    }

    /// The sentence part for a wrong answer without a slip: no slip explains it, or none was looked for.
    #[must_use]
    pub fn no_slip_in_words(&self) -> &'static str {
        match self.looked_at {
            LookedAt::Yes => NOT_EXPLAINED,
            LookedAt::No => NOT_LOOKED_AT,
        }
    }

    /// The verdict on the answer, its word first, then the reason and what the answer should be.
    #[must_use]
    pub fn in_words(&self, least: Digits) -> String {
        let word = self.verdict.in_a_sentence();
        let right = self.expected.map(|expected| self.beside(expected, least));
        match (&self.verdict, self.verdict.reason(), right) {
            (Verdict::Right, ..) | (_, None, None) => word.to_owned(),
            (_, None, Some(right)) => format!("{word}: it should be {right}"),
            (_, Some(reason), None) => format!("{word}: {reason}"),
            (_, Some(reason), Some(right)) => format!("{word}: {reason}; it should be {right}"),
        }
    }

    /// What a wrong answer would be with the student's earlier answers, in brackets, if those make a visible
    /// difference.
    #[must_use]
    pub fn from_the_numbers_before(&self, least: Digits) -> Option<String> {
        let own = self.from_own_values.filter(|_| self.verdict == Verdict::Wrong)?;
        let expected = self.expected?;
        // Rounding of right numbers alone can change the last digit by a unit or two: no need to mention that.
        let rounding = 4.0 * self.given.as_ref().map_or(0.0, |typed| typed.half_unit);
        let reach = rounding.min(SHOWS * expected.abs());
        let (shown, right) = (self.beside(own, least), self.beside(expected, least));
        let differs = (own - expected).abs() > reach && shown != right;
        differs.then(|| format!("({shown} with the earlier answers)"))
    }
}

impl Confidence {
    /// The word for it that programs read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::CouldBe => "could be",
        }
    }

    /// The words before the title of the slip.
    #[must_use]
    pub fn lead(self) -> &'static str {
        match self {
            Self::Plain => "likely slip: ",
            Self::CouldBe => "possible slip: ",
        }
    }
}

impl Convention {
    /// The remark that it may be a convention.
    #[must_use]
    pub fn in_words(self) -> &'static str {
        match self {
            Self::MinusDerivative => {
                "not a slip if this is minus the derivative and the update adds it; the new weights fit that"
            }
        }
    }
}

impl CheckedFile {
    /// The convention that the likeliest slip of some answer may be instead.
    #[must_use]
    pub fn convention_in_words(&self) -> Option<&'static str> {
        self.answers.iter().filter_map(|answer| answer.slips.first()).find_map(Fit::convention_in_words)
    }
}

impl Fit {
    /// The convention that it may be instead of a slip.
    #[must_use]
    pub fn convention_in_words(&self) -> Option<&'static str> {
        self.standing.convention.map(Convention::in_words)
    }

    /// The erratum that is the same mistake.
    #[must_use]
    pub fn printed_so(&self) -> Option<String> {
        self.erratum.map(|erratum| format!("same as erratum {erratum}"))
    }

    /// What was done, and whether with other numbers than the earlier answers.
    #[must_use]
    pub fn done_in_words(&self) -> String {
        match self.basis {
            Basis::NumbersBefore => self.title.clone(),
            Basis::OtherNumbers => format!("{} (from other numbers than the earlier answers)", self.title),
        }
    }

    /// What was done, and the erratum that is the same mistake.
    #[must_use]
    pub fn in_words(&self) -> String {
        let printed = self.printed_so().map_or_else(String::new, |printed| format!(" ({printed})"));
        format!("{}{printed}", self.done_in_words())
    }
}

impl Judged {
    /// The slips that fit besides the likeliest. Beside a likely slip, those that explain the same answers as surely
    /// fit equally well, and the others are less likely. `called` gives the name of each.
    #[must_use]
    pub fn other_slips_in_words(&self, called: impl Fn(&Fit) -> String) -> Vec<String> {
        let Some((likeliest, others)) = self.slips.split_first() else { return Vec::new() };
        let is_as_uncontradicted =
            |fit: &&Fit| fit.standing.contradicted_by.len() <= likeliest.standing.contradicted_by.len();
        let is_alike = |fit: &&Fit| {
            let is_as_sure =
                fit.confidence == Confidence::Plain && fit.standing.explains == likeliest.standing.explains;
            is_as_sure && is_as_uncontradicted(fit)
        };
        let said = match likeliest.confidence {
            Confidence::CouldBe => {
                let (possible, others): (Vec<&Fit>, Vec<&Fit>) = others.iter().partition(is_as_uncontradicted);
                vec![("other possible slips: ", possible), ("less likely: ", others)]
            }
            Confidence::Plain => {
                let (alike, others): (Vec<&Fit>, Vec<&Fit>) = others.iter().partition(is_alike);
                vec![("fits these numbers equally well: ", alike), ("less likely: ", others)]
            }
        };
        let in_a_row = |fits: Vec<&Fit>| fits.into_iter().map(&called).collect::<Vec<_>>().join("; ");
        let said = said.into_iter().filter(|(_, fits)| !fits.is_empty());
        said.map(|(lead, fits)| format!("{lead}{}", in_a_row(fits))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        homework::{
            answers::Typed,
            verdict::{Kind, Nearness, Standing},
        },
        quantity::Quantity,
    };

    fn judged(given: &str, expected: f64, from_own_values: f64) -> Judged {
        Judged {
            line: 1,
            quantity: Quantity::Loss,
            given: Typed::read(given).unwrap(),
            expected: Some(expected),
            from_own_values: Some(from_own_values),
            verdict: Verdict::Wrong,
            slips: Vec::new(),
            looked_at: LookedAt::Yes,
        }
    }

    fn digits() -> Digits {
        Digits::default()
    }

    #[test]
    fn a_number_beside_has_a_figure_more_than_the_students_and_never_too_few_or_too_many() {
        for (given, shown) in [("0.12345", "0.123457"), ("0.1", "0.1235"), ("1/8", "0.1235"), ("", "0.1235")] {
            assert_eq!(judged(given, 0.0, 0.0).beside(0.123_456_789_012_3, digits()), shown, "{given}");
        }
        let long = format!("0.{}", "1".repeat(40));
        assert_eq!(judged(&long, 0.0, 0.0).beside(0.123_456_789_012_3, digits()), "0.1234567890");
    }

    #[test]
    fn what_the_earlier_answers_give_is_said_where_it_is_another_number_than_the_correct_one() {
        let words = |from_own: f64| judged("0.5000", 0.25, from_own).from_the_numbers_before(digits());
        assert_eq!(words(0.75).as_deref(), Some("(0.75000 with the earlier answers)"));
        assert_eq!(words(0.25), None);
        assert_eq!(words(0.2502), None, "that much the rounding of right numbers leaves open");
        let carried = Judged { verdict: Verdict::Carried { from: Quantity::Loss }, ..judged("0.7500", 0.25, 0.75) };
        assert_eq!(carried.from_the_numbers_before(digits()), None, "it is that number");
    }

    #[test]
    fn counts_of_nothing_are_left_out_but_for_the_right_ones() {
        assert_eq!(Score::default().in_words(), "0 right");
        let score = Score { right: 3, carried: 1, wrong: 2, missing: 4, unjudged: 1 };
        assert_eq!(score.in_words(), "3 right, 1 carried forward, 2 wrong, 4 blank, 1 not judged");
    }

    fn fit(title: &str, confidence: Confidence, explains: &[Quantity]) -> Fit {
        Fit {
            id: title.to_owned(),
            title: title.to_owned(),
            erratum: None,
            done: Vec::new(),
            right: Vec::new(),
            value: 0.5,
            chance: 0.0,
            confidence,
            kind: Kind::Formula,
            basis: Basis::NumbersBefore,
            nearness: Nearness::ToTheDigit,
            seen: 1,
            standing: Standing { explains: explains.to_vec(), ..Standing::default() },
            candidate: None,
        }
    }

    #[test]
    fn only_slips_that_explain_the_same_answers_as_surely_cannot_be_told_from_the_likeliest() {
        use Confidence::{CouldBe, Plain};
        let said = |slips: Vec<Fit>| Judged { slips, ..judged("0.5", 0.25, 0.25) }.other_slips_in_words(Fit::in_words);
        let (both, others) = ([Quantity::Loss, Quantity::LossAfter], [Quantity::Loss, Quantity::LearningRate]);
        let likeliest = || fit("a", Plain, &both);
        assert_eq!(
            said(vec![likeliest(), fit("b", Plain, &both), fit("c", Plain, &both)]),
            ["fits these numbers equally well: b; c"]
        );
        assert_eq!(
            said(vec![likeliest(), fit("b", Plain, &others), fit("c", CouldBe, &both), fit("d", Plain, &both[..1])]),
            ["less likely: b; c; d"]
        );
        assert_eq!(said(vec![fit("a", CouldBe, &both), fit("b", CouldBe, &both)]), ["other possible slips: b"]);
        assert!(said(vec![likeliest()]).is_empty());
    }
}
