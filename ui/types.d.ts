declare module "tabulator-tables";

/** The elements of ours that another looks up by name. */
interface HTMLElementTagNameMap {
  "behind-list": import("./part/report/behind-list.js").BehindList;
  "closing-block": import("./part/report/closing-block.js").ClosingBlock;
  "combo-box": import("./part/form/combo-box.js").ComboBox;
  "date-field": import("./part/form/date-field.js").DateField;
  "draft-bar": import("./part/form/draft-bar.js").DraftBar;
  "import-grid": import("./part/import/import-grid.js").ImportGrid;
  "hint-list": import("./part/form/hint-list.js").HintList;
  "new-secret": import("./part/setting/new-secret.js").NewSecret;
  "paper-sheet": import("./part/paper/paper-sheet.js").PaperSheet;
  "person-picker": import("./part/form/person-picker.js").PersonPicker;
  "record-form": import("./part/form/record-form.js").RecordForm;
  "book-grid": import("./part/book/book-grid.js").BookGrid;
  "yearbook-sheet": import("./part/paper/yearbook-sheet.js").YearbookSheet;
  "book-view": import("./part/book/book-view.js").BookView;
}
