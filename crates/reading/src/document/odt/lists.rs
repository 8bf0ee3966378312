//! Lists as they are read: how deep, which style, and how far each has counted.

use std::collections::HashMap;

use super::super::blocks::ListLabel;
use super::super::xml::XmlElement;
use super::styles::OdtStyles;

/// Deepest level of a list that has numbers of its own.
const DEEPEST: usize = 10;

/// A list that is open.
#[derive(Debug, Default)]
struct OdtList {
    style: Option<String>,
    id: Option<String>,
    count: Option<u32>,
    /// The first paragraph of an item, which has the number, comes next.
    fresh: bool,
}

#[derive(Debug, Default)]
pub(super) struct OdtLists {
    open: Vec<OdtList>,
    /// Counts of lists that have ended, by their ids and by their styles.
    ended: HashMap<String, u32>,
}

impl OdtLists {
    pub(super) fn begin(&mut self, element: &XmlElement) {
        let named = element.attribute("text:style-name").map(str::to_owned);
        let style = named.or_else(|| self.open.last().and_then(|list| list.style.clone()));
        let id = element.attribute("xml:id").or(element.attribute("id")).map(str::to_owned);
        let goes_on = element.attribute("text:continue-list").map(|id| format!("#{id}"));
        let as_before = element.attribute("text:continue-numbering") == Some("true");
        let key = goes_on.or_else(|| as_before.then(|| self.key(style.as_deref())));
        let count = key.and_then(|key| self.ended.get(&key).copied());
        self.open.push(OdtList { style, id, count, fresh: false });
    }

    pub(super) fn item(&mut self, element: &XmlElement, styles: &OdtStyles) {
        let depth = self.open.len();
        let Some(list) = self.open.last_mut() else { return };
        let start = styles.level(list.style.as_deref(), depth.min(DEEPEST)).map_or(1, |level| level.start);
        let count = list.count.map_or(start, |count| count.saturating_add(1));
        list.count = Some(element.number("text:start-value").unwrap_or(count));
        list.fresh = true;
    }

    pub(super) fn header(&mut self) {
        if let Some(list) = self.open.last_mut() {
            list.fresh = false;
        }
    }

    pub(super) fn end(&mut self) {
        let Some(list) = self.open.pop() else { return };
        let Some(count) = list.count else { return };
        let key = self.key(list.style.as_deref());
        self.ended.insert(key, count);
        self.ended.extend(list.id.map(|id| (format!("#{id}"), count)));
    }

    /// Lists of one style at one depth go on after each other, where they say so.
    fn key(&self, style: Option<&str>) -> String {
        format!("{} {}", self.open.len(), style.unwrap_or_default())
    }

    /// What stands before the paragraph that begins here.
    pub(super) fn label(&mut self, styles: &OdtStyles, paragraph: Option<&str>, is_hidden: bool) -> Option<ListLabel> {
        let depth = self.open.len().min(DEEPEST);
        let list = self.open.last_mut()?;
        if is_hidden || !std::mem::take(&mut list.fresh) {
            return None;
        }
        if list.style.is_none() {
            list.style = styles.list(paragraph);
        }
        // LibreOffice sets bullets where no style says how to count.
        let Some(level) = styles.level(list.style.as_deref(), depth) else {
            return Some(ListLabel { text: "• ".to_owned(), is_bullet: true });
        };
        let counts: Vec<_> = self.open[..depth]
            .iter()
            .enumerate()
            .map(|(at, list)| (list.count.unwrap_or(1), styles.level(list.style.as_deref(), at + 1)))
            .collect();
        level.label(&counts)
    }
}
