import type { Db } from "../db/db.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";

/** The name under which the keys are kept among the facts of the installation. */
const FACT = "push_keys";

/** By which push services know this installation again: P-256, by base64url. */
export interface VapidKeys {
  publicKey: string;
  privateKey: string;
}

export type Vapid = ReturnType<typeof createVapid>;

/** The keys of this installation: made when first asked for, once for all nodes, and kept for ever. */
export function createVapid({ db, facts }: { db: Db; facts: InstallationFacts }) {
  const known = (): VapidKeys | undefined => {
    const text = facts.get(FACT);
    return text === undefined ? undefined : (JSON.parse(text) as VapidKeys);
  };

  async function make(): Promise<VapidKeys> {
    const { default: webPush } = await import("web-push");
    return db.writes.write(async () => {
      await db.lock(FACT);
      // Another node may have been first.
      await facts.read();
      const made = known() ?? webPush.generateVAPIDKeys();
      if (!known()) await facts.set(FACT, JSON.stringify(made));
      return made;
    });
  }

  return async (): Promise<VapidKeys> => known() ?? make();
}
