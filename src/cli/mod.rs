//! The command line: what was asked for, who does it, how it ended.
//!
//! Words come in and an exit code goes out; nothing is computed, laid out or drawn here.
//!
//! | file | its one job |
//! |---|---|
//! | `arguments` | the commands and options, and what `--help` says of them |
//! | `choice` | from the word SCENARIO and `--seed` to a scenario or file, or to an error that says how to fix it |
//! | `new` | exercises as files |
//! | `file_format` | what a scenario file looks like, for the help of `new` |
//! | `worksheet` | a worksheet to fill in by hand |
//! | `train` | many training steps, as a page or as CSV |
//! | `interrupt` | Ctrl-C as something to look at between two pieces of work |
//! | `progress` | how far a long run is, on a terminal |
//! | `environment` | what the surroundings say about the terminal |

mod arguments;
mod choice;
mod environment;
mod file_format;
mod interrupt;
mod new;
mod progress;
mod train;
mod worksheet;

use std::ffi::OsString;
use std::fmt;
use std::io::{self, ErrorKind, Write};
use std::path::{self, Path};
use std::process::ExitCode;

use clap::ColorChoice;

use crate::homework::{self, ExerciseChoice};
use crate::report::{self, CheckPage, Format};
use crate::scenario::display::printable_rows;
use crate::scenario::output::{self, OutputError};
use crate::scenario::{self, Accepted, FileName, Found};
use crate::settings::Settings;
use crate::storage::{Folders, Kept};
use crate::training::Update;
use crate::tui::terminal::{self, Refusal, TerminalError};
use crate::tui::{self, Beginning, Session};
use crate::typeset::Glyphs;
use arguments::{Arguments, Check, Command, Print, Screen};
use choice::{ChoiceError, Opening};
use environment::{page_width, usual_glyphs};
use new::NewError;
use train::TrainError;
use worksheet::WorksheetError;

/// `check` found something wrong.
const FOUND_WRONG: u8 = 1;

/// The most errors listed for one file: in a file of another kind, every line is one.
const MOST_FAULTS: usize = 20;

/// Bad usage or bad input.
const BAD_INPUT: u8 = 2;

/// The exit code that a shell reports for a process ended by a signal, minus the number of the signal.
const ENDED_BY_SIGNAL: i32 = 128;

/// The signal of a terminal that hangs up.
const HANG_UP: i32 = 1;

/// Runs the program on the arguments of the process.
#[must_use]
pub fn run() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    let arguments = match Arguments::parse_words(&words, color_wish(&words)) {
        Ok(arguments) => arguments,
        Err(error) => return say_of(&words, &error),
    };
    match obey(&arguments) {
        Ok(outcome) => outcome.into(),
        Err(failure) => failure.report(),
    }
}

/// Prints clap's message: what is wrong with the words, or the answer to `--help` and `--version`, which is no failure
/// unless it cannot be printed.
fn say_of(words: &[OsString], error: &clap::Error) -> ExitCode {
    let said = print_of(words, error).and_then(|()| io::stdout().flush());
    match said {
        Err(failure) if !error.use_stderr() && failure.kind() != ErrorKind::BrokenPipe => {
            Failure::from(OutputError::StandardOutput(failure)).report()
        }
        _ => ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(BAD_INPUT)),
    }
}

/// clap repeats words unchanged and in full, even where a terminal would obey them: where that matters, the words are
/// parsed again in the form in which a message may repeat them.
fn print_of(words: &[OsString], error: &clap::Error) -> io::Result<()> {
    let shown = shown(words);
    if shown == words {
        return error.print();
    }
    match Arguments::parse_words(&shown, color_wish(words)) {
        Err(again) if again.kind() == error.kind() => again.print(),
        // A word that was shortened is not the original word.
        _ => {
            let text = error.render().to_string();
            let text = printable_rows(&text);
            if error.use_stderr() { write!(io::stderr(), "{text}") } else { write!(io::stdout(), "{text}") }
        }
    }
}

/// clap colours its own messages, including those about wrong options, so the choice has to be known before the options
/// are parsed.
fn color_wish(words: &[OsString]) -> ColorChoice {
    let mut words = words.iter().filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        let wish = match word.strip_prefix("--color") {
            Some("") => words.next(),
            Some(rest) => rest.strip_prefix('='),
            None if word == "--" => break,
            None => None,
        };
        match wish {
            Some("always") => return ColorChoice::Always,
            Some("never") => return ColorChoice::Never,
            _ => {}
        }
    }
    ColorChoice::Auto
}

/// The words of a command line as a message may repeat them. The first is the program's own name.
fn shown(words: &[OsString]) -> Vec<OsString> {
    let in_full = |program: &OsString| FileName::from(Path::new(program)).in_full();
    let program = words.first().map(in_full).into_iter();
    let arguments = words.iter().skip(1).map(|word| Found::new(&word.to_string_lossy()).to_string());
    program.chain(arguments).map(OsString::from).collect()
}

/// Prints an error on standard error, safe for a terminal whatever it repeats. `eprintln` would panic where standard
/// error is closed.
fn say(wrong: &impl fmt::Display) {
    let _ = writeln!(io::stderr(), "{}", printable_rows(&format!("error: {wrong}")));
}

fn obey(arguments: &Arguments) -> Result<Outcome, Failure> {
    // By default, crossterm decides by NO_COLOR, which is the meaning of `auto`.
    match arguments.color {
        ColorChoice::Auto => {}
        ColorChoice::Always => crossterm::style::force_color_output(true),
        ColorChoice::Never => crossterm::style::force_color_output(false),
    }
    match &arguments.command {
        None => open(&arguments.screen)?,
        Some(Command::Print(print)) if print.blank => worksheet::print(print)?,
        Some(Command::Print(print)) => print_walk(print)?,
        Some(Command::Check(check)) => return self::check(check),
        Some(Command::New(new)) => new::make(new)?,
        Some(Command::Train(train)) => train::train(train)?,
        Some(Command::List) => list()?,
    }
    Ok(Outcome::Fine)
}

/// How a command ended that could be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Fine,
    /// `check` found a wrong answer, or a file with none at all.
    Wrong,
    /// `check` was given a file with an error.
    Faulty,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::Wrong => Self::from(FOUND_WRONG),
            Outcome::Faulty => Self::from(BAD_INPUT),
        }
    }
}

fn open(screen: &Screen) -> Result<(), Failure> {
    let opening = choice::opening(screen)?;
    let session = session(screen);
    let (opened, instead) = match opening {
        Opening::Walk(scenario, beginning) => {
            let instead = match beginning {
                Beginning::Steps | Beginning::Lecture => "`gradwalk print` prints the same steps as text",
                Beginning::Hunt(_) => "a hunt needs the screen",
            };
            (tui::open(scenario, screen.update, beginning, &session), instead)
        }
        Opening::Answers { to, file } => {
            (tui::open_answers(to, file, &session), "`gradwalk check` prints the report on the answers as text")
        }
    };
    opened.map_err(|error| match error {
        TerminalError::Refused(refusal) => Failure::NoScreen { refusal, instead },
        error => Failure::Terminal(error),
    })
}

/// The settings of the screen: those of the options, otherwise those of the last session.
fn session(screen: &Screen) -> Session {
    let folders = if screen.no_config { None } else { Folders::of_user() };
    // Where there will be no screen, nothing is read for it.
    let kept = match folders.filter(|_| terminal::check().is_ok()) {
        Some(folders) => Kept::read(folders),
        None => Kept::nothing(),
    };
    let usual = usual_glyphs();
    // A terminal that cannot show a style does not inherit it from another that could.
    let remembered = kept.preferences.glyphs.filter(|_| usual != Glyphs::Ascii);
    let settings = Settings {
        glyphs: screen.glyphs.or(remembered).unwrap_or(usual),
        letters: screen.notation.or(kept.preferences.letters).unwrap_or_default(),
        digits: screen.digits.unwrap_or(kept.preferences.digits),
        reading: screen.reading.unwrap_or_else(|| choice::origin(&screen.source).first_shown()),
    };
    let file = choice::file(&screen.source).and_then(|file| path::absolute(file).ok());
    Session { settings, chosen: screen.glyphs, file, kept }
}

fn print_walk(print: &Print) -> Result<(), Failure> {
    let scenario = choice::scenario(&print.source, Accepted::Anything)?;
    let settings = Settings {
        // Output for programs uses the glyphs that all of them know.
        glyphs: print.look.glyphs.unwrap_or_else(|| match print.format {
            Format::Json => Glyphs::Ascii,
            Format::Text => usual_glyphs(),
        }),
        letters: print.notation,
        digits: print.look.digits,
        reading: print.reading.unwrap_or_else(|| choice::origin(&print.source).printed()),
    };
    let text = match print.update {
        Update::Each if scenario.samples().len() > 1 => report::render_in_turn(&scenario, print.format, settings),
        Update::Each | Update::All => report::render(&scenario, print.format, settings),
    };
    Ok(output::deliver(&text, print.output.as_deref(), print.overwriting())?)
}

fn check(check: &Check) -> Result<Outcome, Failure> {
    let exercise = check.scenario.as_deref().map(choice::exercise).transpose()?;
    let choice = exercise.as_ref().map_or(ExerciseChoice::Own, ExerciseChoice::Always);
    let files = homework::check_files(&check.answers, choice);
    let page = CheckPage { glyphs: check.glyphs.unwrap_or_else(usual_glyphs), width: page_width() };
    output::print(&report::render_checked(&files, check.format, page))?;
    for file in &files {
        let more = file.faults.len().saturating_sub(MOST_FAULTS);
        file.faults.iter().take(MOST_FAULTS).for_each(say);
        if more > 0 {
            say(&format!("{}: {more} more errors", file.file));
        }
    }
    Ok(if files.iter().any(|file| !file.faults.is_empty()) {
        Outcome::Faulty
    } else if files.iter().any(|file| file.first_wrong().is_some() || file.has_no_answers()) {
        Outcome::Wrong
    } else {
        Outcome::Fine
    })
}

fn list() -> Result<(), Failure> {
    let presets = scenario::presets();
    let widest = presets.iter().map(|preset| preset.name.len()).max();
    let width = widest.unwrap_or_default();
    let text: String = presets.iter().map(|preset| format!("{:width$}  {}\n", preset.name, preset.about)).collect();
    Ok(output::print(&text)?)
}

/// Why the program could not do what was asked.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Choice(#[from] ChoiceError),
    #[error(transparent)]
    New(#[from] NewError),
    #[error(transparent)]
    Worksheet(#[from] WorksheetError),
    #[error(transparent)]
    Train(#[from] TrainError),
    #[error(transparent)]
    Output(#[from] OutputError),
    /// Where there is no screen, plain words help more.
    #[error("{refusal}; {instead}")]
    NoScreen { refusal: Refusal, instead: &'static str },
    #[error(transparent)]
    Terminal(TerminalError),
}

impl Failure {
    /// Prints the error, if anyone can read it, and turns it into the exit code.
    fn report(self) -> ExitCode {
        let signal = match self {
            Self::Terminal(TerminalError::Signal(signal)) => signal,
            Self::Terminal(TerminalError::Lost) => HANG_UP,
            Self::Train(TrainError::Stopped { signal, ref told }) => {
                output::remark(told);
                signal
            }
            failure => {
                say(&failure);
                return ExitCode::from(BAD_INPUT);
            }
        };
        ExitCode::from(u8::try_from(ENDED_BY_SIGNAL + signal).unwrap_or(u8::MAX))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(line: &str) -> ColorChoice {
        color_wish(&line.split(' ').map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn the_color_wish_is_found_before_anything_is_understood() {
        assert_eq!(wish("gradwalk --colour --color never"), ColorChoice::Never);
        assert_eq!(wish("gradwalk print --color=always"), ColorChoice::Always);
        assert_eq!(wish("gradwalk --color"), ColorChoice::Auto);
        assert_eq!(wish("gradwalk -- --color=never"), ColorChoice::Auto);
    }
}
