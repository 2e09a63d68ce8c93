import type { Site } from "@foyer/protocol";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { http } from "../http.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Icon } from "../look/icon.tsx";
import { mayManage, renew, sites } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { SiteForm } from "./site-form.tsx";
import { Snippet } from "./snippet.tsx";
import "./sites.css";

/** The sites with their widget: how it looks, where it may stand, the line to paste. */
export function SitesScreen({ params: { id } }: ScreenProps) {
  const { route } = useLocation();
  useEffect(() => {
    // Colleagues change sites, too.
    http.get<Site[]>("/sites").then(
      (fresh) => renew({ sites: fresh }),
      () => undefined,
    );
  }, []);
  const site = id === "new" ? null : (sites.value.find((one) => one.id === id) ?? sites.value[0]);
  const isNew = site === null || site === undefined;
  return (
    <SettingsFrame>
      <SiteTabs current={isNew ? "new" : site.id} />
      {!mayManage.value && (
        <p class="notice">Owners and admins change sites. You can read and copy.</p>
      )}
      {!isNew && (
        <section class="card">
          <h2>Put it on your pages</h2>
          <Snippet site={site} />
        </section>
      )}
      <SiteForm
        key={isNew ? "new" : site.id}
        site={isNew ? null : site}
        onSaved={(saved) => route(`/console/settings/sites/${saved.id}`)}
      />
    </SettingsFrame>
  );
}

function SiteTabs({ current }: { current: string }) {
  return (
    <nav class="site-tabs" aria-label="Sites">
      {sites.value.map((site) => (
        <a
          key={site.id}
          class="btn"
          href={`/console/settings/sites/${site.id}`}
          aria-current={site.id === current ? "page" : undefined}
        >
          <i class="swatch" style={{ background: site.accent }} />
          {site.name}
        </a>
      ))}
      {mayManage.value && (
        <a
          class="btn plain"
          href="/console/settings/sites/new"
          aria-current={current === "new" ? "page" : undefined}
        >
          <Icon name="plus" />
          Add a site
        </a>
      )}
    </nav>
  );
}
