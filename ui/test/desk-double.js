// A stand-in for Rust, in memory: enough to click through every screen. Never in the production build.
import codesText from "../../assets/codes.toml?raw";
import { figures, petitionLayout, sample, tables, visitLayout } from "./double-data.js";
import { annex, LOGS, logRow, logs } from "./double-logs.js";
import { telling } from "./double-told.js";

const TODAY = "2026-11-23";
/** @typedef {import("../api/types.js").Row} Row */
/** @typedef {import("../api/types.js").Fault} Fault */

/** The records by slice. @type {Record<string, Row[]>} */
const book = {};
/** @type {Map<string, any>} */
const drafts = new Map();
const habits = new Map();
/** @type {any[]} */
let undo = [];
let state = "open";
let number = 100;
/** The groups of the sheet that waits to be confirmed. */
let sheet = ["K7QM2", "9HTR4", "V3NP8", "B6YF5", "M2JW7", "R4CE9"];
/** The secret in force, and what a backup of another machine opens with. */
const SECRET = "mat khau";
const CODE = "K7QM2 9HTR4 V3NP8 B6YF5 M2JW7 R4CE9";
const LAGGING = "Giữ cả tờ khôi phục cũ: bản sao lưu ở “USB-VAN-THU” còn cần nó. Sao lưu lại vào đó là hết cần.";
const weak = () => {
  const say = "Quá ngắn: cần ít nhất 10 ký tự, tốt nhất là bốn, năm từ không liên quan nhau.";
  return fail("faults", say, [{ field: "passphrase", code: "weak", say }]);
};
/** @param {Row} given */
const isOpenedBy = (given) => given.passphrase === SECRET || given.code === CODE;
const wrong = () => fail("wrong_passphrase", "Mật khẩu hoặc mã khôi phục không đúng. Hãy gõ lại.");

const params = new URLSearchParams(globalThis.location?.search ?? "");

/** Puts everything back. @param {string} [start] */
export function reset(start = "open") {
  Object.assign(book, sample(), logs());
  drafts.clear();
  undo = [];
  state = start;
}
reset(params.get("state") ?? "open");

const codes = Object.fromEntries(
  codesText
    .split(/^\[/m)
    .slice(1)
    .map((part) => {
      const [name, ...lines] = part.split("\n");
      const pairs = lines.flatMap((line) => [...line.matchAll(/^(\w+) = "(.*)"/g)]);
      return [name.replace("]", ""), pairs.map(([, code, words]) => [code, words])];
    }),
);
/** @param {string} table @param {string} code */
const word = (table, code) => codes[table]?.find(([one]) => one === code)?.[1] ?? "";
/** @param {string | undefined} iso */
const vn = (iso) => (iso ? iso.split("-").reverse().join("/") : "");
/** @param {unknown} text */
const fold = (text) =>
  String(text ?? "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[đĐ]/g, "d")
    .toLowerCase();
/** @param {string} code @param {string} say @param {Fault[]} [faults] */
const fail = (code, say, faults = []) => Promise.reject({ code, say, faults });
/** @param {string} field @param {string} say @param {string} [ref] @returns {Fault} */
const fault = (field, say, ref) => ({ field, say, code: "missing", ...(ref ? { ref } : {}) });
/** One record, or nothing. @param {string} slice @param {string} ref @returns {any} */
const of = (slice, ref) => book[slice].find((one) => one.ref === ref);
/** @param {Row[] | undefined} people */
const names = (people) =>
  (people ?? [])
    .map((one) => [one.full_name ?? of("person", one.person)?.full_name, one.address].filter(Boolean).join(", "))
    .join("; ");

/** @type {Record<string, (one: Row) => Row>} */
const rowOf = {
  visit: (one) => ({
    ...base(one, one.date),
    c1: one.number,
    number_written: one.number_written ?? "",
    c2: vn(one.date),
    c3: names(one.people),
    c4: one.people?.[0]?.id_number ?? "",
    c5: one.content,
    c6: book.petition
      .filter((p) => p.via_visit === one.ref)
      .map((p) => word("kind", p.kind))
      .join(", "),
    c7: one.people_count,
    c9: "x",
    c12: one.outcome ?? "",
    c13: "",
    lane: one.lane,
    matters: one.matters,
    unclassified: book.petition.some((p) => p.via_visit === one.ref && !p.kind),
  }),
  petition: (one) => {
    const secret = one.kind === "denunciation";
    const sent = book.referral.find((r) => r.petition === one.ref);
    return {
      ...base(one, one.received_on),
      secret,
      unclassified: !one.kind,
      c1: one.number,
      number_written: one.number_written ?? "",
      c2: vn(one.received_on),
      c3: one.incoming?.no ?? "",
      c4: word("source", one.source),
      c5: secret ? `Đơn tố cáo số ${one.number}` : names(one.petitioners),
      c6: secret ? "" : (one.petitioners?.[0]?.address ?? ""),
      c7: one.signer_count,
      c8: vn(one.written_on),
      c9: one.summary,
      c10: one.respondent ?? "",
      c11: word("kind", one.kind),
      c12: word("field", one.field),
      c13: word("level", one.level),
      c14: word("eligibility", one.eligibility),
      c15: word("competence", one.competence),
      c16: of("matter", one.matter)?.title ?? "",
      c17: [word("disposition", one.disposition), sent && of("office", sent.office)?.name].filter(Boolean).join("; "),
      c18: "",
      c19: "",
      c20: one.note ?? "",
      kind: one.kind,
      eligibility: one.eligibility,
      competence: one.competence,
      matter: one.matter,
    };
  },
  referral: (one) => {
    const paper = of("petition", one.petition) ?? {};
    const side = one.kind === "assign" ? "internal" : "external";
    return {
      ...base(one, one.on),
      petition_ref: one.petition,
      number: one.doc_no ?? "",
      petition_number: paper.number,
      kind: one.kind,
      kind_say: word("referral_kind", one.kind),
      side,
      office: of("office", one.office)?.name ?? "",
      doc_no: one.doc_no ?? "",
      doc_date: one.doc_date,
      reply_due: one.reply_due,
      reply: one.reply?.content ?? "",
      state: one.reply ? "replied" : one.reply_due && one.reply_due < TODAY ? "overdue" : "awaiting",
      age_days: 6,
      summary: paper.summary,
      secret: paper.kind === "denunciation",
    };
  },
  matter: (one) => ({
    ...base(one, ""),
    title: one.title,
    petitions: book.petition.filter((p) => p.matter === one.ref).length,
    visits: book.visit.filter((v) => v.matters?.includes(one.ref)).length,
    kinds: "",
    first_on: "2026-11-03",
    last_on: "2026-11-20",
  }),
  session: (one) => ({
    ...base(one, one.date),
    lane: one.lane,
    lane_say: word("lane", one.lane),
    kind: one.kind,
    host: one.host,
    published: one.published,
    held: one.held,
    visitors_came: one.visitors_came,
    moved_to: one.moved_to ?? "",
    visits: book.visit.filter((v) => v.session === one.ref).length,
    note: one.note ?? "",
  }),
  person: (one) => ({ ...base(one, ""), full_name: one.full_name, address: one.address }),
};
/** @param {Row} one @param {string} on */
const base = (one, on) => ({
  id: one.id,
  ref: one.ref,
  number: one.number,
  on,
  cancelled: Boolean(one.cancelled),
  secret: false,
});

/** @param {string} slice @param {{ search?: string, filter?: Record<string, string>, sort?: { column: string, descending?: boolean }, after?: number, limit?: number }} query */
function list(slice, { search = "", filter = {}, sort, after = 0, limit = 200 }) {
  let rows = book[slice].map(rowOf[slice]);
  if (search) rows = rows.filter((row) => fold(JSON.stringify(Object.values(row))).includes(fold(search)));
  for (const [key, value] of Object.entries(filter)) {
    if (key === "period") continue;
    rows = rows.filter((row) => fold(row[key]).includes(fold(value)));
  }
  rows.sort((one, other) => (slice === "session" ? one.on.localeCompare(other.on) : other.id - one.id));
  if (sort)
    rows.sort(
      (one, other) =>
        String(one[sort.column] ?? "").localeCompare(String(other[sort.column] ?? ""), "vi", { numeric: true }) *
        (sort.descending ? -1 : 1),
    );
  const page = rows.slice(after, after + limit);
  return { rows: page, next: after + limit < rows.length ? after + limit : null, total: rows.length, over: false };
}

/** The names of what records name, by ref. */
function labels() {
  /** @type {Record<string, string>} */
  const all = {};
  for (const one of book.matter) all[one.ref] = one.title;
  for (const one of [...book.office, ...book.hamlet]) all[one.ref] = one.name;
  for (const one of book.petition) all[one.ref] = `Đơn số ${one.number}`;
  for (const one of book.visit) all[one.ref] = `Lượt tiếp số ${one.number}`;
  for (const one of book.session) all[one.ref] = `${vn(one.date)} – ${one.host}`;
  return all;
}

/** @param {string} slice @param {string} ref */
function get(slice, ref) {
  const record = of(slice, ref);
  if (!record) return fail("not_found", "Không tìm thấy mục này trong sổ.");
  /** @type {Record<string, Row[]>} */
  const related = {};
  if (slice === "petition") {
    related.referrals = book.referral.filter((one) => one.petition === ref).map(rowOf.referral);
    related.due = record.processed_on
      ? []
      : [
          {
            due: "2026-12-03",
            say: "Hạn xử lý đơn: 10 ngày làm việc kể từ ngày nhận.",
            arithmetic: `${vn(record.received_on)} + 10 ngày làm việc = 03/12/2026`,
          },
        ];
  }
  if (slice === "visit") related.petitions = book.petition.filter((one) => one.via_visit === ref).map(rowOf.petition);
  if (slice === "matter") {
    related.petitions = book.petition.filter((one) => one.matter === ref).map(rowOf.petition);
    related.visits = book.visit.filter((one) => one.matters?.includes(ref)).map(rowOf.visit);
  }
  const secret = slice === "petition" && record.kind === "denunciation";
  const shown = secret ? { ...record, petitioners: [{ full_name: "(bí mật)" }], respondent: "(bí mật)" } : record;
  return { record: { ...shown }, id: record.id, labels: labels(), related, secret };
}

/** @param {string} slice @param {Row} draft @param {Record<string, string>} [given] what stands for `@visit` and the like */
function put(slice, draft, given = {}) {
  const links = { ...given };
  const record = JSON.parse(JSON.stringify(draft), (_, value) =>
    typeof value === "string" && links[value] ? links[value] : value,
  );
  number += 1;
  /** @type {Row} */
  const written = { id: number, ref: `${slice}-${number}`, ...record };
  if (slice === "visit" || slice === "petition") written.number ??= `${number}/2026`;
  undo.push({ slice, ref: written.ref });
  book[slice].push(written);
  return { id: written.id, number: written.number, ref: written.ref };
}

/** @type {Record<string, string[]>} */
const missing = {
  visit: ["date", "content"],
  petition: ["received_on", "summary"],
  session: ["date", "host"],
  matter: ["title"],
  office: ["kind", "name"],
  hamlet: ["name"],
  officer: ["full_name", "title"],
  referral: ["on"],
  unit: ["name"],
  setting: ["name", "value"],
};
/** @type {Record<string, string>} */
const NEED = {
  date: "Chưa ghi ngày tiếp.",
  content: "Chưa ghi nội dung.",
  received_on: "Chưa ghi ngày nhận.",
  summary: "Chưa ghi tóm tắt nội dung.",
  host: "Chưa ghi người tiếp, chủ trì.",
  title: "Chưa ghi tên, tiêu đề.",
  name: "Chưa ghi tên.",
  kind: "Chưa ghi loại.",
  full_name: "Chưa ghi họ tên.",
  on: "Chưa ghi ngày.",
  value: "Chưa ghi giá trị.",
};
/** @param {string} slice @param {Row} draft @param {string} [ref] */
const faultsOf = (slice, draft, ref) => {
  const faults = missing[slice].filter((field) => !draft[field]).map((field) => fault(field, NEED[field], ref));
  if (slice === "visit" && !draft.people?.length) faults.push(fault("people.0.full_name", "Chưa ghi họ tên.", ref));
  return faults;
};
/** @param {Fault[]} faults */
const faulty = (faults) => fail("faults", `Có ${faults.length} lỗi; chưa ghi gì. Hãy sửa và làm lại.`, faults);
/** @param {any} value @param {Fault[]} [soft] */
const done = (value, soft = []) => ({ value, touched: [], soft });

/** A paper handed in at a visit is of that visit. @param {Row} paper @param {Row} visit @returns {Row} */
const handedIn = (paper, visit) => ({
  eligibility: "undetermined",
  competence: "undetermined",
  anonymity: "named",
  ...paper,
  source: "direct",
  via_visit: "@visit",
  received_on: visit.date,
  petitioners: visit.people,
  matter: visit.matters?.[0],
  summary: paper.summary || visit.content,
});

/** @param {"visit" | "petition"} main @param {Record<string, Row | undefined>} drafts */
function receive(main, { visit: came, petition: paper, matter, referral }) {
  const visit = came && { people_count: Math.max(1, came.people?.length ?? 0), ...came };
  /** @type {Row | undefined} */
  const petition = paper && { signer_count: 1, ...(visit ? handedIn(paper, visit) : paper) };
  const faults = [
    ...(visit ? faultsOf("visit", visit, "@visit") : []),
    ...(petition ? faultsOf("petition", petition, "@petition") : []),
    ...(matter ? faultsOf("matter", matter, "@matter") : []),
  ];
  if (referral && !referral.office && referral.kind !== "guide")
    faults.push(fault("office", "Chưa ghi cơ quan, phòng ban.", "@referral"));
  if (faults.length) return faulty(faults);
  /** @type {Record<string, string>} */
  const given = {};
  /** @type {Record<string, Row>} */
  const out = {};
  if (matter) {
    out.matter = put("matter", matter);
    given["@matter"] = out.matter.ref;
  }
  if (visit) {
    out.visit = put("visit", visit, given);
    given["@visit"] = out.visit.ref;
  }
  if (petition) {
    out.petition = put("petition", petition, given);
    given["@petition"] = out.petition.ref;
  }
  if (referral) put("referral", referral, given);
  const soft = petition && !petition.written_on ? [fault("written_on", "Đơn không ghi ngày viết.", "@petition")] : [];
  return done([out[main], ...Object.values(out).filter((one) => one !== out[main])], soft);
}

/** @param {string} text */
function readDay(text) {
  const now = new Date(`${TODAY}T00:00:00`);
  const said = text.trim().replace(/\s*\(.*\)$/, "");
  const word = said.toLowerCase();
  if (word === "hq") now.setDate(now.getDate() - 1);
  let iso =
    word === "h" || word === "hq"
      ? `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`
      : "";
  const found = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{2,4}))?$/.exec(said) ?? /^(\d\d)(\d\d)(\d{4}|\d\d)?$/.exec(said);
  if (found)
    iso = `${found[3] ? (found[3].length === 2 ? `20${found[3]}` : found[3]) : TODAY.slice(0, 4)}-${found[2].padStart(2, "0")}-${found[1].padStart(2, "0")}`;
  const date = new Date(`${iso}T00:00:00`);
  if (!iso || Number.isNaN(date.getTime()) || date.getDate() !== Number(iso.slice(8)))
    return fail("faults", "", [
      fault(
        "text",
        iso
          ? `Tháng ${Number(iso.slice(5, 7))} không có ngày ${Number(iso.slice(8))}.`
          : "Không đọc được ngày này. Gõ như 5/9 hoặc 05092026.",
      ),
    ]);
  const weekday = new Intl.DateTimeFormat("vi-VN", { weekday: "long" })
    .format(date)
    .toLowerCase()
    .replace("thứ ", "thứ ");
  const asks = iso > TODAY ? ["Ngày này ở sau hôm nay."] : date.getDay() === 0 ? ["Ngày này là ngày nghỉ."] : [];
  return {
    iso,
    show: `${vn(iso)} (${weekday.replace(/^thứ (.)/, (_, letter) => `thứ ${letter.toUpperCase()}`)})`,
    asks,
  };
}

/** The papers of somebody of the same name. @param {Row} draft @param {Row[] | undefined} people */
function like(draft, people) {
  const sought = (people ?? []).map((one) => fold(one.full_name)).filter(Boolean);
  return book.petition
    .filter((one) => one.kind !== "denunciation" && one.ref !== draft.ref)
    .filter((one) => (one.petitioners ?? []).some((/** @type {Row} */ who) => sought.includes(fold(who.full_name))))
    .map((one) => ({
      type: "petition",
      ref: one.ref,
      number: one.number,
      on: one.received_on,
      title: names(one.petitioners),
      text: one.summary,
      matter: one.matter,
      matter_title: of("matter", one.matter)?.title,
      secret: false,
      because: [{ reason: "same_name_hamlet", say: "Cùng họ tên, cùng thôn" }],
    }));
}

const plan = {
  sheet: "Sổ 2019",
  header_row: 4,
  header_rows: 2,
  layout: "visits_2021",
  columns: [
    { letter: "A", place: 0, heading: "STT", holds: "number", encoding: "unicode", sure: true, why: "theo tiêu đề" },
    {
      letter: "B",
      place: 1,
      heading: "Nội dung",
      holds: "content",
      encoding: "tcvn3",
      before: "TiÕp c«ng d©n",
      after: "Tiếp công dân",
      sure: false,
      why: "theo tiêu đề, nhưng các ô bên dưới không giống",
    },
  ],
  headings: "",
  year: 2019,
  processed_at_receipt: true,
  only_open: false,
};
/** The rows of a table: two above its headings, the headings, eight below. @param {typeof plan} given */
const lookAt = ({ header_row, header_rows }) => ({
  rows: Array.from({ length: 2 + header_rows + 8 }, (_, at) => {
    const row = header_row - 2 + at;
    const heading = row >= header_row && row < header_row + header_rows;
    const words = heading ? "Nội dung" : `Tiếp công dân ${row}`;
    return {
      row,
      heading,
      cells: [
        { text: String(row), spread: false },
        { text: words, spread: false },
      ],
    };
  }).filter(({ row }) => row > 0),
});
const tried = {
  batch: "1a2b3c4d",
  sheets: [
    {
      sheet: "Sổ 2019",
      layout: "visits_2021",
      imported: {
        batch: "1a2b3c4d",
        good: 1,
        soft: 0,
        bad: 1,
        skipped: 0,
        twice: 1,
        records: {},
        cells: { seen: 10, placed: 2, listed: 6, returned: 2 },
        verdicts: [
          { row: 7, outcome: "good", records: 1, faults: [], soft: [] },
          {
            row: 8,
            outcome: "bad",
            records: 0,
            faults: [{ column: "B", code: "not_a_date", say: "Cột “Ngày tiếp”: không phải ngày tháng." }],
            soft: [],
          },
          {
            row: 9,
            outcome: "twice",
            records: 0,
            faults: [],
            soft: [{ code: "differs", say: "đã có trong sổ: lượt tiếp số 3/2019; khác ở: nội dung “Hỏi đất”." }],
          },
        ],
      },
    },
  ],
  left: [],
  corrected: 0,
  preview: [
    {
      sheet: "Sổ 2019",
      row: 7,
      visit: true,
      number: "1",
      on: "05/09/2019 (thứ Năm)",
      who: "Hoàng Văn An, thôn Nà Cà",
      content: "Hỏi thủ tục cấp giấy chứng nhận",
      kind: null,
      handling: null,
    },
  ],
  say: "Nhập được 1 dòng; 1 dòng chưa nhập được; 1 dòng đã có.",
};
/** What an import of it did. */
const came = () => ({
  ...tried,
  sheets: tried.sheets.map((one) => ({ ...one, imported: { ...one.imported, records: { visit: 1 } } })),
});

/** @param {Row} form */
const called = (form) => form.visit?.people?.[0]?.full_name ?? form.visit?.content ?? form.petition?.summary ?? "";
/** @param {Row} one @param {import("../api/types.js").Place} place */
const isSeen = (one, place) => (place.slices ?? []).includes(one.slice) && (!place.ref || place.ref === one.ref);
const unitRecord = () => book.unit[book.unit.length - 1];
/** @type {Record<string, (args: any) => any>} */
const commands = {
  desk_state: () => ({
    state: state === "sheet" ? "open" : state,
    practice: params.has("practice"),
    practice_exists: true,
    real_exists: state !== "none",
    unit: state === "open" ? unitRecord() : null,
    today: TODAY,
    period: { label: "2026-11", say: "Tháng 11/2026 (15/10–14/11)", from: "2026-10-15", to: "2026-11-14" },
    sheet: state === "sheet",
    idle_seconds: 300,
  }),
  desk_create: () => ({ groups: sheet }),
  desk_confirm_sheet: ({ groups }) => {
    if (Object.entries(groups).some(([at, group]) => sheet[Number(at)] !== group)) return false;
    state = "open";
    return true;
  },
  desk_renew_sheet: ({ passphrase }) => {
    if (passphrase !== SECRET) return wrong();
    sheet = [...sheet].reverse();
    const say = "Tờ khôi phục mới đã có hiệu lực. Đã sao lưu lại trong máy và mọi nơi đang cắm.";
    return { say, groups: sheet, lagging: [LAGGING] };
  },
  desk_strength: ({ passphrase }) => ({
    score: Math.min(4, Math.floor(passphrase.length / 5)),
    say: passphrase.length < 12 ? "Yếu: thêm vài tiếng nữa." : "Mạnh.",
  }),
  desk_practise: () => {
    state = "open";
    return {};
  },
  desk_unlock: ({ passphrase }) => {
    if (passphrase !== SECRET) return wrong();
    state = "open";
    return {};
  },
  desk_recover: ({ code, passphrase }) => {
    if (passphrase.length < 10) return weak();
    if (code === "hong") return fail("damaged", "Tệp của sổ bị hỏng. Đừng ghi thêm.");
    state = "open";
    return {};
  },
  desk_lock: () => {
    state = "locked";
  },
  desk_change_passphrase: ({ old, new: fresh }) => {
    if (fresh.length < 10) return weak();
    if (old !== SECRET) return wrong();
    return { say: "Đã đổi mật khẩu. Đã sao lưu lại trong máy và mọi nơi đang cắm.", groups: null, lagging: [LAGGING] };
  },
  desk_day: ({ text }) => readDay(text),
  desk_partial_day: ({ text }) => (/^\d{4}$/.test(text) ? { iso: text, show: text } : readDay(text)),
  desk_codes: () => codes,
  desk_unfinished: ({ screen }) => drafts.get(screen) ?? null,
  desk_keep: ({ screen, form, field }) => {
    drafts.set(screen, { form, field, at: TODAY });
  },
  desk_forget: ({ screen }) => {
    drafts.delete(screen);
  },
  desk_telling: ({ form }) =>
    telling(
      form,
      book.petition
        .filter((one) => one.kind === "denunciation")
        .flatMap((one) => one.petitioners)
        .map((one) => one.full_name),
    ),
  desk_all_unfinished: () =>
    [...drafts].map(([screen, { form }]) => ({ screen, at: `${TODAY}T03:20:00Z`, called: called(form) })),
  desk_habit: ({ name }) => habits.get(name) ?? null,
  desk_keep_habit: ({ name, value }) => {
    habits.set(name, value);
  },
  desk_undoable: ({ place }) => {
    const at = undo.findLastIndex((one) => isSeen(one, place));
    return at < 0 ? null : { act: at, cancels: [`mục ${undo[at].ref}`] };
  },
  desk_undo: ({ act }) => {
    const [last] = undo.splice(act, 1);
    if (!last) return null;
    book[last.slice] = book[last.slice].filter((one) => one.ref !== last.ref);
    return { say: "Đã hoàn tác lần ghi vừa rồi.", touched: [] };
  },
  desk_redo: () => null,
  desk_touch: () => null,
  desk_print: () => null,
  desk_confirm_day: () => null,
  retention_list: () => [],
  retention_retire: () => [],
  backup_standing: () => ({
    good: true,
    say: "Sao lưu gần nhất 16:30 ngày 23/11/2026 (12 phút trước)",
    elsewhere: "Bản trên USB đã 9 ngày. Hãy cắm USB và sao lưu.",
    trouble: null,
    shrunk: null,
    room: null,
    lagging: params.has("lagging") ? [LAGGING] : [],
  }),
  backup_accept_shrunk: () => null,
  backup_list: () => ({
    places: [
      { id: 0, name: "sao-luu", here: true },
      { id: 1, name: "USB-VAN-THU", here: false },
    ],
    rows: [
      {
        place: 0,
        sequence: 41,
        where: "Trong máy",
        when: "16:30 ngày 23/11/2026",
        holds: "12 lượt tiếp, 9 đơn, 7 vụ việc",
        proved: "23/11/2026",
        good: true,
      },
      {
        place: 0,
        sequence: 38,
        where: "Trong máy",
        when: "11:25 ngày 20/11/2026",
        holds: "11 lượt tiếp, 8 đơn, 7 vụ việc",
        proved: "20/11/2026",
        good: false,
      },
    ],
  }),
  backup_make: () => "Đã sao lưu và mở lại kiểm tra: 12 lượt tiếp, 9 đơn, 7 vụ việc.",
  backup_away: () => "Đã sao lưu và mở lại kiểm tra: 12 lượt tiếp, 9 đơn, 7 vụ việc. Rút USB được.",
  backup_forget_place: () => null,
  backup_check: () => ({
    ok: true,
    journal_head: "0123456789abcdef",
    lines: [
      { ok: true, say: "Tệp của sổ: mọi trang còn nguyên dấu niêm." },
      { ok: true, say: "Lịch sử ghi sổ: 41 việc liền mạch, mã 0123-4567-89ab-cdef." },
    ],
  }),
  backup_printed: () => ({ ok: false, say: "KHÔNG khớp: lịch sử của sổ chưa từng có mã này." }),
  backup_drill: () => ({ ok: true, say: "Diễn tập đạt: bản 16:30 ngày 23/11/2026 khôi phục được." }),
  backup_preview: () => ({
    lines: [
      "Bản sao lưu lúc 16:30 ngày 23/11/2026, đã mở ra kiểm tra: tốt.",
      "Trong đó có 9 đơn.",
      "Sổ hôm nay có 2 việc mới hơn, sẽ được ghi lại từ nhật ký an toàn nếu không bỏ.",
    ],
    again: 2,
  }),
  backup_restore: () => "Đã khôi phục bản sao lưu 16:30 ngày 23/11/2026.",
  backup_choose: () => "Bản sao lưu lúc 16:30 ngày 23/11/2026, có 12 lượt tiếp, 9 đơn.",
  backup_foretell: ({ given }) =>
    isOpenedBy(given)
      ? [
          "Bản sao lưu lúc 16:30 ngày 23/11/2026, đã mở ra kiểm tra: tốt.",
          "Trong đó có 12 lượt tiếp, 9 đơn.",
          "Không biết được các số đã cấp sau bản này. Số kế tiếp: lượt tiếp 13/2026, đơn 10/2026. Hãy đối chiếu giấy tờ trước khi vào sổ mục mới.",
          "Mật khẩu là mật khẩu của ngày 23/11/2026.",
        ]
      : wrong(),
  backup_bring: ({ given, fresh }) => {
    if (given.code && (fresh ?? "").length < 10) return weak();
    if (!isOpenedBy(given)) return wrong();
    state = "open";
    return "Đã khôi phục bản sao lưu 16:30 ngày 23/11/2026: 12 lượt tiếp, 9 đơn.";
  },
  backup_offer: () => "Bản sao lưu gần nhất còn tốt: 16:30 ngày 23/11/2026.",
  backup_rescue: () => "Đã khôi phục sổ từ bản sao lưu 16:30 ngày 23/11/2026.",
  desk_today: () => ({
    lagging: params.has("lagging") ? [LAGGING] : [],
    counters: {
      visits: book.visit.length,
      people: book.visit.reduce((sum, one) => sum + one.people_count, 0),
      petitions: book.petition.length,
      matters: book.matter.length,
    },
    due: [
      {
        type: "petition",
        id: 1,
        ref: "D-03",
        state: "overdue",
        due: "2026-11-19",
        say: "Đơn số 3/2026 quá hạn xử lý 2 ngày làm việc.",
      },
      {
        type: "petition",
        id: 1,
        ref: "D-05",
        state: "soon",
        due: "2026-11-25",
        say: "Đơn số 5/2026 còn 2 ngày làm việc để xử lý.",
      },
      {
        type: "referral",
        id: 1,
        ref: "C-02",
        state: "awaiting_reply",
        due: "2026-12-10",
        say: "Sở Giao thông vận tải chưa phúc đáp văn bản 45/UBND-TD.",
      },
    ],
    session: book.session.find((one) => one.date === TODAY) ?? null,
    unfinished: [...drafts.keys()].map((screen) => ({ screen, at: TODAY })),
    twelve_months: [7, 9, 4, 12, 8, 6, 11, 14, 9, 10, 13, 5].map((visits, at) => ({
      label: `${at ? 2026 : 2025}-${String(at ? at : 12).padStart(2, "0")}`,
      visits,
      petitions: Math.round(visits * 0.7),
    })),
  }),
  desk_guide: ({ field }) => ({ title: "Hướng dẫn", paragraphs: [`Hướng dẫn cho ô “${field}”.`] }),
  visit_layout: () => visitLayout,
  petition_layout: () => petitionLayout,
  visit_receive: (args) => receive("visit", args),
  petition_receive: (args) => receive("petition", args),
  petition_process: ({ ref, petition, matter, referral }) => {
    const faults = faultsOf("petition", petition, "@petition");
    if (referral && !referral.office && referral.kind !== "guide")
      faults.push(fault("office", "Chưa ghi cơ quan, phòng ban.", "@referral"));
    if (faults.length) return faulty(faults);
    /** @type {Record<string, string>} */
    const given = { "@petition": ref };
    if (matter) given["@matter"] = put("matter", matter).ref;
    const record = of("petition", ref);
    Object.assign(record, JSON.parse(JSON.stringify(petition).replaceAll('"@matter"', `"${given["@matter"]}"`)));
    if (referral) put("referral", referral, given);
    return done({ id: record.id, number: record.number, ref });
  },
  petition_recognise: ({ draft }) => like(draft, draft.petitioners),
  visit_recognise: ({ draft }) => like(draft, draft.people),
  petition_reveal: ({ ref }) => ({ ...of("petition", ref) }),
  referral_reply: ({ ref, reply }) => {
    of("referral", ref).reply = reply;
    return done({ ref });
  },
  session_empty: ({ ref }) => {
    Object.assign(of("session", ref), { held: true, visitors_came: false });
    return done({ ref });
  },
  session_confirm: ({ ref, visitors_came }) => {
    Object.assign(of("session", ref), { held: true, visitors_came });
    return done({ ref });
  },
  session_generate: ({ rule }) =>
    done([
      put("session", {
        date: rule.from,
        lane: rule.lane,
        kind: "scheduled",
        host: rule.host,
        published: true,
        held: false,
        visitors_came: false,
      }),
    ]),
  person_recall: ({ name }) =>
    sample()
      .visit.flatMap((one) => /** @type {Row[]} */ (one.people))
      .filter((one) => fold(one.full_name).includes(fold(name)))
      .map((one) => ({ ...one, visits: 2, last: "2026-11-05", say: "2 lần, gần nhất 05/11/2026" })),
  import_batches: () => [{ batch: "1a2b3c4d", on: "2026-11-20", records: { visit: 12, petition: 5 } }],
  import_choose: () => ({ file: "So tiep dan 2019.xlsx", sheets: ["Sổ 2019"], plans: [plan], left: [] }),
  import_top: () => lookAt(plan).rows.map((row) => row.cells.map((cell) => cell.text)),
  import_plan: ({ sheet, header_row, header_rows }) => ({ ...plan, sheet, header_row, header_rows }),
  import_check: ({ plan }) => plan,
  import_look: ({ plan }) => lookAt(plan),
  import_forget: () => null,
  import_stop: () => null,
  import_try: () => tried,
  import_run: () => ({ value: came(), touched: [], soft: [] }),
  import_rejects: () => ({ file: "dong-chua-nhap.xlsx", say: "Đã ghi và kiểm tra dong-chua-nhap.xlsx (1 byte)." }),
  import_map_out: () => ({ file: "khai-cot.json", say: "Đã ghi và kiểm tra khai-cot.json (1 byte)." }),
  import_map_in: () => [plan],
  import_undo: () => ({ value: { records: { visit: 16, petition: 5 }, kept: ["R-01"] }, touched: [], soft: [] }),
  list_export: () => ({ file: "danh-sach.xlsx", say: "Đã ghi và kiểm tra danh-sach.xlsx (1 byte)." }),
  merge_candidates: () => [],
  merge_list: () => [],
  find_find: ({ text }) =>
    [
      ...book.visit.map((one) => ({
        type: "visit",
        ref: one.ref,
        id: one.id,
        number: one.number,
        on: one.date,
        title: names(one.people),
      })),
      ...book.petition
        .filter((one) => one.kind !== "denunciation")
        .map((one) => ({
          type: "petition",
          ref: one.ref,
          id: one.id,
          number: one.number,
          on: one.received_on,
          title: one.summary,
        })),
    ]
      .filter((one) => fold(one.title).includes(fold(text)))
      .map((one) => ({ ...one, match: [["title", fold(one.title).indexOf(fold(text)), text.length]] })),
  report_presets: () =>
    [
      ["2026-11", "Tháng 11/2026 (15/10–14/11)"],
      ["2026-10", "Tháng 10/2026 (15/9–14/10)"],
      ["2026-Q3", "Quý III/2026"],
      ["2026-H1", "6 tháng đầu năm 2026"],
      ["2026-9M", "9 tháng năm 2026"],
      ["2026", "Năm 2026"],
    ].map(([label, say]) => ({ label, say })),
  report_make: ({ period }) => ({
    unit: unitRecord().name,
    period: { kind: "month", label: period, from: "2026-10-15", to: "2026-11-14" },
    regime: "tt06-2025",
    revision: 1,
    checks: [
      ...tables.flatMap((table) =>
        table.columns
          .filter((column) => column.ms.includes("="))
          .map((column) => ({
            form: table.form,
            rule: column.ms,
            holds: params.get("bad") ? column.ms !== "3=4+23" : true,
          })),
      ),
    ],
    warnings: [
      {
        code: "unclassified",
        say: "1 đơn đã nhận nhưng chưa phân loại, chưa tính vào tổng số.",
        refs: ["petition:D-05"],
      },
    ],
    sentence:
      "Trong kỳ, UBND xã Bằng Phúc tiếp 05 lượt/12 người; tiếp nhận 05 đơn/04 vụ việc, trong đó 03 đơn thuộc thẩm quyền, 02 đơn không thuộc thẩm quyền.",
    tables: tables.map((table) => ({ ...table, values: figures(table) })),
    definitions: {},
  }),
  report_behind: ({ form }) =>
    form === "01/TCD"
      ? {
          rows: book.visit.map((one) => ({ ...rowOf.visit(one), slice: "visit" })),
          definition: "Lượt tiếp trong kỳ, không tính lượt đã hủy.",
        }
      : {
          rows: book.petition.map((one) => ({ ...rowOf.petition(one), slice: "petition" })),
          definition: "Đơn nhận trong kỳ thuộc năm loại, không tính đơn đã hủy.",
        },
  mobilisation_make: ({ period }) => annex(period),
  mobilisation_behind: () => ({
    rows: book.outreach.map((one) => ({ ...rowOf.outreach(one), slice: "outreach" })),
    definition: "Số hội nghị, lớp, đợt tuyên truyền, phổ biến pháp luật trong kỳ.",
  }),
  mobilisation_export: () => ({ file: "DV.xlsx", say: "Đã ghi và kiểm tra DV.xlsx." }),
  report_export: () => ({
    file: "BC-xa-Bang-Phuc-2026-11-lan1.xlsx",
    say: "Đã ghi và kiểm tra BC-xa-Bang-Phuc-2026-11-lan1.xlsx.",
  }),
};
for (const slice of Object.keys(LOGS)) rowOf[slice] = (one) => logRow(slice, one, word);
for (const slice of ["visit", "petition", "referral", "matter", "session", "person", ...Object.keys(LOGS)]) {
  commands[`${slice}_list`] = ({ query }) => list(slice, query ?? {});
  commands[`${slice}_get`] = ({ ref }) => get(slice, ref);
}
for (const slice of [
  "visit",
  "petition",
  "referral",
  "matter",
  "session",
  "office",
  "hamlet",
  "officer",
  "setting",
  "unit",
  ...Object.keys(LOGS),
]) {
  commands[`${slice}_list`] ??= () => [...book[slice]];
  commands[`${slice}_add`] = ({ draft }) => {
    const faults = faultsOf(slice, draft);
    return faults.length ? faulty(faults) : done(put(slice, draft));
  };
  commands[`${slice}_correct`] = ({ ref, draft }) => {
    const faults = faultsOf(slice, draft);
    if (faults.length) return faulty(faults);
    Object.assign(of(slice, ref), draft);
    return done({ ref, number: of(slice, ref).number });
  };
  commands[`${slice}_cancel`] = ({ ref, reason }) => {
    of(slice, ref).cancelled = { on: TODAY, reason };
    return done({ ref });
  };
  commands[`${slice}_history`] = () => [
    {
      at: "2026-11-20T09:15",
      act: "correct",
      say: "Sửa nội dung",
      changes: [{ field: "content", label: "nội dung", from: "Hỏi về đất", to: "Hỏi về thủ tục tách thửa" }],
    },
    { at: "2026-11-19T08:02", act: "add", say: "Vào sổ", changes: [] },
  ];
}

/** Every call made, for tests. @type {{ name: string, args: any }[]} */
export const asked = [];

/** @param {string} name @param {any} args */
export async function answer(name, args) {
  asked.push({ name, args });
  const command = commands[name];
  if (!command) throw { code: "other", say: `Không có lệnh ${name}.`, faults: [] };
  return structuredClone(await command(args ?? {}));
}
