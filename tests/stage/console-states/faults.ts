import { violations } from "../violations.ts";
import { type Look, sitDown } from "./desk.ts";
import type { Scene } from "./scene.ts";
import type { ConsoleState } from "./state.ts";

/** What axe finds wrong in a state; one that is also pictured in the dark is looked at in both lights. */
export async function faultsIn(scene: Scene, state: ConsoleState, look: Look): Promise<string[]> {
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
