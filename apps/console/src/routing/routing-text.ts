import type { EventBody, OfferReason } from "@foyer/protocol";
import { PRIORITIES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { languageName } from "../visitors/visitor-facts.ts";

/** One quiet sentence for what routing did; undefined for what it did not do. */
export function routingText(body: EventBody, myId: string): string | undefined {
  switch (body.type) {
    case "offered": {
      const { name } = body.to;
      const why = reasonText(body.why);
      return body.to.id === myId
        ? t("Offered to you: {{why}}", { why })
        : t("Offered to {{name}}: {{why}}", { name, why });
    }
    case "offer_over":
      return body.to.id === myId ? myOverText(body) : overText(body);
    case "routed":
      return routedText(body);
    case "overflowed":
      return overflowText(body);
    default:
      return undefined;
  }
}

/** "least busy of 3 available, speaks German" */
function reasonText({ rule, of, lang, skills }: OfferReason): string {
  const parts = [
    rule === "last_agent" && t("talked with the visitor last"),
    rule === "only_one" && t("the only one available"),
    rule === "least_busy" && t("least busy of {{count}} available", { count: of }),
    rule === "round_robin" && t("next in turn of {{count}} available", { count: of }),
    lang && t("speaks {{language}}", { language: languageName(lang) }),
    skills && t("knows {{skills}}", { skills: skills.join(", ") }),
  ];
  return parts.filter(Boolean).join(", ");
}

type Over = Extract<EventBody, { type: "offer_over" }>;

function overText({ to: { name }, why, away }: Over): string {
  if (away) return t("{{name}} did not answer twice in a row, and is away now", { name });
  if (why === "declined") return t("{{name}} declined it", { name });
  if (why === "missed") return t("{{name}} did not answer in time", { name });
  if (why === "full") return t("{{name}} has enough to do: not offered any more", { name });
  if (why === "gone") return t("{{name}} is not available any more", { name });
  return t("Not offered to {{name}} any more", { name });
}

function myOverText({ why, away }: Over): string {
  if (away) return t("You did not answer twice in a row, and are away now");
  if (why === "declined") return t("You declined it");
  if (why === "missed") return t("You did not answer in time");
  if (why === "full") return t("You have enough to do: not offered any more");
  if (why === "gone") return t("You are not available any more");
  return t("Not offered to you any more");
}

/** "Rule Gold customers · Urgent · Team Billing · needs refunds" */
function routedText({
  rules,
  priority,
  team,
  skills,
}: Extract<EventBody, { type: "routed" }>): string {
  const parts = [
    t("By rule: {{rules}}", { rules: rules.join(", ") }),
    priority && t(PRIORITIES[priority]),
    team && t("Team {{team}}", { team: team.name }),
    skills && t("needs {{skills}}", { skills: skills.join(", ") }),
  ];
  return parts.filter(Boolean).join(" · ");
}

function overflowText({ why, way, team }: Extract<EventBody, { type: "overflowed" }>): string {
  const isLong = why === "length";
  if (way === "team") {
    const name = team?.name ?? "";
    return isLong
      ? t("The queue is too long: passed to the team {{name}}", { name })
      : t("The wait is too long: passed to the team {{name}}", { name });
  }
  if (way === "articles")
    return isLong
      ? t("The queue is too long: the visitor was shown the articles")
      : t("The wait is too long: the visitor was shown the articles");
  return isLong
    ? t("The queue is too long: the visitor was asked for an email or a number")
    : t("The wait is too long: the visitor was asked for an email or a number");
}
