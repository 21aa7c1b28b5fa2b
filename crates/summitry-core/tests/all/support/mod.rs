//! What several tests are made of.

pub(crate) mod closed_form;
pub(crate) mod negmas;
pub(crate) mod private;
pub(crate) mod toy;
