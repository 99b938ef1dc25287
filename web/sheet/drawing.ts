/** Strokes of the pictures: SVG elements, words that fit, hatching, bars. */
import type { Fraction } from "./fraction";

const SVG = "http://www.w3.org/2000/svg";
export const LINE = 21, BAR = 15, CHARACTER = 7.6;

export function s(tag: string, attributes: Record<string, string | number>, words = ""): SVGElement {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
  if (words) element.textContent = words;
  return element;
}

/** Words that fit a width, with an end that is never cut; the whole stands in a title for those who point at it. */
export function words(x: number, y: number, content: string, room: number, kind = "", anchor = "start", end = ""): SVGElement {
  const most = Math.max(4, Math.floor(room / CHARACTER) - end.length);
  const element = s("text", { x, y, class: kind, "text-anchor": anchor }, (content.length > most ? `${content.slice(0, most - 1).trimEnd()}…` : content) + end);
  if (content.length > most) element.prepend(s("title", {}, content + end));
  return element;
}

/** Hatching of the second series, so that it differs without colour. */
let patterns = 0;
function hatch(): { id: string; defs: SVGElement } {
  const id = `hatch-${++patterns}`;
  const pattern = s("pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" });
  pattern.append(s("rect", { width: 6, height: 6, class: "hatch-ground" }), s("rect", { width: 2.4, height: 6, class: "hatch-line" }));
  const defs = s("defs", {});
  defs.append(pattern);
  return { id, defs };
}

export interface Drawing {
  parts: SVGElement[];
  height: number;
  /** The picture said in words. */
  said: string;
}

export interface Bar {
  label: string;
  values: { name: string; amount: Fraction; shown: string }[];
}

export function bars(list: Bar[], width: number, goal?: { amount: Fraction; label: string }): Drawing {
  const { id, defs } = hatch();
  const parts: SVGElement[] = [defs];
  const amounts = [...list.flatMap((bar) => bar.values.map((value) => value.amount.approximate)), goal?.amount.approximate ?? 0, 0];
  const [low, high] = [Math.min(...amounts), Math.max(...amounts)];
  const room = width - 96;
  const scale = (amount: number): number => ((amount - low) / (high - low || 1)) * room;
  const several = (list[0]?.values.length ?? 0) > 1;
  let y = goal ? LINE + 6 : 0;
  if (several) {
    let x = 0;
    list[0]?.values.forEach((value, place) => {
      parts.push(s("rect", { x, y: y + 2, width: 14, height: 14, class: "mark", ...(place ? { fill: `url(#${id})` } : {}) }), words(x + 20, y + 14, value.name, 260));
      x += 34 + value.name.length * CHARACTER;
    });
    y += LINE + 6;
  }
  const top = y;
  for (const bar of list) {
    parts.push(words(0, y + 15, bar.label, width));
    y += LINE;
    bar.values.forEach((value, place) => {
      const [from, to] = [scale(0), scale(value.amount.approximate)].sort((a, b) => a - b) as [number, number];
      parts.push(s("rect", { x: from, y, width: Math.max(to - from, 1.5), height: BAR, class: "mark", ...(place ? { fill: `url(#${id})` } : {}) }));
      parts.push(words(to + 6, y + 12, value.shown, 130, "amount"));
      y += BAR + 3;
    });
    y += 7;
  }
  if (low < 0) parts.push(s("line", { x1: scale(0), x2: scale(0), y1: top, y2: y, class: "axis" }));
  if (goal) {
    const x = scale(goal.amount.approximate);
    parts.splice(1, 0, s("line", { x1: x, x2: x, y1: LINE, y2: y, class: "goal" }), words(Math.min(x, width), 15, goal.label, width, "amount", "end"));
  }
  const said = list.map((bar) => `${bar.label}: ${bar.values.map((value) => (several ? `${value.name} ${value.shown}` : value.shown)).join(", ")}`);
  return { parts, height: y, said: [...(goal ? [goal.label] : []), ...said].join("; ") };
}
