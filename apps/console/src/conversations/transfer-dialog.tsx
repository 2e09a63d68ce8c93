import type { Agent } from "@foyer/protocol";
import { TEXT_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { agents } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { myId } from "../session/session-state.ts";
import { transfer } from "./conversation-acts.ts";

/** Chooses the colleague who goes on, with a note for them. */
export function TransferDialog({ id, onClose }: { id: string; onClose(): void }) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState("");
  const [note, setNote] = useState("");
  const colleagues = agents.active.value.filter((agent) => agent.id !== myId.value);
  const found = colleagues.filter(({ name }) => name.toLowerCase().includes(query.toLowerCase()));

  async function submit(event: Event) {
    event.preventDefault();
    const agentId = chosen || (found.length === 1 ? found[0]?.id : "");
    if (!agentId) return;
    if (await transfer(id, { agentId, ...(note.trim() && { note: note.trim() }) })) onClose();
  }

  return (
    <Dialog title="Transfer to a colleague" onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <input
            class="input"
            type="search"
            placeholder="Search colleagues"
            aria-label="Search colleagues"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          <Colleagues found={found} chosen={chosen} choose={setChosen} none={!colleagues.length} />
          <Field label="Note for them" hint="Optional. Only the team sees it.">
            <textarea
              class="input"
              dir="auto"
              maxLength={TEXT_MAX}
              value={note}
              onInput={(event) => setNote(event.currentTarget.value)}
            />
          </Field>
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="btn primary" disabled={!chosen && found.length !== 1}>
            Transfer
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

interface ListProps {
  found: readonly Agent[];
  chosen: string;
  none: boolean;
  choose(id: string): void;
}

function Colleagues({ found, chosen, none, choose }: ListProps) {
  if (none) return <p class="quiet">You are the only agent. Add colleagues in Settings → Team.</p>;
  if (found.length === 0) return <p class="quiet">Nobody of that name.</p>;
  return (
    <fieldset class="choices">
      <legend class="sr-only">Colleague</legend>
      {found.map((agent) => (
        <label key={agent.id} class="choice">
          <input
            type="radio"
            name="agent"
            checked={chosen === agent.id}
            onChange={() => choose(agent.id)}
          />
          <Avatar name={agent.name} colour={agent.colour} size="small" />
          <span class="grow">{agent.name}</span>
          <span class={agent.online ? "chip ok" : "chip"}>{agent.online ? "Here" : "Away"}</span>
        </label>
      ))}
    </fieldset>
  );
}
