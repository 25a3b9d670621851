//! The problem and its network, from `problem` and the table `[network]`.

use toml::de::DeValue;

use super::Entries;
use super::activation::{Hidden, HiddenGiven};
use super::values::{Value, Word, one_of, quoted};
use crate::network::{Architecture, Bias, Loss, OutputActivation, Sizes};
use crate::scenario::parts::count;
use crate::scenario::problem::OTHER;
use crate::scenario::suggest::{nearest, question};
use crate::scenario::{Problem, ScenarioError};

/// The network as the text describes it.
#[derive(Clone, Copy)]
pub(super) struct Described {
    pub(super) problem: Option<Problem>,
    pub(super) architecture: Architecture,
    /// The number of hidden layers that the list of activations is for, if it is a list.
    pub(super) hidden_layers: Option<usize>,
}

/// The words of `[network]`, as far as given.
#[derive(Default)]
struct Given<'text> {
    hidden: Option<Hidden<'text>>,
    output: Option<Word<'text, OutputActivation>>,
    loss: Option<Word<'text, Loss>>,
    bias: Option<Word<'text, Bias>>,
}

/// The problem's own network with the changes in `[network]`.
pub(super) fn read(entries: &Entries) -> Result<Described, ScenarioError> {
    let given = given(entries)?;
    let (problem, own) = match entries.get("problem") {
        Some(value) => match named(entries, value)? {
            Some(problem) => (Some(problem), problem.architecture()),
            None => (None, stated(&given).ok_or_else(|| other_alone(entries, value, &given))?),
        },
        None => {
            let own = stated(&given).ok_or_else(|| {
                let names = one_of(&Problem::ALL.map(Problem::name));
                let expected = format!("{names}, or a [network] with output and loss");
                entries.source.missing("problem", expected)
            })?;
            (Problem::of(own.output), own)
        }
    };
    let architecture = Architecture {
        hidden: given.hidden.as_ref().map_or(own.hidden, Hidden::activations),
        output: given.output.map_or(own.output, |word| word.meaning),
        loss: given.loss.map_or(own.loss, |word| word.meaning),
        bias: given.bias.map_or(own.bias, |word| word.meaning),
    };
    check_loss(entries, &given, problem, architecture)?;
    Ok(Described { problem, architecture, hidden_layers: given.hidden.as_ref().and_then(Hidden::layers) })
}

/// The problem by its name; `None` for one that is not the document's.
fn named(entries: &Entries, value: &Value) -> Result<Option<Problem>, ScenarioError> {
    let [regression, classification] = Problem::ALL.map(Problem::name);
    let names = [regression, classification, OTHER];
    let expected = one_of(&names);
    let DeValue::String(name) = value.get_ref() else {
        return Err(entries.wrong("problem", value, expected));
    };
    if name == OTHER {
        return Ok(None);
    }
    let problem = Problem::ALL.into_iter().find(|problem| problem.name() == name);
    problem.map(Some).ok_or_else(|| {
        let question = question(nearest(name, names));
        entries.wrong("problem", value, format!("{expected}{question}"))
    })
}

/// The network that is complete without a problem, if it is: from its output and loss, with the usual values for the
/// rest.
fn stated(given: &Given) -> Option<Architecture> {
    let (output, loss) = (given.output?.meaning, given.loss?.meaning);
    Some(Architecture { output, loss, ..Architecture::REGRESSION })
}

/// The fault of another kind of problem whose network is not specified.
fn other_alone(entries: &Entries, value: &Value, given: &Given) -> ScenarioError {
    let missing = match (given.output, given.loss) {
        (None, Some(_)) => "network.output",
        (Some(_), None) => "network.loss",
        _ => "network.output and network.loss",
    };
    entries.source.fault_at(
        value.span(),
        "problem",
        format!("{} without {missing}", quoted(OTHER)),
        "output and loss below a line [network]; problem \"other\" does not set them",
    )
}

/// Refuses a loss that is not defined for the outputs, if either of the two comes from `[network]`.
fn check_loss(
    entries: &Entries,
    given: &Given,
    problem: Option<Problem>,
    Architecture { output, loss, .. }: Architecture,
) -> Result<(), ScenarioError> {
    let Err(undefined) = loss.check(output) else {
        return Ok(());
    };
    let defined: Vec<&str> = Loss::ALL.into_iter().filter(|loss| loss.check(output).is_ok()).map(Loss::name).collect();
    let losses = one_of(&defined);
    match (given.loss, given.output, problem) {
        (None, Some(word), Some(problem)) => Err(entries.source.fault_at(
            word.value.span(),
            "network.output",
            format!("{} with the {} of a {problem}", quoted(output.name()), loss.name()),
            format!("also a line loss = {losses}, because {undefined}"),
        )),
        (Some(word), ..) => Err(entries.source.fault_at(
            word.value.span(),
            "network.loss",
            format!("{} with the output {}", quoted(loss.name()), quoted(output.name())),
            format!("{losses}, because {undefined}"),
        )),
        // If neither is given, both are the problem's.
        (None, ..) => Ok(()),
    }
}

/// Refuses activations for more or fewer hidden layers than there are.
pub(super) fn check_hidden(entries: &Entries, sizes: Sizes) -> Result<(), ScenarioError> {
    let Some(DeValue::Table(table)) = entries.get("network").map(toml::Spanned::get_ref) else { return Ok(()) };
    let Some(hidden) = (Entries { source: entries.source, table }).hidden()? else { return Ok(()) };
    let layers = sizes.hidden().len();
    let have = |layers: usize| count(layers, "hidden layer", "hidden layers");
    let expected = match &hidden.given {
        HiddenGiven::Each(activations) if activations.len() != layers => {
            format!("{}, as the weights are of {}", count(layers, "activation", "activations"), have(layers))
        }
        HiddenGiven::Every(_) if layers == 0 => {
            "no key hidden, as the one table of weights leads to the outputs".to_owned()
        }
        _ => return Ok(()),
    };
    Err(entries.wrong("network.hidden", hidden.value, expected))
}

/// The loss, if given.
fn loss<'text>(inner: &Entries<'text>) -> Result<Option<Word<'text, Loss>>, ScenarioError> {
    let name = "network.loss";
    let written = inner.get("loss").and_then(|value| Some((value, value.get_ref().as_str()?)));
    if let Some((value, expected)) = written.and_then(|(value, word)| Some((value, known_elsewhere(word)?))) {
        return Err(inner.wrong(name, value, expected));
    }
    inner.word("loss", name, Loss::ALL.map(|meaning| (meaning.name(), meaning)))
}

/// The name used here for a loss that other programs call by this name.
fn known_elsewhere(loss: &str) -> Option<&'static str> {
    match loss {
        "mse" | "mean-squared" => {
            Some("\"squared\", summed over outputs; the mean over samples is reduction = \"mean\"")
        }
        "bce" | "binary-cross-entropy" | "binary cross-entropy" => {
            Some("\"cross-entropy\"; with sigmoid outputs it is the binary one")
        }
        _ => None,
    }
}

/// The words of `[network]`.
fn given<'text>(entries: &Entries<'text>) -> Result<Given<'text>, ScenarioError> {
    let Some(value) = entries.get("network") else {
        return Ok(Given::default());
    };
    let DeValue::Table(table) = value.get_ref() else {
        return Err(entries.wrong("network", value, "a table: a line [network] and its keys below"));
    };
    let inner = Entries { source: entries.source, table };
    Ok(Given {
        hidden: inner.hidden()?,
        output: inner.output()?,
        loss: loss(&inner)?,
        bias: inner.word("bias", "network.bias", Bias::ALL.map(|meaning| (meaning.name(), meaning)))?,
    })
}
