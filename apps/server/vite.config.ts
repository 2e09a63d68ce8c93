import { defineConfig } from "vite";

export default defineConfig({
  build: {
    ssr: "src/main.ts",
    outDir: "dist",
    target: "node20",
    minify: false,
    sourcemap: true,
  },
  // Our own packages are TypeScript and go inside; everything from the registry stays outside.
  ssr: { noExternal: [/^@foyer\//] },
});
