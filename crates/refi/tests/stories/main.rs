//! Projects go out to other programs and come back, and files with the habits of other programs come in.

mod foreign;
mod habits;
mod mutated;
mod refused;
mod round_trip;
mod schema;
mod support;
