// The steps a form has gone, so that the last can be taken back and gone again. Letters typed into one field are one step.

/** @template T */
export class Steps {
  constructor() {
    /** @type {{ name: string, was: T }[]} */
    this.past = [];
    /** @type {{ name: string, was: T }[]} */
    this.future = [];
    /** The field that is being typed into. */
    this.typing = "";
  }

  /** A field is about to change. @param {string} name @param {T} was what the form is like before @param {boolean} typed */
  note(name, was, typed) {
    if (!typed || this.typing !== name) this.past.push({ name, was });
    this.typing = typed ? name : "";
    this.future = [];
  }

  /** @param {T} now @returns {{ name: string, was: T } | undefined} */
  back(now) {
    return this.#go(this.past, this.future, now);
  }

  /** @param {T} now @returns {{ name: string, was: T } | undefined} */
  forth(now) {
    return this.#go(this.future, this.past, now);
  }

  /** @param {{ name: string, was: T }[]} from @param {{ name: string, was: T }[]} to @param {T} now */
  #go(from, to, now) {
    const step = from.pop();
    if (step) to.push({ name: step.name, was: now });
    this.typing = "";
    return step;
  }
}
