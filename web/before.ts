/** „Prieš sesiją“: a reader's type of institution chooses the cases, ticks and minutes are kept on the device. */

import { counted } from "./lib/lithuanian";
import { type Preparation, preparation } from "./lib/preparation";
import { watch, write } from "./lib/store";
import { before as texts } from "./texts.json";

function page(article: HTMLElement): void {
  const form = article.querySelector("form")!;
  const day = article.dataset["day"] ?? "";
  const radios = [...form.querySelectorAll<HTMLInputElement>("input[type=radio]")];
  const boxes = [...form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  const status = form.querySelector<HTMLElement>(".progress [role=status]")!;
  const bar = form.querySelector("progress")!;
  const pack = form.querySelector<HTMLAnchorElement>(".pack")!;
  const packPage = pack.href;
  const every = form.querySelector<HTMLElement>(".every");

  const show = (kept: Preparation): void => {
    for (const radio of radios) radio.checked = radio.value === kept.type;
    for (const item of form.querySelectorAll<HTMLElement>("[data-readers]")) {
      item.hidden = Boolean(kept.type) && !item.dataset["readers"]?.split(" ").includes(kept.type);
    }
    for (const box of boxes) box.checked = kept.done.includes(`${day}/${box.value}`);
    if (every) every.hidden = !kept.type;
    pack.href = kept.type ? `${packPage}?tipas=${kept.type}` : packPage;
    progress();
  };

  const progress = (): void => {
    const mine = boxes.filter((box) => !box.closest("[hidden]"));
    const done = mine.filter((box) => box.checked);
    const left = mine.filter((box) => !box.checked).reduce((sum, box) => sum + Number(box.dataset["minutes"]), 0);
    bar.max = mine.length;
    bar.value = done.length;
    status.textContent = done.length === mine.length
      ? texts.all_done
      : [texts.progress.replace("{done}", String(done.length)).replace("{all}", counted(mine.length, ...forms())), left ? texts.left.replace("{}", String(left)) : ""].join(" ");
  };
  const forms = (): [string, string, string] => texts.progress_forms.split(" / ") as [string, string, string];

  const keep = (): void => {
    const others = preparation().done.filter((name) => !name.startsWith(`${day}/`));
    const mine = boxes.filter((box) => box.checked).map((box) => `${day}/${box.value}`);
    const kept = { type: radios.find((radio) => radio.checked)?.value ?? "", done: [...others, ...mine] };
    form.querySelector<HTMLElement>(".fault")!.hidden = write("pries", kept);
    show(kept);
  };

  form.addEventListener("change", keep);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector(".clear")?.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    keep();
    status.textContent = texts.cleared;
  });
  every?.addEventListener("click", () => {
    for (const radio of radios) radio.checked = false;
    keep();
  });
  watch("pries", () => show(preparation()));
  show(preparation());
}

const article = document.querySelector<HTMLElement>("article.before");
if (article) page(article);
