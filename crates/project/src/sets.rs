//! Sets of cases: rules on attributes, kept under names, by which every list of cases can be narrowed.
//!
//! | module | what lives there |
//! |---|---|
//! | [`rule`] | a rule, and which cases it holds for |
//! | [`parser`] | a rule as it is typed |
//! | [`filter`] | the set or the rule by which a list of cases is narrowed |
//! | [`saved`] | sets that are kept under a name |
//! | [`sample`] | a sample of cases by chance, in proportion to the groups |

pub mod filter;
pub mod parser;
pub mod rule;
pub mod sample;
pub mod saved;
