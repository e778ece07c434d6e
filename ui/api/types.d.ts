// Generated from Rust by `cargo test -p so-tiep-dan`; do not edit.

/** A line of the open format without `type`, as a form sends it. */
export type Draft = Record<string, unknown>;
/** A row of a list: which columns it has its slice says. */
export type Row = Record<string, any>;
export type ActCode = 'begin' | 'practise' | 'load' | 'import' | 'return_import' | 'add' | 'correct' | 'cancel' | 'undo' | 'redo' | 'merge' | 'part' | 'close' | 'reopen' | 'leave' | 'restore' | 'retire';
export type AmendmentCode = 'holiday' | 'deadline' | 'citation' | 'ended';
/** The annex of a period; of a closed one, as it was sent. None where there is nothing to tell. */
export type Annex = {
  /** The period and its days. */
  period: Span;
  /** The year of the first entry of any log. */
  since: number;
  /** The indicators. */
  rows: Array<IndicatorShown>;
  /** The figures in sentences. */
  sentence: string;
  /** The day it was closed; none while its figures still follow the register. */
  closed_on?: string;
} | null;
export type AnonymityCode = 'named' | 'anonymous' | 'impersonated';
/** Why a command did nothing. */
export type Answer = {
  /** For programs. */
  code: AnswerCode;
  /** For the clerk: what happened and the next step. */
  say: string;
  /** What is wrong with the input, each at its field. */
  faults: Array<Fault>;
  /** Seconds to wait before the next try. */
  wait?: number;
};
/** The codes an answer may have, for the types of the page. */
export type AnswerCode = "faults" | "locked" | "wrong_passphrase" | "old_sheet" | "damaged" | "in_use" | "newer" | "no_register" | "not_empty" | "not_found" | "disk" | "file_there" | "log_behind" | "misplaced" | "clock" | "usage" | "cancelled" | "other";
/** A filled form attached to a report. */
export type Attached = {
  /** The forms it is one of. */
  regime: string;
  /** Its code: `02/XLD`. */
  form: string;
  /** The reporting unit. */
  unit: string;
  /** The first day of the figures. */
  from: string;
  /** The last. */
  to: string;
  /** The figures column by column, in whole units: counts, đồng, hundredths of a square metre. */
  values: Array<number>;
  /** What stands after `Ghi chú:`; what was sent before there was any has none. */
  note?: string | null;
};
/** What an audit found. */
export type Audit = {
  /** Nothing is wrong. */
  ok: boolean;
  /** The head of the journal's chain, as printed on a report. */
  journal_head: string;
  /** What was checked, one sentence each. */
  lines: Array<AuditLine>;
};
/** One thing that was checked. */
export type AuditLine = {
  /** It is as it should be. */
  ok: boolean;
  /** The sentence for the clerk. */
  say: string;
};
/** A backup, as a list shows it. */
export type Backup = {
  /** The place, by id. */
  place: number;
  sequence: number;
  where: string;
  when: string;
  /** What it holds, in words. */
  holds: string;
  /** The day it was last read back. */
  proved: string | null;
  /** It was good then. */
  good: boolean;
};
/** A folder backups are kept in. */
export type BackupPlace = {
  /** 0 is the register's own. */
  id: number;
  /** The last part of its path, for the clerk. */
  name: string;
  /** Whether it can be reached now: a stick is not always plugged in. */
  here: boolean;
};
/** How the backups stand, for the foot of the window. */
export type BackupStanding = {
  /** There is one. */
  good: boolean;
  say: string;
  /** What is to be said of other places. */
  elsewhere: string | null;
  /** Why none could be made. */
  trouble: string | null;
  /** That the register suddenly holds less. */
  shrunk: string | null;
  /** That the disk is nearly full. */
  room: string | null;
  /** The places whose backups still need a secret of before, in words. */
  lagging: Array<string>;
};
/** The places and the backups in them. */
export type Backups = {
  places: Array<BackupPlace>;
  rows: Array<Backup>;
};
/** What was to be resolved, by kind: complaints and denunciations by matter, proposals by paper. */
export type Balance = {
  /** Khiếu nại. */
  complaint: Due;
  /** Tố cáo. */
  denunciation: Due;
  /** Kiến nghị, phản ánh. */
  proposal: Due;
};
/** A batch that stands in the register. */
export type Batch = {
  /** Its name. */
  batch: string;
  /** The day its first rows came in. */
  on: string;
  /** How many records of each slice it has. */
  records: { [key in string]: number };
};
/** One reason, with its words. */
export type Because = {
  /** Which. */
  reason: LikenessCode;
  /** For the clerk: "Nội dung giống 82 %". */
  say: string;
};
/** The rows behind a figure, and what it counts. */
export type Behind = {
  rows: Row[];
  count: number;
  /** What the figure is called, where the page does not know it. */
  title?: string;
  definition: string;
};
/** A paper not made yet, filled as far as the record goes. */
export type Blank = {
  /** Its form, with its fields. */
  form: PaperForm;
  /** Its draft. */
  draft: Draft;
};
/** A piece of the body. */
export type Block = {
  "text": string
} | {
  "heading": string
} | {
  "basis": string
} | {
  "table": {
    /** The headings. */
    head: Array<string>;
    /** The widths, as parts of their sum. */
    widths: Array<number>;
    /** The rows. */
    rows: Array<Array<string>>;
  }
};
/** The receptions of each body, whatever `reported_bodies` says. */
export type Bodies = {
  /** UBND. */
  ubnd: Received;
  /** Đảng ủy. */
  dang_uy: Received;
  /** HĐND. */
  hdnd: Received;
};
export type BodyCode = 'ubnd' | 'dang_uy' | 'hdnd';
/** Cancelled with a reason: nothing is ever deleted. */
export type Cancelled = {
  /** The day of the cancellation. */
  on: string;
  /** Why. */
  reason: string;
};
/** Somebody, as entered. */
export type Candidate = {
  /** How a merge names them. */
  whom: Whom;
  /** The name. */
  full_name: string;
  /** The birth date, as stored. */
  birth: string | null;
  /** The identity number. */
  id_number: string | null;
  /** The address, the hamlet before it. */
  address: string;
  /** The telephone number. */
  phone: string | null;
  /** Where they stand. */
  stands: Array<Stand>;
};
/** Where the cells of a sheet ended: `seen` is all that hold something, and the others add up to it. */
export type Cells = {
  /** Cells that hold something. */
  seen: number;
  /** Cells whose words stand in a field or in the note of an entry that came in. */
  placed: number;
  /** Cells of headings, titles, sums, signatures, and of rows that are no entries or are there already. */
  listed: number;
  /** Cells of rows that stayed outside and go back. */
  returned: number;
};
/** One field that changed. */
export type Changed = {
  /** The field as drafts name it. */
  field: string;
  /** Its words. */
  label: string;
  /** Before. */
  from: string;
  /** After. */
  to: string;
};
/** An entry that counts otherwise, and its row, masked as everywhere. */
export type ChangedEntry = {
  entry: EntryChange;
  row: Row | null;
};
/** What differs from what was sent, each entry with its row. */
export type ChangedSince = {
  period: string;
  revision: number;
  figures: Array<FigureChange>;
  entries: Array<ChangedEntry>;
};
/** A picture: its marks along one side, a figure of each of its series at each. */
export type Chart = {
  /** Its code. */
  code: string;
  /** Its title. */
  title: string;
  /** What it counts, in a sentence. */
  note: string;
  /** What its marks are. */
  head: string;
  /** Its series: code and words. */
  series: Array<[string, string]>;
  /** What the last column of the table says; empty where there is none. */
  share: string;
  /** Its marks. */
  marks: Array<Mark>;
};
/** A rule of a form, and when it is broken the records that break it. */
export type Checked = {
  /** The form. */
  form: string;
  /** The rule as printed: `3=4+23`. */
  rule: string;
  /** It holds. */
  holds: boolean;
  /** By ref, the records that break it. */
  refs?: Array<string>;
};
/** A workbook that was chosen. */
export type Chosen = {
  /** Its name, without where it is. */
  file: string;
  /** The names of its sheets. */
  sheets: Array<string>;
  /** How each table of each sheet is understood, as far as it is. */
  plans: Array<Plan>;
  /** The sheets that are no register, each with the reason. */
  left: Array<LeftSheet>;
};
/** How to read one column. */
export type ColumnPlan = {
  /** Its letter: A, B … AA. */
  letter: string;
  /** Its place, from 0. */
  place: number;
  /** Its heading, in Unicode. */
  heading: string;
  /** What it holds. */
  holds: ImportColumnCode;
  /** How its text is written. */
  encoding: Encoding;
  /** A text of the column as it stands in the file, where converting changes it. */
  before?: string;
  /** The same text converted. */
  after?: string;
  /** Heading and content agree; where not, the clerk should look. */
  sure: boolean;
  /** What else its heading names: `Ngày nhận, nguồn đơn`. */
  also?: Array<ImportColumnCode>;
  /** Why it is taken for that, in words. */
  why: string;
};
export type CompetenceCode = 'within' | 'outside' | 'undetermined';
export type CompetentClassCode = 'administrative' | 'judicial' | 'party';
export type ContributionSourceCode = 'community' | 'business' | 'organisation' | 'outside' | 'other';
export type CountedInCode = 'working' | 'calendar';
/** The four counters. */
export type Counters = {
  /** Lượt tiếp. */
  visits: number;
  /** Người. */
  people: number;
  /** Đơn. */
  petitions: number;
  /** Vụ việc. */
  matters: number;
};
/** What making a register answers. */
export type Created = {
  /** The groups of the recovery code. */
  groups: Array<string>;
};
/** Where a page ended: the keys of its last row. */
export type Cursor = [unknown, number];
/** A day as read. */
export type Day = {
  iso: string;
  /** For the field it was typed in. */
  show: string;
  /** What should be asked about it. */
  asks: Array<string>;
};
export type DemocracyKindCode = 'publish' | 'decide' | 'consult' | 'supervise';
export type DialogueKindCode = 'head' | 'people' | 'business' | 'complaint';
export type DirectiveKindCode = 'document' | 'inspection';
export type DispositionCode = 'accept' | 'assign' | 'answer' | 'decline' | 'guide' | 'refer' | 'return' | 'remind' | 'file' | 'request_more';
/** What an act answers: its value, the records it touched, and what should be looked at again. */
export type Done<T> = {
  /** The verb's own answer. */
  value: T;
  /** The records that changed, as `slice:id`. */
  touched: Array<string>;
  /** Soft faults. */
  soft: Array<Fault>;
};
/** A report with its tables as they are drawn; what it names is named as `slice:ref`, for the window to open. */
export type DrawnReport = {
  tables: Array<FormTable>;
  /** What each cell counts, by form and column. */
  definitions: { [key in string]: { [key in number]: string } };
  /** The unit's name on the period's last day. */
  unit: string;
  /** The period and its days. */
  period: Span;
  /** The forms used. */
  regime: string;
  /** One more than what was sent for this period; of a closed period, its own. */
  revision: number;
  /** The day it was closed; none while its figures still follow the register. */
  closed_on?: string;
  /** The forms, filled. */
  forms: Record<string, Record<string, number>>;
  /** The figures beside the forms. */
  summary: Summary;
  /** What was to be resolved, and what was; none of a period that was closed before this was counted. */
  balance?: Balance;
  /** Whose receptions there were; none of a period that was closed before this was counted. */
  bodies?: Bodies;
  /** What must add up, and whether it does. */
  checks: Array<Checked>;
  /** What should be looked at. */
  warnings: Array<Warning>;
  /** The key sentence. */
  sentence: string;
};
/** What of one kind was to be resolved; `due` is `resolved` and `open` together. */
export type Due = {
  /** Phải giải quyết. */
  due: number;
  /** Of those, kỳ trước chuyển sang. */
  carried: number;
  /** Đã giải quyết. */
  resolved: number;
  /** Đang giải quyết: `carried` of the next period. */
  open: number;
};
/** A duty with the ref the window opens it by. */
export type Duty = {
  ref: string | null;
  /** The citation of its rule, where there is one. */
  source: string;
  /** The slice of the record. */
  type: SliceCode;
  /** Its id. */
  id: number;
  /** Its number, or that of the document. */
  number: string | null;
  /** The rule, as D05; none where a paper names its own day. */
  rule: string | null;
  /** The last day. */
  due: string;
  /** The days left in the unit of the rule, negative when overdue. */
  days: number;
  /** That unit. */
  unit: LimitUnit;
  /** How it stands: `overdue today soon later`, or `awaiting_reply`; of what is done `on_time` or `late`. */
  state: string;
  /** The reckoning, for the clerk. */
  say: string;
};
export type EligibilityCode = 'eligible' | 'ineligible' | 'undetermined';
/** How Vietnamese letters are written in a text. */
export type Encoding = "unicode" | "tcvn3" | "vni";
/** An entry that counts otherwise than when the period was closed. */
export type EntryChange = {
  /** Its slice. */
  type: SliceCode;
  /** Its id. */
  id: number;
  /** Its ref. */
  ref: string | null;
  /** Its number, where its slice has a book. */
  number: string | null;
  /** `late` (sót kỳ trước), `gone`, or `changed`. */
  kind: 'late' | 'gone' | 'changed';
  /** Where the clerk left it: the day and the note. */
  left: Late | null;
  /** The cells it counts in otherwise. */
  cells: Array<FigureChange>;
  /** What was done to it, or to what it depends on, since the period was closed. */
  acts: Array<HistoryEvent>;
};
/** A paper that is kept long enough. */
export type Expired = {
  /** What lines call it. */
  ref: string;
  /** Its number in the book. */
  number: string;
  /** The day it came. */
  received_on: string;
  /** The day it was filed. */
  filed_on: string;
};
/** One thing wrong with one field of one draft. Hard faults stop the act, soft ones are listed for review. */
export type Fault = {
  /** The line of the file, from 1; absent for a draft typed by hand. */
  line?: number;
  /** What the draft calls itself, when that much could be read. */
  ref?: string;
  /** The field, with its place where it lies deeper: `people.0.full_name`. */
  field: string;
  /** What is wrong, for programs. */
  code: string;
  /** What is wrong, for the clerk: one Vietnamese sentence. */
  say: string;
};
export type FieldCode = 'land_dispute' | 'land_compensation' | 'land_certificate' | 'housing_property' | 'policy_merit' | 'policy_officials' | 'public_duty' | 'construction' | 'environment' | 'corruption' | 'judicial' | 'party_organisations' | 'culture_social' | 'other';
/** One figure. As JSON and in the sheet it is the number the form prints: whole where it is whole (2, never 2.0). */
export type Figure = number;
/** A figure that differs. */
export type FigureChange = {
  /** The form; `DV` for the annex. */
  form: string;
  /** The column. */
  column: number;
  /** Its heading. */
  head: string;
  /** As it was sent. */
  from: Figure;
  /** Today. */
  to: Figure;
};
/** What kind of figure a column holds, and so how it is printed. */
export type FigureFormat = "count" | "money_million" | "area_m2";
/** What the first screen shows. */
export type FirstScreen = {
  due: Array<Duty>;
  /** Papers that need not be kept any longer. */
  kept: Array<Duty>;
  unfinished: Array<HalfWritten>;
  /** The places whose backups still need a secret of before, in words. */
  lagging: Array<string>;
  /** The period that runs, as `--period` names it, with its days. */
  period: Preset;
  /** Its figures so far. */
  counters: Counters;
  /** Today's session. */
  session: Row | null;
  /** Twelve months, the oldest first. */
  twelve_months: Array<Month>;
};
/** One form filled with the figures of one period. */
export type FormTable = {
  /** The form's code: `02/XLD`. */
  form: string;
  /** The title as printed. */
  title: string;
  /** The sheet row (from 1) where the header begins. */
  header_first_row: number;
  /** How many rows the header takes; the number row follows it. */
  header_rows: number;
  /** The first cell of the number row: `MS`. */
  number_row_label: string;
  /** The number printed before `Ghi chú:`. */
  note_number: number;
  /** The cells of the header, merged as printed. */
  headings: Array<HeadCell>;
  /** The columns of figures, in order. */
  columns: Array<TableColumn>;
  /** The figures, one for each column. */
  values: Array<Figure>;
};
/** A piece of a field around what was found in it. */
export type FoundPassage = {
  /** The field's name for the clerk. */
  label: string;
  /** The piece. */
  text: string;
  /** Where the words stand in it. */
  marks: Array<[number, number]>;
};
/** A record that was found, with the ref the window opens it by. */
export type FoundRecord = {
  ref: string | null;
  /** Where the words stand in the title. */
  marks: Array<[number, number]>;
  /** The other fields that hold them. */
  passages: Array<FoundPassage>;
  /** Its slice. */
  type: SliceCode;
  /** Its id. */
  id: number;
  /** Its number: in the year's book, or of the document. */
  number: string | null;
  /** Its day. */
  on: string | null;
  /** What to show. */
  title: string;
  /** Where the words stand: field, start and length in characters. */
  match: Array<[string, number, number]>;
};
/** What somebody gives to open something: a passphrase, or the code of a sheet. */
export type Given = {
  "passphrase": string
} | {
  "code": string
};
/** A column of a grid: what it shows of a row, and its heading. */
export type GridColumn = {
  /** The name of the row's value. */
  key: string;
  /** The heading. */
  head: string;
  /** Its width on the screen in pixels. */
  width?: number | null;
  /** The words of its codes, where the grid has its own. */
  words?: { [key in string]: string };
};
/** A form that waits. */
export type HalfWritten = {
  /** Its screen, and which of the forms of that screen it is: `visit#k3f`. */
  screen: string;
  /** When it was kept. */
  at: string;
  /** What it is called: a name, or the beginning of a text; empty where nothing tells. */
  called: string;
};
/** A hamlet. */
export type Hamlet = {
  /** What lines call it. */
  ref: string;
  /** Its name. */
  name: string;
  /** From when it exists. */
  valid_from?: string;
  /** Until when. */
  valid_to?: string;
};
/** A cell of the header. */
export type Head = {
  /** Its words. */
  text: string;
  /** How many columns it stands over. */
  columns: number;
  /** How many rows it takes. */
  rows: number;
};
/** One cell of the header. */
export type HeadCell = {
  /** The row inside the header, from 0. */
  row: number;
  /** The column, from 0: 0 is the unit's name, n is column n of the form. */
  column: number;
  /** How many rows the cell is merged over. */
  row_span: number;
  /** How many columns the cell is merged over. */
  column_span: number;
  /** The heading as printed. */
  text: string;
};
/** A visit or paper that looks like what is being typed. */
export type Hint = {
  /** Its slice: visit or petition. */
  type: 'visit' | 'petition';
  /** What lines call it. */
  ref: string;
  /** Its number in the year's book. */
  number: string;
  /** Its day. */
  on: string;
  /** Who, or what a secret paper is called. */
  title: string;
  /** How its content begins. */
  text: string;
  /** Its matter, by ref. */
  matter?: string;
  /** What that is called. */
  matter_title?: string;
  /** The first paper, where this one is itself a duplicate. */
  original?: string;
  /** It is a denunciation, or carries one. */
  secret: boolean;
  /** The strongest reason first. */
  because: Array<Because>;
};
/** One act that touched a record. */
export type HistoryEvent = {
  /** The instant, UTC. */
  at: string;
  /** The act. */
  act: ActCode;
  /** The act in words. */
  say: string;
  /** What changed; nothing for the first entry. */
  changes: Array<Changed>;
};
export type HolderKindCode = 'collective' | 'person';
export type IdTypeCode = 'cmnd' | 'cccd' | 'passport' | 'other' | 'none';
export type ImportColumnCode = 'ignored' | 'ordinal' | 'number' | 'visited_on' | 'received_on' | 'written_on' | 'incoming' | 'source' | 'name' | 'name_address' | 'family_name' | 'address' | 'identity' | 'phone' | 'birth' | 'birth_male' | 'birth_female' | 'sex' | 'ethnic_group' | 'people' | 'signers' | 'content' | 'kind' | 'kind_people' | 'is_complaint' | 'is_denunciation' | 'is_proposal' | 'is_feedback' | 'is_request' | 'field' | 'level' | 'eligibility' | 'ineligible' | 'competence' | 'outside' | 'matter_no' | 'respondent' | 'lane' | 'head_lane' | 'resolved_by' | 'accepted' | 'guided' | 'referred' | 'returned' | 'taken_up_by' | 'disposition' | 'processed_on' | 'office' | 'doc_no' | 'doc_date' | 'assignee' | 'result' | 'note' | 'origin';
export type ImportLayoutCode = 'visits_2021' | 'visits_2026' | 'petitions_20' | 'home_visits' | 'home_petitions';
export type ImportOutcomeCode = 'good' | 'soft' | 'bad' | 'joined' | 'twice' | 'skipped' | 'closed';
export type ImportWhyCode = 'title' | 'empty' | 'sum' | 'signature' | 'heading' | 'nobody' | 'holiday' | 'cancelled' | 'struck';
/** What an import did with a sheet, or would do. */
export type Imported = {
  /** The name of the sheet's batch; every ref of its rows begins with `import-` and this. */
  batch: string;
  /** The rows that came in. */
  good: number;
  /** Those of them that should be looked at again. */
  soft: number;
  /** The rows that stayed outside. */
  bad: number;
  /** The rows that are no entries: titles, sums, empty numbers, days on which nobody came. */
  skipped: number;
  /** The rows whose entry is there already. */
  twice: number;
  /** How many records of each slice came in. */
  records: { [key in string]: number };
  /** Where the cells of the sheet ended. */
  cells: Cells;
  /** What was found in each row. */
  verdicts: Array<Verdict>;
};
/** What an import did with a workbook, or would do: one act for all of its sheets. */
export type ImportedBook = {
  /** The name the whole import is taken back by. */
  batch: string;
  /** The sheets that are registers. */
  sheets: Array<ImportedSheet>;
  /** The others. */
  left: Array<LeftSheet>;
  /** How many entries of the register were corrected by rows that differ from them. */
  corrected: number;
  /** The first entries, as the book will show them. */
  preview: Array<Preview>;
  /** All of it in one sentence, for the clerk. */
  say: string;
};
/** What an import did with one sheet of a workbook. */
export type ImportedSheet = {
  /** The sheet's name. */
  sheet: string;
  /** The kind of register it is; the first table's, where it has several. */
  layout: ImportLayoutCode;
  /** What became of it. */
  imported: Imported;
};
/** An indicator as a screen shows it. */
export type IndicatorShown = {
  /** Its words. */
  label: string;
  /** A part of the one above. */
  part: boolean;
  /** What it counts. */
  unit: string;
  /** This period, the one before, the year to date, since the first entry. */
  figures: number[];
  /** What the rows behind its figures are asked for by. */
  measure: string;
};
export type IneligibilityReasonCode = 'no_name_address' | 'no_signature' | 'no_date' | 'unclear' | 'anonymous' | 'impersonated' | 'sent_to_competent_body' | 'already_guided' | 'duplicate' | 'foreign_language' | 'illegible' | 'other';
/** Describes one legal instrument. */
export type Instrument = {
  /** A short name, unique in the table: `luat-42-2013`. */
  id: string;
  /** What it is about. */
  subjects: Array<Subject>;
  /** The citation in Vietnamese as printed after "Căn cứ". */
  citation: string;
  /** The first day in force. */
  valid_from: string;
  /** The last day in force; `None` while it still is. */
  valid_to: string | null;
  /** From this day on nobody has confirmed that it is still in force. */
  doubtful_from: string | null;
};
/** Whether something is as it should be, and the sentence for the clerk. */
export type Judged = {
  ok: boolean;
  say: string;
};
export type KindCode = 'complaint' | 'denunciation' | 'proposal' | 'feedback' | 'request' | 'mixed' | 'other';
export type LaneCode = 'routine' | 'head' | 'delegate';
/** An entry that came too late for a closed period and was left where it is. */
export type Late = {
  /** The period. */
  period: string;
  /** The revision that was sent without it. */
  revision: number;
  /** The entry, by ref. */
  entry: string;
  /** The day it was left. */
  on: string;
  /** Why, in the clerk's words. */
  note?: string;
};
/** The law as a screen shows it: every version with its days. */
export type Law = {
  /** The years, the newest first: the table, and the two after this year. */
  years: Array<Year>;
  /** Every duty and version. */
  rules: Array<Limit>;
  /** Every instrument. */
  instruments: Array<Instrument>;
};
/** A layout. */
export type Layout = {
  /** The book's title with its form and circular. */
  title: string;
  /** What should be known about it; may be empty. */
  note: string;
  /** The columns, in order. */
  columns: Array<LayoutColumn>;
};
/** A column. */
export type LayoutColumn = {
  /** The key of a row's value. */
  key: string;
  /** The number printed under the heading. */
  number: number;
  /** The headings, outermost first. */
  head: Array<string>;
  /** The width on screen in pixels. */
  width: number;
};
/** A sheet nothing of which came in, and why. */
export type LeftSheet = {
  /** The sheet's name. */
  sheet: string;
  /** How many cells of it hold something. */
  cells: number;
  /** Why, for the clerk. */
  say: string;
};
export type LevelCode = 'first' | 'second' | 'repeat';
export type LikenessCode = 'same_identity' | 'same_name_hamlet' | 'same_name_birth' | 'same_incoming' | 'similar_content';
/** Describes a duty under one version of the law. */
export type Limit = {
  /** The number of the duty, `D05`; versions of the same duty may share it. */
  id: string;
  /** What has to be done, in Vietnamese. */
  duty: string;
  /** The event whose next day is day 1, in Vietnamese; for `before` the day counted back from. */
  event: string;
  /** What the lengths are counted in. */
  unit: LimitUnit;
  /** The ordinary length (the day itself for [`LimitUnit::MonthDay`]). */
  length: number | null;
  /** The length for a complex case (vụ việc phức tạp). */
  complex: number | null;
  /** The length in vùng sâu, vùng xa. */
  remote: number | null;
  /** The length for a complex case in vùng sâu, vùng xa. */
  remote_complex: number | null;
  /** The length is "at least so long before" the event. */
  before: boolean;
  /** The rule that takes its place in vùng sâu, vùng xa. */
  remote_rule: string | null;
  /** The rule that takes its place after `valid_to`. */
  successor: string | null;
  /** The first day of an event to which it applies; `None` is open. */
  valid_from: string | null;
  /** The last day of an event to which it applies; `None` is open. */
  valid_to: string | null;
  /** The citation in Vietnamese. */
  source: string;
  /** A remark in Vietnamese the clerk should see with the source. */
  note: string | null;
};
/** Names what the length of a limit is counted in. Codes: `calendar`, `working`, `year`, `month_day`, `none`. */
export type LimitUnit = "calendar" | "working" | "year" | "month_day" | "none";
/** The clerk's own rows, as a plan reads them. */
export type Look = {
  /** The rows above the headings, the headings and the first rows below them. */
  rows: Array<LookRow>;
};
/** One cell of a sheet. */
export type LookCell = {
  /** Its text in Unicode, cut short. */
  text: string;
  /** It only repeats the cell its merged region begins with. */
  spread: boolean;
};
/** One row of a sheet. */
export type LookRow = {
  /** Its number, from 1. */
  row: number;
  /** It is one of the heading rows. */
  heading: boolean;
  /** Its cells, one for each column of the plan. */
  cells: Array<LookCell>;
};
/** One mark. */
export type Mark = {
  /** Its code. */
  code: string;
  /** Its words. */
  label: string;
  /** The figures, one for each series. */
  figures: Array<number>;
  /** The share in hundredths, as words; empty where there is nothing to share. */
  share: string;
};
/** A merge that stands. */
export type Merge = {
  /** Persons or matters. */
  type: SliceCode;
  /** What stayed, by ref. */
  kept: string;
  /** What it is called. */
  kept_title: string;
  /** What was merged into it, by ref. */
  other: string;
  /** What that is called. */
  other_title: string;
  /** The day. */
  on: string;
};
export type MergeRefusalCode = 'itself' | 'gone' | 'side_by_side' | 'later' | 'from_elsewhere';
export type ModeCode = 'direct' | 'online';
export type ModelFieldCode = 'economy' | 'culture_society' | 'defence_security' | 'political_system';
export type ModelStateCode = 'registered' | 'kept' | 'recognised' | 'stopped';
/** One month of the chart. */
export type Month = {
  /** The month as `--period` names it. */
  label: string;
  /** Lượt tiếp. */
  visits: number;
  /** Đơn. */
  petitions: number;
};
/** What entering one of several records answers. */
export type Named = {
  /** Its slice. */
  type: SliceCode;
  /** What lines call it. */
  ref: string;
  /** The record's id in its slice. */
  id: number;
  /** Its number, where the slice has a book. */
  number?: string;
};
/** What came of new keys. */
export type NewSecret = {
  /** For the clerk. */
  say: string;
  /** The groups of a new recovery code, shown once; none where the sheet stays. */
  groups: Array<string> | null;
  /** The places that still need a secret of before, in words. */
  lagging: Array<string>;
};
/** A paper that can be made of a record. */
export type Offer = {
  /** Its form. */
  form: string;
  /** Its name. */
  name: string;
};
/** An office. */
export type Office = {
  /** What lines call it. */
  ref: string;
  /** Its name. */
  name: string;
  /** Its side. */
  kind: OfficeKindCode;
  /** From when it exists. */
  valid_from?: string;
  /** Until when. */
  valid_to?: string;
};
/** A column of the table. */
export type OfficeColumn = {
  /** Its code. */
  code: string;
  /** Its heading. */
  label: string;
  /** It counts rows, which it opens. */
  opens: boolean;
};
/** An office as the table shows it. */
export type OfficeFigures = {
  /** Its ref. */
  ref: string;
  /** Its name. */
  name: string;
  /** Inside the unit or outside it, in words. */
  side: string;
  /** The figures, one for each column. */
  figures: Array<number>;
  /** The share answered on time of what was answered or should have been, in words. */
  share: string;
};
export type OfficeKindCode = 'internal' | 'external';
/** An officer. */
export type Officer = {
  /** What lines call them. */
  ref: string;
  /** Their name. */
  full_name: string;
  /** Their title. */
  title: string;
  /** The words before the title on a paper: "KT. CHỦ TỊCH". */
  signs_as?: string;
  /** From when. */
  valid_from?: string;
  /** Until when. */
  valid_to?: string;
};
/** A record as a screen opens it. */
export type Opened = {
  /** Its line in the open format, without `type`. */
  record: Row;
  /** Its id. */
  id: number;
  /** It stands behind a denunciation: its people are masked. */
  secret: boolean;
  /** The words for every ref it names. */
  labels: Record<string, string>;
  /** The people of the book who stand in it, by ref: what is known of them, and in how many other records they are seen. */
  known: Record<string, Row>;
  /** Its own row, where its slice has a list. */
  row: Row | null;
  /** The rows behind it, by slice. */
  related: Record<string, any>;
};
export type OutcomeCode = 'upheld' | 'rejected' | 'partly' | 'confirmed' | 'reversed';
/** The head's own days and the planned sessions that stand on a day off. */
export type Outlook = {
  own_days: Array<OwnDays>;
  days_off: Array<Session>;
};
/** The days of one week or month. */
export type OwnDays = {
  /** The first day of the week or month. */
  from: string;
  /** The last. */
  to: string;
  /** How many the law asks at least. */
  least: number;
  /** How many were held. */
  held: number;
  /** How many still lie ahead. */
  planned: number;
  /** Enough are held or planned. */
  enough: boolean;
  /** It, for the clerk. */
  say: string;
  /** The citation. */
  source: string;
};
/** A page of a list. */
export type Page = {
  /** The rows. */
  rows: Row[];
  /** Where the next page begins, if there is one. */
  next: Cursor | null;
  /** How many rows there are on all pages; told with the first. */
  total: number | null;
  /** There are more: a search that finds so many is not counted to its end. */
  over: boolean;
};
/** What making a paper enters besides the paper. */
export type PaperEnters = "none" | "refer" | "guide" | "remind" | "outcome" | "empty";
/** A field of a form. */
export type PaperField = {
  /** Its name. */
  name: string;
  /** Its label. */
  label: string;
  /** `text`, `lines`, `day`, `choice`, or `rows`: one row a line, cells apart by `|`. */
  kind: string;
  /** The line it is filled with to begin with. */
  from: string | null;
  /** It must be filled. */
  required: boolean;
  /** The choices, as code and words. */
  choices: Array<[string, string]>;
  /** The columns of `rows`. */
  columns: Array<string>;
};
/** A form. */
export type PaperForm = {
  /** Its code. */
  code: string;
  /** Its number in the list of papers. */
  number: number;
  /** Its name in lists. */
  name: string;
  /** The slices it may be about; `period` is one too. */
  about: Array<string>;
  /** The kinds of petition it is for; none: every kind. */
  kinds: Array<string>;
  /** The competence a processed petition must have. */
  competence: string | null;
  /** The status a visit must have. */
  status: string | null;
  /** The lanes a visit must be of. */
  lanes: Array<string>;
  /** What making it enters. */
  enters: PaperEnters;
  /** Whom it is for. */
  to: PaperTo;
  /** Somebody signs. */
  signs: boolean;
  /** It is addressed to a body. */
  office: boolean;
  /** A record of what happened: no number, place or day at its head. */
  plain: boolean;
  /** The subjects of the law it rests on; `@kind` is the kind's own. */
  basis: Array<string>;
  /** What the clerk writes into it. */
  field: Array<PaperField>;
};
/** Whom a paper is for; a denouncer is named only in one that goes to the denouncer alone. */
export type PaperTo = "sender" | "body" | "public" | "internal";
/** A passage. */
export type Passage = {
  /** Its heading. */
  title: string;
  /** Its paragraphs, plain text. */
  paragraphs: Array<string>;
};
/** The rule as a screen sends it. */
export type Pattern = {
  /** The day of the week: 1 is Monday, 7 Sunday. */
  weekday: number;
  /** Who receives. */
  lane: string;
  /** The title or name of who receives. */
  host: string;
  /** The first day. */
  from: string;
  /** The last day. */
  to: string;
};
/** How a period stands, and what changed since it was sent. */
export type PeriodAsSent = {
  standing: PeriodStanding;
  changes: ChangedSince | null;
};
/** How a period stands. */
export type PeriodStanding = {
  /** The revisions that were closed, the first first. */
  revisions: Array<Revision>;
  /** The reopening, where the period was opened again since the last of them. */
  reopened: Reopen | null;
  /** The last of them stands. */
  closed: boolean;
};
/** What the screen shows whose last act is taken back: `{"merges": true}`, the records of some slices, or one record. */
export type Place = {
  merges?: boolean;
  slices?: Array<string>;
  ref?: string | null;
};
/** How to read one sheet. */
export type Plan = {
  /** The sheet's name. */
  sheet: string;
  /** The first row of the headings, from 1. */
  header_row: number;
  /** How many rows the headings take; none, where the rows begin without any. */
  header_rows: number;
  /** The first row of the sheet that belongs to another table, from 1. */
  until?: number;
  /** The kind of register. */
  layout: ImportLayoutCode;
  /** The columns, from the left. */
  columns: Array<ColumnPlan>;
  /** A fingerprint of the headings, by which a corrected plan is found again for the next file. */
  headings: string;
  /** The year of days written without one. */
  year?: number;
  /** A disposition without a day of its own was made on the day of receipt. */
  processed_at_receipt: boolean;
  /** The leaf of the field list for papers whose field the sheet does not give; absent, they stay unprocessed. */
  field?: string;
  /** Only what is still open comes in: the opening balance of an office that begins with this program. */
  only_open: boolean;
};
/** A period to choose. */
export type Preset = {
  /** As `--period` names it. */
  label: string;
  /** For the clerk: "Tháng 9/2019 (15/08–14/09/2019)". */
  say: string;
  /** The first day. */
  from: string;
  /** The last day. */
  to: string;
};
/** An entry as the book will show it. */
export type Preview = {
  /** The sheet it stands in. */
  sheet: string;
  /** Its row, from 1. */
  row: number;
  /** It is a visit; otherwise a petition. */
  visit: boolean;
  /** Its number, ours or the paper book's; none where the program will give one. */
  number: string | null;
  /** Its day, as one reads it. */
  on: string;
  /** Who came or wrote, with where they live. */
  who: string;
  /** What about. */
  content: string;
  /** The kind of paper, in words; none where there is no paper. */
  kind: string | null;
  /** What is done with it, in words. */
  handling: string | null;
};
/** A year of a book, ready to be printed. */
export type Printed = {
  /** The unit as it is named at the year's end. */
  unit: string;
  /** The book's name in capitals. */
  title: string;
  /** The year. */
  year: number;
  /** Mở sổ: the line under the title. */
  opening: string;
  /** Khóa sổ: the lines under the last row. */
  closing: Array<string>;
  /** What must be known of this print: who is covered, or that nobody is. */
  warning: string;
  /** No denouncer is shown. */
  masked: boolean;
  /** The parts, one a layout. */
  parts: Array<PrintedPart>;
};
/** A row of the book. */
export type PrintedLine = {
  /** Its cells. */
  cells: Array<string>;
  /** It was cancelled. */
  struck: boolean;
  /** It goes on with the texts of the row above, which no page could hold. */
  goes_on: boolean;
};
/** The rows under one layout. */
export type PrintedPart = {
  /** The form and its circular; may be empty. */
  form: string;
  /** What stands in brackets; may be empty. */
  note: string;
  /** The days it holds for within the year. */
  from: string;
  /** The last of them. */
  to: string;
  /** The size of its type in points. */
  size: number;
  /** The header, row by row. */
  heads: Array<Array<Head>>;
  /** The heights of the header's rows in points. */
  head_heights: Array<number>;
  /** The numbers under each column. */
  numbers: Array<string>;
  /** The width of each column in points. */
  widths: Array<number>;
  /** The rows, page by page. */
  pages: Array<Array<PrintedLine>>;
};
/** What a list is asked for. */
export type Query = {
  /** Words, found as `find` finds them. */
  search?: string | null;
  /** By column: a code, a day, a ref, or words. */
  filter?: { [key in string]: string };
  /** The order; by default the newest first. */
  sort?: Sort | null;
  /** Where the page before ended. */
  after?: Cursor | null;
  /** How many rows at most; 200 by default. */
  limit?: number | null;
  /** Only these records. */
  ids?: Array<number> | null;
};
/** Somebody who came before. */
export type Recalled = {
  /** What lines call them, where the book knows them. */
  ref?: string;
  /** The name as given. */
  full_name: string;
  /** The address as written. */
  address?: string;
  /** The hamlet, by ref. */
  hamlet?: string;
  /** The birth date, as stored. */
  birth?: string;
  /** The identity number. */
  id_number?: string;
  /** What it was read from. */
  id_type?: string;
  /** The telephone number. */
  phone?: string;
  /** How many visits and papers. */
  visits: number;
  /** The day of the last. */
  last: string;
  /** All that in a line. */
  say: string;
};
/** The receptions of one body. One held together with another body is counted once, here. */
export type Received = {
  /** Days of sessions held. */
  days: number;
  /** Completed visits. */
  visits: number;
  /** People received. */
  people: number;
  /** The distinct matters of those visits. */
  matters: number;
};
export type RecognitionLevelCode = 'commune' | 'district' | 'province' | 'central';
export type ReferralKindCode = 'assign' | 'refer' | 'guide' | 'return' | 'remind';
/** One thing found in a row. */
export type Remark = {
  /** The column's letter, where one is to blame. */
  column?: string;
  /** Its heading. */
  heading?: string;
  /** What was found, for programs. */
  code: string;
  /** What was found, for the clerk, with the heading in it. */
  say: string;
};
/** A closed period opened again. */
export type Reopen = {
  /** The period. */
  period: string;
  /** The revision that follows. */
  revision: number;
  /** The day. */
  on: string;
  /** Why. */
  reason: string;
};
export type ResolutionKindCode = 'complaint' | 'denunciation';
/** The pictures of a period and the offices beside them. */
export type Retrospect = {
  /** The period. */
  period: Preset;
  /** The day everything stands as of. */
  until: string;
  /** The pictures. */
  charts: Array<Chart>;
  /** The columns of the offices' table. */
  columns: Array<OfficeColumn>;
  /** One row an office. */
  offices: Array<OfficeFigures>;
};
/** What was taken back. */
export type Returned = {
  /** How many records of each slice left. */
  records: { [key in string]: number };
  /** The refs of records that stay, for somebody changed them or something that needs them since. */
  kept: Array<string>;
};
/** What closing a period answers. */
export type Revised = {
  revision: number;
};
/** One revision of a period, for a list. */
export type Revision = {
  /** The revision. */
  revision: number;
  /** The day it was closed. */
  on: string | null;
  /** The day it was sent. */
  sent_on: string | null;
  /** The code of its figures. */
  code: string | null;
  /** Its files. */
  files: Array<string>;
  /** Why the period was opened again before it. */
  reason: string | null;
};
export type RoleCode = 'self' | 'representative' | 'authorised' | 'interpreter';
export type RuleKindCode = 'organisation' | 'spending' | 'assets' | 'emulation' | 'salary' | 'democracy' | 'other';
/** A file that was written and read back. */
export type Saved = {
  /** Its name, without where it is. */
  file: string;
  /** For the clerk. */
  say: string;
};
/** A session. */
export type Session = {
  /** What lines call it. */
  ref: string;
  /** Its day. */
  date: string;
  /** Who receives. */
  lane: LaneCode;
  /** How it came about. */
  kind: SessionKindCode;
  /** Announced in public: only those days are counted (note to 01/TCD c10, c16). */
  published: boolean;
  /** The title or name of who receives. */
  host: string;
  /** Whose reception it is. */
  body: BodyCode;
  /** The body it is held with (đồng chủ trì); it is counted once, as this body's. */
  with_body?: BodyCode;
  /** Where, if not at the reception office. */
  place?: string;
  /** It took place. */
  held: boolean;
  /** Somebody came. */
  visitors_came: boolean;
  /** The day it was moved to. */
  moved_to?: string;
  /** Why it was delegated. */
  delegated_because?: string;
  /** A note. */
  note?: string;
  /** Cancelled with a reason. */
  cancelled?: Cancelled;
};
export type SessionKindCode = 'scheduled' | 'extraordinary';
/** One setting from a day on. */
export type Setting = {
  /** Its name: one of [`NAMES`], or `field.<code>` for a leaf of the field list the user added. */
  name: string;
  /** Its value, as text. */
  value: string;
  /** From when it holds; absent, always. */
  valid_from?: string;
};
export type SexCode = 'male' | 'female';
/** A page of text. */
export type Sheet = {
  /** Printed once before. */
  reprint?: boolean;
  /** The office that issues it, line by line. */
  office: Array<string>;
  /** Số, ký hiệu; empty for a record of what happened. */
  number?: string;
  /** Trích yếu of a công văn. */
  subject?: string;
  /** Địa danh, ngày tháng năm. */
  dated?: string;
  /** Tên loại. */
  title?: string;
  /** Trích yếu under the title. */
  about?: string;
  /** Kính gửi. */
  greeting?: string;
  /** What it says. */
  body: Array<Block>;
  /** Nơi nhận, without its dashes. */
  recipients?: Array<string>;
  /** Who signs, from the left. */
  signatures: Array<Signature>;
  /** The forms attached. */
  annex?: Array<Attached>;
};
/** A session that was moved to another day. */
export type Shifted = {
  /** The new one. */
  value: Named;
  /** By when it must be announced again. */
  announce: string;
  touched: Array<string>;
  soft: Array<Fault>;
};
/** What a backup holds, beside today's register. */
export type Shown = {
  lines: Array<string>;
  /** How many acts of today's register beyond it will be done again, unless that is refused. */
  again: number;
};
/** One who signs. */
export type Signature = {
  /** The words above, in capitals. */
  heading: Array<string>;
  /** How to sign. */
  hint?: string;
  /** The name below. */
  name?: string;
};
export type SliceCode = 'unit' | 'setting' | 'office' | 'hamlet' | 'officer' | 'person' | 'session' | 'matter' | 'visit' | 'petition' | 'referral' | 'paper' | 'resolution' | 'outreach' | 'model' | 'contribution' | 'dialogue' | 'democracy_item' | 'internal_rule' | 'emulation' | 'directive' | 'close' | 'counted' | 'sent_file' | 'reopen' | 'late' | 'opinion' | 'decision';
/** By which column. */
export type Sort = {
  /** The column. */
  column: string;
  /** The greatest first. */
  descending?: boolean;
};
export type SourceCode = 'post' | 'direct' | 'forwarded' | 'leader' | 'electronic' | 'handover';
/** A period with its days, both inclusive. */
export type Span = {
  /** What kind: `month quarter half nine_months year range`. */
  kind: string;
  /** The period as asked for. */
  label: string;
  /** The first day. */
  from: string;
  /** The last day. */
  to: string;
};
/** A visit or paper somebody stands in. */
export type Stand = {
  /** Visit or petition. */
  type: SliceCode;
  /** By ref. */
  ref: string;
  /** Its number. */
  number: string;
  /** Its day. */
  on: string;
};
/** How the register stands. */
export type Standing = {
  /** `none locked open`. */
  state: 'none' | 'locked' | 'open';
  /** The open one is for practice. */
  practice: boolean;
  practice_exists: boolean;
  real_exists: boolean;
  unit: Unit | null;
  today: string;
  period: Preset | null;
  /** The recovery sheet still waits to be confirmed. */
  sheet: boolean;
  idle_seconds: number;
  /** Why the machine's day cannot be right; the clerk is asked which day it is. */
  doubt: string | null;
};
export type StatusCode = 'completed' | 'refused';
/** What taking back the last act would do. */
export type Step = {
  /** The act. */
  act: number;
  /** The records that would be cancelled, since they were new with the act: what is asked about before. */
  cancels: Array<string>;
};
/** A judgement. */
export type Strength = {
  /** 0 (cannot be used) to 4; from 3 on it passes the gate. */
  score: number;
  /** What to do. */
  say: string;
};
/** Names what an instrument is about. Codes in `snake_case`. */
export type Subject = "reception" | "complaint" | "denunciation" | "petition" | "report" | "government" | "inspection" | "database" | "document" | "personal_data" | "democracy";
/** The figures of the key sentence. */
export type Summary = {
  /** Lượt tiếp: 01/TCD c1. */
  visits: number;
  /** People received: c2. */
  people: number;
  /** Đoàn đông người: c4. */
  large_groups: number;
  /** Papers of the five kinds received in the period, duplicates and ineligible ones included. */
  petitions: number;
  /** Unprocessed papers the period before left: 02/XLD c1 less `petitions`. */
  carried_over: number;
  /** The distinct matters behind `petitions`. */
  matters: number;
  /** 02/XLD c4. */
  petitions_within: number;
  /** 02/XLD c5. */
  matters_within: number;
  /** 02/XLD c23. */
  petitions_outside: number;
  /** The distinct matters behind c23. */
  matters_outside: number;
};
/** One column of the table. */
export type TableColumn = {
  /** The column's number in the circular. */
  number: number;
  /** The text of the number row as printed. */
  ms: string;
  /** The headings above the column, outermost first. */
  head: Array<string>;
  /** What kind of figure the column holds. */
  format: FigureFormat;
  /** The columns that add up to this one, one list for each equation of the number row. */
  sums: Array<Array<number>>;
};
/** A text of a form that says who somebody is. */
export type Telling = {
  /** The field of the form: `petition.summary`. */
  field: string;
  /** It says who denounces; else it names the people of an open record. */
  denounces: boolean;
  /** What the clerk is told. */
  say: string;
  /** The text with what tells replaced. */
  instead: string;
};
/** What was taken back or done again, in a sentence, and the records it touched, as `slice:id`. */
export type Undone = {
  say: string;
  touched: Array<string>;
};
/** A half-filled form. */
export type Unfinished = {
  /** What the screen sent. */
  form: any;
  /** Where the cursor stood. */
  field: string | null;
  /** When it was kept. */
  at: string;
};
/** The unit from a day on. */
export type Unit = {
  /** Its name, as on papers: "UBND xã Chợ Đồn". */
  name: string;
  /** Its kind. */
  kind: UnitKindCode;
  /** Địa danh, as before the date of a paper. */
  place: string;
  /** Its code in the national list. */
  code?: string;
  /** Whom it reports to. */
  upper_level: UpperLevel;
  /** Vùng sâu, vùng xa: longer deadlines. */
  remote_area: boolean;
  /** The day of the month a report month begins on: 1, 15 or 16 (Nghị định 09/2019, Điều 12: 15). */
  cutoff_start_day: number;
  /** From when this row holds. */
  valid_from: string;
};
export type UnitKindCode = 'xa' | 'phuong' | 'dac_khu' | 'thi_tran' | 'huyen';
export type UpperKindCode = 'huyen' | 'tinh' | 'thanh_pho';
/** The level above. */
export type UpperLevel = {
  /** Its kind. */
  kind: UpperKindCode;
  /** Its name. */
  name: string;
};
/** What was found in a row. */
export type Verdict = {
  /** The row as the sheet numbers it, from 1. */
  row: number;
  /** What becomes of it. */
  outcome: ImportOutcomeCode;
  /** How many records it makes. */
  records: number;
  /** Why it stays outside. */
  faults: Array<Remark>;
  /** What should be looked at again. */
  soft: Array<Remark>;
};
export type VerdictCode = 'duplicate' | 'same_matter' | 'same_person' | 'different';
/** One warning. */
export type Warning = {
  /** What it is, for programs. */
  code: string;
  /** What it is, for the clerk. */
  say: string;
  /** The records it is about, by ref. */
  refs: Array<string>;
};
/** A person: known to the book, or standing only in one visit or paper. */
export type Whom = {
  /** The ref. */
  person: string;
} | {
  /** The visit or petition, by ref. */
  in: string;
  /** The place. */
  place: number;
};
/** A written report. */
export type Written = {
  /** The form of paper it is the body of. */
  form: string;
  /** The outline's name. */
  name: string;
  /** The period and its days. */
  period: Span;
  /** The sections that stand in it. */
  sections: Array<WrittenPart>;
  /** What the clerk should look at before sending; not printed. */
  remarks: Array<string>;
};
/** A section, filled. */
export type WrittenPart = {
  /** The sentences of the figures. */
  said: Array<string>;
  /** The figures beside those of other periods, headings first; empty where there is nothing to compare with. */
  comparison: Array<Array<string>>;
  /** What the clerk wrote. */
  text: string;
  /** Its heading. */
  heading: string;
  /** What the clerk writes into it is kept under this name. */
  field: string | null;
  /** The label of that field. */
  label: string;
  /** What to mind when writing. */
  hint: string | null;
  /** It stands only where it says something, or needs nothing of the clerk's; else a line to write on stands in it. */
  optional: boolean;
};
/** The text of a report, and the forms attached to it as they are drawn. */
export type WrittenSheet = {
  sheet: Sheet;
  tables: Array<FormTable>;
  /** The reporting unit, where forms are attached. */
  unit: string | null;
  /** What the forms belong to. */
  belonging: string;
};
/** The days off of a year. */
export type Year = {
  /** The year. */
  year: number;
  /** How sure they are. */
  mark: YearMark;
  /** Weekdays not worked. */
  off: Array<string>;
  /** Saturdays worked. */
  work: Array<string>;
};
/** Says how sure the days off of a year are. Codes: `known`, `sourced`, `entered`, `presumed`. */
export type YearMark = "known" | "sourced" | "entered" | "presumed";

/** Every command: what it takes and what it answers. */
export interface Commands {
  backup_accept_shrunk: { args: {  }; answer: null };
  backup_away: { args: { place?: number | null }; answer: string | null };
  backup_bring: { args: { given: Given; fresh?: string | null }; answer: string };
  backup_check: { args: {  }; answer: Audit };
  backup_choose: { args: {  }; answer: string | null };
  backup_drill: { args: {  }; answer: Judged };
  backup_foretell: { args: { given: Given; fresh?: string | null }; answer: string[] };
  backup_forget_place: { args: { place: number }; answer: null };
  backup_list: { args: {  }; answer: Backups };
  backup_make: { args: {  }; answer: string };
  backup_offer: { args: { given: Given; chosen: boolean }; answer: string | null };
  backup_preview: { args: { place: number; sequence: number }; answer: Shown };
  backup_printed: { args: { head: string }; answer: Judged };
  backup_rescue: { args: { given: Given; fresh?: string | null; chosen: boolean }; answer: string };
  backup_restore: { args: { place: number; sequence: number; passphrase: string; without_log: boolean }; answer: string };
  backup_standing: { args: {  }; answer: BackupStanding };
  close_export: { args: { period: string; revision: number; annex: boolean }; answer: Saved | null };
  close_leave: { args: { period: string; ref: string; note?: string | null }; answer: Done<null> };
  close_make: { args: { period: string }; answer: Done<Revised> };
  close_reopen: { args: { period: string; reason: string }; answer: Done<number> };
  close_standing: { args: { period: string }; answer: PeriodAsSent };
  contribution_add: { args: { draft: Draft }; answer: Done<Named> };
  contribution_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  contribution_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  contribution_get: { args: { ref: string }; answer: Opened };
  contribution_history: { args: { ref: string }; answer: HistoryEvent[] };
  contribution_list: { args: { query: Query }; answer: Page };
  democracy_item_add: { args: { draft: Draft }; answer: Done<Named> };
  democracy_item_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  democracy_item_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  democracy_item_get: { args: { ref: string }; answer: Opened };
  democracy_item_history: { args: { ref: string }; answer: HistoryEvent[] };
  democracy_item_list: { args: { query: Query }; answer: Page };
  desk_all_unfinished: { args: {  }; answer: HalfWritten[] };
  desk_change_passphrase: { args: { old: string; new: string }; answer: NewSecret };
  desk_codes: { args: {  }; answer: Record<string, [string, string][]> };
  desk_confirm_day: { args: { day: string }; answer: Standing };
  desk_confirm_sheet: { args: { groups: Record<string, string> }; answer: boolean };
  desk_create: { args: { unit: Draft; passphrase: string }; answer: Created };
  desk_day: { args: { text: string; ahead?: boolean | null }; answer: Day };
  desk_forget: { args: { screen: string }; answer: null };
  desk_guide: { args: { field: string }; answer: Passage };
  desk_habit: { args: { name: string }; answer: unknown | null };
  desk_keep: { args: { screen: string; form: unknown; field?: string | null }; answer: null };
  desk_keep_habit: { args: { name: string; value: unknown }; answer: null };
  desk_lock: { args: {  }; answer: null };
  desk_partial_day: { args: { text: string }; answer: Day };
  desk_practise: { args: {  }; answer: Standing };
  desk_print: { args: { screen: string; what: string }; answer: null };
  desk_recover: { args: { code: string; passphrase: string }; answer: Standing };
  desk_redo: { args: { place: Place }; answer: Undone | null };
  desk_renew_sheet: { args: { passphrase: string }; answer: NewSecret };
  desk_state: { args: {  }; answer: Standing };
  desk_strength: { args: { passphrase: string }; answer: Strength };
  desk_telling: { args: { form: Draft }; answer: Telling[] };
  desk_today: { args: {  }; answer: FirstScreen };
  desk_touch: { args: {  }; answer: null };
  desk_undo: { args: { place: Place; act: number }; answer: Undone | null };
  desk_undoable: { args: { place: Place }; answer: Step | null };
  desk_unfinished: { args: { screen: string }; answer: Unfinished | null };
  desk_unlock: { args: { passphrase: string }; answer: Standing };
  dialogue_add: { args: { draft: Draft }; answer: Done<Named> };
  dialogue_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  dialogue_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  dialogue_get: { args: { ref: string }; answer: Opened };
  dialogue_history: { args: { ref: string }; answer: HistoryEvent[] };
  dialogue_list: { args: { query: Query }; answer: Page };
  directive_add: { args: { draft: Draft }; answer: Done<Named> };
  directive_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  directive_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  directive_get: { args: { ref: string }; answer: Opened };
  directive_history: { args: { ref: string }; answer: HistoryEvent[] };
  directive_list: { args: { query: Query }; answer: Page };
  emulation_add: { args: { draft: Draft }; answer: Done<Named> };
  emulation_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  emulation_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  emulation_get: { args: { ref: string }; answer: Opened };
  emulation_history: { args: { ref: string }; answer: HistoryEvent[] };
  emulation_list: { args: { query: Query }; answer: Page };
  find_find: { args: { text: string; limit?: number | null; only?: string | null }; answer: FoundRecord[] };
  hamlet_add: { args: { draft: Draft }; answer: Done<Named> };
  hamlet_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  hamlet_history: { args: { ref: string }; answer: HistoryEvent[] };
  hamlet_list: { args: {  }; answer: Hamlet[] };
  import_batches: { args: {  }; answer: Batch[] };
  import_check: { args: { plan: Plan }; answer: Plan };
  import_choose: { args: {  }; answer: Chosen | null };
  import_forget: { args: {  }; answer: null };
  import_look: { args: { plan: Plan }; answer: Look };
  import_map_in: { args: {  }; answer: Plan[] | null };
  import_map_out: { args: { plans: Plan[] }; answer: Saved | null };
  import_plan: { args: { sheet: string; header_row: number; header_rows: number }; answer: Plan };
  import_rejects: { args: { plan: Plan }; answer: Saved | null };
  import_run: { args: { plans: Plan[]; take_corrections: boolean }; answer: Done<ImportedBook> };
  import_stop: { args: {  }; answer: null };
  import_top: { args: { sheet: string }; answer: string[][] };
  import_try: { args: { plans: Plan[] }; answer: ImportedBook };
  import_undo: { args: { batch: string }; answer: Done<Returned> };
  internal_rule_add: { args: { draft: Draft }; answer: Done<Named> };
  internal_rule_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  internal_rule_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  internal_rule_get: { args: { ref: string }; answer: Opened };
  internal_rule_history: { args: { ref: string }; answer: HistoryEvent[] };
  internal_rule_list: { args: { query: Query }; answer: Page };
  list_export: { args: { slice: string; query: Query; title: string; columns: GridColumn[] }; answer: Saved | null };
  matter_add: { args: { draft: Draft }; answer: Done<Named> };
  matter_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  matter_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  matter_get: { args: { ref: string }; answer: Opened };
  matter_history: { args: { ref: string }; answer: HistoryEvent[] };
  matter_list: { args: { query: Query }; answer: Page };
  merge_candidates: { args: { text: string }; answer: Candidate[] };
  merge_list: { args: { slice: string }; answer: Merge[] };
  merge_matters: { args: { kept: string; other: string }; answer: Done<Merge> };
  merge_part: { args: { kept: string; other: string }; answer: Done<null> };
  merge_people: { args: { kept: Whom; other: Whom }; answer: Done<Merge> };
  mobilisation_behind: { args: { period: string; measure: string }; answer: Behind };
  mobilisation_export: { args: { period: string }; answer: Saved | null };
  mobilisation_make: { args: { period: string }; answer: Annex };
  model_add: { args: { draft: Draft }; answer: Done<Named> };
  model_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  model_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  model_get: { args: { ref: string }; answer: Opened };
  model_history: { args: { ref: string }; answer: HistoryEvent[] };
  model_list: { args: { query: Query }; answer: Page };
  office_add: { args: { draft: Draft }; answer: Done<Named> };
  office_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  office_history: { args: { ref: string }; answer: HistoryEvent[] };
  office_list: { args: {  }; answer: Office[] };
  officer_add: { args: { draft: Draft }; answer: Done<Named> };
  officer_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  officer_history: { args: { ref: string }; answer: HistoryEvent[] };
  officer_list: { args: {  }; answer: Officer[] };
  outreach_add: { args: { draft: Draft }; answer: Done<Named> };
  outreach_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  outreach_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  outreach_get: { args: { ref: string }; answer: Opened };
  outreach_history: { args: { ref: string }; answer: HistoryEvent[] };
  outreach_list: { args: { query: Query }; answer: Page };
  paper_blank: { args: { form: string; about?: string | null; period?: string | null }; answer: Blank };
  paper_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  paper_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  paper_export: { args: { ref: string }; answer: Saved | null };
  paper_get: { args: { ref: string }; answer: Opened };
  paper_history: { args: { ref: string }; answer: HistoryEvent[] };
  paper_issue: { args: { ref: string; no: string; on: string }; answer: Done<Named> };
  paper_list: { args: { query: Query }; answer: Page };
  paper_look: { args: { ref: string }; answer: Sheet };
  paper_make: { args: { draft: Draft; again: boolean }; answer: Done<Named> };
  paper_offered: { args: { about?: string | null }; answer: Offer[] };
  paper_print: { args: { ref: string }; answer: Sheet };
  person_add: { args: { draft: Draft }; answer: Done<Named> };
  person_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  person_get: { args: { ref: string }; answer: Opened };
  person_history: { args: { ref: string }; answer: HistoryEvent[] };
  person_list: { args: { query: Query }; answer: Page };
  person_recall: { args: { name: string }; answer: Recalled[] };
  petition_add: { args: { draft: Draft }; answer: Done<Named> };
  petition_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  petition_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  petition_get: { args: { ref: string }; answer: Opened };
  petition_history: { args: { ref: string }; answer: HistoryEvent[] };
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
  referral_history: { args: { ref: string }; answer: HistoryEvent[] };
  referral_list: { args: { query: Query }; answer: Page };
  referral_reply: { args: { ref: string; reply: Draft }; answer: Done<Named> };
  report_behind: { args: { period: string; cutoff?: number | null; regime?: string | null; form: string; column: number }; answer: Behind };
  report_export: { args: { period: string; cutoff?: number | null; regime?: string | null }; answer: Saved | null };
  report_make: { args: { period: string; cutoff?: number | null; regime?: string | null }; answer: DrawnReport };
  report_presets: { args: {  }; answer: Preset[] };
  retention_list: { args: {  }; answer: Expired[] };
  retention_retire: { args: { refs: string[] }; answer: string[] };
  retrospect_behind: { args: { period: string; chart: string; mark: string; series: string }; answer: Behind };
  retrospect_export: { args: { period: string }; answer: Saved | null };
  retrospect_make: { args: { period: string }; answer: Retrospect };
  session_add: { args: { draft: Draft }; answer: Done<Named> };
  session_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  session_clear_days_off: { args: {  }; answer: Done<Named[]> };
  session_confirm: { args: { ref: string; visitors_came: boolean }; answer: Done<Named> };
  session_correct: { args: { ref: string; draft: Draft }; answer: Done<Named> };
  session_delegate: { args: { ref: string; host: string; because: string }; answer: Done<Named> };
  session_empty: { args: { ref: string }; answer: Done<Named> };
  session_generate: { args: { rule: Pattern }; answer: Done<Named[]> };
  session_get: { args: { ref: string }; answer: Opened };
  session_history: { args: { ref: string }; answer: HistoryEvent[] };
  session_list: { args: { query: Query }; answer: Page };
  session_outlook: { args: {  }; answer: Outlook };
  session_shift: { args: { ref: string; to: string }; answer: Shifted };
  setting_add: { args: { draft: Draft }; answer: Done<Named> };
  setting_amend: { args: { draft: Draft }; answer: Done<null> };
  setting_law: { args: {  }; answer: Law };
  setting_list: { args: {  }; answer: Setting[] };
  unit_add: { args: { draft: Draft }; answer: Done<Named> };
  unit_list: { args: {  }; answer: Unit[] };
  visit_add: { args: { draft: Draft }; answer: Done<Named> };
  visit_cancel: { args: { ref: string; reason: string }; answer: Done<Named> };
  visit_correct: { args: { ref: string; draft: Draft; matter?: Draft | null; people?: Draft[] | null }; answer: Done<Named> };
  visit_get: { args: { ref: string }; answer: Opened };
  visit_history: { args: { ref: string }; answer: HistoryEvent[] };
  visit_layout: { args: { on: string }; answer: Layout };
  visit_list: { args: { query: Query }; answer: Page };
  visit_receive: { args: { visit: Draft; petition?: Draft | null; matter?: Draft | null; decisions?: Draft[] | null }; answer: Done<Named[]> };
  visit_recognise: { args: { draft: Draft }; answer: Hint[] };
  visit_reveal: { args: { ref: string; reason: string }; answer: Opened };
  written_export: { args: { period: string; form: string }; answer: Saved | null };
  written_keep: { args: { period: string; texts: Record<string, string> }; answer: Done<number> };
  written_look: { args: { period: string; form: string }; answer: WrittenSheet };
  written_make: { args: { period: string; form: string }; answer: Written };
  written_print: { args: { period: string; form: string }; answer: WrittenSheet };
  yearbook_export: { args: { book: string; year: number; reason?: string | null }; answer: Saved | null };
  yearbook_look: { args: { book: string; year: number }; answer: Printed };
  yearbook_print: { args: { book: string; year: number; reason?: string | null }; answer: Printed };
  yearbook_years: { args: { book: string }; answer: number[] };
}
