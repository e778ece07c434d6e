import { defineConfig } from "vite";

/** Strict as the real window's, so that what the double shows is what the program can do. */
const csp =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'";

export default defineConfig(({ mode }) => ({
  // Nothing is fetched from a network and nothing is inlined: every file stands under 'self'.
  build: {
    outDir: mode === "double" ? "/tmp/so-tiep-dan-double" : "dist",
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { port: 1420, strictPort: true, fs: { allow: [".."] } },
  preview: { port: 1421, strictPort: true, headers: { "Content-Security-Policy": csp } },
  clearScreen: false,
  // A busy machine may be slow; a test that hangs is still told.
  test: { environment: "happy-dom", include: ["test/**/*.test.js"], testTimeout: 60_000 },
}));
