//! The lines of a step: law, indices bound, numbers put in, factors, value, witness.

use super::{Step, Topic, Walk, steps};
use crate::{
    formula::{
        Context, Digits, Exactness, FactorLabel, Formula, Numbers, NumbersLine, Relation, Statement, Value,
        digits::significant, printed_result,
    },
    quantity::{Index, Layer, Letter, Notation, Quantity, Unit, Variable, WeightLayer},
    reading::{Cell, Erratum, ReadingKind, Resolver, Shape, derivation, errata},
};

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineKind {
    /// The law in letters.
    Law,
    /// The law with its indices bound.
    Bound,
    /// The law with its numbers put in.
    Numbers,
    /// One factor's own value.
    Factor,
    /// The value.
    Value,
    /// The value as the document's rule gives it.
    Printed,
    /// The right value.
    Exact,
    /// The numeric derivative.
    Numeric,
    /// A sentence.
    Words,
}

/// What a line says.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// A sentence.
    Words(String),
    /// A formula, and what each of its parts comes to.
    Statement(Statement, Vec<(FactorLabel, String)>),
}

/// One line of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Whose formula or number it is, where the readings can part.
    pub reading: Option<ReadingKind>,
    /// A short remark in front: `i = 1, k = 2`.
    pub note: String,
    /// What it says.
    pub content: Content,
    /// Its number in full, where it has one.
    pub value: Option<f64>,
}

impl Line {
    fn words(words: impl Into<String>) -> Self {
        Self {
            kind: LineKind::Words,
            reading: None,
            note: String::new(),
            content: Content::Words(words.into()),
            value: None,
        }
    }

    fn statement(kind: LineKind, statement: Statement) -> Self {
        Self {
            kind,
            reading: None,
            note: String::new(),
            content: Content::Statement(statement, Vec::new()),
            value: None,
        }
    }

    fn witness(kind: LineKind, reading: Option<ReadingKind>, value: f64, text: &str) -> Self {
        let words = match kind {
            LineKind::Printed => "as printed",
            LineKind::Exact => "exact",
            _ => "numeric",
        };
        Self {
            kind,
            reading,
            note: words.to_owned(),
            content: Content::Words(text.to_owned()),
            value: Some(value).filter(|value| value.is_finite()),
        }
    }

    fn with_note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    fn with_value(self, value: f64) -> Self {
        Self { value: Some(value).filter(|value| value.is_finite()), ..self }
    }

    fn of(self, reading: ReadingKind) -> Self {
        Self { reading: Some(reading), ..self }
    }
}

impl Walk {
    /// The lines of a step in a reading, numbers with so many digits.
    #[must_use]
    pub fn lines(&self, step: &Step, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        let mut lines = self.working(step, reading, digits);
        lines.extend(self.witness(step, digits));
        lines
    }

    /// The lines of a step that lead to its value: all but the witness.
    #[must_use]
    pub fn working(&self, step: &Step, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        match step.topic {
            Topic::Sample => self.sample_lines(),
            Topic::Weights => self.weight_lines(digits),
            Topic::Quantity(quantity) => self.quantity_lines(quantity, reading, digits),
            Topic::ChainRule(layer) => self.chain_rule_lines(layer, reading),
            Topic::SigmoidDerivation => derivation_lines(derivation::sigmoid()),
            Topic::SoftmaxDerivation => derivation_lines(derivation::softmax(Shape::of(&self.scenario), reading)),
            Topic::Outcome => self.outcome_lines(digits),
        }
    }

    /// The lines that a step closes with, the same in every reading: as printed, exact, numeric, and the errata
    /// where they part.
    #[must_use]
    pub fn witness(&self, step: &Step, digits: Digits) -> Vec<Line> {
        step.quantity().map_or_else(Vec::new, |quantity| self.witness_lines(quantity, digits))
    }

    fn sample_lines(&self) -> Vec<Line> {
        let notation = Notation::of(&self.scenario);
        let given = |quantity: Quantity| {
            let number = Formula::Symbol(quantity.in_law()).substitute(
                &Context::new(&self.exact, crate::formula::Binding::default()),
                17,
                crate::formula::PutIn::Shown,
            );
            let statement = Statement::equals(Formula::Symbol(quantity.in_law()), number);
            Line::statement(LineKind::Value, statement).with_value(self.exact.get(quantity).unwrap_or(f64::NAN))
        };
        let sizes = self.scenario.sizes();
        let counted = |count: usize, what: &str| format!("{count} {what}{}", if count == 1 { "" } else { "s" });
        let mut lines = vec![Line::words(format!(
            "{}, {}, {}. Both bias units put out 1.",
            counted(sizes.inputs, "input"),
            counted(sizes.hidden, "hidden unit"),
            counted(sizes.outputs, "output"),
        ))];
        lines.extend(
            (1..=notation.last(Layer::Input))
                .map(|index| given(Quantity::Activation(Unit { layer: Layer::Input, index }))),
        );
        lines.extend((0..=notation.last(Layer::Output)).map(|index| given(Quantity::Target(notation.target(index)))));
        lines.push(given(Quantity::LearningRate));
        if let Some(reason) = self.no_document() {
            lines.push(Line::words(format!("{reason}; the exact reading is shown.")));
        }
        lines
    }

    fn weight_lines(&self, digits: Digits) -> Vec<Line> {
        let notation = Notation::of(&self.scenario);
        [WeightLayer::First, WeightLayer::Second]
            .into_iter()
            .flat_map(|layer| {
                (0..=notation.last(layer.source())).map(move |from| {
                    let row: Vec<String> = steps::weights(notation, layer)
                        .filter(|weight| weight.from == from)
                        .map(|weight| {
                            let quantity = Quantity::Weight(weight);
                            format!("{quantity} = {}", self.printed(&self.exact, quantity, digits))
                        })
                        .collect();
                    Line::words(row.join("  "))
                })
            })
            .collect()
    }

    /// A quantity's number as it is printed: as typed where it was given.
    #[must_use]
    pub fn printed(&self, values: &Resolver, quantity: Quantity, digits: Digits) -> String {
        use crate::formula::Values;
        if let Some(source) = values.source(quantity) {
            return source.to_owned();
        }
        match values.reading().cell(quantity) {
            Some(cell) => printed_result(cell.law.last(), &Context::new(values, cell.binding), digits),
            None => significant(values.value(quantity), digits.count()),
        }
    }

    fn quantity_lines(&self, quantity: Quantity, reading: ReadingKind, digits: Digits) -> Vec<Line> {
        let mut lines = Vec::new();
        let asked = self.values(reading).and_then(|values| Some((values, values.reading().cell(quantity)?)));
        let (values, cell, reading) = match (asked, self.exact.reading().cell(quantity)) {
            (Some((values, cell)), _) => (values, cell, reading),
            (None, Some(cell)) => {
                if self.no_document().is_none() {
                    lines.push(Line::words("The document has no rule for this. The exact one is:"));
                }
                (&self.exact, cell, ReadingKind::Exact)
            }
            (None, None) => return vec![Line::words(format!("there is no rule for {quantity}"))],
        };
        lines.extend(formula_lines(quantity, cell, values, digits).into_iter().map(|line| line.of(reading)));
        lines
    }

    /// As printed, exact, numeric; and the errata where they part.
    fn witness_lines(&self, quantity: Quantity, digits: Digits) -> Vec<Line> {
        let is_derivative = Self::derivative(quantity);
        if is_derivative.is_none() && !matches!(quantity, Quantity::Updated(_)) {
            return Vec::new();
        }
        let mut lines = Vec::new();
        let document = self.values(ReadingKind::Document);
        if let Some(values) = document {
            let line = match values.get(quantity) {
                Some(value) => {
                    let text = self.printed(values, quantity, digits);
                    Line::witness(LineKind::Printed, Some(ReadingKind::Document), value, &text)
                }
                None => Line::witness(LineKind::Printed, Some(ReadingKind::Document), f64::NAN, "no rule"),
            };
            lines.push(line);
        }
        let exact = self.exact.get(quantity).unwrap_or(f64::NAN);
        let text = self.printed(&self.exact, quantity, digits);
        lines.push(Line::witness(LineKind::Exact, Some(ReadingKind::Exact), exact, &text));
        if let Some((of, by)) = is_derivative {
            lines.push(match self.numeric_derivative(of, by) {
                // Noise far below the digits that the witness has is no derivative.
                Some(numeric) if (numeric - exact).abs() < 1e-9 && text == "0" => {
                    Line::witness(LineKind::Numeric, None, numeric, "0")
                }
                Some(numeric) => {
                    let text = significant(numeric, digits.count());
                    let doubt = if Self::bears_out(numeric, exact) { "" } else { " (too coarse here)" };
                    Line::witness(LineKind::Numeric, None, numeric, &format!("{text}{doubt}"))
                }
                None => Line::witness(LineKind::Numeric, None, f64::NAN, "cannot be taken here"),
            });
        }
        if let Some(values) = document {
            let parted = values.get(quantity).is_none_or(|value| !Self::same(value, exact));
            if parted {
                let errata = errata::between(values.reading(), quantity);
                let named: Vec<String> = errata.iter().map(Erratum::to_string).collect();
                if !named.is_empty() {
                    lines.push(Line::words(format!("They part because of {}.", named.join(", "))));
                }
            }
        }
        lines
    }

    fn same(left: f64, right: f64) -> bool {
        (left - right).abs() <= 1e-11 * right.abs().max(1.0)
    }

    fn chain_rule_lines(&self, layer: WeightLayer, reading: ReadingKind) -> Vec<Line> {
        let notation = Notation::of(&self.scenario);
        let Some(weight) = steps::weights(notation, layer).last() else { return Vec::new() };
        let quantity = Quantity::loss_by(Variable::Weight(weight));
        let mut lines = Vec::new();
        let asked = self.values(reading).and_then(|values| values.reading().cell(quantity));
        let (cell, shown) = match (asked, self.exact.reading().cell(quantity)) {
            (Some(cell), _) => (cell, reading),
            (None, Some(cell)) => {
                lines.push(Line::words("The document ends before the first layer. The exact rule is:"));
                (cell, ReadingKind::Exact)
            }
            (None, None) => return lines,
        };
        lines.push(Line::words("The loss depends on the weight through the units in between; one factor for each."));
        let left = Formula::Symbol(cell.law.of);
        for (place, form) in cell.law.forms.iter().enumerate() {
            let left = (place == 0).then(|| left.clone());
            let statement = Statement { left, right: vec![(Relation::Equals, form.clone())] };
            lines.push(Line::statement(LineKind::Law, statement).of(shown));
        }
        lines
    }

    fn outcome_lines(&self, digits: Digits) -> Vec<Line> {
        let mut lines = Vec::new();
        for reading in [ReadingKind::Document, ReadingKind::Exact] {
            let Some(outcome) = self.outcome(reading) else { continue };
            let name = match reading {
                ReadingKind::Document => "By the document's rules",
                ReadingKind::Exact => "By the exact rules",
            };
            let sentence = format!("{name}, {}.", outcome.in_words(digits));
            lines.push(Line { value: Some(outcome.after), ..Line::words(sentence) }.of(reading));
        }
        lines
    }
}

fn derivation_lines(lines: Vec<derivation::DerivationLine>) -> Vec<Line> {
    lines
        .into_iter()
        .map(|line| Line::statement(LineKind::Law, line.statement).with_note(line.words.unwrap_or_default()))
        .collect()
}

/// Law, bound, numbers, factors, value.
fn formula_lines(quantity: Quantity, cell: &Cell, values: &Resolver, digits: Digits) -> Vec<Line> {
    let law = &cell.law;
    let context = Context::new(values, cell.binding);
    let becomes = matches!(quantity, Quantity::Updated(_));
    let relation = if becomes { Relation::Becomes } else { Relation::Equals };
    let left = |symbol: Quantity<Index>| Some(Formula::Symbol(symbol));
    let mut lines = Vec::new();

    let forms: Vec<&Formula> = match law.forms.as_slice() {
        [first, .., last] if matches!(quantity, Quantity::Partial { by: Variable::Weight(_), .. }) => vec![first, last],
        all => all.iter().collect(),
    };
    let right = forms.into_iter().map(|form| (relation, form.clone())).collect();
    lines.push(Line::statement(LineKind::Law, Statement { left: left(law.of), right }));

    let letters: Vec<(Letter, u8)> = cell.binding.iter().collect();
    if !letters.is_empty() {
        let note: Vec<String> = letters.iter().map(|(letter, n)| format!("{} = {n}", letter.as_char())).collect();
        let statement =
            Statement { left: left(quantity.in_law()), right: vec![(relation, law.last().bind(cell.binding))] };
        lines.push(Line::statement(LineKind::Bound, statement).with_note(note.join(", ")));
    }
    if let [first @ Formula::Series(..), _, ..] = law.forms.as_slice() {
        lines.extend(long_way(first, &context, digits));
    }
    let numbers = law.last().numbers_line(&context, digits);
    lines.extend(number_lines(&numbers, &context, digits));
    lines
}

/// A sum over several ways, with its numbers, before the short form that it comes to.
fn long_way(form: &Formula, context: &Context, digits: Digits) -> Vec<Line> {
    let numbers = form.numbers_line(context, digits);
    if !numbers.value.is_finite() {
        return vec![Line::words(
            "An output is so near 0 that 1/O overflows: the long way stays in symbols, the short form has the value.",
        )];
    }
    vec![
        numbers_statement(&numbers).with_note("the long way"),
        value_statement(&numbers).with_note("and the short form:"),
    ]
}

fn numbers_statement(numbers: &NumbersLine) -> Line {
    let statement = Statement { left: None, right: vec![(relation_to(&numbers.formula), numbers.formula.clone())] };
    Line::statement(LineKind::Numbers, statement).with_value(numbers.value)
}

/// `=` where no operand was rounded, else `≈`.
fn relation_to(numbers: &Formula) -> Relation {
    if numbers.is_exact() { Relation::Equals } else { Relation::Approximately }
}

fn relation_of(exactness: Exactness) -> Relation {
    match exactness {
        Exactness::Exact => Relation::Equals,
        Exactness::Rounded => Relation::Approximately,
    }
}

fn value_statement(numbers: &NumbersLine) -> Line {
    let value = Value { full: numbers.value, text: numbers.result.clone(), exactness: numbers.exactness, of: None };
    let statement = Statement { left: None, right: vec![(relation_of(numbers.exactness), Formula::Value(value))] };
    Line::statement(LineKind::Value, statement).with_value(numbers.value)
}

fn number_lines(numbers: &NumbersLine, context: &Context, digits: Digits) -> Vec<Line> {
    if !numbers.value.is_finite() {
        return vec![Line::words(format!(
            "This comes to {}: the numbers are too large for the computer's arithmetic.",
            significant(numbers.value, digits.count())
        ))];
    }
    let parts = numbers.formula.factors();
    let mut captions = Vec::new();
    let mut lines = vec![numbers_statement(numbers)];
    if parts.len() > 1 {
        let guarded = digits.more().more();
        for (label, part) in &parts {
            let value = part.evaluate(context);
            let by_hand = part.evaluate_numbers(context, Numbers::AsPrinted);
            let text = if part.is_cancelled(context) { "0".to_owned() } else { short(value, by_hand, guarded) };
            captions.push((*label, format!("{} {text}", label.letters())));
            let whole = text.parse() == Ok(value) && part.is_exact();
            let exactness = if whole { Exactness::Exact } else { Exactness::Rounded };
            let result = Value { full: value, text, exactness, of: None };
            let right = match part {
                Formula::Value(_) => vec![(relation_of(exactness), Formula::Value(result))],
                _ => vec![(relation_to(part), (*part).clone()), (relation_of(exactness), Formula::Value(result))],
            };
            let statement = Statement { left: None, right };
            lines.push(Line::statement(LineKind::Factor, statement).with_note(label.letters()).with_value(value));
        }
    }
    if let Content::Statement(_, of_numbers) = &mut lines[0].content {
        *of_numbers = captions;
    }
    lines.push(value_statement(numbers));
    lines
}

/// A factor's value: in full where that is short (0.4), else with guard digits, as far as the printed numbers bear
/// them out: where a difference cancels, they carry fewer.
fn short(value: f64, by_hand: f64, guarded: Digits) -> String {
    // A zero has no sign here, as in `significant`.
    let full = (value + 0.0).to_string();
    if full.trim_start_matches('-').len() <= guarded.count() {
        return full;
    }
    (1..=guarded.count())
        .rev()
        .map(|count| (significant(value, count), significant(by_hand, count)))
        .find_map(|(text, typed)| (text == typed).then_some(text))
        .unwrap_or_else(|| significant(value, guarded.count()))
}
