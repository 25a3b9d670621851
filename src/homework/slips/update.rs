//! Slips in the new weights.

use crate::{
    formula::{Formula, constant},
    homework::slip::{Sheet, Slip, Variant},
    network::Bias,
    reading::{Erratum, letters::document::*},
};

/// The id for another learning rate: one that can be guessed, or one that two new weights have in common.
pub(in crate::homework) const ANOTHER_RATE: &str = "another-rate";

/// The id for an update without the learning rate, as if it were 1.
pub(in crate::homework) const RATE_FORGOTTEN: &str = "rate-forgotten";
pub(in crate::homework) const RATE_LEFT_OUT: &str = "learning rate left out";

/// The ids of learning rates that apply to the whole update or to none of it.
pub(in crate::homework) const RATES: [&str; 2] = ["rate-times-10", ANOTHER_RATE];

pub(super) const SLIPS: &[Slip] = &[
    Slip {
        id: "plus-for-minus",
        title: "update added instead of subtracted",
        seen: 0,
        erratum: Some(Erratum::C3),
        variants: |_| stepped(|weight, gradient| weight + (alpha() * gradient).changed()),
    },
    Slip {
        id: RATE_FORGOTTEN,
        title: RATE_LEFT_OUT,
        seen: 1,
        erratum: Some(Erratum::C4),
        variants: |_| stepped(|weight, gradient| weight - gradient.changed()),
    },
    Slip {
        id: "rate-twice",
        title: "learning rate multiplied in twice",
        seen: 1,
        erratum: None,
        variants: |_| stepped(|weight, gradient| weight - alpha().power(2).changed() * gradient),
    },
    Slip {
        id: "rate-times-10",
        title: "learning rate 10 times too large or too small",
        seen: 3,
        erratum: None,
        variants: |_| rates(10),
    },
    Slip {
        id: ANOTHER_RATE,
        title: "other learning rate used",
        // It was seen three times, with whatever rate: one that has a name of its own is likelier.
        seen: 0,
        erratum: None,
        variants: |_| [2, 5, 100].into_iter().flat_map(rates).collect(),
    },
    Slip {
        id: "first-layer-not-updated",
        title: "first layer not updated",
        seen: 1,
        erratum: Some(Erratum::C6),
        variants: |_| vec![Variant::rule(updated(&a0(i, k)), a0(i, k).changed())],
    },
    Slip {
        id: "second-layer-not-updated",
        title: "second layer not updated",
        seen: 1,
        erratum: None,
        variants: |_| vec![Variant::rule(updated(&a1(k, n)), a1(k, n).changed())],
    },
    Slip {
        id: "bias-not-updated",
        title: "bias not updated",
        seen: 3,
        erratum: None,
        variants: |sheet| match sheet.architecture().bias {
            Bias::Trained => either_or_both(
                Variant::rule(updated(&a0(0, k)), a0(0, k).changed()),
                Variant::rule(updated(&a1(0, n)), a1(0, n).changed()),
            ),
            Bias::Fixed | Bias::None => Vec::new(),
        },
    },
    Slip {
        id: "step-for-weight",
        title: "change of the weight, or the derivative, given instead of the new weight",
        seen: 0,
        erratum: None,
        variants: |_| {
            let mut variants = stepped(|_, gradient| -(alpha() * gradient).changed());
            variants.extend(stepped(|_, gradient| (alpha() * gradient).changed()));
            variants.extend(stepped(|_, gradient| gradient.changed()));
            variants
        },
    },
    Slip {
        id: "fixed-bias-updated",
        title: "fixed bias updated",
        seen: 0,
        erratum: None,
        variants: fixed_bias_updated,
    },
];

/// A learning rate so many times too large, and too small.
fn rates(times: i32) -> Vec<Variant> {
    let called = |variants: Vec<Variant>, rate: &str| -> Vec<Variant> {
        let title = format!("learning rate {times} times too {rate}");
        variants.into_iter().map(|variant| variant.called(title.clone())).collect()
    };
    let large = stepped(|weight, gradient| weight - constant(times).changed() * alpha() * gradient);
    let small = stepped(|weight, gradient| weight - (alpha() / constant(times)).changed() * gradient);
    [called(large, "large"), called(small, "small")].concat()
}

/// A rule for the weights of either layer, from the weight and its derivative; and of both, as the loss after the step
/// comes from all.
pub(super) fn stepped(rule: impl Fn(Formula, Formula) -> Formula) -> Vec<Variant> {
    let of = |weight: Formula| Variant::rule(updated(&weight), rule(weight.clone(), d(E(), weight)));
    either_or_both(of(a0(i, k)), of(a1(k, n)))
}

fn either_or_both(first: Variant, second: Variant) -> Vec<Variant> {
    vec![first.clone(), second.clone(), first.and(second)]
}

fn fixed_bias_updated(sheet: &Sheet) -> Vec<Variant> {
    if sheet.architecture().bias != Bias::Fixed {
        return Vec::new();
    }
    let of = |weight: Formula| {
        let step = (alpha() * d(E(), weight.clone())).changed();
        Variant::rule(updated(&weight), weight - step)
    };
    either_or_both(of(a0(0, k)), of(a1(0, n)))
}
