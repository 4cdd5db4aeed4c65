/** The ssoclient tool. */
import { main } from './main.ts';

await main('ssoclient');
