//! Checked homework for programs: a list with one object for each file.

use serde::Serialize;

use crate::{
    homework::{CheckedFile, Fit, Judged, Rarer, Search},
    report::escaped::pretty,
    scenario::FileName,
    typeset::{Glyphs, line},
};

/// The list.
pub(super) fn json(files: &[CheckedFile]) -> String {
    pretty(&files.iter().map(File::of).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct File<'a> {
    file: &'a FileName,
    exercise: Option<Exercise<'a>>,
    score: Score,
    answers: Vec<Answer<'a>>,
    errors: Vec<String>,
    /// Absent where the search for slips was completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    search_stopped: Option<SearchStopped>,
}

/// Where the search for slips stopped.
#[derive(Serialize)]
struct SearchStopped {
    wrong: usize,
    looked_at: usize,
    /// Whether rare slips and pairs of slips were tried for "all" of these or for "some".
    rarer_slips: &'static str,
}

impl SearchStopped {
    fn of(search: Search) -> Option<Self> {
        let Search::Stopped { wrong, looked_at, rarer } = search else { return None };
        let rarer_slips = match rarer {
            Rarer::InAll => "all",
            Rarer::InSome => "some",
        };
        Some(Self { wrong, looked_at, rarer_slips })
    }
}

/// The scenario that the file was checked against.
#[derive(Serialize)]
struct Exercise<'a> {
    title: Option<&'a str>,
    file: Option<&'a FileName>,
    /// The scenario that the file names, if it is a different one; otherwise absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_place_of: Option<&'a FileName>,
}

impl<'a> Exercise<'a> {
    fn of(file: &'a CheckedFile) -> Option<Self> {
        let exercise = file.exercise.as_ref()?;
        Some(Self {
            title: exercise.scenario.title(),
            file: exercise.file.as_ref(),
            in_place_of: file.passed_over.as_ref(),
        })
    }
}

#[derive(Serialize)]
struct Score {
    right: usize,
    carried: usize,
    wrong: usize,
    missing: usize,
    unjudged: usize,
}

impl<'a> File<'a> {
    fn of(file: &'a CheckedFile) -> Self {
        // The errors say why some answers were not judged.
        let score = file.score().unwrap_or_default();
        Self {
            file: &file.file,
            exercise: Exercise::of(file),
            score: Score {
                right: score.right,
                carried: score.carried,
                wrong: score.wrong,
                missing: score.missing,
                unjudged: score.unjudged,
            },
            answers: file.answers.iter().map(Answer::of).collect(),
            errors: file.faults.iter().map(ToString::to_string).collect(),
            search_stopped: SearchStopped::of(file.search),
        }
    }
}

#[derive(Serialize)]
struct Answer<'a> {
    quantity: String,
    given: Option<f64>,
    expected: Option<f64>,
    verdict: &'static str,
    /// Why it could not be judged, or absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
    from_own_values: Option<f64>,
    slips: Vec<Slip<'a>>,
}

impl<'a> Answer<'a> {
    fn of(judged: &'a Judged) -> Self {
        Self {
            quantity: judged.quantity.to_string(),
            given: judged.given.as_ref().map(|typed| typed.value),
            expected: judged.expected,
            verdict: judged.verdict.name(),
            reason: judged.verdict.reason().filter(|_| judged.verdict.is_unjudged()),
            from_own_values: judged.from_own_values,
            slips: judged.slips.iter().map(Slip::of).collect(),
        }
    }
}

#[derive(Serialize)]
struct Slip<'a> {
    id: &'a str,
    title: String,
    formula: String,
    value: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    erratum: Option<String>,
    /// "plain" where chance is under 1 %, else "could be".
    confidence: &'static str,
    chance: f64,
    /// True, or absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    convention: Option<bool>,
}

impl<'a> Slip<'a> {
    fn of(fit: &'a Fit) -> Self {
        let formula: Vec<String> = fit.done.iter().map(|statement| line(statement, Glyphs::Ascii)).collect();
        Self {
            id: &fit.id,
            title: fit.done_in_words(),
            formula: formula.join(" "),
            value: fit.value,
            erratum: fit.erratum.map(|erratum| erratum.to_string()),
            confidence: fit.confidence.name(),
            chance: fit.chance,
            convention: fit.standing.convention.map(|_| true),
        }
    }
}
