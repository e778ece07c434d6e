//! Tables of HTML, which web systems write under the name of an .xls: each table a sheet, as one would see it. A library
//! reads the letters and tags as browsers do; which cell closes which is told here.

mod table;

use std::cell::RefCell;

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, CharacterTokens, EndTag, StartTag, Tag, TagToken, Token, TokenSink, TokenSinkResult, Tokenizer,
    TokenizerOpts,
};

use self::table::Table;
use super::{MOST_SHEETS, Opened};
use crate::Refusal;
use crate::sheet::Allowance;

/// Tables in each other.
const DEEPEST: usize = 50;
/// Bytes among which a page says how it is written.
const HEAD: usize = 4_096;

/// Finds how a page says it is written.
pub(super) fn charset(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..bytes.len().min(HEAD)).unwrap_or_default()).to_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let label = after.trim_start_matches(['"', '\'', ' ']);
    Some(label.chars().take_while(|letter| letter.is_ascii_alphanumeric() || "-_".contains(*letter)).collect())
}

/// Reads every table of a page that holds something.
pub(super) fn sheets(page: &str) -> Result<Opened, Refusal> {
    let walk = Tokenizer::new(Walk::default(), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(page.into());
    // No script is ever run: whatever asks for one goes on.
    while !input.is_empty() {
        let _ = walk.feed(&input);
    }
    walk.end();
    let State { mut open, mut ended, failed, .. } = walk.sink.state.into_inner();
    // A page cut short leaves its last table open.
    ended.extend(std::iter::from_fn(|| open.pop()));
    ended.sort_by_key(Table::place);
    if let Some(why) = failed {
        return Err(why);
    }
    let (mut opened, mut left) = (Opened::default(), Allowance::default());
    for table in ended.into_iter().filter(Table::holds) {
        let name = format!("Bảng {}", opened.sheets.len() + opened.left.len() + 1);
        let mut taken = left.clone();
        let (sheet, read) = table.sheet(name, &mut taken);
        if read.is_ok() {
            left = taken;
        }
        opened.take(sheet, read)?;
    }
    if opened.sheets.is_empty() && opened.left.is_empty() { Err(Refusal::NotASheet) } else { Ok(opened) }
}

#[derive(Default)]
struct Walk {
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    /// The tables that are open, each inside the one before it.
    open: Vec<Table>,
    ended: Vec<Table>,
    begun: usize,
    failed: Option<Refusal>,
    /// Elements around the letters that strike them through.
    struck: usize,
}

impl TokenSink for Walk {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            TagToken(tag) if tag.kind == StartTag => {
                state.begin(&tag);
                match tag.name.as_ref() {
                    "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                    "style" | "xmp" | "noscript" => return TokenSinkResult::RawData(RawKind::Rawtext),
                    "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
                    _ => {}
                }
            }
            TagToken(tag) if tag.kind == EndTag => state.end(&tag),
            CharacterTokens(letters) => {
                let struck = state.struck > 0;
                if let Some(table) = state.open.last_mut() {
                    table.letters(&letters, struck);
                }
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl State {
    fn begin(&mut self, tag: &Tag) {
        if tag.name.as_ref() == "table" {
            self.begun += 1;
            if self.begun > MOST_SHEETS * 20 || self.open.len() > DEEPEST {
                self.failed = Some(Refusal::TooManyParts);
            } else {
                self.open.push(Table::begin(self.begun));
            }
            return;
        }
        let is_strike = matches!(tag.name.as_ref(), "s" | "strike" | "del");
        self.struck += usize::from(is_strike && !tag.self_closing);
        if let Some(table) = self.open.last_mut() {
            table.begin_tag(tag);
        }
    }

    fn end(&mut self, tag: &Tag) {
        match tag.name.as_ref() {
            "table" => self.ended.extend(self.open.pop()),
            "s" | "strike" | "del" => self.struck = self.struck.saturating_sub(1),
            name => {
                if let Some(table) = self.open.last_mut() {
                    table.end_tag(name);
                }
            }
        }
    }
}
