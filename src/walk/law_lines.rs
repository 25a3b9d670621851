//! The law of a layer of weights: how the derivatives with respect to them arise, in letters and in words.

use super::{Line, LineKind, Walk, pass::Pass, why::Multiplications};
use crate::{
    formula::{Relation, Statement},
    network::{Bias, OutputActivation, Penalty},
    quantity::{Layer, Notation, Quantity, Unit, Variable},
    reading::{Cell, ReadingKind, Shape, exact::Form},
};

impl Walk {
    /// The law of the weights that leave a layer.
    pub(super) fn chain_rule_lines(&self, pass: &Pass, layer: Layer, reading: ReadingKind) -> Vec<Line> {
        match Form::of(Shape::of(&self.scenario)) {
            Form::Chain => self.whole_chain(pass, layer, reading),
            Form::Reuse => self.reuse(pass, layer),
        }
    }

    /// The whole chain from the loss to a weight.
    fn whole_chain(&self, pass: &Pass, layer: Layer, reading: ReadingKind) -> Vec<Line> {
        let Some(quantity) = self.by_last_weight(layer) else { return Vec::new() };
        let mut lines = Vec::new();
        let asked = pass.values(reading).and_then(|values| values.reading().cell(quantity));
        let (cell, shown) = match (asked, pass.exact.reading().cell(quantity)) {
            (Some(cell), _) => (cell, reading),
            (None, Some(cell)) => {
                if self.no_document().is_none() {
                    lines
                        .push(Line::about_errata("The document stops before the first layer. The correct formula is:"));
                }
                (cell, ReadingKind::Exact)
            }
            (None, None) => return lines,
        };
        // The penalty is part of the loss, but lies on no path through the network.
        let what = if self.about_penalty().is_some() { "the outputs" } else { "the loss" };
        lines.push(Line::words(if layer.next() == self.output() {
            format!(
                "The weight affects {what} through one net input. The chain rule has one factor for each derivative \
                 on this path."
            )
        } else {
            format!("The weight affects {what} through the units in between; the chain rule has one factor for each.")
        }));
        let is_linear = self.scenario.architecture().output == OutputActivation::LINEAR;
        if layer.next() == self.output() && is_linear && shown == ReadingKind::Exact {
            lines.push(Line::words("The output is linear, so its derivative with respect to its net input is 1."));
        }
        lines.extend(law(cell, shown));
        lines.extend(self.about_penalty());
        lines
    }

    /// Where the last term of the law comes from: the loss of a single one of several samples does not include it.
    fn about_penalty(&self) -> Option<Line> {
        let has_term = self.scenario.penalty() == Penalty::Squares && self.samples().next().is_none();
        has_term.then(|| {
            Line::words(match self.scenario.architecture().bias {
                Bias::None => "The penalty adds lambda times the weight itself.",
                Bias::Trained | Bias::Fixed => {
                    "The penalty adds lambda times the weight itself; a bias has no penalty."
                }
            })
        })
    }

    /// The derivatives with respect to the weights, where the `∂E/∂X` in them come from, and why that is cheap.
    fn reuse(&self, pass: &Pass, layer: Layer) -> Vec<Line> {
        let next = layer.next();
        let unit = Unit { layer: next, index: Notation::of(&self.scenario).last(next) };
        let laws = |quantity: Option<Quantity>| {
            let cell = quantity.and_then(|quantity| pass.exact.reading().cell(quantity));
            cell.map(|cell| law(cell, ReadingKind::Exact)).unwrap_or_default()
        };
        let mut lines = vec![Line::words(
            "A weight acts on the outputs through one net input only, that of the unit it leads to. The \
             derivative of that net input is the output of the unit the weight comes from:",
        )];
        lines.extend(laws(self.by_last_weight(layer)));
        lines.extend(self.about_penalty());
        if next != self.output() {
            let (own, after) = (next.number(), next.next().number());
            lines.push(Line::words(match self.scenario.sizes().units(next.next().place()) {
                1 => format!(
                    "Each output of layer ({own}) acts on the one net input of layer ({after}), whose derivative is \
                     already calculated:"
                ),
                _ => format!(
                    "Each output of layer ({own}) acts on every net input of layer ({after}). Its derivative is a sum \
                     over layer ({after}), of derivatives already calculated:"
                ),
            }));
            lines.extend(laws(Some(Quantity::loss_by(Variable::Activation(unit)))));
            lines.push(Line::words(
                "Through the activation function it is multiplied by the derivative of that function:",
            ));
            lines.extend(laws(Some(Quantity::loss_by(Variable::NetInput(unit)))));
        } else {
            lines.push(Line::words("The backward pass starts at the outputs, whose derivatives come from the loss:"));
            lines.extend(shortest(pass, Quantity::loss_by(Variable::NetInput(unit))));
        }
        lines.push(Line::words(self.saving(layer)));
        lines
    }

    /// How often each `∂E/∂X` is used, and how many paths there would be without it.
    fn saving(&self, layer: Layer) -> String {
        let sizes = self.scenario.sizes();
        let (next, bias) = (layer.next(), self.scenario.architecture().bias.units());
        let into_each = sizes.units(layer.place()) + bias;
        let of_units = match sizes.units(next.place()) {
            1 => Unit { layer: next, index: Notation::of(&self.scenario).first(next) }.in_words(self.output()),
            units => format!("each of the {units} {}", next.units_in_words(self.output())),
        };
        let weights = match into_each {
            1 => "the weight".to_owned(),
            2 => "both weights".to_owned(),
            several => format!("all {several} weights"),
        };
        let serves = format!("Reuse: dE/dX of {of_units} is worked out once. It serves {weights} into the unit.");
        match self.paths_from(next) {
            1 => serves,
            paths => {
                let Multiplications { with_reuse, without } = self.multiplications();
                format!(
                    "{serves} Without reuse, each weight would need its {paths} paths to the outputs. All weights take \
                     {with_reuse} multiplications; {without} if each worked out its dE/dX anew."
                )
            }
        }
    }

    fn by_last_weight(&self, layer: Layer) -> Option<Quantity> {
        let last = Notation::of(&self.scenario).weights_of(layer).last()?;
        Some(Quantity::loss_by(Variable::Weight(last)))
    }
}

/// The form of a law that is evaluated, without its derivation, which has its own step.
fn shortest(pass: &Pass, quantity: Quantity) -> Option<Line> {
    let law = &pass.exact.reading().cell(quantity)?.law;
    let statement = Statement::equals(law.left.clone(), law.last().clone());
    Some(Line::statement(LineKind::Law, statement).of(ReadingKind::Exact))
}

/// A law in letters, one form after another.
fn law(cell: &Cell, reading: ReadingKind) -> Vec<Line> {
    let of_form = |(place, form): (usize, &crate::formula::Formula)| {
        let left = (place == 0).then(|| cell.law.left.clone());
        let statement = Statement { left, right: vec![(Relation::Equals, form.clone())] };
        Line::statement(LineKind::Law, statement).of(reading)
    };
    cell.law.forms.iter().enumerate().map(of_form).collect()
}
