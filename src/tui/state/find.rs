//! Finding steps by words: in their names, titles and phases, and in the names of what they use.

use super::State;
use crate::{
    formula::Formula,
    network::OutputActivation,
    quantity::{Quantity, Unit, Variable, plain_form},
    reading::Shape,
    scenario::{Scenario, nearest},
    typeset::{Glyphs, Lettering, Signs, line_of},
    walk::{Step, Topic},
};

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The step, counted from 0.
    pub step: usize,
    /// Its position among all steps with the words, counted from 1.
    pub place: usize,
    /// The number of these steps.
    pub count: usize,
}

/// Whether words are searched for the first time or again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Search {
    /// Go to the step that they fit best.
    Anew,
    /// Go to the next step that has them.
    Again,
}

/// How well words fit a step, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// They are the name of its phase.
    Phase,
    /// They stand in its title, one after another.
    Phrase,
    /// They stand in its subject or in what it uses, one after another.
    Subject,
    /// Each of them occurs somewhere in these.
    Somewhere,
}

impl State {
    /// The next step after this one that has the words, wrapping around from the last to the first; in a new search,
    /// the next of those that the words fit best. Words are found by their beginnings.
    #[must_use]
    pub fn find_words(&self, typed: &str, search: Search) -> Option<Found> {
        let wanted = words(&in_ascii(typed));
        // A single letter begins half of all titles.
        if wanted.iter().map(String::len).sum::<usize>() < 2 {
            return None;
        }
        let fits = self.walk.steps().iter().enumerate();
        let fits: Vec<(usize, Fit)> =
            fits.filter_map(|(place, step)| Some((place, self.fit(step, &wanted)?))).collect();
        let best = fits.iter().map(|(_, fit)| *fit).min()?;
        // If the words occur somewhere in sequence, single ones are not searched for.
        let steps: Vec<usize> = match best {
            Fit::Somewhere => fits.iter().map(|(step, _)| *step).collect(),
            _ => fits.iter().filter(|(_, fit)| *fit != Fit::Somewhere).map(|(step, _)| *step).collect(),
        };
        let next = |wanted: &dyn Fn(Fit) -> bool| {
            let of = || fits.iter().filter(|(_, fit)| wanted(*fit)).map(|(step, _)| *step);
            of().find(|step| *step > self.step).or_else(|| of().next())
        };
        let step = match search {
            Search::Anew => next(&|fit| fit == best),
            Search::Again => next(&|fit| best == Fit::Somewhere || fit != Fit::Somewhere),
        }?;
        let place = steps.iter().position(|other| *other == step)?;
        Some(Found { step, place: place + 1, count: steps.len() })
    }

    /// A word or a name in the steps that was probably meant by an unknown one.
    #[must_use]
    pub fn near_word(&self, typed: &str) -> Option<String> {
        let typed = words(typed);
        let [typed] = typed.as_slice() else { return None };
        // Almost any three letters are one letter away from some word.
        if typed.len() < 4 {
            return None;
        }
        let steps = || self.walk.steps().iter();
        let is_word = |word: &String| word.len() > 2 && word.chars().all(char::is_alphabetic);
        let all = steps().flat_map(|step| [title(step), subject(step, self.walk.scenario())].concat());
        let all: Vec<String> = all.filter(is_word).collect();
        if let Some(word) = nearest(typed, all.iter().map(String::as_str)) {
            return Some(word.to_owned());
        }
        let names: Vec<(String, String)> =
            steps().filter_map(Step::named).map(|name| (name.to_string().to_lowercase(), name.to_string())).collect();
        let near = nearest(typed, names.iter().map(|(small, _)| small.as_str()))?;
        names.iter().find(|(small, _)| small == near).map(|(_, name)| name.clone())
    }

    fn fit(&self, step: &Step, wanted: &[String]) -> Option<Fit> {
        if words(&step.phase.title(step.output)) == wanted {
            return Some(Fit::Phase);
        }
        let title = [title(step), words(&self.name_in_formulas(step))].concat();
        let subject = subject(step, self.walk.scenario());
        if has_phrase(&title, wanted) {
            Some(Fit::Phrase)
        } else if has_phrase(&subject, wanted) {
            Some(Fit::Subject)
        } else {
            has_all(&[title, subject].concat(), wanted).then_some(Fit::Somewhere)
        }
    }

    /// The name of a step's number in the formulas, where typed names differ: `w12(0)`, `delta2(1)`.
    fn name_in_formulas(&self, step: &Step) -> String {
        let signs = Signs { glyphs: Glyphs::Ascii, ..self.signs() };
        let named = |quantity: Quantity| line_of(&Formula::Symbol(quantity.in_law()), signs).replace(['_', '^'], "");
        match (step.named(), signs.lettering) {
            (Some(quantity), Lettering::Textbook { .. }) => match quantity {
                Quantity::Partial { by: by @ Variable::Weight(_), .. } => {
                    format!("{} , {}", named(quantity), named(by.quantity()))
                }
                Quantity::Updated(weight) => format!("{} , {}", named(quantity), named(Quantity::Weight(weight))),
                _ => named(quantity),
            },
            _ => String::new(),
        }
    }
}

/// The letters of formulas as they are typed in ASCII.
fn in_ascii(typed: &str) -> String {
    typed.replace('δ', "delta").replace('ŷ', "yhat").replace('η', "eta")
}

/// The names of a step; a derivative can also be found by its weight, and by its name in program code: `da11(0)`.
fn title(step: &Step) -> Vec<String> {
    let sample = step.sample.map_or_else(String::new, |sample| format!("sample {sample}"));
    let names = match step.topic {
        Topic::Quantity(Quantity::Partial { by: by @ Variable::Weight(_), .. }) => format!("{by} , d{by}"),
        Topic::Quantity(Quantity::Partial { of: Variable::Loss, by }) => format!("d{by}"),
        _ => String::new(),
    };
    words(&format!("{} {} {sample} {names}", step.phase.title(step.output), step.title()))
}

/// The words about a step beyond its title: the names in that of its quantity, and the functions and given numbers in
/// it.
fn subject(step: &Step, scenario: &Scenario) -> Vec<String> {
    let shape = Shape::of(scenario);
    let function = |unit: Unit| match unit.layer.previous().map(|before| shape.activation_behind(before)) {
        Some(OutputActivation::Each(own)) => own.title(),
        Some(OutputActivation::Softmax) => "softmax",
        None => "",
    };
    let text = match step.topic {
        Topic::Quantity(Quantity::Activation(unit)) => format!("activation function {}", function(unit)),
        Topic::Quantity(Quantity::Partial { of: of @ Variable::Activation(unit), by }) => {
            format!("derivative {} , {} , {}", function(unit), of.quantity(), by.quantity())
        }
        Topic::Quantity(Quantity::Partial { of, by: by @ Variable::Weight(_) }) => {
            format!("gradient , loss derivative w.r.t. weight , {} , {}", of.quantity(), by.quantity())
        }
        Topic::Quantity(Quantity::Partial { of: of @ Variable::Loss, by: by @ Variable::NetInput(unit) }) => {
            format!("delta {} , {} , {}", unit.index, of.quantity(), by.quantity())
        }
        Topic::Quantity(Quantity::Partial { of, by }) => format!("{} , {}", of.quantity(), by.quantity()),
        Topic::Quantity(Quantity::Updated(weight)) => {
            format!(
                "learning rate alpha , {} , {}",
                Quantity::Weight(weight),
                Quantity::loss_by(Variable::Weight(weight))
            )
        }
        Topic::ChainRule(layer) => {
            const ORDINALS: [&str; 6] = ["first", "second", "third", "fourth", "fifth", "sixth"];
            let (number, next, ordinal) = (layer.number(), layer.next().number(), ORDINALS[layer.place()]);
            let last = if layer.next() == step.output { "last layer output layer" } else { "" };
            format!(
                "law of layer {number} , chain rule layer {number} , law layer {number} , law hidden {next} , law of \
                 the {ordinal} layer of weights , {last} , reuse"
            )
        }
        Topic::Samples => "learning rate alpha penalty lambda".to_owned(),
        Topic::Sample if step.sample.is_none() => "learning rate alpha penalty lambda".to_owned(),
        Topic::Quantity(Quantity::Loss) if step.sample.is_none() => "penalty lambda".to_owned(),
        Topic::Outcome => "loss after the update".to_owned(),
        _ => String::new(),
    };
    words(&text)
}

/// The words of a text in lower case, without punctuation; names as they are typed.
fn words(text: &str) -> Vec<String> {
    let is_around = |sign: char| matches!(sign, ':' | ',' | '"' | '.');
    let words = text.split_whitespace().map(|word| plain_form(word.trim_matches(is_around)).to_lowercase());
    words.filter(|word| !word.is_empty()).collect()
}

/// Whether words occur in sequence in a text; for the last one its beginning is enough.
fn has_phrase(text: &[String], wanted: &[String]) -> bool {
    let Some((last, others)) = wanted.split_last() else { return false };
    text.windows(wanted.len()).any(|window| {
        let before = &window[..others.len()];
        before == others && window[others.len()].starts_with(last.as_str())
    })
}

/// Whether each word is the beginning of a word in a text.
fn has_all(text: &[String], wanted: &[String]) -> bool {
    wanted.iter().all(|word| text.iter().any(|other| other.starts_with(word.as_str())))
}
