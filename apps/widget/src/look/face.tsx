import type { AgentCard } from "@foyer/protocol";
import { initials } from "@foyer/ui/initials.ts";
import type { JSX } from "preact";
import type { Chat } from "../chat.ts";

/** An agent's picture, or initials on their colour; the name stands beside it in words. */
export function face(chat: Chat, agent: AgentCard, isHere?: boolean): JSX.Element {
  return (
    <span key={agent.id} class="face" aria-hidden="true" style={{ backgroundColor: agent.colour }}>
      {initials(agent.name)}
      {picture(chat, agent)}
      {isHere && <i />}
    </span>
  );
}

/** It alone, once it is there; nothing for an agent without one. */
export const picture = ({ host, pictures }: Chat, { picture }: AgentCard) =>
  picture && pictures.get()?.picture(host, picture);
