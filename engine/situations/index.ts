export { overview } from './overview.ts';
export { gather } from './gather.ts';
export { recognise } from './recognise.ts';
