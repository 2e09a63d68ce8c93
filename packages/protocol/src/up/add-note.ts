import Type, { type Static } from "typebox";
import { clientIdSchema, idSchema } from "../ids.ts";
import { MENTIONS_MAX } from "../limits.ts";
import { mentionedSchema } from "../mention.ts";

/** An agent writes an internal note, in any state of the conversation, and mentions colleagues in it if they like. */
export const addNoteSchema = Type.Object(
  {
    type: Type.Literal("add_note"),
    clientId: clientIdSchema,
    conversationId: idSchema,
    text: Type.String(),
    mentions: Type.Optional(Type.Array(mentionedSchema, { minItems: 1, maxItems: MENTIONS_MAX })),
  },
  { additionalProperties: false },
);
export type AddNote = Static<typeof addNoteSchema>;
