//! A slip as it is shown: the formula as it was done, and the right one, both with numbers.

use super::{
    answers::Typed,
    arithmetic::{Arithmetic, With},
    catalogue::{Candidate, Level},
    diagnosis::{Case, Tried},
    evidence::Confidence,
    order::rank,
    own::way_through,
    rounding::{Rounded, Written},
    verdict::{Basis, Fit, Nearness, Standing},
};
use crate::{
    formula::{
        Context, Digits, Exactness, Formula, Relation, Statement, Value, Values,
        digits::{in_full, significant},
    },
    quantity::Quantity,
    reading::{Cell, Erratum, Resolver},
};

/// No more numbers than these are shown between a slip and the answer.
const MOST_BETWEEN: usize = 2;

impl Case<'_> {
    /// A slip of the catalogue as something that fits.
    pub(super) fn fit(&self, tried: &Tried, nearness: Nearness, chance: f64) -> Fit {
        let candidate = tried.candidate;
        let slip = candidate.slip;
        self.own.budget().spend(self.follow.values.copied());
        let [done, right] = self.done_and_right(candidate);
        Fit {
            id: slip.id.to_owned(),
            title: match candidate.level {
                Level::Whole => candidate.title().to_owned(),
                Level::EachSample => format!("in each sample: {}", slip.title),
            },
            erratum: slip.erratum.map(|own| self.as_printed(own)).filter(|erratum| self.printed.contains(erratum)),
            done,
            right,
            value: tried.value,
            chance,
            confidence: Confidence::of(chance),
            kind: candidate.kind,
            basis: Basis::NumbersBefore,
            nearness,
            seen: slip.seen,
            standing: Standing::default(),
            candidate: candidate.place,
        }
    }

    /// The formula that a slip replaces, as it was done and as it is right, and what becomes of the answer with it. Of
    /// several samples it is the first one's.
    fn done_and_right(&self, candidate: &Candidate) -> [Vec<Statement>; 2] {
        let right = &self.follow.values;
        let done = candidate.over(right);
        let at = self.replaced_on_the_way(&candidate.replaced, &done);
        let is_forward = |at: &Quantity| candidate.replaced.contains(at);
        if self.quantity == Quantity::LossAfter
            && !candidate.replaced.contains(&at)
            && let Some(at) = self.own.forward().into_iter().find(is_forward)
        {
            return [self.statements(done.after(), at), self.statements(right.after(), at)];
        }
        let of_sample = self.way.through.iter().find(|quantity| quantity.is_of_a_sample());
        match of_sample.filter(|_| candidate.level == Level::EachSample) {
            None => [self.up_to_the_answer(&done, at), self.up_to_the_answer(right, at)],
            Some(of_sample) => {
                let in_sample = [&done, right].map(|values| values.in_its_sample(*of_sample));
                let [Some((done, own)), Some((right, _))] = in_sample else { return [Vec::new(), Vec::new()] };
                let way = way_through(own, done.reading(), |_| false);
                let at = way.through.iter().find(|at| candidate.replaced.contains(at)).unwrap_or(&own);
                [self.statements(done, *at), self.statements(right, *at)]
            }
        }
    }

    /// The page that an example is from has a name of its own for the slip that the document calls B2.
    fn as_printed(&self, erratum: Erratum) -> Erratum {
        match erratum {
            Erratum::B2 if self.printed.contains(&Erratum::P1) => Erratum::P1,
            other => other,
        }
    }

    /// The quantity on the way whose law a slip replaces, the nearest to the answer of those in which it shows, and
    /// shows in the answer.
    pub(super) fn replaced_on_the_way(&self, replaced: &[Quantity], done: &Resolver) -> Quantity {
        let right = &self.follow.values;
        let on_the_way = || self.way.through.iter().copied().filter(|quantity| replaced.contains(quantity));
        let shows = |at: &Quantity| done.worked_out(*at) != right.worked_out(*at);
        let shows_in_the_answer = |at: &Quantity| {
            let put_in = |value: f64| right.with_override(*at, value).get(self.quantity);
            *at == self.quantity || done.worked_out(*at).and_then(put_in) != right.get(self.quantity)
        };
        let shown = on_the_way().filter(shows).find(shows_in_the_answer);
        shown.or_else(|| on_the_way().find(shows)).or_else(|| on_the_way().next()).unwrap_or(self.quantity)
    }

    /// A quantity's formula with its numbers, the few numbers that stand between it and the answer, and the answer with
    /// the number that it comes to.
    pub(super) fn up_to_the_answer(&self, values: &Resolver, at: Quantity) -> Vec<Statement> {
        let mut statements = self.statements(values, at);
        if at != self.quantity {
            let between = self.between(at);
            let further = between.into_iter().chain([self.quantity]);
            statements.extend(
                further.filter_map(|quantity| Some(last_step(values.reading().cell(quantity)?, values, self.typed))),
            );
        }
        statements
    }

    /// What is worked out from a quantity on the way to the answer, in the order of the work; nothing where it is much.
    fn between(&self, at: Quantity) -> Vec<Quantity> {
        let dependents = self.follow.values.reading().dependents_of(&[at]);
        let is_between = |quantity: &Quantity| {
            let comes_from_it = || dependents.iter().any(|dependent| dependent.quantity == *quantity);
            *quantity != at && *quantity != self.quantity && comes_from_it()
        };
        let mut between: Vec<Quantity> = self.way.through.iter().copied().filter(is_between).collect();
        between.sort_by_key(|quantity| rank(*quantity));
        if between.len() > MOST_BETWEEN { Vec::new() } else { between }
    }

    /// A slip of arithmetic as something that fits.
    pub(super) fn arithmetic_fit(&self, slip: Arithmetic, nearness: Nearness, chance: f64) -> Fit {
        let cell = self.follow.values.reading().cell(self.quantity);
        let left = cell.map(|cell| cell.law.left.bind(cell.binding));
        let done = self.done_with(slip.with);
        let fit = slip.fit(left, self.typed, nearness, chance, self.statements(&self.follow.values, self.quantity));
        if done.is_empty() { fit } else { Fit { done, ..fit } }
    }

    /// How the answer is worked out with other numbers; nothing where it was with the right ones.
    fn done_with(&self, with: With) -> Vec<Statement> {
        let values = &self.follow.values;
        match with {
            With::RightNumbers => Vec::new(),
            With::Rounded(rounding) => {
                let rounded = Rounded::new(values, rounding, Written::Results);
                let cell = values.reading().cell(self.quantity);
                cell.map(|cell| marked(last_step(cell, &rounded, self.typed))).into_iter().collect()
            }
            With::Another(at, kept) => {
                let done = values.with_override(at, kept);
                let Some(cell) = values.reading().cell(at) else { return Vec::new() };
                let digits = self.typed.digits_beside(Digits::default()).count();
                let text = in_full(kept, digits).unwrap_or_else(|| significant(kept, digits));
                let number = Value { full: kept, text, exactness: Exactness::Rounded, of: None };
                let number = Formula::Value(number).changed();
                let another = Statement {
                    left: Some(cell.law.left.bind(cell.binding)),
                    right: vec![(Relation::Approximately, number)],
                };
                let further = self.between(at).into_iter().chain([self.quantity]);
                let further =
                    further.filter_map(|quantity| Some(last_step(done.reading().cell(quantity)?, &done, self.typed)));
                std::iter::once(another).chain(further).collect()
            }
        }
    }

    /// A quantity's formula, and its numbers with as many digits as stand beside the student's.
    pub(super) fn statements(&self, values: &Resolver, quantity: Quantity) -> Vec<Statement> {
        statements(values, quantity, self.typed)
    }
}

/// A quantity's formula with its indices bound, its numbers, and what it comes to, to stand beside a student's number.
pub(super) fn statements(values: &Resolver, quantity: Quantity, typed: &Typed) -> Vec<Statement> {
    let Some(cell) = values.reading().cell(quantity) else { return Vec::new() };
    let relation = if matches!(quantity, Quantity::Updated(_)) { Relation::Becomes } else { Relation::Equals };
    let law = Statement {
        left: Some(cell.law.left.bind(cell.binding)),
        right: vec![(relation, cell.law.last().bind(cell.binding))],
    };
    vec![law, numbers(cell, values, typed)]
}

/// The same without the formula: a quantity's name, its numbers and what they come to.
fn last_step(cell: &Cell, values: &dyn Values, typed: &Typed) -> Statement {
    Statement { left: Some(cell.law.left.bind(cell.binding)), ..numbers(cell, values, typed) }
}

/// A step whose numbers are not the right ones.
fn marked(step: Statement) -> Statement {
    let mut right = step.right;
    if let Some((_, operands)) = right.first_mut() {
        *operands = operands.clone().changed();
    }
    Statement { right, ..step }
}

/// The numbers in a quantity's formula, and what they come to.
fn numbers(cell: &Cell, values: &dyn Values, typed: &Typed) -> Statement {
    let context = Context::new(values, cell.binding);
    let numbers = cell.law.last().numbers_line(&context, typed.digits_beside(Digits::default()));
    let (operands, result) = (numbers.formula.relation_of_operands(), numbers.exactness.into());
    let value = Value { full: numbers.value, text: numbers.result, exactness: numbers.exactness, of: None };
    let mut right = vec![(operands, numbers.formula), (result, Formula::Value(value))];
    // A number that is only copied comes to itself.
    if is_one_number(&right[0].1) {
        right.remove(0);
    }
    Statement { left: None, right }
}

fn is_one_number(formula: &Formula) -> bool {
    match formula {
        Formula::Changed(inner) => is_one_number(inner),
        Formula::Value(_) | Formula::Constant(_) => true,
        _ => false,
    }
}
