import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** `npx vite explorer` serves the page beside a running server, and sends what it asks there. */
const api = process.env["BREACHPATH_URL"] ?? "http://127.0.0.1:4000";
const proxied = ["/graphql", "/import", "/export", "/playground"];

// The default export is what Vite asks for.
export default defineConfig({
  base: "/explore/",
  plugins: [react()],
  server: {
    proxy: Object.fromEntries(proxied.map((path) => [path, { target: api, ws: path === "/graphql" }])),
  },
  build: {
    outDir: "../dist/explorer",
    emptyOutDir: true,
    // The canvas (cytoscape and its layouts) loads apart from the page, when there is something to draw.
    chunkSizeWarningLimit: 800,
    // How long the plugins took is no warning.
    rolldownOptions: { checks: { pluginTimings: false } },
  },
});
