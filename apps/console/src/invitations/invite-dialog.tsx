import type { MadeInvitation, NewInvitation, Role } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { RoleField } from "../agents/role-field.tsx";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { Check, Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { InvitationLink } from "./invitation-link.tsx";
import { loadInvitations, sendsMail } from "./invitations-state.ts";

/** What somebody new will be, and where the invitation goes; then the link, shown once. */
export function InviteDialog({ onClose }: { onClose(): void }) {
  const [draft, set] = useDraft({ role: "agent" as Role, teamIds: [] as string[], email: "" });
  const [made, setMade] = useState<MadeInvitation | null>(null);
  const { busy, error, run } = useSaving();
  const email = draft.email.trim();

  function submit(event: Event) {
    event.preventDefault();
    const { role, teamIds } = draft;
    const wish: NewInvitation = { role, teamIds, ...(email && { email }) };
    run(
      async () => {
        setMade(await http.post<MadeInvitation>("/invitations", wish));
        await loadInvitations();
      },
      email ? t("The invitation is on its way to {{email}}.", { email }) : t("The link is ready."),
    );
  }

  if (made) return <InvitationLink made={made} onClose={onClose} />;
  return (
    <Dialog title={t("Invite somebody")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          {sendsMail.value && (
            <Field
              label={t("Email")}
              hint={t("The link is sent there. Leave it empty to pass the link on yourself.")}
            >
              <input
                class="input"
                type="email"
                maxLength={254}
                autoComplete="off"
                value={draft.email}
                onInput={(event) => set({ email: event.currentTarget.value })}
              />
            </Field>
          )}
          <RoleField role={draft.role} choose={(role) => set({ role })} />
          {teams.all.value.length > 0 && (
            <fieldset class="field">
              <legend class="label">{t("Teams")}</legend>
              {teams.all.value.map(({ id, name }) => (
                <Check
                  key={id}
                  label={name}
                  checked={draft.teamIds.includes(id)}
                  onChange={(on) =>
                    set({
                      teamIds: on
                        ? [...draft.teamIds, id]
                        : draft.teamIds.filter((one) => one !== id),
                    })
                  }
                />
              ))}
            </fieldset>
          )}
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            {email ? t("Send the invitation") : t("Make a link")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
