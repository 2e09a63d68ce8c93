import type { Transfer } from "@foyer/protocol";
import { TEXT_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { agents, inbox, teams } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { myId } from "../session/session-state.ts";
import { transfer } from "./conversation-acts.ts";
import { AgentChoice, TeamChoice } from "./transfer-choices.tsx";

/** Chooses the colleague or the team that goes on, with a note for them. */
export function TransferDialog({ id, onClose }: { id: string; onClose(): void }) {
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState<string>();
  const [note, setNote] = useState("");
  const { state, assigneeId, teamId } = inbox.rows.value.get(id) ?? {};
  const fits = ({ name }: { name: string }) => name.toLowerCase().includes(query.toLowerCase());
  const colleagues = agents.active.value.filter((agent) => agent.id !== assigneeId);
  const people = colleagues.filter((agent) => agent.id !== myId.value && fits(agent));
  const groups = teams.all.value.filter(
    (team) => !(state === "waiting" && team.id === teamId) && fits(team),
  );
  const found = [...groups, ...people];
  const target = found.find((one) => one.id === chosen) ?? (found.length === 1 ? found[0] : null);

  async function submit(event: Event) {
    event.preventDefault();
    if (!target) return;
    const said = note.trim() && { note: note.trim() };
    const to: Transfer =
      "agentIds" in target ? { teamId: target.id, ...said } : { agentId: target.id, ...said };
    if (await transfer(id, to)) onClose();
  }

  return (
    <Dialog title={t("Transfer")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <input
            class="input"
            type="search"
            placeholder={t("Search colleagues and teams")}
            aria-label={t("Search colleagues and teams")}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
          {found.length === 0 && <p class="quiet">{nobody(query)}</p>}
          <div class="choices transfer-choices">
            {groups.length > 0 && (
              <fieldset>
                <legend>{t("Teams")}</legend>
                {groups.map((team) => (
                  <TeamChoice
                    key={team.id}
                    team={team}
                    isChosen={target === team}
                    choose={() => setChosen(team.id)}
                  />
                ))}
              </fieldset>
            )}
            {people.length > 0 && (
              <fieldset>
                <legend>{t("Colleagues")}</legend>
                {people.map((agent) => (
                  <AgentChoice
                    key={agent.id}
                    agent={agent}
                    isChosen={target === agent}
                    choose={() => setChosen(agent.id)}
                  />
                ))}
              </fieldset>
            )}
          </div>
          <Field label={t("Note for them")} hint={t("Optional. Only the team sees it.")}>
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
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={!target}>
            {t("Transfer")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

const nobody = (query: string): string =>
  query
    ? t("Nobody of that name, and no team.")
    : t("You are the only agent. Add colleagues in Settings → Team.");
