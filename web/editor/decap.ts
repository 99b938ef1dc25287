/** What we use of Decap CMS 3.16, as far as types go. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value };
export interface Phrases {
  [name: string]: string | Phrases;
}
/** A map of the Immutable library. */
export interface Data {
  toJS(): { [name: string]: Value };
  clear(): Data;
  merge(other: Value | undefined): Data;
}
export interface Entry {
  get(name: "data"): Data;
}
export type Node = unknown;
export interface Shown {
  entry: Entry;
  /** A picture that the editor knows, by its name: shown as an address. */
  getAsset: (name: string) => unknown;
}
export interface Decap {
  getLocale(name: string): Phrases;
  registerLocale(name: string, phrases: Phrases): void;
  registerPreviewStyle(address: string): void;
  registerPreviewTemplate(name: string, component: Node): void;
  registerEventListener(listener: { name: string; handler: (event: { entry: Entry }) => Data }): void;
  init(options: { config: unknown }): void;
}
export interface Settings {
  config: { collections: { name: string }[] };
  phrases: Phrases;
  style: string;
  /** Styles of the pages of each kind. */
  looks: Record<string, string>;
  /** Kinds of entries by the names of their collections. */
  kinds: Record<string, string>;
  /** What the preview leaves out. */
  note: string;
}
declare global {
  interface Window {
    CMS: Decap;
    kbEditor: Settings;
    h: (name: string, attributes: Record<string, unknown>, ...children: Node[]) => Node;
    createClass: (methods: Record<string, unknown>) => Node;
  }
}
