//! Unsaved edits: which there are, and how they are reopened after the program ended without asking.

use super::{Activity, Left, Overlay, RecoveryOffer, State};
use crate::{
    scenario::{Scenario, presets},
    settings::Origin,
    storage::recovery::EditedExercise,
    tui::keys::{Command, key_of},
};

impl State {
    /// The first network with unsaved edits, be it this one or one that waits.
    #[must_use]
    pub fn unsaved(&self) -> Option<&Scenario> {
        self.all_edited().first().map(|state| state.walk.scenario())
    }

    /// All exercises with unsaved edits.
    #[must_use]
    pub fn unsaved_edits(&self) -> Vec<EditedExercise> {
        let edited = |state: &Self| EditedExercise::new(&state.opened, &state.changes().each_ref());
        self.all_edited().into_iter().map(edited).collect()
    }

    /// Whether these are all exercises with unsaved edits.
    #[must_use]
    pub fn has_unsaved(&self, edits: &[EditedExercise]) -> bool {
        let all = self.all_edited();
        let is_same =
            |(edited, state): (&EditedExercise, &&Self)| edited.is_of(&state.opened, &state.changes().each_ref());
        edits.len() == all.len() && edits.iter().zip(&all).all(is_same)
    }

    /// The exercise before the updates of its run, and in its present state.
    fn changes(&self) -> [Scenario; 2] {
        [self.exercise(), self.whole()]
    }

    fn all_edited(&self) -> Vec<&Self> {
        let waiting = match &self.activity {
            Activity::Reviewing { left: Left::Exercise(left), .. } | Activity::Hunting { left, .. } => Some(&**left),
            Activity::Reviewing { left: Left::Reading(_), .. }
            | Activity::Walking
            | Activity::Practising { .. }
            | Activity::Lecturing { .. } => None,
        };
        let own = self.is_edited().then_some(self);
        let others = waiting.into_iter().chain(&self.parked).flat_map(Self::all_edited);
        own.into_iter().chain(others).collect()
    }

    /// Offers to open edits left behind by an earlier run.
    pub fn offer_recovery(&mut self, offer: RecoveryOffer) {
        self.scroll = 0;
        self.overlay = Overlay::Recovery(offer);
    }

    /// Opens edits left behind by an earlier run: the first exercise is then on the screen, the others wait. Each
    /// change can be undone, down to the exercise as it was opened.
    pub fn recover(&mut self, edits: &[EditedExercise]) {
        let mut opened = edits.iter().map(|edited| self.edited_again(edited)).collect::<Vec<_>>().into_iter();
        let Some(mut next) = opened.next() else { return };
        next.parked = std::mem::take(&mut self.parked);
        next.parked.extend(opened);
        self.hand_over(&mut next);
        let left = std::mem::replace(self, next);
        if left.origin() != self.origin() {
            self.parked.push(left);
        }
        let [undo, save] = [Command::Undo, Command::Save].map(key_of);
        self.notice = Some(format!("Your edits are open again: {save} saves them, {undo} undoes them."));
    }

    /// A network with the changes made to it.
    fn edited_again(&self, edited: &EditedExercise) -> Self {
        let preset = presets().iter().find(|preset| preset.scenario() == *edited.opened());
        let origin = preset.map_or(Origin::Elsewhere, |preset| Origin::of_built_in(preset.name));
        let mut state = self.fresh(edited.opened().clone(), origin);
        edited.later().iter().for_each(|changed| state.replace(changed.clone()));
        state
    }
}
