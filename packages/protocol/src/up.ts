import Type, { type Static } from "typebox";
import { addNoteSchema } from "./up/add-note.ts";
import { askPersonSchema } from "./up/ask-person.ts";
import { closeConversationSchema } from "./up/close-conversation.ts";
import { complainSchema } from "./up/complain.ts";
import { agentHelloSchema, visitorHelloSchema } from "./up/hello.ts";
import { historyUpSchema } from "./up/history.ts";
import { judgeArticleSchema } from "./up/judge-article.ts";
import { leaveContactSchema } from "./up/leave-contact.ts";
import { mailTranscriptSchema } from "./up/mail-transcript.ts";
import { pingSchema } from "./up/ping.ts";
import { proactiveOpenedSchema } from "./up/proactive-opened.ts";
import { rateSchema } from "./up/rate.ts";
import { readSchema } from "./up/read.ts";
import { readArticleSchema } from "./up/read-article.ts";
import { searchArticlesSchema } from "./up/search-articles.ts";
import { agentSendMessageSchema, visitorSendMessageSchema } from "./up/send-message.ts";
import { setAttributesSchema } from "./up/set-attributes.ts";
import { typingUpSchema, visitorTypingSchema } from "./up/typing.ts";
import { visitPageSchema } from "./up/visit-page.ts";
import { unwatchSchema, watchSchema } from "./up/watch.ts";
import { watchLiveSchema } from "./up/watch-live.ts";

/** Everything a visitor's widget may send. */
export const visitorUpSchema = Type.Union([
  visitorHelloSchema,
  visitorSendMessageSchema,
  askPersonSchema,
  closeConversationSchema,
  visitorTypingSchema,
  readSchema,
  watchSchema,
  historyUpSchema,
  searchArticlesSchema,
  readArticleSchema,
  visitPageSchema,
  proactiveOpenedSchema,
  rateSchema,
  leaveContactSchema,
  complainSchema,
  mailTranscriptSchema,
  judgeArticleSchema,
  setAttributesSchema,
  pingSchema,
]);
export type VisitorUp = Static<typeof visitorUpSchema>;

/** Everything an agent's console may send; acts that are no message go over HTTP. */
export const agentUpSchema = Type.Union([
  agentHelloSchema,
  agentSendMessageSchema,
  addNoteSchema,
  typingUpSchema,
  readSchema,
  watchSchema,
  unwatchSchema,
  watchLiveSchema,
  historyUpSchema,
  pingSchema,
]);
export type AgentUp = Static<typeof agentUpSchema>;
