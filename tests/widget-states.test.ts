import { access, readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violations } from "./stage/violations.ts";
import { openScene, type Scene } from "./stage/widget-states/scene.ts";
import { WIDGET_STATES } from "./stage/widget-states/states.ts";
import { visit } from "./stage/widget-states/visit.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

describe("no accessibility fault in the state", () => {
  it.each(WIDGET_STATES)("$name", async (state) => {
    const visitor = await visit(scene, state);
    try {
      await state.walk(visitor);
      expect(await violations(visitor.page)).toEqual([]);
    } catch (error) {
      // What the walk waited for is not there: say what is.
      const shown = await visitor.panel.textContent().catch(() => "no panel");
      throw new Error(`“${state.name}” shows:\n${shown}`, { cause: error });
    } finally {
      await visitor.close();
    }
  });
});

it("every state has a picture, and docs/widget.md shows it", async () => {
  const docs = new URL("../docs/", import.meta.url);
  const shown = await readFile(new URL("widget.md", docs), "utf8");
  for (const { name } of WIDGET_STATES) {
    const picture = `screenshots/widget/${name}.png`;
    expect(shown).toContain(`](${picture})`);
    await access(new URL(picture, docs));
  }
});
