import { changeProtector } from '../protection/change.ts';
import { describeProtection } from '../protection/describe.ts';
import { lock, unlock } from '../protection/lock.ts';
import { setStoreAside } from '../protection/set-aside.ts';
import type { Implementer } from './middleware.ts';

export const protectorRouter = ({ protector }: Implementer) =>
  protector.router({
    describe: protector.describe.handler(({ context: { parts } }) => describeProtection(parts)),
    unlock: protector.unlock.handler(({ context: { parts, caller }, input }) => unlock(parts, caller, input)),
    lock: protector.lock.handler(({ context: { parts, caller } }) => lock(parts, caller)),
    change: protector.change.handler(({ context: { parts, caller }, input }) => changeProtector(parts, caller, input)),
    setAside: protector.setAside.handler(({ context: { parts, caller }, input }) => setStoreAside(parts, caller, input)),
  });
