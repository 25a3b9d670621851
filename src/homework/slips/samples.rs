//! Slips in putting the losses and derivatives of several samples together.

use crate::{
    formula::{Formula, Range, constant},
    homework::slip::{Sheet, Slip, Variant},
    network::Reduction,
    quantity::Letter,
    reading::letters::document::*,
};

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "samples-summed-or-averaged",
        title: "sum of the samples used instead of the mean, or the reverse",
        seen: 5,
        erratum: None,
        variants: other_reduction,
    },
    Slip {
        id: "one-sample-for-all",
        title: "one sample used for all",
        seen: 5,
        erratum: None,
        variants: |sheet| match sheet.samples {
            1 => Vec::new(),
            _ => (1..=count(sheet)).flat_map(|sample| put_together(|of| of(sample.into()).changed())).collect(),
        },
    },
];

fn count(sheet: &Sheet) -> u8 {
    u8::try_from(sheet.samples).expect("a scenario has at most 100 samples")
}

/// The loss and every derivative of all samples, from those of one.
fn put_together(all: impl Fn(&dyn Fn(crate::quantity::Index) -> Formula) -> Formula) -> Vec<Variant> {
    let derivative = |weight: Formula| {
        let of_sample = |sample| d(E_of(sample), weight.clone());
        Variant::law(&d(E(), weight.clone()), all(&of_sample))
    };
    vec![Variant::law(&E(), all(&|sample| E_of(sample))), derivative(a0(i, k)), derivative(a1(k, n))]
}

fn other_reduction(sheet: &Sheet) -> Vec<Variant> {
    if sheet.samples == 1 {
        return Vec::new();
    }
    let samples = count(sheet);
    put_together(|of| {
        let sum = of(s).summed(Range::new(Letter::S, 1, samples));
        match sheet.reduction {
            Reduction::Mean => sum.changed(),
            Reduction::Sum => sum / constant(i32::from(samples)).changed(),
        }
    })
}
