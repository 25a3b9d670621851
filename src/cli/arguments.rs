//! The commands and options. A command is listed once it works.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::{Error, ErrorKind};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::file_format::scenario_file;
use crate::homework::names::MOST_NAMES;
use crate::report::{CheckFormat, Format, TrainingFormat};
use crate::scenario::output::Overwriting;
use crate::training::Update;
use crate::{
    formula::Digits,
    reading::ReadingKind,
    settings::PrintReading,
    typeset::{Glyphs, Letters},
};

/// The widest page of help, in columns, so that its lines stay easy to read.
const WIDEST: usize = 80;

/// The most training steps of one run: with the smallest network, a second's work.
const MOST_STEPS: i64 = 1_000_000;

/// Work through one training step of a small neural network: forward pass, loss, every derivative,
/// every update.
///
/// Without a command, the screen opens: step through the calculation, practise it, or look through an answers file.
#[derive(Debug, Default, Parser)]
#[command(name = "gradwalk", version, max_term_width = WIDEST)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    #[command(flatten)]
    pub(super) screen: Screen,

    /// When to use colours; `auto` uses them unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,
}

impl Arguments {
    /// Parses the words of a command line, which begins with the name of the program.
    ///
    /// # Errors
    /// What is wrong with them; `--help` and `--version` are returned as errors too.
    pub(super) fn parse_words(words: &[OsString], color: ColorChoice) -> Result<Self, Error> {
        // Putting all commands and options together takes a tenth of the time to the first screen.
        if words.len() < 2 {
            return Ok(Self::default());
        }
        let mut command = Self::command().color(color);
        let matches = command.try_get_matches_from_mut(words)?;
        if let Some(name) = matches.subcommand_name() {
            refuse_options_before(name, &matches, &mut command)?;
        }
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }
}

/// Refuses options of the screen before a command, which would have no effect. (clap can refuse them itself, but then
/// takes the command in `--color never print` for a scenario.)
fn refuse_options_before(name: &str, matches: &ArgMatches, command: &mut clap::Command) -> Result<(), Error> {
    let misplaced = command.get_arguments().any(|argument| {
        let id = argument.get_id().as_str();
        let given = matches.try_contains_id(id).is_ok() && matches.value_source(id) == Some(ValueSource::CommandLine);
        given && !argument.is_global_set()
    });
    if misplaced {
        let message = format!("put options for '{name}' after it: gradwalk {name} ...");
        return Err(command.error(ErrorKind::ArgumentConflict, message));
    }
    Ok(())
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print all steps as text or JSON
    Print(Print),
    /// Check hand-calculated answers and name likely slips
    Check(Check),
    /// Create exercises with worksheet, blank answers file and answer key
    New(New),
    /// Train a network for many steps: losses and weights with the printed and the correct formulas
    Train(Train),
    /// List the built-in scenarios
    List,
}

/// The answers that are checked, their scenario, and the form of the report.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Answers files: CSV with lines such as dE/da12(0),-0.0476, or TOML
    #[arg(value_name = "ANSWERS", required = true)]
    pub(super) answers: Vec<PathBuf>,

    /// Scenario for all answers files, even if a file names another one; without it, each file names its own with a
    /// line `# scenario: 07.toml` (a built-in scenario, or a file in its folder or below)
    #[arg(long, value_name = "SCENARIO")]
    pub(super) scenario: Option<String>,

    /// Form of the report: text for people, json for programs, csv for spreadsheets
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: CheckFormat,

    /// How formulas are drawn; without it, `small`, or `ascii` if the terminal cannot show more
    #[arg(long, value_enum)]
    pub(super) glyphs: Option<Glyphs>,
}

/// The scenario or answers file that the screen opens, and its look.
#[derive(Debug, Default, Args)]
pub(super) struct Screen {
    #[command(flatten)]
    pub(super) source: Source,

    /// How formulas are drawn; without it, as the last time, first `small`, or `ascii` if the terminal cannot show
    /// more
    #[arg(long, value_enum)]
    pub(super) glyphs: Option<Glyphs>,

    /// Letters of formulas: document (O, X, a, alpha) or textbook (x, h, z, w, b, eta, delta); without it, as the last
    /// time, first document. Names that are typed stay the same
    #[arg(long, value_enum)]
    pub(super) notation: Option<Letters>,

    /// Significant digits of results, 2 to 10; without it, as the last time, first 4
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) digits: Option<Digits>,

    /// Formulas to show first: document (as printed) or exact (correct); without it, document for
    /// the built-in regression and classification, exact for everything else
    #[arg(long, value_enum)]
    pub(super) reading: Option<ReadingKind>,

    /// When to update the weights if there are several samples; with `each`, one sample is worked through at a
    /// time, and the update leads on to the next
    #[arg(long, value_enum, default_value = "all")]
    pub(super) update: Update,

    /// Hunt for the one mistake in a calculation on such a network; the same seed gives the same hunt
    #[arg(long, value_name = "SEED", allow_negative_numbers = true)]
    pub(super) hunt: Option<u64>,
    /// Start with a lecture: one step of each kind, each number asked for before it is shown
    #[arg(long, conflicts_with = "hunt")]
    pub(super) lecture: bool,

    /// Remember nothing: neither read nor write theme, formula style, notation, digits, recent files and unsaved edits
    #[arg(long)]
    pub(super) no_config: bool,
}

/// The scenario that is printed, its look, and where it is written.
#[derive(Debug, Args)]
pub(super) struct Print {
    #[command(flatten)]
    pub(super) source: Source,

    #[command(flatten)]
    pub(super) look: Look,

    /// Letters of formulas: document (O, X, a, alpha) or textbook (x, h, z, w, b, eta, delta); names that are typed
    /// stay the same
    #[arg(long, value_enum, default_value = "document")]
    pub(super) notation: Letters,

    /// Formulas to print: document (as printed), exact (correct) or both; without it, both for the
    /// built-in regression and classification, exact for everything else
    #[arg(long, value_enum)]
    pub(super) reading: Option<PrintReading>,

    /// When to update the weights if there are several samples; with `each`, one calculation for each sample
    /// is printed after the other (json: a list of them)
    #[arg(long, value_enum, default_value = "all", conflicts_with = "blank")]
    pub(super) update: Update,

    /// Form of the output: text for people, json for programs
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,

    /// Print a worksheet: correct formulas, with blanks for the numbers to calculate
    #[arg(long, conflicts_with = "digits")]
    pub(super) blank: bool,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

impl Print {
    pub(super) fn overwriting(&self) -> Overwriting {
        if self.force { Overwriting::Forced } else { Overwriting::Never }
    }
}

/// The exercises that are created, and where they are written.
#[derive(Debug, Args)]
#[command(after_long_help = scenario_file())]
pub(super) struct New {
    /// Kind of network: the name of any built-in scenario (see `gradwalk list`); each exercise has
    /// one sample and no lambda
    #[arg(long, value_name = "P", default_value = "regression")]
    pub(super) problem: String,

    /// Number of inputs, 1 to 64; without it, that of the problem
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) inputs: Option<usize>,

    /// Number of units in each hidden layer, 1 to 64: 3 or 4,3 or 0 for no hidden layer; without it, that of the
    /// problem
    #[arg(long, value_name = "N[,N..]", value_delimiter = ',', allow_negative_numbers = true)]
    pub(super) hidden: Option<Vec<usize>>,

    /// Number of outputs, 1 to 64; without it, that of the problem
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) outputs: Option<usize>,

    /// Seed of the random numbers; the same seed gives the same files
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true)]
    pub(super) seed: u64,

    /// Number of exercises, 1 to 999
    #[arg(
        long, value_name = "N", default_value_t = 1, allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..=MOST_NAMES as i64)
    )]
    pub(super) count: u32,

    /// File with one name per line (# starts a comment); makes one exercise per name, with the name as
    /// title and file name
    #[arg(long, value_name = "FILE", conflicts_with = "count")]
    pub(super) names: Option<PathBuf>,

    /// Folder for the files
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) out: PathBuf,

    /// Overwrite existing files
    #[arg(long)]
    pub(super) force: bool,

    /// How formulas in worksheets and answer keys are drawn
    #[arg(long, value_enum, default_value = "tall")]
    pub(super) glyphs: Glyphs,
}

impl New {
    pub(super) fn overwriting(&self) -> Overwriting {
        if self.force { Overwriting::Forced } else { Overwriting::Never }
    }
}

/// What is trained, for how long, and where it is written.
#[derive(Debug, Args)]
pub(super) struct Train {
    /// Built-in scenario (see `gradwalk list`), scenario file (contains a slash or ends in .toml), or
    /// the name of built-in samples (curve, three-classes) for a network that fits them
    #[arg(value_name = "SCENARIO", default_value = "regression")]
    pub(super) scenario: String,

    /// Replace the built-in numbers by random ones; the same seed gives the same numbers
    #[arg(long, value_name = "S", allow_negative_numbers = true)]
    pub(super) seed: Option<u64>,

    /// Samples to train on instead of those of the scenario: a CSV file with the header x1,x2,... and
    /// y or y0,y1,... or, with softmax outputs, class; or built-in ones (curve, three-classes)
    #[arg(long, value_name = "FILE.csv")]
    pub(super) samples: Option<String>,

    /// Number of training steps, 1 to 1000000; a step goes over all samples once
    #[arg(
        long, value_name = "N", default_value_t = 100, allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..=MOST_STEPS)
    )]
    pub(super) steps: u32,

    /// When to update the weights if there are several samples
    #[arg(long, value_enum, default_value = "all")]
    pub(super) update: Update,

    /// Formulas to train with: document (as printed), exact (correct) or both; without it, both if the
    /// document has formulas for the network
    #[arg(long, value_enum)]
    pub(super) reading: Option<PrintReading>,

    /// Form of the output: text for people, csv with the loss and all weights of every step
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: TrainingFormat,

    #[command(flatten)]
    pub(super) look: Look,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

impl Train {
    pub(super) fn overwriting(&self) -> Overwriting {
        if self.force { Overwriting::Forced } else { Overwriting::Never }
    }
}

impl ValueEnum for Update {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::All => PossibleValue::new("all").help("Once in each step, with the reduced loss of all samples"),
            Self::Each => PossibleValue::new("each").help("After each sample, in their order, with its own loss"),
        })
    }
}

impl ValueEnum for TrainingFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Text => PossibleValue::new("text"),
            Self::Csv => PossibleValue::new("csv"),
        })
    }
}

/// The scenario of a command.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// Built-in scenario (see `gradwalk list`) or scenario file (contains a slash or ends in .toml);
    /// on the screen also an answers file (.csv)
    #[arg(value_name = "SCENARIO", default_value = FIRST)]
    pub(super) scenario: String,

    /// Replace the built-in numbers by random ones; the same seed gives the same numbers
    #[arg(long, value_name = "S", allow_negative_numbers = true)]
    pub(super) seed: Option<u64>,
}

/// The scenario where none is named.
const FIRST: &str = "regression";

impl Default for Source {
    fn default() -> Self {
        Self { scenario: FIRST.to_owned(), seed: None }
    }
}

/// The look of formulas and numbers.
#[derive(Debug, Args)]
pub(super) struct Look {
    /// How formulas are drawn; without it, `small`, or `ascii` if the terminal cannot show more
    #[arg(long, value_enum)]
    pub(super) glyphs: Option<Glyphs>,

    /// Significant digits of results, 2 to 10
    #[arg(long, value_name = "N", default_value_t, allow_negative_numbers = true)]
    pub(super) digits: Digits,
}

impl ValueEnum for Glyphs {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Tall, Self::Small, Self::Ascii]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Tall => PossibleValue::new("tall").help("Indices on their own rows"),
            Self::Small => PossibleValue::new("small").help("Indices as small characters in the same row"),
            Self::Ascii => PossibleValue::new("ascii").help("ASCII characters only"),
        })
    }
}

impl ValueEnum for Letters {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

impl ValueEnum for ReadingKind {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Document, Self::Exact]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Document => PossibleValue::new("document"),
            Self::Exact => PossibleValue::new("exact"),
        })
    }
}

impl ValueEnum for PrintReading {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Document, Self::Exact, Self::Both]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Document => PossibleValue::new("document"),
            Self::Exact => PossibleValue::new("exact"),
            Self::Both => PossibleValue::new("both"),
        })
    }
}

impl ValueEnum for Format {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Json]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Text => PossibleValue::new("text"),
            Self::Json => PossibleValue::new("json"),
        })
    }
}

impl ValueEnum for CheckFormat {
    fn value_variants<'a>() -> &'a [Self] {
        &[Self::Text, Self::Json, Self::Csv]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(match self {
            Self::Text => PossibleValue::new("text"),
            Self::Json => PossibleValue::new("json"),
            Self::Csv => PossibleValue::new("csv"),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_words_are_what_the_definition_makes_of_them() {
        let program = [OsString::from("gradwalk")];
        let matches = Arguments::command().try_get_matches_from(&program).unwrap();
        let defined = Arguments::from_arg_matches(&matches).unwrap();
        let short = Arguments::parse_words(&program, ColorChoice::Auto).unwrap();
        assert_eq!(format!("{short:?}"), format!("{defined:?}"));
    }

    #[test]
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }

    /// All commands, this one first.
    fn commands() -> Vec<clap::Command> {
        let mut command = Arguments::command();
        command.build();
        let own: Vec<clap::Command> =
            command.get_subcommands().filter(|own| own.get_name() != "help").cloned().collect();
        std::iter::once(command).chain(own).collect()
    }

    #[test]
    fn help_is_no_wider_than_a_page_of_80_columns() {
        for mut command in commands() {
            for help in [command.render_help(), command.render_long_help()] {
                let help = help.to_string();
                assert!(help.lines().count() > 5, "{help}");
                for row in help.lines() {
                    assert!(row.chars().count() <= WIDEST, "{}: {row}", command.get_name());
                }
            }
        }
    }

    /// Each text of help begins with a capital, ends without a full stop, and uses the usual terms.
    #[test]
    fn help_keeps_the_rules_of_labels() {
        let not_said = ["walk", "walks", "witness", "sign", "signs", "judge", "judges", "figures", "whatever", "sheet"];
        for command in commands() {
            let arguments = command.get_arguments().filter_map(|argument| argument.get_help());
            let values = command.get_arguments().flat_map(clap::Arg::get_possible_values);
            let values = values.into_iter().filter_map(|value| value.get_help().cloned());
            let texts = command.get_about().into_iter().chain(arguments).cloned().chain(values);
            for text in texts.map(|text| text.to_string()) {
                assert!(text.starts_with(|first: char| first.is_uppercase()), "{text}");
                assert!(!text.ends_with('.'), "{text}");
                let mut words = text.split(|sign: char| !sign.is_alphabetic()).map(str::to_lowercase);
                assert!(words.all(|word| !not_said.contains(&word.as_str())), "{text}");
            }
        }
    }
}
