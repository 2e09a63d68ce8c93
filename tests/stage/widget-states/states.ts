import { AFTER_STATES } from "./after-states.ts";
import { ASKING_STATES } from "./asking-states.ts";
import { COMPLAINT_STATES } from "./complaint-states.ts";
import { CONNECTION_STATES } from "./connection-states.ts";
import { FILE_STATES } from "./file-states.ts";
import { HOME_STATES } from "./home-states.ts";
import { PLACE_STATES } from "./place-states.ts";
import type { WidgetState } from "./state.ts";
import { TALKING_STATES } from "./talking-states.ts";

/** Every state of the widget, in the order in which a visitor may come upon it. */
export const WIDGET_STATES: readonly WidgetState[] = [
  ...PLACE_STATES,
  ...HOME_STATES,
  ...ASKING_STATES,
  ...TALKING_STATES,
  ...FILE_STATES,
  ...CONNECTION_STATES,
  ...AFTER_STATES,
  ...COMPLAINT_STATES,
];
