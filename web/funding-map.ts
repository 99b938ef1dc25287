/** The period of the funding map: one at a time, and the address says which. */
const choices = [...document.querySelectorAll<HTMLInputElement>("input[name=laikotarpis]")];
const maps = [...document.querySelectorAll<HTMLElement>(".money-map")];

function show(): void {
  const asked = choices.find((choice) => `#laikotarpis-${choice.value}` === location.hash) ?? choices.find((choice) => choice.checked);
  if (!asked) return;
  asked.checked = true;
  for (const map of maps) map.hidden = map.id !== `laikotarpis-${asked.value}`;
}

for (const choice of choices) {
  choice.addEventListener("change", () => {
    history.replaceState(history.state, "", `#laikotarpis-${choice.value}`);
    show();
  });
}
addEventListener("hashchange", show);
addEventListener("beforeprint", () => { for (const map of maps) map.hidden = false; });
addEventListener("afterprint", show);
show();
