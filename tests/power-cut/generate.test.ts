import { testDiskFaults } from './disk-faults.ts';

await testDiskFaults('generate');
