/** All exercises: only those that fit the time and the wish. */

import { counted } from "./lib/lithuanian";
import { exercises as texts } from "./texts.json";

const form = document.querySelector<HTMLFormElement>("form.choose");
form?.addEventListener("change", () => {
  const wanted = new FormData(form);
  const minutes = Number(wanted.get("minutes") || Infinity);
  const involvement = wanted.get("involvement");
  let shown = 0;
  for (const section of document.querySelectorAll<HTMLElement>(".exercise-day")) {
    const cards = [...section.querySelectorAll<HTMLElement>(".exercise-card")];
    for (const card of cards) {
      card.hidden = Number(card.dataset["minutes"]) > minutes || Boolean(involvement && card.dataset["involvement"] !== involvement);
    }
    const left = cards.filter((card) => !card.hidden).length;
    section.hidden = left === 0;
    shown += left;
  }
  form.querySelector("[role=status]")!.textContent = shown
    ? texts.found.replace("{}", counted(shown, ...(texts.forms.split(" / ") as [string, string, string])))
    : texts.none;
});
