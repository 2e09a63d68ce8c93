import type { Site } from "@foyer/protocol";
import type { ComponentType } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { mayManage } from "../session/session-state.ts";
import { AfterSection } from "./after-section.tsx";
import { BeforeSection } from "./before-section.tsx";
import { FilesSection } from "./files-section.tsx";
import { HelpCentreSection } from "./help-centre-section.tsx";
import { HoursSection } from "./hours-section.tsx";
import { IdentityCard } from "./identity-card.tsx";
import { InstallSection } from "./install-section.tsx";
import { LeaveGuard } from "./leave-guard.tsx";
import { LookSection } from "./look-section.tsx";
import { PresenceCard } from "./presence-card.tsx";
import { ProactiveRules } from "./proactive-rules.tsx";
import { PublishingCard } from "./publishing-card.tsx";
import type { SectionProps } from "./section-props.ts";
import { changeForm, changeOptions, formOf, isChanged } from "./site-draft.ts";
import { problemsIn, sectionsWith } from "./site-problems.ts";
import { SiteSaveBar } from "./site-save-bar.tsx";
import { addressOf, SECTIONS, type SectionPath } from "./site-sections.ts";
import { WidgetPreview } from "./widget-preview.tsx";
import { builtInTexts } from "./widget-texts.ts";
import { WordsSection } from "./words-section.tsx";

const VIEWS: Record<SectionPath, ComponentType<SectionProps>> = {
  look: LookSection,
  words: WordsSection,
  hours: HoursSection,
  before: BeforeSection,
  after: AfterSection,
  proactive: ({ site, form, setOptions }) => (
    <>
      <ProactiveRules
        siteId={site.id}
        value={form.options.rules}
        onChange={(rules) => setOptions({ rules })}
      />
      <PresenceCard form={form} setOptions={setOptions} />
    </>
  ),
  identity: ({ site }) => <IdentityCard site={site} />,
  files: FilesSection,
  help: (props) => (
    <>
      <PublishingCard {...props} />
      <HelpCentreSection {...props} />
    </>
  ),
  install: InstallSection,
};

/** One site's settings: a section of them, the widget as it will be, and what is not saved yet. */
export function SiteSettings({ site, section }: { site: Site; section: SectionPath }) {
  const [previews, setPreviews] = useState(false);
  const form = formOf(site);
  const problems = problemsIn(form, builtInTexts.value);
  const wrong = sectionsWith(problems);
  const View = VIEWS[section];
  return (
    <div class={`site-settings ${previews ? "previews" : ""}`}>
      <SectionTabs site={site} current={section} wrong={wrong} />
      <button
        type="button"
        class="btn preview-toggle"
        aria-expanded={previews}
        onClick={() => setPreviews(!previews)}
      >
        {previews ? t("Hide the preview") : t("Show the preview")}
      </button>
      <fieldset class="cards section-cards" disabled={!mayManage.value}>
        <legend class="sr-only">
          {t(SECTIONS.find(({ path }) => path === section)?.label ?? "")}
        </legend>
        <View
          site={site}
          form={form}
          problems={problems}
          set={(change) => changeForm(site, change)}
          setOptions={(change) => changeOptions(site, change)}
        />
        <SiteSaveBar site={site} wrong={wrong} />
      </fieldset>
      <WidgetPreview site={site} form={form} section={section} />
      <LeaveGuard site={site} changed={isChanged(site)} />
    </div>
  );
}

interface TabsProps {
  site: Site;
  current: SectionPath;
  wrong: readonly SectionPath[];
}

function SectionTabs({ site, current, wrong }: TabsProps) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    // On a phone the row is longer than the screen.
    nav.current
      ?.querySelector("[aria-current]")
      ?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [current]);
  return (
    <nav ref={nav} class="section-tabs" aria-label={t("Settings of {{name}}", { name: site.name })}>
      {SECTIONS.map(({ path, label }) => (
        <a
          key={path}
          href={addressOf(site.id, path)}
          aria-current={path === current ? "page" : undefined}
        >
          {t(label)}
          {wrong.includes(path) && (
            <>
              {" "}
              <span class="chip bad" aria-hidden="true">
                !
              </span>
              <span class="sr-only">{t(", needs another look")}</span>
            </>
          )}
        </a>
      ))}
    </nav>
  );
}
