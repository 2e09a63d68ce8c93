import type { Agent } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { agents } from "../live/live.ts";
import { Avatar } from "../look/avatar.tsx";
import { Field } from "../look/field.tsx";
import { languageName } from "../visitors/visitor-facts.ts";
import { setSkills, skillsOf } from "./routing-draft.ts";
import { wordsOf, wrongSkills } from "./rule-values.ts";

/** What each agent brings: languages and skills. */
export function SkillsCard() {
  return (
    <section class="card">
      <h2>{t("Languages and skills")}</h2>
      <p class="quiet">{t("Separated by commas. Languages by their short names: en, de, fr.")}</p>
      <ul>
        {agents.active.value.map((agent) => (
          <Brings key={agent.id} agent={agent} />
        ))}
      </ul>
    </section>
  );
}

function Brings({ agent }: { agent: Agent }) {
  const { languages, skills } = skillsOf(agent.id);
  return (
    <li class="card-row">
      <Avatar name={agent.name} colour={agent.colour} picture={agent.picture} />
      <span class="routing-agent" dir="auto">
        {agent.name}
      </span>
      <div class="routing-pair grow">
        <Words
          label={t("Languages of {{name}}", { name: agent.name })}
          words={languages}
          hint={languages.map(languageName).join(", ")}
          wrong={(words) =>
            words.every((word) => /^[a-z]{2,3}$/i.test(word))
              ? ""
              : t("A language is two or three letters, like de.")
          }
          onChange={(words) =>
            setSkills(agent.id, { languages: words.map((word) => word.toLowerCase()) })
          }
        />
        <Words
          label={t("Skills of {{name}}", { name: agent.name })}
          words={skills}
          wrong={wrongSkills}
          onChange={(words) => setSkills(agent.id, { skills: words })}
        />
      </div>
    </li>
  );
}

interface WordsProps {
  label: string;
  words: readonly string[];
  hint?: string;
  /** What is wrong with them; "" when nothing is. */
  wrong(words: string[]): string;
  onChange(words: string[]): void;
}

/** Words between commas; they are taken as they are typed, when nothing is wrong with them. */
function Words({ label, words, hint, wrong, onChange }: WordsProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const error = typed === null ? "" : wrong(wordsOf(typed));
  return (
    <Field label={label} hint={hint} error={error || undefined}>
      <input
        class="input"
        dir="auto"
        value={typed ?? words.join(", ")}
        onInput={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          if (wrong(wordsOf(text)) === "") onChange(wordsOf(text));
        }}
        onBlur={() => {
          if (error === "") setTyped(null);
        }}
      />
    </Field>
  );
}
