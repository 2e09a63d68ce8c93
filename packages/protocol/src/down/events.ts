import Type, { type Static } from "typebox";
import { visitorConversationSchema } from "../conversation.ts";
import { eventSchema } from "../event.ts";
import { idSchema, seqSchema } from "../ids.ts";

/**
 * Events of a conversation in order, complete from `after` (the `seq` before the first of
 * them that this receiver may see) on. A receiver that holds less than `after` asks for what
 * is missing by `watch`; what it holds already it drops by `seq`.
 * `more`: a page of a longer answer; `watch` again with the last `seq`.
 * `anew`: the receiver holds more than there is (an older state was restored): it forgets that.
 * `conversation`: how it stands after these events, for the visitor; consoles learn it
 * by `conversations`.
 */
export const eventsSchema = Type.Object({
  type: Type.Literal("events"),
  conversationId: idSchema,
  after: seqSchema,
  events: Type.Array(eventSchema),
  more: Type.Optional(Type.Literal(true)),
  anew: Type.Optional(Type.Literal(true)),
  conversation: Type.Optional(visitorConversationSchema),
});
export type Events = Static<typeof eventsSchema>;

/** The page before what `history` named; `more` says whether there are earlier ones. */
export const historySchema = Type.Object({
  type: Type.Literal("history"),
  conversationId: idSchema,
  events: Type.Array(eventSchema),
  more: Type.Boolean(),
});
export type History = Static<typeof historySchema>;
