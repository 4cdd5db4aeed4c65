/** Every durable step and every file operation, 200 random moments: minutes, not seconds. */
import { killTests } from './vitest.config.ts';

export default killTests(true);
