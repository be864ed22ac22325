// run.mjs [FOLDER]: compiles the unit tests beside it and runs them by node's own test runner. The last
// line counts them. FOLDER is where the compiled tests go; else node_modules/.cache.
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const out = resolve(process.argv[2] ?? join(here, "..", "node_modules", ".cache", "tests"));
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const tests = readdirSync(here).filter((name) => name.endsWith(".test.ts") || name.endsWith(".test.tsx"));
await build({
  entryPoints: tests.map((name) => join(here, name)),
  outdir: out,
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node18",
  jsx: "automatic",
  jsxImportSource: "preact",
  outExtension: { ".js": ".mjs" },
  define: { "import.meta.env.DEV": "false" },
  logLevel: "warning",
});
const files = tests.map((name) => join(out, name.replace(/\.tsx?$/, ".mjs")));
const ran = spawnSync(process.execPath, ["--test", "--test-reporter=tap", ...files], { encoding: "utf8", env: { ...process.env, WEB_FOLDER: resolve(here, "..") } });
const counted = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, "m").exec(ran.stdout)?.[1] ?? 0);
if (ran.status !== 0) process.stdout.write(ran.stdout + ran.stderr);
console.log(`${counted("pass")} passed, ${Math.max(counted("fail"), ran.status === 0 ? 0 : 1)} failed`);
process.exit(ran.status ?? 1);
