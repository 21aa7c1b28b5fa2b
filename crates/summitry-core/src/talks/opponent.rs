//! A guess of a partner's wishes from what it offers: the frequency model (van Krimpen, Looije & Hajizadeh 2013, HardHeaded;
//! surveyed by Baarslag et al. 2016).
//!
//! An option is worth more the oftener it was offered; an issue matters more the oftener it was left as it was from one offer
//! to the next. Weights start equal and grow by 0.2 over the number of issues.

use super::shape::{Index, Shape};

/// What one partner seems to want.
#[derive(Clone, Debug)]
pub struct Frequency {
    counts: Vec<Vec<f64>>,
    most: Vec<f64>,
    weights: Vec<f64>,
    last: Option<Vec<usize>>,
}

impl Frequency {
    /// Nothing heard yet: everything is worth the same.
    #[must_use]
    pub fn new(shape: &Shape) -> Self {
        let sizes = shape.sizes();
        #[expect(clippy::cast_precision_loss, reason = "a number of issues")]
        let weight = 1.0 / sizes.len().max(1) as f64;
        Self {
            counts: sizes.iter().map(|&n| vec![1.0; n]).collect(),
            most: vec![1.0; sizes.len()],
            weights: vec![weight; sizes.len()],
            last: None,
        }
    }

    /// Hears an offer of the partner.
    pub fn hear(&mut self, shape: &Shape, index: Index) {
        let options = shape.options(index);
        #[expect(clippy::cast_precision_loss, reason = "a number of issues")]
        let step = 0.2 / options.len().max(1) as f64;
        for ((counts, most), &option) in self.counts.iter_mut().zip(&mut self.most).zip(&options) {
            if let Some(count) = counts.get_mut(option) {
                *count += 1.0;
                *most = most.max(*count);
            }
        }
        if let Some(last) = &self.last {
            let held = self.weights.iter_mut().zip(last.iter().zip(&options));
            held.filter(|(_, (was, is))| was == is).for_each(|(weight, _)| *weight += step);
        }
        let all: f64 = self.weights.iter().sum();
        self.weights.iter_mut().for_each(|w| *w /= all);
        self.last = Some(options);
    }

    /// What a package seems to be worth to the partner, 0 to 1.
    #[must_use]
    pub fn worth(&self, options: &[usize]) -> f64 {
        let issues = self.weights.iter().zip(&self.counts).zip(&self.most).zip(options);
        issues.map(|(((weight, counts), most), &option)| weight * counts[option] / most).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_for_often_is_worth_more() {
        let shape = Shape::new(vec![3, 3]).unwrap();
        let mut model = Frequency::new(&shape);
        assert_eq!(model.worth(&[0, 0]), model.worth(&[2, 1]));
        for index in [0, 1, 2] {
            // Issue 0 stays at option 0, issue 1 wanders.
            model.hear(&shape, index);
        }
        assert!(model.worth(&[0, 1]) > model.worth(&[1, 1]));
        // By hand: ½ + 0.1 over 1.1, + 0.1 over 1.1, for the issue held fast; its option has 4 counts against 1.
        let weight = (0.6 / 1.1 + 0.1) / 1.1;
        let apart = model.worth(&[0, 1]) - model.worth(&[1, 1]);
        assert!((apart - 0.75 * weight).abs() < 1e-12, "{apart}");
        assert!((model.weights[0] + model.weights[1] - 1.0).abs() < 1e-12);
        assert!(model.weights[0] > model.weights[1]);
    }
}
