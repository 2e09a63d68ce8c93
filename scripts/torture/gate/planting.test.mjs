import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../../check/fixture.mjs";
import { PlantLost, plant, plantedText } from "./planting.mjs";

const BUG = { name: "no_lock", file: "src/door.ts", find: "lock();", replace: "$& // later" };

test("a bug is planted as it is written, and taken out without a trace", () => {
  const root = folderWith({ "src/door.ts": "open();\nlock();\n" });
  const takeOut = plant(root, BUG);
  const text = () => readFileSync(join(root, BUG.file), "utf8");
  expect(text()).toBe("open();\n$& // later\n");
  takeOut();
  expect(text()).toBe("open();\nlock();\n");
});

test.each([
  ["open();", "not at all"],
  ["lock(); lock();", "2 times"],
])("a text that is not there once is lost, and said so: %s", (text, times) => {
  const root = folderWith({ "src/door.ts": text });
  expect(() => plantedText(root, BUG)).toThrow(PlantLost);
  expect(() => plantedText(root, BUG)).toThrow(`no_lock: its text is in src/door.ts ${times}`);
});

test("a file that is gone is lost, too", () => {
  expect(() => plantedText(folderWith({}), BUG)).toThrow("no src/door.ts any more");
});
