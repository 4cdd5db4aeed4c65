/** Files are named from where the administrator stands; the engine takes full paths only. */
import { resolve } from 'node:path';
import { argument, type Run } from './verb.ts';

export const pathArgument = (run: Run, index: number): string => resolve(run.io.workingFolder, argument(run, index));
