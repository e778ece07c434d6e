//! Writes `ui/api/types.d.ts` from the commands and their types as they stand in Rust, so that tsc knows every command,
//! the names of its arguments, every part of its answer and every code. The test fails when the file was stale, and has
//! then written it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use casebook::codes;
use ts_rs::{Config, TS, TypeVisitor};

/// What stands above the types: those that have none in Rust, for what they hold is not known before it is read.
const HEAD: &str = "// Generated from Rust by `cargo test -p so-tiep-dan`; do not edit.

/** A line of the open format without `type`, as a form sends it. */
export type Draft = Record<string, unknown>;
/** A row of a list: which columns it has its slice says. */
export type Row = Record<string, any>;
";

/// The types that were met: what each is called in Rust where a command names it, and what TypeScript says of each.
struct Types {
    config: Config,
    named: BTreeMap<String, String>,
    declared: BTreeMap<String, String>,
}

impl Types {
    /// Takes down a type a command names, by its path, and whatever it is made of.
    fn name<T: TS + 'static>(&mut self, path: &str) {
        let own = path.split('<').next().unwrap().rsplit(':').next().unwrap().trim();
        let before = self.named.insert(own.to_owned(), T::ident(&self.config));
        assert!(before.is_none(), "two types of commands are called {own}");
        self.visit::<T>();
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let Some(_) = T::output_path() else {
            T::visit_generics(self);
            return;
        };
        let (ident, docs) = (T::ident(&self.config), T::docs().unwrap_or_default());
        let declaration = format!("{docs}export {}", T::decl(&self.config));
        if let Some(before) = self.declared.insert(ident.clone(), declaration.clone()) {
            assert_eq!(before, declaration, "two types are called {ident}");
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
    }
}

macro_rules! types {
    ($($path:ty),+ $(,)?) => {{
        let config = Config::new().with_large_int("number");
        let mut types = Types { config, named: BTreeMap::new(), declared: BTreeMap::new() };
        $(types.name::<$path>(stringify!($path));)+
        types
    }};
}

/// Every type a command names, and what a command fails with.
fn types() -> Types {
    types![
        casebook::Done<()>,
        casebook::book::Named,
        casebook::book::Record,
        casebook::book::Step,
        casebook::casebook::audit::Audit,
        casebook::casebook::half_written::Unfinished,
        casebook::guide::Passage,
        casebook::half_written::HalfWritten,
        casebook::hamlet::Hamlet,
        casebook::history::Event,
        casebook::import::Batch,
        casebook::import::Imported,
        casebook::import::ImportedBook,
        casebook::import::Look,
        casebook::import::Returned,
        casebook::import::Plan,
        casebook::list::GridColumn,
        casebook::list::Page,
        casebook::list::Query,
        casebook::merge::Candidate,
        casebook::merge::Merge,
        casebook::merge::Whom,
        casebook::office::Office,
        casebook::officer::Officer,
        casebook::paper::Blank,
        casebook::paper::Offer,
        casebook::paper::Sheet,
        casebook::passphrase::Strength,
        casebook::recall::Recalled,
        casebook::telling::Telling,
        casebook::recognise::Hint,
        casebook::report::retrospect::Retrospect,
        casebook::report::written::Written,
        casebook::retention::Expired,
        casebook::session::plan::Pattern,
        casebook::setting::Setting,
        casebook::setting::amend::Known,
        casebook::today::Preset,
        casebook::unit::Unit,
        casebook::yearbook::Layout,
        casebook::yearbook::Printed,
        crate::answer::Answer,
        crate::command::backup::BackupStanding,
        crate::command::backup::Backups,
        crate::command::backup::Judged,
        crate::command::backup::Shown,
        crate::command::close::PeriodAsSent,
        crate::command::close::Revised,
        crate::command::desk::Created,
        crate::command::desk::FirstScreen,
        crate::command::desk::Place,
        crate::command::desk::Standing,
        crate::command::desk::Undone,
        crate::command::desk::day::Day,
        crate::command::find::FoundRecord,
        crate::command::import::Chosen,
        crate::command::mobilisation::Annex,
        crate::command::report::Behind,
        crate::command::report::DrawnReport,
        crate::command::session::Outlook,
        crate::command::session::Shifted,
        crate::command::written::WrittenSheet,
        crate::desk::Given,
        crate::desk::NewSecret,
        crate::shelf::Saved,
    ]
}

#[test]
fn the_types_of_the_front_end_are_those_of_the_commands() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut types = types();
    let mut commands = BTreeMap::new();
    for (file, text) in super::files(&folder.join("src/command")) {
        for part in text.split("#[tauri::command(async").skip(1) {
            let signature = part.split("pub fn ").nth(1).unwrap().split(" {\n").next().unwrap();
            let line = command(&types.named, signature).unwrap_or_else(|kind| panic!("{file}: no type for {kind}"));
            commands.insert(signature.split('(').next().unwrap().to_owned(), line);
        }
    }
    // A table of codes no command names is still told to the lists of the window.
    for (table, pairs) in codes::pairs() {
        let name = codes::type_name(table);
        let union: Vec<String> = pairs.iter().map(|(code, _)| format!("'{code}'")).collect();
        types.declared.entry(name.clone()).or_insert_with(|| format!("export type {name} = {};", union.join(" | ")));
    }
    let mut text = HEAD.to_owned();
    for declaration in types.declared.values() {
        writeln!(text, "{}", laid(declaration)).unwrap();
    }
    text.push_str("\n/** Every command: what it takes and what it answers. */\nexport interface Commands {\n");
    for (name, line) in &commands {
        writeln!(text, "  {name}: {line};").unwrap();
    }
    text.push_str("}\n");
    let path = folder.join("../ui/api/types.d.ts");
    let held = fs::read_to_string(&path).unwrap_or_default();
    if held != text {
        fs::write(&path, &text).unwrap();
    }
    assert!(held == text, "ui/api/types.d.ts was stale and is written anew");
}

/// Lays a declaration out for the eye: every part of an object on a line of its own, below what is said of it.
fn laid(declaration: &str) -> String {
    let (mut text, mut open, mut rest) = (String::new(), Vec::new(), declaration);
    while let Some(letter) = rest.chars().next() {
        if let Some((said, after)) = rest.strip_prefix("/**").and_then(|rest| rest.split_once("*/")) {
            let words: Vec<&str> = said.split_whitespace().filter(|word| *word != "*").collect();
            write!(text, "/** {} */", words.join(" ")).unwrap();
            rest = below(&mut text, &open, after);
            continue;
        }
        rest = &rest[letter.len_utf8()..];
        // What an object holds under any name is said in one line: `{ [key in string]: number }`.
        let parted = open.last() == Some(&'{');
        match letter {
            '{' if rest.starts_with(" [") => open.push('['),
            '{' | '[' | '<' => open.push(letter),
            '}' | ']' | '>' => drop(open.pop()),
            _ => {}
        }
        if letter == '}' && parted {
            let _ = below(&mut text, &open, "");
        }
        text.push(if letter == ',' && parted { ';' } else { letter });
        if (letter == '{' && open.last() == Some(&'{')) || (letter == ',' && parted) {
            rest = below(&mut text, &open, rest);
        }
    }
    text
}

/// Begins a line as deep as the objects that are open, and gives what stands on it.
fn below<'a>(text: &mut String, open: &[char], rest: &'a str) -> &'a str {
    text.truncate(text.trim_end().len());
    write!(text, "\n{}", "  ".repeat(open.iter().filter(|letter| **letter == '{').count())).unwrap();
    rest.trim_start()
}

/// Says in TypeScript what a command takes and answers; fails with the Rust type that nothing is known of.
fn command(named: &BTreeMap<String, String>, signature: &str) -> Result<String, String> {
    let argument = |(name, kind): (String, String)| {
        let optional = if kind.starts_with("Option<") { "?" } else { "" };
        Ok(format!("{name}{optional}: {}", typed(named, &kind)?))
    };
    let arguments = arguments(signature).into_iter().map(argument).collect::<Result<Vec<_>, String>>()?;
    let answer = signature.rsplit_once(") ->").map_or("()", |(_, answer)| answer.trim());
    Ok(format!("{{ args: {{ {} }}; answer: {} }}", arguments.join("; "), typed(named, answer)?))
}

/// The arguments JS sends, from what stands between a command's name and its body: names and Rust types.
pub fn arguments(signature: &str) -> Vec<(String, String)> {
    let (_, rest) = signature.split_once('(').unwrap();
    let own = rest.rsplit_once(") ->").map_or_else(|| rest.trim_end_matches(')'), |(own, _)| own);
    let own = pieces(own);
    let told = own.iter().filter_map(|one| one.split_once(": ")).filter(|(_, kind)| !is_given(kind));
    told.map(|(name, kind)| (name.trim().trim_start_matches("r#").to_owned(), kind.to_owned())).collect()
}

/// What Tauri gives and JS never sends.
fn is_given(kind: &str) -> bool {
    kind.starts_with("State<") || kind.starts_with("tauri::State<") || kind == "AppHandle"
}

/// Parts a list at the commas that stand outside `<…>`.
fn pieces(list: &str) -> Vec<String> {
    let (mut all, mut depth) = (vec![String::new()], 0);
    for letter in list.chars().filter(|letter| *letter != '\n') {
        depth += i32::from(matches!(letter, '<' | '(')) - i32::from(matches!(letter, '>' | ')'));
        if letter == ',' && depth == 0 {
            all.push(String::new());
        } else {
            all.last_mut().unwrap().push(letter);
        }
    }
    all.into_iter()
        .map(|one| one.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|one| !one.is_empty())
        .collect()
}

/// A Rust type in TypeScript's words; fails with the type that nothing is known of.
fn typed(named: &BTreeMap<String, String>, kind: &str) -> Result<String, String> {
    let kind = kind.trim().trim_start_matches("&'static ");
    if let Some(parts) =
        kind.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')).filter(|parts| !parts.is_empty())
    {
        let parts = pieces(parts).iter().map(|part| typed(named, part)).collect::<Result<Vec<_>, _>>()?;
        return Ok(format!("[{}]", parts.join(", ")));
    }
    let (outer, inner) = kind.split_once('<').map_or((kind, ""), |(outer, inner)| (outer, inner.trim_end()));
    let inner = inner.strip_suffix('>').unwrap_or_default();
    Ok(match outer {
        "Result" => typed(named, inner)?,
        "Option" => format!("{} | null", typed(named, inner)?),
        "Vec" => format!("{}[]", typed(named, inner)?),
        "BTreeMap" => format!("Record<string, {}>", typed(named, pieces(inner).last().unwrap())?),
        "String" | "NaiveDate" => "string".to_owned(),
        "i32" | "i64" | "u32" | "usize" => "number".to_owned(),
        "bool" => "boolean".to_owned(),
        "()" => "null".to_owned(),
        "Draft" => "Draft".to_owned(),
        "Value" => "unknown".to_owned(),
        _ => {
            let name = named.get(outer).ok_or_else(|| kind.to_owned())?;
            if inner.is_empty() { name.clone() } else { format!("{name}<{}>", typed(named, inner)?) }
        }
    })
}
