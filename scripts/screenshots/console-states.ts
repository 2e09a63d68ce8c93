// Takes pictures of every state of the console into docs/screenshots/console; names of states take those alone.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Look, sitDown } from "../../tests/stage/console-states/desk.ts";
import { openScene, type Scene } from "../../tests/stage/console-states/scene.ts";
import type { ConsoleState } from "../../tests/stage/console-states/state.ts";
import { CONSOLE_STATES } from "../../tests/stage/console-states/states.ts";

const folder = fileURLToPath(new URL("../../docs/screenshots/console", import.meta.url));

async function take(scene: Scene, state: ConsoleState, look: Look): Promise<void> {
  const path = join(folder, `${state.name}${look === "light" ? "" : `-${look}`}.png`);
  const desk = await sitDown(scene, look, state.outside);
  try {
    await state.walk(desk);
    // No picture is of what the mouse happens to be over.
    await desk.page.mouse.move(1, 1);
    await desk.page.waitForLoadState("networkidle");
    await desk.page.screenshot({ path });
  } finally {
    await desk.close();
  }
}

const names = process.argv.slice(2);
const wanted = CONSOLE_STATES.filter(({ name }) => !names.length || names.includes(name));
await mkdir(folder, { recursive: true });
const scene = await openScene();
for (const state of wanted) {
  for (const look of ["light", ...(state.looks ?? [])] as const) {
    await take(scene, state, look).catch((error) => {
      console.error(`✗ ${state.name}, ${look}: ${error.message}`);
      process.exitCode = 1;
    });
  }
}
await scene.close();
