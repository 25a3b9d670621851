//! A hunt on the screen: when it is offered, how it begins and ends, and the effect of marks and hints.

use std::sync::Arc;

use super::{Activity, StartAt, State};
use crate::{
    homework::{
        NotCovered, covered,
        hunt::{Guess, Hunts, Level},
    },
    reading::{ReadingKind, Shape},
    settings::Settings,
    tui::{
        hunt::{Hint, Hunting, Progress, said_of},
        keys::{Command, key_of},
    },
    walk::Topic,
};

/// Whether hunts are offered: they are for someone who has seen a whole calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HuntOffer {
    /// Not before the result of an update has been seen.
    AfterResult,
    /// The key for it begins this hunt.
    Hunt(u64),
}

/// The first hunt that is offered: one of the first level.
const FIRST_HUNT: u64 = 1;

/// The distance of the seeds of successive hunts of the same level.
const LEVELS: u64 = Level::ALL.len() as u64;

impl State {
    /// The hunt, while it lasts.
    #[must_use]
    pub fn hunting(&self) -> Option<&Hunting> {
        match &self.activity {
            Activity::Hunting { hunting, .. } => Some(hunting),
            Activity::Walking
            | Activity::Practising { .. }
            | Activity::Lecturing { .. }
            | Activity::Reviewing { .. } => None,
        }
    }

    fn hunting_mut(&mut self) -> Option<&mut Hunting> {
        match &mut self.activity {
            Activity::Hunting { hunting, .. } => Some(hunting),
            Activity::Walking
            | Activity::Practising { .. }
            | Activity::Lecturing { .. }
            | Activity::Reviewing { .. } => None,
        }
    }

    /// Whether a hunt is offered.
    #[must_use]
    pub fn hunt_offer(&self) -> HuntOffer {
        self.hunt_offer
    }

    /// Offers a hunt once the whole result is shown.
    pub(super) fn offer_hunt_at_result(&mut self) {
        let is_shown = self.step().topic == Topic::Outcome && self.is_complete();
        let is_shown = is_shown && covered(Shape::of(self.walk.scenario())).is_ok();
        if is_shown && matches!(self.activity, Activity::Walking) && self.hunt_offer == HuntOffer::AfterResult {
            self.hunt_offer = HuntOffer::Hunt(FIRST_HUNT);
        }
    }

    /// Begins the hunt that is offered.
    pub fn begin_offered_hunt(&mut self) {
        if let Err(reason) = covered(Shape::of(self.origin())) {
            self.notice = Some(no_hunt_on(reason));
            return;
        }
        match self.hunt_offer {
            HuntOffer::Hunt(seed) => self.begin_hunt(seed),
            HuntOffer::AfterResult => {
                let [hunt, last] = [Command::Hunt, Command::Last].map(key_of);
                self.notice = Some(format!(
                    "{hunt} hunts for a mistake, once you have gone through the steps to the result ({last})."
                ));
            }
        }
    }

    /// Begins the hunt of a seed on networks like this one. The present screen waits until it ends.
    pub fn begin_hunt(&mut self, seed: u64) {
        if let Err(reason) = covered(Shape::of(self.origin())) {
            self.notice = Some(no_hunt_on(reason));
            return;
        }
        let hunts = Arc::new(Hunts::on(self.origin()));
        let Some(hunting) = Hunting::new(hunts, seed) else {
            self.notice = Some(NO_HUNT.to_owned());
            return;
        };
        let settings = Settings { reading: ReadingKind::Exact, ..self.settings };
        let mut next = Self { page: self.page, ..Self::of(hunting.hunt().walk().clone(), settings) };
        self.hand_over(&mut next);
        let left = std::mem::replace(self, next);
        self.hunt(hunting, Box::new(left));
    }

    /// Goes to the first step of a hunt.
    fn hunt(&mut self, hunting: Hunting, left: Box<Self>) {
        let hunt = hunting.hunt();
        let [mark, hint] = [Command::MarkWrong, Command::Hint].map(key_of);
        self.notice = Some(format!(
            "Hunt {}, level {}: one mistake was made here, in one formula or in several alike. {mark} marks the first wrong number, {hint} \
             gives a hint.",
            hunt.seed(),
            hunt.level().number()
        ));
        self.walk = hunt.walk().clone();
        self.activity = Activity::Hunting { hunting: Box::new(hunting), left };
        self.go_to(0, StartAt::LastLine);
    }

    /// Ends the hunt and returns to the screen before it, as it was left.
    pub fn end_hunt(&mut self) {
        let Activity::Hunting { hunting, mut left } = std::mem::take(&mut self.activity) else { return };
        // The settings stay as they are now, but the kind of formulas belongs to the exercise.
        let settings = Settings { reading: left.settings.reading, ..self.settings };
        self.hand_over(&mut left);
        *self = Self { settings, page: self.page, ..*left };
        let seed = hunting.hunt().seed();
        self.hunt_offer = HuntOffer::Hunt(match hunting.progress() {
            // It can be continued.
            Progress::Open => seed,
            Progress::Found | Progress::GivenUp => seed.wrapping_add(LEVELS),
        });
        self.go_to(self.step, StartAt::LastLine);
        self.notice = Some(format!("The hunt has ended; this is {} again.", self.heading()));
    }

    /// The next hunt of the same level.
    pub fn next_hunt(&mut self) {
        self.hunt_on(|seed, _| Ok(seed.wrapping_add(LEVELS)));
    }

    /// The next hunt of a higher level.
    pub fn harder_hunt(&mut self) {
        self.hunt_on(|seed, level| match level {
            Level::Update => Err("This is the highest level."),
            Level::Forward | Level::OneFormula | Level::WholeLayer => Ok(seed.wrapping_add(1)),
        });
    }

    fn hunt_on(&mut self, seed_after: impl Fn(u64, Level) -> Result<u64, &'static str>) {
        let Some(hunting) = self.hunting() else {
            self.notice = Some(self.no_hunt_yet());
            return;
        };
        let next = seed_after(hunting.hunt().seed(), hunting.hunt().level());
        match next.and_then(|seed| hunting.another(seed).ok_or(NO_HUNT)) {
            Ok(next) => {
                if let Activity::Hunting { left, .. } = std::mem::take(&mut self.activity) {
                    self.hunt(next, left);
                }
            }
            Err(reason) => self.notice = Some(reason.to_owned()),
        }
    }

    fn no_hunt_yet(&self) -> String {
        format!("There is no hunt: {} begins one.", key_of(Command::Hunt))
    }

    /// Marks this step as the first wrong one.
    pub fn mark_wrong(&mut self) {
        let step = self.step;
        let none = self.no_hunt_yet();
        let Some(hunting) = self.hunting_mut() else {
            self.notice = Some(none);
            return;
        };
        if hunting.progress() != Progress::Open {
            self.show_answer();
            return;
        }
        match hunting.mark(step) {
            Guess::NoNumber => self.notice = Some(said_of(Guess::NoNumber).to_owned()),
            Guess::Found => self.show_answer(),
            Guess::WrongLater | Guess::Follows | Guess::Right => {
                // The verdict stands above the lines.
                self.anchor = StartAt::LastLine;
                self.scroll = 0;
            }
        }
    }

    /// Goes to the first wrong number, which is now known.
    fn show_answer(&mut self) {
        let Some(first) = self.hunting().map(|hunting| hunting.hunt().first()) else { return };
        self.go_to(first, StartAt::LastLine);
    }

    /// Looks up the next hint of the hunt.
    pub fn look_up_in_hunt(&mut self) {
        let Some(hunting) = self.hunting_mut() else { return };
        match hunting.look_up() {
            Some(Hint::Answer) | None => self.show_answer(),
            Some(Hint::Phase | Hint::Family | Hint::Step) => {}
        }
    }
}

/// The message for networks whose slips are not known.
fn no_hunt_on(reason: NotCovered) -> String {
    match reason {
        NotCovered::Depth { .. } => "A hunt needs a network with one hidden layer: other depths are not covered yet.",
        NotCovered::Penalty => {
            "A hunt needs a network without a penalty on the weights (lambda): it is not covered yet."
        }
    }
    .to_owned()
}

/// The message where no slip shows.
const NO_HUNT: &str = "No slip shows in the numbers of such a network, so there is nothing to hunt for.";
