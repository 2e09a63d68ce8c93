import { signal } from "@preact/signals";

/** The log on the screen. */
interface ShownLog {
  conversationId: string;
  /** Scrolls the line of an event to the middle, and gives its element; undefined where there is no such line. */
  bring(seq: number): Promise<HTMLElement | undefined>;
}

let shown: ShownLog | undefined;

/** Counts up as other lines are drawn; whoever marks something in them marks it again. */
export const shownLines = signal(0);

/** Makes `log` the one on the screen; returns how it leaves. */
export function showLog(log: ShownLog): () => void {
  shown = log;
  return () => {
    if (shown === log) shown = undefined;
  };
}

/** Brings what was said to the middle of the screen, wherever in the log it stands. */
export async function bringLine(
  conversationId: string,
  seq: number,
): Promise<HTMLElement | undefined> {
  return shown?.conversationId === conversationId ? shown.bring(seq) : undefined;
}
