import Type, { type Static } from "typebox";
import { agentCardSchema } from "./agent.ts";
import { idSchema, seqSchema, timeSchema } from "./ids.ts";

export const conversationStateSchema = Type.Union([
  Type.Literal("self_service"),
  Type.Literal("waiting"),
  Type.Literal("active"),
  Type.Literal("snoozed"),
  Type.Literal("closed"),
]);
export type ConversationState = Static<typeof conversationStateSchema>;

export const outcomeSchema = Type.Union([
  Type.Literal("solved"),
  Type.Literal("not_solved"),
  Type.Literal("no_answer"),
  Type.Literal("spam"),
]);
export type Outcome = Static<typeof outcomeSchema>;

/** What a visitor sees of the state: that their agent has snoozed it is not their business. */
export const visitorStateSchema = Type.Union([
  Type.Literal("self_service"),
  Type.Literal("waiting"),
  Type.Literal("active"),
  Type.Literal("closed"),
]);
export type VisitorState = Static<typeof visitorStateSchema>;

export const prioritySchema = Type.Union([
  Type.Literal("urgent"),
  Type.Literal("high"),
  Type.Literal("normal"),
  Type.Literal("low"),
]);
export type Priority = Static<typeof prioritySchema>;

/** What a visitor says of their question, once their conversation has ended. */
export const solvedSchema = Type.Union([
  Type.Literal("yes"),
  Type.Literal("partly"),
  Type.Literal("no"),
]);
export type Solved = Static<typeof solvedSchema>;

/** What is promised: an answer to a visitor who waits for words, or the end of their conversation. */
export const targetSchema = Type.Union([Type.Literal("reply"), Type.Literal("solve")]);
export type Target = Static<typeof targetSchema>;

/** Where the visitor stands with the shop: before, during or after a sale; null: nobody has said. */
export const stageSchema = Type.Union([
  Type.Literal("before"),
  Type.Literal("during"),
  Type.Literal("after"),
  Type.Null(),
]);
export type Stage = Static<typeof stageSchema>;

/**
 * A conversation as its visitor sees it. `readByAgent` and `readByVisitor` are the
 * last `seq` each side has seen; `seq` is the last one that the visitor may see.
 */
export const visitorConversationSchema = Type.Object({
  id: idSchema,
  state: visitorStateSchema,
  agent: Type.Union([agentCardSchema, Type.Null()]),
  seq: seqSchema,
  readByAgent: seqSchema,
  readByVisitor: seqSchema,
});
export type VisitorConversation = Static<typeof visitorConversationSchema>;

/**
 * A conversation as the console's lists show it.
 * `change` numbers every change of any conversation: a list resumes from the last it has seen.
 * `waitingSince` is set only while it waits; `unread` counts the visitor's messages no agent has read.
 */
export const conversationSchema = Type.Object({
  id: idSchema,
  siteId: idSchema,
  visitorId: idSchema,
  visitorName: Type.Union([Type.String(), Type.Null()]),
  /** Path of the page it was opened from, to name visitors without a name. */
  pagePath: Type.String(),
  /** The first part of the visitor's language, such as `de`; "" when their browser has said none. */
  lang: Type.String(),
  state: conversationStateSchema,
  assigneeId: Type.Union([idSchema, Type.Null()]),
  seq: seqSchema,
  readByAgent: seqSchema,
  readByVisitor: seqSchema,
  unread: Type.Integer({ minimum: 0 }),
  /** The start of what a person said last; "" while nobody has said anything. */
  lastText: Type.String(),
  lastBy: Type.Union([Type.Literal("visitor"), Type.Literal("agent")]),
  lastAt: timeSchema,
  openedAt: timeSchema,
  waitingSince: Type.Union([timeSchema, Type.Null()]),
  closedAt: Type.Union([timeSchema, Type.Null()]),
  outcome: Type.Union([outcomeSchema, Type.Null()]),
  /** The visitor's last score, 1 to 5. */
  rating: Type.Union([Type.Integer({ minimum: 1, maximum: 5 }), Type.Null()]),
  /** What else they said of it: whether it was solved, 0 to 10 for recommending, how their comment begins; "" for none. */
  solved: Type.Union([solvedSchema, Type.Null()]),
  nps: Type.Union([Type.Integer({ minimum: 0, maximum: 10 }), Type.Null()]),
  comment: Type.String(),
  /** How the visitor asks to be reached instead of waiting, until it is closed. */
  contactLeft: Type.Union([Type.Literal("email"), Type.Literal("phone"), Type.Null()]),
  tags: Type.Array(Type.String()),
  priority: prioritySchema,
  stage: stageSchema,
  /** The team that it was last given to. A team that is gone is none. */
  teamId: Type.Union([idSchema, Type.Null()]),
  /** When a snoozed one wakes; null: at the visitor's reply, or it is not snoozed. */
  snoozedUntil: Type.Union([timeSchema, Type.Null()]),
  /** When somebody wants to look after it again, whatever its state. */
  followUpAt: Type.Union([timeSchema, Type.Null()]),
  /** What is to be done then ("": nobody has said), by which agent or team (neither: anybody), and why. */
  followUpNote: Type.String(),
  followUpAgentId: Type.Union([idSchema, Type.Null()]),
  followUpTeamId: Type.Union([idSchema, Type.Null()]),
  followUpWhy: Type.Union([Type.Literal("low_rating"), Type.Null()]),
  /** What is promised next (an answer while the visitor waits for one), by when, and from when on it is urgent. */
  dueFor: Type.Union([targetSchema, Type.Null()]),
  dueAt: Type.Union([timeSchema, Type.Null()]),
  warnAt: Type.Union([timeSchema, Type.Null()]),
  /** While it waits: to whom it is offered, and until when they may accept. */
  offeredTo: Type.Union([idSchema, Type.Null()]),
  offerEndsAt: Type.Union([timeSchema, Type.Null()]),
  /** What whoever answers should be good at. */
  skills: Type.Array(Type.String()),
  change: Type.Integer({ minimum: 0 }),
});
export type Conversation = Static<typeof conversationSchema>;

/** Newest first; `cursor` of the next page, null at the end. */
export const conversationPageSchema = Type.Object({
  items: Type.Array(conversationSchema),
  cursor: Type.Union([Type.String(), Type.Null()]),
});
export type ConversationPage = Static<typeof conversationPageSchema>;
