//! The kind of a part of a formula, recognised from the way it is written: each kind has a sentence that is true of it
//! alone.

use crate::{
    formula::{Binding, Formula, constant, sigma, symbol},
    network::{Activation, OutputActivation},
    quantity::{Index, Quantity, Target, Unit, Variable, Weight},
    reading::Shape,
};

/// The kind of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The derivative of the penalty with respect to this weight.
    Penalty(Weight),
    /// The learning rate.
    LearningRate,
    /// The weight being updated.
    WeightBefore,
    /// The weight that a derivative goes back through.
    WayBack(Weight),
    /// One term of a net input: the output of this unit times a weight.
    Term(Unit),
    /// The output of the unit that the weight of the derivative starts from.
    Multiplied(Unit),
    /// The derivative of the loss, or of a sample's loss, with respect to this.
    LossBy(Variable),
    /// The loss or the derivative of one of several samples.
    OfSample(u8),
    /// The contribution of one output to a hidden unit: its derivative times a weight.
    SharedBack(Unit),
    /// The contribution of one output to a net input that acts on several.
    Through(Unit),
    /// The contribution of several outputs to a hidden unit: the sum of their shares.
    AllBack(Unit),
    /// The difference of an output and its target, times a number.
    Error { target: Quantity, output: Quantity },
    /// The target of a class, with a minus sign.
    Label(Quantity),
    /// The derivative of an activation function.
    Slope(Unit),
    /// The derivative of a linear unit.
    SlopeOfLinear,
    /// One of the factors, A and B, of such a derivative; a parameter is a further one.
    FactorOfSlope(Unit),
    /// One of the two factors of the derivative of one output with respect to the net input of another.
    FactorOfOther { of: Unit, by: Unit },
    /// The rest of the softmax's derivative once the output is cancelled.
    RestOfSlope(Unit),
    /// The derivative of the sigmoid as the document prints it, times an input if one stands beside it.
    SigmoidTwice { unit: Unit, input: Option<Unit> },
    /// The change of a weight as the document prints it, without a learning rate.
    ChangeWithoutRate,
    /// The derivative as the document prints it in an update.
    PrintedDerivative,
}

impl Kind {
    /// The kind of a part, in symbols, of the formula of a quantity.
    pub(super) fn of(part: &Formula, of: Quantity, shape: Shape) -> Option<Self> {
        let (sign, factors) = in_factors(part);
        let has_softmax = matches!(shape.architecture.output, OutputActivation::Softmax);
        match of {
            Quantity::Updated(weight) => return Self::in_update(part, &factors, weight, has_softmax),
            Quantity::Partial { of: Variable::Activation(output), by: Variable::NetInput(by) } => {
                if let Some(kind) = Self::in_slope(part, &factors, output, by) {
                    return Some(kind);
                }
            }
            _ => {}
        }
        if let Some(kind) = Self::of_slope(part, shape) {
            return Some(kind);
        }
        match factors.as_slice() {
            [Formula::Symbol(name)] => Self::of_symbol(bound(*name)?, sign, of),
            [Formula::Symbol(first), Formula::Symbol(second)] => Self::of_pair(bound(*first)?, bound(*second)?, of),
            [Formula::Constant(1)] if has_linear_units(shape) => Some(Self::SlopeOfLinear),
            [error] | [Formula::Constant(_), error] if error_of(error).is_some() => error_of(error),
            [rest] if rest_of(rest).is_some() && has_softmax => rest_of(rest).map(Self::RestOfSlope),
            [.., Formula::Symbol(last)] if matches!(bound(*last), Some(Quantity::Weight(_))) => share(part),
            [Formula::Sum(terms)] if terms.len() > 1 => shares(terms, of, shape),
            _ => None,
        }
    }

    /// The kind of a part of the update of a weight.
    fn in_update(part: &Formula, factors: &[Formula], weight: Weight, has_softmax: bool) -> Option<Self> {
        Some(match factors {
            [Formula::Symbol(_)] if *part == symbol_of(Quantity::Weight(weight)) => Self::WeightBefore,
            [Formula::Symbol(_)] if *part == symbol_of(Quantity::LearningRate) => Self::LearningRate,
            [Formula::Symbol(_)] => Self::LossBy(derivative_of_loss(part)?),
            _ if has_softmax => Self::ChangeWithoutRate,
            _ => Self::PrintedDerivative,
        })
    }

    /// The kind of a part of the derivative of an output with respect to a net input, if it is one of its two factors.
    fn in_slope(part: &Formula, factors: &[Formula], output: Unit, by: Unit) -> Option<Self> {
        let is_output = matches!(factors, [Formula::Symbol(_)]);
        let is_number = matches!(factors, [Formula::Constant(_) | Formula::Value(_)]) && part != &constant(1);
        match output == by {
            false if is_output => Some(Self::FactorOfOther { of: output, by }),
            true if is_output || is_number || rest_of(part).is_some() => Some(Self::FactorOfSlope(output)),
            true | false => None,
        }
    }

    /// The kind of a part that is the whole derivative of an activation function, as it is right or as it is printed.
    fn of_slope(part: &Formula, shape: Shape) -> Option<Self> {
        let units = part.quantities(Binding::default()).into_iter().filter_map(|quantity| match quantity {
            Quantity::Activation(unit) | Quantity::NetInput(unit) => Some(unit),
            _ => None,
        });
        let slope = units.into_iter().find(|unit| is_slope(part, *unit, shape)).map(Self::Slope);
        let printed = || twice(part).map(|unit| Self::SigmoidTwice { unit, input: None });
        let with_input =
            || twice_times_input(part).map(|(unit, input)| Self::SigmoidTwice { unit, input: Some(input) });
        slope.or_else(printed).or_else(with_input)
    }

    /// The kind of a product of two symbols.
    fn of_pair(first: Quantity, second: Quantity, of: Quantity) -> Option<Self> {
        match (first, second) {
            (Quantity::Activation(unit), Quantity::Weight(_))
                if matches!(of, Quantity::NetInput(_) | Quantity::Activation(_)) =>
            {
                Some(Self::Term(unit))
            }
            (Quantity::Partial { of: Variable::Loss, by: Variable::NetInput(unit) }, Quantity::Weight(_)) => {
                Some(Self::SharedBack(unit))
            }
            (Quantity::Penalty, Quantity::Weight(weight)) => Some(Self::Penalty(weight)),
            (
                Quantity::Partial { of: Variable::Loss, by: Variable::Activation(unit) },
                Quantity::Partial { of: Variable::Activation(own), .. },
            ) if own == unit => Some(Self::Through(unit)),
            _ => None,
        }
    }

    /// The kind of a single symbol.
    fn of_symbol(quantity: Quantity, sign: Sign, of: Quantity) -> Option<Self> {
        match (quantity, sign) {
            (Quantity::Target(Target::Label(_)), Sign::Minus) => Some(Self::Label(quantity)),
            (_, Sign::Minus) => None,
            (Quantity::SampleLoss(sample), _) => Some(Self::OfSample(sample)),
            (Quantity::Partial { of: Variable::SampleLoss(sample), .. }, _) => Some(Self::OfSample(sample)),
            (Quantity::Partial { of: Variable::Loss, by }, _) => Some(Self::LossBy(by)),
            (Quantity::Weight(weight), _) => Some(Self::WayBack(weight)),
            (Quantity::Activation(unit), _) => match of {
                Quantity::Partial { by: Variable::Weight(weight), .. } if weight.source() == unit => {
                    Some(Self::Multiplied(unit))
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// The sign before a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    None,
    Minus,
}

/// The factors of a product, and whether it has a minus sign.
fn in_factors(part: &Formula) -> (Sign, Vec<Formula>) {
    let turned = |sign| if sign == Sign::Minus { Sign::None } else { Sign::Minus };
    match part {
        Formula::Negative(inner) => {
            let (sign, factors) = in_factors(inner);
            (turned(sign), factors)
        }
        Formula::Product(factors) => factors.iter().fold((Sign::None, Vec::new()), |(sign, mut all), factor| {
            let (own, factors) = in_factors(factor);
            all.extend(factors);
            (if own == Sign::Minus { turned(sign) } else { sign }, all)
        }),
        other => (Sign::None, vec![other.clone()]),
    }
}

fn symbol_of(quantity: Quantity) -> Formula {
    symbol(quantity.in_law())
}

/// The quantity of a symbol without index letters.
fn bound(name: Quantity<Index>) -> Option<Quantity> {
    Binding::default().quantity(name)
}

fn derivative_of_loss(part: &Formula) -> Option<Variable> {
    let (Formula::Symbol(name) | Formula::Bare(name)) = part else { return None };
    match bound(*name)? {
        Quantity::Partial { of: Variable::Loss, by } => Some(by),
        _ => None,
    }
}

/// Whether a part is the derivative of the activation function of a unit, as the rule of that function gives it.
fn is_slope(part: &Formula, unit: Unit, shape: Shape) -> bool {
    let Some(activation) = shape.activation_in(unit.layer) else { return false };
    let [net_input, output] = [Quantity::NetInput(unit), Quantity::Activation(unit)].map(symbol_of);
    let rule: Formula = activation.derivative(net_input, output);
    rule.in_letters() == *part
}

/// Whether any unit is linear.
fn has_linear_units(shape: Shape) -> bool {
    let mut layers = shape.notation().computing_layers();
    layers.any(|layer| shape.activation_in(layer) == Some(Activation::Linear))
}

/// The unit of the document's derivative of the sigmoid.
fn twice(part: &Formula) -> Option<Unit> {
    let Formula::Product(factors) = part else { return None };
    let Formula::Activated(_, inner) = factors.first()? else { return None };
    let Formula::Symbol(name) = **inner else { return None };
    let Quantity::Activation(unit) = bound(name)? else { return None };
    let output = || symbol_of(Quantity::Activation(unit));
    (*part == sigma(output()) * (constant(1) - sigma(output()))).then_some(unit)
}

fn twice_times_input(part: &Formula) -> Option<(Unit, Unit)> {
    let Formula::Product(factors) = part else { return None };
    let (last, slope) = factors.split_last()?;
    let Formula::Symbol(name) = last else { return None };
    let Quantity::Activation(input) = bound(*name)? else { return None };
    Some((twice(&Formula::Product(slope.to_vec()))?, input))
}

/// The target and the output of a difference of the two.
fn error_of(formula: &Formula) -> Option<Kind> {
    let Formula::Sum(terms) = formula else { return None };
    let [Formula::Symbol(first), Formula::Negative(second)] = terms.as_slice() else { return None };
    let Formula::Symbol(second) = **second else { return None };
    let (target, output) = match (bound(*first)?, bound(second)?) {
        (target @ Quantity::Target(_), output @ Quantity::Activation(_))
        | (output @ Quantity::Activation(_), target @ Quantity::Target(_)) => (target, output),
        _ => return None,
    };
    Some(Kind::Error { target, output })
}

/// The output in `1 - O`.
fn rest_of(formula: &Formula) -> Option<Unit> {
    let Formula::Sum(terms) = formula else { return None };
    let [Formula::Constant(1), Formula::Negative(output)] = terms.as_slice() else { return None };
    let Formula::Symbol(name) = **output else { return None };
    match bound(name)? {
        Quantity::Activation(unit) => Some(unit),
        _ => None,
    }
}

/// One output's derivative with respect to its net input, in its short form, times a weight.
fn share(part: &Formula) -> Option<Kind> {
    let (_, factors) = in_factors(part);
    let [before @ .., Formula::Symbol(last)] = factors.as_slice() else { return None };
    let Quantity::Weight(weight) = bound(*last)? else { return None };
    let of_error = matches!(before, [error] | [Formula::Constant(_), error] if error_of(error).is_some());
    of_error.then(|| Kind::SharedBack(weight.destination()))
}

/// A sum of shares, one for each output.
fn shares(terms: &[Formula], of: Quantity, shape: Shape) -> Option<Kind> {
    let is_share = |term: &Formula| {
        let (_, factors) = in_factors(term);
        matches!(factors.last(), Some(Formula::Symbol(last)) if matches!(bound(*last), Some(Quantity::Weight(_))))
    };
    let unit = match of {
        Quantity::Partial { of: Variable::Loss, by: Variable::NetInput(unit) } => unit,
        Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) } => weight.destination(),
        _ => return None,
    };
    let is_hidden = unit.layer != shape.output();
    (is_hidden && terms.iter().all(is_share)).then_some(Kind::AllBack(unit))
}
