// How the page is built: relative addresses, so that it works under any path; no inlined
// files, so that the strict Content-Security-Policy of the server has nothing to refuse.
import { defineConfig } from "vite";
import { boundariesPlugin } from "./tools/boundaries";

export default defineConfig({
  base: "./",
  plugins: [boundariesPlugin()],
  build: {
    target: ["chrome109", "firefox115", "safari16"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1000,
    reportCompressedSize: false,
    emptyOutDir: true,
  },
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
});
