import type { OutboxEntry } from "@foyer/connection";
import type { AddNote, AgentSendMessage } from "@foyer/protocol";

/** What an agent says: to the visitor, or to colleagues. */
export type Said = AgentSendMessage | AddNote;

/** What was said and has no answer from the server yet. */
export type Pending = OutboxEntry<Said>;
