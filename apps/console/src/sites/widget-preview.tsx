import type { Site } from "@foyer/protocol";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { me } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { LauncherPreview } from "./launcher-preview.tsx";
import { type PreviewView, type PreviewWish, VIEWS } from "./preview/preview-wish.ts";
import { type SiteForm, toDraft } from "./site-draft.ts";
import type { SectionPath } from "./site-sections.ts";

/** A pause in typing after which the widget is drawn anew. */
const PAUSE_MS = 500;

const LANGS = ["en", "de", "fr", "es", "pt", "ar", "zh", "ja", "ko", "ru"];

/** What a section is about is what one wants to see. */
const VIEW_OF: Partial<Record<SectionPath, PreviewView>> = { before: "form", after: "after" };

interface Props {
  site: Site;
  form: SiteForm;
  section: SectionPath;
}

/** The real widget with what is not saved yet, beside the settings. */
export function WidgetPreview({ site, form, section }: Props) {
  const [device, setDevice] = useState<"desktop" | "phone">(() =>
    matchMedia("(max-width: 760px)").matches ? "phone" : "desktop",
  );
  const [theme, setTheme] = useState<"light" | "dark">("light");
  const [lang, setLang] = useState(LANGS.includes(form.lang) ? form.lang : "en");
  const [view, setView] = useState<PreviewView>(VIEW_OF[section] ?? "home");
  useEffect(() => setView(VIEW_OF[section] ?? "home"), [section]);
  const { frame, isShown } = usePreview({ site, form, lang, theme, view });
  const { at } = form.options.launcher;
  return (
    <aside class="preview-pane" aria-label={t("Preview")}>
      <div class="preview-bar">
        <Select
          label={t("Shows")}
          value={view}
          onChange={setView}
          options={VIEWS.map(({ view, label }) => [view, label] as const)}
        />
        <Select
          label={t("Language")}
          value={lang}
          onChange={setLang}
          options={LANGS.map((tag) => [tag, languageName(tag)] as const)}
        />
        <Select
          label={t("Device")}
          value={device}
          onChange={setDevice}
          options={[
            ["desktop", "Desktop"],
            ["phone", "Phone"],
          ]}
        />
        <Select
          label={t("Theme")}
          value={theme}
          onChange={setTheme}
          options={[
            ["light", "Light"],
            ["dark", "Dark"],
          ]}
        />
      </div>
      <div
        class={`preview-stage ${device} ${isShown ? "shown" : ""} at-${at}`}
        dir={lang === "ar" ? "rtl" : "ltr"}
      >
        {!isShown && <LauncherPreview {...form} />}
        <iframe
          ref={frame}
          title={t("The widget as visitors will see it")}
          src="/console/widget-preview"
        />
      </div>
    </aside>
  );
}

type Wish = Pick<PreviewWish, "lang" | "theme" | "view"> & { site: Site; form: SiteForm };

/** Hands what is to be shown to the frame, now and after each change. */
function usePreview({ site, form, lang, theme, view }: Wish) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [isReady, setReady] = useState(false);
  const [isShown, setShown] = useState(false);
  useEffect(() => {
    const hear = ({ origin, source, data }: MessageEvent<{ type?: string }>) => {
      if (origin !== location.origin || source !== frame.current?.contentWindow) return;
      if (data.type === "foyer-preview-ready") setReady(true);
      if (data.type === "foyer-preview-shown") setShown(true);
    };
    addEventListener("message", hear);
    return () => removeEventListener("message", hear);
  }, []);
  const draft = JSON.stringify(toDraft(form));
  useEffect(() => {
    if (!isReady) return;
    const show = () => {
      const wish = wishOf({ site, form, lang, theme, view });
      if (wish) frame.current?.contentWindow?.postMessage(wish, location.origin);
    };
    const timer = setTimeout(show, isShown ? PAUSE_MS : 0);
    return () => clearTimeout(timer);
  }, [isReady, site.id, draft, lang, theme, view]);
  return { frame, isShown };
}

function wishOf({ site, form, lang, theme, view }: Wish): PreviewWish | undefined {
  const agent = me.value?.agent;
  if (!agent) return undefined;
  const draft = toDraft(form);
  const { id, name, colour } = agent;
  return {
    type: "foyer-preview",
    siteId: site.id,
    draft: { ...draft, name: draft.name || "Your site", options: draft.options ?? form.options },
    agent: { id, name, colour },
    ...{ lang, theme, view },
  };
}

interface SelectProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly (readonly [NoInfer<Value>, string])[];
  onChange(value: NoInfer<Value>): void;
}

function Select<Value extends string>({ label, value, options, onChange }: SelectProps<Value>) {
  return (
    <select
      class="input"
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as Value)}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </select>
  );
}
