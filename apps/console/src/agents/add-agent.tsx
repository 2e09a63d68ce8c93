import type { Agent, NewAgent, Role } from "@foyer/protocol";
import { http } from "../http.ts";
import { agents } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { me } from "../session/session-state.ts";
import { PASSWORD_MIN, ROLE_HINTS, ROLES } from "./roles.ts";

/** A new colleague with role and first password. */
export function AddAgent({ onClose }: { onClose(): void }) {
  const [draft, set] = useDraft<NewAgent>({ name: "", email: "", role: "agent", password: "" });
  const { busy, error, run } = useSaving();

  function submit(event: Event) {
    event.preventDefault();
    run(async () => {
      agents.put(await http.post<Agent>("/agents", draft));
      onClose();
    }, `${draft.name} can sign in now.`);
  }

  const text = (name: "name" | "email" | "password") => ({
    class: "input",
    required: true,
    value: draft[name],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      set({ [name]: event.currentTarget.value }),
  });

  return (
    <Dialog title="Add an agent" onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field label="Name" hint="Visitors see it.">
            <input {...text("name")} dir="auto" maxLength={80} autoComplete="off" />
          </Field>
          <Field label="Email" hint="They sign in with it.">
            <input {...text("email")} type="email" maxLength={254} autoComplete="off" />
          </Field>
          <Field
            label="First password"
            hint={`At least ${PASSWORD_MIN} characters. Tell it to them yourself; they change it under My account.`}
          >
            <input {...text("password")} minLength={PASSWORD_MIN} autoComplete="off" />
          </Field>
          <RoleField role={draft.role} choose={(role) => set({ role })} />
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            Cancel
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            Add agent
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function RoleField({ role, choose }: { role: Role; choose(role: Role): void }) {
  const mayGive = (Object.keys(ROLES) as Role[]).filter(
    (its) => its !== "owner" || me.value?.agent.role === "owner",
  );
  return (
    <Field label="Role" hint={ROLE_HINTS[role]}>
      <select
        class="input"
        value={role}
        onChange={(event) => choose(event.currentTarget.value as Role)}
      >
        {mayGive.map((its) => (
          <option key={its} value={its}>
            {ROLES[its]}
          </option>
        ))}
      </select>
    </Field>
  );
}
