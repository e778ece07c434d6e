//! The plain table of numbers behind one form: what the window shows and the workbook prints are both drawn from it,
//! so that the two can never disagree.

use serde::{Serialize, Serializer};
use serde_json::{Map, Number, Value};

use super::form::{Column, Form, Format};

/// One form filled with the figures of one period.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(rename = "FormTable"))]
pub struct Table {
    /// The form's code: `02/XLD`.
    pub form: String,
    /// The title as printed.
    pub title: String,
    /// The sheet row (from 1) where the header begins.
    pub header_first_row: u32,
    /// How many rows the header takes; the number row follows it.
    pub header_rows: u32,
    /// The first cell of the number row: `MS`.
    pub number_row_label: String,
    /// The number printed before `Ghi chú:`.
    pub note_number: u32,
    /// The cells of the header, merged as printed.
    pub headings: Vec<HeadCell>,
    /// The columns of figures, in order.
    pub columns: Vec<TableColumn>,
    /// The figures, one for each column.
    pub values: Vec<Figure>,
}

/// One cell of the header.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct HeadCell {
    /// The row inside the header, from 0.
    pub row: u32,
    /// The column, from 0: 0 is the unit's name, n is column n of the form.
    pub column: u32,
    /// How many rows the cell is merged over.
    pub row_span: u32,
    /// How many columns the cell is merged over.
    pub column_span: u32,
    /// The heading as printed.
    pub text: String,
}

/// One column of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct TableColumn {
    /// The column's number in the circular.
    pub number: u32,
    /// The text of the number row as printed.
    pub ms: String,
    /// The headings above the column, outermost first.
    pub head: Vec<String>,
    /// What kind of figure the column holds.
    pub format: Format,
    /// The columns that add up to this one, one list for each equation of the number row.
    pub sums: Vec<Vec<u32>>,
}

/// One figure. As JSON and in the sheet it is the number the form prints: whole where it is whole (2, never 2.0).
#[derive(Debug, Clone, Copy, PartialEq)]
#[cfg_attr(feature = "types", derive(ts_rs::TS), ts(type = "number"))]
pub enum Figure {
    /// A count.
    Count(i64),
    /// Money in đồng; the form prints triệu đồng: `Money(10_500_000)` is 10.5.
    Money(i64),
    /// Land in m²; hundredths are kept, smaller parts are rounded away.
    Area(f64),
}

impl Table {
    /// Fills a form: asks `figure` for the figure of each column in turn and stops at the first error.
    pub fn fill<E>(form: &Form, mut figure: impl FnMut(&Column) -> Result<Figure, E>) -> Result<Table, E> {
        Ok(Table {
            form: form.code.clone(),
            title: form.title.clone(),
            header_first_row: form.header_first_row,
            header_rows: form.header_rows,
            number_row_label: form.number_row_label.clone(),
            note_number: form.note_number,
            headings: headings(form),
            columns: form.columns.iter().map(TableColumn::from).collect(),
            values: form.columns.iter().map(&mut figure).collect::<Result<_, E>>()?,
        })
    }

    /// Returns the figure of a column.
    pub fn figure(&self, column: u32) -> Option<Figure> {
        let place = usize::try_from(column.checked_sub(1)?).ok()?;
        self.values.get(place).copied()
    }

    /// Returns the figures as the report's JSON holds them: `{"1":2,"2":2}`, every column, 0 included.
    pub fn numbers(&self) -> Map<String, Value> {
        let pairs = self.columns.iter().zip(&self.values);
        pairs.map(|(column, value)| (column.number.to_string(), value.json())).collect()
    }

    /// Answers whether nothing happened: every figure is 0.
    pub fn is_blank(&self) -> bool {
        self.values.iter().all(|value| value.exact() == 0)
    }
}

/// Looks a figure up among the tables of one report, as the checks of the forms ask for it.
pub fn look(tables: &[Table], form: &str, column: u32) -> Option<Figure> {
    tables.iter().find(|table| table.form == form)?.figure(column)
}

impl Format {
    /// Makes a figure of this kind from a measure: money comes in đồng, land in tenths of a square metre.
    #[expect(clippy::cast_precision_loss, reason = "no piece of land comes near 2^53 tenths of a square metre")]
    pub(crate) fn figure(self, whole: i64) -> Figure {
        match self {
            Format::Count => Figure::Count(whole),
            Format::MoneyMillion => Figure::Money(whole),
            Format::AreaM2 => Figure::Area(whole as f64 / 10.0),
        }
    }

    /// Reads a figure of this kind back from the number the form prints.
    #[allow(clippy::cast_possible_truncation)] // Rounded first; a float out of range becomes the nearest bound.
    pub fn read(self, printed: &Value) -> Option<Figure> {
        match self {
            Format::Count => printed.as_i64().map(Figure::Count),
            Format::MoneyMillion => printed.as_f64().map(|million| Figure::Money((million * 1e6).round() as i64)),
            Format::AreaM2 => printed.as_f64().map(Figure::Area),
        }
    }
}

impl Figure {
    /// Returns the number the form prints: the count, triệu đồng or m².
    #[allow(clippy::cast_precision_loss)] // A spreadsheet's cell holds no more; 2^53 đồng is nine million billion.
    pub fn number(self) -> f64 {
        match self {
            Figure::Count(count) => count as f64,
            Figure::Money(dong) => dong as f64 / 1e6,
            Figure::Area(_) => self.exact() as f64 / 100.0,
        }
    }

    /// Returns the figure in whole units, to compare and add without rounding: the count, đồng, hundredths of a m².
    #[allow(clippy::cast_possible_truncation)] // Rounded first; a float out of range becomes the nearest bound.
    pub fn exact(self) -> i64 {
        match self {
            Figure::Count(whole) | Figure::Money(whole) => whole,
            Figure::Area(area) => (area * 100.0).round() as i64,
        }
    }

    /// Answers whether the printed number has no decimals.
    pub fn is_whole(self) -> bool {
        self.exact() % self.unit() == 0
    }

    /// How many of the units of `exact` make one of the printed number.
    fn unit(self) -> i64 {
        match self {
            Figure::Count(_) => 1,
            Figure::Money(_) => 1_000_000,
            Figure::Area(_) => 100,
        }
    }

    /// Writes it as every print does: thousands with a dot, and one decimal after a comma where it is not whole.
    #[must_use]
    pub fn shown(self) -> String {
        let digits = if self.is_whole() { format!("{:.0}", self.number()) } else { format!("{:.1}", self.number()) };
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |digits| ("-", digits));
        let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
        let whole = words::number::apart(whole);
        part.map_or_else(|| format!("{sign}{whole}"), |part| format!("{sign}{whole},{part}"))
    }

    /// Gives it as a number of JSON, in the unit it is printed in.
    pub fn json(self) -> Value {
        if self.is_whole() {
            return Value::from(self.exact() / self.unit());
        }
        Number::from_f64(self.number()).map_or(Value::Null, Value::Number)
    }
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.json().serialize(serializer)
    }
}

impl From<&Column> for TableColumn {
    fn from(column: &Column) -> TableColumn {
        TableColumn {
            number: column.number,
            ms: column.ms.clone(),
            head: column.head.clone(),
            format: column.format,
            sums: column.sums(),
        }
    }
}

/// Turns the form's ranges into rows and columns counted from the header's own corner.
fn headings(form: &Form) -> Vec<HeadCell> {
    let cell = |heading: &super::form::Heading| HeadCell {
        row: heading.at.top.saturating_sub(form.header_first_row),
        column: heading.at.left.saturating_sub(1),
        row_span: heading.at.bottom.saturating_sub(heading.at.top) + 1,
        column_span: heading.at.right.saturating_sub(heading.at.left) + 1,
        text: heading.text.clone(),
    };
    form.headings.iter().map(cell).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::convert::Infallible;

    use super::super::form::newest;
    use super::*;

    fn table(form: &str, value: i64) -> Table {
        let form = newest().unwrap().form(form).unwrap();
        Table::fill(form, |column| Ok::<_, Infallible>(column.format.figure(value))).unwrap()
    }

    #[test]
    fn a_whole_figure_is_an_integer_and_money_is_in_million_dong() {
        let json = |figure: Figure| serde_json::to_string(&figure).unwrap();
        assert_eq!(json(Figure::Count(2)), "2");
        assert_eq!(json(Figure::Money(10_500_000)), "10.5");
        assert_eq!(json(Figure::Money(12_000_000)), "12");
        assert_eq!(json(Figure::Money(1)), "1e-6");
        assert_eq!(json(Figure::Area(120.0)), "120");
        assert_eq!(json(Figure::Area(0.1 + 0.2)), "0.3");
    }

    #[test]
    fn money_that_broke_into_two_numbers_in_the_annex_is_printed_in_one_shape_everywhere() {
        assert_eq!(Figure::Money(196_508_642).shown(), "196,5");
        assert_eq!(Figure::Money(1_234_000_000).shown(), "1.234");
        assert_eq!(Figure::Area(12_345.6).shown(), "12.345,6");
        assert_eq!(Figure::Count(1_743).shown(), "1.743");
        assert_eq!(Figure::Count(-1_743).shown(), "-1.743");
        assert_eq!(Figure::Count(0).shown(), "0");
    }

    #[test]
    fn every_column_of_a_form_is_in_the_json_of_the_report_zero_included() {
        let numbers = table("05/KQTH", 0).numbers();
        assert_eq!(numbers.len(), 31);
        assert_eq!(numbers.keys().next_back().unwrap(), "31");
        assert!(numbers.values().all(|value| value == 0));
        assert!(table("05/KQTH", 0).is_blank() && !table("05/KQTH", 1).is_blank());
    }

    #[test]
    fn the_header_is_counted_from_its_own_corner() {
        let table = table("02/XLD", 0);
        let within = table.headings.iter().find(|cell| cell.text == "Khiếu nại").unwrap();
        assert_eq!((within.row, within.column, within.row_span, within.column_span), (1, 6, 1, 6));
        let outside = table.headings.iter().find(|cell| cell.text == "Số đơn không thuộc thẩm quyền").unwrap();
        assert_eq!((outside.row, outside.column, outside.row_span, outside.column_span), (0, 23, 2, 3));
    }

    #[test]
    fn a_figure_is_found_by_its_form_and_column() {
        let tables = [table("01/TCD", 1), table("03/GQKN", 2_000_000)];
        assert_eq!(look(&tables, "03/GQKN", 13), Some(Figure::Money(2_000_000)));
        assert_eq!(look(&tables, "03/GQKN", 24), None);
        assert_eq!(look(&tables, "02/XLD", 1), None);
        assert_eq!(look(&tables, "01/TCD", 0), None);
    }
}
