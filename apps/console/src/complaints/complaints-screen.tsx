import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useLocation } from "preact-iso";
import { t } from "../language/say.ts";
import type { ScreenProps } from "../lazy-screen.tsx";
import { Blank } from "../look/blank.tsx";
import { useShortcut } from "../shell/use-shortcuts.ts";
import { CategoriesView } from "./categories-view.tsx";
import { CausesView } from "./causes-view.tsx";
import { ComplaintView } from "./complaint-view.tsx";
import { ComplaintsList } from "./complaints-list.tsx";
import { NewComplaintDialog } from "./new-complaint.tsx";
import { followRegister, register } from "./register-state.ts";
import "../inbox/inbox.css";
import "../look/page.css";
import "./complaints.css";

/** The register of complaints: the list, and one of them with all that was done. */
export function ComplaintsScreen({ params: { id } }: ScreenProps) {
  const { route } = useLocation();
  const adding = useSignal(false);
  useEffect(followRegister, []);
  const go = (step: number) => {
    const all = register.peek()?.complaints ?? [];
    const at = all.findIndex((one) => one.id === id);
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + step))];
    if (next) route(`/console/complaints/${next.id}`);
  };
  useShortcut("next", () => go(1));
  useShortcut("previous", () => go(-1));
  return (
    <main class={`split complaints ${id ? "has-entry" : ""}`}>
      <ComplaintsList
        current={id}
        add={() => {
          adding.value = true;
        }}
      />
      <section class="detail" aria-label={t("Complaint")}>
        <Detail id={id} leave={() => route("/console/complaints")} />
      </section>
      {adding.value && (
        <NewComplaintDialog
          from={null}
          onClose={() => {
            adding.value = false;
          }}
          onAdded={(complaint) => route(`/console/complaints/${complaint.id}`)}
        />
      )}
    </main>
  );
}

function Detail({ id, leave }: { id: string | undefined; leave(): void }) {
  if (id === "causes") return <CausesView open={leave} />;
  if (id === "categories") return <CategoriesView />;
  if (id !== undefined) return <ComplaintView key={id} id={id} leave={leave} />;
  return (
    <Blank icon="flag" title={t("Complaints are good news")}>
      <p>
        {t(
          "Who complains stays a customer. Look into it, tell them what came of it, and change what caused it.",
        )}
      </p>
    </Blank>
  );
}
