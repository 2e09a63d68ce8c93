import type { SmartSettings, SmartSettingsDraft, SmartTrialDraft } from "@foyer/protocol";
import type { Db } from "../db/db.ts";
import { Refusal } from "../refusal.ts";
import type { InstallationFacts } from "../setup/installation-facts.ts";
import type { Endpoint } from "./embed.ts";

/** Under which name the settings are among the facts of the installation. */
const FACT = "smart_search";

interface Kept extends Endpoint {
  on: boolean;
  revision: number;
}

const NONE: Kept = { on: false, url: "", model: "", key: "", revision: 0 };

export type KeepSmartSettings = ReturnType<typeof createSmartSettings>;

/** How the smarter search is set, for all sites. The key never leaves the server. */
export function createSmartSettings(deps: {
  db: Db;
  facts: InstallationFacts;
  onChange: () => void;
}) {
  const { db, facts, onChange } = deps;
  const kept = (): Kept => {
    const text = facts.get(FACT);
    return text === undefined ? NONE : { ...NONE, ...(JSON.parse(text) as Partial<Kept>) };
  };
  const shown = ({ key, ...rest }: Kept): SmartSettings => ({ ...rest, hasKey: key !== "" });

  /** What a draft would ask: without a key of its own, the one that is kept, but only at the same address. */
  function endpointOf(draft: SmartTrialDraft): Endpoint {
    const url = checkedUrl(draft.url);
    const before = kept();
    const known = originOf(before.url) === originOf(url) ? before.key : "";
    return { url, model: checkedModel(draft.model), key: draft.key ?? known };
  }

  return {
    endpointOf,
    shown: (): SmartSettings => shown(kept()),

    /** The endpoint that is asked; undefined while it is off. */
    endpoint(): Endpoint | undefined {
      const { on, url, model, key } = kept();
      return on ? { url, model, key } : undefined;
    },

    /** Sets all of it; without `key` the one that is kept stays. Refuses a `revision` that is not the last one. */
    async put({ on, revision, ...draft }: SmartSettingsDraft): Promise<SmartSettings> {
      return db.writes.write(async () => {
        await db.lock(FACT);
        // Another node may have changed them just now.
        await facts.read();
        const before = kept();
        if (revision !== before.revision)
          throw new Refusal(
            "conflict",
            "Somebody else has just changed these settings. Load them again, then make your change.",
          );
        const endpoint = on || draft.url !== "" ? endpointOf(draft) : NONE;
        const next = { ...endpoint, on, revision: revision + 1 };
        await facts.set(FACT, JSON.stringify(next));
        return shown(next);
      }, onChange);
    },
  };
}

const originOf = (url: string): string => (URL.canParse(url) ? new URL(url).origin : "");

function checkedUrl(text: string): string {
  const wrong = new Refusal(
    "invalid",
    "url: takes the address of an endpoint without a name or password in it, such as https://api.openai.com/v1.",
  );
  if (!URL.canParse(text.trim())) throw wrong;
  const url = new URL(text.trim());
  const isPlain =
    url.username === "" && url.password === "" && url.search === "" && url.hash === "";
  if (!/^https?:$/.test(url.protocol) || !isPlain) throw wrong;
  return url.href.replace(/\/+$/, "").replace(/\/embeddings$/, "");
}

function checkedModel(text: string): string {
  const model = text.trim();
  if (model === "") throw new Refusal("invalid", "model: name the model that makes the vectors.");
  return model;
}
