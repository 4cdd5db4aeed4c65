/** The headers under which both shells serve the console's page. Strict, and the same everywhere. */

/** Stands in the built page where each answer puts its own nonce. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';

/**
 * Scripts and connections only of the page's own origin; styles by nonce, for the style engine inserts them at run time; no
 * string ever becomes markup or code (Trusted Types, and no policy that could make one).
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

/** For every answer, page or not. */
export const COMMON_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const;

export function pageHeaders(nonce: string): Record<string, string> {
  return {
    ...COMMON_HEADERS,
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': contentSecurityPolicy(nonce),
    'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=()',
    'cache-control': 'no-store',
  };
}

/** Files of the build carry a hash in their names: they never change. */
export function fileHeaders(contentType: string): Record<string, string> {
  return {
    ...COMMON_HEADERS,
    'content-type': contentType,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cache-control': 'private, max-age=31536000, immutable',
  };
}

/** What a built console consists of; a file of another kind is not served. */
export const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
