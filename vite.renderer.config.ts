/** The console's page. Served by both shells under strict headers; each answer puts its own nonce where the placeholder is. */
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { NONCE_PLACEHOLDER } from './shared/console-page.ts';

export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: NONCE_PLACEHOLDER },
  // The largest chunk is the word lists of the password estimate, fetched only where a password is chosen.
  // Inlined assets would be `data:` fonts and scripts, which the headers refuse.
  build: { target: 'chrome140', assetsInlineLimit: 0, modulePreload: { polyfill: false }, chunkSizeWarningLimit: 2500 },
});
