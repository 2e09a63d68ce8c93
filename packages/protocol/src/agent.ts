import Type, { type Static } from "typebox";
import { idSchema, timeSchema } from "./ids.ts";
import { AWAY_AFTER_MAX, CAPACITY_MAX, OWN_KEYS_MAX, TITLE_MAX } from "./limits.ts";

export const roleSchema = Type.Union([
  Type.Literal("owner"),
  Type.Literal("admin"),
  Type.Literal("agent"),
]);
export type Role = Static<typeof roleSchema>;

/** An avatar's ground, `#rrggbb`. */
export const colourSchema = Type.String({ pattern: "^#[0-9a-fA-F]{6}$" });

/** What they do, in a few words, below the name; "" for nothing. */
const titleSchema = Type.String({ maxLength: TITLE_MAX });

/** What visitors and colleagues see of an agent. `picture` is fetched as `/api/v1/pictures/` and this id. */
export const agentCardSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  colour: colourSchema,
  title: Type.Optional(Type.String()),
  picture: Type.Optional(idSchema),
});
export type AgentCard = Static<typeof agentCardSchema>;

/**
 * What an agent has chosen. `busy`: here for their own conversations, not called for new ones. `away`: not
 * here for visitors, whatever is open.
 */
export const agentStatusSchema = Type.Union([
  Type.Literal("available"),
  Type.Literal("busy"),
  Type.Literal("away"),
]);
export type AgentStatus = Static<typeof agentStatusSchema>;

/** Minutes without a key or a click; 0: never away by itself. */
const awayAfterSchema = Type.Integer({ minimum: 0, maximum: AWAY_AFTER_MAX });
/** Conversations at a time; null: as many as come. */
const capacitySchema = Type.Union([
  Type.Integer({ minimum: 1, maximum: CAPACITY_MAX }),
  Type.Null(),
]);

/**
 * An agent as the console's directory lists them. `online` means: a console is open now. `idle`: nobody has
 * touched it for `awayAfter` minutes, which counts as away.
 */
export const agentSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  colour: colourSchema,
  title: Type.String(),
  picture: Type.Union([idSchema, Type.Null()]),
  email: Type.String(),
  role: roleSchema,
  active: Type.Boolean(),
  online: Type.Boolean(),
  status: agentStatusSchema,
  idle: Type.Boolean(),
  awayAfter: awayAfterSchema,
  capacity: capacitySchema,
  createdAt: timeSchema,
});
export type Agent = Static<typeof agentSchema>;

/**
 * What an agent has set for their own eyes. `lang`: the console's language, null for the browser's. `keys`:
 * keys of their own by the shortcut's id, "" for none.
 */
export const agentPreferencesSchema = Type.Object(
  {
    lang: Type.Optional(
      Type.Union([
        Type.String({ pattern: "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", maxLength: 20 }),
        Type.Null(),
      ]),
    ),
    keys: Type.Optional(
      Type.Record(Type.String({ pattern: "^[a-z-]{1,40}$" }), Type.String({ maxLength: 40 }), {
        maxProperties: OWN_KEYS_MAX,
      }),
    ),
  },
  { additionalProperties: false },
);
export type AgentPreferences = Static<typeof agentPreferencesSchema>;

export const agentNameSchema = Type.String({ minLength: 1, maxLength: 80 });
export const emailSchema = Type.String({ pattern: "^[^\\s@]+@[^\\s@]+$", maxLength: 254 });
/** At least 10 characters; the length bound keeps the hash cheap. */
export const passwordSchema = Type.String({ minLength: 10, maxLength: 200 });

export const newAgentSchema = Type.Object(
  { name: agentNameSchema, email: emailSchema, role: roleSchema, password: passwordSchema },
  { additionalProperties: false },
);
export type NewAgent = Static<typeof newAgentSchema>;

export const agentPatchSchema = Type.Object(
  {
    name: Type.Optional(agentNameSchema),
    colour: Type.Optional(colourSchema),
    role: Type.Optional(roleSchema),
    active: Type.Optional(Type.Boolean()),
    password: Type.Optional(passwordSchema),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type AgentPatch = Static<typeof agentPatchSchema>;

/** Body of PATCH /me. `preferences` that are not named stay; a new password needs the current one. */
export const selfPatchSchema = Type.Object(
  {
    name: Type.Optional(agentNameSchema),
    colour: Type.Optional(colourSchema),
    title: Type.Optional(titleSchema),
    preferences: Type.Optional(agentPreferencesSchema),
    password: Type.Optional(passwordSchema),
    currentPassword: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type SelfPatch = Static<typeof selfPatchSchema>;

/** Body of PATCH /me/presence. Choosing a status ends being idle. */
export const presencePatchSchema = Type.Object(
  {
    status: Type.Optional(agentStatusSchema),
    idle: Type.Optional(Type.Boolean()),
    awayAfter: Type.Optional(awayAfterSchema),
    capacity: Type.Optional(capacitySchema),
  },
  { additionalProperties: false, minProperties: 1 },
);
export type PresencePatch = Static<typeof presencePatchSchema>;

export const loginSchema = Type.Object(
  { email: emailSchema, password: Type.String({ minLength: 1, maxLength: 200 }) },
  { additionalProperties: false },
);
export type Login = Static<typeof loginSchema>;

/** One place where an agent is signed in. `current` marks the asking one. */
export const sessionSchema = Type.Object({
  id: idSchema,
  device: Type.String(),
  createdAt: timeSchema,
  seenAt: timeSchema,
  current: Type.Boolean(),
});
export type Session = Static<typeof sessionSchema>;
