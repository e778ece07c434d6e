// The people of a visit or a paper: name with "đã từng đến", address, and the rest when it is needed.
import { html, nothing } from "lit";
import * as person from "../../api/person.js";
import { define, Part } from "../../lib/element.js";
import { read } from "../../lib/form.js";
import { fieldBox, noHand } from "./field-box.js";
import { isAskedWhere, plainText, WHERE } from "./known-people.js";

const MORE = ["birth", "sex", "id_type", "id_number", "id_issued_on", "id_issued_by", "phone", "ethnic_group", "role"];

export class PersonPicker extends Part {
  static properties = { name: {}, hand: { attribute: false }, paper: { type: Boolean }, more: { state: true } };

  constructor() {
    super();
    this.name = "";
    this.hand = noHand();
    this.paper = false;
    /** @type {Set<number>} */
    this.more = new Set();
  }

  /** @returns {import("../../api/types.js").Row[]} */
  get people() {
    const people = read(this.hand.draft, this.name);
    return Array.isArray(people) && people.length ? people : [{}];
  }

  render() {
    const people = this.people;
    return html`${people.map((one, at) => this.#person(one, at, people.length))}
      <button type="button" class="small" @click=${() => this.add()}>Thêm người <kbd>Alt+N</kbd></button>`;
  }

  /** Opens the lines of one more person. */
  add() {
    const at = this.people.length;
    this.hand.put(this.name, [...this.people, {}]);
    this.updateComplete.then(() => this.#focus(`${this.name}.${at}.full_name`));
  }

  /** @param {string} name */
  async #focus(name) {
    await new Promise((done) => requestAnimationFrame(() => done(undefined)));
    document.getElementById(`f-${name}`)?.focus();
  }

  /** @param {number} at */
  #remove(at) {
    this.hand.drop(this.name, at);
    this.hand.put(
      this.name,
      this.people.filter((_, place) => place !== at),
    );
    this.#focus(`${this.name}.0.full_name`);
  }

  /** @param {import("../../api/types.js").Row} one @param {number} at @param {number} many */
  #person(one, at, many) {
    const path = `${this.name}.${at}`;
    const open = this.more.has(at) || MORE.some((key) => one[key] && !(key === "role" && one[key] === "self"));
    const fault = MORE.some((key) => this.hand.faultsAt(`${path}.${key}`).length);
    return html`<div class="person" role="group" aria-label=${`Người thứ ${at + 1}`}>
      ${
        many > 1
          ? html`<div class="person-head">
            <span>Người thứ ${at + 1}</span>
            <button type="button" class="small" @click=${() => this.#remove(at)}>Bỏ người này</button>
          </div>`
          : nothing
      }
      <div class="fields" @pick=${(/** @type {CustomEvent} */ event) => this.#recalled(event, at)}>
        ${fieldBox({ name: `${path}.full_name`, label: "Họ và tên", kind: "suggest", source: recall, wide: "m", required: !this.paper }, this.hand)}
        ${fieldBox({ name: `${path}.address`, label: "Địa chỉ", kind: "text", wide: "l" }, this.hand)}
        ${fieldBox({ name: `${path}.hamlet`, label: "Thôn, tổ dân phố", kind: "code", codes: "hamlet", wide: "s" }, this.hand)}
      </div>
      ${one._say ? html`<p class="hint recalled">Đã từng đến: <bdi>${one._say}</bdi></p>` : nothing}
      ${open || fault ? this.#more(path) : this.#moreButton(at)}
      ${isAskedWhere(one) ? this.#where(one, path) : nothing}
    </div>`;
  }

  /** Somebody of the book stands elsewhere too: what was changed about them holds there, or only here.
   * @param {import("../../api/types.js").Row} one @param {string} path */
  #where(one, path) {
    const field = {
      name: `${path}._where`,
      label: `Người này còn ở ${one._others} mục khác trong sổ. Phần vừa sửa dùng cho`,
      kind: /** @type {const} */ ("choice"),
      choices: WHERE,
      wide: /** @type {const} */ ("full"),
      required: true,
    };
    return html`<div class="fields">${fieldBox(field, this.hand)}</div>`;
  }

  /** @param {number} at */
  #moreButton(at) {
    const show = () => {
      this.more = new Set([...this.more, at]);
      this.#focus(`${this.name}.${at}.birth`);
    };
    return html`<button type="button" class="small link" tabindex="-1" data-more=${at} @click=${show}>
      Giấy tờ, năm sinh, điện thoại… <kbd>Alt+M</kbd>
    </button>`;
  }

  /** @param {string} path */
  #more(path) {
    /** @type {import("./field-box.js").Field[]} */
    const fields = [
      { name: `${path}.birth`, label: "Ngày hoặc năm sinh", kind: "partial", wide: "s" },
      { name: `${path}.sex`, label: "Giới tính", kind: "choice", codes: "sex", wide: "s" },
      { name: `${path}.id_type`, label: "Loại giấy tờ", kind: "code", codes: "id_type", wide: "s" },
      { name: `${path}.id_number`, label: "Số giấy tờ", kind: "text", wide: "s" },
      { name: `${path}.id_issued_on`, label: "Ngày cấp", kind: "partial", wide: "s" },
      { name: `${path}.id_issued_by`, label: "Nơi cấp", kind: "text", wide: "s" },
      { name: `${path}.phone`, label: "Điện thoại", kind: "text", wide: "s" },
      { name: `${path}.ethnic_group`, label: "Dân tộc", kind: "text", wide: "s" },
      { name: `${path}.role`, label: "Vai trò", kind: "code", codes: "role", wide: "s" },
    ];
    return html`<div class="fields">${fields.map((field) => fieldBox(field, this.hand))}</div>`;
  }

  /** Fills in who came before; everything stays open to correction. @param {CustomEvent} event @param {number} at */
  #recalled(event, at) {
    const found = event.detail.option?.[3];
    if (!found) return;
    const { say, visits: _visits, last: _last, ref, ...known } = found;
    const { person: _person, _where, _others, _apart, ...here } = this.people[at];
    const one = { ...here, ...known };
    this.hand.put(`${this.name}.${at}`, { ...one, _ref: ref, _say: say, _as: plainText(one) });
  }
}

/** Who came before, by name. @param {string} name @returns {Promise<import("./combo-box.js").Option[]>} */
async function recall(name) {
  if (name.trim().length < 2) return [];
  const found = await person.recall(name.normalize("NFC"));
  return found.map((one) => [one.full_name, one.full_name, one.say, one]);
}

define("person-picker", PersonPicker);
