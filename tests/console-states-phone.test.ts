import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { faultsIn } from "./stage/console-states/faults.ts";
import { openScene, type Scene } from "./stage/console-states/scene.ts";
import { CONSOLE_STATES } from "./stage/console-states/states.ts";

let scene: Scene;

beforeAll(async () => {
  scene = await openScene();
});
afterAll(() => scene?.close());

describe("no accessibility fault on a phone in the state", () => {
  it.each(CONSOLE_STATES.filter(({ looks }) => looks?.includes("phone")))(
    "$name",
    async (state) => {
      expect(await faultsIn(scene, state, "phone")).toEqual([]);
    },
  );
});
