//! The plan of an import: which sheet, where its headings are, what each column holds and how its text is written.

use serde::{Deserialize, Serialize};
use words::codes::{Code, codes};
use words::vietnamese::legacy::Encoding;

use super::written;
use crate::heading::Column;
use crate::sheet::Sheet;

codes! {
    /// The kind of register a sheet is.
    Layout "import_layout" {
        /// Sổ tiếp công dân, Mẫu 03 of Thông tư 04/2021; also used for the one of 2014.
        Visits2021 = "visits_2021",
        /// Sổ tiếp công dân, Mẫu 03/TCD of Nghị định 154/2026.
        Visits2026 = "visits_2026",
        /// The petition book of twenty columns.
        Petitions20 = "petitions_20",
        /// A home-made book of visits.
        HomeVisits = "home_visits",
        /// A home-made book of petitions.
        HomePetitions = "home_petitions",
    }
}

impl Layout {
    /// Tells whether each row is a visit; otherwise it is a petition.
    #[must_use]
    pub fn keeps_visits(self) -> bool {
        matches!(self, Self::Visits2021 | Self::Visits2026 | Self::HomeVisits)
    }
}

/// Lets a code of the plan come back from where it was remembered.
macro_rules! deserialize_code {
    ($($name:ty),+) => {$(
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let code = String::deserialize(deserializer)?;
                <$name>::from_code(&code).ok_or_else(|| serde::de::Error::custom("unknown code"))
            }
        }
    )+};
}
deserialize_code!(Layout, Column);

/// How to read one sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct Plan {
    /// The sheet's name.
    pub sheet: String,
    /// The first row of the headings, from 1.
    pub header_row: u32,
    /// How many rows the headings take; none, where the rows begin without any.
    pub header_rows: u32,
    /// The first row of the sheet that belongs to another table, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub until: Option<u32>,
    /// The kind of register.
    pub layout: Layout,
    /// The columns, from the left.
    pub columns: Vec<ColumnPlan>,
    /// A fingerprint of the headings, by which a corrected plan is found again for the next file.
    pub headings: String,
    /// The year of days written without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub year: Option<i32>,
    /// A disposition without a day of its own was made on the day of receipt.
    pub processed_at_receipt: bool,
    /// The leaf of the field list for papers whose field the sheet does not give; absent, they stay unprocessed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub field: Option<String>,
    /// Only what is still open comes in: the opening balance of an office that begins with this program.
    #[serde(default)]
    pub only_open: bool,
}

/// How to read one column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct ColumnPlan {
    /// Its letter: A, B … AA.
    pub letter: String,
    /// Its place, from 0.
    pub place: u32,
    /// Its heading, in Unicode.
    pub heading: String,
    /// What it holds.
    pub holds: Column,
    /// How its text is written.
    #[serde(with = "written")]
    #[cfg_attr(feature = "types", ts(as = "Encoding"))]
    pub encoding: Encoding,
    /// A text of the column as it stands in the file, where converting changes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub before: Option<String>,
    /// The same text converted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "types", ts(optional))]
    pub after: Option<String>,
    /// Heading and content agree; where not, the clerk should look.
    pub sure: bool,
    /// What else its heading names: `Ngày nhận, nguồn đơn`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Column>,
    /// Why it is taken for that, in words.
    #[serde(default)]
    pub why: String,
}

impl Plan {
    /// Gives the plan without any text of the sheet's rows, for keeping.
    pub(crate) fn bare(&self) -> Self {
        let mut bare = Self { only_open: false, until: None, ..self.clone() };
        for column in &mut bare.columns {
            (column.before, column.after) = (None, None);
            column.why.clear();
        }
        bare
    }

    /// Tells how many columns were recognised.
    pub(crate) fn known(&self) -> usize {
        self.columns.iter().filter(|column| column.sure).count()
    }

    /// Takes over what the clerk made of the same headings before.
    pub(crate) fn take_over(&mut self, known: &Self) {
        (self.layout, self.processed_at_receipt) = (known.layout, known.processed_at_receipt);
        self.field.clone_from(&known.field);
        for column in &mut self.columns {
            if let Some(before) = known.columns.iter().find(|before| before.place == column.place) {
                // Whether numbers can stand as the book's is for this file to say.
                let numbers = [Column::Number, Column::Ordinal];
                if !(numbers.contains(&before.holds) && numbers.contains(&column.holds)) {
                    (column.holds, column.sure) = (before.holds, true);
                    "như lần trước".clone_into(&mut column.why);
                }
            }
        }
    }

    /// Lets the house give the numbers: those of the sheet are not the book's.
    pub(crate) fn number_anew(&mut self) {
        for column in self.columns.iter_mut().filter(|column| column.holds == Column::Number) {
            column.holds = Column::Ordinal;
        }
    }

    /// Gives the column that holds something, the first from the left.
    pub(crate) fn column(&self, holds: Column) -> Option<&ColumnPlan> {
        self.columns.iter().find(|column| column.holds == holds)
    }

    /// Gives the column the day of an entry is read from.
    pub(crate) fn day_column(&self) -> Option<&ColumnPlan> {
        let order = if self.layout.keeps_visits() {
            [Column::VisitedOn, Column::ReceivedOn]
        } else {
            [Column::ReceivedOn, Column::VisitedOn]
        };
        order.into_iter().find_map(|holds| self.column(holds))
    }

    /// The row of the sheet below the headings, from 0.
    pub(crate) fn first_row(&self) -> u32 {
        self.header_row.saturating_sub(1).saturating_add(self.header_rows)
    }

    /// The first row of the sheet that belongs to another table, from 0.
    pub(crate) fn end_row(&self) -> u32 {
        self.until.map_or(u32::MAX, |until| until.saturating_sub(1))
    }

    /// The rows of the sheet its entries stand in, from 0.
    pub(crate) fn rows<'a>(&self, sheet: &'a Sheet) -> impl Iterator<Item = u32> + 'a {
        let end = self.end_row();
        sheet.rows_from(self.first_row()).take_while(move |row| *row < end)
    }
}
