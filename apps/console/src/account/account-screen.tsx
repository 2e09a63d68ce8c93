import type { Agent } from "@foyer/protocol";
import { http } from "../http.ts";
import { Avatar } from "../look/avatar.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { me, renew } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { NotificationsCard } from "./notifications-card.tsx";
import { PasswordCard } from "./password-card.tsx";
import { SessionsCard } from "./sessions-card.tsx";

/** Oneself: name and colour, password, what calls one, where one is signed in. */
export function AccountScreen() {
  const agent = me.value?.agent;
  if (!agent) return null;
  return (
    <SettingsFrame>
      <ProfileCard key={agent.id} agent={agent} />
      <NotificationsCard />
      <PasswordCard />
      <SessionsCard />
    </SettingsFrame>
  );
}

function ProfileCard({ agent }: { agent: Agent }) {
  const [draft, set] = useDraft({ name: agent.name, colour: agent.colour });
  const { busy, error, run } = useSaving();
  function submit(event: Event) {
    event.preventDefault();
    run(async () => renew({ agent: await http.patch<Agent>("/me", draft) }), "Saved.");
  }
  return (
    <form class="card" onSubmit={submit}>
      <h2>How visitors see you</h2>
      <div class="card-row">
        <Avatar name={draft.name} colour={draft.colour} size="large" />
        <div class="grow">
          <strong dir="auto">{draft.name}</strong>
          <small>{agent.email}</small>
        </div>
      </div>
      <div class="row-2">
        <Field label="Name">
          <input
            class="input"
            dir="auto"
            required
            maxLength={80}
            autoComplete="name"
            value={draft.name}
            onInput={(event) => set({ name: event.currentTarget.value })}
          />
        </Field>
        <Field label="Colour">
          <input
            class="input"
            type="color"
            value={draft.colour}
            onInput={(event) => set({ colour: event.currentTarget.value })}
          />
        </Field>
      </div>
      <FormError text={error} />
      <div class="form-end">
        <button type="submit" class="btn primary" disabled={busy}>
          Save
        </button>
      </div>
    </form>
  );
}
