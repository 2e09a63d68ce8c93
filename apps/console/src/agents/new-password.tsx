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
    run(async () => {
      await save(password);
      onClose();
    }, `${name} has a new password.`);
  }
  return (
    <Dialog title={`New password for ${name}`} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field
            label="New password"
            hint={`At least ${PASSWORD_MIN} characters. They are signed out everywhere.`}
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
            Cancel
          </button>
          <button type="submit" class="btn primary" disabled={busy}>
            Set password
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
