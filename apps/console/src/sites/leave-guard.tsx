import type { Site } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../language/say.ts";
import { Dialog } from "../look/dialog.tsx";
import { discard } from "./site-draft.ts";

/** Asks before one goes elsewhere with changes that are not saved; within the site's settings it does not. */
export function LeaveGuard({ site, changed }: { site: Site; changed: boolean }) {
  const { route } = useLocation();
  const [target, setTarget] = useState<string | null>(null);
  useEffect(() => {
    if (!changed) return;
    const within = `/console/settings/sites/${site.id}`;
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest("a");
      const opensHere = link && !link.target && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      if (!opensHere || link.origin !== location.origin) return;
      if (link.pathname === within || link.pathname.startsWith(`${within}/`)) return;
      event.preventDefault();
      event.stopPropagation();
      setTarget(link.pathname);
    };
    const onUnload = (event: BeforeUnloadEvent) => event.preventDefault();
    document.addEventListener("click", onClick, { capture: true });
    addEventListener("beforeunload", onUnload);
    return () => {
      document.removeEventListener("click", onClick, { capture: true });
      removeEventListener("beforeunload", onUnload);
    };
  }, [site.id, changed]);
  if (target === null || !changed) return null;
  return (
    <Dialog title={t("Leave without saving?")} onClose={() => setTarget(null)}>
      <div class="dialog-body">
        <p>{t("What you changed for {{site}} is not saved yet.", { site: site.name })}</p>
      </div>
      <footer>
        <button
          type="button"
          class="btn danger"
          onClick={() => {
            discard(site.id);
            route(target);
          }}
        >
          {t("Discard and leave")}
        </button>
        <button type="button" class="btn primary" onClick={() => setTarget(null)}>
          {t("Stay here")}
        </button>
      </footer>
    </Dialog>
  );
}
