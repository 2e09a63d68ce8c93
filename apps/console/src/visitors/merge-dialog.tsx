import type { FoundPerson, MergePreview } from "@foyer/protocol";
import { useRef, useState } from "preact/hooks";
import { askPeople } from "../find/ask-server.ts";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Dialog } from "../look/dialog.tsx";
import { FormError } from "../look/form-error.tsx";
import { now } from "../look/now.ts";
import { listTime } from "../look/time.ts";
import { MergeCheck } from "./merge-check.tsx";

interface Props {
  visitorId: string;
  siteId: string;
  onClose(): void;
}

/** Finds the other profile of the same person, shows what merging brings, and merges. */
export function MergeDialog({ visitorId, siteId, onClose }: Props) {
  const [found, setFound] = useState<readonly FoundPerson[] | null>(null);
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [error, setError] = useState("");
  const asked = useRef("");
  if (preview)
    return <MergeCheck preview={preview} back={() => setPreview(null)} onClose={onClose} />;

  async function search(text: string) {
    asked.current = text;
    setError("");
    try {
      const people = text.trim() ? await askPeople(text) : null;
      // An answer to what was written before is late.
      if (asked.current !== text) return;
      setFound(people?.filter((one) => one.id !== visitorId && one.siteId === siteId) ?? null);
    } catch (failure) {
      setError(reason(failure));
    }
  }

  async function choose(other: string) {
    setError("");
    const query = { intoId: other };
    try {
      setPreview(await http.get<MergePreview>(`/visitors/${visitorId}/merge-preview`, query));
    } catch (failure) {
      setError(reason(failure));
    }
  }

  return (
    <Dialog title={t("Merge with another profile")} onClose={onClose}>
      <div class="dialog-body">
        <input
          class="input"
          type="search"
          dir="auto"
          aria-label={t("Find the other profile")}
          placeholder={t("Name, email, phone or user id")}
          onInput={(event) => void search(event.currentTarget.value)}
        />
        <FormError text={error} />
        <ul class="people-found">
          {found?.map((person) => (
            <li key={person.id}>
              <button type="button" class="person" onClick={() => void choose(person.id)}>
                <Avatar name={person.name} colour={visitorColour(person.id, person.name)} />
                <span class="grow">
                  <strong dir="auto">{person.name ?? t("Without a name")}</strong>
                  <small dir="auto">
                    {[person.email, person.phone, person.externalId].filter(Boolean).join(" · ")}
                  </small>
                </span>
                <small>{listTime(person.seenAt, now.peek())}</small>
              </button>
            </li>
          ))}
        </ul>
        {found?.length === 0 && <p class="quiet">{t("Nobody else on this site is known so.")}</p>}
      </div>
      <footer>
        <button type="button" class="btn" onClick={onClose}>
          {t("Cancel")}
        </button>
      </footer>
    </Dialog>
  );
}
