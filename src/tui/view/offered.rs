//! Which commands have an effect here and now: these are offered in the footer.

use super::{
    page::Extent,
    size::{covers_formula, shows_all},
};
use crate::{
    homework::hunt::Level,
    quantity::{Quantity, Variable},
    tui::{
        hunt::{Hunting, Progress},
        keys::{Binding, Command, Place},
        practice::Mark,
        state::{Activity, Chart, ChartPage, Editor, Ends, HuntOffer, Overlay, State},
        turn::Turn,
    },
};

/// Whether the footer names a key here and now: with this amount of text, it has an effect.
pub(super) fn is_offered(state: &State, binding: &Binding, extent: Extent) -> bool {
    let place = state.overlay.place();
    let command = binding.command;
    binding.footer.contains(&place)
        && match (place, &state.overlay) {
            (Place::Steps, _) => state.activity().refusal(command).is_none() && on_steps(state, command, extent),
            (_, Overlay::Training(chart)) => on_chart(state, *chart, command),
            (_, Overlay::Edit(editor)) => in_editor(state, editor, command),
            _ => in_box(state, command, extent),
        }
}

/// The conditions of some commands on the steps; the others always have an effect.
fn on_steps(state: &State, command: Command, extent: Extent) -> bool {
    let is_last = state.position() + 1 >= state.walk().steps().len();
    match command {
        Command::NextLine => !state.is_complete() || !is_last,
        Command::NextStep | Command::NextPhase => !is_last,
        Command::PreviousLine | Command::PreviousStep => state.position() > 0,
        Command::Answer => state.is_asked() && !state.mark().is_some_and(Mark::is_looked_up),
        Command::Hint => state.waits() || is_looked_for(state),
        // Only there is the footer short enough to name them.
        Command::Lecture | Command::Blank => state.lecture().is_some(),
        Command::NextNotRight => is_not_right(state, Turn::On),
        Command::PreviousNotRight => is_not_right(state, Turn::Back),
        Command::Overview => matches!(state.activity(), Activity::Practising { .. } | Activity::Reviewing { .. }),
        Command::Hunt => state.hunting().is_some() || state.hunt_offer() != HuntOffer::AfterResult,
        Command::MarkWrong => is_looked_for(state) && state.step().quantity().is_some(),
        Command::NextHunt => state.hunting().is_some() && !is_looked_for(state),
        Command::HarderHunt => {
            let is_highest = |hunting: &Hunting| hunting.hunt().level() == Level::Update;
            !is_looked_for(state) && state.hunting().is_some_and(|hunting| !is_highest(hunting))
        }
        Command::NextFactor => !state.parts().is_empty(),
        // With one hidden layer the formula itself names all of them.
        Command::Paths => {
            let is_by_weight = |by| matches!(by, Quantity::Partial { by: Variable::Weight(_), .. });
            state.walk().output().number() > 2 && state.step().quantity().is_some_and(is_by_weight)
        }
        Command::Follow => state.chosen().is_some(),
        Command::Return => state.trail().next().is_some(),
        Command::Raise => state.number_to_change().is_ok(),
        Command::Undo => state.may_undo(),
        Command::Redo => state.may_redo(),
        Command::Unapply => state.updates_applied() > 0,
        Command::SwitchReading => state.walk().no_document().is_none(),
        Command::Errata => state.errata_to_tell().is_ok(),
        Command::SwitchPage => !shows_all(state),
        Command::Close => covers_formula(state) || state.is_trying(),
        Command::ScrollDown => extent.first(state.scroll) < extent.hidden(),
        _ => true,
    }
}

/// Whether the first wrong number of a hunt has not been found yet.
fn is_looked_for(state: &State) -> bool {
    state.hunting().is_some_and(|hunting| hunting.progress() == Progress::Open)
}

fn is_not_right(state: &State, turn: Turn) -> bool {
    state.review().is_some_and(|review| review.nearest_not_right(state.position(), turn).is_some())
}

/// The conditions of some commands on the chart of a training run: while it is running, it can be stopped.
fn on_chart(state: &State, chart: Chart, command: Command) -> bool {
    let may_go_on = state.long_run().is_some_and(|run| chart.cursor() < run.last());
    let is_done = !state.is_training();
    match command {
        Command::SwitchChart => state.chart_pages().len() > 1,
        Command::NextItem | Command::PageDown | Command::Bottom => is_done && may_go_on,
        Command::PreviousItem | Command::PageUp | Command::Top => is_done && chart.cursor() > 0,
        Command::SwitchReading => state.courses_in_view().len() > 1,
        Command::SwitchScale => chart.page() == ChartPage::Losses,
        Command::RowDown => chart.page() != ChartPage::Plane || state.walk().scenario().sizes().outputs() > 1,
        Command::Choose | Command::Train => is_done,
        _ => true,
    }
}

/// The conditions of some commands in the editor and on its curve.
fn in_editor(state: &State, editor: &Editor, command: Command) -> bool {
    match command {
        Command::Choose => editor.typed().is_some(),
        Command::Top => state.trial_ends() == Some(Ends::PutBack),
        Command::Undo => state.may_undo(),
        Command::Redo => state.may_redo(),
        _ => true,
    }
}

/// The conditions of some commands in a box: more than it shows, or more than one thing to explain.
fn in_box(state: &State, command: Command, extent: Extent) -> bool {
    let first = extent.first(state.scroll);
    match (command, &state.overlay) {
        (Command::PageDown | Command::Bottom, _) => first < extent.hidden(),
        (Command::PageUp | Command::Top, _) => first > 0,
        (Command::NextItem | Command::PreviousItem, Overlay::Errata { of, .. }) => of.len() > 1,
        _ => true,
    }
}
