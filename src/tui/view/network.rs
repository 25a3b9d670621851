//! What the picture shows of the state: the numbers that the walk has reached, and the parts of the formula.

use ratatui::{Frame, layout::Rect, widgets::Paragraph};

use super::{picture, pointer::Spot, rows::wrapped, size::from_bottom};
use crate::{
    formula::{Binding, Digits, FactorLabel, digits::significant},
    picture::{Advice, Edges, Freshness, Moment, Part, Picture, Room, Size, placement_of},
    quantity::{Notation, Quantity, Variable, Weight},
    reading::{ReadingKind, Resolver},
    tui::{
        lecture::Cell,
        state::{Activity, State},
    },
    walk::{self, Step, Topic},
};

/// The present values for a quantity in the active reading: an update belongs to all samples, anything else to the
/// sample of the step.
fn values_of(state: &State, quantity: Quantity) -> &Resolver {
    let walk = state.walk();
    let (own, all) = (walk.values_at(pictured(state), state.settings.reading), walk.values(state.settings.reading));
    match quantity {
        Quantity::Updated(_) | Quantity::LossAfter => all,
        _ => own.filter(|values| values.get(quantity).is_some()).or(all),
    }
    .unwrap_or_else(|| walk.exact())
}

/// A quantity's number in the active reading; `None` if each sample has a different one.
pub(super) fn value(state: &State, quantity: Quantity) -> String {
    if !state.may_show(quantity) {
        return "?".to_owned();
    }
    let values = values_of(state, quantity);
    match values.get(quantity) {
        Some(_) => state.walk().printed(values, quantity, state.settings.digits),
        None => String::new(),
    }
}

/// A quantity's number in its room: with fewer digits if it is too long, never with digits cut off.
fn fitted(state: &State, quantity: Quantity, room: Room) -> Option<String> {
    let full = value(state, quantity);
    let (Room::Shortened(columns) | Room::WithItsDigits(columns)) = room;
    if full.len() <= columns {
        return Some(full);
    }
    shortest(values_of(state, quantity).get(quantity).unwrap_or(f64::NAN), state.settings.digits, room)
}

/// A number with as many digits as fit in the columns, but no more than requested.
fn shortest(number: f64, digits: Digits, room: Room) -> Option<String> {
    if !number.is_finite() {
        let words = significant(number, digits.count());
        let (Room::Shortened(columns) | Room::WithItsDigits(columns)) = room;
        return Some(if words.len() <= columns { words } else { "~".to_owned() });
    }
    let in_columns = |fewest: usize, columns: usize| {
        let mut texts = (fewest..=digits.count()).rev().map(|digits| significant(number, digits));
        texts.find(|text| text.len() <= columns)
    };
    match room {
        Room::Shortened(columns) => {
            // A small number keeps its first digit.
            let briefest = || Some(format!("{number:.0e}")).filter(|text| number != 0.0 && text.len() <= columns);
            let sign = if number < 0.0 && columns > 1 { "-~" } else { "~" };
            Some(in_columns(1, columns).or_else(briefest).unwrap_or_else(|| sign.to_owned()))
        }
        Room::WithItsDigits(columns) => in_columns(digits.min(Digits::default()).count(), columns),
    }
}

/// The parts of the formula, once they are visible, with the quantities in each. A part that is repeated in several
/// forms is one part.
pub(super) fn parts(state: &State) -> Vec<Part> {
    // The editor and the curve replace the formula.
    let Some(statement) = state.statement_in_parts().filter(|_| state.editor().is_none()) else { return Vec::new() };
    let mut parts: Vec<Part> = Vec::new();
    for (label, part) in statement.right.iter().flat_map(|(_, formula)| formula.factors()) {
        let quantities = part.quantities(Binding::default());
        match parts.iter_mut().find(|known| known.label == label) {
            Some(known) => {
                let new: Vec<Quantity> =
                    quantities.into_iter().filter(|quantity| !known.quantities.contains(quantity)).collect();
                known.quantities.extend(new);
            }
            None => parts.push(Part { label, quantities }),
        }
    }
    parts
}

/// The numbers in the formula of the step that do not fit with their digits in the network's area, the step's own
/// first.
pub(super) fn unseen(state: &State, area: Rect) -> Vec<Quantity> {
    let picture = of_moment(state, Size { columns: area.width, rows: area.height });
    let subject = state.step().quantity();
    let own = match subject {
        Some(Quantity::Partial { of: Variable::Loss, by: Variable::Weight(weight) } | Quantity::Updated(weight)) => {
            vec![Quantity::Weight(weight)]
        }
        _ => Vec::new(),
    };
    let is_number = |quantity: &Quantity| *quantity != Quantity::LearningRate && *quantity != Quantity::Penalty;
    let others = formula(state).into_iter().filter(|quantity| is_number(quantity) && !own.contains(quantity));
    let is_seen = |quantity: &Quantity| {
        let number = reached_in(state, *quantity, Room::Shortened(LONGEST));
        let Some((picture, number)) = picture.as_ref().zip(number) else { return true };
        picture.says(*quantity, &number)
    };
    let (weights, others): (Vec<Quantity>, Vec<Quantity>) =
        others.partition(|quantity| matches!(quantity, Quantity::Weight(_)));
    // All weights of a sum, or none.
    let weights = if weights.iter().all(is_seen) { Vec::new() } else { weights };
    let result = subject.and_then(|subject| reached_in(state, subject, Room::Shortened(LONGEST)));
    let own = own.into_iter().filter(|quantity| {
        let has_result = |picture: &Picture| result.as_ref().is_none_or(|result| picture.says_at(*quantity, result));
        !(is_seen(quantity) && picture.as_ref().is_some_and(has_result))
    });
    let others = others.into_iter().filter(|quantity| !is_seen(quantity));
    own.chain(weights).chain(others).collect()
}

/// The most columns of a number in a separate row.
pub(super) const LONGEST: usize = 12;

/// The quantities in the formula of the step, in the active reading.
pub(super) fn formula(state: &State) -> Vec<Quantity> {
    let Some(subject) = state.step().quantity() else { return Vec::new() };
    let cell = values_of(state, subject).reading().cell(subject);
    cell.map(|cell| cell.law.last().quantities(cell.binding)).unwrap_or_default()
}

/// The letters of the parts that contain a quantity.
pub(super) fn letters(parts: &[Part], quantity: Quantity) -> String {
    let of_parts = parts.iter().filter(|part| part.quantities.contains(&quantity));
    of_parts.map(|part| format!(" {}", part.label.letters())).collect()
}

/// A part of the formula by itself; `None` before its numbers appear.
pub(super) fn part(state: &State, label: FactorLabel) -> Option<walk::Part> {
    let statement = state.statement_in_parts()?;
    let mut parts = statement.right.iter().flat_map(|(_, formula)| formula.factors());
    parts.find(|(own, part)| *own == label && part.is_in_numbers())?;
    state.walk().part(state.step(), state.settings.reading, label, state.settings.digits)
}

/// The quantities in the selected part of the formula.
pub(super) fn chosen_values(state: &State) -> Vec<Quantity> {
    let Some(chosen) = state.chosen() else { return Vec::new() };
    parts(state).into_iter().filter(|part| part.label == chosen).flat_map(|part| part.quantities).collect()
}

/// Whether the walk has reached the quantity, so that its number may be shown.
fn is_known(state: &State, quantity: Quantity) -> bool {
    let walk = state.walk();
    match state.activity() {
        Activity::Walking | Activity::Hunting { .. } | Activity::Lecturing { .. } => {}
        // An answered number stays known at every step.
        Activity::Practising { .. } => return state.may_show(quantity),
        // The calculation is complete, so that there is nothing left to reach.
        Activity::Reviewing { .. } => return true,
    }
    let near = pictured(state);
    walk.values_at(near, ReadingKind::Exact).is_some_and(|values| values.reading().cell(quantity).is_none())
        || walk
            .find_near(near, quantity)
            .is_some_and(|step| step < state.position() || step == state.position() && state.is_complete())
}

/// With fewer columns a unit has room for only one number.
const NARROW: u16 = 76;

/// The place of the network, and below it a row for numbers that do not fit in it: if the screen is narrow, or the
/// layers are so many that the numbers of edges do not fit.
pub(super) fn of_picture(state: &State, picture: Rect) -> [Rect; 2] {
    let size = Size { columns: picture.width, rows: picture.height };
    let has_bare_edges = || placement_of(state.walk(), size).is_some_and(|placement| placement.edges == Edges::Bare);
    from_bottom(picture, u16::from(is_narrow(picture) || has_bare_edges()))
}

/// Whether a unit has room for only one number.
pub(super) fn is_narrow(picture: Rect) -> bool {
    picture.width < NARROW
}

/// Draws the network at this moment of the walk.
pub(super) fn draw(state: &State, frame: &mut Frame, area: Rect) {
    let size = Size { columns: area.width, rows: area.height };
    match of_moment(state, size) {
        Some(picture) => picture::draw(state, &picture, frame, area),
        None => {
            let layers = Notation::of(state.walk().scenario()).layers().count();
            let words = format!("{layers} layers have no room in {} columns and {} rows.", area.width, area.height);
            frame.render_widget(Paragraph::new(wrapped(&words, usize::from(area.width))), area);
        }
    }
}

/// The targets for the pointer in the network.
pub(super) fn spots(state: &State, area: Rect) -> Vec<Spot> {
    let size = Size { columns: area.width, rows: area.height };
    of_moment(state, size).map(|picture| picture::spots(state, &picture, area)).unwrap_or_default()
}

/// The weight of the edge that is drawn in a cell of the network's area.
pub(super) fn edge_at(state: &State, area: Rect, cell: Cell) -> Option<Weight> {
    let size = Size { columns: area.width, rows: area.height };
    let place = (cell.x.checked_sub(area.x)?, cell.y.checked_sub(area.y)?);
    of_moment(state, size)?.edge_at(place)
}

/// Whether the network fits in this many cells.
pub(super) fn has_room(state: &State, area: Rect) -> bool {
    of_moment(state, Size { columns: area.width, rows: area.height }).is_some()
}

/// A quantity's number in this many columns; `None` before the walk has reached it.
pub(super) fn reached(state: &State, quantity: Quantity, columns: usize) -> Option<String> {
    reached_in(state, quantity, Room::Shortened(columns))
}

/// A quantity's number in its room; `None` before the walk has reached it.
fn reached_in(state: &State, quantity: Quantity, room: Room) -> Option<String> {
    // A lecture marks the place of the number that it asks for.
    if state.question() == Some(quantity) {
        return Some("?".to_owned());
    }
    let number = is_known(state, quantity).then(|| fitted(state, quantity, room))??;
    (!number.is_empty()).then_some(number)
}

/// Whether the sign of a derivative, as shown, is right. A lecture mentions no mistake.
pub(super) fn advice(state: &State, quantity: Quantity) -> Advice {
    // A hidden derivative is not computed.
    if state.settings.reading == ReadingKind::Exact || state.lecture().is_some() || !is_known(state, quantity) {
        return Advice::Right;
    }
    let correct = state.walk().values_at(pictured(state), ReadingKind::Exact);
    let [shown, correct] = [Some(values_of(state, quantity)), correct].map(|values| values?.get(quantity));
    match (shown, correct) {
        (Some(shown), Some(correct)) if way(shown) != way(correct) => Advice::Wrong,
        _ => Advice::Right,
    }
}

/// The direction in which a derivative lowers the loss; `None` if it is 0 up to rounding.
fn way(derivative: f64) -> Option<std::cmp::Ordering> {
    if derivative.abs() < 1e-12 { Some(std::cmp::Ordering::Equal) } else { derivative.partial_cmp(&0.0) }
}

fn of_moment(state: &State, size: Size) -> Option<Picture> {
    let moment = Moment {
        walk: state.walk(),
        subject: state.step().quantity(),
        formula: &formula(state),
        parts: &parts(state),
        chosen: state.chosen(),
        pointed: state.edited_number(),
        freshness: &|quantity| if state.has_changed(quantity) { Freshness::Changed } else { Freshness::Same },
        advice: &|quantity| advice(state, quantity),
        number: &|quantity, room| reached_in(state, quantity, room),
        after: &|quantity, room| after(state, quantity, room),
    };
    Picture::new(&moment, size)
}

/// The sample whose numbers the picture shows if the step is about all of several: at the result the first.
pub(super) fn sample_of_result(state: &State) -> Option<u8> {
    (state.step().topic == Topic::Outcome && state.walk().samples().next().is_some()).then_some(1)
}

/// The step whose sample the picture shows.
fn pictured(state: &State) -> &Step {
    let own = |sample| state.walk().steps().iter().find(|step| step.sample == Some(sample));
    sample_of_result(state).and_then(own).unwrap_or_else(|| state.step())
}

/// A number with the new weights in its room, once the walk has reached the result.
pub(super) fn after(state: &State, quantity: Quantity, room: Room) -> Option<String> {
    let is_over = state.step().topic == Topic::Outcome && state.is_complete();
    if !is_over || !state.may_show(Quantity::LossAfter) {
        return None;
    }
    let (walk, reading) = (state.walk(), state.settings.reading);
    if matches!(quantity, Quantity::Updated(_)) {
        return reached_in(state, quantity, room);
    }
    // The losses of samples have separate names.
    let (sample, quantity) = match quantity.in_its_sample() {
        Some((sample, own)) => (Some(sample), own),
        None => (sample_of_result(state), quantity),
    };
    let number = walk.values_after(reading, sample)?.get(quantity)?;
    shortest(number, state.settings.digits, room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        formula::Digits,
        network::Sizes,
        scenario::{Problem, Scenario},
        settings::Settings,
        typeset::{Glyphs, Letters},
    };

    /// A network of some layers with the given number of digits.
    fn network(sizes: &[usize], digits: u8) -> State {
        let sizes = Sizes::new(sizes).unwrap();
        let scenario = Scenario::random(Problem::Regression.architecture(), sizes, 3);
        let digits = Digits::new(digits).unwrap();
        State::new(
            scenario,
            Settings { glyphs: Glyphs::Small, letters: Letters::Document, digits, reading: ReadingKind::Exact },
        )
    }

    #[test]
    fn nothing_in_a_picture_is_wider_than_its_place() {
        let networks: [&[usize]; 7] = [
            &[2, 1],
            &[2, 3, 3, 3, 3, 3, 2],
            &[2, 3, 2, 1],
            &[4, 4, 4, 3],
            &[3, 12, 20, 3],
            &[2, 2, 2, 2, 2],
            &[1, 15, 1, 9, 1, 15, 12],
        ];
        for (sizes, digits) in networks.into_iter().flat_map(|sizes| [(sizes, 4), (sizes, 9)]) {
            let mut state = network(sizes, digits);
            for step in (0..state.walk().steps().len()).step_by(7) {
                state.go_to(step, crate::tui::state::StartAt::LastLine);
                for (columns, rows) in [(76, 6), (80, 5), (76, 18), (100, 9), (120, 13), (160, 13)] {
                    let Some(picture) = of_moment(&state, Size { columns, rows }) else { continue };
                    let said = state.step().title();
                    for node in &picture.nodes {
                        assert!(node.columns() <= node.width, "{said} at {columns}: {node:?}");
                        assert!(node.x + node.width <= columns && node.y < rows, "{said} at {columns}: {node:?}");
                    }
                    for label in &picture.labels {
                        assert!(label.width() < usize::from(label.columns), "{said} at {columns}: {label:?}");
                        assert!(label.x + label.columns <= columns && label.y < rows, "{said}: {label:?}");
                    }
                    assert!(picture.wires.iter().all(|wire| wire.to.0 < columns && wire.to.1 < rows));
                }
            }
        }
    }
}
