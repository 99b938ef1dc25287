/** What a typewriter left: straight quotes, hyphens for dashes, double spaces. Only the form of the text changes, never its words. */

export function tidyText(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, "")
    .replace(/[ \t]+$/gm, "")
    .replace(/(\S) {2,}(?=\S)/g, "$1 ")
    .replace(/(^|[\s(\[])["”“«»]([^"”“«»„\n]+)["”“«»]/gm, "$1„$2“")
    .replace(/([\p{L}\p{N}.,)“]) (?:-|—) (?=[\p{L}\p{N}„(])/gu, "$1 – ")
    .replace(/(\p{Nd})\.(\p{Nd}+)(?= ?(?:proc|mln|mlrd|tūkst|Eur|eur|kron|NOK|kartų))/gu, "$1,$2")
    .replace(/(\p{Nd}) ?€/gu, "$1 Eur");
}
