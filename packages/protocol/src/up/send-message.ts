import Type, { type Static } from "typebox";
import { formAnswerSchema } from "../chat-form.ts";
import { clientIdSchema, idSchema } from "../ids.ts";
import { ARTICLES_HANDED_MAX, ATTACHMENTS_MAX, CHOICE_MAX, CHOICES_MAX } from "../limits.ts";
import { ruleIdSchema } from "../proactive-rule.ts";

const attachmentIds = Type.Optional(
  Type.Array(idSchema, { minItems: 1, maxItems: ATTACHMENTS_MAX }),
);

/**
 * A visitor says something. Without an open conversation it opens one: in self-service,
 * or in the queue when `to` is "person". `attachmentIds` are uploads of this visitor that no message has
 * yet; `answers` those to the site's form, told to agents before the message. With `anew` a conversation that
 * is closed stays so, and a new one is opened.
 */
export const visitorSendMessageSchema = Type.Object(
  {
    type: Type.Literal("send_message"),
    clientId: clientIdSchema,
    text: Type.String(),
    to: Type.Optional(Type.Union([Type.Literal("faq"), Type.Literal("person")])),
    anew: Type.Optional(Type.Literal(true)),
    attachmentIds,
    answers: Type.Optional(Type.Array(formAnswerSchema, { minItems: 1, maxItems: 12 })),
    /** The rule whose words this answers; the log tells them before the message. */
    proactive: Type.Optional(ruleIdSchema),
  },
  { additionalProperties: false },
);
export type VisitorSendMessage = Static<typeof visitorSendMessageSchema>;

/** The agent who has the conversation replies, with answers to press and articles if they like. */
export const agentSendMessageSchema = Type.Object(
  {
    type: Type.Literal("send_message"),
    clientId: clientIdSchema,
    conversationId: idSchema,
    text: Type.String(),
    attachmentIds,
    choices: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: CHOICE_MAX }), {
        minItems: 1,
        maxItems: CHOICES_MAX,
      }),
    ),
    articleIds: Type.Optional(Type.Array(idSchema, { minItems: 1, maxItems: ARTICLES_HANDED_MAX })),
  },
  { additionalProperties: false },
);
export type AgentSendMessage = Static<typeof agentSendMessageSchema>;
