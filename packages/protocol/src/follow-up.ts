import Type, { type Static } from "typebox";
import { conversationSchema } from "./conversation.ts";
import { idSchema, timeSchema } from "./ids.ts";
import { FOLLOW_UP_NOTE_MAX } from "./limits.ts";
import { mentionedSchema } from "./mention.ts";

const strict = { additionalProperties: false } as const;

/** Who is to do it: an agent, a team, or (null) anybody. */
export const followUpForSchema = Type.Union([
  Type.Object({ agentId: idSchema }, strict),
  Type.Object({ teamId: idSchema }, strict),
  Type.Null(),
]);
export type FollowUpFor = Static<typeof followUpForSchema>;

/**
 * Body of PUT /conversations/:id/follow-up: when to look after it again, what is to be done and by whom. `at` null
 * drops it. What is left out stays as it was; a new one is for whoever has the conversation, else for who plans it.
 */
export const setFollowUpSchema = Type.Object(
  {
    at: Type.Union([timeSchema, Type.Null()]),
    note: Type.Optional(Type.String({ maxLength: FOLLOW_UP_NOTE_MAX })),
    for: Type.Optional(followUpForSchema),
  },
  strict,
);
export type SetFollowUp = Static<typeof setFollowUpSchema>;

/** Where a page of follow-ups ends. */
export const followUpCursorSchema = Type.String({ pattern: "^[0-9]{1,16}_[A-Za-z0-9_-]{1,40}$" });

/** Answer of GET /follow-ups: conversations that have one, the soonest first; `cursor` null at the end. */
export const followUpPageSchema = Type.Object({
  items: Type.Array(conversationSchema),
  cursor: Type.Union([Type.String(), Type.Null()]),
});
export type FollowUpPage = Static<typeof followUpPageSchema>;

/**
 * `at`: when to look after it again; null: no more. `was`: the time that it had before. `why`: a low rating
 * opened it, or a better one closed it.
 */
export const followUpSetBodySchema = Type.Object({
  type: Type.Literal("follow_up_set"),
  at: Type.Union([timeSchema, Type.Null()]),
  was: Type.Optional(timeSchema),
  note: Type.Optional(Type.String()),
  for: Type.Optional(mentionedSchema),
  why: Type.Optional(Type.Literal("low_rating")),
});

/** What was to be done is done. `note`: what that was. */
export const followUpDoneBodySchema = Type.Object({
  type: Type.Literal("follow_up_done"),
  note: Type.Optional(Type.String()),
});

/** Its time has come; `late`: it came a day ago, and colleagues hear of it. `notified`: who was called. */
export const followUpDueBodySchema = Type.Object({
  type: Type.Literal("follow_up_due"),
  late: Type.Boolean(),
  notified: Type.Array(Type.Object({ agentId: idSchema, name: Type.String() })),
});
