import type { RoutingAnswer, RoutingSettings, RoutingTrouble } from "@foyer/protocol";
import { signal } from "@preact/signals";
import { http, reason } from "../http.ts";

/** How conversations reach agents; null until it was read. */
export const routing = signal<RoutingSettings | null>(null);
/** What in it contradicts the rest. */
export const troubles = signal<readonly RoutingTrouble[]>([]);
/** Why it could not be read; "" when it could. */
export const routingError = signal("");

/** Reads it: at the start, after an absence, and when somebody has set it anew. */
export async function loadRouting(): Promise<void> {
  try {
    take(await http.get<RoutingAnswer>("/routing"));
    routingError.value = "";
  } catch (error) {
    routingError.value = reason(error);
  }
}

/** Sets it for everybody. Throws why not; somebody may have been faster. */
export async function saveRouting(settings: RoutingSettings): Promise<void> {
  take(await http.put<RoutingAnswer>("/routing", settings));
}

function take(answer: RoutingAnswer): void {
  routing.value = answer.settings;
  troubles.value = answer.troubles;
}

/** Whether conversations of this team (null: of none) are offered by themselves. */
export function isAutomatic(teamId: string | null): boolean {
  const settings = routing.value;
  if (!settings) return false;
  const how = teamId === null ? settings.everybody : settings.teams[teamId];
  return how?.mode === "automatic";
}
