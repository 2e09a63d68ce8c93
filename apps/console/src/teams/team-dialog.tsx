import type { NewTeam, Team } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Check, Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";

/** Adds a team, or changes `team`: its name, its colour, who is in it. */
export function TeamDialog({ team, onClose }: { team: Team | null; onClose(): void }) {
  const [name, setName] = useState(team?.name ?? "");
  const [colour, setColour] = useState(team?.colour);
  const [agentIds, setAgentIds] = useState<readonly string[]>(team?.agentIds ?? []);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    const draft: NewTeam = { name, agentIds: [...agentIds], ...(colour && { colour }) };
    try {
      // The socket tells everybody, this console included.
      await (team ? http.patch(`/teams/${team.id}`, draft) : http.post("/teams", draft));
      onClose();
    } catch (failure) {
      setError(reason(failure));
      setBusy(false);
    }
  }

  return (
    <Dialog
      title={team ? t("Change {{name}}", { name: team.name }) : t("Add a team")}
      onClose={onClose}
    >
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field label={t("Name")} hint={t("As colleagues know it: Billing, Repairs, Weekend.")}>
            <input
              class="input"
              dir="auto"
              required
              maxLength={60}
              value={name}
              onInput={(event) => setName(event.currentTarget.value)}
            />
          </Field>
          {team && (
            <Field label={t("Colour")}>
              <input
                class="input"
                type="color"
                value={colour}
                onInput={(event) => setColour(event.currentTarget.value)}
              />
            </Field>
          )}
          <fieldset class="team-agents">
            <legend>{t("Who is in it")}</legend>
            {agents.active.value.map((agent) => (
              <Check
                key={agent.id}
                label={agent.name}
                checked={agentIds.includes(agent.id)}
                onChange={(on) =>
                  setAgentIds(
                    on ? [...agentIds, agent.id] : agentIds.filter((id) => id !== agent.id),
                  )
                }
              />
            ))}
          </fieldset>
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy || name.trim() === ""}>
            {team ? t("Save") : t("Add")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
