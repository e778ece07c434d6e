//! The sheet `Tổng hợp tháng`: each indicator beside last month, the year so far and the same month of last year, the
//! key sentence of the narrative, and who signs it.

use rust_xlsxwriter::{ColNum, Format, FormatAlign, Formula, RowNum, Worksheet, XlsxError, utility};

use super::page::{self, Page, Stretch, Type};
use super::{Summary, SummaryRow, Workbook, style};

const COUNTRY: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
const MOTTO: &str = "Độc lập - Tự do - Hạnh phúc";
/// STT, Chỉ tiêu, and the six columns of figures, in points: they fill the page once it is made smaller to be one.
const WIDTHS: [f64; 8] = [40.0, 402.0, 96.0, 96.0, 90.0, 84.0, 98.0, 94.0];
const WIDTH: f64 = 1_000.0;
const LAST: ColNum = 7;
/// What still fits on one page at seven tenths of its size, a good 7 points, in points.
const LONGEST: f64 = 535.0 / 0.7;
/// One page tall, or as many as it takes.
const FIT: u16 = 1;
const FREE: u16 = 0;
const BODY: Type = Type { size: 10.5, bold: false };
/// The lowest row of the table.
const ROW: f64 = 14.0;
/// The room to sign and seal: a good 70 points on paper, where the page is printed at some three quarters of its size.
const ROOM_TO_SIGN: f64 = 95.0;
/// What stands where there is nothing to say.
const NONE: &str = "–";

/// Writes the summary on its sheet.
pub fn write(sheet: &mut Worksheet, book: &Workbook) -> Result<(), XlsxError> {
    sheet.set_name(book.period.sheet)?;
    page::columns(sheet, &WIDTHS)?;
    let mut page = Page { sheet, used: 0.0 };
    let row = letterhead(&mut page, book)?;
    let head = title(&mut page, book, row)?;
    header(&mut page, book.period.is_month, head)?;
    let row = rows(&mut page, &book.summary, head + 1)?;
    let row = sentence(&mut page, &book.summary.sentence, row)?;
    let end = signature(&mut page, book, row)?;
    // A signature must not stand alone on a second page: what is a little too long is printed a little smaller.
    let tall = if page.used <= LONGEST { FIT } else { FREE };
    style::page(page.sheet, tall);
    page.sheet.set_repeat_rows(head, head)?;
    page.sheet.set_print_area(0, 0, end, LAST)?;
    page.sheet.set_freeze_panes(head + 1, 0)?;
    Ok(())
}

/// The unit at the left, the country at the right, each over its rule (Nghị định 30/2020/NĐ-CP, Phụ lục I).
fn letterhead(page: &mut Page<'_>, book: &Workbook) -> Result<RowNum, XlsxError> {
    let (above, name) = unit_lines(&book.unit);
    let bold = style::centred(12.0).set_bold();
    let motto = style::centred(13.0).set_bold();
    let date = format!("{}, {}", book.place, book.issued.day());
    let number = format!("Số: {}", book.issued.no.as_deref().unwrap_or("……/BC-UBND"));
    let plain = style::centred(12.0);
    let slanted = plain.clone().set_italic();
    let rule = style::centred(7.0).set_align(FormatAlign::Top);
    let short = "_".repeat(12);
    let long = "_".repeat(48);
    pair(page, 0, 17.0, [(&above, &bold), (COUNTRY, &bold)])?;
    pair(page, 1, 18.0, [(&name, &bold), (MOTTO, &motto)])?;
    pair(page, 2, 11.0, [(&short, &rule), (&long, &rule)])?;
    pair(page, 3, 19.0, [(&number, &plain), (&date, &slanted)])?;
    Ok(4)
}

/// Writes one line of the letterhead: the unit's half and the country's half.
fn pair(page: &mut Page<'_>, row: RowNum, height: f64, halves: [(&str, &Format); 2]) -> Result<(), XlsxError> {
    page.row(row, height)?;
    for ((text, format), (first, last)) in halves.into_iter().zip([(0, 1), (2, LAST)]) {
        page::line(page.sheet, Stretch { row, first, last }, text, format)?;
    }
    Ok(())
}

/// A People's Committee prints `ỦY BAN NHÂN DÂN` above its own name.
fn unit_lines(unit: &str) -> (String, String) {
    const COMMITTEE: &str = "ỦY BAN NHÂN DÂN";
    let name = unit.trim().to_uppercase();
    match name.strip_prefix("UBND ").or_else(|| name.strip_prefix(COMMITTEE)) {
        Some(rest) => (COMMITTEE.to_owned(), rest.trim().to_owned()),
        None => (String::new(), name),
    }
}

/// Title, days and addressee; returns the row of the table's header.
fn title(page: &mut Page<'_>, book: &Workbook, first: RowNum) -> Result<RowNum, XlsxError> {
    let title = format!("TỔNG HỢP KẾT QUẢ TIẾP CÔNG DÂN, XỬ LÝ ĐƠN {}", book.period.words.to_uppercase());
    let days = format!("({})", book.period.sentence());
    let to = if book.upper.is_empty() { String::new() } else { format!("Kính gửi: {}", book.upper) };
    let plain = style::centred(BODY.size);
    let lines = [
        ("", plain.clone(), 4.0),
        (&title, style::centred(14.0).set_bold(), 20.0),
        (&days, plain.clone().set_italic(), 15.0),
        (&book.summary.forms, plain.clone().set_italic(), if book.summary.forms.is_empty() { 1.0 } else { 15.0 }),
        (&to, plain.clone(), 15.0),
        ("", plain, 4.0),
    ];
    for (row, (text, format, height)) in (first..).zip(&lines) {
        page.row(row, *height)?;
        page::line(page.sheet, over(row), text, format)?;
    }
    Ok(first + 6)
}

/// The whole width of a row.
fn over(row: RowNum) -> Stretch {
    Stretch { row, first: 0, last: LAST }
}

fn header(page: &mut Page<'_>, is_month: bool, row: RowNum) -> Result<(), XlsxError> {
    let [this, last] = if is_month { ["Tháng này", "Tháng trước"] } else { ["Kỳ này", "Kỳ trước"] };
    let heads =
        ["STT", "Chỉ tiêu", this, last, "Tăng/giảm", "Tăng/giảm (%)", "Lũy kế từ đầu năm", "Cùng kỳ năm trước"];
    let format = style::cell(BODY.size).set_bold();
    page.row(row, 28.0)?;
    for (column, head) in (0..).zip(heads) {
        page.sheet.write_string_with_format(row, column, head, &format)?;
    }
    Ok(())
}

/// The indicators; returns the row after them.
fn rows(page: &mut Page<'_>, summary: &Summary, first: RowNum) -> Result<RowNum, XlsxError> {
    let mut number = 0_u32;
    let mut row = first;
    for indicator in &summary.rows {
        let cell = style::cell(BODY.size);
        if indicator.part {
            page.sheet.write_blank(row, 0, &cell)?;
        } else {
            number += 1;
            page.sheet.write_number_with_format(row, 0, number, &style::count(BODY.size))?;
        }
        let label = cell.set_align(FormatAlign::Left).set_indent(if indicator.part { 3 } else { 1 });
        page.sheet.write_string_with_format(row, 1, page::clipped(&indicator.label), &label)?;
        figures(page, indicator, row)?;
        let room = if indicator.part { WIDTHS[1] - 30.0 } else { WIDTHS[1] - 10.0 };
        page.row(row, page::height(&indicator.label, BODY, room).max(ROW))?;
        row += 1;
    }
    Ok(row)
}

#[allow(clippy::cast_precision_loss)] // A spreadsheet's cell holds no more, and no count comes near 2^53.
fn figures(page: &mut Page<'_>, row: &SummaryRow, at: RowNum) -> Result<(), XlsxError> {
    let count = style::count(BODY.size);
    let plain =
        [(2, Some(row.this_month)), (3, row.last_month), (6, Some(row.year_to_date)), (7, row.same_month_last_year)];
    for (column, value) in plain {
        match value {
            Some(value) => page.sheet.write_number_with_format(at, column, value as f64, &count)?,
            None => page.sheet.write_string_with_format(at, column, NONE, &count)?,
        };
    }
    change(page, row, at)
}

/// How this month stands to the one before, in figures and per cent; of nothing known or of nought there is no share.
#[allow(clippy::cast_precision_loss)]
fn change(page: &mut Page<'_>, row: &SummaryRow, at: RowNum) -> Result<(), XlsxError> {
    let [this, last, change] = [2, 3, 4].map(|column| utility::row_col_to_cell(at, column));
    let (more, share) = (style::change(BODY.size), style::share(BODY.size));
    let Some(before) = row.last_month else {
        page.sheet.write_string_with_format(at, 4, NONE, &more)?;
        page.sheet.write_string_with_format(at, 5, NONE, &share)?;
        return Ok(());
    };
    let by = row.this_month.saturating_sub(before);
    let formula = Formula::new(format!("={this}-{last}")).set_result(by.to_string());
    page.sheet.write_formula_with_format(at, 4, formula, &more)?;
    if before == 0 {
        page.sheet.write_string_with_format(at, 5, NONE, &share)?;
    } else {
        let formula = Formula::new(format!("={change}/{last}")).set_result((by as f64 / before as f64).to_string());
        page.sheet.write_formula_with_format(at, 5, formula, &share)?;
    }
    Ok(())
}

fn sentence(page: &mut Page<'_>, text: &str, row: RowNum) -> Result<RowNum, XlsxError> {
    page.row(row, 8.0)?;
    let format = style::text(BODY.size).set_align(FormatAlign::Justify).set_align(FormatAlign::Top);
    paragraph(page, text, &format, row + 1)?;
    Ok(row + 2)
}

/// Writes a text over the whole width, in a row as tall as the text needs.
fn paragraph(page: &mut Page<'_>, text: &str, format: &Format, row: RowNum) -> Result<(), XlsxError> {
    let text = page::clipped(text);
    page.row(row, page::height(&text, BODY, WIDTH) + 2.0)?;
    page::line(page.sheet, over(row), &text, format)
}

/// Nơi nhận at the left, who signs at the right, as a document ends (Nghị định 30/2020/NĐ-CP, Phụ lục I); the date stands at
/// the head of the page. Returns the last row it takes.
fn signature(page: &mut Page<'_>, book: &Workbook, row: RowNum) -> Result<RowNum, XlsxError> {
    let (left, right) = (1, 3);
    let small = style::text(9.5).set_align(FormatAlign::Left);
    let upper = if book.upper.is_empty() { String::new() } else { format!("- {};", book.upper) };
    let receivers =
        [("Nơi nhận:", small.clone().set_bold().set_italic()), (&upper, small.clone()), ("- Lưu: VT.", small)];
    let bold = style::centred(11.0).set_bold();
    page.row(row, 6.0)?;
    let mut at = row + 1;
    let lines = book.issued.heading.len().max(receivers.len());
    for place in 0..lines {
        page.row(at, 15.0)?;
        if let Some((text, format)) = receivers.get(place) {
            page::line(page.sheet, Stretch { row: at, first: 0, last: left }, text, format)?;
        }
        let heading = book.issued.heading.get(place).map_or("", String::as_str);
        page::line(page.sheet, Stretch { row: at, first: right, last: LAST }, heading, &bold)?;
        at += 1;
    }
    page.row(at, ROOM_TO_SIGN)?;
    page.row(at + 1, 16.0)?;
    page::line(page.sheet, Stretch { row: at + 1, first: right, last: LAST }, &book.issued.name, &bold)?;
    Ok(at + 1)
}
