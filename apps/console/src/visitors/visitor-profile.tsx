import type { Visitor } from "@foyer/protocol";
import { visitors } from "../live/live.ts";
import { fullTime } from "../look/time.ts";
import { InlineField } from "./inline-field.tsx";

/** What is known of the visitor themselves; name and email can be put right. */
export function VisitorProfile({ visitor }: { visitor: Visitor }) {
  return (
    <section aria-label="Profile">
      <h3>Profile</h3>
      <dl>
        <dt>Name</dt>
        <dd>
          <InlineField
            label="Name"
            value={visitor.name}
            placeholder="Add a name"
            save={(name) => visitors.change(visitor.id, { name })}
          />
        </dd>
        <dt>Email</dt>
        <dd>
          <InlineField
            label="Email"
            type="email"
            value={visitor.email}
            placeholder="Add an email"
            save={(email) => visitors.change(visitor.id, { email })}
          />
        </dd>
        <dt>First seen</dt>
        <dd>{fullTime(visitor.firstSeenAt)}</dd>
      </dl>
    </section>
  );
}
