import Type, { type Static } from "typebox";
import { clientIdSchema, idSchema } from "../ids.ts";
import { TEXT_MAX } from "../limits.ts";

/**
 * The visitor rates a conversation that was closed: `score` 1 (very poor) to 5 (excellent); thumbs are 1
 * and 5. `nps` 0 to 10. Within a day they may change their mind: the last one counts.
 */
export const rateSchema = Type.Object(
  {
    type: Type.Literal("rate"),
    clientId: clientIdSchema,
    conversationId: idSchema,
    score: Type.Integer({ minimum: 1, maximum: 5 }),
    comment: Type.Optional(Type.String({ maxLength: TEXT_MAX })),
    nps: Type.Optional(Type.Integer({ minimum: 0, maximum: 10 })),
  },
  { additionalProperties: false },
);
export type Rate = Static<typeof rateSchema>;
