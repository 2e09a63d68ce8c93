import type { FoundPages, ImportReport, ImportRow } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { later, t } from "../language/say.ts";

type Verdict = ImportRow["verdict"];

const TONES: Record<Verdict, string> = { wrong: "bad", added: "ok", changed: "warn", same: "" };

const NAMES: Record<Verdict, string> = {
  ...{ wrong: later("Wrong"), added: later("New") },
  ...{ changed: later("Changed"), same: later("As before") },
};

const COUNTED = {
  wrong: later("{{count}} wrong"),
  added: later("{{count}} new"),
  changed: later("{{count}} changed"),
  same: later("{{count}} as before"),
} as const;

const COLUMNS: Record<string, string> = {
  ...{ question: later("Question"), answer: later("Answer"), tags: later("Tags") },
  ...{ alternatives: later("Other phrasings"), popular: later("Popular") },
  ...{ folder: later("Folder"), state: later("State") },
};

/** Rows that are drawn; more are asked for. */
const SHOWN = 100;

interface Props {
  report: ImportReport;
  missing: FoundPages["problems"];
}

/** What would become of each article, what is wrong first. */
export function ImportPreview({ report, missing }: Props) {
  const [only, setOnly] = useState<Verdict | null>(null);
  const [shown, setShown] = useState(SHOWN);
  const { rows, notes, newFolders, encoding } = report;
  const verdicts = (Object.keys(NAMES) as Verdict[]).filter((verdict) =>
    rows.some((row) => row.verdict === verdict),
  );
  const sorted = [...rows].sort(
    (a, b) => Number(b.verdict === "wrong") - Number(a.verdict === "wrong"),
  );
  const listed = sorted.filter((row) => only === null || row.verdict === only);
  return (
    <section class="import-preview" aria-label={t("What would become of it")}>
      <div class="import-counts" role="status">
        {verdicts.map((verdict) => (
          <button
            key={verdict}
            type="button"
            class={`chip ${TONES[verdict]}`}
            aria-pressed={only === verdict}
            onClick={() => setOnly(only === verdict ? null : verdict)}
          >
            {t(COUNTED[verdict], { count: rows.filter((row) => row.verdict === verdict).length })}
          </button>
        ))}
        {rows.length === 0 && <span>{t("There are no articles in it.")}</span>}
        {encoding && <small>{encoding.toUpperCase()}</small>}
      </div>
      {rows.some(({ verdict }) => verdict === "wrong") && (
        <p class="notice bad">
          {t("Nothing is stored until every row is right, or those that are wrong are left out.")}
        </p>
      )}
      {notes.map((note) => (
        <p key={note} class="notice">
          {note}
        </p>
      ))}
      {newFolders.length > 0 && (
        <p class="notice" dir="auto">
          {t("New folders: {{names}}", { names: newFolders.join(", ") })}
        </p>
      )}
      {missing.length > 0 && (
        <details class="notice warn">
          <summary>{t("{{count}} pages could not be read", { count: missing.length })}</summary>
          <ul>
            {missing.map(({ url, problem }) => (
              <li key={url}>
                <span dir="ltr">{url}</span>: {problem}
              </li>
            ))}
          </ul>
        </details>
      )}
      <ol class="import-rows">
        {listed.slice(0, shown).map((row, index) => (
          <Row key={`${row.file} ${row.line} ${index}`} row={row} />
        ))}
      </ol>
      {listed.length > shown && (
        <button type="button" class="btn plain" onClick={() => setShown(shown + SHOWN)}>
          {t("{{count}} more", { count: listed.length - shown })}
        </button>
      )}
    </section>
  );
}

function Row({ row }: { row: ImportRow }) {
  const { line, file, question, lang, folder, verdict, changes, problem } = row;
  const place = line > 0 ? t("Line {{line}}", { line }) : file;
  return (
    <li>
      <span class={`chip ${TONES[verdict]}`}>{t(NAMES[verdict])}</span>
      <div>
        <strong dir="auto">{question || "—"}</strong>
        <small dir="auto">{[place, lang, folder].filter(Boolean).join(" · ")}</small>
        {changes.length > 0 && (
          <small>
            {t("Another: {{names}}", {
              names: changes.map((name) => t(COLUMNS[name] ?? name)).join(", "),
            })}
          </small>
        )}
        {problem && <p class="problem">{problem}</p>}
      </div>
    </li>
  );
}
