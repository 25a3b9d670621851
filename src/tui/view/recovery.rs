//! The offer to open edits left behind by an earlier run.

use std::time::Duration;

use ratatui::text::Line;

use super::{page::Page, rows::wrapped};
use crate::{
    scenario::listing::listed,
    tui::{
        keys::{Command, key_of},
        state::RecoveryOffer,
    },
};

pub(super) fn page(offer: &RecoveryOffer, width: usize) -> Page {
    let [open, later, forget] = [Command::Choose, Command::Close, Command::Forget].map(key_of);
    let networks: Vec<String> =
        offer.exercises.iter().map(|edited| edited.present().heading_since(edited.opened())).collect();
    let found = format!("Your edits of {} were not saved when gradwalk ended {}.", and(&networks), ago(offer.age));
    let keys = format!("{open} opens them. {later} leaves them for the next start. {forget} forgets them for good.");
    let mut rows = wrapped(&found, width);
    rows.push(Line::default());
    rows.extend(wrapped(&keys, width));
    Page::new("unsaved edits", rows)
}

/// The most networks that are named.
const NAMED: usize = 3;

/// "a", "a and b", "a, b and c", "a, b, c and 2 more".
fn and(names: &[String]) -> String {
    let more = names.len().saturating_sub(NAMED);
    let mut named: Vec<String> = names.iter().take(NAMED).cloned().collect();
    if more > 0 {
        named.push(format!("{more} more"));
    }
    listed(&named, "and")
}

/// The age, as a date would require the time zone.
fn ago(age: Duration) -> String {
    let minutes = age.as_secs() / 60;
    let (count, unit) = match minutes {
        0 => return "less than a minute ago".to_owned(),
        1..60 => (minutes, "minute"),
        60..1440 => (minutes / 60, "hour"),
        _ => (minutes / 1440, "day"),
    };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural} ago")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_age_is_said_in_one_unit() {
        let said = |seconds| ago(Duration::from_secs(seconds));
        assert_eq!(said(59), "less than a minute ago");
        assert_eq!(
            [60, 3599, 3600, 86_399].map(said),
            ["1 minute ago", "59 minutes ago", "1 hour ago", "23 hours ago"]
        );
        assert_eq!(said(10 * 86_400), "10 days ago");
    }

    #[test]
    fn of_many_networks_three_are_named() {
        let names = ["a", "b", "c", "d", "e"].map(ToOwned::to_owned);
        let said = |count: usize| and(&names[..count]);
        assert_eq!([1, 2, 3, 5].map(said), ["a", "a and b", "a, b and c", "a, b, c and 2 more"]);
    }
}
