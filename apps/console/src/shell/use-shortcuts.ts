import type { Priority } from "@foyer/protocol";
import { useEffect, useRef } from "preact/hooks";
import { useLocation } from "preact-iso";
import { tinykeys } from "tinykeys";
import { setPriority } from "../conversations/conversation-acts.ts";
import { PRIORITIES } from "../conversations/label-names.ts";
import { openPalette } from "../find/palette-door.ts";
import { neighbour } from "../inbox/inbox-groups.ts";
import { sections } from "../inbox/inbox-lists.ts";
import { bindings } from "./press-keys.ts";
import { keysOf, ownKeys, SHORTCUTS } from "./shortcuts.ts";

/** What is done by a key and is no button, by the shortcut's id. */
const acts = new Map<string, () => void>();

/** While the caller is on the screen, the keys of `id` do `act` instead of pressing a button. */
export function useShortcut(id: string, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const mine = () => latest.current();
    const before = acts.get(id);
    acts.set(id, mine);
    return () => {
      if (acts.get(id) !== mine) return;
      // A screen that is gone gives the keys back to what is around it.
      if (before) acts.set(id, before);
      else acts.delete(id);
    };
  }, [id]);
}

/** Listens to all keys of the table; single ones work outside text boxes only. */
export function useShortcuts(showSheet: () => void): void {
  const { route } = useLocation();
  const go = (step: number) => {
    const row = neighbour(sections.peek(), currentId(), step);
    if (row) route(`/console/conversations/${row.id}`);
  };
  useShortcut("find", openPalette);
  useShortcut("sheet", showSheet);
  useShortcut("next", () => go(1));
  useShortcut("previous", () => go(-1));
  const own = ownKeys.value;
  useEffect(() => {
    const listened = SHORTCUTS.filter(({ id, fixed }) => !fixed && keysOf(id) !== "");
    // Sequences first: a key that ends one is not pressed for itself as well.
    listened.sort(
      (a, b) => Number(keysOf(b.id).includes(" ")) - Number(keysOf(a.id).includes(" ")),
    );
    // One key may do different things on screens that are never seen together.
    const byKeys = new Map<string, string[]>();
    for (const { id } of listened) byKeys.set(keysOf(id), [...(byKeys.get(keysOf(id)) ?? []), id]);
    return tinykeys(
      window,
      Object.assign({}, ...[...byKeys].map(([keys, ids]) => bindings(keys, () => ids.some(run)))),
    );
  }, [own]);
}

/** Does what the shortcut is for; false when nothing on the screen has to do with it. */
function run(id: string): boolean {
  const act = acts.get(id) ?? (id in PRIORITIES ? () => rank(id as Priority) : undefined);
  const button = document.querySelector<HTMLElement>(`[data-shortcut="${id}"]:not(:disabled)`);
  if (act) act();
  else button?.click();
  return !!act || !!button;
}

function rank(priority: Priority): void {
  const id = currentId();
  if (id) void setPriority(id, priority);
}

function currentId(): string | undefined {
  return /\/conversations\/([^/]+)/.exec(location.pathname)?.[1];
}
