import type { RefObject } from "preact";
import { useState } from "preact/hooks";
import { insertText } from "../canned-replies/insert-text.ts";
import { agents, teams } from "../live/live.ts";
import { myId } from "../session/session-state.ts";
import { type AtSign, atSignAt } from "./at-sign.ts";
import { type Mentionable, matchMentionable, mentionable } from "./mentionable.ts";
import { pick } from "./picked.ts";

export interface MentionMenuState {
  people: readonly Mentionable[];
  chosen: number;
}

/** The menu that "@" opens in a note: what it shows and which keys it takes. `on`: false in a reply. */
export function useMentionMenu(box: RefObject<HTMLTextAreaElement | null>, on: boolean) {
  const [at, setAt] = useState<AtSign | null>(null);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(-1);
  const people = at && on ? found(at.query) : [];
  const open = at !== null && at.start !== dismissed && people.length > 0;

  /** To be called whenever text or cursor moved. */
  function look(): void {
    if (!on) return;
    const its = box.current;
    const next = its && atSignAt(its.value, its.selectionStart);
    if (next?.start === at?.start && next?.query === at?.query) return;
    setAt(next);
    setChosen(0);
    if (!next) setDismissed(-1);
  }

  function insert(one: Mentionable | undefined): void {
    if (!at || !one || !box.current) return;
    setAt(null);
    pick(one);
    const place = { start: at.start, end: at.start + 1 + at.query.length };
    insertText(box.current, place, `@${one.name} `);
  }

  /** True when the menu took the key. */
  function onKey(key: string): boolean {
    if (!open) return false;
    if (key === "ArrowDown") setChosen((chosen + 1) % people.length);
    else if (key === "ArrowUp") setChosen((chosen + people.length - 1) % people.length);
    else if (key === "Enter" || key === "Tab") insert(people[chosen]);
    else if (key === "Escape") setDismissed(at.start);
    else return false;
    return true;
  }

  return { menu: open ? { people, chosen } : null, look, insert, onKey, choose: setChosen };
}

/** Not oneself; and nobody once a whole name stands there and the sentence goes on. */
function found(query: string): Mentionable[] {
  const others = agents.active.value.filter(({ id }) => id !== myId.value);
  const all = mentionable(others, teams.all.value);
  if (all.some(({ name }) => query.startsWith(`${name} `))) return [];
  return matchMentionable(all, query);
}
