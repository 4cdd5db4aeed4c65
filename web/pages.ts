/** The two pages of the browser shell itself: "on the way" after a token was redeemed, and a refusal with its reason. */
import { COMMON_HEADERS } from '../shared/console-page.ts';
import type { ShellTexts } from '../engine/host/texts.ts';
import { TOKEN_MINUTES } from './sessions.ts';

const HEADERS = {
  ...COMMON_HEADERS,
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cache-control': 'no-store',
};

export interface Page {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string | Uint8Array;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character);

function document(texts: ShellTexts, text: string, head = ''): string {
  const title = escape(texts.t('product'));
  return `<!doctype html><html lang="${texts.language}"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body><h1>${title}</h1><p>${escape(text)}</p></body></html>\n`;
}

/**
 * The console is opened by this page, not by a redirect: a strict cookie is not sent on a navigation that began at a foreign
 * place (the redirecting file, another program), and it is on one that this page begins. The page key goes in the fragment, which stays
 * in the browser; the console's page takes it out of the address.
 */
export function openingPage(texts: ShellTexts, cookie: string, pageKey: string): Page {
  const body = document(texts, texts.t('page.opening'), `<meta http-equiv="refresh" content="0;url=/#${pageKey}">`);
  return { status: 200, headers: { ...HEADERS, 'set-cookie': cookie }, body };
}

export type Refusal = 'no-session' | 'token-used' | 'token-unknown' | 'host' | 'not-found' | 'method';
const STATUS: Readonly<Record<Refusal, number>> = {
  'no-session': 403,
  'token-used': 403,
  'token-unknown': 403,
  host: 421,
  'not-found': 404,
  method: 405,
};

export function refusalPage(texts: ShellTexts, reason: Refusal): Page {
  return { status: STATUS[reason], headers: HEADERS, body: document(texts, texts.t(`page.${reason}`, { minutes: TOKEN_MINUTES })) };
}
