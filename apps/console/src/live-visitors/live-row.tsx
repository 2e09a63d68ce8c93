import type { LiveVisitor } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Avatar, visitorColour } from "../look/avatar.tsx";
import { now } from "../look/now.ts";
import { duration, listTime } from "../look/time.ts";
import { sites } from "../session/session-state.ts";
import { PageLink } from "../visitors/page-link.tsx";
import { languageNames } from "../visitors/visitor-facts.ts";

/** Nobody is asked twice within a day. */
const AGAIN_MS = 24 * 3_600_000;

/** One who is there: who, on which page for how long, from where, with what. */
export function LiveRow({ visitor, invite }: { visitor: LiveVisitor; invite(): void }) {
  const { id, name, page, since, from, browser, languages, returning, siteId } = visitor;
  const site = sites.value.length > 1 && sites.value.find((one) => one.id === siteId)?.name;
  const shownName = name ?? (visitor.guest ? t("Guest") : t("Visitor"));
  const came = from ? t("from {{host}}", { host: from }) : t("came directly");
  return (
    <li class="live-row">
      <Avatar name={name} colour={visitorColour(id, name)} online />
      <div class="live-who">
        <strong dir="auto">{shownName}</strong>
        <small>
          {returning && <span class="chip accent">{t("Returning")}</span>}
          {site && <span dir="auto">{site}</span>}
        </small>
      </div>
      <div class="live-page">
        <span dir="auto">
          <PageLink url={page.url} title={page.title} />
        </span>
      </div>
      <time class="live-time" title={t("On this page")}>
        {duration(now.value - since)}
      </time>
      <div class="live-facts">
        <span dir="auto">{came}</span>
        <small>{[browser, languageNames(languages.slice(0, 1))].filter(Boolean).join(" · ")}</small>
      </div>
      <div class="live-act">
        <Act visitor={visitor} name={shownName} invite={invite} />
      </div>
    </li>
  );
}

interface ActProps {
  visitor: LiveVisitor;
  name: string;
  invite(): void;
}

function Act({ visitor: { conversationId, invitedAt, page }, name, invite }: ActProps) {
  if (conversationId)
    return (
      <a class="btn" href={`/console/conversations/${conversationId}`}>
        {t("Open")}
        <span class="sr-only"> {name}</span>
      </a>
    );
  if (invitedAt !== null && now.value - invitedAt < AGAIN_MS)
    return (
      <span class="chip" title={t("Nobody is asked twice within a day.")}>
        {t("Asked {{time}}", { time: listTime(invitedAt, now.peek()) })}
      </span>
    );
  return (
    <button
      type="button"
      class="btn"
      aria-label={t("Write first: {{name}} on {{page}}", { name, page: page.title || page.url })}
      onClick={invite}
    >
      {t("Write first")}
    </button>
  );
}
