/** What the desk says to its reader: in passing, or so that it cannot be missed. */
import { sheet_form as t } from "../texts.json";
import type { Fault } from "./file";
import { actions } from "./frame";
import { button, h } from "./page";

/** What a reader is told of a file that does not open. */
export const FAULTS: Record<Fault, string> = { unreadable: t.file_unreadable, not_sheet: t.file_not_sheet, other_sheet: t.file_other, newer: t.file_newer };

export class Notices {
  readonly told = h("div", { class: "told", role: "status" });
  readonly warning = h("div", { class: "warning", role: "alert", hidden: true });

  say(words: string, undo?: () => void): void {
    this.told.replaceChildren(h("p", {}, words), ...(undo ? [button(t.undo, undo)] : []));
  }

  hush(): void {
    this.told.replaceChildren();
  }

  warn(words: string, ...ways: HTMLElement[]): void {
    this.warning.replaceChildren(h("p", {}, words), ...(ways.length ? [actions(...ways)] : []));
    this.warning.hidden = false;
  }

  calm(): void {
    this.warning.hidden = true;
  }
}
