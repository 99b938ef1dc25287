/** Previews in Node: reads {known, sketches} and writes the HTML of each; tests compare them with the finished pages. */
import { readFileSync } from "node:fs";
import { sketched, type Sketch, type Stencils } from "./stencil/sketch";

const { known, sketches } = JSON.parse(readFileSync(0, "utf-8")) as { known: Stencils; sketches: Sketch[] };
process.stdout.write(JSON.stringify(sketches.map((one) => sketched(known, { ...one, picture: (file) => file }))));
