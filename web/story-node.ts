/** The rules of the story form in Node: reads {spec, today, stories} and writes the problems of each story; tests compare them with kb. */
import { readFileSync } from "node:fs";
import { Checker } from "./story/check";
import type { Spec, Story } from "./story/spec";

const { spec, today, stories } = JSON.parse(readFileSync(0, "utf-8")) as { spec: Spec; today: string; stories: Story[] };
const checker = new Checker(spec, today);
process.stdout.write(JSON.stringify(stories.map((story) => checker.check(story).map((one) => [one.code, one.field, checker.message(one)]))));
