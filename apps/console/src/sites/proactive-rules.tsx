import type { ProactiveRule } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { Blank } from "../look/blank.tsx";
import { Icon } from "../look/icon.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { newRule, ruleProblems, whenInWords } from "./rule-words.ts";
import "./proactive-rules.css";

/** As many as a page can look at every second. */
const RULES_MAX = 50;

interface Props {
  value: readonly ProactiveRule[];
  onChange(rules: ProactiveRule[]): void;
}

/** When the widget speaks first: a list, of which one rule is open at a time. */
export function ProactiveRules({ value, onChange }: Props) {
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
      <h2>Messages that speak first</h2>
      <p class="quiet">
        A few words beside the launcher, when somebody may need help. Nobody is spoken to while they
        chat, nor again after closing such a message. The first rule that fits speaks.
      </p>
      {value.length === 0 ? (
        <Blank icon="note" title="The widget waits to be asked">
          Add a message for a page where visitors often get stuck, such as the basket.
        </Blank>
      ) : (
        <ul class="rules">
          {value.map((rule, place) => (
            <li key={rule.id}>
              <RuleRow
                rule={rule}
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
      <div class="form-end">
        <button type="button" class="btn" disabled={value.length >= RULES_MAX} onClick={add}>
          <Icon name="plus" />
          Add a message
        </button>
      </div>
    </section>
  );
}

interface RowProps {
  rule: ProactiveRule;
  isOpen: boolean;
  isBad: boolean;
  onToggle(): void;
  onChange(rule: ProactiveRule): void;
}

function RuleRow({ rule, isOpen, isBad, onToggle, onChange }: RowProps) {
  return (
    <div class="rule-row">
      <input
        type="checkbox"
        aria-label={`${rule.name} speaks`}
        checked={rule.on}
        onChange={(event) => onChange({ ...rule, on: event.currentTarget.checked })}
      />
      <button type="button" aria-expanded={isOpen} onClick={onToggle}>
        <strong dir="auto">{rule.name || "Without a name"}</strong>
        <small>{whenInWords(rule)}</small>
      </button>
      {isBad && <span class="chip bad">Incomplete</span>}
      <span class={rule.on ? "chip ok" : "chip"}>{rule.on ? "On" : "Off"}</span>
    </div>
  );
}
