/** Of all tabs of one browser one leads: it sounds and notifies, the others keep silent. */
export interface Leading {
  leads(): boolean;
  stop(): void;
}

const LOCK = "foyer.notifications";

/** Without locks (a page that came by plain http): how often a leader says so, and how long it counts, in ms. */
const BEAT_MS = 20_000;
const LEASE_MS = 90_000;

/**
 * The tab that was used last leads, for browsers let only a page sound that was touched. When it is closed
 * another one takes its place.
 */
export function startLeading(): Leading {
  return navigator.locks ? byLock(navigator.locks) : byLease();
}

function byLock(locks: LockManager): Leading {
  const ending = new AbortController();
  let leading = false;

  function ask(steal: boolean): void {
    // With `steal` no signal may be given.
    const options = steal ? { steal } : { signal: ending.signal };
    locks
      .request(LOCK, options, () => {
        if (ending.signal.aborted) return;
        leading = true;
        return new Promise<void>((resolve) => {
          ending.signal.addEventListener("abort", () => resolve());
        });
      })
      .catch(() => {
        // Another tab was used: stand in line behind it.
        leading = false;
        if (!ending.signal.aborted) ask(false);
      });
  }

  const used = () => {
    if (!leading) ask(true);
  };
  ask(false);
  const stopUse = onUse(used);
  return {
    leads: () => leading,
    stop() {
      stopUse();
      leading = false;
      ending.abort();
    },
  };
}

function byLease(): Leading {
  const self = crypto.getRandomValues(new Uint32Array(2)).join("");
  const read = (): { id: string; at: number } | undefined => {
    try {
      return JSON.parse(localStorage.getItem(LOCK) ?? "null") ?? undefined;
    } catch {
      return undefined;
    }
  };
  const write = () => {
    try {
      localStorage.setItem(LOCK, JSON.stringify({ id: self, at: Date.now() }));
    } catch {
      // Forbidden storage: tabs cannot know of each other, so each leads.
    }
  };
  const isFree = () => {
    const lease = read();
    return !lease || lease.id === self || Date.now() - lease.at > LEASE_MS;
  };
  const beat = () => {
    if (isFree()) write();
  };
  const leave = () => {
    if (read()?.id === self) localStorage.removeItem(LOCK);
  };
  beat();
  const timer = setInterval(beat, BEAT_MS);
  const stopUse = onUse(write);
  addEventListener("pagehide", leave);
  return {
    leads() {
      if (isFree()) write();
      return (read()?.id ?? self) === self;
    },
    stop() {
      clearInterval(timer);
      stopUse();
      removeEventListener("pagehide", leave);
      leave();
    },
  };
}

/** Calls `used` when somebody touches this tab; returns how to stop. */
function onUse(used: () => void): () => void {
  addEventListener("pointerdown", used, true);
  addEventListener("keydown", used, true);
  return () => {
    removeEventListener("pointerdown", used, true);
    removeEventListener("keydown", used, true);
  };
}
