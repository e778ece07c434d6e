//! Putting a paper together: the form of its day, filled with the facts of its record, and every reason why it cannot
//! be made.

mod body;

use calendar::law::Law;
use chrono::NaiveDate;
use vault::Reader;
use vault::error::{Error, Result};
use words::day;
use words::fault::{Fault, Trouble};
use words::vietnamese::fold::fold;

use super::Paper;
use super::fill::Facts;
use super::form::{Field, Form, Signing, To, Version, form};
use register::record::officer::signing::OF_THE_HEAD;
use register::record::paper::sheet::{Sheet, Signature};
use register::record::petition::Kind;
use register::record::setting;
use register::secrecy::MASK;

/// What is written where nothing is known: a line to write on.
const DOTS: &str = "……………………";
/// What stands for a number or a day not given yet.
const BLANK: &str = "        ";

/// Puts a paper together; without `show` a denouncer is covered. Every reason against it is answered at once.
pub(super) fn compose(r: Reader<'_>, paper: &Paper, show: bool) -> Result<Sheet> {
    let no_form = || Error::fault(Fault::at("form", Trouble::NoForm));
    let form = form(&paper.form).ok_or_else(no_form)?;
    let version = form.on(paper.day()).ok_or_else(no_form)?;
    let law = setting::law(r)?;
    let facts = Facts::of(r, form, paper, show)?;
    let kinds = version.kinds.as_ref().unwrap_or(&form.kinds);
    let fits = |kind: Kind| kinds.iter().any(|one| one == words::codes::Code::code(kind));
    if !kinds.is_empty() && !facts.kind.is_some_and(fits) {
        return Err(no_form());
    }
    let writer = Writer { form, version, paper, facts: &facts, law: &law, blank: false };
    let sheet = writer.sheet();
    let faults = writer.faults(&sheet);
    if faults.is_empty() { Ok(sheet) } else { Err(Error::Faults(faults, 0)) }
}

/// What a new paper is filled with before the clerk writes anything: its fields by name, and its nơi nhận.
pub(super) type Beginning = (Vec<(String, String)>, Vec<String>);

/// Gives what a form's fields and its nơi nhận are filled with to begin with.
pub(super) fn beginning(r: Reader<'_>, paper: &Paper) -> Result<Beginning> {
    let no_form = || Error::fault(Fault::at("form", Trouble::NoForm));
    let form = form(&paper.form).ok_or_else(no_form)?;
    let version = form.on(paper.day()).ok_or_else(no_form)?;
    let law = setting::law(r)?;
    let facts = Facts::of(r, form, paper, false)?;
    let writer = Writer { form, version, paper, facts: &facts, law: &law, blank: true };
    let filled = |field: &Field| {
        let text = field.from.as_ref().and_then(|from| writer.known(from))?;
        Some((field.name.clone(), text))
    };
    Ok((form.field.iter().filter_map(filled).collect(), writer.recipients()))
}

struct Writer<'a> {
    form: &'a Form,
    version: &'a Version,
    paper: &'a Paper,
    facts: &'a Facts,
    law: &'a Law,
    /// Only the record speaks: nothing is written into it yet.
    blank: bool,
}

impl Writer<'_> {
    fn sheet(&self) -> Sheet {
        let version = self.version;
        let line = |text: &Option<String>| text.as_ref().map(|text| self.filled(text)).unwrap_or_default();
        let recipients =
            if self.paper.recipients.is_empty() { self.recipients() } else { self.paper.recipients.clone() };
        Sheet {
            reprint: false,
            office: self.office(),
            number: if self.form.plain { String::new() } else { self.number() },
            subject: if version.title.is_some() { String::new() } else { line(&version.subject) },
            dated: if self.form.plain { String::new() } else { self.dated() },
            title: line(&version.title),
            about: if version.title.is_some() { line(&version.about) } else { String::new() },
            greeting: self.greeting(),
            body: self.body(),
            recipients: if version.signatures.is_empty() { recipients } else { Vec::new() },
            signatures: self.signatures(),
            annex: self.facts.annex.clone(),
        }
    }

    /// `UBND xã Nghĩa Tá` in two lines, as it stands on papers.
    fn office(&self) -> Vec<String> {
        let unit = self.facts.value("unit").unwrap_or_default();
        match unit.strip_prefix("Ủy ban nhân dân ") {
            Some(rest) => vec!["ỦY BAN NHÂN DÂN".to_owned(), rest.to_uppercase()],
            None => vec![unit.to_uppercase()],
        }
    }

    fn number(&self) -> String {
        let symbol = self.version.symbol.as_deref().unwrap_or("UBND");
        match &self.paper.doc_no {
            Some(no) => format!("Số: {no}"),
            None => format!("Số: {BLANK}/{symbol}"),
        }
    }

    /// The day is given when the paper is issued; until then only its year stands.
    fn dated(&self) -> String {
        let place = self.facts.value("place").unwrap_or_default();
        match self.paper.doc_date {
            Some(on) => format!("{place}, {}", day::in_words(on)),
            None => format!("{place}, ngày {BLANK} tháng {BLANK} năm {}", self.paper.on.format("%Y")),
        }
    }

    fn greeting(&self) -> String {
        let Some(text) = &self.version.greeting else { return String::new() };
        let filled = self.filled(text);
        if text == "{Sender}" {
            let identity = self.facts.value("identity").unwrap_or_default();
            return format!("{filled} {identity}").trim().to_owned();
        }
        filled
    }

    fn recipients(&self) -> Vec<String> {
        let known = self.version.recipients.iter().filter_map(|line| self.known(line));
        // A copy to somebody not named would be a copy to nobody.
        let hidden = |line: &String| self.facts.secret && self.form.to != To::Sender && line.starts_with("Người ");
        known.filter(|line| !hidden(line)).collect()
    }

    fn signatures(&self) -> Vec<Signature> {
        if !self.version.signatures.is_empty() {
            let signed = |one: &Signing| Signature {
                heading: one.heading.clone(),
                hint: one.hint.clone(),
                name: self.known(&one.name).unwrap_or_default(),
            };
            return self.version.signatures.iter().map(signed).collect();
        }
        let Some(signer) = &self.facts.signer else {
            // A report is signed by the head where nobody else is named.
            let heading = if self.facts.written.is_empty() { &[][..] } else { &OF_THE_HEAD };
            let heading = heading.iter().map(|line| (*line).to_owned()).collect();
            return vec![Signature { heading, hint: String::new(), name: String::new() }];
        };
        let unit = self.facts.value("unit").unwrap_or_default();
        vec![Signature { heading: signer.signs(&unit), hint: String::new(), name: signer.full_name.clone() }]
    }

    /// Fills a line; what is not known is a line to write on.
    fn filled(&self, line: &str) -> String {
        self.fill(line).0
    }

    /// Fills a line of which everything must be known.
    fn known(&self, line: &str) -> Option<String> {
        let (text, all) = self.fill(line);
        (all && !text.trim().is_empty()).then_some(text)
    }

    fn fill(&self, line: &str) -> (String, bool) {
        let (mut text, mut rest, mut all) = (String::new(), line, true);
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, after)) = after.split_once('}') else { break };
            text.push_str(before);
            if let Some(value) = self.value(name) {
                text.push_str(&value);
            } else {
                all = false;
                text.push_str(DOTS);
            }
            rest = after;
        }
        text.push_str(rest);
        (tidied(&text), all)
    }

    /// A field of the paper, else a fact of the record.
    fn value(&self, name: &str) -> Option<String> {
        let field = self.form.field.iter().find(|field| field.name == name && !self.blank);
        let held = self.paper.fields.get(name).filter(|text| !text.is_empty());
        match (field, held) {
            (Some(field), Some(text)) if field.kind == "day" => {
                Some(day::iso(text).map_or_else(|| text.clone(), day::show))
            }
            (Some(_), held) => held.cloned(),
            (None, _) => self.facts.value(name),
        }
    }

    fn faults(&self, sheet: &Sheet) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut fault = |field: &str, trouble| faults.push(Fault::at(field, trouble));
        for field in self.form.field.iter().filter(|field| field.required) {
            if !self.paper.fields.contains_key(&field.name) {
                fault(&format!("fields.{}", field.name), Trouble::Missing);
            }
        }
        for field in self.form.field.iter().filter(|field| field.kind == "choice") {
            let held = self.paper.fields.get(&field.name);
            if held.is_some_and(|held| field.choices.iter().all(|(code, _)| code != held)) {
                fault(&format!("fields.{}", field.name), Trouble::UnknownCode);
            }
        }
        let on = self.paper.day();
        let there = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
            from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
        };
        match &self.facts.signer {
            Some(one) if !there(one.valid_from, one.valid_to) => fault("signer", Trouble::NotInOffice),
            None if self.form.signs => fault("signer", Trouble::Missing),
            _ => {}
        }
        match &self.facts.office {
            Some(one) if !there(one.valid_from, one.valid_to) => fault("office", Trouble::NotInOffice),
            None if self.form.office => fault("office", Trouble::Missing),
            _ => {}
        }
        let mut dead: Vec<_> = sheet.texts().into_iter().flat_map(|text| self.law.dead_in(text, on)).collect();
        dead.dedup();
        for one in dead {
            fault("fields", Trouble::DeadLaw(one.citation.clone()));
        }
        // A report goes on to many hands: what the clerk wrote in it names no denouncer.
        for part in self.facts.written.iter().filter(|part| part.text.contains(MASK)) {
            fault(part.section.field.as_deref().unwrap_or_default(), Trouble::NamesDenouncer);
        }
        for field in &self.facts.telling {
            fault(field, Trouble::NamesDenouncer);
        }
        if self.facts.secret && self.form.to == To::Sender {
            self.copies(sheet, &mut fault);
        }
        faults
    }

    /// A denouncer is named only in a paper for the denouncer, and no copy of that one goes to the denounced.
    fn copies(&self, sheet: &Sheet, fault: &mut impl FnMut(&str, Trouble)) {
        let denounced = self.facts.respondent.as_deref().map(fold).unwrap_or_default();
        let copies = sheet.recipients.iter().map(|line| fold(line));
        if !denounced.is_empty() && copies.into_iter().any(|copy| goes_to(&copy, &denounced)) {
            fault("recipients", Trouble::CopyToDenounced);
        }
    }
}

/// What an empty value leaves behind.
fn tidied(text: &str) -> String {
    let mut text =
        text.replace("  ", " ").replace(" .", ".").replace(" ,", ",").replace(" ;", ";").replace("../.", "./.");
    while text.ends_with("..") && !text.ends_with("...") {
        text.pop();
    }
    text.trim_end().to_owned()
}

/// Tells whether a copy goes to the denounced or to the body of the denounced: one holds every word of the other, or
/// the words after a comma ("ông A, Phòng Kinh tế").
fn goes_to(copy: &str, denounced: &str) -> bool {
    let parts = denounced.split([',', '(', ')', '-', ';']).map(str::trim).filter(|part| part.chars().count() > 3);
    parts.into_iter().any(|part| copy.contains(part) || (copy.chars().count() > 3 && part.contains(copy)))
}
