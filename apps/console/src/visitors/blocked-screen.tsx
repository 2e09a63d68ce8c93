import type { BlockedList, Visitor } from "@foyer/protocol";
import { useEffect, useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { visitors } from "../live/live.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { Failed, Loading } from "../look/blank.tsx";
import { fullTime } from "../look/time.ts";
import { sites } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { unblock } from "./visitor-menu.tsx";
import "./visitor.css";

/** Who is blocked now, and the way back. */
export function BlockedScreen() {
  const [blocked, setBlocked] = useState<readonly Visitor[] | null>(null);
  const [error, setError] = useState("");
  const load = () => {
    setError("");
    http.get<BlockedList>("/blocked-visitors").then(
      ({ items }) => setBlocked(items),
      (failure: unknown) => setError(reason(failure)),
    );
  };
  const { value: revision } = visitors.revision;
  useEffect(load, [revision]);
  return (
    <SettingsFrame>
      <section class="card">
        <h2>{t("Blocked visitors")}</h2>
        <p class="quiet">
          {t("Nothing they write is taken. Blocks for a time end by themselves.")}
        </p>
        {error && <Failed error={error} retry={load} />}
        {!blocked && !error && <Loading />}
        {blocked?.length === 0 && <p>{t("Nobody is blocked.")}</p>}
        {blocked?.map((visitor) => (
          <BlockedRow key={visitor.id} visitor={visitor} />
        ))}
      </section>
    </SettingsFrame>
  );
}

function BlockedRow({ visitor }: { visitor: Visitor }) {
  const { id, name, email, blocked, siteId } = visitor;
  const site = sites.value.find((one) => one.id === siteId)?.name ?? "";
  if (!blocked) return null;
  const until = blocked.until === null ? t("For good") : fullTime(blocked.until);
  const shownName = name ?? email ?? t("Without a name");
  return (
    <div class="card-row">
      <Avatar name={name} colour={visitorColour(id, name)} />
      <div class="grow">
        <strong dir="auto">{shownName}</strong>
        <small dir="auto">
          {[site, until, blocked.by, blocked.reason].filter(Boolean).join(" · ")}
        </small>
      </div>
      <button
        type="button"
        class="btn"
        aria-label={t("Unblock {{name}}", { name: shownName })}
        onClick={() => void unblock(id)}
      >
        {t("Unblock")}
      </button>
    </div>
  );
}
