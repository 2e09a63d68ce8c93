import {
  DEFAULT_SITE_OPTIONS,
  type PanelOptions,
  type SiteOptions,
  UPLOAD_MAX,
} from "@foyer/protocol";
import type { SiteRow } from "./site-store.ts";

/** What the owner has chosen for a site, and the defaults for the rest. */
export const optionsOf = (site: Pick<SiteRow, "options">): SiteOptions => ({
  ...DEFAULT_SITE_OPTIONS,
  ...site.options,
});

/**
 * What the panel is told of its site. `lang` is the language that the chat is shown in; `hasForm`: the form
 * is still to be filled in; `mails`: the server can send mail.
 */
export function panelOptions(
  site: Pick<SiteRow, "options">,
  { lang, hasForm, mails }: { lang: string | undefined; hasForm: boolean; mails: boolean },
): PanelOptions {
  const options = optionsOf(site);
  const texts = lang === undefined ? undefined : options.texts[lang];
  return {
    ...(options.form && hasForm ? { form: options.form } : {}),
    ...(options.feedback ? { feedback: options.feedback } : {}),
    ...(options.uploads ? { uploads: UPLOAD_MAX } : {}),
    ...(options.sound ? { sound: true as const } : {}),
    ...(options.typingPreview ? { typingPreview: true as const } : {}),
    ...(mails ? { mailsTranscripts: true as const } : {}),
    ...(options.privacyUrl === null ? {} : { privacyUrl: options.privacyUrl }),
    ...(texts && Object.keys(texts).length > 0 ? { texts } : {}),
  };
}
