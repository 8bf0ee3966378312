//! Fields and content controls: what a form shows where something was filled in, chosen or ticked.

use std::borrow::Cow;

use super::super::signs::{SignFont, TICKED, UNTICKED};
use super::super::xml::{XmlElement, is_on};

/// Longest code of a field that is looked into, in bytes.
const LONGEST_CODE: usize = 1000;

/// A field that is open.
#[derive(Debug, Default)]
struct OpenField {
    code: String,
    /// Its result comes now.
    shows: bool,
    /// Something of the result has come.
    shown: bool,
    ticked: Option<bool>,
    /// Entries of a list, and the one that is chosen.
    entries: Vec<String>,
    chosen: Option<usize>,
    usual: Option<usize>,
}

/// A content control that is open.
#[derive(Debug, Default)]
struct Control {
    ticked: Option<bool>,
    in_properties: bool,
    shown: bool,
}

#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<OpenField>,
    controls: Vec<Control>,
    /// The field whose end has come, until the end of its element.
    ended: Option<OpenField>,
}

impl Fields {
    /// Takes the start of an element; gives whether it belongs to fields alone.
    pub(super) fn start(&mut self, element: &XmlElement) -> bool {
        let value = || element.attribute("w:val");
        if let Some(control) = self.controls.last_mut().filter(|control| control.in_properties) {
            match element.name.as_str() {
                "w14:checkbox" => control.ticked = control.ticked.or(Some(false)),
                "w14:checked" => control.ticked = Some(is_on(element.attribute("w14:val"))),
                _ => {}
            }
            return true;
        }
        let field = self.open.last_mut();
        match (element.name.as_str(), field) {
            ("w:sdt", _) => self.controls.push(Control::default()),
            ("w:sdtPr", _) => self.in_properties(true),
            ("w:fldChar", field) => match (element.attribute("w:fldCharType"), field) {
                (Some("begin"), _) => self.open.push(OpenField::default()),
                (Some("separate"), Some(field)) => field.shows = true,
                (Some("end"), _) => self.ended = self.open.pop(),
                _ => {}
            },
            ("w:checkBox", Some(field)) => field.ticked = Some(false),
            ("w:checked", Some(field)) if field.ticked.is_some() => {
                field.ticked = Some(element.is_on());
                field.usual = None;
            }
            ("w:default", Some(field)) if field.ticked == Some(false) => field.ticked = Some(element.is_on()),
            ("w:default", Some(field)) => field.usual = element.number("w:val"),
            ("w:result", Some(field)) => field.chosen = element.number("w:val"),
            ("w:listEntry", Some(field)) => field.entries.push(value().unwrap_or_default().to_owned()),
            _ => return false,
        }
        true
    }

    fn in_properties(&mut self, are_open: bool) {
        if let Some(control) = self.controls.last_mut() {
            control.in_properties = are_open;
        }
    }

    /// Takes a piece of the code of a field.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.shows && field.code.len() < LONGEST_CODE) {
            field.code.push_str(text);
        }
    }

    /// Takes the end of an element; gives what a field shows that has no result of its own.
    pub(super) fn end(&mut self, name: &str) -> Option<String> {
        match name {
            "w:sdtPr" => {
                self.in_properties(false);
                None
            }
            "w:sdt" => {
                let control = self.controls.pop()?;
                control.ticked.filter(|_| !control.shown).map(|ticked| mark(ticked).to_string())
            }
            "w:fldChar" => {
                let field = self.ended.take()?;
                if field.shown { None } else { field.value() }
            }
            _ => None,
        }
    }

    /// What is shown where a text stands: the mark in place of the picture of a box, for the box may have any font.
    pub(super) fn showing<'t>(&mut self, text: &'t str) -> Option<Cow<'t, str>> {
        if !text.trim().is_empty() {
            self.open.iter_mut().filter(|field| field.shows).for_each(|field| field.shown = true);
        }
        match self.controls.last_mut() {
            Some(Control { ticked: Some(ticked), shown, .. }) => {
                (!std::mem::replace(shown, true)).then(|| mark(*ticked).to_string().into())
            }
            _ => Some(Cow::Borrowed(text)),
        }
    }
}

impl OpenField {
    fn value(&self) -> Option<String> {
        if let Some(ticked) = self.ticked {
            return Some(mark(ticked).to_string());
        }
        if !self.entries.is_empty() {
            return self.entries.get(self.chosen.or(self.usual).unwrap_or(0)).cloned();
        }
        let mut words = self.code.split_whitespace();
        match words.next()?.to_ascii_uppercase().as_str() {
            "FORMCHECKBOX" => Some(UNTICKED.to_string()),
            "SYMBOL" => {
                let code = words.next()?;
                let code = match code.strip_prefix("0x").or_else(|| code.strip_prefix("0X")) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => code.parse().ok()?,
                };
                let (_, font) = self.code.split_once("\\f")?;
                let font = font.trim_start();
                let font = font
                    .strip_prefix('"')
                    .map_or_else(|| font.split_whitespace().next(), |font| font.split('"').next());
                let letter = char::from_u32(code)?;
                SignFont::named(font?).map_or(Some(letter), |font| font.sign_of(letter)).map(String::from)
            }
            // The name of a macro, and what is to be clicked.
            "MACROBUTTON" | "GOTOBUTTON" => {
                let shown: Vec<&str> = words.skip(1).collect();
                (!shown.is_empty()).then(|| shown.join(" "))
            }
            _ => None,
        }
    }
}

const fn mark(ticked: bool) -> char {
    if ticked { TICKED } else { UNTICKED }
}
