/** What every page has: the choice of light or dark, the menu on narrow screens, links when opened from a folder. */

const root = document.documentElement;

function schemeButton(): void {
  const button = document.querySelector<HTMLButtonElement>(".scheme");
  if (!button) return;
  const name = (): void => {
    const dark = root.dataset["scheme"] === "dark";
    button.setAttribute("aria-label", (dark ? button.dataset["light"] : button.dataset["dark"]) ?? "");
  };
  name();
  button.addEventListener("click", () => {
    root.dataset["scheme"] = root.dataset["scheme"] === "dark" ? "light" : "dark";
    try {
      localStorage.setItem("kb-scheme", root.dataset["scheme"]);
    } catch {
      // the choice lasts until the page is left
    }
    name();
  });
}

function menuButton(): void {
  const button = document.querySelector<HTMLButtonElement>(".menu-button");
  const parts = [...document.querySelectorAll(".menu, .find")];
  if (!button) return;
  const open = (state: boolean): void => {
    button.setAttribute("aria-expanded", String(state));
    for (const part of parts) part.classList.toggle("open", state);
  };
  button.addEventListener("click", () => open(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
      open(false);
      button.focus();
    }
  });
}

/** A folder on disk has no server that would answer „atvejai/“ with „atvejai/index.html“. */
function fileLinks(): void {
  if (location.protocol !== "file:") return;
  const whole = (address: string): string => address.replace(/\/(?=$|[?#])/, "/index.html");
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    if (link.protocol === "file:") link.href = whole(link.href);
  }
  for (const form of document.querySelectorAll("form")) form.action = whole(form.action);
}

schemeButton();
menuButton();
fileLinks();
