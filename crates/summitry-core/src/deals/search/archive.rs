//! What has been found: packages of which none is as good as another for everybody.

/// The most packages kept: with many parties nearly every package is undominated, and comparing is all that a search would do.
const MOST: usize = 2_000;

/// A package found.
#[derive(Clone)]
pub(super) struct Point {
    pub(super) at: Vec<u16>,
    pub(super) worth: Vec<f64>,
    /// Whether its changes have been tried.
    pub(super) tried: bool,
}

/// Packages of which none is as good as another for everybody.
#[derive(Default)]
pub(super) struct Archive {
    points: Vec<Point>,
}

impl Archive {
    /// Whether a package as good for everybody has been found.
    pub(super) fn covers(&self, worth: &[f64]) -> bool {
        self.points.iter().any(|point| point.worth.iter().zip(worth).all(|(a, b)| a >= b))
    }

    /// Adds a package unless one as good has been found; whether it was added.
    pub(super) fn add(&mut self, at: &[u16], worth: &[f64]) -> bool {
        if self.covers(worth) {
            return false;
        }
        self.points.retain(|point| !worth.iter().zip(&point.worth).all(|(a, b)| a >= b));
        if self.points.len() >= MOST {
            return false;
        }
        self.points.push(Point { at: at.to_vec(), worth: worth.to_vec(), tried: false });
        true
    }

    /// A package whose changes have not been tried; it counts as tried from now on.
    pub(super) fn next(&mut self) -> Option<Point> {
        let point = self.points.iter_mut().find(|point| !point.tried)?;
        point.tried = true;
        Some(point.clone())
    }

    pub(super) fn into_points(self) -> impl Iterator<Item = Point> {
        self.points.into_iter()
    }
}
