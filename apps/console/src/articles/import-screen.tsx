import type { ImportReport, ImportState, TextEncoding } from "@foyer/protocol";
import { useRef, useState } from "preact/hooks";
import { reason } from "../http.ts";
import { later, t } from "../language/say.ts";
import { BackLink } from "../look/back-link.tsx";
import { Field } from "../look/field.tsx";
import { FormError } from "../look/form-error.tsx";
import { LanguageInput } from "../look/language-input.tsx";
import { toast } from "../look/toasts.tsx";
import { sites } from "../session/session-state.ts";
import { loadArticles } from "./articles-state.ts";
import { loadFolders } from "./folders-state.ts";
import { ImportPreview } from "./import-preview.tsx";
import { ImportSource } from "./import-source.tsx";
import { type Chosen, sendImport } from "./import-state.ts";
import "./import.css";

const STATES: Record<ImportState, string> = {
  draft: later("Drafts"),
  published: later("Published"),
  as_written: later("As the file says, else drafts"),
};

/** Encodings by the name that people know them by. */
const ENCODINGS: Record<TextEncoding, string> = {
  auto: later("Found out by itself"),
  ...{ "utf-8": "UTF-8", "utf-16le": "UTF-16 LE", "utf-16be": "UTF-16 BE" },
  ...{ "windows-1252": "Windows-1252", "windows-1251": "Windows-1251", gb18030: "GB 18030" },
  ...{ big5: "Big5", shift_jis: "Shift JIS", "euc-kr": "EUC-KR" },
};

interface Wish {
  state: ImportState;
  lang: string;
  encoding: TextEncoding;
}

/** Takes articles in from files or pages: first it shows what would become of each, then all come in at once. */
export function ImportScreen({ siteId, done }: { siteId: string; done(): void }) {
  const lang = sites.value.find(({ id }) => id === siteId)?.lang ?? "en";
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [wish, setWish] = useState<Wish>({ state: "draft", lang, encoding: "auto" });
  const [skipWrong, setSkipWrong] = useState(false);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [error, setError] = useState("");
  const [busy, setBusy] = useState(false);
  /** A late answer to an older wish must not replace a newer one's. */
  const asked = useRef(0);

  async function check(file: Chosen, how: Wish): Promise<void> {
    const number = ++asked.current;
    setBusy(true);
    setError("");
    try {
      const answer = await sendImport(siteId, file, { ...how, check: "true" });
      if (number === asked.current) setReport(answer);
    } catch (failure) {
      if (number !== asked.current) return;
      setReport(null);
      setError(reason(failure));
    } finally {
      if (number === asked.current) setBusy(false);
    }
  }

  function choose(file: Chosen): void {
    setChosen(file);
    setReport(null);
    void check(file, wish);
  }

  function change(part: Partial<Wish>): void {
    const next = { ...wish, ...part };
    setWish(next);
    if (chosen && /^[a-z]{2,3}(-\w{2,8})*$/i.test(next.lang)) void check(chosen, next);
  }

  async function store(): Promise<void> {
    if (!chosen) return;
    setBusy(true);
    setError("");
    try {
      const skip = skipWrong ? { skipWrong: "true" as const } : {};
      const answer = await sendImport(siteId, chosen, { ...wish, ...skip, check: "false" });
      if (!answer.stored) return setReport(answer);
      await Promise.all([loadArticles(siteId), loadFolders(siteId)]);
      toast(t("Imported: {{count}} articles.", { count: storing(answer) }), "ok");
      done();
    } catch (failure) {
      setError(reason(failure));
    } finally {
      setBusy(false);
    }
  }

  const wrong = report?.rows.filter(({ verdict }) => verdict === "wrong").length ?? 0;
  const count = report ? storing(report) : 0;
  return (
    <div class="form import">
      <div class="detail-head">
        <BackLink href="/console/articles" />
        <h1>{t("Import articles")}</h1>
      </div>
      <ImportSource siteId={siteId} chosen={chosen} choose={choose} fail={setError} />
      <div class="row-2">
        <Field label={t("They come in as")}>
          <select
            class="input"
            value={wish.state}
            onChange={(event) => change({ state: event.currentTarget.value as ImportState })}
          >
            {Object.entries(STATES).map(([state, label]) => (
              <option key={state} value={state}>
                {t(label)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("Language, where none is said")}>
          <LanguageInput value={wish.lang} onChange={(tag) => change({ lang: tag })} />
        </Field>
        {chosen?.isTable && (
          <Field label={t("Encoding")}>
            <select
              class="input"
              value={wish.encoding}
              onChange={(event) => change({ encoding: event.currentTarget.value as TextEncoding })}
            >
              {Object.entries(ENCODINGS).map(([encoding, label]) => (
                <option key={encoding} value={encoding}>
                  {encoding === "auto" ? t(label) : label}
                </option>
              ))}
            </select>
          </Field>
        )}
      </div>
      <FormError text={error} />
      {busy && !report && <p class="quiet">{t("Reading…")}</p>}
      {report && <ImportPreview report={report} missing={chosen?.missing ?? []} />}
      {report && (
        <div class="form-end">
          <button
            type="button"
            class="btn primary"
            disabled={busy || count === 0 || (wrong > 0 && !skipWrong)}
            onClick={() => void store()}
          >
            {t("Import {{count}} articles", { count })}
          </button>
          {wrong > 0 && (
            <label class="check">
              <input
                type="checkbox"
                checked={skipWrong}
                onChange={(event) => setSkipWrong(event.currentTarget.checked)}
              />
              {t("Leave out the {{count}} that are wrong", { count: wrong })}
            </label>
          )}
        </div>
      )}
    </div>
  );
}

/** How many would be another than they are now. */
const storing = ({ rows }: ImportReport): number =>
  rows.filter(({ verdict }) => verdict === "added" || verdict === "changed").length;
