//! From the word SCENARIO and `--seed` to what is opened or printed, or to an error that says how to fix it.

use std::path::Path;

use clap::CommandFactory;

use super::arguments::{Arguments, Screen, Source};
use crate::homework::{CheckedFile, Exercise};
use crate::scenario::{self, Accepted, FileName, Found, Scenario, ScenarioError, is_file};
use crate::settings::Origin;
use crate::tui::{
    Beginning,
    review::{self, OpenError},
};

/// How similar two words must be (1 is equal) for one to be suggested instead of the other.
const ALIKE: f64 = 0.7;

/// Why nothing can be opened or printed for the word.
#[derive(Debug, thiserror::Error)]
pub(super) enum ChoiceError {
    #[error(transparent)]
    Scenario(#[from] ScenarioError),
    #[error(transparent)]
    Opening(#[from] OpenError),
    #[error(
        "unknown scenario or command '{word}'{}; see `gradwalk list` and `gradwalk --help`; a file name contains a slash or ends in .toml",
        offer(.nearest)
    )]
    UnknownWord { word: Found, nearest: Option<String> },
    #[error(
        "unknown scenario '{word}'{}; see `gradwalk list`; a file name contains a slash or ends in .toml",
        offer(.nearest)
    )]
    UnknownName { word: Found, nearest: Option<String> },
    #[error("--seed works only with built-in scenarios; in '{word}', write seed = 7 instead")]
    NotBuiltIn { word: Found },
    #[error(
        "--seed works only with built-in scenarios; '{word}' is an answers file, which belongs to the numbers of its scenario"
    )]
    SeededAnswers { word: Found },
    #[error("--hunt works only with scenarios; '{word}' is an answers file, whose calculation is the student's own")]
    HuntedAnswers { word: Found },
    #[error("--lecture works only with scenarios; '{word}' is an answers file")]
    LectureOnAnswers { word: Found },
    #[error(
        "'{word}' is an answers file, not a scenario; `gradwalk {word}` opens it on the screen, `gradwalk check {word}` checks it"
    )]
    Answers { word: Found },
}

/// What the screen opens.
#[derive(Debug)]
pub(super) enum Opening {
    Walk(Scenario, Beginning),
    Answers { to: Scenario, file: CheckedFile },
}

fn offer(nearest: &Option<String>) -> String {
    match nearest {
        Some(nearest) => format!(" (did you mean {nearest}?)"),
        None => String::new(),
    }
}

/// The scenario of a command, from a file of one of these kinds.
pub(super) fn scenario(source: &Source, accepted: Accepted) -> Result<Scenario, ChoiceError> {
    let word = &source.scenario;
    if is_answers(word) {
        return Err(ChoiceError::Answers { word: Found::new(word) });
    }
    match (is_file(word), source.seed) {
        (true, None) => Ok(Scenario::load_accepting(word, accepted)?),
        (true, Some(_)) => Err(ChoiceError::NotBuiltIn { word: Found::new(word) }),
        (false, None) => built_in(word),
        (false, Some(seed)) => Ok(built_in(word)?.redrawn(seed)),
    }
}

/// Where the scenario of a command comes from; one with random numbers counts as coming from where its network does.
pub(super) fn origin(source: &Source) -> Origin {
    if is_file(&source.scenario) { Origin::Elsewhere } else { Origin::of_built_in(&source.scenario) }
}

/// The scenario file that a command opens.
pub(super) fn file(source: &Source) -> Option<&Path> {
    is_file(&source.scenario).then(|| Path::new(&source.scenario))
}

/// The built-in scenario with this name.
pub(super) fn built_in(word: &str) -> Result<Scenario, ChoiceError> {
    if !is_built_in(word) {
        return Err(ChoiceError::UnknownName { word: Found::new(word), nearest: nearest(word, built_in_names()) });
    }
    Ok(Scenario::load(word)?)
}

/// The exercise that all answers are checked against.
pub(super) fn exercise(word: &str) -> Result<Exercise, ChoiceError> {
    let source = Source { scenario: word.to_owned(), seed: None };
    let scenario = scenario(&source, Accepted::Anything)?;
    Ok(Exercise { scenario, file: Some(FileName::new(source.scenario)) })
}

/// What the screen opens: a scenario at its steps, in a lecture, or in a hunt with a seed on its network; or an answers
/// file with the scenario that it names.
pub(super) fn opening(screen: &Screen) -> Result<Opening, ChoiceError> {
    let source = &screen.source;
    let word = &source.scenario;
    let beginning = match screen.hunt {
        Some(seed) => Beginning::Hunt(seed),
        None if screen.lecture => Beginning::Lecture,
        None => Beginning::Steps,
    };
    if !is_answers(word) {
        return Ok(Opening::Walk(screen_scenario(source)?, beginning));
    }
    match beginning {
        Beginning::Steps => {}
        Beginning::Lecture => return Err(ChoiceError::LectureOnAnswers { word: Found::new(word) }),
        Beginning::Hunt(_) => return Err(ChoiceError::HuntedAnswers { word: Found::new(word) }),
    }
    if source.seed.is_some() {
        return Err(ChoiceError::SeededAnswers { word: Found::new(word) });
    }
    let (to, file) = review::open(Path::new(word), None)?;
    Ok(Opening::Answers { to, file })
}

/// The scenario of the screen, which is opened without a command: an unknown word may have been meant as a command.
fn screen_scenario(source: &Source) -> Result<Scenario, ChoiceError> {
    // The screen needs the keyboard to itself, and needs a terminal to draw on.
    scenario(source, Accepted::RegularFiles).map_err(|error| match error {
        ChoiceError::UnknownName { word, .. } => {
            let nearest = nearest(&source.scenario, built_in_names().chain(command_names()));
            ChoiceError::UnknownWord { word, nearest }
        }
        error => error,
    })
}

fn is_answers(word: &str) -> bool {
    word.to_ascii_lowercase().ends_with(".csv")
}

fn is_built_in(word: &str) -> bool {
    built_in_names().any(|name| name == word)
}

fn built_in_names() -> impl Iterator<Item = String> {
    let presets = scenario::presets().iter();
    presets.map(|preset| preset.name.to_owned())
}

fn command_names() -> impl Iterator<Item = String> {
    let commands: Vec<_> = Arguments::command().get_subcommands().cloned().collect();
    let names = commands.into_iter();
    names.map(|command| command.get_name().to_owned())
}

fn nearest(word: &str, names: impl Iterator<Item = String>) -> Option<String> {
    names
        .map(|name| (strsim::jaro(word, &name), name))
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .max_by(|(one, _), (other, _)| one.total_cmp(other))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Problem;

    fn source(scenario: &str, seed: Option<u64>) -> Source {
        Source { scenario: scenario.to_owned(), seed }
    }

    fn refusal(result: Result<Scenario, ChoiceError>) -> String {
        result.unwrap_err().to_string()
    }

    #[test]
    fn a_word_in_place_of_a_command_is_compared_with_commands_too() {
        let message = refusal(screen_scenario(&source("prnt", None)));
        assert!(message.contains("(did you mean print?)"), "{message}");
        let message = refusal(screen_scenario(&source("regresion", None)));
        assert!(message.contains("(did you mean regression?)"), "{message}");
        let message = refusal(screen_scenario(&source("xyzzy", None)));
        assert!(!message.contains("did you mean"), "{message}");
    }

    #[test]
    fn a_word_after_a_command_is_compared_with_scenarios_only() {
        let message = refusal(scenario(&source("prnt", None), Accepted::Anything));
        assert!(message.contains("unknown scenario 'prnt'"), "{message}");
        assert!(!message.contains("did you mean"), "{message}");
    }

    #[test]
    fn a_seed_goes_with_every_built_in_scenario_and_with_no_file() {
        for name in built_in_names() {
            let given = Scenario::load(&name).unwrap();
            let drawn = scenario(&source(&name, Some(7)), Accepted::Anything).unwrap();
            assert_eq!((drawn.architecture(), drawn.sizes()), (given.architecture(), given.sizes()), "{name}");
            assert_ne!(drawn.network(), given.network(), "{name}");
        }
        assert_eq!(
            refusal(scenario(&source("own.toml", Some(7)), Accepted::Anything)),
            "--seed works only with built-in scenarios; in 'own.toml', write seed = 7 instead"
        );
    }

    #[test]
    fn only_the_documents_two_networks_are_of_the_document_also_with_a_seed_and_no_file_is() {
        for name in built_in_names() {
            let own = Problem::ALL.iter().any(|problem| problem.name() == name);
            let expected = if own { Origin::Document } else { Origin::Elsewhere };
            assert_eq!([None, Some(7)].map(|seed| origin(&source(&name, seed))), [expected; 2], "{name}");
        }
        for file in ["./regression", "regression.toml", "ada.csv"] {
            assert_eq!(origin(&source(file, None)), Origin::Elsewhere, "{file}");
        }
    }

    #[test]
    fn a_seed_gives_the_documents_problems_the_exercises_it_always_gave() {
        for problem in Problem::ALL {
            let drawn = scenario(&source(problem.name(), Some(7)), Accepted::Anything).unwrap();
            assert_eq!(drawn, Scenario::random(problem.architecture(), drawn.sizes(), 7));
        }
    }

    #[test]
    fn a_separator_or_the_ending_makes_a_file_and_another_ending_answers() {
        assert!(is_file("./regression"));
        assert!(is_file("own.toml"));
        assert!(!is_file("regression"));
        assert!(is_answers("ada.csv") && is_answers("./x/ada.csv"));
        assert!(!is_answers("own.toml") && !is_answers("csv"));
    }
}
