import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { toLocalInput } from "./later-times.ts";

interface Props {
  title: string;
  verb: string;
  /** Shown first, in ms since 1970. */
  at: number;
  act(at: number): Promise<boolean>;
  onClose(): void;
}

/** A day and time of one's own choice, by the agent's own clock. */
export function PickTimeDialog({ title, verb, at, act, onClose }: Props) {
  const [value, setValue] = useState(() => toLocalInput(at));
  const [error, setError] = useState<string>();

  async function submit(event: Event) {
    event.preventDefault();
    const chosen = new Date(value).getTime();
    if (Number.isNaN(chosen)) return setError(t("Choose a day and a time."));
    if (chosen <= Date.now()) return setError(t("This time is over: choose a later one."));
    if (await act(chosen)) onClose();
  }

  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <Field label={t("Day and time")} error={error}>
            <input
              class="input"
              type="datetime-local"
              min={toLocalInput(Date.now())}
              value={value}
              onInput={(event) => setValue(event.currentTarget.value)}
            />
          </Field>
        </div>
        <footer>
          <button type="button" class="btn" onClick={onClose}>
            {t("Cancel")}
          </button>
          <button type="submit" class="btn primary">
            {verb}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}
