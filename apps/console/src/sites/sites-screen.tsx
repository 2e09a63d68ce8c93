import type { Site } from "@foyer/protocol";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { http } from "../http.ts";
import { t } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Blank } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { mayManage, renew, sites } from "../session/session-state.ts";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { SiteForm } from "./site-form.tsx";
import { isSection } from "./site-sections.ts";
import { SiteSettings } from "./site-settings.tsx";
import "./sites.css";
import "./widget-preview.css";

/** The sites with their widget: everything that an owner sets for each. */
export function SitesScreen({ params: { id, section } }: ScreenProps) {
  const { route } = useLocation();
  useEffect(() => {
    // Colleagues change sites, too.
    http.get<Site[]>("/sites").then(
      (fresh) => renew({ sites: fresh }),
      () => undefined,
    );
  }, []);
  const site = id ? sites.value.find((one) => one.id === id) : sites.value[0];
  const isNew = id === "new" || (!id && !site);
  return (
    <SettingsFrame wide>
      <SiteTabs current={isNew ? "new" : (site?.id ?? "")} />
      {!mayManage.value && (
        <p class="notice">{t("Owners and admins change sites. You can read and copy.")}</p>
      )}
      {isNew && mayManage.value && (
        <SiteForm onSaved={(saved) => route(`/console/settings/sites/${saved.id}/install`)} />
      )}
      {!isNew && site && (
        <SiteSettings key={site.id} site={site} section={isSection(section) ? section : "look"} />
      )}
      {!isNew && !site && <Blank icon="search" title={t("There is no such site")} />}
    </SettingsFrame>
  );
}

function SiteTabs({ current }: { current: string }) {
  return (
    <nav class="site-tabs" aria-label={t("Sites")}>
      {sites.value.map((site) => (
        <a
          key={site.id}
          class="btn"
          href={`/console/settings/sites/${site.id}`}
          aria-current={site.id === current ? "page" : undefined}
        >
          <i class="swatch" style={{ background: site.accent }} />
          <bdi>{site.name}</bdi>
        </a>
      ))}
      {mayManage.value && (
        <a
          class="btn plain"
          href="/console/settings/sites/new"
          aria-current={current === "new" ? "page" : undefined}
        >
          <Icon name="plus" />
          {t("Add a site")}
        </a>
      )}
    </nav>
  );
}
