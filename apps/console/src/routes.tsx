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
const Board = lazyScreen(async () => (await import("./supervision/board-screen.tsx")).BoardScreen);
const Reports = lazyScreen(
  async () => (await import("./reports/reports-screen.tsx")).ReportsScreen,
);
const Staffing = lazyScreen(
  async () => (await import("./staffing/staffing-screen.tsx")).StaffingScreen,
);
const Account = lazyScreen(
  async () => (await import("./account/account-screen.tsx")).AccountScreen,
);

const Shortcuts = lazyScreen(
  async () => (await import("./shell/shortcuts-screen.tsx")).ShortcutsScreen,
);

const Invited = lazyScreen(
  async () => (await import("./invitations/invited-already.tsx")).InvitedAlready,
);

const CoachSettings = lazyScreen(
  async () => (await import("./coach/coach-screen.tsx")).CoachScreen,
);

const RoutingSettings = lazyScreen(
  async () => (await import("./routing/routing-screen.tsx")).RoutingScreen,
);

const Mail = lazyScreen(async () => (await import("./mail/mail-screen.tsx")).MailScreen);

const SmartSearch = lazyScreen(
  async () => (await import("./smart-search/smart-search-screen.tsx")).SmartSearchScreen,
);

const AllResults = lazyScreen(
  async () => (await import("./find/all-results-screen.tsx")).AllResultsScreen,
);

const LiveVisitors = lazyScreen(
  async () => (await import("./live-visitors/live-screen.tsx")).LiveScreen,
);
const FollowUps = lazyScreen(
  async () => (await import("./follow-ups/follow-ups-screen.tsx")).FollowUpsScreen,
);
const Complaints = lazyScreen(
  async () => (await import("./complaints/complaints-screen.tsx")).ComplaintsScreen,
);
const Blocked = lazyScreen(
  async () => (await import("./visitors/blocked-screen.tsx")).BlockedScreen,
);

const Standards = lazyScreen(
  async () => (await import("./standards/standards-screen.tsx")).StandardsScreen,
);
const TeamHours = lazyScreen(
  async () => (await import("./hours/team-hours-screen.tsx")).TeamHoursScreen,
);

/** Every screen by its address. The inbox comes with the first script, the others when needed. */
export const ROUTES = [
  { path: "/console", screen: InboxScreen },
  { path: "/console/conversations/:id", screen: InboxScreen },
  { path: "/console/articles/:id?", screen: Articles },
  { path: "/console/canned-replies/:id?", screen: CannedReplies },
  { path: "/console/settings/sites/:id?/:section?", screen: Sites },
  { path: "/console/board", screen: Board },
  { path: "/console/reports/:id?", screen: Reports },
  { path: "/console/staffing", screen: Staffing },
  { path: "/console/find", screen: AllResults },
  { path: "/console/settings/team", screen: Team },
  { path: "/console/settings/team-hours/:id", screen: TeamHours },
  { path: "/console/settings/standards", screen: Standards },
  { path: "/console/settings/routing", screen: RoutingSettings },
  { path: "/console/settings/mail", screen: Mail },
  { path: "/console/settings/coach", screen: CoachSettings },
  { path: "/console/settings/smart-search", screen: SmartSearch },
  { path: "/console/live", screen: LiveVisitors },
  { path: "/console/follow-ups", screen: FollowUps },
  { path: "/console/complaints/:id?", screen: Complaints },
  { path: "/console/settings/blocked", screen: Blocked },
  { path: "/console/settings/account", screen: Account },
  { path: "/console/settings/shortcuts", screen: Shortcuts },
  { path: "/console/invitation", screen: Invited },
] as const;
