import { defineConfig } from "vite";

// One plain ESM file: outside measurements import dist/index.js as it is.
export default defineConfig({
  build: {
    lib: { entry: "src/index.ts", formats: ["es"], fileName: () => "index.js" },
    target: "es2022",
    minify: false,
  },
});
