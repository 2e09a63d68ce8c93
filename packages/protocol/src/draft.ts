import Type, { type Static } from "typebox";
import { attachmentSchema } from "./attachment.ts";
import { clientIdSchema, idSchema, seqSchema, timeSchema } from "./ids.ts";
import { ATTACHMENTS_MAX, DRAFT_MAX } from "./limits.ts";

/** What an agent writes in a conversation: words to the visitor, or to colleagues. */
export const draftKindSchema = Type.Union([Type.Literal("reply"), Type.Literal("note")]);
export type DraftKind = Static<typeof draftKindSchema>;

/**
 * What an agent has written and not sent. `since`: the last event there was when they began. `version` is
 * made by the console that wrote it, anew at each change. Without text and files it is gone.
 */
export const draftSchema = Type.Object({
  conversationId: idSchema,
  kind: draftKindSchema,
  text: Type.String(),
  attachments: Type.Array(attachmentSchema),
  since: seqSchema,
  version: clientIdSchema,
  savedAt: timeSchema,
});
export type Draft = Static<typeof draftSchema>;

/**
 * Body of PUT /drafts/:conversationId/:kind. `base` is the version that was changed, "" for none: where
 * another console has written since, nothing is stored.
 */
export const draftChangeSchema = Type.Object(
  {
    text: Type.String({ maxLength: DRAFT_MAX }),
    attachmentIds: Type.Array(idSchema, { maxItems: ATTACHMENTS_MAX }),
    since: seqSchema,
    base: Type.Union([clientIdSchema, Type.Literal("")]),
    version: clientIdSchema,
  },
  { additionalProperties: false },
);
export type DraftChange = Static<typeof draftChangeSchema>;

/** Whether the change was stored, and the draft as it is now: that of another console when it was not. */
export const savedDraftSchema = Type.Object({ saved: Type.Boolean(), draft: draftSchema });
export type SavedDraft = Static<typeof savedDraftSchema>;
