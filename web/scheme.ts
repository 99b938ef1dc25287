/** Light or dark, terms marked or not: as the reader chose, else as the device says. Runs in the head, before anything is painted. */
const root = document.documentElement;
let scheme: string | null = null;
try {
  scheme = localStorage.getItem("kb-scheme");
  root.classList.toggle("no-marks", localStorage.getItem("kb-marks") === "false");
} catch {
  // storage may be switched off
}
root.dataset["scheme"] = scheme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
root.classList.add("js");

/** Ask for the fonts at once, so that the first view has them; a folder on disk would only complain. */
const fonts = document.currentScript?.getAttribute("data-fonts") ?? "";
if (location.protocol !== "file:") {
  for (const address of fonts.split(" ").filter(Boolean)) {
    const link = document.createElement("link");
    Object.assign(link, { rel: "preload", as: "font", type: "font/woff2", crossOrigin: "anonymous", href: address });
    document.head.append(link);
  }
}
