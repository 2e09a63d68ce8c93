import type { Site } from "@foyer/protocol";
import { DEFAULT_SITE_OPTIONS } from "@foyer/protocol/site-options";

/** A site as the server gives it, for tests. */
export function sampleSite(change: Partial<Site> = {}): Site {
  return {
    id: "s1",
    key: "hazel",
    name: "Hazel & Pine",
    accent: "#2f6f4f",
    greeting: "Hello {name}",
    intro: "Ask us anything.",
    lang: "en",
    origins: ["https://shop.example"],
    snippet: '<script async src="https://chat.example/embed/hazel.js"></script>',
    createdAt: 0,
    options: DEFAULT_SITE_OPTIONS,
    ...change,
  };
}
