//! A section of a written report on its page: its heading, what the figures say, what the clerk wrote.

use register::record::paper::sheet::Block;
use report::written::Part;

/// A line to write on, as long as the page is wide.
const LINE: &str = "……………………………………………………………………";

/// Ends the clerk's words as a sentence, where they do not end as one.
pub(super) fn ended(mut text: String) -> String {
    text.truncate(text.trim_end().len());
    if text.ends_with(|last: char| !matches!(last, '.' | '!' | '?' | ':' | ';' | '…')) {
        text.push('.');
    }
    text
}

/// Gives the blocks of a section; a line to write on stands where it was to say something and says nothing.
pub(super) fn blocks(part: &Part) -> Vec<Block> {
    if !part.stands() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(part.section.heading.clone())];
    blocks.extend(part.said.iter().cloned().map(Block::Text));
    if let Some((head, rows)) = part.comparison.split_first() {
        let mut widths = vec![46];
        widths.resize(head.len(), 14);
        blocks.push(Block::Table { head: head.clone(), widths, rows: rows.to_vec() });
    }
    if !part.text.is_empty() {
        blocks.push(Block::Text(ended(part.text.clone())));
    } else if part.waits() {
        blocks.push(Block::Text(LINE.to_owned()));
    }
    blocks
}
