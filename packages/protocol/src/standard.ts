import Type, { type Static } from "typebox";
import { prioritySchema } from "./conversation.ts";
import { idSchema } from "./ids.ts";
import { ESCALATION_AGENTS_MAX } from "./limits.ts";

const strict = { additionalProperties: false } as const;
const nameSchema = Type.String({ minLength: 1, maxLength: 60 });

/** In seconds of open time; 0 is refused by name. Thirty days at most. */
const targetSecondsSchema = Type.Union([
  Type.Integer({ minimum: 0, maximum: 30 * 24 * 60 * 60 }),
  Type.Null(),
]);

/**
 * What is done when a target is nearly or really missed. `notify`: these agents are called; `holder`: whoever
 * has the conversation is called, too. `raiseTo` and `toTeam` change it, where it is not so already.
 */
export const escalationSchema = Type.Object(
  {
    notify: Type.Array(idSchema, { maxItems: ESCALATION_AGENTS_MAX, uniqueItems: true }),
    holder: Type.Boolean(),
    raiseTo: Type.Union([prioritySchema, Type.Null()]),
    toTeam: Type.Union([idSchema, Type.Null()]),
  },
  strict,
);
export type Escalation = Static<typeof escalationSchema>;

/**
 * Body of POST /standards and PUT /standards/:id. It holds for conversations of the site, team and priority that
 * are named; null: of any. Of several that fit, one that names the priority comes first, then one that names the
 * team, then the site. `warnPercent`: how much of the time is over when a warning comes.
 */
export const standardDraftSchema = Type.Object(
  {
    name: nameSchema,
    siteId: Type.Union([idSchema, Type.Null()]),
    teamId: Type.Union([idSchema, Type.Null()]),
    priority: Type.Union([prioritySchema, Type.Null()]),
    replySeconds: targetSecondsSchema,
    solveSeconds: targetSecondsSchema,
    warnPercent: Type.Integer({ minimum: 0, maximum: 100 }),
    onWarned: escalationSchema,
    onMissed: escalationSchema,
  },
  strict,
);
export type StandardDraft = Static<typeof standardDraftSchema>;

export const standardSchema = Type.Object({ id: idSchema, ...standardDraftSchema.properties });
export type Standard = Static<typeof standardSchema>;
