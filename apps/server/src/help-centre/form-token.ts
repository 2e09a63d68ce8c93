import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";
import type { Db } from "../db/db.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";

/** Under which name the key is among the facts of the installation. */
const FACT = "help_forms_key";

const HOUR_MS = 60 * 60 * 1000;

/** A page may be open for so many hours before its forms are sent. */
const VALID_HOURS = 48;

export type FormToken = ReturnType<typeof createFormToken>;

/**
 * What each form of a site's help centre carries, so that only who has fetched a page of it can send one. It changes with
 * the hour alone: pages stay the same for caches. All nodes take the tokens of each other.
 */
export function createFormToken(deps: { db: Db; clock: Clock; facts: InstallationFacts }) {
  const { db, clock, facts } = deps;
  const hourNow = () => Math.floor(clock.now() / HOUR_MS);

  async function key(): Promise<string> {
    const known = facts.get(FACT);
    if (known !== undefined) return known;
    return db.writes.write(async () => {
      await db.lock(FACT);
      // Another node may have been first.
      await facts.read();
      const made = facts.get(FACT) ?? randomBytes(32).toString("base64url");
      if (facts.get(FACT) === undefined) await facts.set(FACT, made);
      return made;
    });
  }

  async function sign(siteId: string, hour: number): Promise<string> {
    const mark = createHmac("sha256", await key())
      .update(`${siteId} ${hour}`)
      .digest("base64url");
    return `${hour}.${mark}`;
  }

  return {
    make: (siteId: string): Promise<string> => sign(siteId, hourNow()),
    async isValid(siteId: string, token: string): Promise<boolean> {
      const hour = Number(token.split(".")[0]);
      const age = hourNow() - hour;
      if (!Number.isInteger(hour) || age < 0 || age > VALID_HOURS) return false;
      const right = Buffer.from(await sign(siteId, hour));
      const given = Buffer.from(token);
      return right.length === given.length && timingSafeEqual(right, given);
    },
  };
}
