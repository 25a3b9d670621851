//! Laws looked up by their quantity, and written for an explanation: without the labels of parts.

use super::super::{Erratum, Law, Shape, document, exact, letters::document::*};
use crate::{
    formula::{Binding, Formula, Range, Statement, UpperLimit},
    network::OutputActivation,
    quantity::{Index, Letter, Quantity, Variable},
    scenario::Problem,
};

/// The laws of one reading.
pub(super) struct Sheet(Vec<Law>);

impl Sheet {
    /// The document's laws.
    pub(super) fn document(shape: Shape) -> Self {
        Self(match problem_of(shape) {
            Problem::Regression => document::regression::laws(shape),
            Problem::Classification => document::classification::laws(shape),
        })
    }

    /// The right laws, in the document's letters: the one output of regression is output 0.
    pub(super) fn exact(shape: Shape) -> Self {
        let laws = exact::laws(shape);
        Self(match problem_of(shape) {
            Problem::Classification => laws,
            Problem::Regression => laws.iter().map(at_output_0).collect(),
        })
    }

    /// The law of a quantity.
    ///
    /// # Panics
    /// If the sheet has none: an explanation is written wrong.
    pub(super) fn law(&self, of: Quantity<Index>) -> &Law {
        self.0.iter().rfind(|law| law.of == of).unwrap_or_else(|| panic!("no law of {of:?}"))
    }

    /// The laws that an erratum is in.
    pub(super) fn laws_with(&self, erratum: Erratum) -> Vec<&Law> {
        self.0.iter().filter(|law| law.errata.contains(&erratum)).collect()
    }

    /// The law as a statement: `of = its right side`.
    pub(super) fn says(&self, of: Quantity<Index>) -> Statement {
        says(of, self.law(of).last())
    }

    /// The law as a statement, by its first form: the chain rule where the law has one.
    pub(super) fn says_first(&self, of: Quantity<Index>) -> Statement {
        says(of, &self.law(of).forms[0])
    }
}

/// The problem whose part of the document is about networks of this shape, which must be one of its own.
pub(super) fn problem_of(shape: Shape) -> Problem {
    match shape.architecture.output {
        OutputActivation::Softmax => Problem::Classification,
        OutputActivation::Each(_) => Problem::Regression,
    }
}

/// `of = right`, or `of := right` where a weight is updated.
pub(super) fn says(of: Quantity<Index>, right: &Formula) -> Statement {
    let left = Formula::Symbol(of);
    match of {
        Quantity::Updated(_) => Statement::becomes(left, plain(right)),
        _ => Statement::equals(left, plain(right)),
    }
}

fn at_output_0(law: &Law) -> Law {
    let binding = Binding::default().with(Letter::N, 0);
    let of = law.of.map(|index| binding.index(index));
    let forms = law.forms.iter().map(|form| form.bind(binding)).collect();
    Law { of, left: Formula::Symbol(of), forms, ..law.clone() }
}

/// The formula without labels of parts and factors 1, each product in one row.
fn plain(formula: &Formula) -> Formula {
    match formula {
        Formula::Factor(_, inner) => plain(inner),
        Formula::Product(factors) => {
            let row = factors.iter().map(plain).flat_map(|factor| match factor {
                Formula::Product(inner) => inner,
                single => vec![single],
            });
            match row.filter(|factor| *factor != Formula::Constant(1)).collect::<Vec<_>>() {
                row if row.is_empty() => Formula::Constant(1),
                mut row if row.len() == 1 => row.remove(0),
                row => Formula::Product(row),
            }
        }
        other => other.map_children(&mut plain),
    }
}

/// The formula with its misprints put right.
pub(super) fn as_meant(formula: &Formula) -> Formula {
    match formula {
        Formula::ReadAs { meant, .. } => as_meant(meant),
        other => other.map_children(&mut as_meant),
    }
}

/// The formula with the upper limits of its sums printed.
pub(super) fn with_limits(formula: &Formula) -> Formula {
    match formula {
        Formula::Series(range, body) => {
            Formula::Series(Range { upper: UpperLimit::Shown, ..*range }, Box::new(with_limits(body)))
        }
        other => other.map_children(&mut with_limits),
    }
}

/// The statement with every right side changed.
pub(super) fn right_sides(statement: Statement, change: impl Fn(&Formula) -> Formula) -> Statement {
    let right = statement.right.iter().map(|(relation, side)| (*relation, change(side))).collect();
    Statement { right, ..statement }
}

/// The first layer's derivatives by the chain rule, so that they follow from the laws before them.
pub(super) fn chain_of_first_layer(shape: Shape) -> impl Iterator<Item = Law> {
    let chained = [d(E(), X1(k)), d(E(), a0(i, k))].map(|derivative| name(&derivative));
    exact::laws(shape).into_iter().filter(move |law| chained.contains(&law.of)).map(|mut law| {
        law.forms.truncate(1);
        law
    })
}

/// The derivatives of the loss by all weights and by the hidden units, by the chain rule, so that each follows from
/// those before it.
pub(super) fn by_the_chain_rule(shape: Shape) -> impl Iterator<Item = Law> {
    let output = shape.output();
    let is_chained = move |law: &Law| match law.of {
        Quantity::Partial { of: Variable::Loss, by } => match by {
            Variable::Weight(_) => true,
            Variable::Activation(unit) | Variable::NetInput(unit) => unit.layer != output,
            Variable::Loss | Variable::SampleLoss(_) => false,
        },
        _ => false,
    };
    exact::laws(shape).into_iter().filter(is_chained).map(|mut law| {
        law.forms.truncate(1);
        law
    })
}
