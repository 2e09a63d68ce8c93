import Type, { type Static } from "typebox";
import { articleHitSchema } from "./article.ts";
import { attachmentSchema } from "./attachment.ts";
import { idSchema, langSchema, timeSchema } from "./ids.ts";
import { ATTACHMENTS_MAX, TEXT_MAX } from "./limits.ts";
import { macroActSchema } from "./macro.ts";

/** Who has a canned reply in their menu: all, one team, or the one agent who owns it. */
export const cannedReplyScopeSchema = Type.Union([
  Type.Literal("everyone"),
  Type.Literal("team"),
  Type.Literal("personal"),
]);
export type CannedReplyScope = Static<typeof cannedReplyScopeSchema>;

/**
 * A template. `text` may hold `{{visitor.firstName}}` and, for when it is unknown,
 * `{{visitor.firstName|there}}`; `visitor.name`, `visitor.email`, `agent.name`,
 * `agent.firstName`, `site.name`, `page.title`, `conversation.id` and `visitor.` with the name of an
 * attribute work the same way. With `acts` it is a macro, which may do without a text, as with files.
 * Left out: no folder, any language, personal, no acts, no files.
 */
export const cannedReplyDraftSchema = Type.Object(
  {
    shortcut: Type.String({ pattern: "^[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,39}$" }),
    title: Type.String({ minLength: 1, maxLength: 120 }),
    text: Type.String({ maxLength: TEXT_MAX }),
    folder: Type.Optional(Type.String({ maxLength: 60 })),
    lang: Type.Optional(Type.Union([langSchema, Type.Null()])),
    scope: Type.Optional(cannedReplyScopeSchema),
    /** Whose it is when the scope is `team`. */
    teamId: Type.Optional(Type.Union([idSchema, Type.Null()])),
    acts: Type.Optional(Type.Array(macroActSchema, { maxItems: 10 })),
    /** What goes along: files of POST /canned-replies/files, and those that a reply has already. */
    fileIds: Type.Optional(Type.Array(idSchema, { maxItems: ATTACHMENTS_MAX })),
  },
  { additionalProperties: false },
);
export type CannedReplyDraft = Static<typeof cannedReplyDraftSchema>;

const { fileIds: _, ...told } = Type.Required(cannedReplyDraftSchema).properties;

/** As an agent sees it: `uses` counts everybody's, `myUses` their own. */
export const cannedReplySchema = Type.Object({
  ...told,
  id: idSchema,
  ownerId: Type.Union([idSchema, Type.Null()]),
  updatedAt: timeSchema,
  editedBy: Type.Union([idSchema, Type.Null()]),
  uses: Type.Integer({ minimum: 0 }),
  myUses: Type.Integer({ minimum: 0 }),
  usedAt: Type.Union([timeSchema, Type.Null()]),
  usedBy: Type.Union([idSchema, Type.Null()]),
  /** Read by GET /canned-replies/files/:id. */
  files: Type.Array(attachmentSchema),
});
export type CannedReply = Static<typeof cannedReplySchema>;

/** Body of POST /canned-replies/:id/files, which makes uploads of its files for a conversation. */
export const bringFilesSchema = Type.Object(
  { conversationId: idSchema },
  { additionalProperties: false },
);

/** What may answer the visitor's last words: ids of canned replies, best first, and articles. */
export const cannedReplySuggestionsSchema = Type.Object({
  replyIds: Type.Array(idSchema),
  articles: Type.Array(articleHitSchema),
});
export type CannedReplySuggestions = Static<typeof cannedReplySuggestionsSchema>;

/** Largest CSV that is taken at once, in characters. */
export const CANNED_CSV_MAX = 2_000_000;

/**
 * Body of POST /canned-replies/csv. `scope` is for rows that name none. With `check` nothing is
 * stored: the answer says what would happen.
 */
export const cannedReplyImportSchema = Type.Object(
  {
    csv: Type.String({ minLength: 1, maxLength: CANNED_CSV_MAX }),
    scope: cannedReplyScopeSchema,
    teamId: Type.Optional(Type.Union([idSchema, Type.Null()])),
    check: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type CannedReplyImport = Static<typeof cannedReplyImportSchema>;

/** One row of a CSV, numbered as a spreadsheet does: the header is row 1. */
export const cannedReplyRowSchema = Type.Object({
  row: Type.Integer({ minimum: 1 }),
  shortcut: Type.String(),
  verdict: Type.Union([
    Type.Literal("added"),
    Type.Literal("changed"),
    Type.Literal("same"),
    Type.Literal("wrong"),
  ]),
  /** What is wrong with it, and what to do; "" for all others. */
  problem: Type.String(),
});
export type CannedReplyRow = Static<typeof cannedReplyRowSchema>;

/** What became of each row. Nothing is stored while one of them is wrong. */
export const cannedReplyReportSchema = Type.Object({
  stored: Type.Boolean(),
  rows: Type.Array(cannedReplyRowSchema),
});
export type CannedReplyReport = Static<typeof cannedReplyReportSchema>;
