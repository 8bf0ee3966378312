//! The program for Windows that a double click starts: the window, and no console behind it.
#![windows_subsystem = "windows"]

use std::process::ExitCode;

fn main() -> ExitCode {
    planlupe::cli::run_window(planlupe::ui::window::show, planlupe::ui::window::tell)
}
