//! What the names in an answers file mean in one network.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::{Fault, Wrong};
use super::number::Typed;
use super::shape::EXAMPLES;
use super::{AnswersFile, Entry};
use crate::quantity::{Layer, NameError, Notation, Quantity, Unit};
use crate::scenario::Found;

/// The answer to one quantity of a network.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The line, counted from 1.
    pub line: usize,
    /// What was asked for.
    pub quantity: Quantity,
    /// The answer; nothing where the value was left blank.
    pub typed: Option<Typed>,
}

impl AnswersFile {
    /// The answers by quantity, in the order of their lines, and what is wrong with the names that are none; the faults
    /// found while reading are not repeated.
    ///
    /// Every quantity comes once. One given several times keeps its first answer if all say the same, a blank being
    /// no answer; where two differ, that is a fault and it has none.
    #[must_use]
    pub fn resolve(&self, notation: &Notation) -> (Vec<Answer>, Vec<Fault>) {
        let mut found = Answered::default();
        let mut faults = Vec::new();
        for entry in &self.entries {
            let taken = quantity(&entry.name, notation).and_then(|quantity| found.take(quantity, entry));
            faults.extend(taken.err().map(|wrong| Fault::new(&self.file, Some(entry.line), wrong)));
        }
        (found.settled(), faults)
    }
}

/// The answers so far.
#[derive(Default)]
struct Answered {
    answers: BTreeMap<Quantity, Answer>,
    contested: BTreeSet<Quantity>,
}

impl Answered {
    fn take(&mut self, quantity: Quantity, entry: &Entry) -> Result<(), Wrong> {
        let answer = Answer { line: entry.line, quantity, typed: entry.value.clone() };
        let earlier = self.answers.entry(quantity).or_insert_with(|| answer.clone());
        match (&earlier.typed, &answer.typed) {
            (_, None) => Ok(()),
            (None, Some(_)) => {
                *earlier = answer;
                Ok(())
            }
            (Some(first), Some(second)) if first.says_the_same(second) => Ok(()),
            (Some(first), Some(second)) => {
                self.contested.insert(quantity);
                let (first, second) = (Found::new(&first.text), Found::new(&second.text));
                let found = format!("{quantity} = {second}, but {quantity} = {first} in line {}", earlier.line);
                Err(Wrong::new(found, "one answer per quantity"))
            }
        }
    }

    fn settled(self) -> Vec<Answer> {
        let Self { answers, contested } = self;
        let mut answers: Vec<Answer> =
            answers.into_values().filter(|answer| !contested.contains(&answer.quantity)).collect();
        answers.sort_by_key(|answer| answer.line);
        answers
    }
}

/// The quantity that a name is, if one can be asked for it.
fn quantity(name: &str, notation: &Notation) -> Result<Quantity, Wrong> {
    let quantity = notation.parse(name).map_err(|error| no_quantity(name, error))?;
    match given(quantity, notation) {
        Some(wrong) => Err(wrong),
        None => Ok(quantity),
    }
}

fn no_quantity(name: &str, error: NameError) -> Wrong {
    match error {
        NameError::Empty | NameError::Unreadable { .. } => {
            Wrong::new(Found::new(name).quoted(), format!("a quantity such as {EXAMPLES}"))
        }
        NameError::Absent { name, expected } => {
            Wrong::new(format!("{name}, which this network does not have"), format!("one that exists: {expected}"))
        }
        NameError::Ambiguous { name, first, second } => Wrong::new(
            format!("{name}, which has two meanings"),
            format!("{first} or {second}, with a comma between the indices"),
        ),
    }
}

/// What to say of a quantity that is given and so is no answer.
fn given(quantity: Quantity, notation: &Notation) -> Option<Wrong> {
    let found = match quantity {
        Quantity::Weight(weight) => {
            return Some(Wrong::new(
                format!("the weight {weight}, which is given"),
                format!("{weight}' for the weight after the update, or dE/d{weight} for the derivative"),
            ));
        }
        Quantity::LearningRate => format!("the learning rate {quantity}, which is given"),
        Quantity::Penalty => format!("the penalty {quantity}, which is given"),
        Quantity::Target(_) => format!("the target {quantity}, which is given"),
        Quantity::Activation(unit) if unit.index == 0 && unit.layer != notation.output() => {
            format!("the bias unit {quantity}, which is always 1")
        }
        Quantity::Activation(Unit { layer: Layer::INPUT, .. }) => format!("the input {quantity}, which is given"),
        Quantity::Activation(_)
        | Quantity::NetInput(_)
        | Quantity::Loss
        | Quantity::SampleLoss(_)
        | Quantity::Partial { .. }
        | Quantity::Updated(_)
        | Quantity::LossAfter => return None,
    };
    Some(Wrong::new(found, format!("a quantity to calculate, such as {EXAMPLES}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::homework::answers::parse;
    use crate::network::{Architecture, Sizes};

    /// The answers as `line quantity text`, and what is said.
    fn resolved(text: &str) -> (Vec<String>, Vec<String>) {
        let notation = Notation::new(Sizes::new(&[2, 3, 1]).unwrap(), Architecture::REGRESSION);
        let answers = parse(text, "a.csv");
        assert_eq!(answers.faults, []);
        let (answers, faults) = answers.resolve(&notation);
        let shown = |answer: &Answer| {
            let typed = answer.typed.as_ref().map_or("blank", |typed| &typed.text);
            format!("{} {} {typed}", answer.line, answer.quantity)
        };
        (answers.iter().map(shown).collect(), faults.iter().map(ToString::to_string).collect())
    }

    fn said(text: &str) -> String {
        let (answers, faults) = resolved(text);
        assert_eq!(answers, [""; 0]);
        faults.join("\n")
    }

    #[test]
    fn answers_come_in_any_order_and_any_form_of_the_name() {
        let (answers, faults) = resolved("a1,2(0)';0,5\n∂E/∂a₁₂⁽⁰⁾;3/8\nE(x);\ndE/dO0(2);-1\n");
        assert_eq!(answers, ["1 a12(0)' 0,5", "2 dE/da12(0) 3/8", "3 E blank", "4 dE/dO0(2) -1"]);
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn what_is_given_is_no_answer() {
        assert_eq!(
            said("a12(0),0.5"),
            "a.csv:1: found the weight a12(0), which is given; \
             expected a12(0)' for the weight after the update, or dE/da12(0) for the derivative"
        );
        let rest = "; expected a quantity to calculate, such as X1(1), O1(1), E, dE/da12(0) or a12(0)'";
        for (typed, found) in [
            ("alpha", "the learning rate alpha, which is given"),
            ("y", "the target y, which is given"),
            ("O1(0)", "the input O1(0), which is given"),
            ("O0(0)", "the bias unit O0(0), which is always 1"),
            ("O0(1)", "the bias unit O0(1), which is always 1"),
        ] {
            assert_eq!(said(&format!("{typed},1")), format!("a.csv:1: found {found}{rest}"));
        }
    }

    #[test]
    fn an_unknown_quantity_does_not_stop_the_others() {
        let (answers, faults) = resolved("X4(1),1\nE,0.3\nE(x3)',2\nE(x2),1");
        assert_eq!(answers, ["2 E 0.3"]);
        assert_eq!(
            faults,
            [
                "a.csv:1: found X4(1), which this network does not have; \
                 expected one that exists: indices of layer (1) run from 1 to 3",
                "a.csv:3: found \"E(x3)'\"; expected a quantity such as X1(1), O1(1), E, dE/da12(0) or a12(0)'",
                "a.csv:4: found E(x2), which this network does not have; \
                 expected one that exists: it has one sample, whose loss is E",
            ]
        );
        let wide = Notation::new(Sizes::new(&[16, 16, 1]).unwrap(), Architecture::REGRESSION);
        let (_, faults) = parse("dE/da111(0),1", "a.csv").resolve(&wide);
        assert_eq!(
            faults[0].to_string(),
            "a.csv:1: found dE/da111(0), which has two meanings; \
             expected a1,11(0) or a11,1(0), with a comma between the indices"
        );
    }

    #[test]
    fn a_quantity_may_be_given_twice_if_both_say_the_same() {
        let (answers, faults) = resolved("E;0,5\nX1(1);\nE(x);0.5\nX1(1);2\nE;\nX1(1);\n");
        assert_eq!(answers, ["1 E 0,5", "4 X1(1) 2"]);
        assert_eq!(faults, [""; 0]);
    }

    #[test]
    fn two_answers_to_one_quantity_are_none() {
        let (answers, faults) = resolved("E,0.5\nE',1\nE,0.50\nE,0.5");
        assert_eq!(answers, ["2 E' 1"]);
        assert_eq!(faults, ["a.csv:3: found E = 0.50, but E = 0.5 in line 1; expected one answer per quantity"]);
    }
}
