import Type, { type Static } from "typebox";
import { agentCardSchema } from "./agent.ts";
import { articleCardSchema } from "./article.ts";
import { outcomeSchema } from "./conversation.ts";
import { clientIdSchema, idSchema, seqSchema, timeSchema } from "./ids.ts";

/** Who did it. The visitor needs no name here: a conversation has one visitor. */
export const authorSchema = Type.Union([
  Type.Object({ kind: Type.Literal("visitor") }),
  Type.Object({ kind: Type.Literal("agent"), ...agentCardSchema.properties }),
  Type.Object({ kind: Type.Literal("faq") }),
  Type.Object({ kind: Type.Literal("system") }),
]);
export type Author = Static<typeof authorSchema>;

/** Somebody said something; visitor and agents see it. */
export const messageBodySchema = Type.Object({
  type: Type.Literal("message"),
  text: Type.String(),
});

/** An internal note: agents only, a visitor never receives it. */
export const noteBodySchema = Type.Object({ type: Type.Literal("note"), text: Type.String() });

/** Self-service answered `query`. Without `confident` it says so and offers a person at once. */
export const answeredBodySchema = Type.Object({
  type: Type.Literal("answered"),
  query: Type.String(),
  confident: Type.Boolean(),
  articles: Type.Array(articleCardSchema),
});

/** The conversation entered the queue. */
export const queuedBodySchema = Type.Object({
  type: Type.Literal("queued"),
  reason: Type.Union([Type.Literal("asked"), Type.Literal("released"), Type.Literal("reopened")]),
});

export const claimedBodySchema = Type.Object({ type: Type.Literal("claimed") });

/** `from` is who had it before. */
export const transferredBodySchema = Type.Object({
  type: Type.Literal("transferred"),
  from: agentCardSchema,
  to: agentCardSchema,
});

/** An agent gave it back to self-service with chosen articles. */
export const handedToFaqBodySchema = Type.Object({
  type: Type.Literal("handed_to_faq"),
  text: Type.Optional(Type.String()),
  articles: Type.Array(articleCardSchema),
});

export const closedBodySchema = Type.Object({
  type: Type.Literal("closed"),
  outcome: outcomeSchema,
});

/** A new message woke it, for the same agent if there (`active`), else for the queue or self-service. */
export const reopenedBodySchema = Type.Object({
  type: Type.Literal("reopened"),
  state: Type.Union([
    Type.Literal("active"),
    Type.Literal("waiting"),
    Type.Literal("self_service"),
  ]),
});

/** What a visitor asked for that was so already: agents only. It keeps the client id for ever. */
export const askedAgainBodySchema = Type.Object({
  type: Type.Literal("asked_again"),
  what: Type.Union([Type.Literal("person"), Type.Literal("close")]),
});

export const eventBodySchema = Type.Union([
  messageBodySchema,
  noteBodySchema,
  answeredBodySchema,
  queuedBodySchema,
  claimedBodySchema,
  transferredBodySchema,
  handedToFaqBodySchema,
  closedBodySchema,
  reopenedBodySchema,
  askedAgainBodySchema,
]);
export type EventBody = Static<typeof eventBodySchema>;
export type EventType = EventBody["type"];

/** One thing that happened in a conversation. `clientId` is there when a client made it. */
export const eventSchema = Type.Object({
  conversationId: idSchema,
  seq: seqSchema,
  at: timeSchema,
  by: authorSchema,
  clientId: Type.Optional(clientIdSchema),
  body: eventBodySchema,
});
export type Event = Static<typeof eventSchema>;

/** Event types that no visitor may see. */
export const INTERNAL_EVENTS: readonly EventType[] = ["note", "asked_again"];
