import Type, { type Static } from "typebox";
import { ackSchema } from "./down/ack.ts";
import { articlesSchema } from "./down/articles.ts";
import { articlesChangedSchema } from "./down/articles-changed.ts";
import { calledSchema } from "./down/called.ts";
import { cannedRepliesDownSchema } from "./down/canned-replies.ts";
import { coachDownSchema } from "./down/coach.ts";
import { complaintsDownSchema } from "./down/complaints.ts";
import { conversationsDownSchema, visitorConversationDownSchema } from "./down/conversation.ts";
import { draftDownSchema } from "./down/draft.ts";
import { errorSchema } from "./down/error.ts";
import { eventsSchema, historySchema } from "./down/events.ts";
import { invitedSchema, liveSchema } from "./down/live.ts";
import { lookingSchema } from "./down/looking.ts";
import { mentionDownSchema, mentionsDownSchema } from "./down/mention.ts";
import { pongSchema } from "./down/pong.ts";
import { agentDownSchema, hereSchema, visitorDownSchema } from "./down/presence.ts";
import { queueSchema } from "./down/queue.ts";
import { routingDownSchema } from "./down/routing.ts";
import { standardsDownSchema } from "./down/standards.ts";
import { suggestionsDownSchema } from "./down/suggestions.ts";
import { teamsDownSchema } from "./down/teams.ts";
import { typingSchema } from "./down/typing.ts";
import { viewsDownSchema } from "./down/views.ts";
import { visitorChangedSchema } from "./down/visitor-changed.ts";
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
  invitedSchema,
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
  articlesChangedSchema,
  coachDownSchema,
  suggestionsDownSchema,
  complaintsDownSchema,
  viewsDownSchema,
  standardsDownSchema,
  draftDownSchema,
  teamsDownSchema,
  mentionDownSchema,
  mentionsDownSchema,
  lookingSchema,
  liveSchema,
  visitorChangedSchema,
  calledSchema,
  routingDownSchema,
  pongSchema,
]);
export type ToAgent = Static<typeof agentDownUnionSchema>;
