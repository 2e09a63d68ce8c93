import Type, { type Static } from "typebox";
import { outcomeSchema, prioritySchema } from "./conversation.ts";
import { tagSchema } from "./conversation-acts.ts";
import { idSchema } from "./ids.ts";
import { TAGS_MAX } from "./limits.ts";

/** Longest snooze that a macro may set, in minutes: 90 days. */
const SNOOZE_MINUTES_MAX = 90 * 24 * 60;

const act = <Name extends string, Properties extends Record<string, Type.TSchema>>(
  type: Name,
  properties: Properties,
) => Type.Object({ type: Type.Literal(type), ...properties }, { additionalProperties: false });

/**
 * One step of a macro. `snooze` counts from the moment it runs; null minutes wait for the visitor.
 * What ends the agent's turn (`snooze`, `close`, `transfer`, `transfer_to_team`) comes once, and last.
 */
export const macroActSchema = Type.Union([
  act("tag", {
    tags: Type.Array(tagSchema, { minItems: 1, maxItems: TAGS_MAX }),
  }),
  act("priority", { priority: prioritySchema }),
  act("snooze", {
    minutes: Type.Union([Type.Integer({ minimum: 1, maximum: SNOOZE_MINUTES_MAX }), Type.Null()]),
  }),
  act("close", { outcome: outcomeSchema }),
  act("transfer", { agentId: idSchema }),
  act("transfer_to_team", { teamId: idSchema }),
]);
export type MacroAct = Static<typeof macroActSchema>;

/** Body of POST /canned-replies/:id/run: where the acts are done, after the reply was sent. */
export const runMacroSchema = Type.Object(
  { conversationId: idSchema },
  { additionalProperties: false },
);

/** What came of a macro: how many steps were done, and why the next one was not. */
export const macroRunSchema = Type.Object({
  done: Type.Integer({ minimum: 0 }),
  failed: Type.Union([
    Type.Object({ step: Type.Integer({ minimum: 1 }), act: macroActSchema, reason: Type.String() }),
    Type.Null(),
  ]),
});
export type MacroRun = Static<typeof macroRunSchema>;
