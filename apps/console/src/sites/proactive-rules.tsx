import type { ProactiveRule } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { t } from "../language/say.ts";
import { Blank } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { type CountOf, useProactiveCounts } from "./proactive-counts.ts";
import { RuleEditor } from "./rule-editor.tsx";
import { newRule, ruleProblems, whenInWords } from "./rule-words.ts";
import "./proactive-rules.css";

/** As many as a page can look at every second. */
const RULES_MAX = 50;

interface Props {
  siteId: string;
  value: readonly ProactiveRule[];
  onChange(rules: ProactiveRule[]): void;
}

/** When the widget speaks first: a list, of which one rule is open at a time. */
export function ProactiveRules({ siteId, value, onChange }: Props) {
  const countOf = useProactiveCounts(siteId);
  const [openId, setOpenId] = useState<string | null>(null);
  const problems = ruleProblems(value);
  const put = (rule: ProactiveRule) =>
    onChange(value.map((old) => (old.id === rule.id ? rule : old)));
  function add() {
    const rule = newRule();
    onChange([...value, rule]);
    setOpenId(rule.id);
  }
  return (
    <section class="card">
      <h2>{t("Messages that speak first")}</h2>
      <p class="quiet">
        {t(
          "A few words beside the launcher, when somebody may need help. Nobody is spoken to while they chat, nor again after closing such a message. The first rule that fits speaks.",
        )}
      </p>
      {value.length === 0 ? (
        <Blank icon="note" title={t("The widget waits to be asked")}>
          {t("Add a message for a page where visitors often get stuck, such as the basket.")}
        </Blank>
      ) : (
        <ul class="rules">
          {value.map((rule, place) => (
            <li key={rule.id}>
              <RuleRow
                rule={rule}
                count={countOf(rule.id)}
                isOpen={rule.id === openId}
                isBad={[...problems.keys()].some((key) => key.startsWith(`rules.${place}.`))}
                onToggle={() => setOpenId(rule.id === openId ? null : rule.id)}
                onChange={put}
              />
              {rule.id === openId && (
                <RuleEditor
                  rule={rule}
                  problem={(what) => problems.get(`rules.${place}.${what}`)}
                  onChange={put}
                  onRemove={() => onChange(value.filter(({ id }) => id !== rule.id))}
                />
              )}
            </li>
          ))}
        </ul>
      )}
      {value.length > 0 && (
        <p class="quiet">
          {t(
            "Opened: the chat was opened while these words stood beside the launcher. Answered: a visitor wrote to them. Both are of the last 30 days.",
          )}
        </p>
      )}
      <div class="form-end">
        <button type="button" class="btn" disabled={value.length >= RULES_MAX} onClick={add}>
          <Icon name="plus" />
          {t("Add a message")}
        </button>
      </div>
    </section>
  );
}

interface RowProps {
  rule: ProactiveRule;
  count: ReturnType<CountOf>;
  isOpen: boolean;
  isBad: boolean;
  onToggle(): void;
  onChange(rule: ProactiveRule): void;
}

function RuleRow({ rule, count, isOpen, isBad, onToggle, onChange }: RowProps) {
  return (
    <div class="rule-row">
      <input
        type="checkbox"
        aria-label={t("{{name}} speaks", { name: rule.name })}
        checked={rule.on}
        onChange={(event) => onChange({ ...rule, on: event.currentTarget.checked })}
      />
      <button type="button" aria-expanded={isOpen} onClick={onToggle}>
        <strong dir="auto">{rule.name || t("Without a name")}</strong>
        <small>{whenInWords(rule)}</small>
        {count && <small>{t("Opened: {{opened}} · Answered: {{answered}}", { ...count })}</small>}
      </button>
      {isBad && <span class="chip bad">{t("Incomplete")}</span>}
      <span class={rule.on ? "chip ok" : "chip"}>{rule.on ? t("On") : t("Off")}</span>
    </div>
  );
}
