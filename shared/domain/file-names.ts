/** The blanks that a file name may hold, filled in by the engine: `{date}` (UTC, to the second) and `{version}`. */
export interface FileNameBlanks {
  readonly date: Date;
  readonly version?: number;
}

export function fillFileName(path: string, { date, version }: FileNameBlanks): string {
  const stamp = date.toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  const dated = path.replaceAll('{date}', stamp);
  return version === undefined ? dated : dated.replaceAll('{version}', String(version));
}
