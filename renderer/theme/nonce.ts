/** The style nonce of this page, as the shell wrote it into the page's `csp-nonce` element. A browser hides the attribute, not the property. */
export function pageNonce(page: Document): string {
  return page.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}
