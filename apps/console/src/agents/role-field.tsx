import type { Role } from "@foyer/protocol";
import { t } from "../language/say.ts";
import { Field } from "../look/field.tsx";
import { me } from "../session/session-state.ts";
import { ROLE_HINTS, ROLES } from "./roles.ts";

/** Chooses among the roles that one may give; only owners make owners. */
export function RoleField({ role, choose }: { role: Role; choose(role: Role): void }) {
  const mayGive = (Object.keys(ROLES) as Role[]).filter(
    (its) => its !== "owner" || me.value?.agent.role === "owner",
  );
  return (
    <Field label={t("Role")} hint={t(ROLE_HINTS[role])}>
      <select
        class="input"
        value={role}
        onChange={(event) => choose(event.currentTarget.value as Role)}
      >
        {mayGive.map((its) => (
          <option key={its} value={its}>
            {t(ROLES[its])}
          </option>
        ))}
      </select>
    </Field>
  );
}
