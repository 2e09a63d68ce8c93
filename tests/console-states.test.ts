import { access, readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsIn } from "./stage/console-states/faults.ts";
import { openScene, type Scene } from "./stage/console-states/scene.ts";
import { CONSOLE_STATES } from "./stage/console-states/states.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

describe("no accessibility fault in the state", () => {
  it.each(CONSOLE_STATES)("$name", async (state) => {
    expect(await faultsIn(scene, state, "light")).toEqual([]);
  });
});

it("every state has its pictures, and docs/console.md shows them", async () => {
  const docs = new URL("../docs/", import.meta.url);
  const shown = await readFile(new URL("console.md", docs), "utf8");
  for (const { name, looks = [] } of CONSOLE_STATES) {
    for (const file of [name, ...looks.map((look) => `${name}-${look}`)]) {
      const picture = `screenshots/console/${file}.png`;
      expect(shown).toContain(`](${picture})`);
      await access(new URL(picture, docs));
    }
  }
});
