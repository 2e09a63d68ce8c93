import type {
  Complaint,
  ComplaintCategory,
  ComplaintList,
  ComplaintOutcome,
  ComplaintState,
  ComplaintStepBody,
  ComplaintToldBy,
  Severity,
} from "@foyer/protocol";
import { complaintName, DEFAULT_COMPLAINT_SETTINGS } from "@foyer/protocol/complaint-choices";
import { later, t } from "../language/say.ts";
import { fullTime } from "../look/time.ts";

export const STATES: Record<ComplaintState, string> = {
  open: later("Not begun"),
  in_work: later("In work"),
  waiting_for_customer: later("Waiting for the customer"),
  resolved: later("Resolved"),
  rejected: later("Rejected"),
};

export const SEVERITY_NAMES: Record<Severity, string> = {
  low: later("Low"),
  medium: later("Medium"),
  high: later("High"),
  critical: later("Critical"),
};

export const OUTCOME_NAMES: Record<ComplaintOutcome, string> = {
  apologised: later("Apologised"),
  refunded: later("Refunded"),
  replaced: later("Replaced"),
  corrected: later("Corrected"),
  explained: later("Explained"),
  not_justified: later("Not justified"),
};

export const LISTS: Partial<Record<ComplaintList, string>> = {
  open: later("Still open"),
  overdue: later("Overdue"),
  mine: later("Mine"),
  unowned: later("Nobody’s"),
  resolved: later("Resolved"),
  all: later("All"),
};

export const TOLD_BY: Record<ComplaintToldBy, string> = {
  chat: later("In the chat"),
  mail: later("By mail"),
  elsewhere: later("By telephone, letter or in person"),
};

/** Those that come with the console are said in the agent's language, until an owner renames them. */
const KNOWN = {
  product: later("Product or quality"),
  delivery: later("Delivery"),
  price: later("Price or invoice"),
  service: later("Service or staff"),
  website: later("Website"),
  privacy: later("Privacy"),
  other: later("Something else"),
};

/** What a category is called. */
export function categoryName({ id, name }: ComplaintCategory): string {
  const isOwn = !DEFAULT_COMPLAINT_SETTINGS.categories.some(
    (one) => one.id === id && one.name === name,
  );
  return isOwn ? name : t(KNOWN[id as keyof typeof KNOWN] ?? name);
}

/** One line of a complaint's log. `nameOf` says who an agent is. */
export function stepText(body: ComplaintStepBody, nameOf: (id: string) => string): string {
  switch (body.type) {
    case "recorded":
      return t("Recorded");
    case "receipt":
      return t("The customer was sent its number by mail");
    case "did":
      return body.text;
    case "owner":
      return body.to === null
        ? t("Nobody has it any more")
        : t("Given to {{name}}", { name: nameOf(body.to) });
    case "state":
      return t("Now: {{state}}", { state: t(STATES[body.to]) });
    case "severity":
      return t("Severity: {{severity}}", { severity: t(SEVERITY_NAMES[body.to]) });
    case "due":
      return t("Due {{when}}", { when: fullTime(body.to) });
    case "told":
      return t("Told the customer: {{how}}", { how: t(TOLD_BY[body.by]) });
  }
}

/** What the customer is told at first, for the agent to go on from. */
export function outcomeDraft({ name, number, outcomeText }: Complaint): string {
  const said = { name, number: complaintName(number) };
  const hello = name
    ? t("Hello {{name}}, this is about your complaint {{number}}.", said)
    : t("Hello, this is about your complaint {{number}}.", said);
  return [hello, outcomeText].filter(Boolean).join("\n\n");
}
