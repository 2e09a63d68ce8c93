/** Who did something, by kind and (for agents) id. */
export type Doer = { kind: "visitor" | "faq" | "system" } | { kind: "agent"; id: string };
