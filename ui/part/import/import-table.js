// A table of the workbook as the clerk has it in hand: how it is read, whether it comes in, and what she said of it herself,
// which stays when its headings are pointed at anew.

/**
 * @typedef {import("../../api/types.js").Plan} Plan
 * @typedef {Plan["columns"][0]} Column
 * @typedef {{ plan: Plan, taken: boolean, columns: Record<number, Partial<Column>>, whole: Partial<Plan> }} Table
 */

/** The tables of a workbook that was read. A sheet she left out stays out.
 * @param {Plan[]} plans @param {Table[]} [before] @returns {Table[]} */
export function tablesOf(plans, before = []) {
  const out = (/** @type {Plan} */ plan) => before.some((one) => one.plan.sheet === plan.sheet && !one.taken);
  return plans.map((plan) => ({ plan, taken: !out(plan), columns: {}, whole: {} }));
}

/** What she says of a column. @param {Table} table @param {number} place @param {Partial<Column>} said @returns {Table} */
export function withColumn(table, place, said) {
  const columns = { ...table.columns, [place]: { ...table.columns[place], ...said } };
  return { ...table, columns, plan: asSaid(table.plan, columns, {}) };
}

/** What she says of the whole table. @param {Table} table @param {Partial<Plan>} said @returns {Table} */
export function withWhole(table, said) {
  const whole = { ...table.whole, ...said };
  return { ...table, whole, plan: { ...table.plan, ...said } };
}

/** The table with its headings in other rows. @param {Table} table @param {Plan} plan @returns {Table} */
export function headedBy(table, plan) {
  const until = plan.until ?? table.plan.until;
  const fits = until !== undefined && until > plan.header_row ? { until } : {};
  return { ...table, plan: asSaid({ ...plan, ...fits }, table.columns, table.whole) };
}

/** @param {Plan} plan @param {Table["columns"]} columns @param {Partial<Plan>} whole @returns {Plan} */
function asSaid(plan, columns, whole) {
  return { ...plan, ...whole, columns: plan.columns.map((one) => ({ ...one, ...columns[one.place] })) };
}

/** Whether she corrected anything. @param {Table} table */
export const isCorrected = (table) => Object.keys(table.columns).length + Object.keys(table.whole).length > 0;

/** Whether a row of its sheet is of this table. @param {Plan} plan @param {number} row */
export const hasRow = (plan, row) => row >= plan.header_row && (plan.until === undefined || row < plan.until);

/** The columns to look at again. @param {Plan} plan */
export const doubtful = (plan) => plan.columns.filter((column) => !column.sure);

/** The rows of its headings, as one says them. @param {Plan} plan */
export function headingWords({ header_row, header_rows }) {
  if (!header_rows) return "không có tiêu đề";
  return `tiêu đề dòng ${header_row}${header_rows > 1 ? `–${header_row + header_rows - 1}` : ""}`;
}

/** A table's name: its sheet, and where it begins if the sheet has several. @param {Table[]} tables @param {Table} table */
export function nameOf(tables, table) {
  const several = tables.filter((one) => one.plan.sheet === table.plan.sheet).length > 1;
  return several ? `${table.plan.sheet}, từ dòng ${table.plan.header_row}` : table.plan.sheet;
}
