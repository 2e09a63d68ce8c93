import Type, { type Static } from "typebox";
import { ackSchema } from "./down/ack.ts";
import { articlesSchema } from "./down/articles.ts";
import { cannedRepliesDownSchema } from "./down/canned-replies.ts";
import { conversationsDownSchema, visitorConversationDownSchema } from "./down/conversation.ts";
import { errorSchema } from "./down/error.ts";
import { eventsSchema, historySchema } from "./down/events.ts";
import { lookingSchema } from "./down/looking.ts";
import { pongSchema } from "./down/pong.ts";
import { agentDownSchema, hereSchema, visitorDownSchema } from "./down/presence.ts";
import { queueSchema } from "./down/queue.ts";
import { teamsDownSchema } from "./down/teams.ts";
import { typingSchema } from "./down/typing.ts";
import { agentWelcomeSchema, visitorWelcomeSchema } from "./down/welcome.ts";

/** Everything a visitor's widget may receive. */
export const visitorDownUnionSchema = Type.Union([
  visitorWelcomeSchema,
  eventsSchema,
  historySchema,
  ackSchema,
  errorSchema,
  visitorConversationDownSchema,
  typingSchema,
  articlesSchema,
  hereSchema,
  queueSchema,
  pongSchema,
]);
export type ToVisitor = Static<typeof visitorDownUnionSchema>;

/** Everything an agent's console may receive. */
export const agentDownUnionSchema = Type.Union([
  agentWelcomeSchema,
  eventsSchema,
  historySchema,
  ackSchema,
  errorSchema,
  conversationsDownSchema,
  typingSchema,
  agentDownSchema,
  visitorDownSchema,
  cannedRepliesDownSchema,
  teamsDownSchema,
  lookingSchema,
  pongSchema,
]);
export type ToAgent = Static<typeof agentDownUnionSchema>;
