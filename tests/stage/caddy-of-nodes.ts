import { type ReverseProxy, runCaddy } from "./reverse-proxy.ts";

/**
 * deploy/Caddyfile.nodes on free ports, with Caddy's own certificate authority, asking `nameServer`
 * (a port) for the nodes, which listen on `nodePort`.
 */
export function startCaddyOfNodes(options: {
  nameServer: number;
  nodePort: number;
}): Promise<ReverseProxy> {
  const resolvers = `resolvers udp/127.0.0.1:${options.nameServer}`;
  return runCaddy(
    "Caddyfile.nodes",
    [[/port 4000\n/, `port ${options.nodePort}\n${resolvers}\n`]],
    { FOYER_NODES_NAME: "nodes.example." },
  );
}
