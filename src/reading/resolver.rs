//! The values of a reading: ask for a quantity, and its formula is evaluated with the values of its operands.

use std::{cell::OnceCell, rc::Rc, sync::Arc};

use super::{Dependent, Known, QuantityMap, Reading};
use crate::{
    formula::{Compiled, Context, Operands, Slot, Values},
    quantity::{Notation, Quantity, Unit},
    scenario::{Number, Scenario},
};

/// The most characters of a typed number that is shown as typed. Longer ones are shown with the digits of their value,
/// as no row has room for them.
const LONGEST_TYPED: usize = 24;

/// The values of one scenario over one reading, each computed once.
///
/// A value can be overridden, for instance by a student's own: everything that depends on it is then calculated from
/// it.
#[derive(Debug, Clone)]
pub struct Resolver {
    reading: Arc<Reading>,
    given: Arc<QuantityMap<Number>>,
    overrides: Arc<QuantityMap<f64>>,
    /// The override that does not count. Each answer of a student is judged over all others, and so they share one map.
    but_for: Option<Quantity>,
    /// The values already known, by the slots of the reading's program.
    known: Known,
    after: OnceCell<Box<Resolver>>,
    /// The values of each sample, if there are several.
    samples: Rc<[Resolver]>,
}

impl Resolver {
    /// The values of a scenario over a reading.
    #[must_use]
    pub fn new(reading: Arc<Reading>, scenario: &Scenario) -> Self {
        Self::over(reading, Arc::new(given(scenario)), QuantityMap::default())
    }

    fn over(
        reading: Arc<Reading>,
        given: Arc<QuantityMap<Number>>,
        overrides: impl Into<Arc<QuantityMap<f64>>>,
    ) -> Self {
        let overrides = overrides.into();
        let (known, after) = (Known::default(), OnceCell::new());
        Self { reading, given, overrides, but_for: None, known, after, samples: Rc::default() }
    }

    /// The right values of a scenario: those of its only sample, or those for all samples together.
    #[must_use]
    pub fn exact(scenario: &Scenario) -> Self {
        let reading = Arc::new(Reading::exact(scenario));
        match scenario.samples().len() {
            1 => Self::new(reading, scenario),
            count => {
                let samples = (0..count).map(|sample| Self::new(Arc::clone(&reading), &scenario.only(sample)));
                Self::of_samples(Arc::new(Reading::of_samples(scenario)), scenario, samples.collect())
            }
        }
    }

    /// The values for several samples together, over a reading of [`Reading::of_samples`].
    #[must_use]
    pub fn of_samples(reading: Arc<Reading>, scenario: &Scenario, samples: Vec<Self>) -> Self {
        let mut given = given(scenario);
        // The inputs and targets are each sample's own.
        given.retain(|quantity, _| !matches!(quantity, Quantity::Activation(_) | Quantity::Target(_)));
        Self { samples: samples.into(), ..Self::over(reading, Arc::new(given), QuantityMap::default()) }
    }

    /// The same, with `quantity` overridden by `value`.
    #[must_use]
    pub fn with_override(&self, quantity: Quantity, value: f64) -> Self {
        self.with_more_overrides([(quantity, value)])
    }

    /// The same, with these quantities overridden by these values.
    pub(crate) fn with_more_overrides(&self, more: impl IntoIterator<Item = (Quantity, f64)>) -> Self {
        let mut overrides = QuantityMap::clone(&self.overrides);
        if let Some(but_for) = self.but_for {
            overrides.remove(&but_for);
        }
        let mut changed = Vec::new();
        for (quantity, value) in more {
            overrides.insert(quantity, value);
            changed.push(quantity);
        }
        self.with_overrides(overrides).knowing_as(self, &*self.reading.dependents_of(&changed))
    }

    /// Calculates all values, so that others made from these with few changes know the rest.
    pub(crate) fn work_out_all(&self) {
        for slot in self.reading.program().slots() {
            self.at(slot);
        }
    }

    /// The number of values, those of all samples included.
    pub(crate) fn numbers(&self) -> usize {
        self.reading.program().len() + self.samples.iter().map(Self::numbers).sum::<usize>()
    }

    /// The number of values that are copied when others are made from these.
    pub(crate) fn copied(&self) -> usize {
        self.known.len()
    }

    /// The number of values calculated here so far, without those of the samples.
    pub(crate) fn worked_out_so_far(&self) -> usize {
        self.known.worked_out()
    }

    /// The values of each sample, if there are several.
    pub(crate) fn samples(&self) -> &[Self] {
        &self.samples
    }

    /// The same over another reading of the same network.
    #[must_use]
    pub fn over_reading(&self, reading: &Arc<Reading>) -> Self {
        let other = Self::over(Arc::clone(reading), Arc::clone(&self.given), Arc::clone(&self.overrides));
        Self { but_for: self.but_for, samples: Rc::clone(&self.samples), ..other }
    }

    /// The same over a reading in which only the values of `changed` can differ.
    pub(crate) fn over_changed<'a>(
        &self,
        reading: &Arc<Reading>,
        changed: impl IntoIterator<Item = &'a Dependent>,
    ) -> Self {
        self.over_reading(reading).knowing_as(self, changed)
    }

    /// These values, with those that `other` already knows, except for those of `changed`.
    fn knowing_as<'a>(self, other: &Self, changed: impl IntoIterator<Item = &'a Dependent>) -> Self {
        if !self.reading.program().starts_from_the_sheet_of(other.reading.program()) {
            return self;
        }
        Self { known: other.known.without(changed.into_iter().map(|changed| changed.slot)), ..self }
    }

    /// The same with other laws in each sample.
    pub(crate) fn with_samples_over(&self, reading: &Arc<Reading>) -> Self {
        let other = Self::over(Arc::clone(&self.reading), Arc::clone(&self.given), Arc::clone(&self.overrides));
        let samples = self.samples.iter().map(|sample| sample.over_reading(reading)).collect();
        Self { but_for: self.but_for, samples, ..other }
    }

    /// The values of the sample that a quantity belongs to, and its name there; nothing if it belongs to none.
    pub(crate) fn in_its_sample(&self, quantity: Quantity) -> Option<(&Self, Quantity)> {
        let (sample, own) = quantity.in_its_sample()?;
        Some((self.samples.get(usize::from(sample).checked_sub(1)?)?, own))
    }

    /// The same, with these overrides and no others.
    #[must_use]
    pub fn with_overrides(&self, overrides: impl Into<Arc<QuantityMap<f64>>>) -> Self {
        let other = Self::over(Arc::clone(&self.reading), Arc::clone(&self.given), overrides);
        Self { samples: Rc::clone(&self.samples), ..other }
    }

    /// The same, with all of these overrides except that of one quantity.
    pub(crate) fn with_overrides_but_for(&self, quantity: Quantity, overrides: &Arc<QuantityMap<f64>>) -> Self {
        Self { but_for: Some(quantity), ..self.with_overrides(Arc::clone(overrides)) }
    }

    /// The reading that the values are of.
    #[must_use]
    pub fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The value of a quantity; `None` where it is neither given nor has a formula in this reading.
    #[must_use]
    pub fn get(&self, quantity: Quantity) -> Option<f64> {
        // Given numbers are all that a first screen shows: no formula is compiled for them.
        if !self.reading.is_compiled() && self.reading.cell(quantity).is_none() {
            return self.not_worked_out(quantity);
        }
        match self.slot(quantity) {
            Some(slot) => self.at(slot),
            None => self.not_worked_out(quantity),
        }
    }

    /// The slot of a quantity; none if it neither has a formula nor is in one.
    pub(crate) fn slot(&self, quantity: Quantity) -> Option<Slot> {
        self.reading.program().slot(quantity)
    }

    /// The quantity in a slot.
    pub(crate) fn quantity(&self, slot: Slot) -> Quantity {
        self.reading.program().quantity(slot)
    }

    /// The compiled formula of the quantity in a slot; none for given numbers.
    fn formula(&self, slot: Slot) -> Option<&Compiled> {
        self.reading.program().formula(slot)
    }

    /// Whether the quantity in a slot has a formula.
    pub(crate) fn has_formula(&self, slot: Slot) -> bool {
        self.formula(slot).is_some() || self.reading.cell(self.quantity(slot)).is_some()
    }

    /// The value of the formula in a slot with some operands; nothing if there is no formula.
    pub(crate) fn formula_over(&self, slot: Slot, numbers: &(impl Values + Operands)) -> Option<f64> {
        if let Some(compiled) = self.formula(slot) {
            return Some(compiled.evaluate(numbers));
        }
        let cell = self.reading.cell(self.quantity(slot))?;
        Some(cell.law.last().evaluate(&Context::new(numbers, cell.binding)))
    }

    /// The value in a slot, as [`Resolver::get`].
    pub(crate) fn at(&self, slot: Slot) -> Option<f64> {
        // The values of a sample are kept with that sample: a hundred samples have a hundred times as many.
        if !self.samples.is_empty()
            && let Some((sample, own)) = self.in_its_sample(self.quantity(slot))
        {
            return self.put_in(self.quantity(slot)).or_else(|| sample.get(own));
        }
        self.known.get_or(slot, || {
            let quantity = self.quantity(slot);
            self.not_worked_out(quantity).or_else(|| self.worked_out_at(slot, quantity))
        })
    }

    /// The value that overrides a quantity.
    fn put_in(&self, quantity: Quantity) -> Option<f64> {
        if self.but_for == Some(quantity) { None } else { self.overrides.get(&quantity).copied() }
    }

    /// The value of a quantity that is overridden, given, or one of a sample.
    fn not_worked_out(&self, quantity: Quantity) -> Option<f64> {
        let given = || Some(self.given.get(&quantity)?.value);
        self.put_in(quantity)
            .or_else(given)
            .or_else(|| self.in_its_sample(quantity).and_then(|(sample, own)| sample.get(own)))
    }

    /// The value of the formula of a quantity, even if it is overridden.
    pub(crate) fn worked_out(&self, quantity: Quantity) -> Option<f64> {
        if let Some((sample, own)) = self.in_its_sample(quantity) {
            return sample.worked_out(own);
        }
        self.worked_out_at(self.slot(quantity)?, quantity)
    }

    /// Whether the value of a formula is only the rounding error left by terms that cancel, so that it counts as 0.
    pub(crate) fn is_cancelled(&self, quantity: Quantity) -> bool {
        let Some(cell) = self.reading.cell(quantity) else { return false };
        let compiled = self.slot(quantity).and_then(|slot| Some((slot, self.formula(slot)?)));
        match compiled {
            // Noted when it was calculated.
            Some((slot, _)) if self.not_worked_out(quantity).is_none() => {
                self.at(slot);
                self.known.is_cancelled(slot)
            }
            Some((_, compiled)) => compiled.evaluate_unless_cancelled(self).is_none(),
            None => cell.law.last().is_cancelled(&Context::new(self, cell.binding)),
        }
    }

    fn worked_out_at(&self, slot: Slot, quantity: Quantity) -> Option<f64> {
        let Some(compiled) = self.formula(slot) else { return self.formula_over(slot, self) };
        let value = compiled.evaluate_unless_cancelled(self);
        if value.is_none() {
            self.known.note_cancelled(slot);
        }
        match quantity {
            // A net input of 0 is exactly 0 and not a rounding error, as a unit's kink may be there.
            Quantity::NetInput(_) => Some(value.unwrap_or(0.0)),
            _ => Some(value.unwrap_or_else(|| compiled.evaluate(self))),
        }
    }
}

impl Operands for Resolver {
    fn operand(&self, slot: Slot) -> f64 {
        self.at(slot).unwrap_or(f64::NAN)
    }

    fn is_overridden_at(&self, slot: Slot) -> bool {
        self.is_overridden(self.quantity(slot))
    }

    fn after_step(&self) -> &dyn Operands {
        self.after()
    }
}

impl Values for Resolver {
    fn value(&self, quantity: Quantity) -> f64 {
        self.get(quantity).unwrap_or(f64::NAN)
    }

    fn is_overridden(&self, quantity: Quantity) -> bool {
        self.put_in(quantity).is_some() || self.reading.departs_at(quantity)
    }

    fn has_overrides(&self) -> bool {
        // Those of each of several samples are not counted here.
        !self.overrides.is_empty() || self.reading.departs() || !self.samples.is_empty()
    }

    fn only_nears(&self, quantity: Quantity) -> bool {
        if self.is_overridden(quantity) || self.given.contains_key(&quantity) {
            return false;
        }
        if let Some((sample, own)) = self.in_its_sample(quantity) {
            return sample.only_nears(own);
        }
        let cell = self.reading.cell(quantity);
        cell.is_some_and(|cell| cell.law.last().only_nears(self.value(quantity), cell.binding))
    }

    fn source(&self, quantity: Quantity) -> Option<&str> {
        let typed = if self.is_overridden(quantity) { None } else { self.given.get(&quantity)?.source() };
        typed.filter(|typed| typed.len() <= LONGEST_TYPED)
    }

    fn after_step(&self) -> &dyn Values {
        self.after()
    }
}

impl Resolver {
    /// The values with the weights after the update.
    pub(crate) fn after(&self) -> &Self {
        self.after.get_or_init(|| {
            let samples = self.samples.iter().map(|sample| sample.with_weights_of(self)).collect();
            Box::new(Self { samples, ..self.with_weights_of(self) })
        })
    }

    /// These values with the updated weights of `update` instead of the weights.
    fn with_weights_of(&self, update: &Self) -> Self {
        let given = self.given.iter().map(|(quantity, number)| match quantity {
            Quantity::Weight(weight) => {
                let value = update.value(Quantity::Updated(*weight));
                let unchanged = value.to_bits() == number.value.to_bits();
                (*quantity, if unchanged { number.clone() } else { Number::computed(value) })
            }
            _ => (*quantity, number.clone()),
        });
        Self::over(Arc::clone(&self.reading), Arc::new(given.collect()), QuantityMap::default())
    }
}

/// The numbers that a scenario gives, of several samples those of the first; bias outputs included.
fn given(scenario: &Scenario) -> QuantityMap<Number> {
    let notation = Notation::of(scenario);
    let of_sample = scenario.given().filter(|given| given.sample().is_none_or(|sample| sample == 0));
    let named = of_sample.filter_map(|given| Some((notation.name_of(given), scenario.number(given)?.clone())));
    let mut given = QuantityMap::from_iter(named);
    for layer in notation.layers_of_weights() {
        if notation.units(layer).contains(&0) {
            given.insert(Quantity::Activation(Unit { layer, index: 0 }), Number::typed(1.0, "1"));
        }
    }
    given
}
