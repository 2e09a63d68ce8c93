import type { CannedReplyDraft } from "@foyer/protocol";
import { TEXT_MAX } from "@foyer/protocol/limits";
import { useRef } from "preact/hooks";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { Preview } from "./canned-menu.tsx";
import { type Facts, fill, unknownVariables, VARIABLES } from "./fill.ts";

const SAMPLE: Facts = {
  "visitor.firstName": "Dana",
  "visitor.name": "Dana Köhler",
  "visitor.email": "dana@example.org",
  "agent.firstName": "Mara",
  "agent.name": "Mara Jensen",
  "site.name": "Your shop",
  "page.title": "Order 48213",
  "conversation.id": "V1StGXR8_Z5jd",
};

const UNKNOWN: Facts = {
  ...SAMPLE,
  "visitor.firstName": "",
  "visitor.name": "",
  "visitor.email": "",
};

export interface PartProps {
  draft: CannedReplyDraft;
  set(change: Partial<CannedReplyDraft>): void;
}

/** The text with its variables, and how it reads for somebody known and somebody unknown. */
export function CannedReplyText({ draft, set, hasFiles }: PartProps & { hasFiles: boolean }) {
  const box = useRef<HTMLTextAreaElement>(null);
  const unknown = unknownVariables(draft.text);
  function insert(name: string) {
    box.current?.setRangeText(
      `{{${name}}}`,
      box.current.selectionStart,
      box.current.selectionEnd,
      "end",
    );
    set({ text: box.current?.value ?? draft.text });
    box.current?.focus();
  }
  return (
    <>
      <Field
        label={t("Text")}
        hint={t(
          "{{example}} says “there” when the name is not known. Attributes work too: {{attribute}}.",
          { example: "{{visitor.firstName|there}}", attribute: "{{visitor.plan|free}}" },
        )}
        error={
          unknown.length > 0
            ? t("Nobody knows {{names}}: it would have to be replaced by hand.", {
                names: unknown.map((name) => `{{${name}}}`).join(", "),
              })
            : undefined
        }
      >
        <textarea
          ref={box}
          class="input"
          dir="auto"
          rows={6}
          required={(draft.acts?.length ?? 0) === 0 && !hasFiles}
          maxLength={TEXT_MAX}
          value={draft.text}
          onInput={(event) => set({ text: event.currentTarget.value })}
        />
      </Field>
      <div class="var-chips">
        {VARIABLES.map((name) => (
          <button key={name} type="button" onClick={() => insert(name)}>
            {name}
          </button>
        ))}
      </div>
      <div class="with-preview">
        <div class="field">
          <span class="label">{t("For Dana Köhler")}</span>
          <Preview text={fill(draft.text, SAMPLE) || "…"} />
        </div>
        <div class="field">
          <span class="label">{t("For somebody unknown")}</span>
          <Preview text={fill(draft.text, UNKNOWN) || "…"} />
        </div>
      </div>
    </>
  );
}
