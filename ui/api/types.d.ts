// Generated from Rust by `cargo test -p so-tiep-dan`; do not edit.

export type Draft = Record<string, unknown>;
export type Row = Record<string, any>;
export interface Fault { line?: number; ref?: string; field: string; code: string; say: string }
export interface Answer {
  code:
    | 'faults' | 'locked' | 'wrong_passphrase' | 'damaged' | 'in_use' | 'newer' | 'no_register' | 'not_empty'
    | 'not_found' | 'disk' | 'log_behind' | 'misplaced' | 'clock' | 'usage' | 'cancelled' | 'old_sheet'
    | 'other';
  say: string;
  faults: Fault[];
  wait?: number;
}
export interface Done<T> { value: T; touched: string[]; soft: Fault[] }
export interface Named { type: string; ref: string; id: number; number?: string }
export type Cursor = [unknown, number];
export interface Query {
  search?: string | null;
  filter?: Record<string, string>;
  sort?: { column: string; descending?: boolean } | null;
  after?: Cursor | null;
  limit?: number | null;
  ids?: number[] | null;
}
export interface Page { rows: Row[]; next: Cursor | null; total: number | null; over: boolean }
export interface Opened {
  record: Row;
  id: number;
  secret: boolean;
  labels: Record<string, string>;
  known: Record<string, Row>;
  row: Row | null;
  related: Record<string, any>;
}
export interface Event {
  at: string;
  act: string;
  say: string;
  changes: { field: string; label: string; from: string; to: string }[];
}
export interface Layout {
  title: string;
  note: string;
  columns: { key: string; number: number; head: string[]; width: number }[];
}
export interface Printed {
  unit: string;
  title: string;
  year: number;
  opening: string;
  closing: string[];
  warning: string;
  masked: boolean;
  parts: {
    form: string;
    note: string;
    from: string;
    to: string;
    size: number;
    heads: { text: string; columns: number; rows: number }[][];
    head_heights: number[];
    numbers: number[];
    widths: number[];
    pages: { cells: string[]; struck: boolean; goes_on: boolean }[][];
  }[];
}
export interface Law {
  years: { year: number; mark: string; off: string[]; work: string[] }[];
  rules: Row[];
  instruments: { id: string; subjects: string[]; citation: string; valid_from: string; valid_to: string | null }[];
}
export interface Rule { weekday: number; lane: string; host: string; from: string; to: string }
export interface Day { iso: string; show: string; asks: string[] }
export interface ColumnPlan {
  letter: string;
  place: number;
  heading: string;
  holds: string;
  encoding: 'unicode' | 'tcvn3' | 'vni';
  before?: string;
  after?: string;
  sure: boolean;
}
export interface Plan {
  sheet: string;
  header_row: number;
  header_rows: number;
  layout: string;
  columns: ColumnPlan[];
  headings: string;
  year?: number;
  processed_at_receipt: boolean;
  field?: string;
  only_open: boolean;
}
export interface Remark { column?: string; heading?: string; code: string; say: string }
export interface Verdict { row: number; outcome: string; records: number; faults: Remark[]; soft: Remark[] }
export interface Imported {
  batch: string;
  good: number;
  soft: number;
  bad: number;
  skipped: number;
  records: Record<string, number>;
  verdicts: Verdict[];
}
export type Given = { passphrase: string } | { code: string };
export interface NewSecret { say: string; groups: string[] | null; lagging: string[] }
export interface Shown { lines: string[]; again: number }
export interface Batch { batch: string; on: string; records: Record<string, number> }
export interface Saved { file: string; say: string }
export interface GridColumn { key: string; head: string; width?: number; words?: Record<string, string> }
export type Whom = { person: string } | { in: string; place: number };
export interface Candidate {
  whom: Whom;
  full_name: string;
  birth: string | null;
  id_number: string | null;
  address: string;
  phone: string | null;
  stands: { type: string; ref: string; number: string; on: string }[];
}
export interface Merge {
  type: string;
  kept: string;
  kept_title: string;
  other: string;
  other_title: string;
  on: string;
}
export interface Passage { title: string; paragraphs: string[] }
export interface Strength { score: number; say: string }
export interface Unfinished { form: any; field: string | null; at: string }
export interface HalfWritten { screen: string; at: string; called: string }
export interface Step { act: number; cancels: string[] }
export interface Place { merges?: boolean; slices?: string[]; ref?: string | null }
export interface Preset { label: string; say: string; from: string; to: string }
export interface Standing {
  state: 'none' | 'locked' | 'open';
  practice: boolean;
  practice_exists: boolean;
  real_exists: boolean;
  unit: Row | null;
  today: string;
  period: Preset | null;
  sheet: boolean;
  idle_seconds: number;
  doubt: string | null;
}
export interface Expired { ref: string; number: string; received_on: string; filed_on: string }
export interface Audit { ok: boolean; journal_head: string; lines: { ok: boolean; say: string }[] }
export interface FirstScreen {
  period: Preset;
  counters: { visits: number; people: number; petitions: number; matters: number };
  session: Row | null;
  twelve_months: { label: string; visits: number; petitions: number }[];
  due: Row[];
  kept: Row[];
  unfinished: HalfWritten[];
  lagging: string[];
}
export interface Recalled {
  ref?: string;
  full_name: string;
  address?: string;
  hamlet?: string;
  birth?: string;
  id_number?: string;
  id_type?: string;
  phone?: string;
  visits: number;
  last: string;
  say: string;
}
export interface Hint {
  type: 'visit' | 'petition';
  ref: string;
  number: string;
  on: string;
  title: string;
  text: string;
  matter?: string;
  matter_title?: string;
  original?: string;
  secret: boolean;
  because: { reason: LikenessCode; say: string }[];
}
export interface Offer { form: string; name: string }
export interface PaperField {
  name: string;
  label: string;
  kind: string;
  from: string | null;
  required: boolean;
  choices: [string, string][];
  columns: string[];
}
export interface Blank { form: { code: string; name: string; field: PaperField[]; [key: string]: any }; draft: Draft }
export interface Retrospect {
  period: Preset;
  until: string;
  charts: {
    code: string;
    title: string;
    note: string;
    head: string;
    series: [string, string][];
    share: string;
    marks: { code: string; label: string; figures: number[]; share: string }[];
  }[];
  columns: { code: string; label: string; opens: boolean }[];
  offices: { ref: string; name: string; side: string; figures: number[]; share: string }[];
}
export interface Sheet {
  reprint?: boolean;
  office: string[];
  number?: string;
  subject?: string;
  dated?: string;
  title?: string;
  about?: string;
  greeting?: string;
  body: {
    text?: string;
    heading?: string;
    basis?: string;
    table?: { head: string[]; widths: number[]; rows: string[][] };
  }[];
  recipients?: string[];
  signatures: { heading: string[]; hint?: string; name?: string }[];
}
export type ActCode = 'begin' | 'practise' | 'load' | 'import' | 'return_import' | 'add' | 'correct' | 'cancel' | 'undo' | 'redo' | 'merge' | 'part' | 'close' | 'reopen' | 'leave' | 'retire' | 'restore';
export type AmendmentCode = 'holiday' | 'deadline' | 'citation' | 'ended';
export type AnonymityCode = 'named' | 'anonymous' | 'impersonated';
export type BodyCode = 'ubnd' | 'dang_uy' | 'hdnd';
export type CompetenceCode = 'within' | 'outside' | 'undetermined';
export type ContributionSourceCode = 'community' | 'business' | 'organisation' | 'outside' | 'other';
export type CountedInCode = 'working' | 'calendar';
export type DemocracyKindCode = 'publish' | 'decide' | 'consult' | 'supervise';
export type DialogueKindCode = 'head' | 'people' | 'business' | 'complaint';
export type DirectiveKindCode = 'document' | 'inspection';
export type DispositionCode = 'accept' | 'assign' | 'answer' | 'decline' | 'guide' | 'refer' | 'return' | 'file' | 'request_more';
export type EligibilityCode = 'eligible' | 'ineligible' | 'undetermined';
export type FieldCode = 'land_dispute' | 'land_compensation' | 'land_certificate' | 'housing_property' | 'policy_merit' | 'policy_officials' | 'public_duty' | 'construction' | 'environment' | 'corruption' | 'judicial' | 'party_organisations' | 'culture_social' | 'other';
export type HolderKindCode = 'collective' | 'person';
export type IdTypeCode = 'cmnd' | 'cccd' | 'passport' | 'other' | 'none';
export type ImportColumnCode = 'ignored' | 'ordinal' | 'number' | 'visited_on' | 'received_on' | 'written_on' | 'incoming' | 'source' | 'name' | 'name_address' | 'address' | 'identity' | 'phone' | 'birth' | 'sex' | 'ethnic_group' | 'people' | 'signers' | 'content' | 'kind' | 'kind_people' | 'is_complaint' | 'is_denunciation' | 'is_proposal' | 'field' | 'level' | 'eligibility' | 'competence' | 'matter_no' | 'respondent' | 'lane' | 'resolved_by' | 'accepted' | 'guided' | 'referred' | 'taken_up_by' | 'disposition' | 'processed_on' | 'office' | 'doc_no' | 'doc_date' | 'assignee' | 'result' | 'note' | 'origin';
export type ImportLayoutCode = 'visits_2021' | 'visits_2026' | 'petitions_20' | 'home_visits' | 'home_petitions';
export type ImportOutcomeCode = 'good' | 'soft' | 'bad' | 'joined' | 'skipped' | 'closed';
export type IneligibilityReasonCode = 'no_name_address' | 'no_signature' | 'no_date' | 'unclear' | 'anonymous' | 'impersonated' | 'sent_to_competent_body' | 'already_guided' | 'duplicate' | 'foreign_language' | 'illegible' | 'other';
export type KindCode = 'complaint' | 'denunciation' | 'proposal' | 'feedback' | 'request' | 'mixed' | 'other';
export type LaneCode = 'routine' | 'head' | 'delegate';
export type LevelCode = 'first' | 'second' | 'repeat';
export type LikenessCode = 'same_identity' | 'same_name_hamlet' | 'same_name_birth' | 'same_incoming' | 'similar_content';
export type MergeRefusalCode = 'itself' | 'gone' | 'side_by_side' | 'later' | 'from_elsewhere';
export type ModeCode = 'direct' | 'online';
export type ModelFieldCode = 'economy' | 'culture_society' | 'defence_security' | 'political_system';
export type ModelStateCode = 'registered' | 'kept' | 'recognised' | 'stopped';
export type OfficeKindCode = 'internal' | 'external';
export type OutcomeCode = 'upheld' | 'rejected' | 'partly' | 'confirmed' | 'reversed';
export type RecognitionLevelCode = 'commune' | 'district' | 'province' | 'central';
export type ReferralKindCode = 'assign' | 'refer' | 'guide' | 'return' | 'remind';
export type ResolutionKindCode = 'complaint' | 'denunciation';
export type RoleCode = 'self' | 'representative' | 'authorised' | 'interpreter';
export type RuleKindCode = 'organisation' | 'spending' | 'assets' | 'emulation' | 'salary' | 'democracy' | 'other';
export type SessionKindCode = 'scheduled' | 'extraordinary';
export type SexCode = 'male' | 'female';
export type SliceCode = 'unit' | 'setting' | 'office' | 'hamlet' | 'officer' | 'person' | 'session' | 'visit' | 'matter' | 'petition' | 'referral' | 'paper' | 'resolution' | 'outreach' | 'model' | 'contribution' | 'dialogue' | 'democracy_item' | 'internal_rule' | 'emulation' | 'directive' | 'close' | 'counted' | 'sent_file' | 'reopen' | 'late' | 'opinion' | 'decision';
export type SourceCode = 'post' | 'direct' | 'forwarded' | 'leader' | 'electronic' | 'handover';
export type StatusCode = 'completed' | 'refused';
export type UnitKindCode = 'xa' | 'phuong' | 'dac_khu' | 'thi_tran' | 'huyen';
export type UpperKindCode = 'huyen' | 'tinh' | 'thanh_pho';
export type VerdictCode = 'duplicate' | 'same_matter' | 'same_person' | 'different';

/** Every command: what it takes and what it answers. */
export interface Commands {
  backup_accept_shrunk: { args: {  }; answer: null };
  backup_away: { args: { place?: number | null }; answer: string | null };
  backup_bring: { args: { given: Given; fresh?: string | null }; answer: string };
  backup_check: { args: {  }; answer: Audit };
  backup_choose: { args: {  }; answer: string | null };
  backup_drill: { args: {  }; answer: any };
  backup_foretell: { args: { given: Given; fresh?: string | null }; answer: string[] };
  backup_forget_place: { args: { place: number }; answer: null };
  backup_list: { args: {  }; answer: any };
  backup_make: { args: {  }; answer: string };
  backup_offer: { args: { given: Given; chosen: boolean }; answer: string | null };
  backup_preview: { args: { place: number; sequence: number }; answer: Shown };
  backup_printed: { args: { head: string }; answer: any };
  backup_rescue: { args: { given: Given; fresh?: string | null; chosen: boolean }; answer: string };
  backup_restore: { args: { place: number; sequence: number; passphrase: string; without_log: boolean }; answer: string };
  backup_standing: { args: {  }; answer: any };
  close_export: { args: { period: string; revision: number; annex: boolean }; answer: Saved | null };
  close_leave: { args: { period: string; ref: string; note?: string | null }; answer: Done<null> };
  close_make: { args: { period: string }; answer: Done<any> };
  close_reopen: { args: { period: string; reason: string }; answer: Done<number> };
  close_standing: { args: { period: string }; answer: any };
  contribution_add: { args: { draft: Draft }; answer: Done<Named> };
  contribution_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  contribution_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  contribution_get: { args: { ref: string }; answer: Opened };
  contribution_history: { args: { ref: string }; answer: Event[] };
  contribution_list: { args: { query: Query }; answer: Page };
  democracy_item_add: { args: { draft: Draft }; answer: Done<Named> };
  democracy_item_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  democracy_item_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  democracy_item_get: { args: { ref: string }; answer: Opened };
  democracy_item_history: { args: { ref: string }; answer: Event[] };
  democracy_item_list: { args: { query: Query }; answer: Page };
  desk_all_unfinished: { args: {  }; answer: HalfWritten[] };
  desk_change_passphrase: { args: { old: string; new: string }; answer: NewSecret };
  desk_codes: { args: {  }; answer: any };
  desk_confirm_day: { args: { day: string }; answer: Standing };
  desk_confirm_sheet: { args: { groups: Record<string, string> }; answer: boolean };
  desk_create: { args: { unit: Draft; passphrase: string }; answer: any };
  desk_day: { args: { text: string; ahead?: boolean | null }; answer: Day };
  desk_forget: { args: { screen: string }; answer: null };
  desk_guide: { args: { field: string }; answer: Passage };
  desk_habit: { args: { name: string }; answer: any | null };
  desk_keep: { args: { screen: string; form: any; field?: string | null }; answer: null };
  desk_keep_habit: { args: { name: string; value: any }; answer: null };
  desk_lock: { args: {  }; answer: null };
  desk_partial_day: { args: { text: string }; answer: Day };
  desk_practise: { args: {  }; answer: Standing };
  desk_print: { args: { screen: string; what: string }; answer: null };
  desk_recover: { args: { code: string; passphrase: string }; answer: Standing };
  desk_redo: { args: { place: Place }; answer: any | null };
  desk_renew_sheet: { args: { passphrase: string }; answer: NewSecret };
  desk_state: { args: {  }; answer: Standing };
  desk_strength: { args: { passphrase: string }; answer: Strength };
  desk_today: { args: {  }; answer: FirstScreen };
  desk_touch: { args: {  }; answer: null };
  desk_undo: { args: { place: Place; act: number }; answer: any | null };
  desk_undoable: { args: { place: Place }; answer: Step | null };
  desk_unfinished: { args: { screen: string }; answer: Unfinished | null };
  desk_unlock: { args: { passphrase: string }; answer: Standing };
  dialogue_add: { args: { draft: Draft }; answer: Done<Named> };
  dialogue_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  dialogue_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  dialogue_get: { args: { ref: string }; answer: Opened };
  dialogue_history: { args: { ref: string }; answer: Event[] };
  dialogue_list: { args: { query: Query }; answer: Page };
  directive_add: { args: { draft: Draft }; answer: Done<Named> };
  directive_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  directive_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  directive_get: { args: { ref: string }; answer: Opened };
  directive_history: { args: { ref: string }; answer: Event[] };
  directive_list: { args: { query: Query }; answer: Page };
  emulation_add: { args: { draft: Draft }; answer: Done<Named> };
  emulation_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  emulation_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  emulation_get: { args: { ref: string }; answer: Opened };
  emulation_history: { args: { ref: string }; answer: Event[] };
  emulation_list: { args: { query: Query }; answer: Page };
  find_find: { args: { text: string; limit?: number | null; only?: string | null }; answer: any[] };
  hamlet_add: { args: { draft: Draft }; answer: Done<Named> };
  hamlet_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  hamlet_history: { args: { ref: string }; answer: Event[] };
  hamlet_list: { args: {  }; answer: any[] };
  import_batches: { args: {  }; answer: Batch[] };
  import_check: { args: { plan: Plan }; answer: Plan };
  import_choose: { args: {  }; answer: any | null };
  import_forget: { args: {  }; answer: null };
  import_plan: { args: { sheet: string; header_row: number; header_rows: number }; answer: Plan };
  import_rejects: { args: { plan: Plan }; answer: Saved | null };
  import_run: { args: { plan: Plan }; answer: Done<Imported> };
  import_stop: { args: {  }; answer: null };
  import_top: { args: { sheet: string }; answer: string[][] };
  import_try: { args: { plan: Plan }; answer: Imported };
  import_undo: { args: { batch: string }; answer: Done<number> };
  internal_rule_add: { args: { draft: Draft }; answer: Done<Named> };
  internal_rule_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  internal_rule_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  internal_rule_get: { args: { ref: string }; answer: Opened };
  internal_rule_history: { args: { ref: string }; answer: Event[] };
  internal_rule_list: { args: { query: Query }; answer: Page };
  list_export: { args: { slice: string; query: Query; title: string; columns: GridColumn[] }; answer: Saved | null };
  matter_add: { args: { draft: Draft }; answer: Done<Named> };
  matter_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  matter_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  matter_get: { args: { ref: string }; answer: Opened };
  matter_history: { args: { ref: string }; answer: Event[] };
  matter_list: { args: { query: Query }; answer: Page };
  merge_candidates: { args: { text: string }; answer: Candidate[] };
  merge_list: { args: { slice: string }; answer: Merge[] };
  merge_matters: { args: { kept: string; other: string }; answer: Done<Merge> };
  merge_part: { args: { kept: string; other: string }; answer: Done<null> };
  merge_people: { args: { kept: Whom; other: Whom }; answer: Done<Merge> };
  mobilisation_behind: { args: { period: string; measure: string }; answer: any };
  mobilisation_export: { args: { period: string }; answer: Saved | null };
  mobilisation_make: { args: { period: string }; answer: any };
  model_add: { args: { draft: Draft }; answer: Done<Named> };
  model_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  model_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  model_get: { args: { ref: string }; answer: Opened };
  model_history: { args: { ref: string }; answer: Event[] };
  model_list: { args: { query: Query }; answer: Page };
  office_add: { args: { draft: Draft }; answer: Done<Named> };
  office_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  office_history: { args: { ref: string }; answer: Event[] };
  office_list: { args: {  }; answer: any[] };
  officer_add: { args: { draft: Draft }; answer: Done<Named> };
  officer_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  officer_history: { args: { ref: string }; answer: Event[] };
  officer_list: { args: {  }; answer: any[] };
  outreach_add: { args: { draft: Draft }; answer: Done<Named> };
  outreach_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  outreach_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  outreach_get: { args: { ref: string }; answer: Opened };
  outreach_history: { args: { ref: string }; answer: Event[] };
  outreach_list: { args: { query: Query }; answer: Page };
  paper_blank: { args: { form: string; about?: string | null; period?: string | null }; answer: Blank };
  paper_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  paper_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  paper_export: { args: { ref: string }; answer: Saved | null };
  paper_get: { args: { ref: string }; answer: Opened };
  paper_history: { args: { ref: string }; answer: Event[] };
  paper_issue: { args: { ref: string; no: string; on: string }; answer: Done<Named> };
  paper_list: { args: { query: Query }; answer: Page };
  paper_look: { args: { ref: string }; answer: Sheet };
  paper_make: { args: { draft: Draft }; answer: Done<Named> };
  paper_offered: { args: { about?: string | null }; answer: Offer[] };
  paper_print: { args: { ref: string }; answer: Sheet };
  person_add: { args: { draft: Draft }; answer: Done<Named> };
  person_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  person_get: { args: { ref: string }; answer: Opened };
  person_history: { args: { ref: string }; answer: Event[] };
  person_list: { args: { query: Query }; answer: Page };
  person_recall: { args: { name: string }; answer: Recalled[] };
  petition_add: { args: { draft: Draft }; answer: Done<Named> };
  petition_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  petition_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  petition_get: { args: { ref: string }; answer: Opened };
  petition_history: { args: { ref: string }; answer: Event[] };
  petition_layout: { args: { on: string }; answer: Layout };
  petition_list: { args: { query: Query }; answer: Page };
  petition_process: { args: { ref: string; petition: Draft; matter?: Draft | null; referral?: Draft | null; decisions?: Draft[] | null; people?: Draft[] | null }; answer: Done<Named> };
  petition_receive: { args: { petition: Draft; matter?: Draft | null; referral?: Draft | null; decisions?: Draft[] | null }; answer: Done<Named[]> };
  petition_recognise: { args: { draft: Draft }; answer: Hint[] };
  petition_reveal: { args: { ref: string; reason: string }; answer: Opened };
  referral_add: { args: { draft: Draft }; answer: Done<Named> };
  referral_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  referral_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  referral_get: { args: { ref: string }; answer: Opened };
  referral_history: { args: { ref: string }; answer: Event[] };
  referral_list: { args: { query: Query }; answer: Page };
  referral_reply: { args: { ref: string; reply: Draft }; answer: Done<Named> };
  register_export: { args: { book: string; year: number; reason?: string | null }; answer: Saved | null };
  register_look: { args: { book: string; year: number }; answer: Printed };
  register_print: { args: { book: string; year: number; reason?: string | null }; answer: Printed };
  register_years: { args: { book: string }; answer: number[] };
  report_behind: { args: { period: string; cutoff?: number | null; regime?: string | null; form: string; column: number }; answer: any };
  report_export: { args: { period: string; cutoff?: number | null; regime?: string | null }; answer: Saved | null };
  report_make: { args: { period: string; cutoff?: number | null; regime?: string | null }; answer: any };
  report_presets: { args: {  }; answer: Preset[] };
  retention_list: { args: {  }; answer: Expired[] };
  retention_retire: { args: { refs: string[] }; answer: string[] };
  retrospect_behind: { args: { period: string; chart: string; mark: string; series: string }; answer: any };
  retrospect_export: { args: { period: string }; answer: Saved | null };
  retrospect_make: { args: { period: string }; answer: Retrospect };
  session_add: { args: { draft: Draft }; answer: Done<Named> };
  session_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  session_clear_days_off: { args: {  }; answer: Done<Named[]> };
  session_confirm: { args: { ref: string; visitors_came: boolean }; answer: Done<Named> };
  session_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  session_delegate: { args: { ref: string; host: string; because: string }; answer: Done<Named> };
  session_empty: { args: { ref: string }; answer: Done<Named> };
  session_generate: { args: { rule: Rule }; answer: Done<Named[]> };
  session_get: { args: { ref: string }; answer: Opened };
  session_history: { args: { ref: string }; answer: Event[] };
  session_list: { args: { query: Query }; answer: Page };
  session_outlook: { args: {  }; answer: any };
  session_shift: { args: { ref: string; to: string }; answer: any };
  setting_add: { args: { draft: Draft }; answer: Done<Named> };
  setting_amend: { args: { draft: Draft }; answer: Done<null> };
  setting_law: { args: {  }; answer: Law };
  setting_list: { args: {  }; answer: any[] };
  unit_add: { args: { draft: Draft }; answer: Done<Named> };
  unit_list: { args: {  }; answer: any[] };
  visit_add: { args: { draft: Draft }; answer: Done<Named> };
  visit_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  visit_correct: { args: { ref: string; draft: Draft; matter?: Draft | null; people?: Draft[] | null }; answer: Done<Named> };
  visit_get: { args: { ref: string }; answer: Opened };
  visit_history: { args: { ref: string }; answer: Event[] };
  visit_layout: { args: { on: string }; answer: Layout };
  visit_list: { args: { query: Query }; answer: Page };
  visit_receive: { args: { visit: Draft; petition?: Draft | null; matter?: Draft | null; decisions?: Draft[] | null }; answer: Done<Named[]> };
  visit_recognise: { args: { draft: Draft }; answer: Hint[] };
  visit_reveal: { args: { ref: string; reason: string }; answer: Opened };
  written_export: { args: { period: string; form: string }; answer: Saved | null };
  written_keep: { args: { period: string; texts: Record<string, string> }; answer: Done<number> };
  written_look: { args: { period: string; form: string }; answer: any };
  written_make: { args: { period: string; form: string }; answer: any };
  written_print: { args: { period: string; form: string }; answer: any };
}
