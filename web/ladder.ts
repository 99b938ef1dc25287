/**
 * The ladder and the questions that lead to one of its steps.
 * Where the reader stands is the address: „#klausimas-3“ or „#etapas-6“, so going back and sending a link on need nothing else.
 */
import { copy } from "./lib/clipboard";
import { read, write } from "./lib/store";

/** Show the examples of one kind of institution; the choice is kept on the device. */
function institution(): void {
  const choices = [...document.querySelectorAll<HTMLInputElement>("input[name=istaiga]")];
  const examples = [...document.querySelectorAll<HTMLElement>("[data-for]")];
  const show = (kind: string): void => {
    for (const example of examples) example.hidden = kind !== "" && example.dataset["for"] !== kind;
    for (const choice of choices) choice.checked = choice.value === kind;
  };
  const kept = read<string>("pavyzdziai");
  if (choices.some((choice) => choice.value === kept)) show(kept ?? "");
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      show(choice.value);
      write("pavyzdziai", choice.value);
    });
  }
}

/** One question or result at a time. */
function climb(): void {
  const cards = [...document.querySelectorAll<HTMLElement>(".climb > .ask, .climb > .outcome")];
  const first = cards[0];
  if (!first) return;
  const show = (): HTMLElement => {
    const wanted = cards.find((card) => `#${card.id}` === location.hash) ?? first;
    for (const card of cards) card.hidden = card !== wanted;
    for (const choice of document.querySelectorAll<HTMLElement>(".climb > .choose")) choice.hidden = !wanted.classList.contains("outcome");
    return wanted;
  };
  show();
  addEventListener("hashchange", () => show().querySelector<HTMLElement>("h2")?.focus());
  // on paper: all questions, and the result the reader has come to
  addEventListener("beforeprint", () => { for (const card of cards) card.hidden &&= card.classList.contains("outcome"); });
  addEventListener("afterprint", show);
  for (const button of document.querySelectorAll<HTMLButtonElement>("button.copy")) {
    button.addEventListener("click", async () => {
      if (await copy(location.href)) button.textContent = button.dataset["done"] ?? "";
      else prompt(button.textContent ?? "", location.href);
    });
  }
}

institution();
climb();
