import { type GuardedOptions, type GuardedProcess, startGuarded } from "./guarded-process.ts";

/** A process that can be ended and started again on the same folder and port. */
export interface Service {
  /** Does nothing when it runs. */
  start(): Promise<void>;
  /** Ends it by what `how` does; resolves when it is gone. Does nothing when it does not run. */
  end(how: (process: GuardedProcess) => void): Promise<void>;
  signal(name: NodeJS.Signals): void;
  /** For good, with its folder if that was made for it. */
  remove(): Promise<void>;
}

export function createService(options: GuardedOptions): Service {
  let running: GuardedProcess | undefined;
  let before: GuardedProcess | undefined;

  async function end(how: (process: GuardedProcess) => void): Promise<void> {
    if (!running) return;
    before = running;
    running = undefined;
    how(before);
    await before.ended();
  }

  return {
    end,
    async start() {
      if (running) return;
      running = await startGuarded(options);
      before?.release();
    },
    signal: (name) => running?.signal(name),
    async remove() {
      await end((process) => process.signal("SIGKILL"));
      options.folder.remove();
      before?.release();
    },
  };
}
