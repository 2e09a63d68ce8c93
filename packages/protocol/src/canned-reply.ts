import Type, { type Static } from "typebox";
import { idSchema, timeSchema } from "./ids.ts";
import { TEXT_MAX } from "./limits.ts";

/**
 * A template. `text` may hold `{{visitor.firstName}}` and, for when it is unknown,
 * `{{visitor.firstName|there}}`; `visitor.name`, `visitor.email`, `agent.name`,
 * `agent.firstName`, `site.name` and `page.title` work the same way.
 */
export const cannedReplyDraftSchema = Type.Object(
  {
    shortcut: Type.String({ pattern: "^[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,39}$" }),
    title: Type.String({ minLength: 1, maxLength: 120 }),
    text: Type.String({ minLength: 1, maxLength: TEXT_MAX }),
  },
  { additionalProperties: false },
);
export type CannedReplyDraft = Static<typeof cannedReplyDraftSchema>;

export const cannedReplySchema = Type.Object({
  ...cannedReplyDraftSchema.properties,
  id: idSchema,
  updatedAt: timeSchema,
});
export type CannedReply = Static<typeof cannedReplySchema>;
