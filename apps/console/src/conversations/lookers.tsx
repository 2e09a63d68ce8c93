import type { AgentCard } from "@foyer/protocol";
import { looking, typing } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { myId } from "../session/session-state.ts";
import { firstNameOf } from "./conversation-name.ts";

/** Colleagues who look at the conversation now, and the one who writes in it. */
export function Lookers({ id }: { id: string }) {
  const agents = looking.at(id).value;
  const by = typing.writing.value.get(id);
  const writer = by?.kind === "agent" && by.id !== myId.value ? by : undefined;
  const text = lookersText(agents, writer);
  return (
    // It is there before anybody comes: only then do screen readers tell of them.
    <span class={writer ? "lookers writing" : "lookers"} role="status">
      {text && (
        <>
          {agents.slice(0, 3).map((agent) => (
            <Avatar key={agent.id} name={agent.name} colour={agent.colour} size="small" />
          ))}
          <span>{text}</span>
        </>
      )}
    </span>
  );
}

/** "Tom writes", "Tom looks at this", "Tom and 2 others look at this"; "" for nobody. */
export function lookersText(
  agents: readonly Pick<AgentCard, "id" | "name">[],
  writer: { name: string } | undefined,
): string {
  if (writer) return `${firstNameOf(writer)} is writing`;
  const [first, second] = agents;
  if (!first) return "";
  if (!second) return `${firstNameOf(first)} is looking at this`;
  if (agents.length === 2) return `${firstNameOf(first)} and ${firstNameOf(second)} are looking`;
  return `${firstNameOf(first)} and ${agents.length - 1} others are looking`;
}
