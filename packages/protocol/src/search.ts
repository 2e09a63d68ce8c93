import Type, { type Static } from "typebox";
import { authorSchema } from "./event.ts";
import { idSchema, seqSchema, timeSchema } from "./ids.ts";
import { SEARCH_TEXT_MAX } from "./limits.ts";

const textSchema = Type.String({ maxLength: SEARCH_TEXT_MAX });

/** Looks for messages and notes. `by` is "visitor" or an agent's id; `until` is not included. */
export const searchMessagesSchema = Type.Object({
  text: textSchema,
  conversationId: Type.Optional(idSchema),
  siteId: Type.Optional(idSchema),
  by: Type.Optional(idSchema),
  since: Type.Optional(timeSchema),
  until: Type.Optional(timeSchema),
  cursor: Type.Optional(Type.String({ pattern: "^[0-9]{1,16}[en]$" })),
});

/** A message or note that was found. `marks` are places in `excerpt`, in UTF-16 units, from and to. */
export const messageHitSchema = Type.Object({
  conversationId: idSchema,
  seq: seqSchema,
  at: timeSchema,
  by: authorSchema,
  /** No visitor sees it. */
  internal: Type.Boolean(),
  siteId: idSchema,
  visitorId: idSchema,
  visitorName: Type.Union([Type.String(), Type.Null()]),
  pagePath: Type.String(),
  excerpt: Type.String(),
  marks: Type.Array(Type.Tuple([Type.Integer(), Type.Integer()])),
});
export type MessageHit = Static<typeof messageHitSchema>;

/** Newest first, those with a slip of the finger last; `cursor` of the next page, null at the end. */
export const messageHitsSchema = Type.Object({
  items: Type.Array(messageHitSchema),
  cursor: Type.Union([Type.String(), Type.Null()]),
});
export type MessageHits = Static<typeof messageHitsSchema>;

export const searchPeopleSchema = Type.Object({ text: textSchema });

/** A visitor who was found, with their latest conversation. */
export const foundPersonSchema = Type.Object({
  id: idSchema,
  siteId: idSchema,
  name: Type.Union([Type.String(), Type.Null()]),
  email: Type.Union([Type.String(), Type.Null()]),
  phone: Type.Union([Type.String(), Type.Null()]),
  externalId: Type.Union([Type.String(), Type.Null()]),
  seenAt: timeSchema,
  conversationId: Type.Union([idSchema, Type.Null()]),
});
export type FoundPerson = Static<typeof foundPersonSchema>;
