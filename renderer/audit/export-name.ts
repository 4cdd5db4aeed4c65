/** The name of an exported file: its ending follows the format, unless the person gave it one of their own. Pure. */
export type ExportFormat = 'csv' | 'json';

export const withEnding = (path: string, format: ExportFormat): string => path.replace(/\.(csv|json)$/i, `.${format}`);
