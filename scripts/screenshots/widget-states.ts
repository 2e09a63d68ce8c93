// Takes a picture of every state of the widget into docs/screenshots/widget; names of states take those alone.
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openScene, type Scene } from "../../tests/stage/widget-states/scene.ts";
import type { WidgetState } from "../../tests/stage/widget-states/state.ts";
import { WIDGET_STATES } from "../../tests/stage/widget-states/states.ts";
import { visit } from "../../tests/stage/widget-states/visit.ts";

const folder = fileURLToPath(new URL("../../docs/screenshots/widget", import.meta.url));

async function take(scene: Scene, state: WidgetState): Promise<void> {
  const path = join(folder, `${state.name}.png`);
  const visitor = await visit(scene, state);
  try {
    await state.walk(visitor);
    // No picture is of what the mouse happens to be over.
    await visitor.page.mouse.move(1, 1);
    const frame = state.frame?.(visitor) ?? visitor.panel;
    if ("x" in frame) await visitor.page.screenshot({ path, clip: frame });
    else await frame.screenshot({ path });
  } finally {
    await visitor.close();
  }
}

const names = process.argv.slice(2);
const wanted = WIDGET_STATES.filter(({ name }) => !names.length || names.includes(name));
await mkdir(folder, { recursive: true });
const scene = await openScene();
for (const state of wanted) {
  await take(scene, state).catch((error) => {
    console.error(`✗ ${state.name}: ${error.message}`);
    process.exitCode = 1;
  });
}
await scene.close();
