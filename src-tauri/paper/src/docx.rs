//! A paper as a document: A4, Times New Roman, laid out as Nghị định 30/2020/NĐ-CP, Phụ lục I has it. The same sheet
//! gives the same bytes.

mod attached_forms;
mod package;

use docx_rs::{
    AlignmentType, BorderType, BreakType, Docx, Header, LineSpacing, LineSpacingType, PageMargin, PageNum, PageSize,
    Paragraph, ParagraphBorder, ParagraphBorderPosition, ParagraphBorders, Run, RunFonts, Section, SpecialIndentType,
    Table, TableCell, TableLayoutType, TableRow, VAlignType, WidthType,
};
use vault::error::Result;

use register::record::paper::sheet::{Block, COUNTRY, MOTTO, REPRINT, Sheet, Signature, cut};
use report::xlsx::text_width;

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

/// Writes a sheet as a .docx file.
pub fn docx(sheet: &Sheet) -> Result<Vec<u8>> {
    let fonts = || {
        let name = "Times New Roman";
        RunFonts::new().ascii(name).hi_ansi(name).cs(name).east_asia(name)
    };
    let document = Docx::new()
        .default_fonts(fonts())
        .default_size(BODY)
        .created_at("2020-03-05T00:00:00Z")
        .updated_at("2020-03-05T00:00:00Z");
    let document = if sheet.annex.is_empty() {
        let upright = document
            .page_size(mm(210.0), mm(297.0))
            .page_margin(margins())
            .header(page_number())
            .first_header(Header::new().add_paragraph(Paragraph::new()));
        pieces(sheet).into_iter().fold(upright, Piece::into_document)
    } else {
        // What is attached lies across: the text is a section of its own, the rest of the document the annex's.
        let upright = Section::new().page_size(PageSize::new().size(mm(210.0), mm(297.0))).page_margin(margins());
        let upright = pieces(sheet).into_iter().fold(upright.header(page_number()).title_pg(), Piece::into_section);
        attached_forms::add(document.add_section(upright), sheet)?
    };
    package::package(document.build())
}

/// What stands on the page, from top to bottom.
enum Piece {
    Paragraph(Box<Paragraph>),
    Table(Box<Table>),
}

impl Piece {
    fn of(paragraph: Paragraph) -> Self {
        Self::Paragraph(Box::new(paragraph))
    }

    fn into_document(document: Docx, piece: Self) -> Docx {
        match piece {
            Self::Paragraph(one) => document.add_paragraph(*one),
            Self::Table(one) => document.add_table(*one),
        }
    }

    fn into_section(section: Section, piece: Self) -> Section {
        match piece {
            Self::Paragraph(one) => section.add_paragraph(*one),
            Self::Table(one) => section.add_table(*one),
        }
    }
}

fn pieces(sheet: &Sheet) -> Vec<Piece> {
    let mut all = Vec::new();
    if sheet.reprint {
        let mark = Run::new().add_text(REPRINT).italic().size(24);
        all.push(Piece::of(Paragraph::new().add_run(mark).align(AlignmentType::Right)));
    }
    all.push(Piece::Table(Box::new(head(sheet))));
    all.extend(title(sheet).into_iter().map(Piece::of));
    for block in &sheet.body {
        match block {
            Block::Table { head, widths, rows } => {
                all.extend([Piece::Table(Box::new(table(head, widths, rows))), Piece::of(gap(60))]);
            }
            Block::Text(text) => all.extend(paragraphs(text).into_iter().map(Piece::of)),
            Block::Heading(text) => all.push(Piece::of(heading(text))),
            Block::Basis(text) => all.push(Piece::of(flowing(Run::new().add_text(text).italic()))),
        }
    }
    // Who signs never stands alone on a page.
    if let Some(Piece::Paragraph(last)) = all.last_mut() {
        **last = (**last).clone().keep_next(true).keep_lines(true);
    }
    all.extend([Piece::of(gap(120).keep_next(true)), Piece::Table(Box::new(foot(sheet))), Piece::of(gap(0))]);
    all
}

fn page_number() -> Header {
    Header::new().add_paragraph(centred(Paragraph::new().add_page_num(PageNum::new())))
}

fn mm(length: f64) -> u32 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a length on a page")]
    {
        (length * MM).round() as u32
    }
}

fn margins() -> PageMargin {
    let at = |length| i32::try_from(mm(length)).unwrap_or(0);
    PageMargin::new().top(at(20.0)).bottom(at(20.0)).left(at(30.0)).right(at(20.0)).header(at(10.0)).footer(at(10.0))
}

fn centred(paragraph: Paragraph) -> Paragraph {
    paragraph.align(AlignmentType::Center)
}

fn gap(after: u32) -> Paragraph {
    let spacing = LineSpacing::new().before(0).after(after).line(120).line_rule(LineSpacingType::Exact);
    Paragraph::new().line_spacing(spacing).add_run(Run::new().add_text("").size(8))
}

/// A rule under a text, as long as a part of it, in a cell of a width.
fn rule(text: &str, points: f64, bold: bool, part: f64, room: usize) -> Paragraph {
    let long = text_width(text, points, bold) * 20.0 * part;
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "a length on a page")]
    let aside = (((room as f64 - 200.0) - long) / 2.0).max(0.0) as i32;
    let line = ParagraphBorder::new(ParagraphBorderPosition::Top).val(BorderType::Single).size(6).space(1);
    let mut paragraph = Paragraph::new()
        .indent(Some(aside), None, Some(aside), None)
        .line_spacing(LineSpacing::new().before(20).after(0).line(120).line_rule(LineSpacingType::Exact))
        .add_run(Run::new().add_text("").size(8));
    paragraph.property = paragraph.property.set_borders(ParagraphBorders::with_empty().set(line));
    paragraph
}

fn cell(width: usize, paragraphs: Vec<Paragraph>) -> TableCell {
    let cell = TableCell::new().width(width, WidthType::Dxa).vertical_align(VAlignType::Top).clear_all_border();
    paragraphs.into_iter().fold(cell, TableCell::add_paragraph)
}

fn line(text: &str, size: usize, bold: bool, italic: bool) -> Paragraph {
    let mut run = Run::new().add_text(text).size(size);
    if bold {
        run = run.bold();
    }
    if italic {
        run = run.italic();
    }
    centred(Paragraph::new().add_run(run).line_spacing(LineSpacing::new().before(0).after(0)))
}

/// Quốc hiệu, tiêu ngữ on the right; the office, số, ký hiệu and a công văn's trích yếu on the left.
fn head(sheet: &Sheet) -> Table {
    let right = ROOM - HEAD_LEFT;
    let mut office: Vec<Paragraph> = sheet.office.iter().map(|text| line(text, 26, true, false)).collect();
    office.push(rule(sheet.office.last().map_or("", String::as_str), 13.0, true, 0.5, HEAD_LEFT));
    let country =
        vec![line(COUNTRY, 24, true, false), line(MOTTO, 26, true, false), rule(MOTTO, 13.0, true, 1.0, right)];
    let mut rows = vec![TableRow::new(vec![cell(HEAD_LEFT, office), cell(right, country)]).cant_split()];
    if !sheet.number.is_empty() || !sheet.dated.is_empty() {
        let mut number = vec![line(&sheet.number, 26, false, false)];
        if !sheet.subject.is_empty() {
            number.push(line(&sheet.subject, 24, false, false));
        }
        let dated = vec![line(&sheet.dated, 26, false, true)];
        rows.push(TableRow::new(vec![cell(HEAD_LEFT, number), cell(right, dated)]).cant_split());
    }
    plain_table(rows, vec![HEAD_LEFT, right])
}

fn plain_table(rows: Vec<TableRow>, grid: Vec<usize>) -> Table {
    Table::without_borders(rows).set_grid(grid).layout(TableLayoutType::Fixed).width(ROOM, WidthType::Dxa)
}

/// Tên loại and trích yếu with their rule; kính gửi.
fn title(sheet: &Sheet) -> Vec<Paragraph> {
    let mut all = vec![gap(120)];
    if !sheet.title.is_empty() {
        all.push(line(&sheet.title, BODY, true, false));
        if !sheet.about.is_empty() {
            all.push(line(&sheet.about, BODY, true, false));
            let short = sheet.about.chars().count() < 40;
            all.push(rule(if short { &sheet.about } else { MOTTO }, 14.0, true, 0.4, ROOM));
        }
        all.push(gap(60));
    }
    if !sheet.greeting.is_empty() {
        let run = Run::new().add_text(format!("Kính gửi: {}", sheet.greeting));
        all.push(centred(Paragraph::new().add_run(run).line_spacing(LineSpacing::new().before(60).after(160))));
    }
    all
}

/// A text in the body: justified, first line 1,27 cm in, 6 pt after it.
fn flowing(run: Run) -> Paragraph {
    Paragraph::new().add_run(run).align(AlignmentType::Both).line_spacing(spacing()).indent(
        None,
        Some(SpecialIndentType::FirstLine(720)),
        None,
        None,
    )
}

fn spacing() -> LineSpacing {
    LineSpacing::new().before(0).after(120).line(264).line_rule(LineSpacingType::Auto)
}

fn paragraphs(text: &str) -> Vec<Paragraph> {
    text.lines().map(|line| flowing(Run::new().add_text(line))).collect()
}

fn heading(text: &str) -> Paragraph {
    let (bold, rest) = cut(text);
    let paragraph = flowing(Run::new().add_text(bold).bold());
    let rest = rest.lines().enumerate().fold(Run::new(), |run, (place, line)| {
        let run = if place == 0 { run.add_text(" ") } else { run.add_break(BreakType::TextWrapping) };
        run.add_text(line)
    });
    paragraph.add_run(rest).keep_next(true)
}

fn table(head: &[String], widths: &[u32], rows: &[Vec<String>]) -> Table {
    let sum = usize::try_from(widths.iter().sum::<u32>()).unwrap_or(1).max(1);
    let grid: Vec<usize> = widths.iter().map(|one| ROOM * usize::try_from(*one).unwrap_or(0) / sum).collect();
    let row = |cells: &[String], bold: bool| {
        let cells = cells.iter().zip(&grid).map(|(text, width)| {
            let mut run = Run::new().add_text(text).size(26);
            if bold {
                run = run.bold();
            }
            let align = if bold { AlignmentType::Center } else { AlignmentType::Left };
            let spacing = LineSpacing::new().before(30).after(30);
            TableCell::new()
                .width(*width, WidthType::Dxa)
                .add_paragraph(Paragraph::new().add_run(run).align(align).line_spacing(spacing))
        });
        TableRow::new(cells.collect()).cant_split()
    };
    let mut all = vec![row(head, true)];
    all.extend(rows.iter().map(|cells| row(cells, false)));
    Table::new(all).set_grid(grid.clone()).layout(TableLayoutType::Fixed).width(ROOM, WidthType::Dxa)
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
        above.push(cell(LEFT, paragraphs));
        grid.push(LEFT);
    }
    let alone = sheet.recipients.is_empty();
    let room = (ROOM - grid.iter().sum::<usize>()) / sheet.signatures.len().max(1);
    for one in &sheet.signatures {
        let mut signed = signed(one);
        if alone {
            below.push(cell(room, vec![line(&one.name, BODY, true, false)]));
        } else {
            signed.push(pause());
            signed.push(line(&one.name, BODY, true, false));
        }
        above.push(cell(room, signed));
        grid.push(room);
    }
    let mut rows = vec![TableRow::new(above).cant_split()];
    if alone {
        rows.push(TableRow::new(grid.iter().map(|width| cell(*width, vec![pause()])).collect()).cant_split());
        rows.push(TableRow::new(below).cant_split());
    }
    plain_table(rows, grid)
}

/// Room for a hand and a seal.
fn pause() -> Paragraph {
    centred(Paragraph::new().line_spacing(LineSpacing::new().before(1200).after(0)))
}

fn aside(text: &str, size: usize, head: bool) -> Paragraph {
    let run = Run::new().add_text(text).size(size);
    let run = if head { run.bold().italic() } else { run };
    Paragraph::new().add_run(run).line_spacing(LineSpacing::new().before(0).after(0))
}

fn signed(one: &Signature) -> Vec<Paragraph> {
    let mut all: Vec<Paragraph> = one.heading.iter().map(|text| line(text, 26, true, false)).collect();
    if !one.hint.is_empty() {
        all.push(line(&one.hint, 24, false, true));
    }
    all
}
