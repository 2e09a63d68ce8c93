import { t } from "../language/say.ts";
import { inkOn } from "../look/contrast.ts";
import { ContrastWords } from "./contrast-words.tsx";

interface Props {
  name: string;
  accent: string;
  greeting: string;
  intro: string;
}

/** The widget's head and launcher in the site's colour, with the contrast worked out. */
export function LauncherPreview({ name, accent, greeting, intro }: Props) {
  const ink = inkOn(accent);
  const colours = { background: accent, color: ink };
  return (
    <figure class="launcher-preview">
      <div class="widget-head" style={colours}>
        <small dir="auto">{name || t("Your site")}</small>
        <strong dir="auto">{greeting}</strong>
        <span dir="auto">{intro}</span>
      </div>
      <div class="widget-launcher" style={colours} aria-hidden="true">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-7l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2z" />
        </svg>
      </div>
      <figcaption>
        <ContrastWords accent={accent} />
      </figcaption>
    </figure>
  );
}
