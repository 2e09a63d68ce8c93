import { BOARD_SPAN_MAX_MS, type Board } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import { Refusal } from "../refusal.ts";
import type { BoardStore } from "./board-store.ts";

/** How old an answer may be that is given again, in milliseconds: several screens may show one board. */
const KEPT_MS = 1_000;

export type BoardOf = ReturnType<typeof createBoard>;

/** The figures of the day, over all sites. */
export function createBoard(deps: {
  clock: Clock;
  store: BoardStore;
  sites(): readonly { id: string }[];
}) {
  const { clock, store, sites } = deps;
  let kept: { since: number; at: number; board: Promise<Board> } | undefined;

  async function read(since: number): Promise<Board> {
    const [opened, waits, closed] = await Promise.all([
      store.opened(since),
      store.waits(
        sites().map(({ id }) => id),
        since,
      ),
      store.closed(since),
    ]);
    return { opened, answered: waits.length, firstAnswerMs: median(waits), ...closed };
  }

  /** Refuses a `since` (ms since 1970) that is more than a day ago, or in the future. */
  return (since: number): Promise<Board> => {
    const now = clock.now();
    if (since > now || since < now - BOARD_SPAN_MAX_MS) {
      throw new Refusal("invalid", "since: takes a moment of the last 25 hours.");
    }
    if (kept?.since === since && now - kept.at < KEPT_MS && now >= kept.at) return kept.board;
    const board = read(since);
    kept = { since, at: now, board };
    // What failed is not given again.
    board.catch(() => {
      if (kept?.board === board) kept = undefined;
    });
    return board;
  };
}

/** The middle one, or the mean of the two in the middle, rounded; null of none. */
export function median(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = [...numbers].sort((one, other) => one - other);
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return Math.round((lower + upper) / 2);
}
