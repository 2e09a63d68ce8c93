import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { useDraft } from "../look/use-draft.ts";
import { useSaving } from "../look/use-saving.ts";
import { PASSWORD_MIN } from "./roles.ts";

interface Props {
  name: string;
  save(password: string): Promise<void>;
  onClose(): void;
}

/** For a colleague who forgot theirs. */
export function NewPassword({ name, save, onClose }: Props) {
  const [{ password }, set] = useDraft({ password: "" });
  const { busy, error, run } = useSaving();
  function submit(event: Event) {
    event.preventDefault();
    run(
      async () => {
        await save(password);
        onClose();
      },
      t("{{name}} has a new password.", { name }),
    );
  }
  return (
    <Dialog title={t("New password for {{name}}", { name })} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field
            label={t("New password")}
            hint={t("At least {{passwordMin}} characters. They are signed out everywhere.", {
              passwordMin: PASSWORD_MIN,
            })}
          >
            <input
              class="input"
              required
              minLength={PASSWORD_MIN}
              autoComplete="off"
              value={password}
              onInput={(event) => set({ password: event.currentTarget.value })}
            />
          </Field>
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            {t("Set password")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
