import { useState } from "preact/hooks";
import { reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Dialog } from "./dialog.tsx";
import { FormError } from "./form-error.tsx";

interface Props {
  title: string;
  text: string;
  verb: string;
  act(): Promise<void>;
  onClose(): void;
}

/** Asks once before something is gone for good. */
export function Confirm({ title, text, verb, act, onClose }: Props) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState("");
  async function confirm() {
    setBusy(true);
    try {
      await act();
      onClose();
    } catch (failure) {
      setError(reason(failure));
      setBusy(false);
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div class="dialog-body">
        <p>{text}</p>
        <FormError text={error} />
      </div>
      <footer>
        <button type="button" class="btn" onClick={onClose}>
          {t("Keep it")}
        </button>
        <button type="button" class="btn danger" disabled={busy} onClick={confirm}>
          {verb}
        </button>
      </footer>
    </Dialog>
  );
}
