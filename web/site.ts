/** What every page has: the settings of the reader, the menu on narrow screens, links when opened from a folder. */

import { listButtons } from "./catalogue/buttons";
import { remove, write } from "./lib/store";
import type { Engine } from "./search/engine";

declare global {
  interface Window {
    kbSearch?: { full: () => Promise<Engine> };
    /** Settled when the names of the search index were loaded, or could not be. */
    kbNames?: Promise<void>;
  }
}

const root = document.documentElement;

/** How the reader wants the pages; the device keeps it, and scheme.ts reads it before the next page is painted. */
function settings(): void {
  const box = document.querySelector<HTMLDetailsElement>(".settings");
  const form = box?.querySelector("form");
  const summary = box?.querySelector("summary");
  if (!box || !form || !summary) return;
  const device = matchMedia("(prefers-color-scheme: dark)");
  const schemes = form.elements.namedItem("scheme") as RadioNodeList;
  const marks = form.elements.namedItem("marks") as HTMLInputElement;
  const show = (): void => {
    root.dataset["scheme"] = schemes.value !== "device" ? schemes.value : device.matches ? "dark" : "light";
  };
  try {
    schemes.value = localStorage.getItem("kb-scheme") ?? "device";
  } catch {
    schemes.value = "device";
  }
  marks.checked = !root.classList.contains("no-marks");
  device.addEventListener("change", show);
  form.addEventListener("change", (event) => {
    if (event.target === marks) {
      root.classList.toggle("no-marks", !marks.checked);
      if (marks.checked) remove("marks");
      else write("marks", false);
      document.dispatchEvent(new Event("kb-marks"));
    } else {
      try {
        if (schemes.value === "device") remove("scheme");
        else localStorage.setItem("kb-scheme", schemes.value);
      } catch {
        // the choice lasts until the page is left
      }
      show();
    }
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("pointerdown", (event) => {
    if (!box.contains(event.target as Node)) box.open = false;
  });
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget as Node)) box.open = false;
  });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.open) return;
    box.open = false;
    summary.focus();
  });
}

function menuButton(): void {
  const button = document.querySelector<HTMLButtonElement>(".menu-button");
  const menu = document.querySelector(".menu");
  if (!button) return;
  const open = (state: boolean): void => {
    button.setAttribute("aria-expanded", String(state));
    menu?.classList.toggle("open", state);
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

/** The search opens at once; its script and the names it answers from first are loaded side by side when a reader reaches for it. */
function search(): void {
  const address = script.dataset["search"];
  const base = script.dataset["base"] ?? "./";
  const frame = document.querySelector<HTMLDialogElement>("dialog.finder");
  const button = document.querySelector<HTMLButtonElement>(".finder-button");
  const field = document.querySelector<HTMLInputElement>(".search-big input");
  const input = frame?.querySelector("input");
  if (!address || !frame || !button || !input) return;
  const load = (source: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const element = document.createElement("script");
      element.src = source;
      element.dataset["base"] = base;
      element.onload = () => resolve();
      element.onerror = () => reject(new Error(source));
      document.head.append(element);
    });
  let loading: Promise<unknown> | undefined;
  const start = (): Promise<unknown> => {
    if (!loading) {
      if (!field) document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: script.dataset["style"] }));
      window.kbNames = load(`${base}paieska/antrastes.js`).catch(() => undefined);
      loading = load(address);
    }
    return loading;
  };
  const open = (): void => {
    if (frame.open) return;
    const loaded = start();
    frame.showModal();
    input.focus();
    input.select();
    void loaded.then(() => frame.dispatchEvent(new Event("finder-open")));
  };
  Object.assign(window, {
    kb: {
      search: async (text: string, options?: { limit?: number }) => {
        await start();
        return (await window.kbSearch?.full())?.search(text, options?.limit) ?? [];
      },
    },
  });

  button.addEventListener("click", open);
  for (const interest of ["pointerenter", "pointerdown", "focus"]) button.addEventListener(interest, () => void start(), { once: true });
  frame.querySelector(".finder-close")?.addEventListener("click", () => frame.close());
  frame.addEventListener("click", (event) => {
    if (event.target === frame) frame.close();
  });
  /** A phone's keyboard covers the foot of the page: the dialog is as high as what is left. */
  const fit = (): void => frame.style.setProperty("--seen", `${visualViewport?.height ?? innerHeight}px`);
  visualViewport?.addEventListener("resize", fit);
  fit();

  field?.addEventListener("focus", () => void start(), { once: true });
  if (new URLSearchParams(location.search).has("q") && !document.querySelector("main [name=q]:not(.search-big *)")) {
    if (field) void start();
    else {
      input.value = new URLSearchParams(location.search).get("q") ?? "";
      open();
    }
  }
  document.addEventListener("keydown", (event) => {
    const typing = (event.target as HTMLElement).closest("input, textarea, select, [contenteditable]");
    const asked = (event.key === "/" || event.key === "s") && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!asked || document.querySelector("dialog[open]")) return;
    event.preventDefault();
    if (field) field.focus();
    else open();
  });
}

const script = document.currentScript as HTMLScriptElement;
settings();
menuButton();
fileLinks();
search();
listButtons();
