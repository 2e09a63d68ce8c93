import Type, { type Static } from "typebox";
import { idSchema, timeSchema } from "./ids.ts";

export const roleSchema = Type.Union([
  Type.Literal("owner"),
  Type.Literal("admin"),
  Type.Literal("agent"),
]);
export type Role = Static<typeof roleSchema>;

/** An avatar's ground, `#rrggbb`. */
export const colourSchema = Type.String({ pattern: "^#[0-9a-fA-F]{6}$" });

/** What visitors and colleagues see of an agent. */
export const agentCardSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  colour: colourSchema,
});
export type AgentCard = Static<typeof agentCardSchema>;

/** An agent as the console's directory lists them. `online` means: a console is open now. */
export const agentSchema = Type.Object({
  id: idSchema,
  name: Type.String(),
  colour: colourSchema,
  email: Type.String(),
  role: roleSchema,
  active: Type.Boolean(),
  online: Type.Boolean(),
  createdAt: timeSchema,
});
export type Agent = Static<typeof agentSchema>;

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
