import {
  DEFAULT_SITE_OPTIONS,
  type PanelOptions,
  type SiteOptions,
  UPLOAD_MAX,
} from "@foyer/protocol";
import { greetByName } from "./greeting.ts";
import type { SiteRow } from "./site-store.ts";

/** What the owner has chosen for a site, and the defaults for the rest. */
export const optionsOf = (site: Pick<SiteRow, "options">): SiteOptions => ({
  ...DEFAULT_SITE_OPTIONS,
  ...site.options,
});

/**
 * What the panel is told of its site. `lang` is the language that the chat is shown in; `hasForm`: the form
 * is still to be filled in; `name` is the visitor's, if it is known; `mails`: the server can send mail.
 */
export function panelOptions(
  site: Pick<SiteRow, "options" | "greeting">,
  asked: { lang: string | undefined; name: string | null; hasForm: boolean; mails: boolean },
): PanelOptions {
  const { lang, name, hasForm, mails } = asked;
  const options = optionsOf(site);
  const greets = name !== null && site.greeting.includes("{name}");
  const texts = lang === undefined ? undefined : options.texts[lang];
  return {
    ...(options.form && hasForm ? { form: options.form } : {}),
    ...(options.feedback ? { feedback: options.feedback } : {}),
    ...(options.uploads ? { uploads: UPLOAD_MAX } : {}),
    ...(options.sound ? { sound: true as const } : {}),
    ...(options.typingPreview ? { typingPreview: true as const } : {}),
    ...(mails ? { mailsTranscripts: true as const } : {}),
    ...(options.helpCentre ? { helpCentre: true as const } : {}),
    ...(options.complaints ? { complaints: true as const } : {}),
    ...(texts && Object.keys(texts).length > 0 ? { texts } : {}),
    ...(greets ? { greeting: greetByName(site.greeting, name) } : {}),
  };
}
