import type { Scene } from "./scene.ts";
import type { ConsoleState } from "./state.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

/** A small register: one is overdue, one is worked on, and one cause comes back. Resolves with the id of the second. */
async function keepRegister({ owner, siteId }: Scene): Promise<string> {
  const known = await owner.call<{ counts: { all: number } }>("GET", "/complaints?list=all");
  const ids: string[] = [];
  if (known.counts.all === 0)
    for (const [index, given] of REGISTER.entries()) {
      const { cause, ...more } = given;
      const { complaint } = await owner.call<{ complaint: { id: string } }>("POST", "/complaints", {
        ...{ siteId, clientId: `register-of-complaints-${index}`, ...more },
      });
      await owner.call("PATCH", `/complaints/${complaint.id}`, { version: 1, cause });
      await owner.call("POST", `/complaints/${complaint.id}/steps`, {
        ...{ text: "Asked the carrier for the signature.", clientId: `register-step-${index}` },
      });
      ids.push(complaint.id);
    }
  const { complaints } = await owner.call<{ complaints: { id: string; number: number }[] }>(
    "GET",
    "/complaints?list=all",
  );
  return complaints.find(({ number }) => number === 2)?.id ?? "";
}

const REGISTER = [
  {
    ...{
      name: "Tom Haller",
      severity: "critical",
      categoryId: "delivery",
      cause: "Packing too thin",
    },
    ...{
      text: "My parcel was soaked, and the telephone rang out.",
      dueAt: Date.now() - 3 * DAY_MS,
    },
  },
  {
    ...{ name: "Ines Roth", email: "ines@example.com", categoryId: "delivery" },
    ...{ text: "The mug came in pieces, for the second time.", want: "A new one" },
    ...{ severity: "high", cause: "Packing too thin" },
  },
  {
    ...{ name: "Aiko Mori", categoryId: "price", severity: "low", cause: "Charged twice" },
    text: "One order is on my card twice.",
  },
];

export const COMPLAINT_STATES: ConsoleState[] = [
  {
    name: "complaints",
    shows: "The register of complaints, and one that is worked on",
    looks: ["dark", "phone", "rtl"],
    async walk({ scene, go, at }) {
      const id = await keepRegister(scene);
      await go(`complaints/${id}`);
      await at(".complaint-entry").nth(2).waitFor({ state: "attached" });
      await at(".complaint-steps li").nth(1).waitFor();
    },
  },
  {
    name: "complaint-causes",
    shows: "Causes that come back",
    looks: ["phone", "de"],
    async walk({ scene, go, at }) {
      await keepRegister(scene);
      await go("complaints/causes");
      await at(".complaint-causes tbody tr").nth(1).waitFor();
    },
  },
  {
    name: "complaint-new",
    shows: "A complaint that is recorded by hand",
    looks: ["dark", "phone"],
    async walk({ scene, go, at, page }) {
      await keepRegister(scene);
      await go("complaints");
      await at(".complaint-entry").first().waitFor();
      await page.keyboard.press("b");
      await at("dialog .complaint-form").waitFor();
    },
  },
];
