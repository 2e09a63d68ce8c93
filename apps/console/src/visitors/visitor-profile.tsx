import type { Visitor } from "@foyer/protocol";
import { visitors } from "../live/live.ts";
import { fullTime } from "../look/time.ts";
import { InlineField } from "./inline-field.tsx";

/** What is known of the visitor themselves; name, email and phone can be put right. */
export function VisitorProfile({ visitor }: { visitor: Visitor }) {
  return (
    <section aria-label="Profile">
      <h3>
        Profile <Trust visitor={visitor} />
      </h3>
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
        <dt>Phone</dt>
        <dd>
          <InlineField
            label="Phone"
            type="tel"
            value={visitor.phone}
            placeholder="Add a number"
            save={(phone) => visitors.change(visitor.id, { phone })}
          />
        </dd>
        {visitor.externalId !== null && (
          <>
            <dt>User id</dt>
            <dd dir="auto">{visitor.externalId}</dd>
          </>
        )}
        <dt>First seen</dt>
        <dd>{fullTime(visitor.firstSeenAt)}</dd>
      </dl>
    </section>
  );
}

/** Whether anybody vouches for who they say they are; nothing is said of whom nothing is known. */
function Trust({ visitor: { externalId, name, email, phone } }: { visitor: Visitor }) {
  if (externalId !== null)
    return (
      <span class="chip ok" title="Your server has signed who this is.">
        Verified
      </span>
    );
  if (name === null && email === null && phone === null) return null;
  return (
    <span
      class="chip"
      title="What the visitor, the page or an agent has said; nobody vouches for it."
    >
      Not verified
    </span>
  );
}
