import type { CannedReplyReport, CannedReplyRow, CannedReplyScope } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { reason } from "../http.ts";
import { later, t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { toast } from "../look/toasts.tsx";
import { mayManage } from "../session/session-state.ts";
import { importCannedReplies } from "./canned-replies-state.ts";
import { SCOPES } from "./sharing-fields.tsx";

/** Takes a CSV in: first it is checked row by row, then all of it is stored or nothing. */
export function ImportDialog({ onClose }: { onClose(): void }) {
  const [csv, setCsv] = useState("");
  const [scope, setScope] = useState<CannedReplyScope>(mayManage.value ? "everyone" : "personal");
  const [report, setReport] = useState<CannedReplyReport | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);

  async function ask(text: string, check: boolean, forScope = scope): Promise<void> {
    setBusy(true);
    setError("");
    try {
      const answer = await importCannedReplies({ csv: text, scope: forScope, check });
      setReport(answer);
      if (!answer.stored) return;
      toast(summary(answer.rows), "ok");
      onClose();
    } catch (failure) {
      setReport(null);
      setError(reason(failure));
    } finally {
      setBusy(false);
    }
  }

  async function choose(file: File | undefined): Promise<void> {
    if (!file) return;
    const text = await file.text();
    setCsv(text);
    await ask(text, true);
  }

  const wrong = report?.rows.filter(({ verdict }) => verdict === "wrong") ?? [];
  return (
    <Dialog title={t("Import canned replies")} onClose={onClose}>
      <div class="dialog-body">
        <Field
          label={t("CSV file")}
          hint={t(
            "With the columns shortcut, title and text; folder, lang, scope, team and acts if you like. Files are no part of it: those that are there stay.",
          )}
        >
          <input
            class="input"
            type="file"
            accept=".csv,text/csv"
            onClick={(event) => {
              // A file that was put right and is chosen again counts as another one.
              event.currentTarget.value = "";
            }}
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </Field>
        {mayManage.value && (
          <Field label={t("Where a row does not say for whom")}>
            <select
              class="input"
              value={scope}
              onChange={({ currentTarget: { value } }) => {
                setScope(value as CannedReplyScope);
                if (csv) void ask(csv, true, value as CannedReplyScope);
              }}
            >
              <option value="everyone">{t(SCOPES.everyone)}</option>
              <option value="personal">{t(SCOPES.personal)}</option>
            </select>
          </Field>
        )}
        <FormError text={error} />
        {report && (
          <div role="status">
            <p>{summary(report.rows)}</p>
            {wrong.length > 0 && (
              <p class="notice bad">{t("Nothing is stored until every row is right.")}</p>
            )}
          </div>
        )}
        {wrong.length > 0 && <Problems rows={wrong} />}
      </div>
      <footer>
        <button type="button" class="btn" onClick={onClose}>
          {t("Cancel")}
        </button>
        <button
          type="button"
          class="btn primary"
          disabled={busy || !report || report.rows.length === 0 || wrong.length > 0}
          onClick={() => ask(csv, false)}
        >
          {t("Import")}
        </button>
      </footer>
    </Dialog>
  );
}

function Problems({ rows }: { rows: readonly CannedReplyRow[] }) {
  return (
    <ul class="import-problems">
      {rows.map(({ row, shortcut, problem }) => (
        <li key={row}>
          <b>{t("Row {{row}}", { row })}</b> {shortcut && <code dir="auto">{shortcut}</code>}{" "}
          {problem}
        </li>
      ))}
    </ul>
  );
}

const WORDS = {
  added: later("{{count}} new"),
  changed: later("{{count}} changed"),
  same: later("{{count}} as before"),
  wrong: later("{{count}} wrong"),
} as const;

/** "3 new, 1 changed". */
export function summary(rows: readonly CannedReplyRow[]): string {
  const parts = Object.entries(WORDS).flatMap(([verdict, word]) => {
    const count = rows.filter((row) => row.verdict === verdict).length;
    return count > 0 ? t(word, { count }) : [];
  });
  return parts.length > 0 ? parts.join(", ") : t("There are no rows in it.");
}
