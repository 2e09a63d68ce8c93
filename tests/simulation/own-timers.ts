import type { Clock } from "../../packages/connection/src/index.ts";

/** The timers of a simulated world, in place of the process's own. */
export interface OwnTimers {
  /** Resolves once nothing more happens unless time passes: all promises and turns are done. */
  settle(): Promise<void>;
  /** The process has its timers back. */
  giveBack(): void;
}

const real = { setTimeout, clearTimeout, setImmediate, clearImmediate, performance };

/** Resolves when no promise is left to go on: Node runs its ticks after all of them. */
const promises = () => new Promise<void>((resolve) => process.nextTick(resolve));

/**
 * Puts everything that calls `setTimeout` on `clock`. The server gathers list news by a timer of
 * its own: on a real one they would come at another place of the story each time, or in none.
 */
export function takeTimers(clock: Clock): OwnTimers {
  const turns = new Set<() => void>();
  const own = {
    // How long somebody waits for a lock is virtual time as well.
    performance: { now: clock.now },
    setTimeout(run: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) {
      const timer = clock.setTimeout(() => run(...args), ms) as { unref?(): unknown };
      // In virtual time nothing is kept alive by a timer.
      timer.unref = () => timer;
      return timer;
    },
    clearTimeout: (timer: unknown) => clock.clearTimeout(timer),
    setImmediate(run: (...args: unknown[]) => void, ...args: unknown[]) {
      const turn = () => run(...args);
      turns.add(turn);
      return turn;
    },
    clearImmediate: (turn: () => void) => void turns.delete(turn),
  };
  Object.assign(globalThis, own);
  return {
    async settle() {
      await promises();
      for (const turn of turns) {
        turns.delete(turn);
        turn();
        await promises();
      }
    },
    giveBack: () => void Object.assign(globalThis, real),
  };
}
