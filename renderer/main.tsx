/** Starts the console's page: fonts, styles under the shell's nonce, the connection, and the frame. */
import '@fontsource/source-sans-3/latin-400.css';
import '@fontsource/source-sans-3/latin-600.css';
import '@fontsource/source-sans-3/latin-ext-400.css';
import '@fontsource/source-sans-3/latin-ext-600.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { connect } from './rpc/client.ts';
import { loadCodeOver } from './rpc/load-code.ts';
import { pageNonce } from './theme/nonce.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element.');
const connection = connect(window);
loadCodeOver(connection.status);
createRoot(root).render(
  <StrictMode>
    <App connection={connection} nonce={pageNonce(document)} guess={navigator.language} />
  </StrictMode>,
);
