/** Pictures of a filled sheet: SVG drawn by script, readable in print and without colour (numbers, words, hatching). */
import { months_short as months, sheet_form as t } from "../texts.json";
import { full, type Answers, type Chart, type Column, type Field, type Row, type Sheet } from "./description";
import { shown, type Calculator } from "./formula";
import { BAR, bars, CHARACTER, LINE, s, words, type Bar, type Drawing } from "./drawing";
import { Fraction } from "./fraction";
import { fill, h } from "./page";
import { isDay, print } from "./values";

const STEP = 28;

function column(table: Field | undefined, id: string | undefined): Column | undefined {
  return table?.columns?.find((one) => one.id === id);
}

class Painter {
  constructor(private readonly sheet: Sheet, private readonly answers: Answers, private readonly calculator: Calculator, private readonly width: number) {}

  draw(chart: Chart): Drawing | undefined {
    const table = this.find(chart.table);
    const lines = table ? full(this.answers, table) : [];
    if (chart.table && (!table || lines.length === 0)) return undefined;
    if (chart.kind === "totals") return this.totals(chart);
    if (!table) return undefined;
    switch (chart.kind) {
      case "bars":
        return this.bars(chart, table, lines);
      case "pyramid":
        return this.pyramid(chart, table, lines);
      case "year":
        return this.year(chart, table, lines);
      case "matrix":
        return this.matrix(chart, table, lines);
    }
  }

  private find(id: string | undefined): Field | undefined {
    return this.sheet.sections.flatMap((section) => section.fields).find((field) => field.id === id);
  }

  private amount(id: string): Fraction | undefined {
    const field = this.find(id);
    if (field?.formula && !this.calculator.ready(field.formula)) return undefined;
    const value = this.calculator.field(id);
    return value instanceof Fraction ? value : undefined;
  }

  private cell(table: Field, row: Row, id: string): Fraction {
    const value = this.calculator.cell(table, row, id);
    return value instanceof Fraction ? value : Fraction.of(0n);
  }

  private name(table: Field, row: Row, id: string | undefined): string {
    const one = column(table, id);
    return (one && print(one, row[one.id] ?? "")) || "–";
  }

  private totals(chart: Chart): Drawing | undefined {
    const list: Bar[] = [];
    for (const id of chart.values) {
      const [field, amount] = [this.find(id), this.amount(id)];
      if (field && amount) list.push({ label: field.label, values: [{ name: field.label, amount, shown: shown(field, amount) }] });
    }
    const [field, amount] = [this.find(chart.goal), chart.goal ? this.amount(chart.goal) : undefined];
    const goal = field && amount ? { amount, label: `${field.label}: ${shown(field, amount)}` } : undefined;
    return list.length ? bars(list, this.width, goal) : undefined;
  }

  /** One bar for each name; rows of one name are added up. */
  private bars(chart: Chart, table: Field, lines: Row[]): Drawing {
    const groups = new Map<string, Fraction[]>();
    for (const row of lines) {
      const name = this.name(table, row, chart.names);
      const before = groups.get(name) ?? chart.values.map(() => Fraction.of(0n));
      groups.set(name, chart.values.map((id, place) => (before[place] ?? Fraction.of(0n)).plus(this.cell(table, row, id))));
    }
    const list = [...groups].map(([label, amounts]) => ({
      label,
      values: amounts.map((amount, place) => {
        const one = column(table, chart.values[place]) ?? table;
        return { name: one.label, amount, shown: shown(one, amount) };
      }),
    }));
    return bars(list, this.width);
  }

  /** Steps of gifts: the higher the gift, the fewer are needed. */
  private pyramid(chart: Chart, table: Field, lines: Row[]): Drawing {
    const [size = "", count = ""] = chart.values;
    const steps = lines.map((row) => ({ size: this.cell(table, row, size), count: this.cell(table, row, count) })).sort((a, b) => b.size.compare(a.size));
    const most = Math.max(1, ...steps.map((step) => step.count.approximate));
    const amounts = steps.map((step) => shown(column(table, size) ?? table, step.size));
    const totals = steps.map((step) => `× ${shown({ ...table, unit: "" }, step.count)} = ${shown({ ...table, unit: "Eur" }, step.size.times(step.count))}`);
    const across = (list: string[]): number => Math.max(0, ...list.map((one) => one.length + 1)) * CHARACTER;
    const [before, after] = [across(amounts), across(totals)];
    const room = Math.max(40, this.width - before - after - 8);
    const parts: SVGElement[] = [];
    steps.forEach((step, place) => {
      const y = place * STEP;
      const wide = Math.max(8, (step.count.approximate / most) * room);
      parts.push(words(0, y + 16, amounts[place] ?? "", before, "amount"), s("rect", { x: before + (room - wide) / 2, y, width: wide, height: STEP - 5, class: "mark" }));
      parts.push(words(before + room + 8, y + 16, totals[place] ?? "", after));
    });
    const said = amounts.map((amount, place) => `${amount} ${totals[place] ?? ""}`);
    return { parts, height: steps.length * STEP, said: said.join("; ") };
  }

  /** A drawn year: months across, a bar for each action. */
  private year(chart: Chart, table: Field, lines: Row[]): Drawing | undefined {
    const [from = "", to = ""] = chart.values;
    const actions = lines
      .map((row) => ({ name: this.name(table, row, chart.names), start: row[from] ?? "", end: (isDay(row[to] ?? "") ? row[to] : row[from]) ?? "" }))
      .filter((action) => isDay(action.start) && action.start <= action.end)
      .sort((a, b) => (a.start < b.start ? -1 : 1));
    const [first, last] = [actions[0]?.start, actions.map((action) => action.end).sort().at(-1)];
    if (!first || !last) return undefined;
    const number = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
    const start = number(first);
    const count = Math.min(36, Math.max(12, number(last) - start + 1));
    const wide = this.width / count;
    const x = (day: string, after = 0): number => Math.min(count, number(day) - start + (Number(day.slice(8)) - 1 + after) / 31) * wide;
    const parts: SVGElement[] = [];
    const height = LINE * 2 + actions.length * (LINE + BAR + 2);
    for (let month = 0; month < count; month++) {
      const [year, place] = [Math.floor((start + month) / 12), (start + month) % 12];
      parts.push(s("line", { x1: month * wide, x2: month * wide, y1: LINE, y2: height, class: place ? "grid" : "axis" }));
      if (month === 0 || place === 0) parts.push(words(month * wide + 3, 14, `${year}\u00a0m.`, 90, "amount"));
      parts.push(words(month * wide + 3, LINE + 16, wide < 30 ? String(place + 1) : (months[place] ?? ""), wide + 8));
    }
    actions.forEach((action, place) => {
      const y = LINE * 2 + place * (LINE + BAR + 2);
      const begin = x(action.start);
      const long = action.name.length * CHARACTER;
      const at = Math.max(0, Math.min(begin + 2, this.width - long));
      parts.push(words(at, y + 16, action.name, this.width - at), s("rect", { x: begin, y: y + LINE - 2, width: Math.max(5, x(action.end, 1) - begin), height: BAR - 4, rx: 3, class: "mark" }));
    });
    return { parts, height, said: actions.map((action) => `${action.name}: ${action.start} – ${action.end}`).join("; ") };
  }

  /** Risks by likelihood and impact: their numbers stand in the cells, their names below. */
  private matrix(chart: Chart, table: Field, lines: Row[]): Drawing {
    const [across = "", up = ""] = chart.values;
    const risks = lines
      .map((row) => ({ name: this.name(table, row, chart.names), x: this.cell(table, row, across).approximate, y: this.cell(table, row, up).approximate }))
      .filter((risk) => risk.x >= 1 && risk.x <= 5 && risk.y >= 1 && risk.y <= 5)
      .map((risk, place) => ({ ...risk, number: place + 1 }));
    const side = Math.min(38, (this.width - 40) / 5);
    const parts: SVGElement[] = [];
    for (let x = 1; x <= 5; x++) {
      for (let y = 1; y <= 5; y++) {
        const here = risks.filter((risk) => Math.round(risk.x) === x && Math.round(risk.y) === y).map((risk) => risk.number);
        const [left, top] = [30 + (x - 1) * side, (5 - y) * side];
        parts.push(s("rect", { x: left, y: top, width: side, height: side, class: x * y >= 15 ? "cell high" : x * y >= 8 ? "cell middle" : "cell" }));
        const pairs = here.flatMap((_, n) => (n % 2 ? [] : [here.slice(n, n + 2).join(", ")]));
        pairs.forEach((pair, n) => parts.push(words(left + side / 2, top + side / 2 + 6 + (n - (pairs.length - 1) / 2) * 14, pair, side + 12, "amount", "middle")));
      }
      parts.push(words(30 + (x - 0.5) * side, side * 5 + 18, String(x), 20, "", "middle"), words(18, (5.5 - x) * side + 5, String(x), 20, "", "end"));
    }
    const [right, above] = [column(table, across)?.label ?? "", column(table, up)?.label ?? ""];
    let y = side * 5 + 40;
    parts.push(words(30, y, fill(t.axes, right, above), this.width - 30));
    for (const risk of risks) {
      y += LINE;
      parts.push(words(0, y, `${risk.number}. ${risk.name}`, this.width, "", "start", ` (${risk.x} × ${risk.y} = ${risk.x * risk.y})`));
    }
    return { parts, height: y + 8, said: risks.map((risk) => `${risk.name}: ${risk.x} × ${risk.y} = ${risk.x * risk.y}`).join("; ") };
  }
}

/** Figures of all charts that have something to show, drawn for widths in pixels: of half a line, and of a whole one for years. */
export function figures(sheet: Sheet, answers: Answers, calculator: Calculator, half: number, whole: number): HTMLElement[] {
  return (sheet.charts ?? []).flatMap((chart) => {
    const width = chart.kind === "year" ? whole : half;
    const painter = new Painter(sheet, answers, calculator, width);
    const drawing = painter.draw(chart);
    if (!drawing) return [];
    const picture = s("svg", { viewBox: `0 0 ${width} ${Math.ceil(drawing.height)}`, width, height: Math.ceil(drawing.height), role: "img", "aria-label": `${chart.title}. ${drawing.said}` });
    picture.append(...drawing.parts);
    return [h("figure", { class: chart.kind === "year" ? "chart across" : "chart" }, h("figcaption", {}, chart.title), picture)];
  });
}
