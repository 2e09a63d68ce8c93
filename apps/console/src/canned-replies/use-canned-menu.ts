import type { CannedReply } from "@foyer/protocol";
import type { RefObject } from "preact";
import { useEffect, useState } from "preact/hooks";
import { cannedReplies, loadCannedReplies } from "./canned-replies-state.ts";
import { type Facts, fill } from "./fill.ts";
import { insertText } from "./insert-text.ts";
import { matchReplies } from "./match.ts";
import { placeOf, type Slash, slashAt } from "./slash.ts";

/** More than this is a list to read, not to choose from. */
const SHOWN_MAX = 8;

interface Options {
  box: RefObject<HTMLTextAreaElement | null>;
  facts: Facts;
  /** The visitor's language, "" when it is not known. */
  lang: string;
  /** After it was put into the box. */
  onUsed(reply: CannedReply): void;
}

export interface CannedMenuState {
  replies: readonly CannedReply[];
  chosen: number;
  slash: Slash;
}

/** The menu that "/" opens in a text box: what it shows and which keys it takes. */
export function useCannedMenu({ box, facts, lang, onUsed }: Options) {
  const [slash, setSlash] = useState<Slash | null>(null);
  const [chosen, setChosen] = useState(0);
  const [dismissed, setDismissed] = useState(-1);
  const replies = slash
    ? matchReplies(cannedReplies.value ?? [], slash.query, lang).slice(0, SHOWN_MAX)
    : [];
  const open = slash !== null && slash.start !== dismissed && replies.length > 0;

  const isLooking = slash !== null;
  useEffect(() => {
    if (isLooking) loadCannedReplies();
  }, [isLooking]);

  /** To be called whenever text or cursor moved. */
  function look(): void {
    const at = box.current;
    const next = at && slashAt(at.value, at.selectionStart);
    if (next?.start === slash?.start && next?.query === slash?.query) return;
    setSlash(next);
    setChosen(0);
    if (!next) setDismissed(-1);
  }

  function insert(reply: CannedReply | undefined): void {
    if (!slash || !reply || !box.current) return;
    setSlash(null);
    insertText(box.current, placeOf(slash), fill(reply.text, facts));
    onUsed(reply);
  }

  /** True when the menu took the key. */
  function onKey(key: string): boolean {
    if (!open) return false;
    if (key === "ArrowDown") setChosen((chosen + 1) % replies.length);
    else if (key === "ArrowUp") setChosen((chosen + replies.length - 1) % replies.length);
    else if (key === "Enter" || key === "Tab") insert(replies[chosen]);
    else if (key === "Escape") setDismissed(slash.start);
    else return false;
    return true;
  }

  return { menu: open ? { replies, chosen, slash } : null, look, insert, onKey, choose: setChosen };
}
