import type { LiveVisitor } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { liveVisitors } from "../live/live.ts";
import { Blank, Loading } from "../look/blank.tsx";
import { Options } from "../look/options.tsx";
import { sites } from "../session/session-state.ts";
import { InviteDialog } from "./invite-dialog.tsx";
import { LiveRow } from "./live-row.tsx";
import { useRowWindow } from "./use-row-window.ts";
import "../look/page.css";
import "./live.css";

/** Who is on the sites now: where, for how long, from where; and a way to write to them first. */
export function LiveScreen() {
  useEffect(liveVisitors.watch, []);
  const [siteId, setSiteId] = useState("");
  const [invited, setInvited] = useState<LiveVisitor | null>(null);
  const watched = sites.value.filter(({ options }) => options.presence);
  const all = liveVisitors.all.value;
  const shown = siteId ? all.filter((visitor) => visitor.siteId === siteId) : all;
  const count = siteId ? shown.length : liveVisitors.count.value;
  return (
    <main class="live" aria-label={t("Live visitors")}>
      <header class="live-head">
        <h1>{t("Live visitors")}</h1>
        <span class="chip ok" role="status">
          {t("{{count}} here now", { count })}
        </span>
        <span class="gap" />
        {watched.length > 1 && (
          <select
            class="input"
            aria-label={t("Site")}
            value={siteId}
            onChange={(event) => setSiteId(event.currentTarget.value)}
          >
            <option value="">{t("All sites")}</option>
            <Options of={watched} />
          </select>
        )}
      </header>
      {watched.length === 0 ? (
        <NoSite />
      ) : !liveVisitors.isKnown.value ? (
        <Loading what={t("Looking who is there")} />
      ) : shown.length === 0 ? (
        <Blank icon="pulse" title={t("Nobody is here right now")}>
          <p>{t("Whoever comes to a page is shown here at once.")}</p>
        </Blank>
      ) : (
        <Rows visitors={shown} invite={setInvited} />
      )}
      {invited && <InviteDialog visitor={invited} onClose={() => setInvited(null)} />}
    </main>
  );
}

function NoSite() {
  return (
    <Blank icon="pulse" title={t("No site shows its visitors")}>
      <p>{t("Owners switch it on under Settings → Sites → Proactive.")}</p>
      <a class="btn" href="/console/settings/sites">
        {t("To the sites")}
      </a>
    </Blank>
  );
}

interface RowsProps {
  visitors: readonly LiveVisitor[];
  invite(visitor: LiveVisitor): void;
}

function Rows({ visitors, invite }: RowsProps) {
  const { box, from, to, before, after } = useRowWindow(visitors.length);
  return (
    <div class="live-rows" ref={box}>
      <ul aria-label={t("Live visitors")}>
        {before > 0 && (
          <li class="live-space" style={{ height: `${before}px` }} aria-hidden="true" />
        )}
        {visitors.slice(from, to).map((visitor) => (
          <LiveRow key={visitor.id} visitor={visitor} invite={() => invite(visitor)} />
        ))}
        {after > 0 && <li class="live-space" style={{ height: `${after}px` }} aria-hidden="true" />}
      </ul>
    </div>
  );
}
