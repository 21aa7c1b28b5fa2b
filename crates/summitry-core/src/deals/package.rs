//! Packages: their number, their indices, what each is worth to whom.

use num_bigint::BigUint;
use num_rational::BigRational;
use num_traits::{One, ToPrimitive, Zero};

use super::{DealsError, Profile, Space};

impl Space {
    /// The number of combinations of options, excluded ones included.
    pub fn combinations(&self) -> BigUint {
        self.issues.iter().map(|i| BigUint::from(i.options.len())).product()
    }

    /// The mixed-radix index of a package, the first issue most significant.
    ///
    /// # Errors
    /// Where the package does not take one option of each issue.
    pub fn index_of(&self, package: &[usize]) -> Result<BigUint, DealsError> {
        self.check_package(package)?;
        Ok(self.issues.iter().zip(package).fold(BigUint::zero(), |index, (issue, &option)| {
            index * BigUint::from(issue.options.len()) + BigUint::from(option)
        }))
    }

    /// The package with this mixed-radix index, or `None` beyond the last.
    pub fn package_at(&self, index: &BigUint) -> Option<Vec<usize>> {
        let mut package = vec![0; self.issues.len()];
        if let Some(mut rest) = index.to_u128() {
            // Machine words where they do: frontiers have thousands of points.
            for (slot, issue) in package.iter_mut().zip(&self.issues).rev() {
                let radix = issue.options.len() as u128;
                *slot = (rest % radix.max(1)) as usize;
                rest /= radix.max(1);
            }
            return (rest == 0).then_some(package);
        }
        let mut rest = index.clone();
        for (slot, issue) in package.iter_mut().zip(&self.issues).rev() {
            let radix = BigUint::from(issue.options.len()).max(BigUint::one());
            *slot = (&rest % &radix).to_usize()?;
            rest /= radix;
        }
        rest.is_zero().then_some(package)
    }

    /// Whether an exclusion rules the package out.
    pub fn excluded(&self, package: &[usize]) -> bool {
        self.exclusions.iter().any(|e| applies(&e.on, package))
    }

    /// What the package is worth to each party, in the space's order.
    ///
    /// # Errors
    /// Where the package does not take one option of each issue.
    pub fn utilities(&self, package: &[usize]) -> Result<Vec<BigRational>, DealsError> {
        self.check_package(package)?;
        Ok(self.parties.iter().map(|p| p.utility(package)).collect())
    }

    pub(super) fn check_package(&self, package: &[usize]) -> Result<(), DealsError> {
        let bad = |problem| DealsError::BadPackage { issues: self.issues.len(), problem };
        if package.len() != self.issues.len() {
            return Err(bad(format!("this one has {} options", package.len())));
        }
        for (issue, &option) in self.issues.iter().zip(package) {
            if option >= issue.options.len() {
                return Err(bad(format!("issue `{}` has no option {}", issue.name, option + 1)));
            }
        }
        Ok(())
    }
}

impl Profile {
    /// What a package of the right shape is worth to this party.
    pub(super) fn utility(&self, package: &[usize]) -> BigRational {
        let mut sum = self.base.clone();
        for (values, &option) in self.values.iter().zip(package) {
            sum += &values[option];
        }
        for link in &self.interactions {
            if applies(&link.on, package) {
                sum += &link.adds;
            }
        }
        sum
    }
}

/// Whether every issue concerned takes a flagged option.
pub(crate) fn applies(on: &[(usize, Vec<bool>)], package: &[usize]) -> bool {
    on.iter().all(|(issue, flags)| flags[package[*issue]])
}
