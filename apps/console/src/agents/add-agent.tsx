import type { Agent, NewAgent } from "@foyer/protocol";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { RoleField } from "./role-field.tsx";
import { PASSWORD_MIN } from "./roles.ts";

/** A new colleague with role and first password. */
export function AddAgent({ onClose }: { onClose(): void }) {
  const [draft, set] = useDraft<NewAgent>({ name: "", email: "", role: "agent", password: "" });
  const { busy, error, run } = useSaving();

  function submit(event: Event) {
    event.preventDefault();
    run(
      async () => {
        agents.put(await http.post<Agent>("/agents", draft));
        onClose();
      },
      t("{{name}} can sign in now.", { name: draft.name }),
    );
  }

  const text = (name: "name" | "email" | "password") => ({
    class: "input",
    required: true,
    value: draft[name],
    onInput: (event: { currentTarget: HTMLInputElement }) =>
      set({ [name]: event.currentTarget.value }),
  });

  return (
    <Dialog title={t("Add an agent")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field label={t("Name")} hint={t("Visitors see it.")}>
            <input {...text("name")} dir="auto" maxLength={80} autoComplete="off" />
          </Field>
          <Field label={t("Email")} hint={t("They sign in with it.")}>
            <input {...text("email")} type="email" maxLength={254} autoComplete="off" />
          </Field>
          <Field
            label={t("First password")}
            hint={t(
              "At least {{passwordMin}} characters. Tell it to them yourself; they change it under My account.",
              { passwordMin: PASSWORD_MIN },
            )}
          >
            <input {...text("password")} minLength={PASSWORD_MIN} autoComplete="off" />
          </Field>
          <RoleField role={draft.role} choose={(role) => set({ role })} />
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            {t("Add agent")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
