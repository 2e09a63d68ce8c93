import type { SavedReport } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Check, Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { Icon } from "../look/icon.tsx";
import { useSaving } from "../look/use-saving.ts";
import {
  changeSaved,
  keepReport,
  loadSaved,
  openSaved,
  removeSaved,
  saved,
} from "./report-state.ts";

/** Reports that one looks at again, and that come by email on Mondays. */
export function SavedReportsCard() {
  useEffect(() => void loadSaved().catch(() => undefined), []);
  const held = saved.value;
  if (!held) return null;
  return (
    <div class="card">
      <h2>{t("Saved reports")}</h2>
      {held.reports.length > 0 && (
        <ul class="report-saved">
          {held.reports.map((one) => (
            <Saved key={one.id} one={one} mails={held.mails} />
          ))}
        </ul>
      )}
      <KeepForm mails={held.mails} />
      {!held.mails && (
        <p class="quiet">
          {t("This server sends no mail: reports cannot be mailed until SMTP_URL is set.")}
        </p>
      )}
    </div>
  );
}

function Saved({ one, mails }: { one: SavedReport; mails: boolean }) {
  const { error, run } = useSaving();
  return (
    <li class="card-row">
      <button type="button" class="btn link grow" dir="auto" onClick={() => openSaved(one)}>
        {one.name}
      </button>
      <Check
        label={t("Mail it on Mondays")}
        checked={one.weekly}
        disabled={!mails && !one.weekly}
        onChange={(weekly) => void run(() => changeSaved(one.id, { weekly }), t("Saved"))}
      />
      <button
        type="button"
        class="tool"
        aria-label={t("Delete {{name}}", { name: one.name })}
        onClick={() => void run(() => removeSaved(one.id), t("Deleted"))}
      >
        <Icon name="trash" />
      </button>
      {error && <FormError text={error} />}
    </li>
  );
}

function KeepForm({ mails }: { mails: boolean }) {
  const [name, setName] = useState("");
  const [weekly, setWeekly] = useState(false);
  const { busy, error, run } = useSaving();
  async function keep() {
    await keepReport(name.trim(), weekly);
    setName("");
    setWeekly(false);
  }
  return (
    <form
      class="report-keep"
      onSubmit={(event) => {
        event.preventDefault();
        if (name.trim()) void run(keep, t("Saved"));
      }}
    >
      <Field label={t("Keep this report as")}>
        <input
          class="input"
          value={name}
          maxLength={60}
          placeholder={t("Monday meeting")}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </Field>
      {mails && <Check label={t("Mail it on Mondays")} checked={weekly} onChange={setWeekly} />}
      <button type="submit" class="btn primary" disabled={busy || !name.trim()}>
        {t("Keep")}
      </button>
      {error && <FormError text={error} />}
    </form>
  );
}
