import { access, readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Look, sitDown } from "./stage/console-states/desk.ts";
import { openScene, type Scene } from "./stage/console-states/scene.ts";
import type { ConsoleState } from "./stage/console-states/state.ts";
import { CONSOLE_STATES } from "./stage/console-states/states.ts";
import { violations } from "./stage/violations.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

/** What axe finds wrong in a state; one that is also pictured in the dark is looked at in both lights. */
async function faultsIn(state: ConsoleState, look: Look): Promise<string[]> {
  const desk = await sitDown(scene, look, state.outside);
  try {
    await state.walk(desk);
    const faults = await violations(desk.page);
    if (look !== "light" || !state.looks?.includes("dark")) return faults;
    await desk.page.emulateMedia({ colorScheme: "dark" });
    return [...faults, ...(await violations(desk.page)).map((fault) => `dark: ${fault}`)];
  } finally {
    await desk.close();
  }
}

describe("no accessibility fault in the state", () => {
  it.each(CONSOLE_STATES)("$name", async (state) => {
    expect(await faultsIn(state, "light")).toEqual([]);
  });
});

describe("nor in it on a phone", () => {
  it.each(CONSOLE_STATES.filter(({ looks }) => looks?.includes("phone")))(
    "$name",
    async (state) => {
      expect(await faultsIn(state, "phone")).toEqual([]);
    },
  );
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
