//! The second engine: a Python with the wheels of `WeasyPrint` and Typst, told line by line what to print.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::pages;

pub struct Engine {
    child: Child,
    /// Closed when no more is to be printed.
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Engine {
    /// Starts it; `PLANLUPE_PYTHON` names the Python that has it.
    pub fn start() -> Self {
        let python = std::env::var("PLANLUPE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/printed/print.py");
        let mut child = Command::new(&python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a Python (PLANLUPE_PYTHON names it)");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        Self { input: child.stdin.take(), child, output }
    }

    /// Prints a page or a sheet.
    pub fn print(&mut self, source: &Path, pdf: &Path) {
        let input = self.input.as_mut().expect("a pipe");
        writeln!(input, "{}\t{}\t{}", source.display(), pages::fonts().display(), pdf.display()).expect("it listens");
        let mut answer = String::new();
        self.output.read_line(&mut answer).expect("a line");
        assert_eq!(Path::new(answer.trim_end()), pdf, "the second engine prints (scripts/printed.sh makes it)");
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        self.input = None;
        let _ = self.child.wait();
    }
}
