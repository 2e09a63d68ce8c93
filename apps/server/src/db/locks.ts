/** What must not be done by two nodes at a time, such as a sweep. */
export interface Locks {
  /**
   * Runs `run` unless it is running already under this name, here or on another node. Resolves with
   * whether it ran; false, too, when the database cannot be asked. Rejects as `run` does.
   */
  onlyOne(name: string, run: () => Promise<void>): Promise<boolean>;
}

/** For a database that is this process's alone. */
export function createOwnLocks(): Locks {
  const held = new Set<string>();
  return {
    async onlyOne(name, run) {
      if (held.has(name)) return false;
      held.add(name);
      try {
        await run();
        return true;
      } finally {
        held.delete(name);
      }
    },
  };
}
