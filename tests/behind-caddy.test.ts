import { describeBehind, tellProxyStory } from "./stage/proxy-story.ts";
import { areInstalled, startCaddy } from "./stage/reverse-proxy.ts";

describeBehind("caddy", areInstalled("caddy"), () => tellProxyStory(startCaddy));
