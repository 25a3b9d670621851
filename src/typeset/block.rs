//! A rectangle of characters with a baseline, and the ways to put two together.

use crate::formula::FactorLabel;

/// One character of a laid-out formula, and what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// The character; every one is a single column wide.
    pub glyph: char,
    /// The part of the formula it is in.
    pub part: Option<FactorLabel>,
    /// Whether it is in a misprint.
    pub misprint: bool,
}

const BLANK: Spot = Spot { glyph: ' ', part: None, misprint: false };

/// A laid-out formula.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Block {
    rows: Vec<Vec<Spot>>,
    baseline: usize,
    /// Rows above and below the baseline that a bracket has to span; raised and lowered indices are not among them.
    core: (usize, usize),
}

impl Block {
    /// One row of text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        let row = text.chars().map(|glyph| Spot { glyph, part: None, misprint: false }).collect();
        Self { rows: vec![row], baseline: 0, core: (0, 0) }
    }

    /// The rows from top to bottom, all of one width.
    #[must_use]
    pub fn rows(&self) -> &[Vec<Spot>] {
        &self.rows
    }

    /// Columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// Rows.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The row that lines up with the baselines of the blocks beside it.
    #[must_use]
    pub fn baseline(&self) -> usize {
        self.baseline
    }

    fn above(&self) -> usize {
        self.baseline
    }

    fn below(&self) -> usize {
        self.rows.len().saturating_sub(self.baseline + 1)
    }

    pub(super) fn is_high(&self) -> bool {
        self.core != (0, 0)
    }

    fn blank_row(width: usize) -> Vec<Spot> {
        vec![BLANK; width]
    }

    /// Every character of this block, as belonging to a part.
    pub(super) fn in_part(mut self, part: FactorLabel) -> Self {
        self.rows.iter_mut().flatten().for_each(|spot| spot.part = Some(part));
        self
    }

    /// Every character of this block, as belonging to a misprint.
    pub(super) fn in_misprint(mut self) -> Self {
        self.rows.iter_mut().flatten().for_each(|spot| spot.misprint = true);
        self
    }

    /// Side by side on one baseline, from left to right.
    pub(super) fn in_row(blocks: impl IntoIterator<Item = Self>) -> Self {
        blocks.into_iter().reduce(Self::beside).unwrap_or_default()
    }

    /// This and `right` on one baseline. The rows that are there are lengthened: most formulas are one row of many
    /// parts.
    #[must_use]
    pub fn beside(mut self, right: Self) -> Self {
        if self.rows.is_empty() {
            return right;
        }
        if right.rows.is_empty() {
            return self;
        }
        let (width, wide) = (self.width(), right.width());
        let (above, below) = (self.above().max(right.above()), self.below().max(right.below()));
        if above > self.above() {
            let higher = above - self.above();
            self.rows.splice(0..0, std::iter::repeat_n(Self::blank_row(width), higher));
        }
        self.rows.resize_with(above + 1 + below, || Self::blank_row(width));
        let top = above - right.above();
        for (row, spots) in self.rows[top..].iter_mut().zip(right.rows) {
            row.extend(spots);
        }
        for row in &mut self.rows {
            row.resize(width + wide, BLANK);
        }
        Self { rows: self.rows, baseline: above, core: (self.core.0.max(right.core.0), self.core.1.max(right.core.1)) }
    }

    fn centred(self, width: usize) -> impl Iterator<Item = Vec<Spot>> {
        let spare = width - self.width();
        let left = spare / 2;
        self.rows.into_iter().map(move |row| {
            let mut padded = Self::blank_row(left);
            padded.extend(row);
            padded.extend(Self::blank_row(spare - left));
            padded
        })
    }

    /// This over a bar over `under`.
    pub(super) fn over(self, under: Self, bar: char) -> Self {
        let width = self.width().max(under.width());
        let (above, below) = (self.height(), under.height());
        let mut rows: Vec<_> = self.centred(width).collect();
        rows.extend(Self::text(&String::from(bar).repeat(width)).rows);
        rows.extend(under.centred(width));
        Self { rows, baseline: above, core: (above, below) }
    }

    /// `upper` over this over `lower`, centred, on this block's baseline: the limits of a sum.
    pub(super) fn with_limits(self, upper: Option<Self>, lower: Self) -> Self {
        let width = self.width().max(lower.width()).max(upper.as_ref().map_or(0, Self::width));
        let above = upper.as_ref().map_or(0, Self::height) + self.baseline;
        let below = self.below() + lower.height();
        let mut rows: Vec<_> = upper.into_iter().flat_map(|upper| upper.centred(width)).collect();
        rows.extend(self.centred(width));
        rows.extend(lower.centred(width));
        Self { rows, baseline: above, core: (above, below) }
    }

    /// This with `upper` and `lower` on rows of their own, from the right edge on.
    pub(super) fn with_scripts(self, upper: &str, lower: &str) -> Self {
        let width = upper.chars().count().max(lower.chars().count());
        let row = |text: &str| (!text.is_empty()).then(|| Self::text(&format!("{text:<width$}")).rows.remove(0));
        let mut rows: Vec<_> = row(upper).into_iter().collect();
        let baseline = rows.len();
        rows.push(Self::blank_row(width));
        rows.extend(row(lower));
        self.beside(Self { rows, baseline, core: (0, 0) })
    }

    /// This with `exponent` one row above the baseline.
    pub(super) fn raised(self, exponent: Self) -> Self {
        let width = exponent.width();
        let baseline = exponent.height();
        let mut rows = exponent.rows;
        rows.push(Self::blank_row(width));
        self.beside(Self { rows, baseline, core: (0, 0) })
    }

    /// In brackets, which are tall if the content is taller than a row with indices. `signs` are the characters of the
    /// left and the right tall bracket, from top to bottom: corner, side, corner.
    pub(super) fn bracketed(self, signs: [[char; 3]; 2]) -> Self {
        if !self.is_high() {
            return Self::in_row([Self::text("("), self, Self::text(")")]);
        }
        let (above, below) = self.core;
        let side = |[top, middle, bottom]: [char; 3]| {
            let last = above + below;
            let rows = (0..=last)
                .map(|row| match row {
                    0 => top,
                    _ if row == last => bottom,
                    _ => middle,
                })
                .flat_map(|glyph| Self::text(&glyph.to_string()).rows)
                .collect();
            Self { rows, baseline: above, core: (above, below) }
        };
        let [left, right] = signs;
        Self::in_row([side(left), self, side(right)])
    }

    /// This with a brace below it and a caption below that.
    pub(super) fn with_caption(self, caption: &str, brace: [char; 4]) -> Self {
        let width = self.width();
        let [left, line, middle, right] = brace;
        let brace: String = match width {
            0 => String::new(),
            1 => middle.to_string(),
            _ => (0..width)
                .map(|column| match column {
                    0 => left,
                    _ if column == width - 1 => right,
                    _ if column == width / 2 => middle,
                    _ => line,
                })
                .collect(),
        };
        let caption = Self::text(caption);
        let wide = width.max(caption.width());
        let (baseline, core) = (self.baseline, self.core);
        let mut rows: Vec<_> = self.centred(wide).collect();
        rows.extend(Self::text(&brace).centred(wide));
        rows.extend(caption.centred(wide));
        Self { rows, baseline, core }
    }

    /// This with a row of one sign below it.
    pub(super) fn with_row_below(mut self, sign: char) -> Self {
        self.rows.extend(Self::text(&String::from(sign).repeat(self.width())).rows);
        self
    }

    /// This above `lower`, both from the same left edge; the baseline is this block's.
    #[must_use]
    pub fn above_of(self, lower: Self) -> Self {
        if self.rows.is_empty() {
            return lower;
        }
        let width = self.width().max(lower.width());
        let (baseline, core) = (self.baseline, self.core);
        let rows = self
            .rows
            .into_iter()
            .chain(lower.rows)
            .map(|mut row| {
                row.extend(Self::blank_row(width - row.len()));
                row
            })
            .collect();
        Self { rows, baseline, core }
    }

    /// With this number of blank columns to the left.
    #[must_use]
    pub fn indented(self, columns: usize) -> Self {
        Self::text(&" ".repeat(columns)).beside(self)
    }

    /// The block as plain text, without blanks at the ends of rows.
    #[must_use]
    pub fn to_plain(&self) -> String {
        let row = |row: &Vec<Spot>| row.iter().map(|spot| spot.glyph).collect::<String>().trim_end().to_owned();
        self.rows.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}
