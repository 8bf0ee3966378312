//! The program: everything stands in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    planlupe::cli::run(planlupe::ui::window::show_of_its_own)
}
