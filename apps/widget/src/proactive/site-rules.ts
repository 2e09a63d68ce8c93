import type { ProactiveRule } from "@foyer/protocol";

/** A rule as a visitor's page gets it. */
export type Rule = Pick<ProactiveRule, "id" | "text" | "when" | "everyHours">;

/** What the server writes into the script of a site that speaks first. */
export interface SiteRules {
  key: string;
  name: string;
  rules: Rule[];
}

/** What was said first, until the visitor answers: kept with the widget's element, for the panel. */
export interface Spoken {
  rule: string;
  text: string;
  /** Whether the server knows that the chat was opened from it. */
  told?: boolean;
}

/** The widget's element, which loader, rules and panel share. */
export type Speaker = Element & { spoken?: Spoken | undefined };
