import Type, { type Static } from "typebox";
import { mentionSchema } from "../mention.ts";

/** A note has just mentioned this agent. */
export const mentionDownSchema = Type.Object({
  type: Type.Literal("mention"),
  mention: mentionSchema,
});
export type MentionDown = Static<typeof mentionDownSchema>;

/** This agent's mentions have changed, without saying which: who shows them asks for them again. */
export const mentionsDownSchema = Type.Object({ type: Type.Literal("mentions") });
export type MentionsDown = Static<typeof mentionsDownSchema>;
