import type { AgentCard, Event } from "@foyer/protocol";
import type { Chat } from "../chat.ts";
import { fill } from "../languages/fill.ts";
import { laterTexts } from "../languages/later-texts.ts";

/** What an event that nobody said means to the visitor; empty when it means nothing to them. */
export function systemLine({ by, body }: Event, chat: Chat): string {
  const texts = laterTexts(chat);
  const name = by.kind === "agent" ? firstName(by) : "";
  switch (body.type) {
    case "queued":
      if (body.reason !== "asked" && body.reason !== "reopened") return texts.released;
      return chat.here.value.length && !chat.availability.value?.shut
        ? texts.queued
        : texts.queuedNobody;
    case "claimed":
      return fill(texts.claimed, { name });
    case "transferred":
      return fill(texts.transferred, { from: firstName(body.from), name: firstName(body.to) });
    case "closed":
      if (by.kind === "visitor") return `${texts.closedByYou}. ${texts.again}`;
      return `${name ? fill(texts.closedBy, { name }) : texts.closed}. ${texts.again}`;
    case "reopened":
      return texts.reopened;
    case "contact_left":
      return [
        body.phone && fill(texts.willCall, { phone: body.phone }),
        body.email && fill(texts.willWrite, { email: body.email }),
        body.when,
      ]
        .filter(Boolean)
        .join(" · ");
    case "form_filled":
      return body.answers
        .map(({ value }) => value)
        .filter((value) => value !== "yes")
        .join(" · ");
    default:
      return "";
  }
}

/** As colleagues and customers call them. */
export function firstName({ name }: Pick<AgentCard, "name">): string {
  return name.split(" ")[0] ?? name;
}
