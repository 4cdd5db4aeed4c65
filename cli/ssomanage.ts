/** The ssomanage tool. */
import { main } from './main.ts';

await main('ssomanage');
