import Type, { type Static } from "typebox";
import { emailSchema } from "../agent.ts";
import { clientIdSchema, idSchema, langSchema } from "../ids.ts";

/** The visitor wants the whole conversation by email; `lang` is what its few words are to be in. */
export const mailTranscriptSchema = Type.Object(
  {
    type: Type.Literal("mail_transcript"),
    clientId: clientIdSchema,
    conversationId: idSchema,
    email: emailSchema,
    lang: Type.Optional(langSchema),
  },
  { additionalProperties: false },
);
export type MailTranscript = Static<typeof mailTranscriptSchema>;
