//! The body of a paper: the lines of its form filled, its legal basis, its tables.

use calendar::citation::{Instrument, Subject};

use super::Writer;
use crate::section;
use register::record::paper::sheet::Block;
use register::record::petition::Kind;

impl Writer<'_> {
    /// The lines of the form; numbered ones stay in a row where one of them is left out.
    pub(super) fn body(&self) -> Vec<Block> {
        let mut number = 0;
        let mut body = Vec::new();
        for line in &self.version.body {
            let mut blocks = self.blocks(line);
            let words = line.trim_start_matches('?');
            let of_row = words.split_once(". ").filter(|(first, _)| first.bytes().all(|byte| byte.is_ascii_digit()));
            if words.starts_with("# ") {
                number = 0;
            }
            if let (Some(_), Some(Block::Text(text))) = (of_row, blocks.first_mut()) {
                number += 1;
                let rest = text.split_once(". ").map(|(_, rest)| rest.to_owned()).unwrap_or_default();
                *text = format!("{number}. {rest}");
            }
            body.extend(blocks);
        }
        body
    }

    fn blocks(&self, line: &str) -> Vec<Block> {
        match line {
            "@basis" => return self.basis(),
            "@sessions" => {
                let head = ["Ngày", "Thứ", "Thời gian", "Người tiếp công dân", "Nội dung dự kiến"];
                let same = ["session_hours", "expected"].map(|name| self.value(name).unwrap_or_default());
                let rows =
                    self.facts.sessions.iter().map(|[on, weekday, host]| {
                        [on, weekday, &same[0], host, &same[1]].map(String::clone).to_vec()
                    });
                return table(&head, &[22, 17, 22, 36, 31], rows.collect());
            }
            "@written" => return self.facts.written.iter().flat_map(section::blocks).collect(),
            _ => {}
        }
        if let Some(name) = line.strip_prefix("@rows ") {
            return self.rows(name);
        }
        let Some(line) = self.wanted(line) else { return Vec::new() };
        let (optional, line) = line.strip_prefix('?').map_or((false, line), |line| (true, line));
        let (bold, line) = line.strip_prefix("# ").map_or((false, line), |line| (true, line));
        let text = if optional { self.known(line) } else { Some(self.filled(line)) };
        let text = text.map(|text| if line.ends_with('}') { section::ended(text) } else { text });
        // A heading of a table stands only with the table.
        let of_table = optional && bold && !line.contains('{');
        match text {
            Some(_) if of_table && self.paper.fields.values().all(|text| !text.contains('|')) => Vec::new(),
            Some(text) if bold => vec![Block::Heading(text)],
            Some(text) => vec![Block::Text(text)],
            None => Vec::new(),
        }
    }

    /// Takes off a condition in brackets, where it holds.
    fn wanted<'a>(&self, line: &'a str) -> Option<&'a str> {
        let Some((condition, rest)) = line.strip_prefix('[').and_then(|line| line.split_once("] ")) else {
            return Some(line);
        };
        let holds = match condition.split_once('=') {
            Some((name, value)) => self.paper.fields.get(name).is_some_and(|held| held == value),
            None => condition == "secret" && self.facts.secret,
        };
        holds.then_some(rest)
    }

    fn basis(&self) -> Vec<Block> {
        let own = match self.facts.kind {
            Some(Kind::Complaint) => Subject::Complaint,
            Some(Kind::Denunciation) => Subject::Denunciation,
            _ => Subject::Reception,
        };
        let subject = |name: &String| if name == "@kind" { Some(own) } else { Subject::from_name(name) };
        let subjects: Vec<Subject> = self.form.basis.iter().filter_map(subject).collect();
        let cited = self.law.cited(&subjects, self.paper.day());
        let last = cited.len();
        let line = |(place, one): (usize, &Instrument)| {
            let end = if place + 1 == last { '.' } else { ';' };
            Block::Basis(format!("Căn cứ {}{end}", one.as_basis()))
        };
        cited.into_iter().enumerate().map(line).collect()
    }

    fn rows(&self, name: &str) -> Vec<Block> {
        let Some(field) = self.form.field.iter().find(|field| field.name == name) else { return Vec::new() };
        let text = self.paper.fields.get(name).map(String::as_str).unwrap_or_default();
        let row = |(place, line): (usize, &str)| {
            let mut cells: Vec<String> = line.split('|').map(|cell| cell.trim().to_owned()).collect();
            cells.resize(field.columns.len(), String::new());
            cells.insert(0, (place + 1).to_string());
            cells
        };
        let rows: Vec<_> = text.lines().filter(|line| !line.trim().is_empty()).enumerate().map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let mut head = vec!["STT"];
        head.extend(field.columns.iter().map(String::as_str));
        let mut widths = vec![13, 50];
        widths.resize(head.len(), 24);
        table(&head, &widths, rows)
    }
}

fn table(head: &[&str], widths: &[u32], rows: Vec<Vec<String>>) -> Vec<Block> {
    let head = head.iter().map(|text| (*text).to_owned()).collect();
    vec![Block::Table { head, widths: widths.to_vec(), rows }]
}
