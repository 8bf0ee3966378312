//! A researcher takes in pages as they were saved from the browser.

use crate::support::Folder;
use serde_json::{Value, json};

/// A plan as the print page of 2020 holds it: labels, types and headers are told by their classes alone.
const PAGE: &str = "<!DOCTYPE html>\n<!-- saved from url=(0030)https://eksempel.no/utskrift -->\n<html lang=\"nb\"><head>\
    <meta http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\"><title>Aktivitetsplan</title>\
    <link rel=\"stylesheet\" href=\"./Sak_files/side.css\"><script src=\"./Sak_files/main.js\"></script></head><body>\
    <nav><a href=\"https://eksempel.no\">Min side</a></nav><div id=\"root\"><div class=\"adresse\"><p>Kari Eksempel</p></div>\
    <div>Dato: 4. jun. 2020</div><div>Fødselsnummer: 00000000000</div><h1 class=\"tittel-1\">Aktivitetsplan</h1>\
    <section><h2 class=\"tittel-2\">Mitt mål</h2><p>Jeg vil bli båtbygger.</p></section>\
    <section><h2 class=\"tittel-2\">Aktiviteter jeg gjennomfører nå</h2><p>Behandling</p><h3 class=\"tittel-3\">Samtaler hos fysioterapeut</h3>\
    <div class=\"felter\"><section><h4 class=\"liten\">Fra dato</h4><p>2. mars 2020</p></section>\
    <section><h4 class=\"liten\">Til dato</h4><p>30. juni 2020</p></section></div>\
    <h4 class=\"tittel-3\">Dialog</h4><div><div class=\"liten\">Bruker - 5. mar. 2020</div><p class=\"tekst\">Første time gikk bra.\n\nHei</p></div></section>\
    <section><h2 class=\"tittel-2\">Dialogen med veileder</h2><div><h3 class=\"tittel-3\">Verksted</h3>\
    <div class=\"liten\">Bruker - 10. feb. 2020</div><p class=\"tekst\">Har dere en plass på verkstedet?</p>\
    <div class=\"liten\">z000001 - 3. apr. 2020</div><p class=\"tekst\">Ja, fra mai.</p></div><div><h3 class=\"tittel-3\">Skatt</h3>\
    <div class=\"liten\">Bruker - 6. mar. 2020</div><p class=\"tekst\">Hva med skattekortet?</p></div></section></div>\
    <div class=\"skjult\">Laster …</div></body></html>";

const SHEET: &str = "body{font:1rem/1.5 sans-serif}.tittel-1{font-size:2.5rem}.tittel-2{font-size:1.5rem}.tittel-3{font-size:1.25rem}\
    .liten{font-size:.875rem;font-weight:400;text-transform:uppercase}.tekst{white-space:pre-line}.felter{display:flex}.skjult{display:none}";

fn parsed(folder: &Folder, name: &str) -> Value {
    let plan = folder.run(&["parse", name, "--json"]).json();
    assert_eq!(plan["unaccounted"], 0);
    plan
}

#[track_caller]
fn is_the_plan(plan: &Value) {
    assert_eq!(plan["goal"], "Jeg vil bli båtbygger.");
    assert_eq!(plan["printed"], "2020-06-04");
    let threads = plan["threads"].as_array().expect("threads").iter().map(|thread| &thread["title"]);
    assert_eq!(threads.collect::<Vec<_>>(), ["Samtaler hos fysioterapeut", "Verksted", "Skatt"]);
    let entries = plan["entries"].as_array().expect("entries");
    let card = entries.iter().find(|entry| entry["kind"] == "card").expect("a card");
    assert_eq!(card["card"]["fields"], json!({ "Fra dato": "2. mars 2020", "Til dato": "30. juni 2020" }));
    let messages = entries.iter().filter(|entry| entry["kind"] == "message");
    let messages: Vec<_> = messages.map(|entry| [&entry["date"], &entry["text"]].map(Value::to_string)).collect();
    assert_eq!(
        messages,
        [
            ["\"2020-02-10\"", "\"Har dere en plass på verkstedet?\""],
            ["\"2020-03-05\"", "\"Første time gikk bra.\\n\\nHei\""],
            ["\"2020-03-06\"", "\"Hva med skattekortet?\""],
            ["\"2020-04-03\"", "\"Ja, fra mai.\""],
        ]
    );
    assert_eq!(plan["remarks"], json!([{ "what": "hidden-text", "count": 7 }]));
}

#[test]
fn a_saved_page_gives_every_entry_in_its_place() {
    let folder = Folder::new();
    folder.write("Sak.html", PAGE);
    folder.write("Sak_files/side.css", SHEET);
    is_the_plan(&parsed(&folder, "Sak.html"));
}

#[test]
fn a_page_in_one_file_is_read_as_the_page_with_its_folder() {
    let quoted: String = PAGE.bytes().fold(String::new(), |out, byte| match byte {
        b'=' | 128.. => format!("{out}={byte:02X}"),
        _ => out + &char::from(byte).to_string(),
    });
    let archive = format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://eksempel.no/utskrift\r\nSubject: Aktivitetsplan\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"----MultipartBoundary--x----\"\r\n\r\n\r\n\
         ------MultipartBoundary--x----\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n{quoted}\r\n\
         ------MultipartBoundary--x----\r\nContent-Type: text/css\r\nContent-Transfer-Encoding: quoted-printable\r\n\
         Content-Location: https://eksempel.no/side.css\r\n\r\n{SHEET}\r\n------MultipartBoundary--x------\r\n"
    );
    let folder = Folder::new();
    folder.write("Sak.mhtml", archive);
    is_the_plan(&parsed(&folder, "Sak.mhtml"));
}

#[test]
fn a_page_without_its_folder_loses_no_entry() {
    let folder = Folder::new();
    folder.write("Sak.htm", PAGE);
    let plan = parsed(&folder, "Sak.htm");
    let count =
        |kind: &str| plan["entries"].as_array().expect("entries").iter().filter(|entry| entry["kind"] == kind).count();
    assert_eq!((count("goal"), count("card"), count("message")), (1, 1, 4), "{plan}");
}

#[test]
fn a_page_that_is_no_plan_is_read_as_text() {
    let folder = Folder::new();
    let page = "<html><body><h1>Brev</h1><p>Hei, Kari.</p></body></html>";
    folder.write("brev.html", page);
    let report = folder.run(&["import", "p.planlupe", "brev.html", "--json"]).json();
    assert_eq!(report["files"][0]["format"], "html");
    let exported = folder.run(&["parse", "brev.html", "--json"]).json();
    assert!(exported.to_string().contains("Hei, Kari."), "{exported}");
}

#[test]
fn nothing_outside_of_its_own_folder_is_looked_into() {
    let folder = Folder::new();
    folder.write("hemmelig.css", "p{display:none}");
    let page = "<!doctype html><link rel=stylesheet href=\"../hemmelig.css\"><link rel=stylesheet href=\"https://eksempel.no/a.css\">\
        <p>BRUKER – 1. APR. 2020: Hei.</p>";
    folder.write("under/a.html", page);
    let plan = parsed(&folder, "under/a.html");
    assert_eq!(plan["entries"][0]["text"], "Hei.");
}
