/** Answers carried from another sheet on this device: only where nothing is written yet. */
import { sheet_form as t } from "../texts.json";
import { counted } from "../lib/lithuanian";
import { copies, type Copy } from "./copies";
import { fields, full, isAnswered, isEmpty, rows, text, type Row, type Answers, type Sheet } from "./description";
import { button, fill, h } from "./page";

interface Offer {
  sheet: string;
  title: string;
  copy: Copy;
}

/** Copies of other sheets that have something for this one. */
function carriers(sheet: Sheet): Offer[] {
  return Object.entries(sheet.origins ?? {}).flatMap(([id, [title]]) => copies(id).map((copy) => ({ sheet: id, title, copy })).filter((offer) => matches(sheet, offer).length > 0));
}

/** Pairs of a field here and the answered field it is carried from. */
function matches(sheet: Sheet, offer: Offer): [string, string][] {
  return fields(sheet).flatMap((field) => {
    const [origin, name = ""] = field.from?.split(".") ?? [];
    const answer = offer.copy.answers[name];
    return origin === offer.sheet && answer && answer.length > 0 ? [[field.id, name] as [string, string]] : [];
  });
}

/** Carry what there is; return how many answers (rows of a table count one by one) were carried. */
function carry(sheet: Sheet, answers: Answers, offer: Offer): number {
  let count = 0;
  for (const [id, name] of matches(sheet, offer)) {
    const field = fields(sheet).find((one) => one.id === id);
    if (!field) continue;
    if (field.type === "table") {
      if (full(answers, field).length) continue;
      const known = (field.columns ?? []).filter((column) => column.type !== "computed");
      const carried = rows(offer.copy.answers, name).map((row) => {
        const made: Row = {};
        for (const column of known) if (row[column.id]) made[column.id] = row[column.id] ?? "";
        return made;
      }).filter((row) => !isEmpty(row, field));
      answers[id] = carried;
      count += carried.length;
    } else if (!isAnswered(answers, field)) {
      answers[id] = text(offer.copy.answers, name);
      count += 1;
    }
  }
  return count;
}

/** Buttons that carry answers of other sheets into this one; `done` hears in words what was carried, and how many answers. */
export function offers(sheet: Sheet, answers: Answers, done: (told: string, count: number) => void): HTMLElement[] {
  const found = carriers(sheet);
  const ways = found.map((offer) =>
    button(`${offer.title}: ${offer.copy.name}`, () => {
      const count = carry(sheet, answers, offer);
      done(count ? fill(t.carried, counted(count, t.answer_one, t.answer_few, t.answer_many)) : t.nothing_carried, count);
    }),
  );
  return ways.length ? [h("p", {}, t.carry), ...ways] : [];
}
