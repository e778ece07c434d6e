//! A paper as a document: A4, Times New Roman, laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I has it. The same sheet
//! gives the same bytes.

mod attached_forms;
mod columns;
mod package;
mod word;

use vault::error::Result;

use register::record::paper::sheet::{Block, COUNTRY, MOTTO, REPRINT, Sheet, Signature, cut};
use report::xlsx::text_width;

use self::package::Properties;
use self::word::{Align, Cell, Line, Page, Paragraph, Piece, Row, Run, Section, Style, Table};

/// Twentieths of a point in a millimetre.
const MM: f64 = 1440.0 / 25.4;
/// The room between the margins: 210 − 30 − 20 mm.
const ROOM: usize = 9071;
/// The left column of the head: as much as leaves the country's name its one line.
const HEAD_LEFT: usize = 3400;
/// The left column of the foot.
const LEFT: usize = 3900;
/// The size of the body, in half points: 14.
const BODY: usize = 28;

/// Less than this above the closing words is a line too few to stand with a signature, in letters.
const A_LINE: usize = 90;

/// Writes a sheet as a .docx file.
pub fn docx(sheet: &Sheet) -> Result<Vec<u8>> {
    let upright = Page { across: false, margins: [20.0, 20.0, 20.0, 30.0].map(mm), header: mm(10.0) };
    let mut sections = vec![Section { pieces: pieces(sheet), page: upright }];
    sections.extend(attached_forms::sections(sheet)?);
    let about = if sheet.title.is_empty() { &sheet.subject } else { &sheet.about };
    let said = [&sheet.title, about].map(|text| text.trim());
    let properties = Properties { title: said.join(" ").trim().to_owned(), author: sheet.office.join(" ") };
    package::package(&properties, BODY, &sections)
}

fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let mut all = Vec::new();
    if sheet.reprint {
        let mark = Paragraph::new(vec![Run::new(REPRINT, 24).italic()]);
        all.push(Piece::Paragraph(Paragraph { align: Align::Right, ..mark }));
    }
    all.push(Piece::Table(head(sheet)));
    all.extend(title(sheet).into_iter().map(Piece::Paragraph));
    for block in &sheet.body {
        match block {
            Block::Table { head, widths, rows } => {
                // The words over a table stand with it.
                if let Some(Piece::Paragraph(over)) = all.last_mut() {
                    over.keep_next = true;
                }
                all.extend([Piece::Table(table(head, widths, rows)), Piece::Paragraph(gap(60))]);
            }
            Block::Text(text) => all.extend(paragraphs(text).into_iter().map(Piece::Paragraph)),
            Block::Heading(text) => all.push(Piece::Paragraph(heading(text))),
            Block::Basis(text) => all.push(Piece::Paragraph(flowing(vec![Run::new(text, BODY).italic()]))),
        }
    }
    kept_with_signature(&mut all);
    let pause = Paragraph { keep_next: true, ..gap(120) };
    all.extend([Piece::Paragraph(pause), Piece::Table(foot(sheet)), Piece::Paragraph(gap(0))]);
    all
}

/// Who signs never stands alone on a page, nor with nothing but the closing words.
fn kept_with_signature(all: &mut [Piece]) {
    for (place, piece) in all.iter_mut().rev().enumerate() {
        match piece {
            Piece::Paragraph(one) => {
                one.keep_next = true;
                let letters: usize = one.runs.iter().map(|run| run.text.chars().count()).sum();
                if place > 0 && letters >= A_LINE {
                    return;
                }
            }
            Piece::Table(table) => {
                if let Some(last) = table.rows.last_mut() {
                    last.keep_next();
                }
                return;
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a page")]
fn mm(length: f64) -> u32 {
    (length * MM).round() as u32
}

fn gap(after: u32) -> Paragraph {
    Paragraph { after, line: Line::Exactly(120), ..Paragraph::new(vec![Run::new("", 8)]) }
}

/// A rule under a text, as long as a part of it, in a cell of a width.
fn rule(text: &str, points: f64, bold: bool, part: f64, room: usize) -> Paragraph {
    let long = text_width(text, points, bold) * 20.0 * part;
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a length on a page"
    )]
    let indent = (((room as f64 - 200.0) - long) / 2.0).max(0.0) as u32;
    Paragraph { before: 20, indent, ruled: true, ..gap(0) }
}

fn line(text: &str, size: usize, bold: bool, italic: bool) -> Paragraph {
    let run = Run { text: text.to_owned(), size, bold, italic };
    Paragraph { align: Align::Centre, ..Paragraph::new(vec![run]) }
}

/// Quốc hiệu, tiêu ngữ on the right; the office, số, ký hiệu and a công văn's trích yếu on the left.
fn head(sheet: &Sheet) -> Table {
    let right = ROOM - HEAD_LEFT;
    let mut office: Vec<Paragraph> = sheet.office.iter().map(|text| line(text, 26, true, false)).collect();
    office.push(rule(sheet.office.last().map_or("", String::as_str), 13.0, true, 0.5, HEAD_LEFT));
    let country =
        vec![line(COUNTRY, 24, true, false), line(MOTTO, 26, true, false), rule(MOTTO, 13.0, true, 1.0, right)];
    let mut rows = vec![Row::new(vec![Cell::new(HEAD_LEFT, office), Cell::new(right, country)])];
    if !sheet.number.is_empty() || !sheet.dated.is_empty() {
        let mut number = vec![line(&sheet.number, 26, false, false)];
        if !sheet.subject.is_empty() {
            number.push(line(&sheet.subject, 24, false, false));
        }
        let dated = vec![line(&sheet.dated, 26, false, true)];
        rows.push(Row::new(vec![Cell::new(HEAD_LEFT, number), Cell::new(right, dated)]));
    }
    plain_table(rows, vec![HEAD_LEFT, right])
}

fn plain_table(rows: Vec<Row>, grid: Vec<usize>) -> Table {
    Table { grid, rows, lines: false, margin: 108 }
}

/// Tên loại and trích yếu with their rule; kính gửi.
fn title(sheet: &Sheet) -> Vec<Paragraph> {
    let mut all = vec![gap(120)];
    if !sheet.title.is_empty() {
        let title = |text: &str| Paragraph { style: Style::Title, ..line(text, BODY, true, false) };
        all.push(title(&sheet.title));
        if !sheet.about.is_empty() {
            all.push(title(&sheet.about));
            let short = sheet.about.chars().count() < 40;
            all.push(rule(if short { &sheet.about } else { MOTTO }, 14.0, true, 0.4, ROOM));
        }
        all.push(gap(60));
    }
    if !sheet.greeting.is_empty() {
        let greeting = line(&format!("Kính gửi: {}", sheet.greeting), BODY, false, false);
        all.push(Paragraph { before: 60, after: 160, ..greeting });
    }
    all
}

/// A text in the body: justified, first line 1,27 cm in, 6 pt after it.
fn flowing(runs: Vec<Run>) -> Paragraph {
    Paragraph { align: Align::Justified, after: 120, line: Line::Of(264), first_line: 720, ..Paragraph::new(runs) }
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    text.lines().map(|line| flowing(vec![Run::new(line, BODY)])).collect()
}

/// A heading is one of the document's outline where nothing but it stands in its paragraph.
fn heading(text: &str) -> Paragraph {
    let (bold, rest) = cut(text);
    let bold = Run::new(bold, BODY).bold();
    if rest.is_empty() {
        return Paragraph { style: Style::Heading, keep_next: true, ..flowing(vec![bold]) };
    }
    flowing(vec![bold, Run::new(format!(" {rest}"), BODY)])
}

fn table(head: &[String], widths: &[u32], rows: &[Vec<String>]) -> Table {
    let sum = usize::try_from(widths.iter().sum::<u32>()).unwrap_or(1).max(1);
    let grid: Vec<usize> = widths.iter().map(|one| ROOM * usize::try_from(*one).unwrap_or(0) / sum).collect();
    let columns = columns::aligned(rows);
    let cell = |text: &str, width: usize, align: Align, bold: bool| {
        let run = Run { bold, ..Run::new(text, 26) };
        let paragraph = Paragraph { align, before: 30, after: 30, ..Paragraph::new(vec![run]) };
        Cell { middle: bold, ..Cell::new(width, vec![paragraph]) }
    };
    let heads = head.iter().zip(&grid).map(|(text, width)| cell(text, *width, Align::Centre, true));
    let mut all = vec![Row { header: true, ..Row::new(heads.collect()) }];
    all.extend(rows.iter().map(|row| {
        let cells = row.iter().enumerate().zip(&grid).map(|((place, text), width)| match columns.get(place) {
            Some(Some(column)) => cell(&column.written(text), *width, Align::Right, false),
            _ => cell(text, *width, Align::Left, false),
        });
        Row::new(cells.collect())
    }));
    // A head never stands without its first row.
    if let Some(head) = all.first_mut() {
        head.keep_next();
    }
    Table { grid, rows: all, lines: true, margin: 90 }
}

/// Nơi nhận on the left and the office's signature on the right, or everybody who signs side by side: the names then
/// stand in a row of their own, on one line.
fn foot(sheet: &Sheet) -> Table {
    let mut above = Vec::new();
    let mut below = Vec::new();
    let mut grid = Vec::new();
    if !sheet.recipients.is_empty() {
        let mut paragraphs = vec![aside("Nơi nhận:", 24, true)];
        let last = sheet.recipients.len() - 1;
        for (place, one) in sheet.recipients.iter().enumerate() {
            let end = if place == last { '.' } else { ';' };
            paragraphs.push(aside(&format!("- {one}{end}"), 22, false));
        }
        above.push(Cell::new(LEFT, paragraphs));
        grid.push(LEFT);
    }
    let alone = sheet.recipients.is_empty();
    let room = (ROOM - grid.iter().sum::<usize>()) / sheet.signatures.len().max(1);
    for one in &sheet.signatures {
        let mut signed = signed(one);
        if alone {
            below.push(Cell::new(room, vec![line(&one.name, BODY, true, false)]));
        } else {
            signed.push(pause());
            signed.push(line(&one.name, BODY, true, false));
        }
        above.push(Cell::new(room, signed));
        grid.push(room);
    }
    let mut rows = vec![Row::new(above)];
    if alone {
        rows.push(Row::new(grid.iter().map(|width| Cell::new(*width, vec![pause()])).collect()));
        rows.push(Row::new(below));
    }
    // The words above a name stand on its page.
    if let Some((_, above)) = rows.split_last_mut() {
        above.iter_mut().for_each(Row::keep_next);
    }
    plain_table(rows, grid)
}

/// Room for a hand and a seal.
fn pause() -> Paragraph {
    Paragraph { before: 1200, ..line("", BODY, false, false) }
}

fn aside(text: &str, size: usize, head: bool) -> Paragraph {
    Paragraph::new(vec![Run { text: text.to_owned(), size, bold: head, italic: head }])
}

fn signed(one: &Signature) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = one.heading.iter().map(|text| line(text, 26, true, false)).collect();
    if !one.hint.is_empty() {
        all.push(line(&one.hint, 24, false, true));
    }
    all
}
