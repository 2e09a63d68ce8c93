/** What has to be awaited before something may be said. */
export interface Preparing {
  /**
   * Runs `work` after what `who` prepares already; without `work` it only waits for that. Undefined when
   * there is nothing to wait for: then what is said is said at once.
   */
  prepare<T>(who: string, work?: () => Promise<T>): Promise<T | undefined> | undefined;
}

/** Nothing that somebody says overtakes what they said before, however long that takes to prepare. */
export function createPreparing(): Preparing {
  const last = new Map<string, Promise<unknown>>();
  return {
    prepare(who, work) {
      const before = last.get(who);
      if (!before && !work) return undefined;
      const prepared = (before ?? Promise.resolve()).then(() => work?.());
      const settled = prepared.catch(() => undefined);
      last.set(who, settled);
      void settled.then(() => {
        if (last.get(who) === settled) last.delete(who);
      });
      return prepared;
    },
  };
}
