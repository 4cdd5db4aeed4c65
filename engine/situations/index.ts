/** The door of this folder. */
export { overview } from './overview.ts';
