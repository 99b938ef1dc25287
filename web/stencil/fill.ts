/** Fills a template of the site, read into a tree by kb/stencil.py, with the facts of an entry: the part of Jinja that our templates speak. */
import { FILTERS } from "./filters";
import { Html, truth, text, type Value } from "./values";

/** A text as it is, or a list: a sign of what to do, and what to do it with. */
export type Tree = string | [string, ...unknown[]];
export interface Template {
  top: Tree[];
  content: Tree[];
  parts: Record<string, Tree[]>;
}
type Names = Record<string, unknown>;
type Target = string | string[];
type Expression = [string, ...unknown[]];

/** Return the HTML of a template for these names. */
export function fill(template: Template, names: Names): string {
  const world = new Filler(template.parts);
  const scope = inside(names);
  world.run(template.top, scope);
  return world.run(template.content, scope);
}

function inside(outer: Names): Names {
  return Object.create(outer) as Names;
}

class Filler {
  constructor(private readonly parts: Template["parts"]) {}

  run(body: Tree[], scope: Names): string {
    return body.map((one) => (typeof one === "string" ? one : this.statement(one, scope))).join("");
  }

  private statement([sign, ...rest]: [string, ...unknown[]], scope: Names): string {
    if (sign === "o") return text(this.value(rest[0] as Expression, scope));
    if (sign === "if") return this.run((truth(this.value(rest[0] as Expression, scope)) ? rest[1] : rest[2]) as Tree[], scope);
    if (sign === "for") return this.loop(rest, scope);
    if (sign === "set") give(scope, rest[0] as Target, this.value(rest[1] as Expression, scope));
    else if (sign === "block") scope[rest[0] as string] = new Html(this.run(rest[1] as Tree[], scope));
    else if (sign === "with") {
      const own = inside(scope);
      for (const [name, value] of rest[0] as [Target, Expression][]) give(own, name, this.value(value, scope));
      return this.run(rest[1] as Tree[], own);
    } else if (sign === "macro") scope[rest[0] as string] = this.macro(rest, scope);
    else if (sign === "import") {
      const module = inside(scope);
      this.run(this.parts[rest[0] as string] ?? [], module);
      scope[rest[1] as string] = module;
    } else if (sign === "include") return this.run(this.parts[rest[0] as string] ?? [], inside(scope));
    else throw new Error(`stencil: ${sign}`);
    return "";
  }

  private loop(rest: unknown[], scope: Names): string {
    const [target, source, test, body, otherwise] = rest as [Target, Expression, Expression | null, Tree[], Tree[]];
    const all = list(this.value(source, scope)).map((item) => {
      const own = inside(scope);
      give(own, target, item);
      return { item, own };
    }).filter(({ own }) => !test || truth(this.value(test, own)));
    if (!all.length) return this.run(otherwise, scope);
    return all.map(({ own }, n) => {
      own["loop"] = { index: n + 1, index0: n, first: n === 0, last: n === all.length - 1, length: all.length, revindex0: all.length - 1 - n, previtem: all[n - 1]?.item, nextitem: all[n + 1]?.item };
      return this.run(body, own);
    }).join("");
  }

  private macro(rest: unknown[], scope: Names): (...given: unknown[]) => Html {
    const [, names, defaults, body] = rest as [string, string[], Expression[], Tree[]];
    return (...given) => {
      const own = inside(scope);
      names.forEach((name, n) => {
        const standing = defaults[n - (names.length - defaults.length)];
        own[name] = n < given.length ? given[n] : standing ? this.value(standing, scope) : undefined;
      });
      return new Html(this.run(body, own));
    };
  }

  value([sign, ...rest]: Expression, scope: Names): unknown {
    const of = (place: number): unknown => this.value(rest[place] as Expression, scope);
    const all = (items: unknown): unknown[] => (items as Expression[]).map((one) => this.value(one, scope));
    switch (sign) {
      case "c": return rest[0];
      case "n": return scope[rest[0] as string];
      case ".": return attribute(of(0), rest[1] as string);
      case "item": return item(of(0), of(1));
      case "slice": return slice(of(0), rest[1] && of(1), rest[2] && of(2));
      case "call": {
        const made = of(0);
        return typeof made === "function" ? (made as (...given: unknown[]) => unknown)(...all(rest[1])) : undefined;
      }
      case "filter": {
        const filter = FILTERS[rest[0] as string];
        if (!filter) throw new Error(`stencil: |${String(rest[0])}`);
        const named = Object.fromEntries(Object.entries(rest[3] as Record<string, Expression>).map(([name, one]) => [name, this.value(one, scope)]));
        return filter(this.value(rest[1] as Expression, scope), all(rest[2]), named);
      }
      case "is": {
        if (rest[0] !== "none") throw new Error(`stencil: is ${String(rest[0])}`);
        return (of(1) ?? null) === null;
      }
      case "?": return truth(of(0)) ? of(1) : of(2);
      case "compare": return this.compare(of(0), rest[1] as [string, Expression][], scope);
      case "and": return truth(of(0)) ? of(1) : of(0);
      case "or": return truth(of(0)) ? of(0) : of(1);
      case "not": return !truth(of(0));
      case "neg": return -Number(of(0));
      case "add": return Array.isArray(of(0)) ? [...list(of(0)), ...list(of(1))] : Number(of(0)) + Number(of(1));
      case "sub": return Number(of(0)) - Number(of(1));
      case "mul": return Number(of(0)) * Number(of(1));
      case "div": return Number(of(0)) / Number(of(1));
      case "~": {
        const parts = all(rest[0]);
        return parts.some((one) => one instanceof Html) ? new Html(parts.map(text).join("")) : parts.map(plain).join("");
      }
      case "list": return all(rest[0]);
      default: throw new Error(`stencil: ${sign}`);
    }
  }

  private compare(first: unknown, rest: [string, Expression][], scope: Names): boolean {
    let left = first;
    for (const [sign, expression] of rest) {
      const right = this.value(expression, scope);
      if (!holds(left, sign, right)) return false;
      left = right;
    }
    return true;
  }
}

function holds(left: unknown, sign: string, right: unknown): boolean {
  const [a, b] = [bare(left), bare(right)];
  switch (sign) {
    case "eq": return a === b;
    case "ne": return a !== b;
    case "lt": return (a as number) < (b as number);
    case "lteq": return (a as number) <= (b as number);
    case "gt": return (a as number) > (b as number);
    case "gteq": return (a as number) >= (b as number);
    default: {
      const has = typeof b === "string" ? b.includes(plain(a)) : Array.isArray(b) ? b.some((one) => bare(one) === a) : b !== null && typeof b === "object" && plain(a) in b;
      return sign === "in" ? has : !has;
    }
  }
}

/** A word of a vocabulary is compared by its value, HTML by its text. */
function bare(value: unknown): Value {
  if (value instanceof Html) return value.toString();
  return (value !== null && typeof value === "object" && "label" in value && "value" in value ? value.value : value ?? null) as Value;
}

function plain(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

function give(scope: Names, target: Target, value: unknown): void {
  if (typeof target === "string") scope[target] = value;
  else target.forEach((name, n) => (scope[name] = list(value)[n]));
}

export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value && typeof value === "object" ? Object.keys(value) : [];
}

const TEXT: Record<string, (own: string, ...given: unknown[]) => unknown> = {
  format: (own, ...given) => {
    let place = 0;
    return own.replace(/\{\}/g, () => plain(given[place++]));
  },
  split: (own, mark) => own.split(plain(mark)),
  rsplit: (own, mark) => (own.includes(plain(mark)) ? [own.slice(0, own.lastIndexOf(plain(mark))), own.slice(own.lastIndexOf(plain(mark)) + plain(mark).length)] : [own]),
  isdigit: (own) => /^\p{Nd}+$/u.test(own),
};

function attribute(owner: unknown, name: string): unknown {
  if (owner === undefined || owner === null) return undefined;
  if (typeof owner === "string" || owner instanceof Html) {
    const method = TEXT[name];
    if (name === "year") return Number(String(owner).slice(0, 4));
    // parts of a piece of HTML are pieces of HTML
    const wrap = (made: unknown): unknown => (owner instanceof Html && Array.isArray(made) ? made.map((one) => new Html(String(one))) : made);
    return method && ((...given: unknown[]) => wrap(method(String(owner), ...given)));
  }
  if (Array.isArray(owner)) return name === "index" ? (one: unknown): number => owner.indexOf(one) : undefined;
  const found = (owner as Names)[name];
  if (found !== undefined) return found;
  if (name === "get") return (key: unknown, standing?: unknown): unknown => (owner as Names)[plain(key)] ?? standing;
  if (name === "values") return (): unknown[] => Object.values(owner);
  return undefined;
}

function item(owner: unknown, key: unknown): unknown {
  if (owner === undefined || owner === null) return undefined;
  if (Array.isArray(owner) || typeof owner === "string") return owner[Number(key) < 0 ? owner.length + Number(key) : Number(key)];
  return (owner as Names)[plain(bare(key))];
}

function slice(owner: unknown, start: unknown, end: unknown): unknown {
  const [from, to] = [start, end].map((one) => (one === null || one === undefined ? undefined : Number(one)));
  return Array.isArray(owner) ? owner.slice(from, to) : plain(owner).slice(from, to);
}
