/** Text escaped as HTML. Containers without text of their own write HTML, which is then read like any page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** HTML inside a link, if the URL is http(s). */
export function linked(html: string, url: string | null): string {
  return url !== null && /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}">${html}</a>` : html;
}
