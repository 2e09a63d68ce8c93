import Type, { type Static } from "typebox";
import { conversationSchema, outcomeSchema, prioritySchema, stageSchema } from "./conversation.ts";
import { setFollowUpSchema } from "./follow-up.ts";
import { idSchema, timeSchema } from "./ids.ts";
import { ARTICLES_HANDED_MAX, BULK_MAX, TAG_MAX, TAGS_MAX, TEXT_MAX } from "./limits.ts";

const strict = { additionalProperties: false } as const;
const note = Type.Optional(Type.String({ maxLength: TEXT_MAX }));

/** Body of POST /conversations/:id/transfer, to a colleague or to a team. `note` is for colleagues only. */
export const transferSchema = Type.Union([
  Type.Object({ agentId: idSchema, note }, strict),
  Type.Object({ teamId: idSchema, note }, strict),
]);
export type Transfer = Static<typeof transferSchema>;

/** Body of POST /conversations/:id/hand-to-faq. `text` is said to the visitor with the articles. */
export const handToFaqSchema = Type.Object(
  {
    articleIds: Type.Array(idSchema, { minItems: 1, maxItems: ARTICLES_HANDED_MAX }),
    text: Type.Optional(Type.String({ maxLength: TEXT_MAX })),
  },
  strict,
);
export type HandToFaq = Static<typeof handToFaqSchema>;

/** Body of PATCH /conversations/:id/messages/:seq: the message in other words. */
export const editMessageSchema = Type.Object({ text: Type.String() }, strict);
export type EditMessage = Static<typeof editMessageSchema>;

/** Body of POST /conversations/:id/close. */
export const closeSchema = Type.Object({ outcome: outcomeSchema }, strict);
export type Close = Static<typeof closeSchema>;

/** Body of POST /conversations/:id/snooze: until a time in the future, or (null) until the visitor's reply. */
export const snoozeSchema = Type.Object({ until: Type.Union([timeSchema, Type.Null()]) }, strict);
export type Snooze = Static<typeof snoozeSchema>;

/** One word or a few, as people write it; upper and lower case are the same tag. */
export const tagSchema = Type.String({ minLength: 1, maxLength: TAG_MAX });
const tagsSchema = Type.Array(tagSchema, { maxItems: TAGS_MAX });

/** Body of POST /conversations/:id/tags: what comes and what goes, so that two agents undo nothing of each other. */
export const tagsChangeSchema = Type.Object(
  { add: Type.Optional(tagsSchema), remove: Type.Optional(tagsSchema) },
  { ...strict, minProperties: 1 },
);
export type TagsChange = Static<typeof tagsChangeSchema>;

/** Answer of GET /sites/:id/tags: the tags that are in use there, the most used first. */
export const tagListSchema = Type.Object({
  items: Type.Array(Type.Object({ tag: Type.String(), count: Type.Integer({ minimum: 1 }) })),
});
export type TagList = Static<typeof tagListSchema>;

/** Body of PUT /conversations/:id/priority. */
export const setPrioritySchema = Type.Object({ priority: prioritySchema }, strict);
export type SetPriority = Static<typeof setPrioritySchema>;

/** Body of PUT /conversations/:id/stage. */
export const setStageSchema = Type.Object({ stage: stageSchema }, strict);
export type SetStage = Static<typeof setStageSchema>;

/** What can be done to many conversations at once. */
export const bulkActSchema = Type.Union([
  Type.Object({ type: Type.Literal("claim") }, strict),
  Type.Object({ type: Type.Literal("release") }, strict),
  Type.Object({ type: Type.Literal("wake") }, strict),
  Type.Object({ type: Type.Literal("reopen") }, strict),
  Type.Object({ type: Type.Literal("close"), ...closeSchema.properties }, strict),
  Type.Object({ type: Type.Literal("snooze"), ...snoozeSchema.properties }, strict),
  Type.Object({ type: Type.Literal("transfer"), agentId: idSchema, note }, strict),
  Type.Object({ type: Type.Literal("transfer"), teamId: idSchema, note }, strict),
  Type.Object({ type: Type.Literal("tags"), ...tagsChangeSchema.properties }, strict),
  Type.Object({ type: Type.Literal("priority"), ...setPrioritySchema.properties }, strict),
  Type.Object({ type: Type.Literal("stage"), ...setStageSchema.properties }, strict),
  Type.Object({ type: Type.Literal("follow_up"), ...setFollowUpSchema.properties }, strict),
]);
export type BulkAct = Static<typeof bulkActSchema>;

/** Body of POST /conversations/bulk. */
export const bulkSchema = Type.Object(
  {
    ids: Type.Array(idSchema, { minItems: 1, maxItems: BULK_MAX, uniqueItems: true }),
    act: bulkActSchema,
  },
  strict,
);
export type Bulk = Static<typeof bulkSchema>;

/** Its answer: for each id, in their order, the conversation as it is now, or why it stays as it was. */
export const bulkResultSchema = Type.Object({
  results: Type.Array(
    Type.Union([
      Type.Object({ id: idSchema, conversation: conversationSchema }),
      Type.Object({
        id: idSchema,
        error: Type.Object({ kind: Type.String(), message: Type.String() }),
      }),
    ]),
  ),
});
export type BulkResult = Static<typeof bulkResultSchema>;
