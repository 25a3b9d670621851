//! The look of the screen. Views draw in a few inks, which are the terminal's own colours; a theme gives each of them a
//! colour, and the screen is painted with it when everything is drawn. Nothing is expressed by colour alone.

use ratatui::{
    buffer::{Buffer, Cell},
    style::{Color, Modifier, Style},
};

use crate::{formula::FactorLabel, settings::Theme};

/// Headings.
pub(super) const HEADING: Style = Style::new().add_modifier(Modifier::BOLD);
/// Text that is less important.
pub(super) const QUIET: Style = Style::new().add_modifier(Modifier::DIM);
/// The selected part, wherever it is shown.
pub(super) const CHOSEN: Style = Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD));
/// The target of the pointer; brackets show the same.
pub(super) const POINTED: Style =
    Style::new().add_modifier(Modifier::REVERSED.union(Modifier::BOLD)).remove_modifier(Modifier::DIM);
/// The parts of the current term.
pub(super) const LIT: Style = Style::new().add_modifier(Modifier::BOLD);
/// A misprint of the document; also a difference between the readings.
pub(super) const MISPRINT: Style = Style::new().fg(Color::Red).add_modifier(Modifier::UNDERLINED);
/// A number that differs from before a change.
pub(super) const CHANGED: Style = MISPRINT;
/// A derivative in the picture; its mark shows the same. Among the parts of a formula only the fourth has this ink.
pub(super) const DERIVATIVE: Style = Style::new().fg(Color::Green).add_modifier(Modifier::BOLD);
/// A sentence about the last key.
pub(super) const NOTICE: Style = Style::new().fg(Color::Magenta).add_modifier(Modifier::BOLD);

/// The inks of parts. The third is plain: blue is too dark on black, yellow too light on white.
const PARTS: [Color; 4] = [Color::Cyan, Color::Magenta, Color::Reset, Color::Green];

/// The colour of a part; its letter shows the same.
pub(super) fn part(label: FactorLabel) -> Style {
    Style::new().fg(PARTS[usize::from(label.0) % PARTS.len()])
}

/// The colour of a weight's sign; dashes and the minus show the same.
pub(super) fn sign(value: f64) -> Style {
    Style::new().fg(if value < 0.0 { Color::Red } else { Color::Cyan })
}

/// The colours that a theme gives to the inks.
struct Palette {
    paper: Color,
    /// Plain text.
    text: Color,
    /// Text that is dim in the terminal's own colours.
    quiet: Color,
    /// Each ink with its colour.
    inks: [(Color, Color); 4],
    /// The modifiers of coloured text, besides the colour.
    emphasis: Modifier,
}

/// Dark colours on white, among the 216 that a terminal with 256 colours shares with all others.
const LIGHT: Palette = Palette {
    paper: Color::Indexed(231),
    text: Color::Indexed(16),
    quiet: Color::Indexed(58),
    inks: [
        (Color::Red, Color::Indexed(124)),
        (Color::Green, Color::Indexed(22)),
        (Color::Magenta, Color::Indexed(90)),
        (Color::Cyan, Color::Indexed(24)),
    ],
    emphasis: Modifier::empty(),
};

/// The bright basic colours on black, in bold, and nothing dim.
const CONTRAST: Palette = Palette {
    paper: Color::Black,
    text: Color::White,
    quiet: Color::White,
    inks: [
        (Color::Red, Color::LightRed),
        (Color::Green, Color::LightGreen),
        (Color::Magenta, Color::LightMagenta),
        (Color::Cyan, Color::LightCyan),
    ],
    emphasis: Modifier::BOLD,
};

/// Paints a finished drawing in the colours of a theme.
pub(super) fn paint(theme: Theme, buffer: &mut Buffer) {
    let palette = match theme {
        Theme::Dark => return,
        Theme::Light => &LIGHT,
        Theme::Contrast => &CONTRAST,
    };
    buffer.content.iter_mut().for_each(|cell| palette.paint(cell));
}

impl Palette {
    fn paint(&self, cell: &mut Cell) {
        let ink = self.inks.iter().find(|(ink, _)| *ink == cell.fg).map(|(_, color)| *color);
        let is_dim = cell.modifier.contains(Modifier::DIM);
        if ink.is_some() {
            cell.modifier.insert(self.emphasis);
        }
        // How dim a terminal makes it is unknown.
        cell.modifier.remove(Modifier::DIM);
        cell.fg = ink.unwrap_or(if is_dim { self.quiet } else { self.text });
        cell.bg = self.paper;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of a colour as a terminal is told to show it, from 0 to 1.
    fn light(color: Color) -> f64 {
        let [red, green, blue] = match color {
            Color::Black => [0, 0, 0],
            Color::White => [255, 255, 255],
            Color::LightRed => [255, 85, 85],
            Color::LightGreen => [85, 255, 85],
            Color::LightMagenta => [255, 85, 255],
            Color::LightCyan => [85, 255, 255],
            Color::Indexed(place @ 16..=231) => {
                let place = place - 16;
                [place / 36, place / 6 % 6, place % 6].map(|step| if step == 0 { 0 } else { 55 + 40 * step })
            }
            other => panic!("{other} is whatever a terminal makes of it"),
        };
        let linear = |channel: u8| {
            let channel = f64::from(channel) / 255.0;
            if channel <= 0.04045 { channel / 12.92 } else { ((channel + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)
    }

    /// The contrast of two colours, from 1 to 21.
    fn contrast(one: Color, other: Color) -> f64 {
        let (one, other) = (light(one), light(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn every_colour_can_be_read_on_its_paper() {
        for (palette, least) in [(&LIGHT, 6.5), (&CONTRAST, 6.5)] {
            let inks = palette.inks.map(|(_, color)| color);
            for color in inks.into_iter().chain([palette.text, palette.quiet]) {
                let contrast = contrast(color, palette.paper);
                assert!(contrast >= least, "{color}: {contrast}");
            }
        }
    }

    #[test]
    fn every_ink_has_a_colour_of_its_own() {
        for palette in [&LIGHT, &CONTRAST] {
            let inks = PARTS.into_iter().filter(|ink| *ink != Color::Reset);
            for ink in inks.chain([MISPRINT.fg, DERIVATIVE.fg, NOTICE.fg].into_iter().flatten()) {
                assert_eq!(palette.inks.iter().filter(|(of, _)| *of == ink).count(), 1, "{ink}");
            }
            let mut colors = palette.inks.map(|(_, color)| color.to_string());
            colors.sort_unstable();
            assert!(colors.windows(2).all(|pair| pair[0] != pair[1]), "{colors:?}");
        }
    }

    #[test]
    fn a_derivative_in_the_picture_has_the_ink_of_none_of_the_first_three_parts() {
        assert!(PARTS[..3].iter().all(|ink| DERIVATIVE.fg != Some(*ink)));
    }

    #[test]
    fn nothing_is_left_dim_or_in_the_terminals_colours() {
        for theme in [Theme::Light, Theme::Contrast] {
            let mut buffer = Buffer::with_lines(["abc"]);
            buffer.set_style(buffer.area, QUIET);
            paint(theme, &mut buffer);
            let cell = &buffer.content[0];
            assert!(!cell.modifier.contains(Modifier::DIM) && cell.fg != Color::Reset && cell.bg != Color::Reset);
        }
    }
}
