# Foyer in a container: one process, its data in the volume /data, plain HTTP on port 4000.
# A proxy with TLS belongs in front: compose.yaml brings one, docs/deploying.md tells the rest.

# Both stages stand on one image, so that the code which V8 keeps at the build fits the Node that runs
# it. Node 24 has long-term support until April 2028; slim is Debian with glibc, for which SQLite and
# Argon2 come ready-made (on Alpine's musl they would have to be others).
FROM node:24-bookworm-slim AS node

FROM node AS build
# Only for machines for which there is no ready-made SQLite: then it is compiled here.
RUN apt-get update \
 && apt-get install -y --no-install-recommends g++ make python3 \
 && rm -rf /var/lib/apt/lists/*
# The image holds Node's headers; compiling need not fetch them.
ENV npm_config_nodedir=/usr/local
WORKDIR /src
# The lock file alone decides what is fetched and compiled: a change of the sources repeats none of it.
COPY pnpm-lock.yaml pnpm-workspace.yaml ./
RUN npx --yes pnpm@12.21.0 fetch --frozen-lockfile --reporter=append-only
COPY . .
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile --offline --reporter=append-only
RUN node scripts/build.mjs
# What runs: the built files, the two packages with native code, and the backup command.
RUN node scripts/deploy/gather.mjs /foyer

FROM node
LABEL org.opencontainers.image.title="Foyer" \
      org.opencontainers.image.description="Live chat that a site owner hosts" \
      org.opencontainers.image.licenses="MIT"
# 0.0.0.0: within the container; what the outside reaches is up to whoever publishes the port.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4000 DATA_DIR=/data
# A new volume takes over this owner; the server may write there and nowhere else.
RUN install -d -o node -g node -m 700 /data
WORKDIR /foyer
COPY --from=build /foyer ./
# "node", as a number: Kubernetes sees by it that this is not root.
USER 1000:1000
VOLUME /data
EXPOSE 4000
# Ready means that the database takes writes. The first answer is due within seconds of the start.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell in between: SIGTERM reaches Node, which tells every client to come back and then stops.
CMD ["node", "apps/server/dist/main.js"]
