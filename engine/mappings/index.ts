/** The door of this folder, for those who ask for credentials and set them. The router takes the rest where it stands. */
export { lookUp } from './look-up.ts';
export { setCredentials } from './set-credentials.ts';
