//! The styles of a document that say how a cell is to be read: struck through, a table that does not show.

use std::collections::BTreeSet;

use quick_xml::events::BytesStart;

use crate::open::xml::attribute;

#[derive(Default)]
pub(super) struct Styles {
    /// The style being read.
    name: String,
    struck: BTreeSet<String>,
    hiding: BTreeSet<String>,
}

impl Styles {
    pub fn begin(&mut self, element: &BytesStart<'_>) {
        match element.name().as_ref() {
            "style:style" => {
                self.name = attribute(element, "style:name").unwrap_or_default().into_owned();
                let parent = attribute(element, "style:parent-style-name");
                if parent.is_some_and(|parent| self.strikes(&parent)) {
                    self.struck.insert(self.name.clone());
                }
            }
            "style:text-properties" if !self.name.is_empty() => {
                let line = attribute(element, "style:text-line-through-style");
                let kind = attribute(element, "style:text-line-through-type");
                match line.or(kind).as_deref() {
                    Some("none") => drop(self.struck.remove(&self.name)),
                    Some(_) => drop(self.struck.insert(self.name.clone())),
                    None => {}
                }
            }
            "style:table-properties" if attribute(element, "table:display").as_deref() == Some("false") => {
                self.hiding.insert(self.name.clone());
            }
            _ => {}
        }
    }

    pub fn end(&mut self, element: &str) {
        if element == "style:style" {
            self.name.clear();
        }
    }

    pub fn strikes(&self, style: &str) -> bool {
        self.struck.contains(style)
    }

    pub fn hides(&self, style: &str) -> bool {
        self.hiding.contains(style)
    }
}
