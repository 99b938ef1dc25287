/** The reader's own list of cases with notes: kept on the device, carried in an address or a file. */
import { read, watch, write } from "../lib/store";

export interface Item {
  id: string;
  note: string;
}

export interface List {
  version: 1;
  items: Item[];
}

export const LONGEST_NOTE = 2000;
const MOST = 100;

/** A list from anything that was kept, linked or opened; what is not a list gives nothing. */
export function checked(value: unknown): Item[] | undefined {
  const items = (value as { items?: unknown } | null)?.items;
  if (!Array.isArray(items)) return undefined;
  const found = new Map<string, Item>();
  for (const item of items.slice(0, MOST) as { id?: unknown; note?: unknown }[]) {
    const id = item?.id;
    if (typeof id === "string" && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(id) && !found.has(id)) {
      found.set(id, { id, note: typeof item.note === "string" ? item.note.slice(0, LONGEST_NOTE) : "" });
    }
  }
  return [...found.values()];
}

declare global {
  interface Window {
    /** While storage is off the list lives as long as the page, for all its scripts. */
    kbUnsaved?: Item[] | undefined;
  }
}

export function items(): Item[] {
  return window.kbUnsaved ?? checked(read<unknown>("sarasas")) ?? [];
}

/** Keep the list; false when the device refuses, and then it lives only as long as the page. */
export function keep(list: Item[]): boolean {
  const kept = write("sarasas", { version: 1, items: list } satisfies List);
  window.kbUnsaved = kept ? undefined : list;
  document.dispatchEvent(new Event("kb-list"));
  return kept;
}

/** Put a case into the list or take it out; returns whether the device kept that. */
export function toggle(id: string): boolean {
  const list = items();
  return keep(list.some((item) => item.id === id) ? list.filter((item) => item.id !== id) : [...list, { id, note: "" }]);
}

/** Both lists, the first first; a note that both have differently is kept twice. */
export function merged(mine: Item[], other: Item[]): Item[] {
  const result = mine.map((item) => ({ ...item }));
  for (const item of other) {
    const same = result.find((one) => one.id === item.id);
    if (!same) result.push(item);
    else if (item.note && !same.note.includes(item.note)) same.note = [same.note, item.note].filter(Boolean).join("\n");
  }
  return result;
}

/** Tell when the list changes, in this window or another. */
export function changed(tell: () => void): void {
  document.addEventListener("kb-list", tell);
  watch("sarasas", () => {
    window.kbUnsaved = undefined;
    tell();
  });
  // A page that comes back from the history may have missed changes.
  addEventListener("pageshow", (event) => {
    if (event.persisted) tell();
  });
}

type Packed = [id: string, note?: string][];

/** The list as letters for an address: deflated where the browser can („z…“), else plain („j…“); base64url (RFC 4648). */
export async function packed(list: Item[]): Promise<string> {
  const pairs: Packed = list.map(({ id, note }) => (note ? [id, note] : [id]));
  const bytes = new TextEncoder().encode(JSON.stringify(pairs));
  if (!("CompressionStream" in window)) return `j${letters(bytes)}`;
  return `z${letters(await through(bytes, new CompressionStream("deflate-raw")))}`;
}

/** The list in the letters of an address; nothing when it cannot be read. */
export async function unpacked(text: string): Promise<Item[] | undefined> {
  try {
    const bytes = Uint8Array.from(atob(text.slice(1).replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
    const plain = text.startsWith("z") ? await through(bytes, new DecompressionStream("deflate-raw")) : bytes;
    const pairs = JSON.parse(new TextDecoder().decode(plain)) as Packed;
    return checked({ items: pairs.map(([id, note]) => ({ id, note })) });
  } catch {
    return undefined;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}

function letters(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
