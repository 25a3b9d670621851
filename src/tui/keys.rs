//! The one table of keys: what a key does, the footer, the help and the README's table all come from it.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Command {
    /// One line forward.
    NextLine,
    /// One line back.
    PreviousLine,
    /// To the next step, all of its lines shown.
    NextStep,
    /// To the previous step.
    PreviousStep,
    /// To the first step of the next phase.
    NextPhase,
    /// To the first step of this phase, then of the previous one.
    PreviousPhase,
    /// To the first step.
    First,
    /// To the last step.
    Last,
    /// Ask for a name or number to go to.
    Jump,
    /// Choose the next factor.
    NextFactor,
    /// Choose the previous factor.
    PreviousFactor,
    /// The other reading.
    SwitchReading,
    /// The other problem.
    SwitchProblem,
    /// The next glyph profile.
    SwitchGlyphs,
    /// One digit more.
    MoreDigits,
    /// One digit less.
    FewerDigits,
    /// Explain the errata of this step.
    Errata,
    /// Formula, network, weights: the next page, where they do not fit side by side.
    SwitchPage,
    /// Apply the update and walk the next training step.
    Apply,
    /// Back to the training step before.
    Unapply,
    /// Scroll down.
    ScrollDown,
    /// Scroll up.
    ScrollUp,
    /// Begin practice, or end it with its score.
    Practice,
    /// Type the number of this step, in practice.
    Answer,
    /// Look up one line more of this step, in practice.
    Hint,
    /// Open a file of answers, or close it.
    Review,
    /// To the next answer that is not right.
    NextNotRight,
    /// To the previous answer that is not right.
    PreviousNotRight,
    /// Show what is said over all answers.
    Overview,
    /// Show all keys.
    Help,
    /// Leave an overlay.
    Close,
    /// Leave the program.
    Quit,
    /// Stop the program until the shell continues it.
    Suspend,
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What the keys ask for.
    pub command: Command,
    /// The keys; the first is the one that the footer shows.
    pub keys: &'static [Key],
    /// One or two words for the footer.
    pub short: &'static str,
    /// A sentence for the help.
    pub help: &'static str,
}

/// A key as it is named to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A plain key.
    Plain(KeyCode),
    /// A key with Ctrl.
    Control(char),
}

use Key::{Control, Plain};

const fn letter(letter: char) -> Key {
    Plain(KeyCode::Char(letter))
}

/// The keys, the most needed first: where the footer is short, the last are left out.
pub const BINDINGS: &[Binding] = &[
    Binding {
        command: Command::NextLine,
        keys: &[Plain(KeyCode::Right), letter(' '), Plain(KeyCode::Enter), letter('l')],
        short: "next line",
        help: "one line forward",
    },
    Binding {
        command: Command::PreviousLine,
        keys: &[Plain(KeyCode::Left), Plain(KeyCode::Backspace), letter('h')],
        short: "back",
        help: "one line back",
    },
    Binding {
        command: Command::Help,
        keys: &[letter('?'), Plain(KeyCode::F(1))],
        short: "help",
        help: "all keys, and what the signs mean",
    },
    Binding { command: Command::Quit, keys: &[letter('q'), Control('c')], short: "quit", help: "leave the program" },
    Binding {
        command: Command::Answer,
        keys: &[letter('a')],
        short: "answer",
        help: "in practice: type the number of this step; a digit, a sign or a point begins it too",
    },
    Binding {
        command: Command::Hint,
        keys: &[letter('H')],
        short: "hint",
        help: "in practice: look up one line more, the numbers, then the factors, and last the value",
    },
    Binding {
        command: Command::NextNotRight,
        keys: &[letter('w')],
        short: "next not right",
        help: "in an answers file: to the next answer that is not right, wrong or carried",
    },
    Binding {
        command: Command::PreviousNotRight,
        keys: &[letter('W')],
        short: "not right before",
        help: "in an answers file: to the previous answer that is not right",
    },
    Binding {
        command: Command::Overview,
        keys: &[letter('A')],
        short: "all answers",
        help: "in practice or an answers file: how many answers are right, and the slips behind the others",
    },
    Binding {
        command: Command::NextStep,
        keys: &[Plain(KeyCode::Down), letter('j'), letter('n')],
        short: "next step",
        help: "to the next step, all of its lines shown",
    },
    Binding {
        command: Command::PreviousStep,
        keys: &[Plain(KeyCode::Up), letter('k'), letter('p')],
        short: "step back",
        help: "to the previous step",
    },
    Binding {
        command: Command::SwitchReading,
        keys: &[letter('r')],
        short: "reading",
        help: "switch between the formulas as printed and the exact ones",
    },
    Binding {
        command: Command::Errata,
        keys: &[letter('e')],
        short: "errata",
        help: "explain the slips of the document that concern this step",
    },
    Binding {
        command: Command::Practice,
        keys: &[letter('P')],
        short: "practice",
        help: "practice: type each number before it is shown and have it judged; again, to end it with the score",
    },
    Binding {
        command: Command::Review,
        keys: &[letter('O')],
        short: "open answers",
        help: "open a file of answers and look through it from the first wrong one; again, to close it",
    },
    Binding {
        command: Command::SwitchPage,
        keys: &[letter('v')],
        short: "view",
        help: "formula, network, weights: the next page, where they do not fit side by side",
    },
    Binding {
        command: Command::NextFactor,
        keys: &[Plain(KeyCode::Tab), letter('f')],
        short: "factor",
        help: "choose the next factor; its number and its place in the network light up with it",
    },
    Binding {
        command: Command::Jump,
        keys: &[letter('/'), letter('g')],
        short: "go to",
        help: "go to a step by name (a12(0), E, X1(1)) or by number",
    },
    Binding { command: Command::NextPhase, keys: &[letter(']')], short: "phase", help: "to the next phase" },
    Binding {
        command: Command::PreviousPhase,
        keys: &[letter('[')],
        short: "phase back",
        help: "to the start of this phase, then to the previous phase",
    },
    Binding {
        command: Command::SwitchGlyphs,
        keys: &[letter('s')],
        short: "signs",
        help: "formulas in tall, small or ascii signs",
    },
    Binding {
        command: Command::MoreDigits,
        keys: &[letter('+'), letter('=')],
        short: "digits",
        help: "one digit more",
    },
    Binding {
        command: Command::FewerDigits,
        keys: &[letter('-'), letter('_')],
        short: "fewer digits",
        help: "one digit less",
    },
    Binding {
        command: Command::SwitchProblem,
        keys: &[letter('o')],
        short: "problem",
        help: "the document's other network, regression or classification; this one waits as it is",
    },
    Binding {
        command: Command::Apply,
        keys: &[letter('u')],
        short: "update",
        help: "apply this reading's update and walk the next training step from the new weights",
    },
    Binding {
        command: Command::Unapply,
        keys: &[letter('b')],
        short: "take back",
        help: "back to the training step before the last update",
    },
    Binding {
        command: Command::PreviousFactor,
        keys: &[Plain(KeyCode::BackTab), letter('F')],
        short: "factor back",
        help: "choose the previous factor",
    },
    Binding { command: Command::First, keys: &[Plain(KeyCode::Home)], short: "first", help: "to the first step" },
    Binding { command: Command::Last, keys: &[Plain(KeyCode::End)], short: "last", help: "to the last step" },
    Binding {
        command: Command::ScrollDown,
        keys: &[Plain(KeyCode::PageDown)],
        short: "scroll",
        help: "scroll down what does not fit",
    },
    Binding { command: Command::ScrollUp, keys: &[Plain(KeyCode::PageUp)], short: "scroll up", help: "scroll up" },
    Binding {
        command: Command::Close,
        keys: &[Plain(KeyCode::Esc)],
        short: "close",
        help: "close the help, the errata, the answers' overview or the prompt",
    },
    Binding {
        command: Command::Suspend,
        keys: &[Control('z')],
        short: "stop",
        help: "back to the shell; `fg` continues",
    },
];

impl Key {
    fn matches(self, event: &KeyEvent) -> bool {
        let control = event.modifiers.contains(KeyModifiers::CONTROL);
        match self {
            Plain(code) => event.code == code && !control && !event.modifiers.contains(KeyModifiers::ALT),
            Control(letter) => control && event.code == KeyCode::Char(letter),
        }
    }

    /// The key's name; arrows are signs where the terminal has them.
    #[must_use]
    pub fn name(self, ascii: bool) -> String {
        match self {
            Control(letter) => format!("Ctrl-{}", letter.to_ascii_uppercase()),
            Plain(code) => match code {
                KeyCode::Right if !ascii => "→".to_owned(),
                KeyCode::Left if !ascii => "←".to_owned(),
                KeyCode::Down if !ascii => "↓".to_owned(),
                KeyCode::Up if !ascii => "↑".to_owned(),
                KeyCode::Char(' ') => "Space".to_owned(),
                KeyCode::Char(letter) => letter.to_string(),
                KeyCode::BackTab => "Shift-Tab".to_owned(),
                KeyCode::PageDown => "PgDn".to_owned(),
                KeyCode::PageUp => "PgUp".to_owned(),
                other => other.to_string(),
            },
        }
    }
}

/// The command that a key press asks for.
#[must_use]
pub fn command(event: &KeyEvent) -> Option<Command> {
    BINDINGS.iter().find(|binding| binding.keys.iter().any(|key| key.matches(event))).map(|binding| binding.command)
}

/// The table's row of a command.
#[must_use]
pub fn binding(command: Command) -> Option<&'static Binding> {
    BINDINGS.iter().find(|binding| binding.command == command)
}

/// The key to name for a command, in sentences.
#[must_use]
pub fn key_of(command: Command) -> String {
    binding(command).and_then(|binding| binding.keys.first()).map(|key| key.name(true)).unwrap_or_default()
}

/// The table as Markdown, for the README.
#[must_use]
pub fn markdown_table() -> String {
    let row = |binding: &Binding| {
        let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{}`", key.name(false))).collect();
        format!("| {} | {} |\n", keys.join(" "), binding.help)
    };
    let rows: String = BINDINGS.iter().map(row).collect();
    format!("| keys | what they do |\n|---|---|\n{rows}")
}
