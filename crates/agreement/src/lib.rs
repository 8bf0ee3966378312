//! How far several coders agree. It knows nothing of projects: values, coders and lengths come in, figures go out.
//!
//! | module | what lives there |
//! |---|---|
//! | [`units`] | units that several coders have judged, with values missing: percent, Cohen's κ, Krippendorff's α |
//! | [`unitising`] | a text in which each coder has marked passages: α for unitising |
//! | [`sums`] | what the figures are computed from; it adds up over cases, so that cases can be drawn again |
//! | [`chance`] | numbers by chance from a seed, the same on every machine |

pub mod chance;
pub mod sums;
pub mod unitising;
pub mod units;
