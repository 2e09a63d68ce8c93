import { InboxScreen } from "./inbox/inbox-screen.tsx";
import { lazyScreen } from "./lazy-screen.tsx";

const Articles = lazyScreen(
  async () => (await import("./articles/articles-screen.tsx")).ArticlesScreen,
);
const CannedReplies = lazyScreen(
  async () => (await import("./canned-replies/canned-replies-screen.tsx")).CannedRepliesScreen,
);
const Sites = lazyScreen(async () => (await import("./sites/sites-screen.tsx")).SitesScreen);
const Team = lazyScreen(async () => (await import("./agents/team-screen.tsx")).TeamScreen);
const Account = lazyScreen(
  async () => (await import("./account/account-screen.tsx")).AccountScreen,
);

const AllResults = lazyScreen(
  async () => (await import("./find/all-results-screen.tsx")).AllResultsScreen,
);

/** Every screen by its address. The inbox comes with the first script, the others when needed. */
export const ROUTES = [
  { path: "/console", screen: InboxScreen },
  { path: "/console/conversations/:id", screen: InboxScreen },
  { path: "/console/articles/:id?", screen: Articles },
  { path: "/console/canned-replies/:id?", screen: CannedReplies },
  { path: "/console/settings/sites/:id?/:section?", screen: Sites },
  { path: "/console/find", screen: AllResults },
  { path: "/console/settings/team", screen: Team },
  { path: "/console/settings/account", screen: Account },
] as const;
