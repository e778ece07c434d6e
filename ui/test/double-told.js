// What the double finds in the texts of a form: whole names as they are written, no more than a test needs.

/** Keys under which no text of the clerk's stands. */
const NO_TEXT = ["ref", "people", "petitioners", "matters", "matter", "host", "session", "via_visit", "respondent"];

const SAY = {
  denounces: "Đoạn này có tên người tố cáo; hãy viết “người tố cáo”.",
  names: "Đoạn này có tên người gửi đơn; danh sách gửi ra ngoài chỉ viết tắt tên. Nên viết “người gửi đơn”.",
};

/** The texts at a path and below it. @param {string} path @param {any} value @returns {[string, string][]} */
function texts(path, value) {
  if (typeof value === "string") return [[path, value]];
  if (!value || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, one]) => texts(`${path}.${key}`, one));
}

/** @param {Record<string, any>} form @param {string[]} denouncers by name */
export function telling(form, denouncers) {
  const drafts = Object.entries(form).filter(([slice, draft]) => !slice.startsWith("_") && draft);
  const own = drafts
    .flatMap(([, draft]) => [...(draft.people ?? []), ...(draft.petitioners ?? [])])
    .map((one) => one.full_name)
    .filter(Boolean);
  const secret = form.petition?.kind === "denunciation" ? [...denouncers, ...own] : denouncers;
  return drafts
    .flatMap(([slice, draft]) => Object.entries(draft).map(([key, value]) => ({ slice, key, value })))
    .filter(({ key }) => !NO_TEXT.includes(key))
    .flatMap(({ slice, key, value }) => texts(`${slice}.${key}`, value))
    .flatMap(([field, text]) => {
      const denounces = secret.some((name) => text.includes(name));
      const names = denounces ? secret : own;
      if (!names.some((name) => text.includes(name))) return [];
      const who = denounces ? "người tố cáo" : "người gửi đơn";
      const instead = names.reduce((all, name) => all.replaceAll(name, who), text);
      return [{ field, denounces, say: denounces ? SAY.denounces : SAY.names, instead }];
    });
}
