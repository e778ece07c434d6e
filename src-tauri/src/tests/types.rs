//! Writes `ui/api/types.d.ts` from the commands as they stand in Rust, so that tsc knows every command, the names of
//! its arguments and every code. The test fails when the file was stale, and has then written it anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use casebook::codes;

/// What stands for the house's own shapes.
const HEAD: &str = "// Generated from Rust by `cargo test -p so-tiep-dan`; do not edit.

export type Draft = Record<string, unknown>;
export type Row = Record<string, any>;
export interface Fault { line?: number; ref?: string; field: string; code: string; say: string }
export interface Answer {
  code:
    | 'faults' | 'locked' | 'wrong_passphrase' | 'damaged' | 'in_use' | 'newer' | 'no_register' | 'not_empty'
    | 'not_found' | 'disk' | 'log_behind' | 'misplaced' | 'clock' | 'usage' | 'cancelled' | 'old_sheet'
    | 'other';
  say: string;
  faults: Fault[];
  wait?: number;
}
export interface Done<T> { value: T; touched: string[]; soft: Fault[] }
export interface Named { type: string; ref: string; id: number; number?: string }
export type Cursor = [unknown, number];
export interface Query {
  search?: string | null;
  filter?: Record<string, string>;
  sort?: { column: string; descending?: boolean } | null;
  after?: Cursor | null;
  limit?: number | null;
  ids?: number[] | null;
}
export interface Page { rows: Row[]; next: Cursor | null; total: number | null; over: boolean }
export interface Opened {
  record: Row;
  id: number;
  secret: boolean;
  labels: Record<string, string>;
  known: Record<string, Row>;
  row: Row | null;
  related: Record<string, any>;
}
export interface Event {
  at: string;
  act: string;
  say: string;
  changes: { field: string; label: string; from: string; to: string }[];
}
export interface Layout {
  title: string;
  note: string;
  columns: { key: string; number: number; head: string[]; width: number }[];
}
export interface Printed {
  unit: string;
  title: string;
  year: number;
  opening: string;
  closing: string[];
  warning: string;
  masked: boolean;
  parts: {
    form: string;
    note: string;
    from: string;
    to: string;
    size: number;
    heads: { text: string; columns: number; rows: number }[][];
    head_heights: number[];
    numbers: number[];
    widths: number[];
    pages: { cells: string[]; struck: boolean; goes_on: boolean }[][];
  }[];
}
export interface Law {
  years: { year: number; mark: string; off: string[]; work: string[] }[];
  rules: Row[];
  instruments: { id: string; subjects: string[]; citation: string; valid_from: string; valid_to: string | null }[];
}
export interface Rule { weekday: number; lane: string; host: string; from: string; to: string }
export interface Day { iso: string; show: string; asks: string[] }
export interface ColumnPlan {
  letter: string;
  place: number;
  heading: string;
  holds: string;
  encoding: 'unicode' | 'tcvn3' | 'vni';
  before?: string;
  after?: string;
  sure: boolean;
}
export interface Plan {
  sheet: string;
  header_row: number;
  header_rows: number;
  layout: string;
  columns: ColumnPlan[];
  headings: string;
  year?: number;
  processed_at_receipt: boolean;
  field?: string;
  only_open: boolean;
}
export interface Remark { column?: string; heading?: string; code: string; say: string }
export interface Verdict { row: number; outcome: string; records: number; faults: Remark[]; soft: Remark[] }
export interface Imported {
  batch: string;
  good: number;
  soft: number;
  bad: number;
  skipped: number;
  records: Record<string, number>;
  verdicts: Verdict[];
}
export type Given = { passphrase: string } | { code: string };
export interface NewSecret { say: string; groups: string[] | null; lagging: string[] }
export interface Shown { lines: string[]; again: number }
export interface Batch { batch: string; on: string; records: Record<string, number> }
export interface Saved { file: string; say: string }
export interface GridColumn { key: string; head: string; width?: number; words?: Record<string, string> }
export type Whom = { person: string } | { in: string; place: number };
export interface Candidate {
  whom: Whom;
  full_name: string;
  birth: string | null;
  id_number: string | null;
  address: string;
  phone: string | null;
  stands: { type: string; ref: string; number: string; on: string }[];
}
export interface Merge {
  type: string;
  kept: string;
  kept_title: string;
  other: string;
  other_title: string;
  on: string;
}
export interface Passage { title: string; paragraphs: string[] }
export interface Strength { score: number; say: string }
export interface Unfinished { form: any; field: string | null; at: string }
export interface HalfWritten { screen: string; at: string; called: string }
export interface Step { act: number; cancels: string[] }
export interface Place { merges?: boolean; slices?: string[]; ref?: string | null }
export interface Preset { label: string; say: string; from: string; to: string }
export interface Standing {
  state: 'none' | 'locked' | 'open';
  practice: boolean;
  practice_exists: boolean;
  real_exists: boolean;
  unit: Row | null;
  today: string;
  period: Preset | null;
  sheet: boolean;
  idle_seconds: number;
  doubt: string | null;
}
export interface Expired { ref: string; number: string; received_on: string; filed_on: string }
export interface Audit { ok: boolean; journal_head: string; lines: { ok: boolean; say: string }[] }
export interface FirstScreen {
  period: Preset;
  counters: { visits: number; people: number; petitions: number; matters: number };
  session: Row | null;
  twelve_months: { label: string; visits: number; petitions: number }[];
  due: Row[];
  kept: Row[];
  unfinished: HalfWritten[];
  lagging: string[];
}
export interface Recalled {
  ref?: string;
  full_name: string;
  address?: string;
  hamlet?: string;
  birth?: string;
  id_number?: string;
  id_type?: string;
  phone?: string;
  visits: number;
  last: string;
  say: string;
}
export interface Hint {
  type: 'visit' | 'petition';
  ref: string;
  number: string;
  on: string;
  title: string;
  text: string;
  matter?: string;
  matter_title?: string;
  original?: string;
  secret: boolean;
  because: { reason: LikenessCode; say: string }[];
}
export interface Offer { form: string; name: string }
export interface PaperField {
  name: string;
  label: string;
  kind: string;
  from: string | null;
  required: boolean;
  choices: [string, string][];
  columns: string[];
}
export interface Blank { form: { code: string; name: string; field: PaperField[]; [key: string]: any }; draft: Draft }
export interface Retrospect {
  period: Preset;
  until: string;
  charts: {
    code: string;
    title: string;
    note: string;
    head: string;
    series: [string, string][];
    share: string;
    marks: { code: string; label: string; figures: number[]; share: string }[];
  }[];
  columns: { code: string; label: string; opens: boolean }[];
  offices: { ref: string; name: string; side: string; figures: number[]; share: string }[];
}
export interface Sheet {
  reprint?: boolean;
  office: string[];
  number?: string;
  subject?: string;
  dated?: string;
  title?: string;
  about?: string;
  greeting?: string;
  body: {
    text?: string;
    heading?: string;
    basis?: string;
    table?: { head: string[]; widths: number[]; rows: string[][] };
  }[];
  recipients?: string[];
  signatures: { heading: string[]; hint?: string; name?: string }[];
}
";

#[test]
fn the_types_of_the_front_end_are_those_of_the_commands() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut signatures = BTreeMap::new();
    for (file, text) in super::files(&folder.join("src/command")) {
        for part in text.split("#[tauri::command(async").skip(1) {
            let signature = part.split("pub fn ").nth(1).unwrap().split(" {\n").next().unwrap();
            let (name, rest) = signature.split_once('(').unwrap();
            signatures.insert(name.to_owned(), (file.clone(), rest.to_owned()));
        }
    }
    let mut types = HEAD.to_owned();
    for (table, pairs) in codes::pairs() {
        let codes: Vec<String> = pairs.iter().map(|(code, _)| format!("'{code}'")).collect();
        let name: String = table.split('_').map(capital).collect();
        writeln!(types, "export type {name}Code = {};", codes.join(" | ")).unwrap();
    }
    types.push_str("\n/** Every command: what it takes and what it answers. */\nexport interface Commands {\n");
    for (name, (_, rest)) in &signatures {
        let (arguments, answer) = rest.rsplit_once(')').map(|(a, b)| split(a, b)).unwrap();
        writeln!(types, "  {name}: {{ args: {{ {} }}; answer: {} }};", arguments.join("; "), answer).unwrap();
    }
    types.push_str("}\n");
    let path = folder.join("../ui/api/types.d.ts");
    let held = fs::read_to_string(&path).unwrap_or_default();
    if held != types {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &types).unwrap();
    }
    assert!(held == types, "ui/api/types.d.ts was stale and is written anew");
}

/// Parts a signature: arguments in JS's words, and the answer. An answer may hold `)` itself only as `()`.
fn split(arguments: &str, answer: &str) -> (Vec<String>, String) {
    let (arguments, answer) = match arguments.split_once(") ->") {
        Some((own, begun)) => (own, format!("{begun}){answer}")),
        None => (arguments, answer.to_owned()),
    };
    let own = pieces(arguments);
    let told = own.iter().filter_map(|one| one.split_once(": ")).filter(|(_, kind)| !is_given(kind));
    let named = told.map(|(name, kind)| {
        let optional = if kind.starts_with("Option<") { "?" } else { "" };
        format!("{}{optional}: {}", name.trim().trim_start_matches("r#"), typed(kind))
    });
    let answer = answer.trim().trim_start_matches("->").trim();
    (named.collect(), if answer.is_empty() { "null".to_owned() } else { typed(answer) })
}

/// What Tauri gives and JS never sends.
fn is_given(kind: &str) -> bool {
    kind.starts_with("State<") || kind.starts_with("tauri::State<") || kind == "AppHandle"
}

/// Parts a list at the commas that stand outside `<…>`.
fn pieces(list: &str) -> Vec<String> {
    let (mut all, mut depth) = (vec![String::new()], 0);
    for letter in list.chars().filter(|letter| *letter != '\n') {
        depth += i32::from(letter == '<') - i32::from(letter == '>');
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

/// A Rust type in TypeScript's words.
fn typed(kind: &str) -> String {
    let within = |outer: &str| kind.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(inner) = within("Result<") {
        return typed(inner);
    }
    if let Some(inner) = within("Option<") {
        return format!("{} | null", typed(inner));
    }
    if let Some(inner) = within("Vec<") {
        return format!("{}[]", typed(inner));
    }
    if let Some(inner) = within("Done<") {
        return format!("Done<{}>", typed(inner));
    }
    match kind.trim_start_matches("&'static ") {
        "String" | "NaiveDate" => "string".to_owned(),
        "i32" | "i64" | "u32" | "usize" => "number".to_owned(),
        "bool" => "boolean".to_owned(),
        "()" => "null".to_owned(),
        "Value" => "any".to_owned(),
        "Record" => "Opened".to_owned(),
        "BTreeMap<usize, String>" | "BTreeMap<String, String>" => "Record<string, string>".to_owned(),
        known => {
            assert!(
                HEAD.contains(&format!(" {known} ")) || HEAD.contains(&format!(" {known}<")),
                "no type for {known}"
            );
            known.to_owned()
        }
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
