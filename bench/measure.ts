/** What is measured, and how: percentiles, peak memory of this process, delay of its event loop. */
import { readFileSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export interface Spread {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Nearest-rank percentiles, in the unit of the samples. */
export function spread(samples: readonly number[]): Spread {
  const sorted = Float64Array.from(samples).sort();
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}

/**
 * Megabytes (2^20 bytes) that this process has held at most. `ru_maxrss` is only the fallback: on Linux a child inherits its
 * parent's high-water mark there, while VmHWM starts afresh at exec.
 */
export function peakMemory(): number {
  const status = process.platform === 'linux' ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}

/** Starts VmHWM afresh (proc(5), clear_refs), so that what follows is measured without what went before. Linux only. */
export function forgetPeakMemory(): void {
  if (process.platform === 'linux') writeFileSync('/proc/self/clear_refs', '5');
}

/** Runs `work` and says how late the event loop was meanwhile, in milliseconds beyond the histogram's own interval. */
export async function withLoopDelay<T>(work: () => Promise<T>): Promise<{ result: T; loopDelay: Spread }> {
  const resolution = 1;
  const histogram = monitorEventLoopDelay({ resolution });
  histogram.enable();
  const result = await work();
  histogram.disable();
  const beyond = (nanoseconds: number): number => Math.max(0, nanoseconds / 1e6 - resolution);
  const [p50, p99, max] = [histogram.percentile(50), histogram.percentile(99), histogram.max].map(beyond);
  return { result, loopDelay: { count: histogram.count, p50: p50 ?? 0, p99: p99 ?? 0, max: max ?? 0 } };
}

export interface Timed<T> {
  readonly result: T;
  readonly seconds: number;
  /** Of all threads of this process. */
  readonly processorSeconds: number;
}

export async function timed<T>(work: () => Promise<T>): Promise<Timed<T>> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const result = await work();
  const { user, system } = process.cpuUsage(used);
  return { result, seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6 };
}
