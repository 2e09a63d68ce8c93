import Type, { type Static } from "typebox";
import { authorSchema } from "./event.ts";
import { idSchema, timeSchema } from "./ids.ts";
import { BLOCK_REASON_MAX, PAGE_URL_MAX, VISITOR_NOTE_MAX } from "./limits.ts";
import { visitorSchema } from "./visitor.ts";

const strict = { additionalProperties: false } as const;
const orNull = Type.Null();

/** A page that a visitor was on, and since when. */
export const visitSchema = Type.Object({
  url: Type.String({ maxLength: PAGE_URL_MAX }),
  title: Type.String(),
  at: timeSchema,
});
export type Visit = Static<typeof visitSchema>;

/** Answer of GET /visitors/:id/visits: the pages of the last 30 days, newest first. */
export const visitListSchema = Type.Object({ items: Type.Array(visitSchema) });
export type VisitList = Static<typeof visitListSchema>;

/** What an agent noted about a person, for agents only. `editedAt`: it was put in other words then. */
export const visitorNoteSchema = Type.Object({
  id: idSchema,
  text: Type.String(),
  by: authorSchema,
  at: timeSchema,
  editedAt: Type.Union([timeSchema, orNull]),
});
export type VisitorNote = Static<typeof visitorNoteSchema>;

/** Answer of GET /visitors/:id/notes: newest first. */
export const visitorNoteListSchema = Type.Object({ items: Type.Array(visitorNoteSchema) });
export type VisitorNoteList = Static<typeof visitorNoteListSchema>;

/** Body of POST /visitors/:id/notes and PATCH /visitors/:id/notes/:noteId. */
export const visitorNoteDraftSchema = Type.Object(
  { text: Type.String({ maxLength: VISITOR_NOTE_MAX }) },
  strict,
);
export type VisitorNoteDraft = Static<typeof visitorNoteDraftSchema>;

/** Body of PUT /visitors/:id/block: until a time in the future, or (null) for good. */
export const blockDraftSchema = Type.Object(
  {
    until: Type.Union([timeSchema, orNull]),
    reason: Type.String({ maxLength: BLOCK_REASON_MAX }),
  },
  strict,
);
export type BlockDraft = Static<typeof blockDraftSchema>;

/** Answer of GET /blocked-visitors: who is blocked now, the latest first. */
export const blockedListSchema = Type.Object({ items: Type.Array(visitorSchema) });
export type BlockedList = Static<typeof blockedListSchema>;

/** Body of POST /visitors/:id/merge: `intoId` stays, the visitor of the address becomes part of them. */
export const mergeSchema = Type.Object({ intoId: idSchema }, strict);
export type Merge = Static<typeof mergeSchema>;

/**
 * Answer of GET /visitors/:id/merge-preview?intoId=…: what would go over. `closes`: both have a conversation open,
 * and the one that goes over is closed. `fills`: facts that the one who stays lacks.
 */
export const mergePreviewSchema = Type.Object({
  from: visitorSchema,
  into: visitorSchema,
  conversations: Type.Integer({ minimum: 0 }),
  notes: Type.Integer({ minimum: 0 }),
  closes: Type.Boolean(),
  fills: Type.Array(Type.String()),
});
export type MergePreview = Static<typeof mergePreviewSchema>;
