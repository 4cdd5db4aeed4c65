/** The ssoconfig tool. */
import { main } from './main.ts';

await main('ssoconfig');
