//! The dialogs of the exchange with others: what a copy is to hold, what a copy or a file of another program would bring.
//!
//! | file | what lives there |
//! |---|---|
//! | `copy_form` | what a copy is to hold |
//! | `merge_view`, `merge_rows` | what a copy would bring, and conflicts to be decided |
//! | `incoming_view` | what a file of another program would bring |
//! | [`brought`] | what workers have found |

pub mod brought;
mod copy_form;
mod incoming_view;
mod merge_rows;
mod merge_view;

pub use copy_form::CopyForm;
pub use incoming_view::IncomingView;
pub use merge_view::MergeView;
