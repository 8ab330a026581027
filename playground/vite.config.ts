import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/**
 * For building alone: Vite's dev server cannot prepare the editor's workers. While working on the page, keep
 * `npx vite build playground --watch` running beside the API. The default export is what Vite asks for.
 */
export default defineConfig({
  base: "/playground/",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    outDir: "../dist/playground",
    emptyOutDir: true,
    // The editor's workers each carry a parser; they load apart from the page, so their size is no cause for a warning.
    chunkSizeWarningLimit: 5_000,
    rolldownOptions: {
      onLog(level, log, report) {
        // Directives for the React compiler inside GraphiQL's files: without meaning in a bundle, and loud.
        if (log.code !== "MODULE_LEVEL_DIRECTIVE") report(level, log);
      },
    },
  },
});
