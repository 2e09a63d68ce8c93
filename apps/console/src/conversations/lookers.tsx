import type { AgentCard } from "@foyer/protocol";
import { t } from "../language/say.ts";
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
            <Avatar
              key={agent.id}
              name={agent.name}
              colour={agent.colour}
              picture={agent.picture}
              size="small"
            />
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
  if (writer) return t("{{name}} is writing", { name: firstNameOf(writer) });
  const [first, second] = agents;
  if (!first) return "";
  if (!second) return t("{{name}} is looking at this", { name: firstNameOf(first) });
  if (agents.length === 2)
    return t("{{name}} and {{other}} are looking", {
      ...{ name: firstNameOf(first), other: firstNameOf(second) },
    });
  return t("{{name}} and {{count}} others are looking", {
    ...{ name: firstNameOf(first), count: agents.length - 1 },
  });
}
