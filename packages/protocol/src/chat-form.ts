import Type, { type Static } from "typebox";

/** Longest answer to one question of a form, in UTF-16 units. */
export const FORM_ANSWER_MAX = 1_000;

/**
 * One question before the chat. `name`, `email` and `phone` are kept with the visitor and filled in when
 * known; `choice` has `choices`; `consent` must be ticked when it is required; its label may hold a link
 * as light markdown.
 */
export const formFieldSchema = Type.Object(
  {
    id: Type.String({ pattern: "^[a-z][a-z0-9_]{0,30}$" }),
    kind: Type.Union([
      Type.Literal("name"),
      Type.Literal("email"),
      Type.Literal("phone"),
      Type.Literal("choice"),
      Type.Literal("text"),
      Type.Literal("consent"),
    ]),
    label: Type.String({ minLength: 1, maxLength: 200 }),
    required: Type.Boolean(),
    choices: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 80 }), { minItems: 1, maxItems: 20 }),
    ),
  },
  { additionalProperties: false },
);
export type FormField = Static<typeof formFieldSchema>;

/** What a visitor is asked before a person is called; null: nothing. */
export const chatFormSchema = Type.Object(
  {
    intro: Type.String({ maxLength: 300 }),
    fields: Type.Array(formFieldSchema, { minItems: 1, maxItems: 12 }),
  },
  { additionalProperties: false },
);
export type ChatForm = Static<typeof chatFormSchema>;

/** One answer: "yes" for a consent that was given. */
export const formAnswerSchema = Type.Object(
  {
    field: Type.String({ pattern: "^[a-z][a-z0-9_]{0,30}$" }),
    value: Type.String({ maxLength: FORM_ANSWER_MAX }),
  },
  { additionalProperties: false },
);
export type FormAnswer = Static<typeof formAnswerSchema>;
