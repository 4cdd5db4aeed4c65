/** Everything that runs under Node or in Electron's main process: one build, so that entries share their chunks. */
import { defineConfig } from 'vite';

const entries = {
  'node/ssoconfig': 'cli/ssoconfig.ts',
  'node/ssomanage': 'cli/ssomanage.ts',
  'node/ssoclient': 'cli/ssoclient.ts',
  'node/web': 'web/main.ts',
  'node/reencrypt-worker': 'engine/crypto/reencrypt-worker.ts',
  'electron/main': 'electron/main/index.ts',
};

/** These carry native code, or are the runtime itself; everything else is bundled. */
const external = ['electron', 'sqlite3', 'fs-native-extensions', '@napi-rs/keyring'];

export default defineConfig({
  ssr: { noExternal: true, external },
  build: {
    ssr: true,
    target: 'node20',
    minify: false,
    emptyOutDir: false,
    rolldownOptions: {
      input: entries,
      external: [/^node:/, ...external],
      // Chunks lie beside the entries of node/: what is found relative to `import.meta.url` is found from either.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'node/[name]-[hash].js' },
    },
  },
});
