import Type, { type Static } from "typebox";
import { agentCardSchema } from "./agent.ts";
import { prioritySchema } from "./conversation.ts";
import { timeSchema } from "./ids.ts";
import { teamCardSchema } from "./team.ts";

/** Why just this agent. `of`: how many were free. `lang`, `skills`: what of its needs they meet. */
export const offerReasonSchema = Type.Object({
  rule: Type.Union([
    Type.Literal("last_agent"),
    Type.Literal("only_one"),
    Type.Literal("least_busy"),
    Type.Literal("round_robin"),
  ]),
  of: Type.Integer({ minimum: 1 }),
  lang: Type.Optional(Type.String()),
  skills: Type.Optional(Type.Array(Type.String())),
});
export type OfferReason = Static<typeof offerReasonSchema>;

/** It was offered to one agent until a time: agents only, like those that follow. */
export const offeredBodySchema = Type.Object({
  type: Type.Literal("offered"),
  to: agentCardSchema,
  why: offerReasonSchema,
  until: timeSchema,
});

/**
 * The offer is over, and nobody has it yet. `gone`: they are not available any more; `full`: they have as many
 * as they want; `manual`: it is not offered any more, but claimed. `away`: they have missed too many in a row,
 * and are away now.
 */
export const offerOverBodySchema = Type.Object({
  type: Type.Literal("offer_over"),
  to: agentCardSchema,
  why: Type.Union([
    Type.Literal("declined"),
    Type.Literal("missed"),
    Type.Literal("gone"),
    Type.Literal("full"),
    Type.Literal("manual"),
  ]),
  away: Type.Optional(Type.Literal(true)),
});

/** Rules have said what it needs: agents only. */
export const routedBodySchema = Type.Object({
  type: Type.Literal("routed"),
  rules: Type.Array(Type.String()),
  priority: Type.Optional(prioritySchema),
  team: Type.Optional(teamCardSchema),
  skills: Type.Optional(Type.Array(Type.String())),
});

/** Its queue was too long, and the visitor was shown another way: agents only. */
export const overflowedBodySchema = Type.Object({
  type: Type.Literal("overflowed"),
  why: Type.Union([Type.Literal("length"), Type.Literal("wait")]),
  way: Type.Union([Type.Literal("message"), Type.Literal("articles"), Type.Literal("team")]),
  team: Type.Optional(teamCardSchema),
});
