import type { Priority, RoutingRule } from "@foyer/protocol";
import { SKILL_MAX, SKILLS_MAX } from "@foyer/protocol/limits";
import { t } from "../language/say.ts";

/** A rule as it is written in a form; "" for what it does not say. */
export interface RuleValues {
  name: string;
  siteId: string;
  page: string;
  lang: string;
  attribute: string;
  value: string;
  priority: Priority | "";
  teamId: string;
  skills: string;
}

export function valuesOf(rule: RoutingRule | null): RuleValues {
  const { when, set } = rule ?? { when: {}, set: {} as RoutingRule["set"] };
  return {
    ...{ name: rule?.name ?? "", siteId: when.siteId ?? "", page: when.page ?? "" },
    ...{ lang: when.lang ?? "", attribute: when.attribute?.name ?? "" },
    ...{ value: when.attribute?.value ?? "", priority: set.priority ?? "" },
    ...{ teamId: set.teamId ?? "", skills: (set.skills ?? []).join(", ") },
  };
}

/** Words between commas, each once, without blanks around them. */
export function wordsOf(text: string): string[] {
  const words = text.split(/[,，、;]/).map((word) => word.trim().replace(/\s+/g, " "));
  return words.filter(
    (word, at) =>
      word !== "" && words.findIndex((one) => one.toLowerCase() === word.toLowerCase()) === at,
  );
}

/** The rule that was written. */
export function toRule(id: string, values: RuleValues): RoutingRule {
  const { siteId, priority, teamId } = values;
  const [page, lang] = [values.page.trim(), values.lang.trim().toLowerCase()];
  const attribute = { name: values.attribute.trim(), value: values.value.trim() };
  const skills = wordsOf(values.skills);
  return {
    ...{ id, name: values.name.trim() },
    when: {
      ...(siteId && { siteId }),
      ...(page && { page }),
      ...(lang && { lang }),
      ...(attribute.name && { attribute }),
    },
    set: {
      ...(priority && { priority }),
      ...(teamId && { teamId }),
      ...(skills.length > 0 && { skills }),
    },
  };
}

/** What is wrong, and what to do; "" when nothing is. */
export function wrongIn(values: RuleValues): string {
  const { name, when, set } = toRule("x", values);
  if (name === "") return t("Give the rule a name.");
  if (when.page && !/^[/*]/.test(when.page)) return t("A page begins with / or with *.");
  if (when.lang && !/^[a-z]{2,3}$/.test(when.lang))
    return t("A language is two or three letters, like de.");
  if (values.attribute.trim() !== "" && values.value.trim() === "")
    return t("Say which value the attribute has.");
  if (values.attribute.trim() === "" && values.value.trim() !== "")
    return t("Say which attribute has this value.");
  if (Object.keys(set).length === 0)
    return t("Choose what the conversation gets: a priority, a team or skills.");
  return wrongSkills(set.skills ?? []);
}

export function wrongSkills(skills: readonly string[]): string {
  if (skills.length > SKILLS_MAX) return t("At most {{max}} skills.", { max: SKILLS_MAX });
  const long = skills.find((skill) => skill.length > SKILL_MAX);
  return long ? t("“{{skill}}” is too long for a skill.", { skill: long }) : "";
}
