// The form of a paper: its own fields, as Rust names them, then who signs and who gets it.

/** @param {import("../../api/types.js").Blank["form"]} form @returns {import("../form/field-box.js").Section[]} */
export function paperFields(form) {
  return [
    { title: form.name, fields: form.field.map(field) },
    {
      title: "Ký, gửi",
      fields: [
        form.office && {
          name: "paper.office",
          label: "Cơ quan nhận",
          kind: "code",
          codes: "external",
          wide: "l",
          required: true,
        },
        form.signs && {
          name: "paper.signer",
          label: "Người ký",
          kind: "code",
          codes: "signer",
          wide: "m",
          required: true,
        },
        {
          name: "paper.on",
          label: "Ngày của sự việc",
          kind: "day",
          wide: "s",
          required: true,
          hint: "Chọn mẫu và căn cứ pháp luật theo ngày này",
        },
        !form.plain && {
          name: "paper.recipients",
          label: "Nơi nhận",
          kind: "lines",
          wide: "full",
          rows: 3,
          hint: "mỗi dòng một nơi",
        },
      ],
    },
  ];
}

/** @param {import("../../api/types.js").PaperField} one @returns {import("../form/field-box.js").Field} */
function field(one) {
  const name = `paper.fields.${one.name}`;
  const common = { name, label: one.label, required: one.required };
  switch (one.kind) {
    case "choice":
      return { ...common, kind: "choice", choices: one.choices, wide: "full" };
    case "day":
      return { ...common, kind: "day", wide: "s" };
    case "rows":
      return {
        ...common,
        kind: "lines",
        wide: "full",
        rows: 4,
        hint: `mỗi dòng một mục: ${one.columns.join(" | ")}`,
      };
    case "lines":
      return { ...common, kind: "lines", wide: "full", rows: 3 };
    default:
      return { ...common, kind: "text", wide: "l" };
  }
}
