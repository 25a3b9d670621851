//! The commands and options. A command is here from the day it works, and not before.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::PossibleValue;
use clap::error::{Error, ErrorKind};
use clap::parser::ValueSource;
use clap::{ArgMatches, Args, ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};

use super::output::Overwriting;
use crate::homework::names::MOST_NAMES;
use crate::report::{CheckFormat, Format};
use crate::{formula::Digits, reading::ReadingKind, settings::PrintReading, typeset::Glyphs};

/// Walk one training step of a small neural network: forward pass, loss, every derivative, every
/// update.
#[derive(Debug, Parser)]
#[command(name = "gradwalk", version)]
pub(super) struct Arguments {
    #[command(subcommand)]
    pub(super) command: Option<Command>,

    #[command(flatten)]
    pub(super) screen: Screen,

    /// When to use colours; `auto` is unless NO_COLOR is set
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,
}

impl Arguments {
    /// Understands the words of a command line, the name of the program among them.
    ///
    /// # Errors
    /// What is wrong with them; asking for `--help` or `--version` also ends up here.
    pub(super) fn parse_words(words: &[OsString], color: ColorChoice) -> Result<Self, Error> {
        let mut command = Self::command().color(color);
        let matches = command.try_get_matches_from_mut(words)?;
        if let Some(name) = matches.subcommand_name() {
            refuse_options_before(name, &matches, &mut command)?;
        }
        Self::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
    }
}

/// Options of the screen before a command would be understood and have no effect. (clap can
/// refuse them itself, but then takes the command in `--color never print` for a scenario.)
fn refuse_options_before(name: &str, matches: &ArgMatches, command: &mut clap::Command) -> Result<(), Error> {
    let misplaced = command.get_arguments().any(|argument| {
        let id = argument.get_id().as_str();
        let given = matches.try_contains_id(id).is_ok() && matches.value_source(id) == Some(ValueSource::CommandLine);
        given && !argument.is_global_set()
    });
    if misplaced {
        let message = format!("what belongs to '{name}' is written after it: gradwalk {name} ...");
        return Err(command.error(ErrorKind::ArgumentConflict, message));
    }
    Ok(())
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Print the whole walk instead of opening the screen
    Print(Print),
    /// Check answers worked out by hand, and name the slips behind wrong ones
    Check(Check),
    /// Make exercises: for each a scenario, a worksheet, an empty answers file and a key
    New(New),
    /// List the built-in scenarios
    List,
}

/// Whose answers are checked, against what, and how that is said.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Files of answers: lines such as dE/da12(0),-0.0476 (CSV) or "dE/da12(0)" = -0.0476 (TOML)
    #[arg(value_name = "ANSWERS", required = true)]
    pub(super) answers: Vec<PathBuf>,

    /// The exercise of all files, also of those that name another with a line `# scenario: 07.toml`; without it, each
    /// file's own, which is in its folder or below
    #[arg(long, value_name = "SCENARIO")]
    pub(super) scenario: Option<String>,

    /// For people, for programs, or for spreadsheets
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: CheckFormat,

    /// The signs formulas are set in; without it, `ascii` where the terminal can do no better,
    /// else `small`
    #[arg(long, value_enum)]
    pub(super) glyphs: Option<Glyphs>,
}

/// What is opened on the screen, and how.
#[derive(Debug, Args)]
pub(super) struct Screen {
    #[command(flatten)]
    pub(super) source: Source,

    #[command(flatten)]
    pub(super) look: Look,

    /// The reading to begin with: as printed, or as right
    #[arg(long, value_enum, default_value = "document")]
    pub(super) reading: ReadingKind,
}

/// What is printed, how, and where to.
#[derive(Debug, Args)]
pub(super) struct Print {
    #[command(flatten)]
    pub(super) source: Source,

    #[command(flatten)]
    pub(super) look: Look,

    /// The readings to print: as printed, as right
    #[arg(long, value_enum, default_value_t)]
    pub(super) reading: PrintReading,

    /// For people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,

    /// A worksheet to fill in by hand: right formulas, blanks for all that is worked out
    #[arg(long, conflicts_with = "digits")]
    pub(super) blank: bool,

    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,

    /// Overwrite the file if it is there already
    #[arg(long, requires = "output")]
    pub(super) force: bool,
}

impl Print {
    pub(super) fn overwriting(&self) -> Overwriting {
        if self.force { Overwriting::Forced } else { Overwriting::Never }
    }
}

/// Which exercises are made, and where to.
#[derive(Debug, Args)]
pub(super) struct New {
    /// The kind of network: regression, classification, or the name of any built-in scenario (see
    /// `gradwalk list`); each exercise has one sample
    #[arg(long, value_name = "P", default_value = "regression")]
    pub(super) problem: String,

    /// Inputs, 1 to 16; without it, as many as the problem has
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) inputs: Option<usize>,

    /// Hidden units, 1 to 16; without it, as many as the problem has
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) hidden: Option<usize>,

    /// Outputs, 1 to 16; without it, as many as the problem has
    #[arg(long, value_name = "N", allow_negative_numbers = true)]
    pub(super) outputs: Option<usize>,

    /// The same files for the same seed
    #[arg(long, value_name = "S", default_value_t = 1, allow_negative_numbers = true)]
    pub(super) seed: u64,

    /// How many exercises, 1 to 999
    #[arg(
        long, value_name = "N", default_value_t = 1, allow_negative_numbers = true,
        value_parser = clap::value_parser!(u32).range(1..=MOST_NAMES as i64)
    )]
    pub(super) count: u32,

    /// A file with a name on each line, and perhaps comments that begin with #: one exercise for each
    /// name, which it has for its title, in files named after them
    #[arg(long, value_name = "FILE", conflicts_with = "count")]
    pub(super) names: Option<PathBuf>,

    /// The folder that they are written into
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub(super) out: PathBuf,

    /// Overwrite files that are there already
    #[arg(long)]
    pub(super) force: bool,

    /// The signs that worksheets and keys are set in
    #[arg(long, value_enum, default_value = "tall")]
    pub(super) glyphs: Glyphs,
}

impl New {
    pub(super) fn overwriting(&self) -> Overwriting {
        if self.force { Overwriting::Forced } else { Overwriting::Never }
    }
}

/// Which exercise.
#[derive(Debug, Args)]
pub(super) struct Source {
    /// A built-in scenario (see `gradwalk list`), or a file: a word with a / in it or ending in .toml;
    /// on the screen also a file of answers, ending in .csv
    #[arg(value_name = "SCENARIO", default_value = "regression")]
    pub(super) scenario: String,

    /// Random numbers instead of the built-in ones, the same for the same seed
    #[arg(long, value_name = "S", allow_negative_numbers = true)]
    pub(super) seed: Option<u64>,
}

/// What formulas and numbers look like.
#[derive(Debug, Args)]
pub(super) struct Look {
    /// The signs formulas are set in; without it, `ascii` where the terminal can do no better,
    /// else `tall`
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
            Self::Tall => PossibleValue::new("tall").help("Indices on rows of their own"),
            Self::Small => PossibleValue::new("small").help("Indices in the same row, as small signs"),
            Self::Ascii => PossibleValue::new("ascii").help("Nothing outside ASCII"),
        })
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
    fn the_definition_is_consistent() {
        Arguments::command().debug_assert();
    }
}
