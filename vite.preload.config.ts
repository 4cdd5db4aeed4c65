/** The preload script: a sandboxed window takes nothing but one CommonJS file. */
import { defineConfig } from 'vite';

export default defineConfig({
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    target: 'chrome140',
    minify: false,
    emptyOutDir: false,
    rolldownOptions: {
      input: { 'electron/preload': 'electron/preload/index.ts' },
      external: ['electron'],
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
