import type { Channel, ConversationState, Priority, ViewFilter } from "@foyer/protocol";
import { QUERY_MAX } from "@foyer/protocol/limits";
import { useState } from "preact/hooks";
import { PRIORITIES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { agents, inbox, teams } from "../live/live.ts";
import { Field } from "../look/field.tsx";
import { sites } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import {
  CHANNEL_LABELS,
  holderName,
  SPANS,
  STATE_LABELS,
  spanName,
  teamName,
} from "./filter-words.ts";

interface Props {
  filter: ViewFilter;
  onChange(filter: ViewFilter): void;
}

type Choices = {
  [Part in keyof ViewFilter]-?: ViewFilter[Part] extends string[] | undefined ? Part : never;
};
type ChoicePart = Choices[keyof ViewFilter];

/** Languages that visitors of the loaded conversations speak, and those that Foyer itself does. */
const SPOKEN = ["en", "de", "fr", "es", "pt", "ar", "zh", "ja", "ko", "ru"];

/** Every part of a filter; one in which nothing is chosen lets everything through. */
export function FilterFields({ filter, onChange }: Props) {
  const change = (part: Partial<ViewFilter>) => onChange(cleaned({ ...filter, ...part }));
  const choose = (part: ChoicePart) => ({
    chosen: (filter[part] ?? []) as readonly string[],
    onChange: (chosen: readonly string[]) => change({ [part]: chosen }),
  });
  const langs = [...new Set([...SPOKEN, ...(filter.langs ?? []), ...heardLangs()])];
  return (
    <>
      <Chips
        label={t("State")}
        of={(Object.keys(STATE_LABELS) as ConversationState[]).map((state) => [
          state,
          t(STATE_LABELS[state]),
        ])}
        {...choose("states")}
      />
      <Chips
        label={t("Assignee")}
        of={["me", "nobody", ...agents.active.value.map(({ id }) => id)].map((id) => [
          id,
          holderName(id),
        ])}
        {...choose("assignees")}
      />
      {teams.all.value.length > 0 && (
        <Chips
          label={t("Team")}
          of={["mine", ...teams.all.value.map(({ id }) => id)].map((id) => [id, teamName(id)])}
          {...choose("teamIds")}
        />
      )}
      {sites.value.length > 1 && (
        <Chips
          label={t("Site")}
          of={sites.value.map(({ id, name }) => [id, name])}
          {...choose("siteIds")}
        />
      )}
      <Chips
        label={t("Priority")}
        of={(Object.keys(PRIORITIES) as Priority[]).map((one) => [one, t(PRIORITIES[one])])}
        {...choose("priorities")}
      />
      <TagsField tags={filter.tags ?? []} onChange={(tags) => change({ tags })} />
      <Field
        label={t("Text")}
        hint={t("Words of the visitor's name, of what was said last, or of the page.")}
      >
        <input
          class="input"
          dir="auto"
          maxLength={QUERY_MAX}
          value={filter.text ?? ""}
          onInput={(event) => change({ text: event.currentTarget.value })}
        />
      </Field>
      <div class="span-fields">
        <SpanField
          label={t("Something was said within")}
          value={filter.within}
          onChange={(within) => change({ within })}
        />
        <SpanField
          label={t("Nothing was said for")}
          value={filter.silent}
          onChange={(silent) => change({ silent })}
        />
      </div>
      <Chips
        label={t("Language")}
        of={langs.map((lang) => [lang, languageName(lang)])}
        {...choose("langs")}
      />
      <Chips
        label={t("Channel")}
        of={(Object.keys(CHANNEL_LABELS) as Channel[]).map((one) => [one, t(CHANNEL_LABELS[one])])}
        {...choose("channels")}
      />
    </>
  );
}

const heardLangs = (): string[] =>
  [...inbox.rows.peek().values()].flatMap(({ lang }) => lang || []);

interface ChipsProps {
  label: string;
  of: [string, string][];
  chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
}

/** Any number of choices, each a button that stays pressed. */
function Chips({ label, of, chosen, onChange }: ChipsProps) {
  return (
    <fieldset class="filter-part">
      <legend>{label}</legend>
      <div class="tag-choices">
        {of.map(([value, name]) => {
          const isChosen = chosen.includes(value);
          return (
            <button
              key={value}
              type="button"
              class="chip tag-choice"
              aria-pressed={isChosen}
              dir="auto"
              onClick={() =>
                onChange(isChosen ? chosen.filter((one) => one !== value) : [...chosen, value])
              }
            >
              {name}
            </button>
          );
        })}
      </div>
    </fieldset>
  );
}

/** What is typed stays as it is: a comma at its end is the beginning of the next tag. */
function TagsField({
  tags,
  onChange,
}: {
  tags: readonly string[];
  onChange(tags: string[]): void;
}) {
  const [text, setText] = useState(tags.join(", "));
  return (
    <Field label={t("Tags")} hint={t("Any of these, with commas between them.")}>
      <input
        class="input"
        dir="auto"
        value={text}
        onInput={({ currentTarget: { value } }) => {
          setText(value);
          onChange([...new Set(value.split(",").map((tag) => tag.trim().slice(0, 40)))]);
        }}
      />
    </Field>
  );
}

interface SpanProps {
  label: string;
  value: number | undefined;
  onChange(minutes: number | undefined): void;
}

function SpanField({ label, value, onChange }: SpanProps) {
  const spans =
    value === undefined || SPANS.some((span) => span === value) ? SPANS : [...SPANS, value];
  return (
    <Field label={label}>
      <select
        class="input"
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(Number(currentTarget.value) || undefined)}
      >
        <option value="">{t("Any time")}</option>
        {spans.map((span) => (
          <option key={span} value={span}>
            {spanName(span)}
          </option>
        ))}
      </select>
    </Field>
  );
}

/** Without the parts in which nothing is chosen. */
function cleaned(filter: ViewFilter): ViewFilter {
  const tags = filter.tags?.filter(Boolean);
  const parts = Object.entries({ ...filter, tags, text: filter.text?.trimStart() });
  const isSaid = (value: unknown) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== "";
  return Object.fromEntries(parts.filter(([, value]) => isSaid(value)));
}
