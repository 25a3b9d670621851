//! The effect of commands on the steps.

use super::{
    Effect, anywhere,
    pointing::{Direction, move_to},
    scrolling::{page_of, scroll},
};
use crate::tui::{
    keys::{Command, key_of},
    lecture::Pace,
    state::{Overlay, Page, Prompt, Question, StartAt, State, Stride},
    terminal::Outcome,
    turn::Turn,
    view,
};

/// Performs a command on the steps, unless the current activity forbids it.
pub(super) fn run(state: &mut State, command: Command) -> Effect {
    if let Some(reason) = state.activity().refusal(command) {
        state.notice = Some(reason);
        return Outcome::Continue.into();
    }
    if command == Command::Quit && state.unsaved().is_none() {
        return Outcome::Quit.into();
    }
    let topics = [walk, look, teach, practise, change, leave];
    if topics.into_iter().any(|topic| topic(state, command)) {
        return Outcome::Continue.into();
    }
    anywhere::run(state, command)
}

/// Goes through the lines and steps; returns whether the command is for that.
fn walk(state: &mut State, command: Command) -> bool {
    match command {
        Command::NextLine => state.forward(),
        Command::PreviousLine => state.backward(),
        Command::NextStep => state.go_to(state.position() + 1, StartAt::LastLine),
        Command::PreviousStep => state.go_to(state.position().saturating_sub(1), StartAt::LastLine),
        Command::NextPhase => state.next_phase(),
        Command::PreviousPhase => state.previous_phase(),
        Command::First => state.go_to(0, StartAt::LastLine),
        Command::Last => state.go_to(usize::MAX, StartAt::LastLine),
        Command::Jump => state.overlay = Overlay::Prompt(Prompt::new(Question::Place)),
        Command::Follow => state.follow(),
        Command::Return => state.go_back(),
        _ => return false,
    }
    true
}

/// Changes the visible part of a step; returns whether the command is for that.
fn look(state: &mut State, command: Command) -> bool {
    match command {
        Command::NextFactor => state.choose(Turn::On),
        Command::PreviousFactor => state.choose(Turn::Back),
        Command::SwitchReading => state.switch_reading(),
        Command::SwitchPage if view::shows_all(state) => {
            state.notice = Some("Formula, network and weights are all on the screen.".to_owned());
        }
        Command::SwitchPage => {
            let next = match state.page {
                Page::Formula => Page::Network,
                Page::Network => Page::Weights,
                Page::Weights => Page::Formula,
            };
            turn_to(state, next);
        }
        Command::ScrollDown => scroll(state, page_of(state)),
        Command::ScrollUp => scroll(state, -page_of(state)),
        _ => return false,
    }
    true
}

fn turn_to(state: &mut State, page: Page) {
    state.page = page;
    state.scroll = 0;
}

/// Gives a lecture; returns whether the command is for that.
fn teach(state: &mut State, command: Command) -> bool {
    match command {
        Command::Lecture if state.lecture().is_some() => state.end_lecture(),
        Command::Lecture => state.begin_lecture(),
        Command::Blank => state.overlay = Overlay::Blank,
        Command::Play => state.play(),
        Command::Faster => state.set_pace(Pace::faster),
        Command::Slower => state.set_pace(Pace::slower),
        Command::PointLeft => move_to(state, Direction::Left),
        Command::PointRight => move_to(state, Direction::Right),
        Command::PointUp => move_to(state, Direction::Up),
        Command::PointDown => move_to(state, Direction::Down),
        _ => return false,
    }
    true
}

/// Practises, looks through answers or hunts for a mistake; returns whether the command is for that.
fn practise(state: &mut State, command: Command) -> bool {
    match command {
        Command::Practice if state.practice().is_some() => state.end_practice(),
        Command::Practice => state.begin_practice(),
        Command::Answer => state.ask_for_number(""),
        Command::Hint if state.hunting().is_some() => state.look_up_in_hunt(),
        Command::Hint => state.look_up(),
        Command::Review if state.review().is_some() => state.end_review(),
        Command::Review => state.overlay = Overlay::Prompt(Prompt::new(Question::AnswersFile)),
        Command::NextNotRight => state.go_to_not_right(Turn::On),
        Command::PreviousNotRight => state.go_to_not_right(Turn::Back),
        Command::Overview => state.show_overview(),
        Command::Hunt if state.hunting().is_some() => state.end_hunt(),
        Command::Hunt => state.begin_offered_hunt(),
        Command::MarkWrong => state.mark_wrong(),
        Command::NextHunt => state.next_hunt(),
        Command::HarderHunt => state.harder_hunt(),
        _ => return false,
    }
    true
}

/// Changes the numbers of the exercise; returns whether the command is for that.
fn change(state: &mut State, command: Command) -> bool {
    match command {
        Command::Raise => state.nudge(Stride::Tenth, Turn::On),
        Command::Lower => state.nudge(Stride::Tenth, Turn::Back),
        Command::RaiseFinely => state.nudge(Stride::LastDigit, Turn::On),
        Command::LowerFinely => state.nudge(Stride::LastDigit, Turn::Back),
        Command::WhatIf => state.turn_sheet(),
        Command::NewNumbers => state.draw_numbers(),
        Command::Undo => state.undo(),
        Command::Redo => state.redo(),
        Command::Apply => state.apply(),
        Command::Unapply => state.unapply(),
        Command::Train => state.ask_for_steps(),
        Command::Save => state.ask_for_file(),
        _ => return false,
    }
    true
}

/// Closes whatever is open, or asks before the program is left; returns whether the command is for that.
fn leave(state: &mut State, command: Command) -> bool {
    match command {
        Command::Close if state.stop_pointing() => {}
        Command::Close if view::covers_formula(state) => turn_to(state, Page::Formula),
        Command::Close if state.is_trying() => state.end_trial(),
        Command::Close => {
            let ending = state.activity().ending();
            state.notice = ending.map(|(command, does)| format!("{} {does}.", key_of(command)));
        }
        Command::Quit => state.overlay = Overlay::Leaving,
        _ => return false,
    }
    true
}
