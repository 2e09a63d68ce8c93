import type { SiteSighting } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t, tWith } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { fullTime } from "../look/time.ts";

/** How often it is looked while nothing was seen yet, in milliseconds. */
const LOOK_MS = 5_000;

/** Whether a page has fetched the widget, when last, and which. */
export function InstallCheck({ siteId }: { siteId: string }) {
  const [seen, setSeen] = useState<SiteSighting | null>(null);
  const [error, setError] = useState("");
  const look = () =>
    http.get<SiteSighting>(`/sites/${siteId}/sighting`).then(
      (answer) => {
        setSeen(answer);
        setError("");
      },
      (failure: unknown) => setError(reason(failure)),
    );
  const waiting = seen?.seenAt === null;
  useEffect(() => {
    look();
    if (!waiting) return;
    const timer = setInterval(look, LOOK_MS);
    return () => clearInterval(timer);
  }, [siteId, waiting]);
  const found = seen && seen.seenAt !== null;
  return (
    <div class={`notice install-check ${found ? "ok" : error ? "warn" : ""}`}>
      {found ? <Icon name="check" /> : <span class="spinner" aria-hidden="true" />}
      <span class="grow" role="status">
        {error || (seen ? <Words seen={seen} /> : t("Looking…"))}
      </span>
      <button type="button" class="btn" onClick={look}>
        {t("Check now")}
      </button>
    </div>
  );
}

function Words({ seen }: { seen: SiteSighting }) {
  if (seen.seenAt === null)
    return <>{t("Not seen yet. Open a page that has the line; this looks by itself.")}</>;
  const time = fullTime(seen.seenAt);
  if (!seen.page)
    return (
      <>
        {t("Installed: last loaded on {{time}}, by a page that does not tell its address.", {
          time,
        })}
      </>
    );
  const page = <bdi>{seen.page}</bdi>;
  return <>{tWith("Installed: last loaded on {{time}} by {{page}}.", { time, page })}</>;
}
