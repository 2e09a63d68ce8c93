import { ACT_STATES } from "./act-states.ts";
import { COMPLAINT_STATES } from "./complaint-states.ts";
import { DOOR_STATES } from "./door-states.ts";
import { INBOX_STATES } from "./inbox-states.ts";
import { ROUTING_STATES } from "./routing-states.ts";
import { SCREEN_STATES } from "./screen-states.ts";
import { SETTINGS_STATES } from "./settings-states.ts";
import type { ConsoleState } from "./state.ts";
import { TALK_STATES } from "./talk-states.ts";

/** Every state of the console, from the door to the settings. */
export const CONSOLE_STATES: readonly ConsoleState[] = [
  ...DOOR_STATES,
  ...INBOX_STATES,
  ...TALK_STATES,
  ...ACT_STATES,
  ...SCREEN_STATES,
  ...COMPLAINT_STATES,
  ...SETTINGS_STATES,
  ...ROUTING_STATES,
];
