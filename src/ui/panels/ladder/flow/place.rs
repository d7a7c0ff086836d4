//! Where boxes, ribbons and labels of the flow stand.

use eframe::egui::{Pos2, Rect, Vec2, pos2, vec2};

use crate::ui::panels::ladder::cards::Columns;
use rungs_app::view::ladder::picture::{At, Picture};

/// The height of a box: three lines.
pub const BOX: f32 = 62.0;
/// From one box to the next.
pub const PITCH: f32 = 75.0;
/// Space left of the first box.
pub const MARGIN: f32 = 14.0;
/// Space above the first box.
pub const TOP: f32 = 11.0;
const THICK: f32 = 34.0;
const THIN: f32 = 7.0;
const LABEL: Vec2 = vec2(76.0, 17.0);

/// The picture laid out, from its upper left corner.
#[derive(Debug, Default)]
pub struct Placed {
    /// Per column the boxes.
    pub boxes: Vec<Vec<Rect>>,
    /// The ribbons, as in the picture.
    pub ribbons: Vec<Band>,
    /// The rectangles of the stubs, as in the picture.
    pub stubs: Vec<Rect>,
    /// The size of all.
    pub size: Vec2,
}

/// A ribbon laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Where it leaves the left box.
    pub start: Pos2,
    /// Where it meets the right box.
    pub end: Pos2,
    /// Its height.
    pub height: f32,
    /// Where its label stands; `None` where there is no free place.
    pub label: Option<Pos2>,
}

impl Band {
    /// The middle of the ribbon at `t` from 0 to 1 of its way.
    pub fn at(&self, t: f32) -> Pos2 {
        let s = 1.0 - t;
        let middle = (self.start.x + self.end.x) / 2.0;
        let x = s * s * s * self.start.x + 3.0 * s * t * middle + t * t * t * self.end.x;
        let y = (s * s * s + 3.0 * s * s * t) * self.start.y + (3.0 * s * t * t + t * t * t) * self.end.y;
        pos2(x, y)
    }
}

/// The width between the boxes of two columns.
pub fn gap(columns: Columns) -> f32 {
    (columns.width(0) * 0.4).clamp(80.0, 104.0)
}

/// Places a picture in columns.
pub fn place(picture: &Picture, columns: Columns) -> Placed {
    let rows = rows(picture);
    let gap = gap(columns);
    let rect = |column: usize, row: f32| {
        let at = pos2(columns.left(column) + MARGIN, TOP + row * PITCH);
        Rect::from_min_size(at, vec2(columns.width(column) - gap, BOX))
    };
    let boxes: Vec<Vec<Rect>> =
        rows.iter().enumerate().map(|(column, list)| list.iter().map(|row| rect(column, *row)).collect()).collect();
    let bottom = boxes.iter().flatten().map(|rect| rect.bottom()).fold(0.0, f32::max);
    let mut placed = Placed { boxes, size: vec2(columns.total, bottom + TOP), ..Placed::default() };
    placed.stubs = picture.stubs.iter().filter_map(|stub| stub_rect(&placed, stub.at, stub.before, gap)).collect();
    part_stubs(&mut placed.stubs);
    placed.ribbons = picture.ribbons.iter().filter_map(|r| band(&placed, r.from, r.to, r.thin)).collect();
    place_labels(&mut placed);
    placed
}

impl Placed {
    /// The box at a place.
    pub fn rect(&self, at: At) -> Option<Rect> {
        self.boxes.get(at.0)?.get(at.1).copied()
    }
}

fn stub_rect(placed: &Placed, at: At, before: bool, gap: f32) -> Option<Rect> {
    let rect = placed.rect(at)?;
    let width = (gap - 12.0).min(80.0);
    let left = if before { rect.left() - width } else { rect.right() };
    Some(Rect::from_min_size(pos2(left, rect.center().y - THICK / 2.0), vec2(width, THICK)))
}

/// An end and a beginning that would stand in the same place stand one above the other.
fn part_stubs(stubs: &mut [Rect]) {
    let all = stubs.to_vec();
    for (at, stub) in stubs.iter_mut().enumerate() {
        let meets =
            |(other, rect): (usize, &Rect)| other != at && rect.intersects(all.get(at).copied().unwrap_or(*rect));
        if let Some(other) = all.iter().enumerate().find(|(other, rect)| meets((*other, rect))).map(|(_, rect)| *rect) {
            let up = stub.left() < other.left();
            let half = vec2(stub.width(), THICK - 8.0);
            let shift = if up { -THICK / 2.0 + 3.0 } else { THICK / 2.0 - 3.0 };
            *stub = Rect::from_center_size(stub.center() + vec2(0.0, shift), half);
        }
    }
}

fn band(placed: &Placed, from: At, to: At, thin: bool) -> Option<Band> {
    let (left, right) = (placed.rect(from)?, placed.rect(to)?);
    let (mut start, mut end) = (left.right_center(), right.left_center());
    if thin {
        // Beside the whole ribbon, on the side to which it leads.
        let side = if end.y > start.y { 23.0 } else { -23.0 };
        start.y += side;
        end.y -= side;
    }
    Some(Band { start, end, height: if thin { THIN } else { THICK }, label: None })
}

/// Rows of the boxes, as multiples of the pitch: printed order within a column, and as near as that allows to the
/// box at the left that the thread comes from.
fn rows(picture: &Picture) -> Vec<Vec<f32>> {
    let mut rows: Vec<Vec<f32>> = Vec::new();
    for (column, list) in picture.columns.iter().enumerate() {
        let wish = |place: usize| {
            let whole = picture.ribbons.iter().find(|r| !r.thin && r.to == (column, place))?;
            rows.get(whole.from.0)?.get(whole.from.1).copied()
        };
        let wishes: Vec<Option<f32>> = (0..list.len()).map(wish).collect();
        let placed = in_order(&wishes);
        rows.push(placed);
    }
    rows
}

/// Places at least one apart, in order, that differ from the wishes as little as can be: pools of neighbors that
/// would overlap share the median of what they wish (isotonic regression).
fn in_order(wishes: &[Option<f32>]) -> Vec<f32> {
    let mut pools: Vec<(Vec<f32>, usize)> = Vec::new();
    let mut known = 0.0;
    for (place, wish) in wishes.iter().enumerate() {
        let offset = wish.map_or(known, |wish| wish - place as f32);
        known = offset;
        pools.push((wish.map(|_| vec![offset]).unwrap_or_default(), 1));
        while let [.., before, last] = pools.as_mut_slice() {
            let overlap = last.0.is_empty() || (!before.0.is_empty() && median(&before.0) > median(&last.0));
            if !overlap {
                break;
            }
            let (mut wished, count) = std::mem::take(last);
            before.0.append(&mut wished);
            before.1 += count;
            pools.pop();
        }
    }
    let mut places = Vec::new();
    for (wished, count) in pools {
        let offset = median(&wished).max(0.0);
        let floor = places.last().map_or(0.0, |last: &f32| last + 1.0 - places.len() as f32);
        for _ in 0..count {
            places.push(places.len() as f32 + offset.max(floor));
        }
    }
    places
}

fn median(values: &[f32]) -> f32 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f32::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or(0.0)
}

/// Labels of whole ribbons stand in their middle; those of thin ones where nothing else is written.
fn place_labels(placed: &mut Placed) {
    let around = |at: Pos2| Rect::from_center_size(at, LABEL);
    let mut taken: Vec<Rect> = placed.stubs.clone();
    for thin in [false, true] {
        for band in placed.ribbons.iter_mut().filter(|band| (band.height < THICK) == thin) {
            let ways = [0.5, 0.42, 0.58, 0.34, 0.66, 0.28, 0.72, 0.22, 0.78];
            let free = |at: &Pos2| !taken.iter().any(|rect| rect.intersects(around(*at)));
            let inside = |t: f32| {
                let at = band.at(t);
                let half = LABEL.x / 2.0;
                let (low, high) = (band.start.x + half, band.end.x - half);
                if low < high { pos2(at.x.clamp(low, high), at.y) } else { pos2((low + high) / 2.0, at.y) }
            };
            let label = ways.into_iter().map(inside).find(free);
            band.label = label;
            taken.extend(label.map(around));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::in_order;

    fn check(wishes: &[Option<f32>], expected: &[f32]) {
        let placed = in_order(wishes);
        let near = placed.iter().zip(expected).all(|(a, b)| (a - b).abs() < 0.001);
        assert!(near && placed.len() == expected.len(), "{wishes:?}: {placed:?} instead of {expected:?}");
    }

    #[test]
    fn boxes_stand_beside_the_ones_they_come_from_as_far_as_the_printed_order_allows() {
        check(&[Some(0.0), Some(1.0), Some(2.0)], &[0.0, 1.0, 2.0]);
        check(&[Some(0.0), Some(2.0), Some(3.0)], &[0.0, 2.0, 3.0]);
        // The third comes from the top: it stays behind the second, which keeps its place.
        check(&[Some(0.0), Some(1.0), Some(0.0), Some(3.0)], &[0.0, 1.0, 2.0, 3.0]);
        // New items take the next place.
        check(&[None, Some(1.0), None, Some(3.0)], &[0.0, 1.0, 2.0, 3.0]);
        check(&[], &[]);
    }
}
