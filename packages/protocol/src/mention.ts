import Type, { type Static } from "typebox";
import { agentCardSchema } from "./agent.ts";
import { idSchema, seqSchema, timeSchema } from "./ids.ts";

const mentionedName = Type.String({ minLength: 1, maxLength: 80 });

/** Whom a note mentions: an agent or a team. `name` is what follows the "@" in the note's text. */
export const mentionedSchema = Type.Union([
  Type.Object({ agentId: idSchema, name: mentionedName }, { additionalProperties: false }),
  Type.Object({ teamId: idSchema, name: mentionedName }, { additionalProperties: false }),
]);
export type Mentioned = Static<typeof mentionedSchema>;

/**
 * That a note has mentioned an agent, as that agent is told. `text` is how the note begins; `readAt` is
 * null until they have opened the conversation.
 */
export const mentionSchema = Type.Object({
  conversationId: idSchema,
  seq: seqSchema,
  at: timeSchema,
  by: agentCardSchema,
  text: Type.String(),
  siteId: idSchema,
  visitorId: idSchema,
  visitorName: Type.Union([Type.String(), Type.Null()]),
  readAt: Type.Union([timeSchema, Type.Null()]),
});
export type Mention = Static<typeof mentionSchema>;

/** Where a page of mentions ends. */
export const mentionCursorSchema = Type.String({
  pattern: "^[0-9]{1,16}\\.[0-9]{1,16}\\.[A-Za-z0-9_-]{1,40}$",
});

/** Newest first. `unread` counts all that are; `cursor` of the next page, null at the end. */
export const mentionsPageSchema = Type.Object({
  items: Type.Array(mentionSchema),
  unread: Type.Integer({ minimum: 0 }),
  cursor: Type.Union([Type.String(), Type.Null()]),
});
export type MentionsPage = Static<typeof mentionsPageSchema>;

/** Body of POST /mentions/read: the conversation that was opened. */
export const readMentionsSchema = Type.Object(
  { conversationId: idSchema },
  { additionalProperties: false },
);
export type ReadMentions = Static<typeof readMentionsSchema>;
