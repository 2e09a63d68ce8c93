import Type, { type Static } from "typebox";
import { langSchema } from "./ids.ts";
import { COACH_INSTEAD_MAX, COACH_PHRASE_MAX, COACH_RULES_MAX } from "./limits.ts";

/** What the coach looks for while an agent writes. */
export const coachKindSchema = Type.Union([
  Type.Literal("secrets"),
  Type.Literal("closed_doors"),
  Type.Literal("jargon"),
  Type.Literal("question"),
  Type.Literal("greeting"),
  Type.Literal("shouting"),
]);
export type CoachKind = Static<typeof coachKindSchema>;

/** A phrase, as it is: no pattern. `instead` is what to say in its place, "" for only a hint. */
export const coachRuleSchema = Type.Object(
  {
    phrase: Type.String({ minLength: 1, maxLength: COACH_PHRASE_MAX }),
    instead: Type.String({ maxLength: COACH_INSTEAD_MAX }),
  },
  { additionalProperties: false },
);
export type CoachRule = Static<typeof coachRuleSchema>;

const rulesSchema = Type.Array(coachRuleSchema, { maxItems: COACH_RULES_MAX });

/** The owner's rules of one language. Without `closedDoors` it is the list that comes with the console. */
export const coachRulesSchema = Type.Object(
  { closedDoors: Type.Optional(rulesSchema), jargon: Type.Optional(rulesSchema) },
  { additionalProperties: false },
);
export type CoachRules = Static<typeof coachRulesSchema>;

/**
 * How the coach is set for everybody. `off`: what it does not look for. `rules` by primary language
 * ("de", not "de-AT"). `revision` counts the changes: who changes it says which one they have seen.
 */
export const coachSettingsSchema = Type.Object(
  {
    on: Type.Boolean(),
    off: Type.Array(coachKindSchema, { uniqueItems: true }),
    rules: Type.Record(langSchema, coachRulesSchema),
    revision: Type.Integer({ minimum: 0 }),
  },
  { additionalProperties: false },
);
export type CoachSettings = Static<typeof coachSettingsSchema>;

/** As it is until an owner changes it. */
export const DEFAULT_COACH: CoachSettings = { on: true, off: [], rules: {}, revision: 0 };
