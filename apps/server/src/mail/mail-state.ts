import type { MailState } from "@foyer/protocol";
import type { Clock } from "../clock.ts";
import type { MailSettings } from "../config.ts";
import type { MailStore } from "./mail-store.ts";
import { kindOfTrouble } from "./mail-trouble.ts";
import { restAfter } from "./retry.ts";

/** The last that was tried is among so many: all others were tried soon before. */
const LOOKED_AT = 100;

export type ReadMailState = ReturnType<typeof createMailState>;

/** How mail does, for who can mend it: whether it is set up, what waits and why. */
export function createMailState(deps: {
  clock: Clock;
  store: MailStore;
  settings: MailSettings | null | undefined;
  publicOrigin: string | null;
}) {
  const { clock, store, settings, publicOrigin } = deps;

  async function readTrouble(): Promise<MailState["trouble"]> {
    const [{ nextAt, since }, rows] = await Promise.all([store.times(), store.inVain(LOOKED_AT)]);
    const now = clock.now();
    const tried = rows.map(({ tries, trouble, nextAt }) => ({
      text: trouble ?? "",
      // Who is being tried at the moment stands for longer.
      triedAt: Math.min(now, nextAt - restAfter(tries)),
    }));
    const last = tried.sort((one, other) => other.triedAt - one.triedAt)[0];
    if (!last || since === null || nextAt === null) return null;
    return { ...last, kind: kindOfTrouble(last.text), since, nextAt };
  }

  return async (): Promise<MailState> => {
    const [counts, trouble] = await Promise.all([store.counts(), readTrouble()]);
    const on = Boolean(settings);
    return {
      ...{ on, from: settings?.from ?? "", answers: on && publicOrigin !== null },
      ...{ waiting: counts.get("waiting") ?? 0, trouble },
      ...{ refused: counts.get("refused") ?? 0, givenUp: counts.get("given_up") ?? 0 },
    };
  };
}
