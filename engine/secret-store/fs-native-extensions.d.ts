/** The part of fs-native-extensions that we use; the package brings no types. */
declare module 'fs-native-extensions' {
  /** False where another open file holds the lock; closing the descriptor frees it. */
  export function tryLock(fd: number, offset?: number, length?: number, options?: { shared?: boolean }): boolean;
}
