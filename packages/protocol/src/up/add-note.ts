import Type, { type Static } from "typebox";
import { clientIdSchema, idSchema } from "../ids.ts";

/** An agent writes an internal note, in any state of the conversation. */
export const addNoteSchema = Type.Object(
  {
    type: Type.Literal("add_note"),
    clientId: clientIdSchema,
    conversationId: idSchema,
    text: Type.String(),
  },
  { additionalProperties: false },
);
export type AddNote = Static<typeof addNoteSchema>;
