import type { MergePreview, Visitor } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { Dialog } from "../look/dialog.tsx";
import { FormError } from "../look/form-error.tsx";
import { fullTime } from "../look/time.ts";
import { useSaving } from "../look/use-saving.ts";

interface Props {
  preview: MergePreview;
  back(): void;
  onClose(): void;
}

/** Which of the two stays, and what that means: it cannot be taken back. */
export function MergeCheck({ preview: first, back, onClose }: Props) {
  const [preview, setPreview] = useState(first);
  const [stays, setStays] = useState(first.into.id);
  const { busy, error, run } = useSaving();
  const both = [first.from, first.into];
  useEffect(() => {
    let current = true;
    const goes = both.find(({ id }) => id !== stays)?.id ?? "";
    if (stays === preview.into.id) return;
    http.get<MergePreview>(`/visitors/${goes}/merge-preview`, { intoId: stays }).then(
      (next) => current && setPreview(next),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [stays]);
  const isCurrent = preview.into.id === stays;

  function submit(event: Event) {
    event.preventDefault();
    const { from, into } = preview;
    void run(async () => {
      visitors.put(await http.post<Visitor>(`/visitors/${from.id}/merge`, { intoId: into.id }));
      onClose();
    }, t("They are one person now."));
  }

  return (
    <Dialog title={t("Which profile stays?")} onClose={onClose}>
      <form onSubmit={submit}>
        <div class="dialog-body">
          <fieldset class="merge-pair">
            <legend class="sr-only">{t("Which profile stays?")}</legend>
            {both.map((visitor) => (
              <label key={visitor.id} class="choice">
                <input
                  type="radio"
                  name="stays"
                  checked={stays === visitor.id}
                  onChange={() => setStays(visitor.id)}
                />
                <span>
                  <strong dir="auto">{visitor.name ?? t("Without a name")}</strong>
                  <small dir="auto">{visitor.email ?? visitor.phone ?? visitor.browser}</small>
                  <small>{t("First seen {{time}}", { time: fullTime(visitor.firstSeenAt) })}</small>
                </span>
              </label>
            ))}
          </fieldset>
          <What preview={preview} />
          <FormError text={error} />
        </div>
        <footer>
          <button type="button" class="btn" onClick={back}>
            {t("Back")}
          </button>
          <button type="submit" class="btn danger" disabled={busy || !isCurrent}>
            {t("Merge for good")}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function What({ preview: { conversations, notes, closes, fills } }: { preview: MergePreview }) {
  return (
    <ul class="merge-what">
      <li>{t("{{count}} conversations move over", { count: conversations })}</li>
      {notes > 0 && <li>{t("{{count}} notes move over", { count: notes })}</li>}
      {fills.length > 0 && (
        <li>
          {t("Filled in where nothing was known: {{facts}}", {
            facts: fills.map(factName).join(", "),
          })}
        </li>
      )}
      {closes && <li>{t("Both have a conversation open: the one that moves is closed.")}</li>}
      <li>{t("Both browsers see all of it from then on.")}</li>
      <li>
        <strong>{t("This cannot be undone.")}</strong>
      </li>
    </ul>
  );
}

function factName(fact: string): string {
  const names: Record<string, string> = {
    ...{ name: t("Name"), email: t("Email"), phone: t("Phone") },
    ...{ externalId: t("User id"), attributes: t("attributes") },
  };
  return names[fact] ?? fact;
}
