import { violations } from "../violations.ts";
import { type Desk, type Look, sitAgain, sitDown } from "./desk.ts";
import type { Scene } from "./scene.ts";
import type { ConsoleState } from "./state.ts";

/** What axe finds wrong in a state; one that is also pictured in the dark is looked at in both lights. */
export async function faultsIn(scene: Scene, state: ConsoleState, look: Look): Promise<string[]> {
  const desk = await deskFor(scene, state, look);
  try {
    await state.walk(desk);
    const faults = await violations(desk.page);
    if (look !== "light" || !state.looks?.includes("dark")) return faults;
    await desk.page.emulateMedia({ colorScheme: "dark" });
    return [...faults, ...(await violations(desk.page)).map((fault) => `dark: ${fault}`)];
  } catch (error) {
    // What is tried again begins in a browser in which nothing is begun.
    if (used.get(scene)?.desk === desk) used.delete(scene);
    throw error;
  } finally {
    if (used.get(scene)?.desk !== desk) await desk.close();
  }
}

/** The desk at which the states of a scene are walked through, one after another: its browser is warm by then. */
const used = new WeakMap<Scene, { desk: Desk; look: Look }>();

async function deskFor(scene: Scene, state: ConsoleState, look: Look): Promise<Desk> {
  if (state.outside || state.alone) return sitDown(scene, look, state.outside);
  const held = used.get(scene);
  if (held?.look === look) {
    await sitAgain(held.desk);
    return held.desk;
  }
  const desk = await sitDown(scene, look);
  used.set(scene, { desk, look });
  return desk;
}
