import Type, { type Static } from "typebox";
import { emailSchema } from "../agent.ts";
import { clientIdSchema, langSchema } from "../ids.ts";
import { COMPLAINT_TEXT_MAX } from "../limits.ts";
import { phoneSchema } from "../visitor.ts";

/** A visitor complains by the form of their own: what happened, what they want, and how to reach them. */
export const complainSchema = Type.Object(
  {
    type: Type.Literal("complain"),
    clientId: clientIdSchema,
    text: Type.String({ maxLength: COMPLAINT_TEXT_MAX }),
    want: Type.Optional(Type.String({ maxLength: COMPLAINT_TEXT_MAX })),
    name: Type.Optional(Type.String({ maxLength: 80 })),
    email: Type.Optional(emailSchema),
    phone: Type.Optional(phoneSchema),
    /** The language that the form was shown in: they are written to in it. */
    lang: Type.Optional(langSchema),
  },
  { additionalProperties: false },
);
export type Complain = Static<typeof complainSchema>;
