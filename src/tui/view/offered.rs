//! Which commands do something here and now: what the footer offers.

use super::{
    page::Extent,
    size::{covers_formula, shows_all},
};
use crate::{
    homework::hunt::Level,
    tui::{
        hunt::{Hunting, Progress},
        keys::Command,
        practice::Mark,
        state::{Activity, Chart, ChartPage, Editor, HuntOffer, Overlay, State},
        turn::Turn,
    },
};

/// Whether a command does something, with so much to see.
pub(super) fn works(state: &State, command: Command, extent: Extent) -> bool {
    match &state.overlay {
        Overlay::Prompt(_) => command == Command::Close,
        Overlay::None => state.activity().refusal(command).is_none() && on_steps(state, command, extent),
        Overlay::Training(chart) => on_chart(state, *chart, command),
        _ => in_box(state, command, extent),
    }
}

fn on_steps(state: &State, command: Command, extent: Extent) -> bool {
    let is_last = state.position() + 1 >= state.walk().steps().len();
    match command {
        Command::NextLine => !state.is_complete() || !is_last,
        Command::NextStep | Command::NextPhase | Command::Last => !is_last,
        Command::PreviousLine | Command::PreviousStep | Command::PreviousPhase | Command::First => state.position() > 0,
        Command::Answer => state.is_asked() && !state.mark().is_some_and(Mark::is_looked_up),
        Command::Hint => state.waits() || is_looked_for(state),
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
        Command::NextFactor | Command::PreviousFactor => !state.parts().is_empty(),
        Command::Follow => state.chosen().is_some(),
        Command::Return => state.trail().next().is_some(),
        Command::Raise | Command::Lower | Command::RaiseFinely | Command::LowerFinely => {
            state.number_to_change().is_ok()
        }
        Command::Undo => state.may_undo(),
        Command::Redo => state.may_redo(),
        Command::Edit | Command::WhatIf | Command::Save | Command::NewNumbers | Command::Apply => true,
        Command::Unapply => state.updates_applied() > 0,
        Command::Train => true,
        Command::SwitchReading => state.walk().no_document().is_none(),
        Command::Errata => state.errata_to_tell().is_ok(),
        Command::SwitchPage => !shows_all(state),
        Command::Close => covers_formula(state) || state.is_trying(),
        Command::ScrollDown => extent.first(state.scroll) < extent.hidden(),
        Command::ScrollUp => extent.first(state.scroll) > 0,
        Command::Play
        | Command::Faster
        | Command::Slower
        | Command::PointLeft
        | Command::PointRight
        | Command::PointUp
        | Command::PointDown => state.lecture().is_some(),
        Command::Jump
        | Command::Explain
        | Command::Why
        | Command::Networks
        | Command::Lecture
        | Command::Blank
        | Command::SwitchTheme
        | Command::Contents
        | Command::SwitchGlyphs
        | Command::MoreDigits
        | Command::FewerDigits
        | Command::Practice
        | Command::Review
        | Command::Help
        | Command::Quit
        | Command::Suspend
        | Command::SwitchMouse => true,
        Command::SwitchChart
        | Command::SwitchScale
        | Command::PageDown
        | Command::PageUp
        | Command::Top
        | Command::Bottom
        | Command::RowDown
        | Command::RowUp
        | Command::NextItem
        | Command::PreviousItem
        | Command::Forget
        | Command::Choose => false,
    }
}

/// Whether the first wrong number of a hunt is still looked for.
fn is_looked_for(state: &State) -> bool {
    state.hunting().is_some_and(|hunting| hunting.progress() == Progress::Open)
}

fn is_not_right(state: &State, turn: Turn) -> bool {
    state.review().is_some_and(|review| review.nearest_not_right(state.position(), turn).is_some())
}

/// What works on the chart of a training run: while it goes on, it can be stopped.
fn on_chart(state: &State, chart: Chart, command: Command) -> bool {
    let may_go_on = state.long_run().is_some_and(|run| chart.cursor() < run.last());
    let is_done = !state.is_training();
    match command {
        Command::Close => true,
        Command::SwitchChart => state.chart_pages().len() > 1,
        Command::NextItem | Command::PageDown | Command::Bottom => is_done && may_go_on,
        Command::PreviousItem | Command::PageUp | Command::Top => is_done && chart.cursor() > 0,
        Command::SwitchReading => state.courses_in_view().len() > 1,
        Command::SwitchScale => chart.page() == ChartPage::Losses,
        Command::RowDown | Command::RowUp => {
            chart.page() != ChartPage::Plane || state.walk().scenario().sizes().outputs > 1
        }
        Command::Choose | Command::Train => is_done,
        Command::NextLine
        | Command::PreviousLine
        | Command::NextStep
        | Command::PreviousStep
        | Command::NextPhase
        | Command::PreviousPhase
        | Command::First
        | Command::Last
        | Command::Jump
        | Command::NextFactor
        | Command::PreviousFactor
        | Command::Explain
        | Command::Why
        | Command::Networks
        | Command::Lecture
        | Command::Blank
        | Command::Play
        | Command::Faster
        | Command::Slower
        | Command::PointLeft
        | Command::PointRight
        | Command::PointUp
        | Command::PointDown
        | Command::SwitchTheme
        | Command::Contents
        | Command::SwitchGlyphs
        | Command::MoreDigits
        | Command::FewerDigits
        | Command::Errata
        | Command::SwitchPage
        | Command::Follow
        | Command::Return
        | Command::Edit
        | Command::WhatIf
        | Command::NewNumbers
        | Command::Save
        | Command::Forget
        | Command::Undo
        | Command::Redo
        | Command::Raise
        | Command::Lower
        | Command::RaiseFinely
        | Command::LowerFinely
        | Command::Apply
        | Command::Unapply
        | Command::ScrollDown
        | Command::ScrollUp
        | Command::Practice
        | Command::Answer
        | Command::Hint
        | Command::Review
        | Command::NextNotRight
        | Command::PreviousNotRight
        | Command::Overview
        | Command::Hunt
        | Command::MarkWrong
        | Command::NextHunt
        | Command::HarderHunt
        | Command::Help
        | Command::Quit
        | Command::Suspend
        | Command::SwitchMouse => false,
    }
}

fn in_box(state: &State, command: Command, extent: Extent) -> bool {
    let first = extent.first(state.scroll);
    let is_list = matches!(state.overlay, Overlay::Networks(_) | Overlay::Contents(_));
    let is_editor = state.editor().is_some();
    match command {
        Command::Close => true,
        Command::PageDown | Command::PageUp if is_editor => state.editor().is_some_and(Editor::is_curve),
        Command::Top if is_editor => state.is_trying() && state.editor().is_some_and(Editor::is_curve),
        Command::PageDown | Command::Bottom => first < extent.hidden(),
        Command::PageUp | Command::Top => first > 0,
        Command::RowDown | Command::RowUp => is_list || is_editor,
        Command::Forget => matches!(state.overlay, Overlay::Recovery(_)),
        Command::Choose if matches!(state.overlay, Overlay::Recovery(_)) => true,
        Command::Choose => is_list || state.editor().is_some_and(|editor| editor.typed().is_some()),
        Command::Save => is_editor || state.overlay == Overlay::Leaving,
        Command::Quit => state.overlay == Overlay::Leaving,
        Command::Raise | Command::Lower | Command::WhatIf | Command::NewNumbers => is_editor,
        Command::RaiseFinely | Command::LowerFinely => is_editor,
        Command::Undo => is_editor && state.may_undo(),
        Command::Redo => is_editor && state.may_redo(),
        Command::NextItem | Command::PreviousItem => match &state.overlay {
            Overlay::Errata { of, .. } => of.len() > 1,
            Overlay::Edit(_) => true,
            _ => false,
        },
        Command::NextLine
        | Command::PreviousLine
        | Command::NextStep
        | Command::PreviousStep
        | Command::NextPhase
        | Command::PreviousPhase
        | Command::First
        | Command::Last
        | Command::Jump
        | Command::NextFactor
        | Command::PreviousFactor
        | Command::Explain
        | Command::Why
        | Command::SwitchReading
        | Command::Networks
        | Command::Lecture
        | Command::Blank
        | Command::Play
        | Command::Faster
        | Command::Slower
        | Command::PointLeft
        | Command::PointRight
        | Command::PointUp
        | Command::PointDown
        | Command::SwitchTheme
        | Command::Contents
        | Command::SwitchGlyphs
        | Command::MoreDigits
        | Command::FewerDigits
        | Command::Errata
        | Command::SwitchPage
        | Command::Follow
        | Command::Return
        | Command::Edit
        | Command::Train
        | Command::SwitchChart
        | Command::SwitchScale
        | Command::Apply
        | Command::Unapply
        | Command::ScrollDown
        | Command::ScrollUp
        | Command::Practice
        | Command::Answer
        | Command::Hint
        | Command::Review
        | Command::NextNotRight
        | Command::PreviousNotRight
        | Command::Overview
        | Command::Hunt
        | Command::MarkWrong
        | Command::NextHunt
        | Command::HarderHunt
        | Command::Help
        | Command::Suspend
        | Command::SwitchMouse => false,
    }
}
