//! Packages by number: mixed radix over the issues, the first most significant.

use std::sync::Arc;

/// A package's index in mixed radix, the first issue most significant.
pub type Index = u128;

/// How many options each issue has: what turns an index into a package and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    sizes: Vec<usize>,
    packages: u128,
    /// Where only some packages were gathered: those, and an index is a place among them.
    gathered: Option<Arc<Vec<Vec<u16>>>>,
}

impl Shape {
    /// The shape of an agenda; `None` where an index would not fit 128 bits.
    #[must_use]
    pub fn new(sizes: Vec<usize>) -> Option<Self> {
        let packages = sizes.iter().try_fold(1u128, |all, &n| all.checked_mul(n as u128))?;
        Some(Self { sizes, packages, gathered: None })
    }

    /// The shape of some packages of an agenda.
    pub(crate) fn of_gathered(sizes: Vec<usize>, packages: Vec<Vec<u16>>) -> Self {
        Self { sizes, packages: packages.len() as u128, gathered: Some(Arc::new(packages)) }
    }

    /// Whether these are some packages of the agenda, gathered, and an index is a place among them.
    #[must_use]
    pub fn is_gathered(&self) -> bool {
        self.gathered.is_some()
    }

    /// Options of each issue.
    #[must_use]
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// All combinations of options; where only some were gathered, how many.
    #[must_use]
    pub fn packages(&self) -> u128 {
        self.packages
    }

    /// Writes the option of each issue into `package`, which has one slot an issue.
    #[expect(clippy::cast_possible_truncation, reason = "a digit is below its radix, a usize")]
    pub fn options_into(&self, index: Index, package: &mut [usize]) {
        if let Some(gathered) = &self.gathered {
            let own = usize::try_from(index).ok().and_then(|place| gathered.get(place));
            let options = own.into_iter().flatten().map(|&option| usize::from(option));
            package.iter_mut().zip(options).for_each(|(slot, option)| *slot = option);
            return;
        }
        let slots = package.iter_mut().zip(&self.sizes).rev();
        if let Ok(mut rest) = u64::try_from(index) {
            // Division of single words is several times faster.
            for (slot, &n) in slots {
                let n = (n as u64).max(1);
                *slot = (rest % n) as usize;
                rest /= n;
            }
        } else {
            let mut rest = index;
            for (slot, &n) in slots {
                let n = (n as u128).max(1);
                *slot = (rest % n) as usize;
                rest /= n;
            }
        }
    }

    /// The option of each issue.
    #[must_use]
    pub fn options(&self, index: Index) -> Vec<usize> {
        let mut package = vec![0; self.sizes.len()];
        self.options_into(index, &mut package);
        package
    }

    /// The index of a package of one option an issue. Of gathered packages one that is not among them has the index after the last.
    #[must_use]
    pub fn index(&self, package: &[usize]) -> Index {
        if let Some(gathered) = &self.gathered {
            let same = |own: &Vec<u16>| own.iter().zip(package).all(|(&a, &b)| usize::from(a) == b);
            return gathered.iter().position(same).map_or(self.packages, |place| place as u128);
        }
        self.sizes.iter().zip(package).fold(0, |index, (&n, &o)| index * n as u128 + o as u128)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_index_is_its_package() {
        let shape = Shape::new(vec![2, 3, 5]).unwrap();
        assert_eq!(shape.packages(), 30);
        for index in 0..30 {
            assert_eq!(shape.index(&shape.options(index)), index);
        }
        assert_eq!(shape.options(29), [1, 2, 4]);
        let huge = Shape::new(vec![10; 30]).unwrap();
        let index = 123_456_789_012_345_678_901_234_567_890;
        assert_eq!(huge.index(&huge.options(index)), index);
        assert_eq!(huge.options(index)[..3], [1, 2, 3]);
        assert!(Shape::new(vec![10; 39]).is_none());
    }
}
