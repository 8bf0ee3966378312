//! Plans that are drawn by lot, and their prints before any file is made of them. Each target of the tests uses a part of it.

#![allow(dead_code, reason = "each target uses a part")]

pub mod dice;
pub mod faulty;
pub mod lively;
pub mod lively_phrases;
pub mod people;
pub mod phrases;
pub mod plans;
pub mod prints;
pub mod short_prints;
