import type { ComplaintSettings } from "./complaint.ts";

/** Where a complaint stands; the first three are open. */
export const COMPLAINT_STATES = [
  "open",
  "in_work",
  "waiting_for_customer",
  "resolved",
  "rejected",
] as const;
export type ComplaintState = (typeof COMPLAINT_STATES)[number];

/** Those that somebody still has to do something about. */
export const OPEN_COMPLAINT_STATES: readonly ComplaintState[] = COMPLAINT_STATES.slice(0, 3);

export const SEVERITIES = ["low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What came of a complaint. */
export const COMPLAINT_OUTCOMES = [
  "apologised",
  "refunded",
  "replaced",
  "corrected",
  "explained",
  "not_justified",
] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** What there is until an owner changes it; `days` until it is due, by severity. */
export const DEFAULT_COMPLAINT_SETTINGS: ComplaintSettings = {
  categories: [
    { id: "product", name: "Product or quality" },
    { id: "delivery", name: "Delivery" },
    { id: "price", name: "Price or invoice" },
    { id: "service", name: "Service or staff" },
    { id: "website", name: "Website" },
    { id: "privacy", name: "Privacy" },
    { id: "other", name: "Something else" },
  ],
  days: { low: 14, medium: 7, high: 3, critical: 1 },
  revision: 0,
};

/** What people call it: C-12. */
export const complaintName = (number: number): string => `C-${number}`;
