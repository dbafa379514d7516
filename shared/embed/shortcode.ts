/** Marks by which content managers and static sites name a video in a text: `[youtube …]`, `{{< youtube … >}}`. */
import { playerOf, providerIn } from './named-provider.ts';

/** A mark that is the whole line: its name, and what it holds. */
const MARK =
  /^(?:\[|\{\{[<%]|\{%|\{)\s{0,9}([a-z_-]{2,30})\b(?:\s{0,9}[\]}=:]|\s)\s{0,9}([^\n]{1,500}?)\s{0,9}(?:\]|[>%]\}\}|%\}|\})$/i;
/** Names of marks for a video of any provider. */
const ANY = /^(?:embed|oembed|video|arve|evp_embed_video|vc_video|et_pb_video|av_video|fusion_code|playvideo|media)$/i;
const ADDRESS = /https?:\/\/[^\s"'<>[\]{}|]{4,500}/i;
const GIVEN = /(?:^|\s)(?:id|v|src|source|url|link|video|videoid|video_id|code)\s{0,3}=\s{0,3}["'“”]?([\w-]{4,64})/i;
const BARE = /^["']?([\w-]{4,64})["']?(?:$|[\s|[{<])/;

/**
 * The address in a mark that is alone on its line: of WordPress (`[youtube=…]`, `[embedyt]…[/embedyt]`), Joomla
 * (`{youtube}…{/youtube}`), Hugo (`{{< vimeo 1084537 >}}`), Jekyll and Forem (`{% embed … %}`). Null for any other line.
 */
export function shortcodeAddress(line: string): string | null {
  const [, name = '', held = ''] = /^[[{]/.test(line) ? (MARK.exec(line) ?? []) : [];
  const provider = name === '' ? null : providerIn(name);
  if (provider === null && !ANY.test(name)) return null;
  const address = ADDRESS.exec(held)?.[0];
  if (address !== undefined) return address;
  const id = GIVEN.exec(held)?.[1] ?? BARE.exec(held)?.[1];
  return id === undefined ? null : playerOf(provider, id);
}
