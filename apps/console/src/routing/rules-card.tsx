import type { RoutingRule } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { PRIORITIES } from "../conversations/label-names.ts";
import { t } from "../language/say.ts";
import { teams } from "../live/live.ts";
import { Icon } from "../look/icon.tsx";
import { sites } from "../session/session-state.ts";
import { languageName } from "../visitors/visitor-facts.ts";
import { raiseRule, removeRule, shown } from "./routing-draft.ts";
import { RuleDialog } from "./rule-dialog.tsx";

/** What a conversation needs, by what is known of it. */
export function RulesCard() {
  const [editing, setEditing] = useState<RoutingRule | "new" | null>(null);
  const rules = shown.value?.rules ?? [];
  return (
    <section class="card">
      <div class="title detail-head">
        <h2 class="grow">{t("Rules")}</h2>
        <button type="button" class="btn" onClick={() => setEditing("new")}>
          <Icon name="plus" />
          {t("Add a rule")}
        </button>
      </div>
      <p class="quiet">
        {rules.length === 0
          ? t(
              "No rules yet. A rule gives conversations from a page, or of certain visitors, a priority, a team or skills.",
            )
          : t("Read from the top: of two that set the same, the upper one counts.")}
      </p>
      <ul>
        {rules.map((rule, at) => (
          <li key={rule.id} class="card-row">
            <div class="grow">
              <span dir="auto">{rule.name}</span>
              <small dir="auto">
                {conditionsText(rule)} → {effectText(rule)}
              </small>
            </div>
            {at > 0 && (
              <button type="button" class="btn plain" onClick={() => raiseRule(rule.id)}>
                {t("Up")}
                <span class="sr-only"> {rule.name}</span>
              </button>
            )}
            <button type="button" class="btn plain" onClick={() => setEditing(rule)}>
              {t("Change")}
              <span class="sr-only"> {rule.name}</span>
            </button>
            <button type="button" class="btn plain danger" onClick={() => removeRule(rule.id)}>
              {t("Remove")}
              <span class="sr-only"> {rule.name}</span>
            </button>
          </li>
        ))}
      </ul>
      {editing && (
        <RuleDialog rule={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      )}
    </section>
  );
}

function conditionsText({ when: { siteId, page, lang, attribute } }: RoutingRule): string {
  const site = sites.value.find(({ id }) => id === siteId)?.name;
  const parts = [
    siteId !== undefined && (site ?? t("a deleted site")),
    page,
    lang && languageName(lang),
    attribute && `${attribute.name} = ${attribute.value}`,
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : t("every conversation");
}

function effectText({ set: { priority, teamId, skills } }: RoutingRule): string {
  const team = teams.all.value.find(({ id }) => id === teamId)?.name;
  const parts = [
    priority && t(PRIORITIES[priority]),
    teamId !== undefined && (team ?? t("a removed team")),
    skills?.join(", "),
  ];
  return parts.filter(Boolean).join(" · ");
}
