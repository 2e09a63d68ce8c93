import type { Site } from "@foyer/protocol";
import { useState } from "preact/hooks";
import { http, reason } from "../http.ts";
import { t } from "../language/say.ts";
import { Confirm } from "../look/confirm.tsx";
import { CopyButton } from "../look/copy-button.tsx";
import { FormError } from "../look/form-error.tsx";
import { identityExample } from "./identity-example.ts";
import "./identity-card.css";

interface Secret {
  secret: string;
}

/** The secret that the owner's server signs with: shown when asked for, replaced when it got out. */
export function IdentityCard({ site }: { site: Site }) {
  const path = `/sites/${site.id}/identity-secret`;
  const [secret, setSecret] = useState("");
  const [error, setError] = useState("");
  const [asks, setAsks] = useState(false);
  const show = () =>
    http.get<Secret>(path).then(
      (made) => {
        setSecret(made.secret);
        setError("");
      },
      (failure: unknown) => setError(reason(failure)),
    );
  const renew = async () => setSecret((await http.post<Secret>(path)).secret);
  return (
    <section class="card">
      <h2>{t("Who the visitor is")}</h2>
      <p class="quiet">
        {t(
          "When your own server signs who is signed in, visitors find their conversations on every device, and agents see a name that they can trust. What a page says without a signature is shown as its word alone, and never opens anybody's history.",
        )}
      </p>
      {secret === "" ? (
        <div class="form-end">
          <button type="button" class="btn" onClick={show}>
            {t("Show the secret")}
          </button>
        </div>
      ) : (
        <>
          <div class="identity-secret">
            <code>{secret}</code>
            <CopyButton text={secret} />
          </div>
          <p class="notice warn">
            {t(
              "Keep it on your server. Whoever has it can read the chats of all who are signed in.",
            )}
          </p>
          <h3>{t("On your server")}</h3>
          <pre class="identity-example">{identityExample}</pre>
          <div class="form-end">
            <button type="button" class="btn danger" onClick={() => setAsks(true)}>
              {t("New secret")}
            </button>
          </div>
        </>
      )}
      <FormError text={error} />
      {asks && (
        <Confirm
          title={t("Make a new secret?")}
          text={t(
            "What is signed with the old one is refused from now on, until your server has the new one. Visitors who are signed in stay so, and can write meanwhile.",
          )}
          verb={t("Make a new one")}
          act={renew}
          onClose={() => setAsks(false)}
        />
      )}
    </section>
  );
}
