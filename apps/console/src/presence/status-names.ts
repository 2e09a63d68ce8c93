import type { AgentStatus } from "@foyer/protocol";
import { later } from "../language/say.ts";

export const STATUS_NAMES: Record<AgentStatus, string> = {
  available: later("Available"),
  busy: later("Busy"),
  away: later("Away"),
};

/** What each of them means, in a few words. */
export const STATUS_HINTS: Record<AgentStatus, string> = {
  available: later("You are called when somebody waits."),
  busy: later("Visitors see you, but nobody new calls you."),
  away: later("Visitors do not see you. Your conversations stay yours."),
};
