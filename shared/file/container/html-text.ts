/** Text as HTML has it; a container that writes HTML has its clip read by the rules of any page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** A link around text that is HTML already; only web addresses become links. */
export function linked(html: string, url: string | null): string {
  return url !== null && /^https?:\/\//i.test(url) ? `<a href="${escaped(url)}">${html}</a>` : html;
}
