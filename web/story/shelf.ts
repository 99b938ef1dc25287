/** A story as it is kept on the device: its text in one place, each picture in a place of its own. */
import * as store from "../lib/store";
import { fresh, type Story } from "./spec";

export class Shelf {
  private kept = new Map<string, string>();

  /** Return the kept story, or nothing where there is none. */
  read(): Story | undefined {
    const kept = store.read<Story>("istorija");
    if (!kept || typeof kept.case !== "object") return undefined;
    const story = { ...fresh(), case: kept.case, body: kept.body ?? {} };
    for (const name of store.ids("istorija")) story.pictures[name] = store.read<string>("istorija", name) ?? "";
    this.kept = new Map(Object.entries(story.pictures));
    return story;
  }

  /** Keep a story; say whether there was room for all of it. */
  keep(story: Story): boolean {
    const { pictures, ...rest } = story;
    let good = store.write("istorija", rest);
    for (const [name, picture] of Object.entries(pictures)) {
      if (this.kept.get(name) !== picture) good = store.write("istorija", picture, name) && good;
    }
    for (const name of this.kept.keys()) if (!(name in pictures)) store.remove("istorija", name);
    this.kept = new Map(Object.entries(pictures));
    return good;
  }

  clear(): void {
    for (const name of store.ids("istorija")) store.remove("istorija", name);
    store.remove("istorija");
    this.kept.clear();
  }
}
