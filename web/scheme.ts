/** Light or dark: as the reader chose, or as the device says. Runs in the head, before anything is painted. */
const root = document.documentElement;
let scheme: string | null = null;
try {
  scheme = localStorage.getItem("kb-scheme");
} catch {
  // storage may be switched off
}
root.dataset["scheme"] = scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
root.classList.add("js");
