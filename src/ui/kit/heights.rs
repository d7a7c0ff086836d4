//! Heights of lines: estimated first, corrected on sight; places by prefix sums.

/// Lines one under the other. Asking for a place, and correcting a height, take logarithmic time.
#[derive(Debug, Clone, Default)]
pub struct Heights {
    /// The height of each line.
    each: Vec<f32>,
    /// A Fenwick tree: entry `i` (from 1) sums the lowest-bit range that ends at line `i - 1`.
    sums: Vec<f64>,
}

impl Heights {
    /// Lines with these heights, in points.
    pub fn new(each: Vec<f32>) -> Self {
        let mut sums = vec![0.0; each.len() + 1];
        for (at, height) in each.iter().enumerate() {
            let mut node = at + 1;
            while let Some(sum) = sums.get_mut(node) {
                *sum += f64::from(*height);
                node += lowest_bit(node);
            }
        }
        Heights { each, sums }
    }

    /// How many lines there are.
    pub fn count(&self) -> usize {
        self.each.len()
    }

    /// The height of a line; 0 past the end.
    pub fn get(&self, line: usize) -> f32 {
        self.each.get(line).copied().unwrap_or(0.0)
    }

    /// Corrects the height of a line.
    pub fn set(&mut self, line: usize, height: f32) {
        let Some(kept) = self.each.get_mut(line) else { return };
        let delta = f64::from(height) - f64::from(*kept);
        *kept = height;
        let mut node = line + 1;
        while let Some(sum) = self.sums.get_mut(node) {
            *sum += delta;
            node += lowest_bit(node);
        }
    }

    /// Where a line begins: the sum of the heights above it.
    pub fn top(&self, line: usize) -> f32 {
        let mut node = line.min(self.each.len());
        let mut sum = 0.0;
        while node > 0 {
            sum += self.sums.get(node).copied().unwrap_or(0.0);
            node -= lowest_bit(node);
        }
        sum as f32
    }

    /// The height of all lines together.
    pub fn total(&self) -> f32 {
        self.top(self.each.len())
    }

    /// The line at a height from the top; the last one below the end, 0 above the start.
    pub fn line_at(&self, y: f32) -> usize {
        let mut rest = f64::from(y.max(0.0));
        let mut node = 0;
        let mut step = self.each.len().checked_ilog2().map_or(0, |bits| 1_usize << bits);
        while step > 0 {
            if let Some(sum) = self.sums.get(node + step)
                && *sum <= rest
            {
                node += step;
                rest -= sum;
            }
            step /= 2;
        }
        node.min(self.each.len().saturating_sub(1))
    }
}

fn lowest_bit(node: usize) -> usize {
    node & node.wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heights: &Heights, tops: &[f32]) {
        for (line, top) in tops.iter().enumerate() {
            assert!((heights.top(line) - top).abs() < 0.001, "line {line}: {} instead of {top}", heights.top(line));
        }
    }

    #[test]
    fn a_line_begins_where_the_lines_above_it_end() {
        let heights = Heights::new(vec![10.0, 20.0, 30.0, 40.0, 50.0]);
        check(&heights, &[0.0, 10.0, 30.0, 60.0, 100.0, 150.0]);
    }

    #[test]
    fn a_corrected_height_moves_only_the_lines_below() {
        let mut heights = Heights::new(vec![10.0, 20.0, 30.0, 40.0, 50.0]);
        heights.set(1, 25.0);
        check(&heights, &[0.0, 10.0, 35.0, 65.0, 105.0, 155.0]);
    }

    #[test]
    fn the_line_at_a_height_is_the_one_that_covers_it() {
        let heights = Heights::new(vec![10.0, 20.0, 30.0]);
        let cases = [(-5.0, 0), (0.0, 0), (9.9, 0), (10.0, 1), (29.9, 1), (30.0, 2), (59.0, 2), (600.0, 2)];
        for (y, line) in cases {
            assert_eq!(heights.line_at(y), line, "at {y}");
        }
        assert_eq!(Heights::default().line_at(10.0), 0);
    }
}
