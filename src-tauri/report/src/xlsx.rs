//! The report as a workbook: the monthly summary first, then one sheet for each form, ready to be printed, signed and
//! sent. It draws what it is given; the same input gives the same bytes.

pub mod fitting;
mod form_sheet;
mod ink;
mod log_sheet;
mod mobilisation_sheet;
pub(crate) mod page;
mod remark_sheet;
pub(crate) mod style;
mod summary;

use calendar::period::Span;
use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, XlsxError};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::table::{Figure, Table};
use words::day;

/// Everything the workbook prints.
#[derive(Debug, Clone, PartialEq)]
pub struct Workbook {
    /// The reporting unit as on papers: `UBND xã Nghĩa Tá`.
    pub unit: String,
    /// Whom it reports to, printed after `Kính gửi:`; nothing is printed if empty.
    pub upper: String,
    /// Địa danh, printed before the date: `Nghĩa Tá`.
    pub place: String,
    /// The period of the figures.
    pub period: Period,
    /// How the report was issued.
    pub issued: Issued,
    /// The first sheet.
    pub summary: Summary,
    /// The forms in the regime's order.
    pub forms: Vec<FormSheet>,
    /// The annex on mass mobilisation, after the forms.
    pub annex: Option<Annex>,
    /// What has to be looked at again, one sentence each, on a sheet of its own at the end; empty in a file that is sent.
    pub remarks: Vec<String>,
    /// The revision and the code of the figures, at the foot of every sheet.
    pub stamp: String,
    /// The time written into the file's properties. Pass a time of the report (its last day), never the clock's: the
    /// same report is then the same file.
    pub created: NaiveDateTime,
}

/// The period of the figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    /// The period as the office says it: `tháng 9 năm 2019`.
    pub words: String,
    /// The first day, inclusive.
    pub from: NaiveDate,
    /// The last day, inclusive.
    pub to: NaiveDate,
    /// Whether it is a month, so that the summary says `Tháng này` and not `Kỳ này`.
    pub is_month: bool,
    /// The name of the summary's sheet: `Tổng hợp tháng`.
    pub sheet: &'static str,
}

/// How the report was issued, as far as it was.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Issued {
    /// Its number: `12/BC-UBND`.
    pub no: Option<String>,
    /// Its day.
    pub on: Option<NaiveDate>,
    /// The lines above the name of who signs.
    pub heading: Vec<String>,
    /// Their name; empty where nobody is known.
    pub name: String,
}

/// The sheet `Tổng hợp tháng`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The indicators, in order.
    pub rows: Vec<SummaryRow>,
    /// The key sentence of the narrative report.
    pub sentence: String,
    /// Whose forms the period is printed on, where they are not its own; else empty.
    pub forms: String,
}

/// One indicator. The change against the month before is computed here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryRow {
    /// The indicator's name.
    pub label: String,
    /// Whether it is a part of the row above (`trong đó`): printed inset and without a number.
    pub part: bool,
    /// This month's figure.
    pub this_month: i64,
    /// Last month's; none where the register holds nothing of it.
    pub last_month: Option<i64>,
    /// From the beginning of the year.
    pub year_to_date: i64,
    /// The same month of last year; none where the register holds nothing of it.
    pub same_month_last_year: Option<i64>,
}

/// One form and what is printed under it.
#[derive(Debug, Clone, PartialEq)]
pub struct FormSheet {
    /// The filled form.
    pub table: Table,
    /// The notes after `22. Ghi chú:`. Only as many as leave the form readable on its page are printed; the rest are
    /// counted.
    pub notes: Vec<String>,
}

/// The annex on mass mobilisation.
#[derive(Debug, Clone, PartialEq)]
pub struct Annex {
    /// The period of the logs, which may begin on another day than the report's.
    pub period: Period,
    /// The year of the first entry.
    pub since: i32,
    /// The indicators, in order.
    pub rows: Vec<AnnexRow>,
    /// The figures in sentences.
    pub sentence: String,
    /// The lists, one a log.
    pub lists: Vec<LogList>,
}

/// One indicator of the annex.
#[derive(Debug, Clone, PartialEq)]
pub struct AnnexRow {
    /// Its words.
    pub label: String,
    /// A part of the one above.
    pub part: bool,
    /// What it counts.
    pub unit: String,
    /// This period, the one before, the year to date, since the first entry.
    pub figures: [Figure; 4],
}

/// One log's list.
#[derive(Debug, Clone, PartialEq)]
pub struct LogList {
    /// The sheet's name.
    pub sheet: String,
    /// The title as printed.
    pub title: String,
    /// The headings, each with its width beside the others'.
    pub columns: Vec<(String, u32)>,
    /// Whether its figures are added up under it.
    pub summed: bool,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// One cell of a list.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text; empty where there is nothing.
    Text(String),
    /// A number.
    Figure(Figure),
    /// A part of a whole, from 0 to 1.
    Share(f64),
}

/// Says that the workbook could not be written; the reason names no person.
#[derive(Debug, thiserror::Error)]
#[error("the workbook could not be written: {0}")]
pub struct WorkbookError(#[from] XlsxError);

/// Writes the workbook: byte for byte the same for the same input.
pub fn workbook(book: &Workbook) -> Result<Vec<u8>, WorkbookError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let title = format!("Tổng hợp kết quả tiếp công dân, xử lý đơn {}", book.period.words);
    file.set_properties(&properties(&title, book.created)?);
    style::prepare(&mut file)?;
    summary::write(file.add_worksheet(), book)?;
    for form in &book.forms {
        form_sheet::write(file.add_worksheet(), book, form)?;
    }
    if let Some(annex) = &book.annex {
        add_annex(&mut file, book, annex)?;
    }
    if !book.remarks.is_empty() {
        remark_sheet::write(file.add_worksheet(), book)?;
    }
    stamp(&mut file, book);
    Ok(file.save_to_buffer()?)
}

/// Writes the annex as a workbook of its own.
pub fn annex_workbook(book: &Workbook, annex: &Annex) -> Result<Vec<u8>, WorkbookError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    let title = format!("Phụ lục công tác dân vận {}", annex.period.words);
    file.set_properties(&properties(&title, book.created)?);
    style::prepare(&mut file)?;
    add_annex(&mut file, book, annex)?;
    stamp(&mut file, book);
    Ok(file.save_to_buffer()?)
}

/// Writes one list as a workbook of its own.
pub fn list_workbook(book: &Workbook, list: &LogList) -> Result<Vec<u8>, WorkbookError> {
    let mut file = rust_xlsxwriter::Workbook::new();
    file.set_properties(&properties(&list.title, book.created)?);
    style::prepare(&mut file)?;
    log_sheet::list(file.add_worksheet(), book, &book.period, list)?;
    stamp(&mut file, book);
    Ok(file.save_to_buffer()?)
}

/// The properties of a file: what it is, and a time that is no clock's. Who made it is on it, not in it.
pub(crate) fn properties(title: &str, created: NaiveDateTime) -> Result<DocProperties, XlsxError> {
    Ok(DocProperties::new().set_title(title).set_creation_datetime(&moment(created)?))
}

/// Puts the stamp and the page's number at the foot of every sheet; each numbers its own pages, as an annex does.
fn stamp(file: &mut rust_xlsxwriter::Workbook, book: &Workbook) {
    let stamp = book.stamp.replace('&', "&&");
    for sheet in file.worksheets_mut() {
        // A wide form is made smaller to fit its page; what stands at its foot is read all the same.
        sheet
            .set_print_first_page_number(1)
            .set_header_footer_scale_with_doc(false)
            .set_footer(format!(r#"&L&"Times New Roman,Regular"&10{stamp}&R&"Times New Roman,Regular"&10Trang &P"#));
    }
}

fn add_annex(file: &mut rust_xlsxwriter::Workbook, book: &Workbook, annex: &Annex) -> Result<(), XlsxError> {
    mobilisation_sheet::write(file.add_worksheet(), book, annex)?;
    if log_sheet::are_few(annex) && !annex.lists.is_empty() {
        return log_sheet::together(file.add_worksheet(), book, annex);
    }
    annex.lists.iter().try_for_each(|list| log_sheet::list(file.add_worksheet(), book, &annex.period, list))
}

/// Names the file in ASCII, so that it survives every disk and mail: `BC-UBND-huyen-Cho-Don-2019-09-lan1.xlsx`.
pub fn file_name(unit: &str, period: &str, revision: u32) -> String {
    let words = [plain(unit), plain(period)].into_iter().filter(|word| !word.is_empty());
    let name = std::iter::once("BC".to_owned()).chain(words).collect::<Vec<_>>().join("-");
    format!("{name}-lan{revision}.xlsx")
}

/// Names the file of the logs' own workbook: `DV-UBND-xa-Nghia-Ta-2026-09.xlsx`.
pub fn mobilisation_file_name(unit: &str, period: &str) -> String {
    format!("DV-{}-{}.xlsx", plain(unit), plain(period))
}

/// Folds a text to ASCII words joined by hyphens, short enough for a path on Windows.
pub fn plain(text: &str) -> String {
    const LIMIT: usize = 60;
    let marks_off = text.nfd().filter(|letter| !is_combining_mark(*letter));
    let folded: String = marks_off
        .map(|letter| match letter {
            'đ' => 'd',
            'Đ' => 'D',
            letter if letter.is_ascii_alphanumeric() => letter,
            _ => ' ',
        })
        .collect();
    let mut name = String::new();
    for word in folded.split_whitespace() {
        if name.len() + word.len() > LIMIT {
            break;
        }
        if !name.is_empty() {
            name.push('-');
        }
        name.push_str(word);
    }
    name
}

pub(crate) fn moment(time: NaiveDateTime) -> Result<ExcelDateTime, XlsxError> {
    // The properties hold no year before 1900: such a clock is wrong, and the file must not fail for it.
    let year = u16::try_from(time.year().clamp(1900, 9999)).unwrap_or(1900);
    let small = |number: u32| u8::try_from(number).unwrap_or(0);
    let day = ExcelDateTime::from_ymd(year, small(time.month()), small(time.day()))?;
    day.and_hms(u16::try_from(time.hour()).unwrap_or(0), small(time.minute()), time.second())
}

/// Measures a text in Times New Roman, in points.
pub fn text_width(text: &str, size: f64, bold: bool) -> f64 {
    ink::width(text, size, bold)
}

/// The tallest row a spreadsheet allows, in points.
pub(crate) const ROW_LIMIT: f64 = page::TALLEST_ROW - 3.0;

/// Gives the height a text needs in a cell of a width, in points; of a text no cell could show whole, more than there is.
pub(crate) fn row_height(text: &str, size: f64, bold: bool, width: f64) -> f64 {
    let lines = ink::lines(text, size, bold, (width - ink::MARGIN) * 0.97);
    f64::from(lines) * ink::line_height(size) + 3.0
}

impl Issued {
    /// Says its day as papers do; what is not known is left to be written.
    fn day(&self) -> String {
        self.on.map_or_else(
            || "ngày …… tháng …… năm ……".to_owned(),
            // A nought stands before days below ten and before January and February (Nghị định 30/2020/NĐ-CP, Phụ lục I).
            |on| match (on.day(), on.month()) {
                (day, month @ 1..=2) => format!("ngày {day:02} tháng {month:02} năm {}", on.year()),
                (day, month) => format!("ngày {day:02} tháng {month} năm {}", on.year()),
            },
        )
    }
}

impl Period {
    /// Takes the words and days of a span.
    #[must_use]
    pub fn of(span: &Span) -> Self {
        use super::period::Period as P;
        let sheet = match span.period {
            P::Month(..) => "Tổng hợp tháng",
            P::Quarter(..) => "Tổng hợp quý",
            P::Half(..) => "Tổng hợp 6 tháng",
            P::NineMonths(..) => "Tổng hợp 9 tháng",
            P::Year(..) => "Tổng hợp năm",
            P::Range(..) => "Tổng hợp kỳ",
        };
        let is_month = matches!(span.period, P::Month(..));
        Self { words: span.period.say(), from: span.from, to: span.to, is_month, sheet }
    }

    /// Says which days the figures are from, as row 3 of every form does.
    fn sentence(&self) -> String {
        format!("Số liệu tính từ ngày {} đến ngày {}", day::show(self.from), day::show(self.to))
    }
}

#[cfg(test)]
mod tests;
