//! The lines of one formula: the law, its indices bound, its numbers, its factors, its value.

use super::line::{Content, Line, LineKind};
use crate::{
    formula::{
        Binding, Context, Digits, Exactness, Formula, MOST_NUMBERS, Numbers, NumbersLine, PutIn, Relation, Statement,
        Value,
        digits::{are_same_but_for_rounding, in_full, significant},
    },
    quantity::{Layer, Letter, Quantity, Variable},
    reading::{Cell, Course, Erratum, Resolver},
    typeset::{Glyphs, line_of},
};

/// Law, bound, remarks, numbers, factors, value.
pub(super) fn formula_lines(
    quantity: Quantity,
    cell: &Cell,
    values: &Resolver,
    remarks: Vec<String>,
    digits: Digits,
) -> Vec<Line> {
    let law = &cell.law;
    let context = Context::new(values, cell.binding);
    let becomes = matches!(quantity, Quantity::Updated(_));
    let relation = if becomes { Relation::Becomes } else { Relation::Equals };
    let mut lines = Vec::new();

    let forms: Vec<&Formula> = match law.forms.as_slice() {
        [first, .., last] if matches!(quantity, Quantity::Partial { by: Variable::Weight(_), .. }) => vec![first, last],
        all => all.iter().collect(),
    };
    let right = forms.into_iter().map(|form| (relation, form.clone())).collect();
    lines.push(Line::statement(LineKind::Law, Statement { left: Some(law.left.clone()), right }));

    let letters: Vec<(Letter, u8)> = cell.binding.iter().collect();
    let bound = |form: &Formula| {
        let left = Some(law.left.bind(cell.binding));
        let statement = Statement { left, right: vec![(relation, form.bind(cell.binding))] };
        let note: Vec<String> = letters.iter().map(|(letter, n)| format!("{} = {n}", letter.as_char())).collect();
        Line::statement(LineKind::Bound, statement).with_note(note.join(", "))
    };
    let is_cancelling = law.course == Course::Cancelling;
    if !letters.is_empty() {
        let form = if is_cancelling { &law.forms[0] } else { law.last() };
        lines.push(bound(form));
    }
    lines.extend(misprints(quantity, cell).map(Line::about_errata));
    lines.extend(remarks.into_iter().map(Line::words));
    lines.extend(law.last().has_long_sums_of_sums(cell.binding).then(|| {
        // The squares of a large layer's weights.
        Line::words(format!("A sum of more than {MOST_NUMBERS} squares is put in as one number."))
    }));
    if is_cancelling {
        // The symbols of each form stand directly above its numbers.
        lines.extend(long_way(&law.forms[0], &context, digits));
        lines.extend((!letters.is_empty()).then(|| bound(law.last())));
    }
    let numbers = law.last().numbers_line(&context, digits);
    let long = lines.iter().find(|line| line.kind == LineKind::Value).and_then(|line| line.value);
    let mut short_way = number_lines(quantity, &numbers, &context, values.reading().shape().output(), digits);
    if let (Some(long), Some(first)) = (long, short_way.first_mut()) {
        first.note = "the short form".to_owned();
        let value =
            short_way.last_mut().filter(|line| line.value.is_some_and(|short| are_same_but_for_rounding(long, short)));
        if let Some(value) = value {
            value.note = "both forms are equal".to_owned();
        }
    }
    lines.extend(short_way);
    lines
}

/// The sentence for a unit that only passes on its net input: its law is that sum, or that symbol.
pub(super) fn about_linear_unit(quantity: Quantity, law: &Formula, output: Layer) -> Option<&'static str> {
    match (quantity, law) {
        (Quantity::Activation(unit), Formula::Series(..) | Formula::Symbol(_)) if unit.layer == output => {
            Some("The output is linear: it equals its net input.")
        }
        (Quantity::Activation(_), Formula::Series(..) | Formula::Symbol(_)) => {
            Some("The unit is linear: its output equals its net input.")
        }
        _ => None,
    }
}

/// How the printed misprints are to be read, in the notation of the titles: "Misprints: read a12(1) as a12(0) and O0^2
/// as O0(2) (R4, R5)."
fn misprints(quantity: Quantity, cell: &Cell) -> Option<String> {
    let found: Vec<String> = cell
        .law
        .last()
        .misprints()
        .into_iter()
        .map(|(printed, meant)| (printed.bind(cell.binding), meant.bind(cell.binding)))
        .filter(|(printed, meant)| printed != meant)
        .map(|(printed, meant)| format!("{} as {}", as_named(&printed), as_named(&meant)))
        .collect();
    let ids = [Erratum::R3, Erratum::R4, Erratum::R5];
    let mut errata = cell.law.errata_of(quantity);
    errata.retain(|erratum| ids.contains(erratum));
    (!found.is_empty())
        .then(|| format!("Misprints: read {} ({}).", found.join(" and "), Erratum::comma_separated(&errata)))
}

/// The name of a symbol in titles and at the prompt.
fn as_named(symbol: &Formula) -> String {
    let quantity = match symbol {
        Formula::Symbol(quantity) => Binding::default().quantity(*quantity),
        _ => None,
    };
    // Names have no subscript signs.
    quantity.map_or_else(|| line_of(symbol, Glyphs::Ascii).replace('_', ""), |quantity| quantity.to_string())
}

/// A sum over several paths, with its numbers, before the short form that it equals.
fn long_way(form: &Formula, context: &Context, digits: Digits) -> Vec<Line> {
    let numbers = form.numbers_line(context, digits);
    if !numbers.value.is_finite() {
        return vec![Line::words(
            "An output is so close to 0 or 1 that a quotient overflows. The long form stays in symbols; the short form \
             gives the value.",
        )];
    }
    let mut lines = vec![numbers_statement(&numbers).with_note("the long form")];
    lines.extend(about_zeros(&numbers, context));
    lines.push(value_statement(&numbers, context));
    lines
}

/// Sentences about the conventions 0/0 = 0 and 0 · ln(0) = 0, which no calculator knows.
fn about_zeros(numbers: &NumbersLine, context: &Context) -> impl Iterator<Item = Line> {
    let over_zero = numbers
        .formula
        .has_zero_over_zero(context)
        .then_some("0 over 0 counts as 0 here: the upper 0 is that of the target, whatever the output is.");
    let times_logarithm = numbers
        .formula
        .has_zero_times_logarithm_of_zero(context)
        .then_some("0 times ln(0) counts as 0 here: the first 0 is that of the target, whatever the output is.");
    over_zero.into_iter().chain(times_logarithm).map(Line::words)
}

fn numbers_statement(numbers: &NumbersLine) -> Line {
    let statement =
        Statement { left: None, right: vec![(numbers.formula.relation_of_operands(), numbers.formula.clone())] };
    Line::statement(LineKind::Numbers, statement).with_value(numbers.value)
}

fn value_statement(numbers: &NumbersLine, context: &Context) -> Line {
    // A product with a factor 0 is exactly 0, however the others were rounded, unless the 0 itself comes from rounding.
    let is_zero = numbers.value == 0.0 && !numbers.formula.has_vanished(context);
    let exactness = if is_zero { Exactness::Exact } else { numbers.exactness };
    let value = Value { full: numbers.value, text: numbers.result.clone(), exactness, of: None };
    let statement = Statement { left: None, right: vec![(exactness.into(), Formula::Value(value))] };
    Line::statement(LineKind::Value, statement).with_value(numbers.value)
}

fn number_lines(
    quantity: Quantity,
    numbers: &NumbersLine,
    context: &Context,
    output: Layer,
    digits: Digits,
) -> Vec<Line> {
    if !numbers.value.is_finite() {
        return vec![Line::words(not_finite(quantity, output))];
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
            let whole = comes_to(&text, value) && part.is_exact();
            let exactness = if whole { Exactness::Exact } else { Exactness::Rounded };
            let result = Value { full: value, text, exactness, of: None };
            let right = match part {
                Formula::Value(_) | Formula::Constant(_) => vec![(exactness.into(), Formula::Value(result))],
                _ => vec![(part.relation_of_operands(), (*part).clone()), (exactness.into(), Formula::Value(result))],
            };
            let statement = Statement { left: None, right };
            lines.push(Line::statement(LineKind::Factor, statement).with_note(label.letters()).with_value(value));
        }
    }
    if let Content::Statement(_, of_numbers) = &mut lines[0].content {
        *of_numbers = captions;
    }
    lines.extend(about_zeros(numbers, context));
    if numbers.form == PutIn::Computed {
        lines.push(Line::words(
            "Rewritten to keep all digits: a sum instead of a difference, or the largest exponent subtracted from each.",
        ));
    }
    lines.push(value_statement(numbers, context));
    lines
}

/// Whether a printed number is the full value, up to binary rounding.
fn comes_to(text: &str, value: f64) -> bool {
    text.parse::<f64>().is_ok_and(|printed| (printed - value).abs() <= 4.0 * f64::EPSILON * value.abs())
}

/// Why there is no number.
fn not_finite(quantity: Quantity, output: Layer) -> String {
    let by_output = matches!(
        quantity,
        Quantity::Partial { of: Variable::Loss, by: Variable::Activation(unit) } if unit.layer == output
    );
    if by_output {
        return "This output is so close to 0 or 1 that the quotient grows beyond all numbers, so the formula stays in \
                symbols. The derivative with respect to the net input can still be calculated."
            .to_owned();
    }
    "The numbers are too large to calculate with, and so there is no result.".to_owned()
}

/// A factor's value: in full where that is short (0.4), otherwise with guard digits, as far as they are significant: a
/// difference with cancellation has fewer.
fn short(value: f64, by_hand: f64, guarded: Digits) -> String {
    // Zero has no sign here, as in `significant`.
    let full = (value + 0.0).to_string();
    if full.trim_start_matches('-').len() <= guarded.count() {
        return full;
    }
    if let Some(decimal) = in_full(value, guarded.count()) {
        return decimal;
    }
    (1..=guarded.count())
        .rev()
        .map(|count| (significant(value, count), significant(by_hand, count)))
        .find_map(|(text, typed)| (text == typed).then_some(text))
        .unwrap_or_else(|| significant(value, guarded.count()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{
        formula::constant,
        quantity::Unit,
        reading::{Law, Reading},
        scenario::Scenario,
    };

    fn notes(long: i8, short: i8) -> Vec<String> {
        let scenario = Scenario::load("classification").unwrap();
        let values = Resolver::new(Arc::new(Reading::exact(&scenario)), &scenario);
        let law = Law::new(Quantity::Loss, vec![constant(long.into()), constant(short.into())]).cancelling();
        let cell = Cell::new(Arc::new(law), Binding::default());
        let lines = formula_lines(Quantity::Loss, &cell, &values, Vec::new(), Digits::default());
        lines.into_iter().map(|line| line.note).filter(|note| !note.is_empty()).collect()
    }

    #[test]
    fn two_forms_are_called_equal_only_where_their_values_are() {
        assert_eq!(notes(2, 2), ["the long form", "the short form", "both forms are equal"]);
        assert_eq!(notes(2, 3), ["the long form", "the short form"]);
    }

    /// The symbols of a form are followed by its numbers.
    #[test]
    fn each_form_stands_right_above_its_numbers() {
        let walk = crate::walk::Walk::new(Scenario::load("classification").unwrap());
        let by_output = Quantity::loss_by(Variable::NetInput(Unit { layer: Layer::new(2), index: 0 }));
        let step = &walk.steps()[walk.find(by_output).unwrap()];
        let lines = walk.working(step, crate::walk::Formulas::Correct, Digits::default());
        let kinds: Vec<LineKind> = lines.iter().map(|line| line.kind).collect();
        use LineKind::{Bound, Law, Numbers, Value};
        assert_eq!(kinds, [Law, Bound, Numbers, Value, Bound, Numbers, Value]);
        let symbols = |line: &Line| match &line.content {
            Content::Statement(statement, _) => crate::typeset::line(statement, Glyphs::Ascii),
            Content::Words(words) => words.clone(),
        };
        assert!(symbols(&lines[1]).contains("SUM"), "{}", symbols(&lines[1]));
        assert_eq!(symbols(&lines[4]), "dE(x)/dX_0^(2) = O_0^(2) - l_0");
    }
}
