/** The bench, built as the product's own node programs are, so that what is measured is what ships. */
import { defineConfig } from 'vite';
import { nodeProgram } from '../tests/node-program.ts';

export default defineConfig(
  nodeProgram('dist/bench', {
    bench: 'bench/bench.ts',
    part: 'bench/part.ts',
    'reencrypt-worker': 'engine/crypto/reencrypt-worker.ts',
  }),
);
