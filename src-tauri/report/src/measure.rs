//! Measures: what is counted. One measure is one `.sql` under `measure/` that reads as the definition above it says:
//! what is counted, from which base, on which condition. The bases under `base/` are the rows a period looks at.
//! All measures of one base are answered in one pass; the rows behind a figure come from the same condition.

use std::collections::{BTreeMap, HashMap};
use std::sync::LazyLock;

use chrono::NaiveDate;
use rusqlite::ToSql;
use vault::Reader;
use vault::error::{Error, Result};
use vault::sql::Statements;
use words::codes::Code;
use words::slice::Slice;

use super::mobilisation;
use register::record::setting;

/// One measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its name.
    pub name: &'static str,
    /// What it counts: one Vietnamese sentence.
    pub definition: &'static str,
    counts: &'static str,
    base: &'static str,
    condition: &'static str,
}

/// The figures of one period, by measure. Money in đồng, land in tenths of a square metre.
pub type Figures = HashMap<&'static str, i64>;

/// The days of a period and the settings that hold on its last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    settings: [(&'static str, String); 4],
    /// What came before and was still open is looked at, too.
    carried: bool,
}

/// The rows a period looks at: name, the bases it builds on, its statement, the slice its ids belong to (none where the
/// rows are of several and name it in a column `slice`), and whether it is one of the logs, which have a period of their
/// own.
struct Base {
    name: &'static str,
    upon: Option<&'static str>,
    sql: &'static str,
    slice: Option<Slice>,
    log: bool,
}

/// The rows behind a figure, each with what it adds.
pub type Amounts = BTreeMap<(Slice, i64), i64>;

macro_rules! base {
    ($name:ident, $upon:expr, $slice:expr, $log:literal) => {
        Base {
            name: stringify!($name),
            upon: $upon,
            sql: include_str!(concat!("base/", stringify!($name), ".sql")),
            slice: $slice,
            log: $log,
        }
    };
}

const BASES: &[Base] = &[
    base!(visit_in, None, Some(Slice::Visit), false),
    base!(session_in, None, Some(Slice::Session), false),
    base!(visit_matter_in, Some("visit_in"), Some(Slice::Matter), false),
    base!(petition_in, None, Some(Slice::Petition), false),
    base!(matter_in, Some("petition_in"), Some(Slice::Matter), false),
    base!(opening_in, None, None, false),
    base!(decision_in, None, Some(Slice::Resolution), false),
    base!(execution_in, None, Some(Slice::Resolution), false),
    base!(outreach_in, None, None, false),
    base!(outreach_log, None, Some(Slice::Outreach), true),
    base!(model_log, None, Some(Slice::Model), true),
    base!(contribution_log, None, Some(Slice::Contribution), true),
    base!(dialogue_log, None, Some(Slice::Dialogue), true),
    base!(promise_log, None, Some(Slice::Dialogue), true),
    base!(democracy_log, None, Some(Slice::DemocracyItem), true),
    base!(rule_log, None, Some(Slice::InternalRule), true),
    base!(emulation_log, None, Some(Slice::Emulation), true),
    base!(directive_log, None, Some(Slice::Directive), true),
];

macro_rules! measures {
    ($($name:ident),+ $(,)?) => {
        &[$((stringify!($name), include_str!(concat!("measure/", stringify!($name), ".sql")))),+]
    };
}

const TEXTS: &[(&str, &str)] = measures! {
    visits, visit_people, visit_matters, visit_groups, routine_visits, routine_people, routine_matters,
    routine_groups, routine_group_people, head_days, head_visits, head_people, head_matters, head_groups,
    head_group_people, delegate_days, delegate_visits, delegate_people, delegate_matters, delegate_groups,
    delegate_group_people, petitions, petitions_processed, petitions_eligible, petitions_within,
    matters_within, complaints_within, denunciations_within, proposals_within, complaints_first,
    complaints_second, complaints_land, complaints_policy, complaints_other, denunciations_first,
    denunciations_repeat, denunciations_administrative, denunciations_corruption, denunciations_judicial,
    denunciations_other, proposals_policy, proposals_land, proposals_other, petitions_outside,
    petitions_guided, petitions_referred, petitions_received, matters_received, complaints_received,
    denunciations_received, proposals_received, petitions_carried_over, petitions_pending, petitions_assigned,
    matters_outside, complaint_matters, complaint_matters_reviewing, complaint_matters_accepted,
    complaint_matters_declined, complaint_matters_withdrawn, denunciation_matters,
    denunciation_matters_reviewing, denunciation_matters_accepted, denunciation_matters_declined,
    denunciation_matters_withdrawn, complaint_decisions, denunciation_conclusions, complaint_first_upheld,
    complaint_first_rejected, complaint_first_partly, complaint_second_confirmed, complaint_second_reversed,
    denunciation_first_upheld, denunciation_first_rejected, denunciation_first_partly,
    denunciation_repeat_upheld, denunciation_repeat_rejected, denunciation_repeat_partly,
    complaint_recover_money, complaint_recover_land, complaint_return_money, complaint_return_land,
    complaint_orgs_restored, complaint_persons_restored, complaint_persons_sanctioned,
    complaint_officials_sanctioned, complaint_investigation_cases, complaint_investigation_persons,
    complaint_investigation_officials, denunciation_recover_money, denunciation_recover_land,
    denunciation_return_money, denunciation_return_land, denunciation_orgs_restored,
    denunciation_persons_restored, denunciation_orgs_sanctioned, denunciation_persons_sanctioned,
    denunciation_officials_sanctioned, denunciation_investigation_cases, denunciation_investigation_persons,
    denunciation_investigation_officials, decisions_to_execute, decisions_executed, conclusions_to_execute,
    conclusions_executed, decision_recover_money_due, decision_recover_land_due, decision_recover_money_done,
    decision_recover_land_done, decision_return_money_due, decision_return_land_due,
    decision_return_money_done, decision_return_land_done, decision_persons_sanctioned,
    decision_officials_sanctioned, decision_prosecuted_cases, decision_prosecuted_persons,
    decision_prosecuted_officials, conclusion_recover_money_due, conclusion_recover_land_due,
    conclusion_recover_money_done, conclusion_recover_land_done, conclusion_return_money_due,
    conclusion_return_land_due, conclusion_return_money_done, conclusion_return_land_done,
    conclusion_orgs_sanctioned, conclusion_persons_sanctioned, conclusion_officials_sanctioned,
    conclusion_prosecuted_cases, conclusion_prosecuted_persons, conclusion_prosecuted_officials,
    outreach_classes, outreach_people, guidance_new, guidance_amended, guidance_repealed, inspection_rounds,
    inspection_units, inspection_conclusions, inspection_sanction_orgs, inspection_sanction_persons,
    inspection_investigation_orgs, inspection_investigation_persons, inspection_conclusions_to_execute,
    inspection_sanctioned_orgs, inspection_sanctioned_persons, inspection_prosecuted_cases,
    inspection_prosecuted_persons, complaints_due, complaints_due_before, complaints_resolved, complaints_open, denunciations_due, denunciations_due_before, denunciations_resolved, denunciations_open, proposals_due, proposals_due_before, proposals_resolved, proposals_open,
};

static MEASURES: LazyLock<Vec<Measure>> = LazyLock::new(|| {
    TEXTS.iter().chain(mobilisation::TEXTS).filter_map(|(name, text)| Measure::parse(name, text)).collect()
});

/// For each base that is measured, the statement that answers all its measures at once.
static STATEMENTS: LazyLock<Vec<String>> = LazyLock::new(|| BASES.iter().map(Base::figures).collect());

impl Measure {
    /// Every measure there is.
    #[must_use]
    pub fn all() -> &'static [Self] {
        &MEASURES
    }

    /// Gives a measure by its name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        MEASURES.iter().find(|measure| measure.name == name)
    }

    fn parse(name: &'static str, text: &'static str) -> Option<Self> {
        let (definition, statement) = text.strip_prefix("-- ")?.split_once("\nselect ")?;
        let (counts, rest) = statement.split_once("\nfrom ")?;
        let (base, condition) = rest.split_once("\nwhere ")?;
        Some(Self { name, definition, counts, base, condition: condition.trim_end() })
    }

    /// Gives the rows behind the figure.
    pub fn rows(&self, r: Reader<'_>, scope: &Scope) -> Result<Vec<(Slice, i64)>> {
        let base = self.base()?;
        let slice = base.slice_column();
        let (mut with, mut scope) = (base.with(), scope.clone());
        if self.is_of_received() {
            // What came before is not looked for; what is left need not be written out to be looked at once.
            with = with.replace(" as materialized ", " as ");
            scope = scope.received();
        }
        let sql = format!(
            "{with} select distinct {slice} as slice, id from {} where {} order by slice, id",
            base.name, self.condition
        );
        scope.query(r, &sql, |row| Ok((row.get(0)?, row.get(1)?)))
    }

    /// Tells whether the condition holds for nothing that was only carried over.
    fn is_of_received(&self) -> bool {
        let is_whole = !self.condition.contains(" or ") && !self.condition.contains("\nor ");
        is_whole && (self.condition == "received" || self.condition.starts_with("received and "))
    }

    /// Gives the rows behind the figure with what each adds; together they are the figure. What is counted once however
    /// many rows name it stands for itself where it is a matter, else at the first of those rows.
    pub fn amounts(&self, r: Reader<'_>, scope: &Scope) -> Result<Amounts> {
        let base = self.base()?;
        let once = self.counts.strip_prefix("count(distinct ").and_then(|rest| rest.strip_suffix(')'));
        let (slice, id, counts, by) = match once {
            Some("matter") => ("'matter'".to_owned(), "matter", "1", "matter"),
            Some(column) => (base.slice_column(), "min(id)", "1", column),
            None => (base.slice_column(), "id", self.counts, "slice, id"),
        };
        let sql = format!(
            "{} select {slice} as slice, {id} as id, coalesce({counts}, 0) from {} where {} group by {by}",
            base.with(),
            base.name,
            self.condition
        );
        let rows = scope.query(r, &sql, |row| Ok(((row.get(0)?, row.get::<_, Option<i64>>(1)?), row.get(2)?)))?;
        Ok(rows.into_iter().filter_map(|((slice, id), amount)| Some(((slice, id?), amount))).collect())
    }

    fn base(&self) -> Result<&'static Base> {
        BASES.iter().find(|base| base.name == self.base).ok_or(Error::NotFound("measure"))
    }
}

impl Base {
    fn with(&self) -> String {
        let upon = self.upon.and_then(|upon| BASES.iter().find(|base| base.name == upon));
        let parts: Vec<String> = upon
            .into_iter()
            .chain([self])
            .map(|base| format!("{} as materialized ({})", base.name, base.sql))
            .collect();
        format!("with {}", parts.join(", "))
    }

    fn figures(&self) -> String {
        let figure =
            |measure: &Measure| format!("coalesce({} filter (where {}), 0)", measure.counts, measure.condition);
        let figures: Vec<String> = self.measures().map(figure).collect();
        format!("{} select {} from {}", self.with(), figures.join(", "), self.name)
    }

    /// Tells the slice of a row.
    fn slice_column(&self) -> String {
        self.slice.map_or_else(|| "slice".to_owned(), |slice| format!("'{}'", slice.code()))
    }

    fn measures(&self) -> impl Iterator<Item = &'static Measure> {
        MEASURES.iter().filter(|measure| measure.base == self.name)
    }
}

impl Scope {
    /// Sees a stretch of days with the settings that hold on its last one.
    pub fn of(r: Reader<'_>, from: NaiveDate, to: NaiveDate) -> Result<Self> {
        let held = |name| Ok::<_, Error>((name, setting::store::value(r, name, to)?));
        let settings = [
            held("escalation_scope")?,
            held("count_refused_visits")?,
            held("reported_bodies")?,
            held("returned_petitions")?,
        ];
        Ok(Self { from, to, settings, carried: true })
    }

    /// Tells whether the forms count the receptions of a body (`reported_bodies`).
    pub(crate) fn counts_body(&self, code: &str) -> bool {
        let reported = self.settings.iter().find(|(name, _)| *name == "reported_bodies");
        reported.is_some_and(|(_, value)| value.split(' ').any(|one| one == code))
    }

    /// Sees only what was received in the days: for statements that ask for nothing else.
    pub(crate) fn received(&self) -> Self {
        Self { carried: false, ..self.clone() }
    }

    /// Answers every measure of the forms.
    pub fn figures(&self, r: Reader<'_>) -> Result<Figures> {
        self.answer(r, false)
    }

    /// Answers every measure of the logs.
    pub fn log_figures(&self, r: Reader<'_>) -> Result<Figures> {
        self.answer(r, true)
    }

    fn answer(&self, r: Reader<'_>, logs: bool) -> Result<Figures> {
        let mut figures = Figures::with_capacity(MEASURES.len());
        for (base, sql) in BASES.iter().zip(STATEMENTS.iter()).filter(|(base, _)| base.log == logs) {
            let names: Vec<&'static str> = base.measures().map(|measure| measure.name).collect();
            let row = self.query(r, sql, |row| {
                (0..names.len()).map(|place| row.get::<_, i64>(place)).collect::<rusqlite::Result<Vec<_>>>()
            })?;
            figures.extend(names.into_iter().zip(row.into_iter().flatten()));
        }
        Ok(figures)
    }

    /// Answers one measure of the period.
    pub fn figure(&self, r: Reader<'_>, name: &str) -> Result<i64> {
        let measure = Measure::named(name).ok_or(Error::NotFound("measure"))?;
        let base = measure.base()?;
        let (counts, condition) = (measure.counts, measure.condition);
        let sql = format!("{} select coalesce({counts}, 0) from {} where {condition}", base.with(), base.name);
        Ok(self.query(r, &sql, |row| row.get(0))?.into_iter().next().unwrap_or_default())
    }

    /// Runs a statement with those of the period's parameters it has.
    pub(crate) fn query<T>(
        &self,
        r: Reader<'_>,
        sql: &str,
        read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        let mut statement = r.prepare(sql)?;
        let mut bind = |name: &str, value: &dyn ToSql| -> Result<()> {
            if let Some(place) = statement.parameter_index(name)? {
                statement.raw_bind_parameter(place, value)?;
            }
            Ok(())
        };
        bind(":from", &self.from)?;
        bind(":to", &self.to)?;
        bind(":carried", &self.carried)?;
        for (name, value) in &self.settings {
            bind(&format!(":{name}"), value)?;
        }
        let mut rows = statement.raw_query();
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            all.push(read(row)?);
        }
        Ok(all)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::form;

    #[test]
    fn every_measure_parses_and_its_base_exists() {
        assert_eq!(Measure::all().len(), TEXTS.len() + mobilisation::TEXTS.len());
        for measure in Measure::all() {
            assert!(BASES.iter().any(|base| base.name == measure.base), "{}", measure.name);
            assert!(measure.definition.ends_with('.') && !measure.definition.contains('\n'), "{}", measure.name);
        }
    }

    #[test]
    fn every_file_of_the_folder_is_a_measure() {
        for folder in ["measure", "mobilisation"] {
            let folder = format!("{}/src/{folder}", env!("CARGO_MANIFEST_DIR"));
            for file in std::fs::read_dir(folder).unwrap() {
                let path = file.unwrap().path();
                let name = path.file_stem().unwrap().to_string_lossy().into_owned();
                assert!(
                    path.extension().is_some_and(|kind| kind != "sql") || Measure::named(&name).is_some(),
                    "{name}"
                );
            }
        }
    }

    #[test]
    fn every_column_of_every_form_names_a_measure() {
        for form in &form::newest().unwrap().forms {
            for column in &form.columns {
                assert!(Measure::named(&column.measure).is_some(), "{} {}", form.code, column.measure);
            }
        }
    }
}
