/** What a process of traffic is told, and what it says. */
export interface TrafficJob {
  readonly world: string;
  readonly role: 'write' | 'read';
  readonly count: number;
  readonly seed: number;
}

export type TrafficSaid =
  | { readonly ready: true }
  | { readonly try: number; readonly generation: number }
  | { readonly acknowledged: number; readonly generation: number }
  | { readonly finished: true }
  | { readonly failed: string };
