//! The table: one row for each promise, with its bar and whether it holds.

use std::fmt::Write as _;

/// One promise, looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// What was done to the register.
    pub what: String,
    /// How often.
    pub many: String,
    /// What came of it.
    pub found: String,
    /// What must come of it.
    pub bar: String,
    /// It does.
    pub holds: bool,
    /// What was wrong first, for who has to mend it.
    pub first: Option<String>,
}

impl Row {
    /// Makes a row.
    pub fn new(what: &str, many: &dyn ToString, found: &dyn ToString, bar: &str, holds: bool) -> Self {
        let (many, found) = (many.to_string(), found.to_string());
        Self { what: what.to_owned(), many, found, bar: bar.to_owned(), holds, first: None }
    }

    /// Says what was wrong first.
    #[must_use]
    pub fn because(mut self, first: Option<String>) -> Self {
        self.first = first;
        self
    }

    /// Stops a test whose promise does not hold.
    pub fn must_hold(&self) {
        assert!(self.holds, "{}: {} of {}; {:?}", self.what, self.found, self.many, self.first);
    }

    /// The row in the table.
    pub fn line(&self) -> String {
        let Self { what, many, found, bar, .. } = self;
        format!("| {what} | {many} | {found} | {bar} | {} |", if self.holds { "yes" } else { "**no**" })
    }
}

/// The head of the table.
pub const HEAD: &str = "| What was done | How many | What came of it | Bar | Holds |\n|---|---:|---|---|---|";

/// What the rows that do not hold had wrong first.
pub fn reasons(rows: &[Row]) -> String {
    rows.iter().filter(|row| !row.holds).fold(String::new(), |mut all, row| {
        // Writing into a String cannot fail.
        let _ = writeln!(all, "{}: {}", row.what, row.first.as_deref().unwrap_or("see the row"));
        all
    })
}

/// Counts of what went wrong, told in one cell.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wrongs {
    /// How many were looked at.
    pub looked: usize,
    kinds: std::collections::BTreeMap<&'static str, usize>,
    /// The first of them.
    pub first: Option<String>,
}

impl Wrongs {
    /// Begins with kinds that are told even where there is none.
    pub fn of(kinds: &[&'static str]) -> Self {
        Self { kinds: kinds.iter().map(|kind| (*kind, 0)).collect(), ..Self::default() }
    }

    /// Notes one.
    pub fn note(&mut self, kind: &'static str, what: impl FnOnce() -> String) {
        *self.kinds.entry(kind).or_default() += 1;
        self.first.get_or_insert_with(|| format!("{kind}: {}", what()));
    }

    /// Adds another's.
    pub fn add(&mut self, other: Self) {
        self.looked += other.looked;
        for (kind, count) in other.kinds {
            *self.kinds.entry(kind).or_default() += count;
        }
        self.first = self.first.take().or(other.first);
    }

    /// Tells whether there was none.
    pub fn is_clean(&self) -> bool {
        self.kinds.values().all(|count| *count == 0)
    }

    /// Tells the counts.
    pub fn say(&self) -> String {
        self.kinds.iter().map(|(kind, count)| format!("{count} {kind}")).collect::<Vec<_>>().join(", ")
    }

    /// Makes the row of a promise that there be none.
    pub fn row(self, what: &str, least: usize) -> Row {
        let bar = if least == 0 { "0".to_owned() } else { format!("≥ {least}: 0") };
        let holds = self.is_clean() && self.looked >= least;
        Row::new(what, &self.looked, &self.say(), &bar, holds).because(self.first)
    }
}
