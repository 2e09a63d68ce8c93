import Type, { type Static } from "typebox";
import { agentCardSchema } from "./agent.ts";
import { articleCardSchema } from "./article.ts";
import { attachmentSchema } from "./attachment.ts";
import {
  outcomeSchema,
  prioritySchema,
  solvedSchema,
  stageSchema,
  targetSchema,
} from "./conversation.ts";
import {
  followUpDoneBodySchema,
  followUpDueBodySchema,
  followUpSetBodySchema,
} from "./follow-up.ts";
import { clientIdSchema, idSchema, seqSchema, timeSchema } from "./ids.ts";
import { mentionedSchema } from "./mention.ts";
import {
  offeredBodySchema,
  offerOverBodySchema,
  overflowedBodySchema,
  routedBodySchema,
} from "./offer.ts";
import { ruleIdSchema } from "./proactive-rule.ts";
import { teamCardSchema } from "./team.ts";

/** Who did it. The visitor needs no name here: a conversation has one visitor. */
export const authorSchema = Type.Union([
  Type.Object({ kind: Type.Literal("visitor") }),
  Type.Object({ kind: Type.Literal("agent"), ...agentCardSchema.properties }),
  Type.Object({ kind: Type.Literal("faq") }),
  Type.Object({ kind: Type.Literal("system") }),
]);
export type Author = Static<typeof authorSchema>;

/**
 * Somebody said something; visitor and agents see it. `text` may be "" when there are attachments.
 * `choices` are answers to press; `articles` are shown as cards. `edited`: `text` is not the first one any
 * more; `removed`: nothing of it is left but that it was.
 */
export const messageBodySchema = Type.Object({
  type: Type.Literal("message"),
  text: Type.String(),
  attachments: Type.Optional(Type.Array(attachmentSchema)),
  choices: Type.Optional(Type.Array(Type.String())),
  articles: Type.Optional(Type.Array(articleCardSchema)),
  edited: Type.Optional(Type.Literal(true)),
  removed: Type.Optional(Type.Literal(true)),
});

/** An agent put message `of` in other words; `was`, the words before, is for agents only. */
export const editedBodySchema = Type.Object({
  type: Type.Literal("edited"),
  of: seqSchema,
  text: Type.String(),
  was: Type.Optional(Type.String()),
});

/** An agent took message `of` back; `was` is for agents only. */
export const removedBodySchema = Type.Object({
  type: Type.Literal("removed"),
  of: seqSchema,
  was: Type.Optional(Type.String()),
});

/** What the visitor answered before the chat, in the words that the form had then. */
export const formFilledBodySchema = Type.Object({
  type: Type.Literal("form_filled"),
  answers: Type.Array(Type.Object({ label: Type.String(), value: Type.String() })),
});

/** How the visitor wants to be reached instead of waiting. */
export const contactLeftBodySchema = Type.Object({
  type: Type.Literal("contact_left"),
  email: Type.Optional(Type.String()),
  phone: Type.Optional(Type.String()),
  when: Type.Optional(Type.String()),
});

/**
 * The visitor's judgement of the service; a later one takes the place of an earlier one. `score` is missing where
 * they were not asked for one; `solved`: whether their question was.
 */
export const ratedBodySchema = Type.Object({
  type: Type.Literal("rated"),
  score: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
  solved: Type.Optional(solvedSchema),
  comment: Type.Optional(Type.String()),
  nps: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
});

/** The visitor does not want to say how it was: none of their devices asks again. */
export const feedbackSkippedBodySchema = Type.Object({ type: Type.Literal("feedback_skipped") });

/** The visitor said of an article whether it helped. */
export const articleJudgedBodySchema = Type.Object({
  type: Type.Literal("article_judged"),
  articleId: idSchema,
  question: Type.String(),
  helped: Type.Boolean(),
});

/**
 * An internal note: agents only, a visitor never receives it. `mentions`: whom it calls; each stands in
 * `text` as "@" and the name.
 */
export const noteBodySchema = Type.Object({
  type: Type.Literal("note"),
  text: Type.String(),
  mentions: Type.Optional(Type.Array(mentionedSchema)),
});

/** Self-service answered `query`. Without `confident` it says so and offers a person at once. */
export const answeredBodySchema = Type.Object({
  type: Type.Literal("answered"),
  query: Type.String(),
  confident: Type.Boolean(),
  articles: Type.Array(articleCardSchema),
});

/** Articles that match what the visitor has said, offered while they wait; once for each wait, best first. */
export const articlesOfferedBodySchema = Type.Object({
  type: Type.Literal("articles_offered"),
  articles: Type.Array(articleCardSchema),
});

/**
 * What the visitor looked for by themselves before they came to a person, oldest first: agents only. `shown` is the
 * best of what was found; `helped` is missing where they did not say. With `waiting` it is what they have read of the
 * articles that they were offered while they wait.
 */
export const searchedBodySchema = Type.Object({
  type: Type.Literal("searched"),
  waiting: Type.Optional(Type.Literal(true)),
  searches: Type.Array(
    Type.Object({
      query: Type.String(),
      shown: Type.Array(Type.Object({ id: idSchema, question: Type.String() })),
    }),
  ),
  read: Type.Array(
    Type.Object({
      articleId: idSchema,
      question: Type.String(),
      helped: Type.Optional(Type.Boolean()),
    }),
  ),
});

/** The conversation entered the queue. */
export const queuedBodySchema = Type.Object({
  type: Type.Literal("queued"),
  reason: Type.Union([
    Type.Literal("asked"),
    Type.Literal("released"),
    Type.Literal("reopened"),
    /** Its agent has had no console open for too long. */
    Type.Literal("agent_lost"),
    /** It was given to a team. */
    Type.Literal("transferred"),
    /** It woke, and its agent was not there. */
    Type.Literal("woken"),
  ]),
});

export const claimedBodySchema = Type.Object({ type: Type.Literal("claimed") });

/** `from` is who had it before. */
export const transferredBodySchema = Type.Object({
  type: Type.Literal("transferred"),
  from: agentCardSchema,
  to: agentCardSchema,
});

/** An agent gave it to a team: agents only. What it means for the visitor is said by `queued`. */
export const transferredToTeamBodySchema = Type.Object({
  type: Type.Literal("transferred_to_team"),
  team: teamCardSchema,
});

/** Its agent has put it aside until a time, or (null) until the visitor's reply: agents only. */
export const snoozedBodySchema = Type.Object({
  type: Type.Literal("snoozed"),
  until: Type.Union([timeSchema, Type.Null()]),
});

/** It is not snoozed any more: agents only. */
export const wokenBodySchema = Type.Object({
  type: Type.Literal("woken"),
  why: Type.Union([Type.Literal("time"), Type.Literal("reply"), Type.Literal("agent")]),
});

/** Tags came or went: agents only. */
export const taggedBodySchema = Type.Object({
  type: Type.Literal("tagged"),
  added: Type.Array(Type.String()),
  removed: Type.Array(Type.String()),
});

/** Agents only, like the two that follow. */
export const prioritySetBodySchema = Type.Object({
  type: Type.Literal("priority_set"),
  priority: prioritySchema,
});

export const stageSetBodySchema = Type.Object({
  type: Type.Literal("stage_set"),
  stage: stageSchema,
});

const alarmOf = {
  target: targetSchema,
  /** The standard's name, as it was then. */
  standard: Type.String(),
  dueAt: timeSchema,
  /** Who was called. */
  notified: Type.Array(Type.Object({ agentId: idSchema, name: Type.String() })),
};

/** The time for a target is nearly over: agents only. */
export const targetWarnedBodySchema = Type.Object({
  type: Type.Literal("target_warned"),
  ...alarmOf,
});

/** The time for a target is over: agents only. */
export const targetMissedBodySchema = Type.Object({
  type: Type.Literal("target_missed"),
  ...alarmOf,
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

/** The widget spoke first, by an owner's rule: what the visitor saw before they answered. */
export const spokenFirstBodySchema = Type.Object({
  type: Type.Literal("spoken_first"),
  text: Type.String(),
  /** The rule; missing in logs from before rules were counted. */
  rule: Type.Optional(ruleIdSchema),
});

/**
 * The owner's server has said who the visitor is: agents only. `instead`: they had another conversation
 * open under that name, and this one was closed for it.
 */
export const identifiedBodySchema = Type.Object({
  type: Type.Literal("identified"),
  externalId: Type.String(),
  instead: Type.Optional(Type.Literal(true)),
});

/**
 * Two profiles were one person, and this conversation was the other one's until now: agents only. `name` is what
 * that one was called. `instead`: both had one open, and this one was closed for the other.
 */
export const mergedBodySchema = Type.Object({
  type: Type.Literal("merged"),
  name: Type.Union([Type.String(), Type.Null()]),
  instead: Type.Optional(Type.Literal(true)),
});

/** An agent spoke first, to somebody who was on the site: agents only. */
export const invitedBodySchema = Type.Object({ type: Type.Literal("invited") });

/** It was put into the register of complaints: agents only. */
export const complaintRecordedBodySchema = Type.Object({
  type: Type.Literal("complaint_recorded"),
  complaintId: idSchema,
  number: Type.Integer({ minimum: 1 }),
});

/** A mail with agents' answers has left the house, was refused, or was given up: agents only. */
export const mailedBodySchema = Type.Object({
  type: Type.Literal("mailed"),
  email: Type.String(),
  outcome: Type.Union([Type.Literal("sent"), Type.Literal("refused"), Type.Literal("given_up")]),
  /** What the mail server said, where it did not take it. */
  trouble: Type.Optional(Type.String()),
});

export const eventBodySchema = Type.Union([
  messageBodySchema,
  noteBodySchema,
  answeredBodySchema,
  articlesOfferedBodySchema,
  searchedBodySchema,
  queuedBodySchema,
  claimedBodySchema,
  transferredBodySchema,
  handedToFaqBodySchema,
  closedBodySchema,
  reopenedBodySchema,
  askedAgainBodySchema,
  editedBodySchema,
  removedBodySchema,
  formFilledBodySchema,
  contactLeftBodySchema,
  ratedBodySchema,
  feedbackSkippedBodySchema,
  articleJudgedBodySchema,
  spokenFirstBodySchema,
  identifiedBodySchema,
  transferredToTeamBodySchema,
  snoozedBodySchema,
  wokenBodySchema,
  taggedBodySchema,
  prioritySetBodySchema,
  stageSetBodySchema,
  followUpSetBodySchema,
  followUpDoneBodySchema,
  followUpDueBodySchema,
  mergedBodySchema,
  invitedBodySchema,
  targetWarnedBodySchema,
  targetMissedBodySchema,
  offeredBodySchema,
  offerOverBodySchema,
  routedBodySchema,
  overflowedBodySchema,
  mailedBodySchema,
  complaintRecordedBodySchema,
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
export const INTERNAL_EVENTS: readonly EventType[] = [
  "note",
  "asked_again",
  "searched",
  "identified",
  "transferred_to_team",
  "snoozed",
  "woken",
  "tagged",
  "priority_set",
  "stage_set",
  "follow_up_set",
  "follow_up_done",
  "follow_up_due",
  "merged",
  "invited",
  "target_warned",
  "target_missed",
  "offered",
  "offer_over",
  "routed",
  "overflowed",
  "mailed",
  "complaint_recorded",
];
