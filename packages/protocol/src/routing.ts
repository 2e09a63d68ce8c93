import Type, { type Static } from "typebox";
import { prioritySchema } from "./conversation.ts";
import { idSchema } from "./ids.ts";
import {
  BOOST_MINUTES_MAX,
  OFFER_SECONDS_MAX,
  OFFER_SECONDS_MIN,
  QUEUE_LIMITS_MAX,
  QUEUE_MINUTES_MAX,
  QUEUE_WAITING_MAX,
  ROUTING_RULES_MAX,
  SKILL_MAX,
  SKILLS_MAX,
  TEAM_AGENTS_MAX,
} from "./limits.ts";

const strict = { additionalProperties: false } as const;

/** What an agent is good at, or a conversation needs: one word or a few, upper and lower case alike. */
export const skillSchema = Type.String({ minLength: 1, maxLength: SKILL_MAX });
const skillsSchema = Type.Array(skillSchema, { maxItems: SKILLS_MAX });

/** The first part of a language's tag, such as `de`. */
const spokenSchema = Type.String({ pattern: "^[a-z]{2,3}$" });

/** Whom a team's conversation is offered to first. */
export const routingOrderSchema = Type.Union([
  Type.Literal("least_busy"),
  Type.Literal("round_robin"),
]);
export type RoutingOrder = Static<typeof routingOrderSchema>;

/**
 * How conversations of one team reach its agents. `manual`: somebody claims them. `automatic`: each is offered
 * to one agent after another, who has `offerSeconds` to accept.
 */
export const teamRoutingSchema = Type.Object(
  {
    mode: Type.Union([Type.Literal("manual"), Type.Literal("automatic")]),
    order: routingOrderSchema,
    /** Who talked with the visitor last comes before all others. */
    lastAgentFirst: Type.Boolean(),
    /** Who speaks the visitor's language comes before others. */
    matchLanguage: Type.Boolean(),
    offerSeconds: Type.Integer({ minimum: OFFER_SECONDS_MIN, maximum: OFFER_SECONDS_MAX }),
  },
  strict,
);
export type TeamRouting = Static<typeof teamRoutingSchema>;

export const DEFAULT_TEAM_ROUTING: TeamRouting = {
  ...{ mode: "manual", order: "least_busy", lastAgentFirst: true, matchLanguage: true },
  offerSeconds: 30,
};

/**
 * What is known of a conversation when it starts to wait decides what it needs. Every condition that is there
 * has to be met. Rules are read from the top: of two that set the same, the upper one counts.
 */
export const routingRuleSchema = Type.Object(
  {
    id: idSchema,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    when: Type.Object(
      {
        siteId: Type.Optional(idSchema),
        /** The path of the page it was opened from; `*` stands for anything. */
        page: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
        lang: Type.Optional(spokenSchema),
        /** What is known of the visitor; `value` in any case of letters. */
        attribute: Type.Optional(
          Type.Object(
            {
              name: Type.String({ minLength: 1, maxLength: 60 }),
              value: Type.String({ minLength: 1, maxLength: 200 }),
            },
            strict,
          ),
        ),
      },
      strict,
    ),
    set: Type.Object(
      {
        priority: Type.Optional(prioritySchema),
        teamId: Type.Optional(idSchema),
        skills: Type.Optional(Type.Array(skillSchema, { minItems: 1, maxItems: SKILLS_MAX })),
      },
      { ...strict, minProperties: 1 },
    ),
  },
  strict,
);
export type RoutingRule = Static<typeof routingRuleSchema>;

/** What a visitor is shown who finds a queue too long. They keep their place whatever they choose. */
export const otherWaySchema = Type.Union([
  Type.Object({ type: Type.Literal("message") }, strict),
  Type.Object({ type: Type.Literal("articles") }, strict),
  Type.Object({ type: Type.Literal("team"), teamId: idSchema }, strict),
]);
export type OtherWay = Static<typeof otherWaySchema>;

/** Where a queue is too long: more than so many who wait, or a wait of so many minutes. `of`: whose queue. */
export const queueLimitSchema = Type.Object(
  {
    of: Type.Union([
      Type.Object({ siteId: idSchema }, strict),
      Type.Object({ teamId: idSchema }, strict),
    ]),
    waiting: Type.Union([Type.Integer({ minimum: 1, maximum: QUEUE_WAITING_MAX }), Type.Null()]),
    minutes: Type.Union([Type.Integer({ minimum: 1, maximum: QUEUE_MINUTES_MAX }), Type.Null()]),
    way: otherWaySchema,
  },
  strict,
);
export type QueueLimit = Static<typeof queueLimitSchema>;

/** What an agent brings. */
export const agentSkillsSchema = Type.Object(
  {
    languages: Type.Array(spokenSchema, { maxItems: SKILLS_MAX, uniqueItems: true }),
    skills: skillsSchema,
  },
  strict,
);
export type AgentSkills = Static<typeof agentSkillsSchema>;

/**
 * How conversations reach agents. `everybody`: those that no team has. `boostMinutes`: after so many minutes
 * of waiting a conversation counts one priority higher; null: never. `revision` counts the changes.
 */
export const routingSettingsSchema = Type.Object(
  {
    everybody: teamRoutingSchema,
    teams: Type.Record(idSchema, teamRoutingSchema),
    agents: Type.Record(idSchema, agentSkillsSchema, { maxProperties: TEAM_AGENTS_MAX }),
    rules: Type.Array(routingRuleSchema, { maxItems: ROUTING_RULES_MAX }),
    limits: Type.Array(queueLimitSchema, { maxItems: QUEUE_LIMITS_MAX }),
    boostMinutes: Type.Union([
      Type.Integer({ minimum: 1, maximum: BOOST_MINUTES_MAX }),
      Type.Null(),
    ]),
    revision: Type.Integer({ minimum: 0 }),
  },
  strict,
);
export type RoutingSettings = Static<typeof routingSettingsSchema>;

export const DEFAULT_ROUTING: RoutingSettings = {
  ...{ everybody: DEFAULT_TEAM_ROUTING, teams: {}, agents: {}, rules: [], limits: [] },
  ...{ boostMinutes: 10, revision: 0 },
};

/**
 * What in the settings contradicts the rest, and why nothing comes of it. `name`: the rule, team or agent;
 * `other`: the rule, team, skill or language that it collides with.
 */
export const routingTroubleSchema = Type.Object({
  kind: Type.Union([
    /** Rule: its site is gone. */
    Type.Literal("site_gone"),
    /** Rule, limit: its team is gone. */
    Type.Literal("team_gone"),
    /** Rule: `other` above it sets all that it sets, whenever it applies. */
    Type.Literal("never_applies"),
    /** Team: automatic, or conversations are sent to it, and nobody is in it. */
    Type.Literal("team_empty"),
    /** Rule: it asks for a skill that nobody has who may be asked. */
    Type.Literal("skill_unknown"),
    /** Limit: the queue overflows into itself, through other teams at last. */
    Type.Literal("overflows_in_circle"),
  ]),
  name: Type.String(),
  other: Type.Optional(Type.String()),
});
export type RoutingTrouble = Static<typeof routingTroubleSchema>;

/** Answer of GET and PUT /routing. */
export const routingAnswerSchema = Type.Object({
  settings: routingSettingsSchema,
  troubles: Type.Array(routingTroubleSchema),
});
export type RoutingAnswer = Static<typeof routingAnswerSchema>;
