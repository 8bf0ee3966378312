//! Chromium without a window, told over a pipe what to open and print: its own protocol, one JSON a message, each ended by a zero byte.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde_json::{Value, json};

use crate::variant::Variant;

/// What a browser shows where nothing else is said: the text of the page as a copy of all of it gives it, once letters are there.
const COPY: &str = "new Promise(done => document.readyState == 'complete' ? done() : addEventListener('load', done))
    .then(() => document.fonts.ready).then(() => document.body.innerText)";

/// Margins of a print by the browser, in inches.
const MARGIN: f64 = 0.4;

pub struct Browser {
    child: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// The tab, as the protocol calls it.
    session: Option<String>,
    /// How many messages were sent.
    sent: u64,
}

impl Browser {
    /// Starts it with a profile of its own in the folder.
    pub fn start(profile: &Path) -> Self {
        // The protocol is spoken on descriptors 3 and 4, which a program cannot pass on by itself without unsafe code.
        let script = "exec \"$0\" --headless --no-sandbox --disable-gpu --disable-dev-shm-usage --no-first-run --lang=nb \
                      --user-data-dir=\"$1\" --remote-debugging-pipe 3<&0 4>&1 </dev/null >/dev/null 2>&1";
        let program = std::env::var("PLANLUPE_CHROMIUM").unwrap_or_else(|_| "chromium".to_owned());
        let mut child = Command::new("sh")
            .args(["-c", script, &program])
            .arg(profile)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("a shell");
        let input = child.stdin.take().expect("a pipe");
        let output = BufReader::new(child.stdout.take().expect("a pipe"));
        let mut browser = Self { child, input, output, session: None, sent: 0 };
        let tab = browser.call("Target.createTarget", &json!({ "url": "about:blank" }));
        let tab = browser.call("Target.attachToTarget", &json!({ "targetId": tab["targetId"], "flatten": true }));
        browser.session = tab["sessionId"].as_str().map(str::to_owned);
        browser.call("Page.enable", &json!({}));
        browser
    }

    /// Opens a page and gives its text as a copy from the browser has it.
    pub fn open(&mut self, page: &Path) -> String {
        let went = self.call("Page.navigate", &json!({ "url": format!("file://{}", page.display()) }));
        assert!(went["errorText"].is_null(), "{went}");
        let copy =
            self.call("Runtime.evaluate", &json!({ "expression": COPY, "awaitPromise": true, "returnByValue": true }));
        copy["result"]["value"].as_str().unwrap_or_else(|| panic!("no text: {copy}")).to_owned()
    }

    /// The page that is open, as a PDF, with these templates of header and footer if the variant has them.
    pub fn print(&mut self, variant: Variant, (header, footer): (String, String)) -> Vec<u8> {
        let (width, height) = variant.paper.size();
        let print = self.call(
            "Page.printToPDF",
            &json!({
                "paperWidth": width, "paperHeight": height, "scale": f64::from(variant.percent) / 100.0,
                "marginTop": MARGIN, "marginBottom": MARGIN, "marginLeft": MARGIN, "marginRight": MARGIN,
                "displayHeaderFooter": variant.has_furniture, "headerTemplate": header, "footerTemplate": footer,
                "printBackground": false, "transferMode": "ReturnAsBase64",
            }),
        );
        decoded(print["data"].as_str().unwrap_or_else(|| panic!("no PDF: {print}")))
    }

    /// Sends a command and waits for its answer.
    fn call(&mut self, method: &str, parameters: &Value) -> Value {
        self.sent += 1;
        let mut message = json!({ "id": self.sent, "method": method, "params": parameters });
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        let sent = self.input.write_all(format!("{message}\0").as_bytes()).and_then(|()| self.input.flush());
        sent.expect("Chromium is running (PLANLUPE_CHROMIUM names its program)");
        loop {
            let mut answer = Vec::new();
            let length = self.output.read_until(0, &mut answer).expect("an answer");
            assert!(length > 0, "Chromium ended while it was told {method} (PLANLUPE_CHROMIUM names its program)");
            let answer: Value = serde_json::from_slice(answer.strip_suffix(&[0]).unwrap_or(&answer)).expect("JSON");
            if answer["id"] == json!(self.sent) {
                assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
                return answer["result"].clone();
            }
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.input.write_all(b"{\"id\":0,\"method\":\"Browser.close\"}\0");
        let _ = self.child.wait();
    }
}

/// The bytes that Base64 stands for.
fn decoded(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut held) = (0_u32, 0);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            b'a'..=b'z' => letter - b'a' + 26,
            b'0'..=b'9' => letter - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => continue,
        };
        bits = bits << 6 | u32::from(value);
        held += 6;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held & 0xff) as u8);
        }
    }
    bytes
}
