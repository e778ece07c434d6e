// A code of the open format chosen by its words: letters, initials (KN, TC, KNPA) or F4.
import { define } from "../../lib/element.js";
import { ComboBox } from "./combo-box.js";

export class CodeList extends ComboBox {}

define("code-list", CodeList);
