/** How programs of bench and tests are built: as the product's node programs are (native packages outside, the rest bundled). */
import type { UserConfig } from 'vite';

const NATIVE = ['sqlite3', 'fs-native-extensions', '@napi-rs/keyring'];
/** Finds its own files by where it lies, and carries a browser. */
const TOOLS = ['@playwright/test', '@sparticuz/chromium'];
const OUTSIDE = [...NATIVE, ...TOOLS];

/** One file an entry, with shared chunks beside them; paths are relative to the checkout. */
export function nodeProgram(outDir: string, entries: Readonly<Record<string, string>>): UserConfig {
  return {
    logLevel: 'warn',
    ssr: { noExternal: true, external: OUTSIDE },
    build: {
      ssr: true,
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: {
        input: { ...entries },
        external: [/^node:/, ...OUTSIDE],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}
