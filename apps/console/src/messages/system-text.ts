import type { Event, EventBody, Outcome } from "@foyer/protocol";
import { PRIORITIES, STAGES } from "../conversations/label-names.ts";
import { fullTime } from "../look/time.ts";

/** What outcomes are called on the screen. */
export const OUTCOMES: Record<Outcome, string> = {
  solved: "Solved",
  not_solved: "Not solved",
  no_answer: "Visitor left without an answer",
  spam: "Spam",
};

/** "wants a call at 040 123456 · after five", or an answer by email. */
function contactText({ email, phone, when }: Extract<EventBody, { type: "contact_left" }>): string {
  const call = phone && `wants a call at ${phone}`;
  const write = email && `wants an answer to ${email}`;
  return [[call, write].filter(Boolean).join(", or "), when].filter(Boolean).join(" · ");
}

/** "tagged it late, vip · removed the tag new" */
function tagsText({ added, removed }: Extract<EventBody, { type: "tagged" }>): string {
  const put = added.length > 0 && `tagged it ${added.join(", ")}`;
  const taken = removed.length > 0 && `removed the tag ${removed.join(", ")}`;
  return [put, taken].filter(Boolean).join(" · ");
}

/** One quiet sentence for what happened, where nobody said anything. */
export function systemText({ by, body }: Event, visitor: string, myId: string): string {
  const who = (agent: { id: string; name: string }) => (agent.id === myId ? "you" : agent.name);
  const actor = by.kind === "agent" ? who(by) : by.kind === "visitor" ? visitor : "Foyer";
  const sentence = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  switch (body.type) {
    case "queued":
      if (body.reason === "asked") return sentence(`${visitor} asked for a person`);
      if (body.reason === "reopened") return sentence(`${visitor} came back and waits again`);
      if (body.reason === "agent_lost") return "Its agent was gone for a minute: back to the queue";
      if (body.reason === "transferred") return sentence(`${visitor} waits again`);
      if (body.reason === "woken") return "Its agent is away: back to the queue";
      return sentence(`${actor} returned the conversation to the queue`);
    case "claimed":
      return sentence(`${actor} claimed the conversation`);
    case "transferred":
      if (by.kind === "agent" && by.id === body.to.id && body.from.id !== body.to.id)
        return sentence(`${who(body.to)} took over from ${who(body.from)}`);
      return sentence(`${actor} passed the conversation to ${who(body.to)}`);
    case "closed":
      return sentence(`${actor} closed the conversation · ${OUTCOMES[body.outcome].toLowerCase()}`);
    case "reopened":
      if (by.kind === "agent") return sentence(`${actor} reopened the conversation`);
      return sentence(`${visitor} wrote again`);
    case "transferred_to_team":
      return sentence(`${actor} passed the conversation to the team ${body.team.name}`);
    case "snoozed":
      return sentence(
        `${actor} snoozed the conversation until ${body.until === null ? `${visitor} replies` : fullTime(body.until)}`,
      );
    case "woken":
      if (body.why === "time") return "Its time has come: not snoozed any more";
      if (body.why === "reply") return sentence(`${visitor} replied: not snoozed any more`);
      return sentence(`${actor} took the conversation up again`);
    case "tagged":
      return sentence(`${actor} ${tagsText(body)}`);
    case "priority_set":
      return sentence(`${actor} set the priority to ${PRIORITIES[body.priority].toLowerCase()}`);
    case "stage_set":
      return sentence(
        body.stage
          ? `${actor} set the stage to ${STAGES[body.stage].toLowerCase()}`
          : `${actor} removed the stage`,
      );
    case "follow_up_set":
      return sentence(
        body.at === null
          ? `${actor} removed the follow-up`
          : `${actor} set a follow-up for ${fullTime(body.at)}`,
      );
    case "contact_left":
      return sentence(`${visitor} ${contactText(body)}`);
    case "article_judged":
      return sentence(`${visitor} ${body.helped ? "was" : "was not"} helped by “${body.question}”`);
    case "spoken_first":
      return `The widget spoke first: “${body.text}”`;
    case "identified":
      return sentence(
        body.instead
          ? `${visitor} signed in as ${body.externalId}, who has another conversation open`
          : `${visitor} is signed in as ${body.externalId} (verified)`,
      );
    case "asked_again":
      return sentence(
        body.what === "person"
          ? `${visitor} asked for a person again`
          : `${visitor} ended the conversation, which was closed already`,
      );
    default:
      return "";
  }
}
