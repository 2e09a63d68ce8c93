import type { SiteSighting } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { Icon } from "../look/icon.tsx";

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
        {error || (seen ? <Words seen={seen} /> : "Looking…")}
      </span>
      <button type="button" class="btn" onClick={look}>
        Check now
      </button>
    </div>
  );
}

function Words({ seen }: { seen: SiteSighting }) {
  if (seen.seenAt === null)
    return <>Not seen yet. Open a page that has the line; this looks by itself.</>;
  const when = new Date(seen.seenAt).toLocaleString();
  return (
    <>
      Installed: last loaded on {when}
      {seen.page ? (
        <>
          {" "}
          by <bdi>{seen.page}</bdi>
        </>
      ) : (
        ", by a page that does not tell its address"
      )}
      .
    </>
  );
}
