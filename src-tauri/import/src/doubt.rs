//! What a row says that cannot be taken as it stands.

use words::codes::codes;

codes! {
    /// What a row says that cannot be taken as it stands. The first group keeps the row outside.
    Doubt "import_doubt" {
        /// A mark of repetition with nothing above it.
        NothingAbove = "nothing_above",
        /// Text that is no date.
        NotADate = "not_a_date",
        /// A date the calendar does not have.
        NoSuchDay = "no_such_day",
        /// A year of two digits that could be of either century.
        TwoDigitYear = "two_digit_year",
        /// A day without a year, and none above it.
        NoYear = "no_year",
        /// Several days in one cell.
        SeveralDays = "several_days",
        /// More than one disposition is marked.
        ManyMarks = "many_marks",
        /// A row of this file that came in before.
        Twice = "twice",
        /// A year that neither the rows above nor those below have.
        OtherYear = "other_year",
        /// A formula nobody has calculated.
        NoValue = "no_value",
        /// A cell that is an error of a formula.
        ErrorCell = "error_cell",
        /// Day and month stand the wrong way round in the file (soft).
        Swapped = "swapped",
        /// A day without a year that belongs to another year than the title's (soft).
        YearTurned = "year_turned",
        /// The name column says something, and nobody is named (soft).
        NoPerson = "no_person",
        /// What stands as a name hardly looks like one (soft).
        OddName = "odd_name",
        /// The row is hidden in the sheet (soft).
        HiddenRow = "hidden_row",
        /// The number stands in the book twice (soft).
        NumberTwice = "number_twice",
        /// The number belongs to another entry of the register (soft).
        NumberTaken = "number_taken",
        /// The number as written is none of the register's (soft).
        NumberKept = "number_kept",
        /// Somebody of this name came on the same day about something else (soft).
        SameDay = "same_day",
        /// The same day, person and content stand in the sheet twice (soft).
        AlikeRow = "alike_row",
        /// The paper is in the register already; only the visit comes in (soft).
        PaperKnown = "paper_known",
        /// The paper was destroyed after its year; only the visit comes in (soft).
        PaperDestroyed = "paper_destroyed",
        /// Something of the same day and person was destroyed after its year (soft).
        MayBeDestroyed = "may_be_destroyed",
        /// Several numbers in a cell that holds one (soft).
        ManyNumbers = "many_numbers",
        /// No number of a telephone (soft).
        OddPhone = "odd_phone",
        /// Text that belonged to no field and stands in the note (soft).
        Noted = "noted",
        /// Text where a count belongs (soft).
        NotACount = "not_a_count",
        /// A kind no law knows (soft).
        UnknownKind = "unknown_kind",
        /// A field not in the list (soft).
        UnknownField = "unknown_field",
        /// Only "đất đai", which has three leaves (soft).
        LandOnly = "land_only",
        /// Other words that no code fits (soft).
        UnknownWords = "unknown_words",
        /// An identity number of an odd length (soft).
        OddIdentity = "odd_identity",
        /// A disposition stands there, and what a processed paper needs does not (soft).
        LeftUnprocessed = "left_unprocessed",
        /// A paper was sent out, on a day or to a body that is not told (soft).
        NotSent = "not_sent",
    }
}

impl Doubt {
    /// Tells whether the row stays outside.
    #[must_use]
    pub fn is_hard(self) -> bool {
        self <= Self::ErrorCell
    }
}
