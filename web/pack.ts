/** The pack to read before a day: only the cases of the chosen type of institution are shown and printed. */

import { preparation } from "./lib/preparation";

const radios = [...document.querySelectorAll<HTMLInputElement>("input[name=tipas]")];

function show(type: string): void {
  for (const radio of radios) radio.checked = radio.value === type;
  for (const part of document.querySelectorAll<HTMLElement>("[data-readers]")) {
    part.hidden = type !== "" && !part.dataset["readers"]?.split(" ").includes(type);
  }
}

const asked = new URLSearchParams(location.search).get("tipas") ?? preparation().type;
show(radios.some((radio) => radio.value === asked) ? asked : "");
for (const radio of radios) radio.addEventListener("change", () => show(radio.value));
