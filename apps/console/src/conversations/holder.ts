import type { Conversation } from "@foyer/protocol";
import { myId } from "../session/session-state.ts";

/** Whether an agent has it now, awake or put aside. */
export const isHeld = ({ state }: Conversation): boolean =>
  state === "active" || state === "snoozed";

/** Whether that agent is who looks at it. */
export const isMine = (conversation: Conversation): boolean =>
  isHeld(conversation) && conversation.assigneeId === myId.value;
