//! What pages are read as.

use super::*;
use crate::evidence::{Evidence, LineEvidence, Style};
use crate::text::Text;

fn of(page: &str) -> Vec<String> {
    let read = paragraphs(page.as_bytes(), &mut WorkBudget::default()).expect("is read");
    read.into_iter().map(|paragraph| paragraph.text).collect()
}

/// The text of a saved page.
fn text(page: &str) -> String {
    read(page.as_bytes(), None, &mut WorkBudget::default()).expect("is read").into_parts().0
}

/// The filled lines of a saved page and what was seen of them.
fn seen(page: &str) -> Vec<(String, LineEvidence)> {
    let (content, seen, _) = read(page.as_bytes(), None, &mut WorkBudget::default()).expect("is read").into_parts();
    let text = Text::new(&content);
    let evidence = Evidence::of(&text, &seen);
    let line = |start: usize| text.from(start).lines().next().unwrap_or_default().to_owned();
    evidence.lines().iter().map(|(start, seen)| (line(*start), *seen)).collect()
}

fn style(size: u16) -> Style {
    Style { size, ..Style::default() }
}

#[test]
fn the_text_of_a_page_is_what_it_shows() {
    let page = "<html><head><title>Tittel</title><style>p > a {}</style></head><body><!-- skjult --><h2>Mitt&nbsp;m&aring;l</h2>\
        <p title=\"a > b\">Jeg <b>vil</b>\n  bli snekker.<br>Takk &amp; hei</p><script>if (a < b) { x(\"</p>\") }</script>\
        <p style=\"display: none\">Skjult</p><ol><li>Ring<li>Skriv</ol>5 < 6</body></html>";
    assert_eq!(of(page), ["Mitt\u{a0}mål", "Jeg vil bli snekker.", "Takk & hei", "1. Ring", "2. Skriv", "5 < 6"]);
}

#[test]
fn messages_in_tables_of_a_page_get_their_headers() {
    let page = "<table><tr><td>BRUKER</td><td>3. APR. 2020</td><td><p>Hei.</p></td></tr></table>";
    assert_eq!(of(page), ["BRUKER - 3. APR. 2020", "Hei."]);
}

#[test]
fn a_page_says_how_its_letters_are_written_down() {
    for page in [
        &b"<meta charset=\"windows-1252\"><p>\xe6r</p>"[..],
        b"<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'><p>\xe6r</p>",
        b"<p>\xe6r</p>",
        b"\xef\xbb\xbf<meta charset=windows-1252><p>\xc3\xa6r</p>",
        b"<meta charset=utf-16><p>\xc3\xa6r</p>",
    ] {
        let read = paragraphs(page, &mut WorkBudget::default()).expect("is read");
        assert_eq!(read[0].text, "ær");
    }
}

#[test]
fn blocks_stand_on_lines_and_paragraphs_between_blank_lines() {
    let page = "<!doctype html><body>\n<h1>Aktivitetsplan</h1>\n<div>Mitt <span>mål</span></div><p>Jeg vil bli snekker.</p>\n\
        <p>Takk.<br></p><div>a<br><br>b</div><pre>  én\n\n to</pre>";
    assert_eq!(text(page), "Aktivitetsplan\nMitt mål\n\nJeg vil bli snekker.\n\nTakk.\n\na\n\nb\n  én\n\n to\n");
    let boxes = "<style>.rad{display:flex}.ord{display:block}</style><div class=rad><span>Fra dato</span><span>3. mai</span></div>\
        <span class=ord>En</span><span>to</span> tre";
    assert_eq!(text(boxes), "Fra dato\n3. mai\nEn\nto tre\n");
}

#[test]
fn lines_know_how_style_sheets_set_them() {
    let page = "<style>:root{--stor:1.5rem}body{font-size:18px}.tittel{font-size:var(--stor);font-weight:600}\
        .type{text-transform:uppercase;font-size:.875rem}</style>\
        <h2>Samtaler</h2><div class=tittel>Flytting til by</div><p class='type'>Møte med NAV</p>\
        <p>Hei, <b>du</b> <em>der</em></p><p><em>Lest</em></p>";
    let heading = Style { size: 203, bold: true, heading: 2, ..Style::default() };
    let wanted = [
        ("Samtaler", heading),
        ("Flytting til by", Style { bold: true, ..style(180) }),
        ("MØTE MED NAV", Style { capitals: true, ..style(105) }),
        ("Hei, du der", style(135)),
        ("Lest", Style { italic: true, ..style(135) }),
    ];
    let seen: Vec<(String, Style)> = seen(page).into_iter().map(|(line, seen)| (line, seen.style)).collect();
    assert_eq!(seen, wanted.map(|(line, style)| (line.to_owned(), style)));
}

#[test]
fn classes_of_navs_pages_are_known_where_no_style_sheet_was_saved() {
    let page = "<style>h3{font-size:inherit;font-weight:inherit}</style>\
        <h2 class='navds-heading navds-heading--large'>Dialogen</h2><h3 class='typo-undertittel'>Flytting</h3>\
        <p class='navds-body-long'>Hei.</p><p class='typo-etikett-liten'>Fra dato</p><p class='typo-etikett-liten'>z000001 - 3. apr. 2020</p>";
    let wanted = [
        ("Dialogen", Style { size: 240, bold: true, heading: 2, ..Style::default() }),
        ("Flytting", Style { size: 150, bold: true, heading: 3, ..Style::default() }),
        ("Hei.", style(135)),
        ("FRA DATO", Style { capitals: true, ..style(105) }),
        ("Z000001 - 3. APR. 2020", Style { capitals: true, ..style(105) }),
    ];
    let seen: Vec<(String, Style)> = seen(page).into_iter().map(|(line, seen)| (line, seen.style)).collect();
    assert_eq!(seen, wanted.map(|(line, style)| (line.to_owned(), style)));
}

#[test]
fn labels_that_pages_make_headings_are_none() {
    let page = "<style>h3{font-weight:400;font-size:20px}h4,h5{font:inherit;font-size:.875rem}</style>\
        <h3>Flytting</h3><h4>Fra dato</h4><h5><b>Til dato</b></h5>";
    let levels: Vec<u8> = seen(page).into_iter().map(|(_, seen)| seen.style.heading).collect();
    assert_eq!(levels, [3, 0, 0]);
}

#[test]
fn what_is_hidden_is_left_out_and_counted() {
    let page = "<style>.borte{display:none}</style><p>Synlig</p><p hidden>Skjult</p><p class=borte>Skjult <script>x</script></p>\
        <p style='visibility:hidden'>Skjult<span style='visibility:visible'> men ikke her</span></p>\
        <span class=navds-sr-only>Skjult</span><dialog>Skjult</dialog><template>Mal</template><noscript>Skript</noscript>\
        <input type=hidden value=x><svg><title>Ikon</title></svg>";
    let mut work = WorkBudget::default();
    let (text, ..) = read(page.as_bytes(), None, &mut work).expect("is read").into_parts();
    assert_eq!(text, "Synlig\n\nmen ikke her\n");
    let remarks: Vec<_> = work.remarks.iter().map(|remark| (remark.what, remark.count)).collect();
    assert_eq!(remarks, [(What::HiddenText, 5 * 6)]);
}

#[test]
fn what_stands_around_the_text_of_a_site_is_furniture() {
    let page = "<header>Nav</header><nav><a>Min side</a></nav><main><article><header>Kort</header><h3><button>Flytting</button></h3>\
        <button aria-expanded=true>Dialog</button><button>Skriv ut</button></article></main><div role=contentinfo>Om oss</div>";
    let furniture: Vec<(String, bool)> = seen(page).into_iter().map(|(line, seen)| (line, seen.furniture)).collect();
    let wanted = [
        ("Nav", true),
        ("Min side", true),
        ("Kort", false),
        ("Flytting", false),
        ("DialogSkriv ut", false),
        ("Om oss", true),
    ];
    assert_eq!(furniture, wanted.map(|(line, is)| (line.to_owned(), is)));
}

#[test]
fn numbers_of_lists_stand_before_items_but_not_before_headers() {
    let list = "<ol start=3><li>Ring</li><li><p>Skriv</p><p>Send</p></li></ol><ul><li>Vent</li></ul>\
        <ol><li>BRUKER - 3. apr. 2020<p>Hei.</p></li></ol><ol style='list-style: none'><li>Slutt</li></ol>";
    assert_eq!(of(list), ["3. Ring", "4. Skriv", "Send", "Vent", "BRUKER - 3. apr. 2020", "Hei.", "Slutt"]);
}

#[test]
fn fields_show_what_they_hold() {
    let page = "<label><input type=checkbox checked>Ja</label><br><label><input type=radio>Nei</label><br><input value='3. mai'><br>\
        <select><option>En<option selected>To</select><textarea>a\n b</textarea>";
    assert_eq!(of(page), ["☒ Ja", "☐ Nei", "3. mai", "To", "a", " b"]);
}

#[test]
fn a_page_that_is_made_by_a_script_is_told_from_an_empty_one() {
    let read = |page: &str| read(page.as_bytes(), None, &mut WorkBudget::default());
    assert_eq!(read("<div id=root></div><script src=main.js></script>").err(), Some(Unreadable::WebPage));
    assert_eq!(read("<html><p> </p></html>").expect("is read").into_parts().0, "");
}

#[test]
fn sheets_are_looked_for_only_in_the_folder_beside_the_page() {
    assert_eq!(beside("./Min%20plan_files/a%C3%A5.css?v=1"), Some("Min plan_files/aå.css".to_owned()));
    for address in
        ["https://eksempel.no/a.css", "../a/b.css", "/a/b.css", "a.css", "a/../../b.css", "C:\\a/b.css", "a/%2e%2e"]
    {
        assert_eq!(beside(address), None, "{address}");
    }
}

#[test]
fn pages_that_nest_or_repeat_without_end_are_refused() {
    let refusal = |page: &str, work: &mut WorkBudget| paragraphs(page.as_bytes(), work).err();
    for page in ["<div>".repeat(100_000), "<b>".repeat(100_000), "<table><tr><td>".repeat(50_000)] {
        assert_eq!(refusal(&page, &mut WorkBudget::default()), Some(Unreadable::TooComplex));
    }
    assert_eq!(refusal("<p>Hei", &mut WorkBudget::within(Cost::Letters, 2)), Some(Unreadable::TooComplex));
    assert_eq!(refusal("<p>Hei", &mut WorkBudget::within(Cost::Nodes, 9)), Some(Unreadable::TooComplex));
    let css = format!("<style>{}</style><p>Hei", "{".repeat(100_000));
    assert_eq!(of(&css), ["Hei"]);
}

#[test]
fn frames_with_another_page_in_them_are_told() {
    let told = |frame: &str| {
        let page = format!("<html><body><p>BRUKER - 1. APR. 2020</p><p>Hei.</p>{frame}</body></html>");
        let mut work = WorkBudget::default();
        read(page.as_bytes(), None, &mut work).expect("is read");
        work.remarks.count(What::Attachments)
    };
    assert_eq!(told("<iframe src='plan_files/dialog.html'></iframe><iframe srcdoc='<p>Hei</p>'></iframe>"), 2);
    for unseen in [
        "<iframe></iframe>",
        "<iframe src='about:blank'></iframe>",
        "<iframe src='count.html' width=1 height=1></iframe>",
        "<iframe src='a.html' style='display: none'></iframe>",
        "<div style='visibility: hidden'><iframe src='a.html'></iframe></div>",
    ] {
        assert_eq!(told(unseen), 0, "{unseen}");
    }
}
