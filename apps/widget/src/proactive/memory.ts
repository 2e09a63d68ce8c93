import { storageKey } from "../launcher/storage.ts";
import type { Rule } from "./site-rules.ts";

const HOUR_MS = 60 * 60_000;

/** Who was away for so long, in milliseconds, comes back; before that it is the same visit. */
const AWAY_MS = HOUR_MS / 2;

/** What is remembered of a browser, and only with the visitor's consent. */
export type Memory = ReturnType<typeof createMemory>;

/** `now` is the time in ms since 1970. Without consent, or where storage is forbidden, nothing is kept. */
export function createMemory(siteKey: string, now: () => number = Date.now) {
  const shownKey = storageKey(siteKey, "shown");
  const visitKey = storageKey(siteKey, "visit");
  let allowed = false;
  let returning: boolean | undefined;

  /** When each rule last spoke. */
  const shown = (): Record<string, number> => parsed(read(shownKey)) ?? {};

  return {
    /** What the page says of the visitor's consent; taking it back forgets everything. */
    allow(consent: boolean, rules: readonly Rule[]): void {
      allowed = consent;
      returning = undefined;
      if (!consent) {
        write(shownKey, null);
        write(visitKey, null);
      } else if (rules.some(({ when }) => when.returning !== undefined)) {
        const [last = 0, was = 0] = parsed<number[]>(read(visitKey)) ?? [];
        returning = was === 1 || (last > 0 && now() - last > AWAY_MS);
        write(visitKey, JSON.stringify([now(), returning ? 1 : 0]));
      }
    },
    /** Whether they were here before; undefined without consent. */
    returning: () => returning,
    /** Whether a rule has waited long enough since it spoke in this browser. */
    mayShow({ id, everyHours }: Rule): boolean {
      const last = allowed ? shown()[id] : undefined;
      return last === undefined || Math.abs(now() - last) >= everyHours * HOUR_MS;
    },
    shown({ id }: Rule): void {
      if (allowed) write(shownKey, JSON.stringify({ ...shown(), [id]: now() }));
    },
  };
}

function parsed<T>(text: string | null): T | undefined {
  try {
    return JSON.parse(text ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value !== null) localStorage.setItem(key, value);
    else if (localStorage.getItem(key) !== null) localStorage.removeItem(key);
  } catch {
    // Forbidden, or full: it is not remembered.
  }
}
