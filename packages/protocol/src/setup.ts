import Type, { type Static } from "typebox";
import {
  agentNameSchema,
  agentPreferencesSchema,
  agentSchema,
  emailSchema,
  passwordSchema,
} from "./agent.ts";
import { originPatternSchema, siteSchema } from "./site.ts";

/** `needed` until the first owner exists. */
export const setupStateSchema = Type.Object({ needed: Type.Boolean(), demo: Type.Boolean() });
export type SetupState = Static<typeof setupStateSchema>;

/** Body of POST /setup: makes the first owner and the first site, and signs in. */
export const setupSchema = Type.Object(
  {
    name: agentNameSchema,
    email: emailSchema,
    password: passwordSchema,
    siteName: Type.String({ minLength: 1, maxLength: 60 }),
    origin: Type.Optional(originPatternSchema),
  },
  { additionalProperties: false },
);
export type Setup = Static<typeof setupSchema>;

/** The signed-in agent with the sites they serve. */
export const meSchema = Type.Object({
  agent: agentSchema,
  preferences: agentPreferencesSchema,
  sites: Type.Array(siteSchema),
});
export type Me = Static<typeof meSchema>;
