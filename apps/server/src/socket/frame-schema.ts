import { type AgentUp, agentUpSchema, type VisitorUp, visitorUpSchema } from "@foyer/protocol";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Refusal } from "../refusal.ts";

interface FrameSchema {
  properties: { type: { const: string } };
}

/** Parses one frame; throws a Refusal of kind `malformed` that says what is wrong with it. */
export type ParseFrame<Up> = (data: string) => Up;

/** Each frame type has its own compiled check, so that an error speaks of that type alone. */
function createParser<Up>(union: { anyOf: readonly TSchema[] }): ParseFrame<Up> {
  const checks = new Map(
    union.anyOf.map((schema) => [
      (schema as unknown as FrameSchema).properties.type.const,
      Compile(schema),
    ]),
  );
  return (data) => {
    const frame = parseJson(data);
    const type = (frame as { type?: unknown } | null)?.type;
    const check = typeof type === "string" ? checks.get(type) : undefined;
    if (!check) throw malformed(`"type" must be one of ${[...checks.keys()].join(", ")}`);
    if (check.Check(frame)) return frame as Up;
    const [error] = check.Errors(frame);
    throw malformed(`${error?.instancePath || "the frame"} of ${type}: ${error?.message}`);
  };
}

function parseJson(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch {
    throw malformed("the frame is not JSON");
  }
}

const malformed = (what: string) => new Refusal("malformed", `Malformed frame: ${what}.`);

export const parseVisitorFrame = createParser<VisitorUp>(visitorUpSchema);
export const parseAgentFrame = createParser<AgentUp>(agentUpSchema);
