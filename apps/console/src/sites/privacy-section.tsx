import { Check, Field } from "../look/field.tsx";
import type { SectionProps } from "./section-props.ts";

/** What visitors may send and hear, and what is known of them before they write. */
export function PrivacySection({ form, setOptions, problems }: SectionProps) {
  const { uploads, sound, presence, typingPreview, privacyUrl } = form.options;
  return (
    <>
      <section class="card">
        <h2>In the chat</h2>
        <Check
          label="Visitors may send files"
          hint="Pictures, documents and short films, up to 20 MB each. Programs are refused."
          checked={uploads}
          onChange={(on) => setOptions({ uploads: on })}
        />
        <Check
          label="A sound for new messages"
          hint="Each visitor can switch it off."
          checked={sound}
          onChange={(on) => setOptions({ sound: on })}
        />
      </section>
      <section class="card">
        <h2>Privacy</h2>
        <Check
          label="Show who is on the site"
          hint="Widgets connect before the chat is opened, and agents see who is on which page. Off, a visitor is unknown until they open the chat."
          checked={presence}
          onChange={(on) => setOptions({ presence: on })}
        />
        <Check
          label="Show what visitors type before they send it"
          hint="Agents can prepare their answer. Visitors are told so beside the text box."
          checked={typingPreview}
          onChange={(on) => setOptions({ typingPreview: on })}
        />
        <Field
          label="Link to your privacy policy"
          hint="Shown in the chat's menu and form. Empty: no link."
          error={problems.get("privacyUrl")}
        >
          <input
            class="input"
            type="url"
            inputMode="url"
            maxLength={500}
            placeholder="https://shop.example/privacy"
            aria-invalid={problems.has("privacyUrl")}
            value={privacyUrl ?? ""}
            onInput={(event) => setOptions({ privacyUrl: event.currentTarget.value || null })}
          />
        </Field>
      </section>
    </>
  );
}
