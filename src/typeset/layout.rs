//! A statement on a character grid of a given width.

use super::{
    block::Block,
    glyphs::Glyphs,
    letters::Signs,
    markup::{Markup, Operator},
    printed::{left_side, markup},
    signs::{condition, operator, raised, stands_alone, symbol, word},
    words::room,
};
use crate::formula::{FactorLabel, Statement};

/// How statements are laid out.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The characters and letters.
    pub signs: Signs,
    /// The height that a formula may have.
    pub height: Height,
    /// The width in columns; a longer statement is broken before a relation, then before an operator.
    pub width: usize,
    /// The caption in a brace below each part of a numbers line.
    pub captions: Vec<(FactorLabel, String)>,
    /// The character below every one of a misprint or a changed part, where colours cannot show it.
    pub mark: Option<char>,
}

/// The height that a formula may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Height {
    /// Fractions over each other, the limits of a sum above and below it.
    #[default]
    AsNeeded,
    /// Everything in one row, with marks and captions below it.
    OneRow,
}

/// The indent of continued lines.
const CONTINUATION: usize = 2;

impl Layout {
    /// A layout without captions and marks.
    #[must_use]
    pub fn new(signs: impl Into<Signs>, width: usize) -> Self {
        Self { signs: signs.into(), height: Height::default(), width, captions: Vec::new(), mark: None }
    }

    /// The same with every formula in one row.
    #[must_use]
    pub fn in_one_row(self) -> Self {
        Self { height: Height::OneRow, ..self }
    }

    /// The same with a sign below all of a misprint.
    #[must_use]
    pub fn marking_with(self, mark: char) -> Self {
        Self { mark: Some(mark), ..self }
    }

    /// The statement in as few lines as the width allows.
    #[must_use]
    pub fn statement(&self, statement: &Statement) -> Block {
        let left = left_side(statement, self.signs.lettering).map(|left| self.block(&left)).unwrap_or_default();
        let rights: Vec<(Block, Markup, Block)> = statement
            .right
            .iter()
            .map(|(relation, right)| {
                let sign = Block::text(operator(Operator::Relation(*relation), self.signs.glyphs));
                let right = markup(right, self.signs.lettering);
                let whole = self.block(&right);
                (sign, right, whole)
            })
            .collect();
        let width = rights.iter().fold(left.width(), |width, (sign, _, whole)| width + sign.width() + whole.width());
        if width <= self.width {
            let rights = rights.into_iter().flat_map(|(sign, _, whole)| [sign, whole]);
            return Block::in_row(std::iter::once(left).chain(rights));
        }
        let indent = left.width();
        let mut lines = Block::default();
        for (number, (sign, right, whole)) in rights.into_iter().enumerate() {
            let start = if number == 0 { left.clone() } else { Block::text(&" ".repeat(indent)) };
            let margin = indent + sign.width();
            let broken = self.broken(&right, whole, self.width.saturating_sub(margin).max(8));
            for (row, line) in broken.into_iter().enumerate() {
                lines = lines.above_of(match row {
                    0 => start.clone().beside(sign.clone()).beside(line),
                    _ => line.indented(margin + CONTINUATION),
                });
            }
        }
        lines
    }

    /// The lines that a right side is broken into.
    fn broken(&self, right: &Markup, whole: Block, width: usize) -> Vec<Block> {
        if whole.width() <= width {
            return vec![whole];
        }
        let narrow = width.saturating_sub(CONTINUATION).max(8);
        joined(self.pieces_of(right, whole, narrow), narrow)
    }

    /// The parts between which a line may be broken: each starts with its operator. A part that is itself too wide is
    /// broken up.
    fn pieces(&self, markup: &Markup, width: usize) -> Vec<Block> {
        match markup {
            Markup::Row(row) => self.pieces_of_row(row, width),
            _ => self.pieces_of(markup, self.block(markup), width),
        }
    }

    /// The pieces of a block that is already laid out.
    fn pieces_of(&self, markup: &Markup, whole: Block, width: usize) -> Vec<Block> {
        let glued = |open: &str, inner: &Markup, close: &str| {
            let [open, close] = [open, close].map(Block::text);
            let mut inner = self.pieces(inner, width.saturating_sub(open.width() + close.width()));
            if let Some(first) = inner.first_mut() {
                *first = open.beside(std::mem::take(first));
            }
            if let Some(last) = inner.last_mut() {
                *last = std::mem::take(last).beside(close);
            }
            inner
        };
        match markup {
            Markup::Row(row) => self.pieces_of_row(row, width),
            _ if whole.width() <= width => vec![whole],
            Markup::Brackets(inner) => glued("(", inner, ")"),
            Markup::Exponential(inner) => glued("exp(", inner, ")"),
            Markup::Part(label, inner) => {
                let caption = self.captions.iter().find(|(captioned, _)| captioned == label);
                let mut rows = joined(self.pieces(inner, width), width);
                let last = rows.len() - 1;
                if let Some((_, caption)) = caption {
                    // Each row of the part has a brace, so that none of it seems to be left out of the number.
                    let letters = label.letters();
                    let of_all = caption.replacen(' ', " together ", 1);
                    for (place, row) in rows.iter_mut().enumerate() {
                        let caption = match place {
                            _ if last == 0 => caption,
                            place if place == last => &of_all,
                            _ => &letters,
                        };
                        *row = std::mem::take(row).with_caption(caption, self.brace());
                    }
                }
                rows.into_iter().map(|row| row.in_part(*label)).collect()
            }
            Markup::Misprint(inner) => {
                self.pieces(inner, width).into_iter().map(|piece| self.misprint(piece)).collect()
            }
            Markup::Fraction(over, under) => {
                let mut all = glued("(", over, ")");
                all.extend(glued(" / (", under, ")"));
                all
            }
            _ => vec![whole],
        }
    }

    fn pieces_of_row(&self, row: &[Markup], width: usize) -> Vec<Block> {
        let mut pieces = vec![Block::default()];
        for part in row {
            let block = self.block(part);
            let is_operator = matches!(part, Markup::Operator(sign) if *sign != Operator::Comma);
            if is_operator {
                pieces.push(block);
                continue;
            }
            // The operator before it takes room too.
            let room = width.saturating_sub(pieces.last().map_or(0, Block::width));
            let inner = if block.width() <= room { vec![block] } else { self.pieces_of(part, block, room) };
            let mut inner = inner.into_iter();
            if let (Some(open), Some(first)) = (pieces.last_mut(), inner.next()) {
                *open = std::mem::take(open).beside(first);
            }
            pieces.extend(inner);
        }
        pieces.retain(|piece| piece.width() > 0);
        pieces
    }

    /// The printed formula, within the height of the layout.
    pub(super) fn block(&self, markup: &Markup) -> Block {
        let ascii = self.signs.glyphs == Glyphs::Ascii;
        let is_flat = self.height == Height::OneRow;
        match markup {
            Markup::Text(text) => Block::text(text),
            Markup::Blank(columns) => Block::text(&room(*columns)),
            Markup::Word(name) => Block::text(word(*name, self.signs.glyphs)),
            Markup::Operator(sign) => Block::text(operator(*sign, self.signs.glyphs)),
            Markup::Minus => Block::text("-"),
            Markup::Symbol { letter, lower, upper } => match self.signs.glyphs {
                Glyphs::Tall if !is_flat => Block::text(word(*letter, self.signs.glyphs))
                    .with_scripts(&upper.map_or_else(String::new, |layer| format!("({layer})")), lower),
                _ => Block::text(&symbol(*letter, lower, *upper, self.signs.glyphs)),
            },
            Markup::Row(row) => self.row(row),
            Markup::Fraction(over, under) if is_flat => {
                let half = |half: &Markup| match stands_alone(half) {
                    true => self.block(half),
                    false => self.block(half).bracketed(self.brackets()),
                };
                Block::in_row([half(over), Block::text("/"), half(under)])
            }
            Markup::Fraction(over, under) => self.block(over).over(self.block(under), if ascii { '-' } else { '─' }),
            Markup::Power(base, exponent) => {
                let base = self.block(base);
                match self.signs.glyphs {
                    Glyphs::Tall if !is_flat => base.raised(Block::text(&exponent.to_string())),
                    Glyphs::Tall | Glyphs::Small => base.beside(Block::text(&raised(*exponent))),
                    Glyphs::Ascii if *exponent < 0 => base.beside(Block::text(&format!("^({exponent})"))),
                    Glyphs::Ascii => base.beside(Block::text(&format!("^{exponent}"))),
                }
            }
            Markup::Exponential(inner) => {
                let inner = self.block(inner);
                if inner.height() > 1 || ascii || is_flat {
                    Block::text("exp").beside(inner.bracketed(self.brackets()))
                } else {
                    Block::text("e").raised(inner)
                }
            }
            Markup::BigSum { range, body, .. } if is_flat => {
                let (sign, range) = if ascii { ("SUM", range.replace('≠', "!=")) } else { ("∑", range.clone()) };
                Block::text(&format!("{sign}[{range}] ")).beside(self.block(body))
            }
            Markup::BigSum { below, above, body, .. } => {
                let (sign, below) = if ascii { ("SUM", below.replace('≠', "!=")) } else { ("∑", below.clone()) };
                Block::text(sign)
                    .with_limits(above.as_deref().map(Block::text), Block::text(&below))
                    .beside(Block::text(" "))
                    .beside(self.block(body))
            }
            Markup::Brackets(inner) => self.block(inner).bracketed(self.brackets()),
            Markup::IsPositive(inner) => {
                let [open, close] = condition(self.signs.glyphs).map(Block::text);
                open.beside(self.block(inner)).beside(close)
            }
            Markup::Part(label, inner) => {
                let block = self.block(inner);
                match self.captions.iter().find(|(captioned, _)| captioned == label) {
                    Some((_, caption)) => block.with_caption(caption, self.brace()).in_part(*label),
                    None => block.in_part(*label),
                }
            }
            Markup::Misprint(inner) => self.misprint(self.block(inner)),
        }
    }

    fn misprint(&self, block: Block) -> Block {
        let block = match self.mark {
            Some(mark) => block.with_row_below(mark),
            None => block,
        };
        block.in_misprint()
    }

    fn row(&self, row: &[Markup]) -> Block {
        Block::in_row(row.iter().enumerate().map(|(place, part)| {
            // A minus right before a fraction's bar would be read as a part of the bar.
            let before_bar = self.height == Height::AsNeeded
                && *part == Markup::Minus
                && row.get(place + 1).is_some_and(starts_with_bar);
            if before_bar { Block::text("- ") } else { self.block(part) }
        }))
    }

    fn brackets(&self) -> [[char; 3]; 2] {
        match self.signs.glyphs {
            Glyphs::Ascii => [['/', '|', '\\'], ['\\', '|', '/']],
            Glyphs::Tall | Glyphs::Small => [['╭', '│', '╰'], ['╮', '│', '╯']],
        }
    }

    fn brace(&self) -> [char; 4] {
        match self.signs.glyphs {
            Glyphs::Ascii => ['+', '-', '+', '+'],
            Glyphs::Tall | Glyphs::Small => ['└', '─', '┬', '┘'],
        }
    }
}

/// Pieces in as few rows of a given width as they fit in, at least one.
fn joined(pieces: Vec<Block>, width: usize) -> Vec<Block> {
    let mut rows: Vec<Block> = Vec::new();
    for piece in pieces {
        match rows.pop() {
            Some(row) if row.width() + piece.width() <= width => rows.push(row.beside(piece)),
            Some(row) => rows.extend([row, piece]),
            None => rows.push(piece),
        }
    }
    if rows.is_empty() {
        rows.push(Block::default());
    }
    rows
}

fn starts_with_bar(markup: &Markup) -> bool {
    match markup {
        Markup::Fraction(..) => true,
        Markup::Row(row) => row.first().is_some_and(starts_with_bar),
        Markup::Part(_, inner) | Markup::Misprint(inner) => starts_with_bar(inner),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formula::{Formula, constant, sigma};

    fn laid_out(formula: Formula, glyphs: Glyphs, width: usize) -> String {
        let statement = Statement { left: Some(Formula::X), right: vec![(crate::formula::Relation::Equals, formula)] };
        Layout::new(glyphs, width).statement(&statement).to_plain()
    }

    #[test]
    fn a_minus_keeps_its_distance_from_a_bar() {
        let negative = -(constant(1) / constant(2));
        assert_eq!(laid_out(negative, Glyphs::Ascii, 40), "      1\nx = - -\n      2");
    }

    #[test]
    fn a_sum_as_a_factor_keeps_its_brackets_inside_a_part() {
        let product = (1 - Formula::X).factor(0) * (Formula::X + constant(2)).factor(1);
        assert_eq!(laid_out(product, Glyphs::Ascii, 40), "x = (1 - x) * (x + 2)");
    }

    #[test]
    fn a_long_product_is_broken_before_an_operator() {
        let factor = || sigma(1 - Formula::X);
        let product = factor().factor(0) * factor().factor(1) * factor().factor(2);
        assert_eq!(laid_out(product, Glyphs::Tall, 30), "x = σ(1 - x) · σ(1 - x)\n       · σ(1 - x)",);
    }

    #[test]
    fn a_sum_that_is_too_long_is_broken_inside_its_brackets() {
        let sum = (0..8).map(constant).reduce(|sum, next| sum + next).unwrap();
        let laid = laid_out(sum * Formula::X, Glyphs::Tall, 24);
        assert_eq!(laid, "x = (0 + 1 + 2 + 3 + 4\n       + 5 + 6 + 7)·x");
    }

    #[test]
    fn every_row_of_a_part_that_is_broken_has_a_brace() {
        let term = || constant(1234) * constant(5678);
        let sum = Formula::Sum(vec![term(), term(), term()]).factor(0) * constant(9).factor(1);
        let statement = Statement { left: Some(Formula::X), right: vec![(crate::formula::Relation::Equals, sum)] };
        let mut layout = Layout::new(Glyphs::Ascii, 30);
        layout.captions = vec![(FactorLabel(0), "A 21".to_owned()), (FactorLabel(1), "B 9".to_owned())];
        let expected = [
            "x = (1234*5678 + 1234*5678",
            "    +----------+---------+",
            "              A",
            "       + 1234*5678) *  9",
            "      +-----+-----+    +",
            "      A together 21   B 9",
        ];
        assert_eq!(layout.statement(&statement).to_plain(), expected.join("\n"));
    }

    /// Whatever the width, no line is wider, brackets and the operator before them included.
    #[test]
    fn a_sum_in_brackets_behind_an_operator_is_no_wider_than_the_page() {
        let term = || constant(1234) * constant(5678);
        for width in 24..60 {
            let sum = constant(7) + Formula::Sum(vec![term(), term(), term(), term()]).factor(0);
            let text = laid_out(sum, Glyphs::Small, width);
            let widest = text.lines().map(|line| line.chars().count()).max().unwrap_or_default();
            assert!(widest <= width, "{widest} columns of {width}:\n{text}");
        }
    }

    #[test]
    fn brackets_grow_around_fractions_only() {
        let high = (constant(1) / Formula::X + constant(1)) * Formula::X;
        assert_eq!(laid_out(high, Glyphs::Small, 40), "    ╭1    ╮\nx = │─ + 1│·x\n    ╰x    ╯");
    }

    #[test]
    fn a_blank_is_room_to_write_in_every_kind_of_signs() {
        for glyphs in [Glyphs::Tall, Glyphs::Small, Glyphs::Ascii] {
            assert_eq!(laid_out(Formula::Blank(4) + Formula::X, glyphs, 40), "x = ____ + x");
            assert_eq!(crate::typeset::line_of(&(Formula::Blank(4) / Formula::X), glyphs), "____/x");
        }
    }
}
