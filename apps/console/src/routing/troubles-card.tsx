import type { RoutingTrouble } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Icon } from "../look/icon.tsx";
import { troubles } from "./routing-state.ts";

/** What in the saved settings contradicts the rest; nothing while all is well. */
export function TroublesCard() {
  if (troubles.value.length === 0) return null;
  return (
    <section class="card routing-troubles">
      <h2>
        <Icon name="warn" /> {t("This does not fit together")}
      </h2>
      <ul>
        {troubles.value.map((trouble) => (
          <li key={`${trouble.kind} ${trouble.name} ${trouble.other}`} dir="auto">
            {troubleText(trouble)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What is wrong, and what to do about it. */
export function troubleText({ kind, name, other = "" }: RoutingTrouble): string {
  switch (kind) {
    case "site_gone":
      return t("“{{name}}” is about a site that was deleted: remove it, or choose another site.", {
        name,
      });
    case "team_gone":
      return t("“{{name}}” sends to a team that was removed: choose another team.", { name });
    case "never_applies":
      return t("“{{name}}” never says anything: “{{other}}” above it has always said it already.", {
        name,
        other,
      });
    case "team_empty":
      return t(
        "Nobody is in the team {{name}}, and conversations are sent to it: put somebody in.",
        { name },
      );
    case "skill_unknown":
      return t("“{{name}}” asks for {{skill}}, and nobody who may be asked has that skill.", {
        name,
        skill: other,
      });
    case "overflows_in_circle":
      return t("The queue of {{name}} goes on to {{other}}, and from there back again.", {
        name,
        other,
      });
  }
}
