import Type, { type Static } from "typebox";
import { ruleIdSchema } from "../proactive-rule.ts";

/** The chat was opened while the words of this rule stood beside the launcher; once for each time they were said. */
export const proactiveOpenedSchema = Type.Object(
  { type: Type.Literal("proactive_opened"), rule: ruleIdSchema },
  { additionalProperties: false },
);
export type ProactiveOpened = Static<typeof proactiveOpenedSchema>;
