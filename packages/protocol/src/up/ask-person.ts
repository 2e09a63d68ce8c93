import Type, { type Static } from "typebox";
import { formAnswerSchema } from "../chat-form.ts";
import { clientIdSchema } from "../ids.ts";

/** The visitor wants a person: self-service → waiting. `answers` are those to the site's form. */
export const askPersonSchema = Type.Object(
  {
    type: Type.Literal("ask_person"),
    clientId: clientIdSchema,
    answers: Type.Optional(Type.Array(formAnswerSchema, { minItems: 1, maxItems: 12 })),
  },
  { additionalProperties: false },
);
export type AskPerson = Static<typeof askPersonSchema>;
