import type { Event, EventBody, Outcome } from "@foyer/protocol";
import { mailedText } from "../absence/mailed-text.ts";
import { complaintText } from "../complaints/complaint-text.ts";
import { PRIORITIES, STAGES } from "../conversations/label-names.ts";
import { followUpText } from "../follow-ups/follow-up-text.ts";
import { later, t } from "../language/say.ts";
import { fullTime } from "../look/time.ts";
import { routingText } from "../routing/routing-text.ts";
import { targetText } from "../standards/target-text.ts";
import { personText } from "../visitors/person-text.ts";

/** What outcomes are called on the screen. */
export const OUTCOMES: Record<Outcome, string> = {
  solved: later("Solved"),
  not_solved: later("Not solved"),
  no_answer: later("Visitor left without an answer"),
  spam: later("Spam"),
};

/** Who did it, as the sentences name them. */
interface Told {
  event: Event;
  visitor: string;
  /** Whether it is the one who reads this. */
  isMe: boolean;
  /** The agent's name, the visitor's, or our own. */
  who: string;
  myId: string;
}

/** One quiet sentence for what happened, where nobody said anything. */
export function systemText(event: Event, visitor: string, myId: string): string {
  const { by } = event;
  const isMe = by.kind === "agent" && by.id === myId;
  const who = by.kind === "agent" ? by.name : by.kind === "visitor" ? visitor : "Foyer";
  const told = { event, visitor, isMe, who, myId };
  const isVisitor = by.kind === "visitor";
  const person = personText(event.body, who, isMe);
  return (
    courseText(told) ??
    labelText(told) ??
    visitorText(told) ??
    targetText(event.body) ??
    routingText(event.body, myId) ??
    complaintText(event.body, { who, isMe, isVisitor }) ??
    mailedText(event.body) ??
    person ??
    ""
  );
}

/** What changes who answers, and when. */
function courseText({ event: { by, body }, visitor, isMe, who, myId }: Told): string | undefined {
  switch (body.type) {
    case "queued":
      return queuedText(body.reason, { visitor, isMe, who });
    case "claimed":
      return isMe
        ? t("You claimed the conversation")
        : t("{{who}} claimed the conversation", { who });
    case "transferred":
      return transferredText(body, { who, isMe, myId, byId: by.kind === "agent" ? by.id : "" });
    case "transferred_to_team": {
      const team = body.team.name;
      return isMe
        ? t("You passed the conversation to the team {{team}}", { team })
        : t("{{who}} passed the conversation to the team {{team}}", { who, team });
    }
    case "closed": {
      const outcome = t(OUTCOMES[body.outcome]);
      return isMe
        ? t("You closed the conversation · {{outcome}}", { outcome })
        : t("{{who}} closed the conversation · {{outcome}}", { who, outcome });
    }
    case "reopened":
      if (by.kind !== "agent") return t("{{visitor}} wrote again", { visitor });
      return isMe
        ? t("You reopened the conversation")
        : t("{{who}} reopened the conversation", { who });
    case "snoozed":
      return snoozedText(body.until, isMe, who);
    case "woken":
      if (body.why === "time") return t("Its time has come: not snoozed any more");
      if (body.why === "reply") return t("{{visitor}} replied: not snoozed any more", { visitor });
      return isMe
        ? t("You took the conversation up again")
        : t("{{who}} took the conversation up again", { who });
    default:
      return undefined;
  }
}

function queuedText(
  reason: Extract<EventBody, { type: "queued" }>["reason"],
  { visitor, isMe, who }: Pick<Told, "visitor" | "isMe" | "who">,
): string {
  if (reason === "asked") return t("{{visitor}} asked for a person", { visitor });
  if (reason === "reopened") return t("{{visitor}} came back and waits again", { visitor });
  if (reason === "agent_lost") return t("Its agent was gone for a minute: back to the queue");
  if (reason === "transferred") return t("{{visitor}} waits again", { visitor });
  if (reason === "woken") return t("Its agent is away: back to the queue");
  return isMe
    ? t("You returned the conversation to the queue")
    : t("{{who}} returned the conversation to the queue", { who });
}

function transferredText(
  { from, to }: Extract<EventBody, { type: "transferred" }>,
  { who, isMe, myId, byId }: { who: string; isMe: boolean; myId: string; byId: string },
): string {
  if (byId === to.id && from.id !== to.id) {
    if (isMe) return t("You took over from {{name}}", { name: from.name });
    return from.id === myId
      ? t("{{who}} took over from you", { who })
      : t("{{who}} took over from {{name}}", { who, name: from.name });
  }
  if (isMe) return t("You passed the conversation to {{name}}", { name: to.name });
  return to.id === myId
    ? t("{{who}} passed the conversation to you", { who })
    : t("{{who}} passed the conversation to {{name}}", { who, name: to.name });
}

function snoozedText(until: number | null, isMe: boolean, who: string): string {
  if (until === null)
    return isMe
      ? t("You snoozed the conversation until the next reply")
      : t("{{who}} snoozed the conversation until the next reply", { who });
  const when = fullTime(until);
  return isMe
    ? t("You snoozed the conversation until {{when}}", { when })
    : t("{{who}} snoozed the conversation until {{when}}", { who, when });
}

/** What is written on it. */
function labelText({ event: { body }, isMe, who }: Told): string | undefined {
  switch (body.type) {
    case "tagged":
      return tagsText(body, isMe, who);
    case "priority_set": {
      const priority = t(PRIORITIES[body.priority]);
      return isMe
        ? t("You set the priority · {{priority}}", { priority })
        : t("{{who}} set the priority · {{priority}}", { who, priority });
    }
    case "stage_set": {
      if (!body.stage)
        return isMe ? t("You removed the stage") : t("{{who}} removed the stage", { who });
      const stage = t(STAGES[body.stage]);
      return isMe
        ? t("You set the stage · {{stage}}", { stage })
        : t("{{who}} set the stage · {{stage}}", { who, stage });
    }
    default:
      return followUpText(body, who, isMe);
  }
}

/** "Mara put on the tags late, vip · Mara removed the tags new" */
function tagsText(
  { added, removed }: Extract<EventBody, { type: "tagged" }>,
  isMe: boolean,
  who: string,
): string {
  const [put, taken] = [added.join(", "), removed.join(", ")];
  const sentences = [
    put &&
      (isMe
        ? t("You tagged it {{tags}}", { tags: put })
        : t("{{who}} tagged it {{tags}}", { who, tags: put })),
    taken &&
      (isMe
        ? t("You removed the tag {{tags}}", { tags: taken })
        : t("{{who}} removed the tag {{tags}}", { who, tags: taken })),
  ];
  return sentences.filter(Boolean).join(" · ");
}

/** What the visitor did beside writing. */
function visitorText({ event: { body }, visitor }: Told): string | undefined {
  switch (body.type) {
    case "contact_left":
      return contactText(body, visitor);
    case "article_judged": {
      const { question } = body;
      return body.helped
        ? t("{{visitor}} was helped by “{{question}}”", { visitor, question })
        : t("{{visitor}} was not helped by “{{question}}”", { visitor, question });
    }
    case "feedback_skipped":
      return t("{{visitor}} did not want to rate the conversation", { visitor });
    case "spoken_first":
      return t("The widget spoke first: “{{text}}”", { text: body.text });
    case "identified": {
      const name = body.externalId;
      return body.instead
        ? t("{{visitor}} signed in as {{name}}, who has another conversation open", {
            visitor,
            name,
          })
        : t("{{visitor}} is signed in as {{name}} (verified)", { visitor, name });
    }
    case "asked_again":
      return body.what === "person"
        ? t("{{visitor}} asked for a person again", { visitor })
        : t("{{visitor}} ended the conversation, which was closed already", { visitor });
    default:
      return undefined;
  }
}

/** "Dana wants a call at 040 123456 · after five", or an answer by email. */
function contactText(
  { email, phone, when }: Extract<EventBody, { type: "contact_left" }>,
  visitor: string,
): string {
  const wish =
    phone && email
      ? t("{{visitor}} wants a call at {{phone}}, or an answer to {{email}}", {
          ...{ visitor, phone, email },
        })
      : phone
        ? t("{{visitor}} wants a call at {{phone}}", { visitor, phone })
        : t("{{visitor}} wants an answer to {{email}}", { visitor, email: email ?? "" });
  return [wish, when].filter(Boolean).join(" · ");
}
