//! Derivatives derived line by line: of the sigmoid and the softmax as in the document, and of the other activations.

use super::{
    Erratum::{self, B1, B3, B4, C1},
    ReadingKind, Shape,
    exact::{On, Xn, over, stable_softmax},
    letters::*,
};
use crate::{
    formula::{Argument, Formula, Function, Range, Relation, Statement, UpperLimit, exp, ln, sigma},
    network::{Activation, Parameter},
    quantity::{Index, Letter},
};

/// One line of a derivation.
#[derive(Debug, Clone, PartialEq)]
pub struct DerivationLine {
    /// The statement; it has no left side if it continues the line before.
    pub statement: Statement,
    /// The reason for the line.
    pub words: &'static str,
    /// Where the document's line is not right, or not as it should be printed.
    pub errata: Vec<Erratum>,
}

impl DerivationLine {
    fn new(statement: Statement, words: &'static str) -> Self {
        Self { statement, words, errata: Vec::new() }
    }

    fn with_errata(self, errata: &[Erratum]) -> Self {
        Self { errata: errata.to_vec(), ..self }
    }
}

/// The derivative of an activation in the free variable x, from its definition to the form used in the laws.
#[must_use]
pub fn activation(activation: Activation) -> Vec<DerivationLine> {
    match activation {
        Activation::Sigmoid(Parameter::ONE) => sigmoid(),
        Activation::Tanh => tanh(),
        other => in_short(other),
    }
}

/// `f(x)` and `f′(x)`.
fn value_and_slope(activation: Activation) -> (Formula, Formula) {
    let value = activation.of(Formula::X);
    (value.clone(), activation.derivative(Formula::X, value))
}

/// From the quotient of exponentials to `1 − tanh(x)²`.
fn tanh() -> Vec<DerivationLine> {
    let (value, slope) = value_and_slope(Activation::Tanh);
    let left = || total_derivative(value.clone(), Formula::X, slope.clone());
    let above = || exp(Formula::X) - exp(-Formula::X);
    let below = || exp(Formula::X) + exp(-Formula::X);
    let by_quotient_rule = (below().power(2) - above().power(2)) / below().power(2);
    vec![
        DerivationLine::new(
            Statement::equals(value.clone(), Activation::Tanh.definition(Formula::X)),
            "the hyperbolic tangent as a quotient of exponentials",
        ),
        DerivationLine::new(
            Statement::equals(left(), by_quotient_rule.computed_as(slope.clone())),
            "quotient rule: numerator and denominator are each other's derivatives",
        ),
        DerivationLine::new(
            continued((1 - (above() / below()).power(2)).computed_as(slope.clone())),
            "the fraction split into two; the first is 1",
        ),
        DerivationLine::new(
            Statement::equals(left(), slope.clone()),
            "the fraction in the square is the hyperbolic tangent",
        ),
    ]
}

/// The definition and the derivative of an activation.
fn in_short(own: Activation) -> Vec<DerivationLine> {
    let (value, slope) = value_and_slope(own);
    vec![
        DerivationLine::new(Statement::equals(value.clone(), own.definition(Formula::X)), "definition"),
        DerivationLine::new(
            Statement::equals(total_derivative(value, Formula::X, slope.clone()), slope),
            own.derivative_in_words(),
        ),
    ]
}

/// The derivative of the sigmoid in the free variable x, from `σ(x) = (1 + e^{−x})^{−1}` to
/// `dσ/dx = σ(x)(1 − σ(x))`.
fn sigmoid() -> Vec<DerivationLine> {
    let below = || 1 + exp(-Formula::X);
    let slope = || value_and_slope(Activation::SIGMOID).1;
    let left = || total_derivative(sigma(Formula::X), Formula::X, slope());
    // The two halves of the numerator stay apart, as the document prints them: (1 + e^{−x}) − 1.
    let completed = Formula::Sum(vec![below(), -Formula::Constant(1)]);
    vec![
        DerivationLine::new(Statement::equals(sigma(Formula::X), below().power(-1)), "the sigmoid, written as a power"),
        DerivationLine::new(
            Statement::equals(left(), (below().power(-2) * exp(-Formula::X)).computed_as(slope())),
            "chain rule: the power gives the factor -1, and so does the derivative of -x",
        ),
        DerivationLine::new(
            continued(((1 / below()) * (completed / below())).computed_as(slope())),
            "split into two factors; 1 is added and subtracted in the numerator",
        ),
        DerivationLine::new(
            continued(((1 / below()) * (below() / below() - 1 / below())).computed_as(slope())),
            "the second factor split into two fractions",
        ),
        DerivationLine::new(
            Statement::equals(left(), slope()),
            "the first fraction in the bracket is 1, the second is the sigmoid",
        ),
    ]
}

/// The derivative of the softmax by its own net input, by way of its logarithm.
///
/// The document's lines are as printed: with the slip C1, sums without an upper limit (B1) and their letter i (B4).
#[must_use]
pub fn softmax(shape: Shape, kind: ReadingKind) -> Vec<DerivationLine> {
    let range = match kind {
        ReadingKind::Exact => over(shape, Letter::M),
        ReadingKind::Document => Range { letter: Letter::I, upper: UpperLimit::Omitted, ..over(shape, Letter::M) },
    };
    let index = Index::Letter(range.letter);
    let total = || exp(Xn(shape, index)).summed(range);
    // The document writes log and leaves the base open (B3); only the natural one makes its lines true.
    let log = |inner: Formula| match kind {
        ReadingKind::Exact => ln(inner),
        ReadingKind::Document => Formula::Call {
            function: Function::Log,
            arguments: vec![Argument::One(inner.clone())],
            is: Box::new(ln(inner)),
        },
    };
    let log_total = || log(total()).computed_as(stable_log_total(shape, range));
    let slope_of_log = || derivative(log(On(shape, n)), Xn(shape, n), 1 - On(shape, n));
    let right = || (1 / On(shape, n)) * d(On(shape, n), Xn(shape, n));
    let first_line = match kind {
        ReadingKind::Exact => right(),
        ReadingKind::Document => ((1 / On(shape, n)) * slope_of_log()).read_as(right()),
    };
    let lines = vec![
        DerivationLine::new(
            Statement::equals(slope_of_log(), first_line),
            "chain rule: the derivative of log u is 1/u times the derivative of u",
        )
        .with_errata(&[C1, B3]),
        DerivationLine::new(
            Statement::equals(d(On(shape, n), Xn(shape, n)), On(shape, n) * slope_of_log()),
            "both sides multiplied by the output; the derivative of the logarithm is easier",
        )
        .with_errata(&[B3]),
        DerivationLine::new(
            Statement::equals(log(On(shape, n)), log((exp(Xn(shape, n)) / total()).computed_as(stable_softmax(shape))))
                .then(Xn(shape, n) - log_total()),
            "the softmax inserted; the logarithm of a quotient is a difference",
        )
        .with_errata(&[B1, B3, B4]),
        DerivationLine::new(
            Statement::equals(
                slope_of_log(),
                1 - ((1 / total()) * exp(Xn(shape, n))).computed_as(stable_softmax(shape)),
            ),
            "only one term of the sum depends on X_n",
        )
        .with_errata(&[B1, B3, B4]),
        DerivationLine::new(
            Statement::equals(d(On(shape, n), Xn(shape, n)), On(shape, n) * (1 - On(shape, n))),
            "inserted into the second line: the fraction subtracted from 1 is the softmax",
        ),
    ];
    match kind {
        ReadingKind::Document => lines,
        ReadingKind::Exact => {
            lines.into_iter().map(|line| line.with_errata(&[])).chain(softmax_of_others(shape)).collect()
        }
    }
}

/// The derivative of another output, which the document leaves out (C2).
fn softmax_of_others(shape: Shape) -> Vec<DerivationLine> {
    if shape.sizes.outputs() == 1 {
        return Vec::new();
    }
    let slope_of_log = || derivative(ln(On(shape, m)), Xn(shape, n), -On(shape, n));
    vec![
        DerivationLine::new(
            Statement::equals(slope_of_log(), -On(shape, n)),
            "for another output m, the numerator does not depend on X_n; the log of the sum has the derivative O_n",
        ),
        DerivationLine::new(
            Statement::equals(d(On(shape, m), Xn(shape, n)), On(shape, m) * slope_of_log())
                .then(-On(shape, m) * On(shape, n)),
            "multiplied by O_m, as in the second line",
        ),
    ]
}

/// ` = formula`, continuing the line before.
fn continued(formula: Formula) -> Statement {
    Statement { left: None, right: vec![(Relation::Equals, formula)] }
}

/// `log ∑ e^{X}` without overflow: the largest net input stands before the logarithm.
fn stable_log_total(shape: Shape, range: Range) -> Formula {
    let index = Index::Letter(range.letter);
    let largest = || Formula::Largest(range, Box::new(Xn(shape, index)));
    largest() + ln(exp(Xn(shape, index) - largest()).summed(range))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        formula::{Binding, Context, Numbers, Values},
        quantity::Quantity,
        reading::{Reading, Resolver},
        scenario::Scenario,
    };

    /// Every side of every line with the value it must have: the sides before it on the same chain.
    fn check(lines: &[DerivationLine], context: &Context) {
        let mut chain = f64::NAN;
        for line in lines {
            let sides = line.statement.left.iter().chain(line.statement.right.iter().map(|(_, side)| side));
            for (place, side) in sides.enumerate() {
                for numbers in [Numbers::Full, Numbers::AsPrinted] {
                    let value = side.evaluate_numbers(context, numbers);
                    if place == 0 && numbers == Numbers::Full && line.statement.left.is_some() {
                        chain = value;
                    }
                    assert!((value - chain).abs() < 1e-12, "{value}, expected {chain}: {side:?}");
                }
            }
        }
    }

    struct Nothing;

    impl Values for Nothing {
        fn value(&self, _: Quantity) -> f64 {
            f64::NAN
        }
        fn is_overridden(&self, _: Quantity) -> bool {
            false
        }
        fn source(&self, _: Quantity) -> Option<&str> {
            None
        }
        fn after_step(&self) -> &dyn Values {
            self
        }
    }

    /// The right side of a line at a number.
    fn side(lines: &[DerivationLine], place: usize, x: f64) -> f64 {
        let context = Context { x, ..Context::new(&Nothing, Binding::default()) };
        lines[place].statement.right[0].1.evaluate(&context)
    }

    #[test]
    fn every_line_on_an_activation_holds() {
        for lines in Activation::ALL.map(activation) {
            for x in [-20.0, -3.5, -1.0, 0.0, 0.25, 2.0, 20.0] {
                check(&lines, &Context { x, ..Context::new(&Nothing, Binding::default()) });
            }
            for x in [-3.5, -1.0, 0.25, 2.0] {
                let numeric = (side(&lines, 0, x + 1e-5) - side(&lines, 0, x - 1e-5)) / 2e-5;
                let slope = side(&lines, lines.len() - 1, x);
                assert!((slope - numeric).abs() < 1e-9, "{slope} at {x}, expected {numeric}");
            }
        }
    }

    #[test]
    fn no_line_on_an_activation_overflows() {
        for (own, lines) in Activation::ALL.map(|own| (own, activation(own))) {
            for x in [-1000.0, 1000.0] {
                let expected = (own.apply(x + 1.0) - own.apply(x - 1.0)) / 2.0;
                for (line, DerivationLine { statement, .. }) in lines.iter().enumerate().skip(1) {
                    assert!((side(&lines, line, x) - expected).abs() < 1e-12, "{own:?} at {x}: {statement:?}");
                }
                assert!(side(&lines, 0, x).is_finite());
            }
        }
    }

    #[test]
    fn every_line_on_the_softmax_holds() {
        let scenario = Scenario::load("classification").unwrap();
        let readings = [Reading::exact(&scenario), Reading::document(&scenario).unwrap()];
        for reading in readings {
            let lines = softmax(Shape::of(&scenario), reading.kind());
            let resolver = Resolver::new(Arc::new(reading), &scenario);
            for number in 0..3 {
                // Another output, where a line speaks of one.
                let other = (number + 1) % 3;
                let binding = Binding::default().with(Letter::N, number).with(Letter::M, other);
                check(&lines, &Context::new(&resolver, binding));
            }
        }
    }

    #[test]
    fn only_the_document_prints_its_first_line_wrong() {
        let shape = Shape::of(&Scenario::load("classification").unwrap());
        let printed = &softmax(shape, ReadingKind::Document)[0];
        assert!(matches!(printed.statement.right[0].1, Formula::ReadAs { .. }) && printed.errata.contains(&C1));
        let right = softmax(shape, ReadingKind::Exact);
        assert!(right.iter().all(|line| line.errata.is_empty()));
        assert!(!matches!(right[0].statement.right[0].1, Formula::ReadAs { .. }));
    }
}
