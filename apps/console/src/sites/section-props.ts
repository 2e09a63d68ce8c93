import type { Site, SiteOptions } from "@foyer/protocol";
import type { SiteForm } from "./site-draft.ts";
import type { Problems } from "./site-problems.ts";

/** What each section of a site's settings is given. */
export interface SectionProps {
  site: Site;
  form: SiteForm;
  problems: Problems;
  set(change: Partial<SiteForm>): void;
  setOptions(change: Partial<SiteOptions>): void;
}
