/** What every page has: the choice of light or dark, the menu on narrow screens, links when opened from a folder. */

import type {} from "./search";

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

/** A folder on disk has no server that would answer „atvejai/“ with „atvejai/index.html“; links that scripts add later are mended when used. */
function fileLinks(): void {
  if (location.protocol !== "file:") return;
  const whole = (address: string): string => address.replace(/\/(?=$|[?#])/, "/index.html");
  const mend = (link: HTMLAnchorElement): void => {
    if (link.protocol === "file:") link.href = whole(link.href);
  };
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[href]")) mend(link);
  for (const form of document.querySelectorAll("form")) form.action = whole(form.action);
  for (const event of ["pointerdown", "focusin", "click"]) {
    document.addEventListener(event, (used) => {
      const link = used.target instanceof Element && used.target.closest<HTMLAnchorElement>("a[href]");
      if (link) mend(link);
    }, true);
  }
}

/** The search is loaded when a reader touches a search field, asks for results in the address, or calls `window.kb.search`. */
function search(): void {
  const address = script.dataset["search"];
  if (!address) return;
  const forms = [...document.querySelectorAll<HTMLFormElement>("form[role=search]")];
  let loading: Promise<void> | undefined;
  const start = (): Promise<void> => {
    loading ??= new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = address;
      element.dataset["base"] = script.dataset["base"] ?? "./";
      element.onload = () => {
        for (const form of forms) window.kbSearch?.attach(form);
        resolve();
      };
      element.onerror = () => reject(new Error("search"));
      document.head.append(element);
    });
    return loading;
  };
  const api = {
    search: async (text: string, options?: { limit?: number }) => {
      await start();
      return (await window.kbSearch?.full)?.search(text, options?.limit) ?? [];
    },
  };
  Object.assign(window, { kb: api });
  for (const form of forms) form.addEventListener("focusin", () => void start(), { once: true });
  if (new URLSearchParams(location.search).has("q")) void start();
  document.addEventListener("keydown", (event) => {
    const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const field = forms.map((form) => form.querySelector<HTMLInputElement>("input")).find((input) => input?.checkVisibility());
    if (field) {
      event.preventDefault();
      field.focus();
    }
  });
}

const script = document.currentScript as HTMLScriptElement;
schemeButton();
menuButton();
fileLinks();
search();
