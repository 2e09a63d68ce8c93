import type { SmartSettingsDraft, SmartState, SmartTrial } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** How the smarter search is and does; null until it was read. */
export const smartState = signal<SmartState | null>(null);
export const smartError = signal("");

/** How old what is looked at may be, in milliseconds: phrasings are embedded meanwhile. */
const AGAIN_MS = 5_000;

async function load(): Promise<void> {
  try {
    smartState.value = await http.get<SmartState>("/smart-search");
    smartError.value = "";
  } catch (error) {
    smartError.value = reason(error);
  }
}

/** Keeps it up to date while it is looked at. Returns what ends it. */
export function followSmart(): () => void {
  void load();
  const timer = setInterval(() => {
    if (document.visibilityState === "visible") void load();
  }, AGAIN_MS);
  return () => clearInterval(timer);
}

export const loadSmart = load;

/** Sets all of it. Throws why not; somebody may have been faster. */
export async function saveSmart(draft: SmartSettingsDraft): Promise<void> {
  smartState.value = await http.put<SmartState>("/smart-search", draft);
}

/** Asks an endpoint once. Throws why it could not even be asked. */
export const tryEndpoint = (
  draft: Pick<SmartSettingsDraft, "url" | "model" | "key">,
): Promise<SmartTrial> => http.post<SmartTrial>("/smart-search/trial", draft);
