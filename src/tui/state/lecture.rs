//! A lecture on the screen: where it begins and ends, how it advances, and its question and pointer.

use std::time::Duration;

use super::{Activity, Overlay, Page, StartAt, State, Whereabouts};
use crate::{
    quantity::Quantity,
    tui::{
        keys::{Command, key_of},
        lecture::{Cell, Clock, Lasts, Lecture, Pace, Pointer},
    },
    walk::Topic,
};

impl State {
    /// The lecture, while it lasts.
    #[must_use]
    pub fn lecture(&self) -> Option<&Lecture> {
        match &self.activity {
            Activity::Lecturing { lecture, .. } => Some(lecture),
            Activity::Walking | Activity::Practising { .. } | Activity::Hunting { .. } | Activity::Reviewing { .. } => {
                None
            }
        }
    }

    pub(super) fn lecture_mut(&mut self) -> Option<&mut Lecture> {
        match &mut self.activity {
            Activity::Lecturing { lecture, .. } => Some(lecture),
            Activity::Walking | Activity::Practising { .. } | Activity::Hunting { .. } | Activity::Reviewing { .. } => {
                None
            }
        }
    }

    /// Begins a lecture at the nearest stop of its route; at the first if that would be its last.
    pub fn begin_lecture(&mut self) {
        let Self { step, stage, anchor, scroll, page, .. } = *self;
        let left = Whereabouts { step, stage, anchor, scroll, page };
        let lecture = Lecture::new(&self.walk);
        let stop = lecture.beginning(self.step).unwrap_or(self.step);
        let place = lecture.stop(stop).map(|place| format!(" from stop {place} of {}", lecture.route().len()));
        self.activity = Activity::Lecturing { lecture, left };
        self.page = Page::Formula;
        self.go_to(stop, StartAt::FirstLine);
        let [next, end, blank, play, help] =
            [Command::NextLine, Command::Lecture, Command::Blank, Command::Play, Command::Help].map(key_of);
        self.notice = Some(format!(
            "Lecture{}: {next} shows more and goes on. {blank} blanks the screen, {play} plays, {end} ends the lecture, \
             {help} lists all keys.",
            place.unwrap_or_default()
        ));
    }

    /// Ends the lecture where it was begun.
    pub fn end_lecture(&mut self) {
        let Activity::Lecturing { left, .. } = std::mem::take(&mut self.activity) else { return };
        let Whereabouts { step, stage, anchor, scroll, page } = left;
        self.go_to(step, anchor);
        // Other formulas may have fewer lines.
        self.stage = stage.min(self.stages.0.len().saturating_sub(1));
        (self.scroll, self.page) = (scroll, page);
        self.notice = Some("The lecture has ended; this is where it was started.".to_owned());
    }

    /// The quantity asked for: its value comes with the next reveal, or the one after.
    #[must_use]
    pub fn question(&self) -> Option<Quantity> {
        self.lecture().filter(|_| !self.is_complete())?;
        match self.step().topic {
            Topic::Quantity(quantity) => Some(quantity),
            Topic::Outcome => Some(Quantity::LossAfter),
            _ => None,
        }
    }

    /// Whether the next reveal shows the value asked for.
    #[must_use]
    pub fn is_value_next(&self) -> bool {
        self.question().is_some() && self.stage + 2 == self.stages.0.len()
    }

    /// To the next stop of the lecture.
    pub(super) fn next_stop(&mut self) {
        let Some(lecture) = self.lecture() else { return };
        match lecture.after(self.step) {
            Some(stop) => self.go_to(stop, StartAt::FirstLine),
            None => {
                self.stop_clock();
                self.notice =
                    Some(format!("This is the last step of the lecture: {} ends it.", key_of(Command::Lecture)));
            }
        }
    }

    /// To the previous stop, with all of its lines.
    pub(super) fn previous_stop(&mut self) {
        if let Some(stop) = self.lecture().and_then(|lecture| lecture.before(self.step)) {
            self.go_to(stop, StartAt::LastLine);
        }
    }

    /// Starts or stops the clock.
    pub fn play(&mut self) {
        let at_end = self.is_complete() && self.lecture().is_some_and(|lecture| lecture.after(self.step).is_none());
        let Some(lecture) = self.lecture_mut() else { return self.say_that_it_is_for_lectures() };
        let key = key_of(Command::Play);
        let words = match lecture.clock {
            Clock::Running => {
                lecture.clock = Clock::Stopped;
                format!("Paused. {key} continues.")
            }
            Clock::Stopped if at_end => {
                "This is the last step of the lecture: there is nothing left to show.".to_owned()
            }
            Clock::Stopped => {
                lecture.clock = Clock::Running;
                let [faster, slower] = [Command::Faster, Command::Slower].map(key_of);
                let time = in_seconds(lecture.pace);
                format!(
                    "The lecture goes on by itself after {time}. {faster} is faster, {slower} slower, {key} pauses."
                )
            }
        };
        self.notice = Some(words);
    }

    fn stop_clock(&mut self) {
        if let Some(lecture) = self.lecture_mut() {
            lecture.clock = Clock::Stopped;
        }
    }

    /// Plays faster or slower.
    pub fn set_pace(&mut self, change: fn(Pace) -> Pace) {
        let Some(lecture) = self.lecture_mut() else { return self.say_that_it_is_for_lectures() };
        lecture.pace = change(lecture.pace);
        self.notice = Some(format!("The next lines appear after {}.", in_seconds(lecture.pace)));
    }

    /// The time until the lecture advances by itself; none while something lies over it.
    #[must_use]
    pub fn time_to_tick(&self) -> Option<Duration> {
        let lecture = self.lecture().filter(|lecture| lecture.clock == Clock::Running)?;
        (self.overlay == Overlay::None).then(|| lecture.pace.time())
    }

    /// Points at whatever stands at a cell of the screen, be it a unit, a weight or a part of the formula. Only a
    /// lecture has a pointer.
    pub fn point_at(&mut self, x: u16, y: u16) {
        self.point(Pointer { at: Cell { x, y }, lasts: Lasts::Always });
    }

    /// Puts the pointer of a lecture somewhere.
    pub(in crate::tui) fn point(&mut self, pointer: Pointer) {
        if let Some(lecture) = self.lecture_mut() {
            lecture.pointer = Some(pointer);
        }
    }

    /// Removes the pointer if other lines come to stand there.
    pub(super) fn lines_change(&mut self) {
        if let Some(lecture) = self.lecture_mut() {
            lecture.pointer = lecture.pointer.filter(|pointer| pointer.lasts == Lasts::Always);
        }
    }

    /// Removes the pointer; returns whether there was one.
    pub fn stop_pointing(&mut self) -> bool {
        self.lecture_mut().is_some_and(|lecture| lecture.pointer.take().is_some())
    }

    /// The message where a key works only in a lecture.
    pub fn say_that_it_is_for_lectures(&mut self) {
        self.notice = Some(format!("This key is for lectures: {} starts one.", key_of(Command::Lecture)));
    }
}

fn in_seconds(pace: Pace) -> String {
    match pace.seconds() {
        1 => "1 second".to_owned(),
        seconds => format!("{seconds} seconds"),
    }
}
