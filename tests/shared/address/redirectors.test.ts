import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressBehind } from '../../../shared/address/index.ts';
import { REDIRECTORS } from '../../../shared/address/redirectors.ts';

const behind = (written: string) => addressBehind(new URL(written)).href;
const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64url');

const PAGE = 'https://www.example.org/a_b/c-d?x=1&y=2';
const ESCAPED = encodeURIComponent(PAGE);

/** A record of Google News: type, tag, length of the address, the address, what follows. */
const news = (address: string) => {
  const length =
    address.length < 128 ? [address.length] : [(address.length % 128) + 128, Math.floor(address.length / 128)];
  return base64(`${String.fromCharCode(8, 0x13, 0x22, ...length)}${address}\xd2\x01\x04abcd`);
};

describe('the address behind', () => {
  const rows: readonly (readonly [reason: string, written: string, expected?: string])[] = [
    ['Google Docs', `https://www.google.com/url?q=https://www.example.org/a_b/c-d?x%3D1%26y%3D2&sa=D&source=editors`],
    ['Google Alerts', `https://www.google.com/url?rct=j&sa=t&url=${ESCAPED}&ct=ga&usg=x`],
    ['Google of another country', `http://www.google.co.uk/url?url=${ESCAPED}`],
    ['escaped twice in mark-up', `https://www.google.de/url?sa=t&amp;url=${ESCAPED}`],
    ['escaped twice in the query', `https://l.facebook.com/l.php?u=${encodeURIComponent(ESCAPED)}&h=AT0`],
    ['Google News, an older entry', `https://news.google.com/rss/articles/CBMi${news(PAGE).slice(4)}?oc=5`],
    [
      'Google News, a long address',
      `https://news.google.com/articles/${news(`https://www.example.org/${'a'.repeat(150)}`)}`,
      `https://www.example.org/${'a'.repeat(150)}`,
    ],
    [
      'Google News by a consent page',
      `https://consent.google.com/ml?continue=https://news.google.com/rss/articles/${news(PAGE)}?oc%3D5&gl=FR`,
    ],
    ['Google AMP', 'https://www.google.com/amp/s/www.example.org/a', 'https://www.example.org/a'],
    [
      'a translated page',
      'https://translate.google.com/translate?sl=fr&tl=en&u=https://www.example.org/a',
      'https://www.example.org/a',
    ],
    [
      'a translated site',
      'https://www-the--daily-example.translate.goog/a?x=1&_x_tr_sl=fr&_x_tr_tl=en',
      'https://www.the-daily.example/a?x=1',
    ],
    ['Google’s cache', `https://webcache.googleusercontent.com/search?q=cache:AbCdEfGhIjKl:${ESCAPED}+words&hl=en`],
    ['an advertisement', `https://www.googleadservices.com/pagead/aclk?sa=L&adurl=${ESCAPED}`],
    ['Bing', `https://www.bing.com/ck/a?!&&p=1&u=a1${base64(PAGE)}&ntb=1`],
    ['Bing News', `http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=${ESCAPED.toLowerCase()}&c=1`],
    ['Yahoo', `https://r.search.yahoo.com/_ylt=A;_ylu=Y/RV=2/RE=1/RO=10/RU=${ESCAPED}/RK=2/RS=x-`],
    ['Yahoo Japan', `https://rdsig.yahoo.co.jp/_ylt=A/RV=1/RU=${base64(PAGE)}/RS=x`],
    ['Yahoo, formerly', `http://us.rd.yahoo.com/dailynews/rss/*${PAGE}`],
    ['DuckDuckGo', `https://duckduckgo.com/l/?uddg=${ESCAPED}&rut=1`],
    ['Yandex Turbo', `https://yandex.ru/turbo?text=${ESCAPED}`],
    ['Yandex Turbo by path', 'https://example-org.turbopages.org/turbo/example.org/s/a/b', 'https://example.org/a/b'],
    ['YouTube', `https://www.youtube.com/redirect?event=video_description&redir_token=x&q=${ESCAPED}&v=1`],
    [
      'YouTube, its own page',
      'https://www.youtube.com/attribution_link?a=x&u=%2Fwatch%3Fv%3Daqz-KE-bpKQ',
      'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
    ],
    ['consent for YouTube', `https://consent.youtube.com/m?continue=${ESCAPED}&gl=DE`],
    ['Facebook', `https://lm.facebook.com/l.php?u=${ESCAPED}&h=AT1`],
    ['Facebook, formerly', 'http://www.facebook.com/l/9AQFx/www.example.org/a', 'http://www.example.org/a'],
    ['a warning of Facebook', `https://www.facebook.com/flx/warn/?u=${ESCAPED}`],
    ['Messenger', `https://l.messenger.com/l.php?u=${ESCAPED}`],
    ['Instagram', `https://l.instagram.com/?u=${ESCAPED}&e=x`],
    ['Threads', `https://l.threads.net/?u=${ESCAPED}`],
    ['WhatsApp', `https://l.wl.co/l?u=${ESCAPED}`],
    ['X', `https://twitter.com/safety/unsafe_link_warning?unsafe_link=${ESCAPED}`],
    ['Bluesky', `https://go.bsky.app/redirect?u=${ESCAPED}`],
    ['LinkedIn', `https://www.linkedin.com/redir/redirect?url=${ESCAPED}&urlhash=x`],
    ['LinkedIn, safety', `https://www.linkedin.com/safety/go?url=${ESCAPED}`],
    [
      'LinkedIn without the scheme',
      'https://www.linkedin.com/redir/redirect?url=www%2Eexample%2Eorg%2Fa',
      'http://www.example.org/a',
    ],
    ['Reddit', `https://out.reddit.com/t3_1?url=${ESCAPED}&token=x`],
    ['Reddit mail', `https://click.redditmail.com/CL0/${ESCAPED}/1/0100/x=1`],
    ['Tumblr', `https://t.umblr.com/redirect?z=${ESCAPED}&t=x`],
    ['Slack', `https://slack-redir.net/link?url=${ESCAPED}`],
    ['VK', `https://vk.com/away.php?to=${ESCAPED}&post=1`],
    ['VK, mobile', `https://m.vk.com/away?to=${ESCAPED}`],
    ['OK', `https://ok.ru/dk?cmd=logExternal&st.link=${ESCAPED}`],
    ['Telegram Instant View', `https://t.me/iv?url=${ESCAPED}&rhash=1`],
    ['Steam', `https://steamcommunity.com/linkfilter/?u=${ESCAPED}`],
    ['Medium', `https://medium.com/r/?url=${ESCAPED}`],
    ['Disqus', `https://disq.us/url?url=${ESCAPED}%3A8Kxg8yBzLr5DyBbsH1v5xQ&cuid=1`],
    ['Zhihu', `https://link.zhihu.com/?target=${ESCAPED}`],
    ['Weibo', `https://weibo.cn/sinaurl?u=${ESCAPED}`],
    ['a naked query', `https://href.li/?${PAGE}`],
    ['Safe Links', `https://nam12.safelinks.protection.outlook.com/?url=${ESCAPED}&data=05%7C02%7C&reserved=0`],
    ['Safe Links in mark-up', `https://eur01.safelinks.protection.outlook.com/?url=${ESCAPED}&amp;data=04`],
    ['URL Defense, version 1', `https://urldefense.proofpoint.com/v1/url?u=${ESCAPED}&k=x`],
    [
      'URL Defense, version 2',
      'https://urldefense.proofpoint.com/v2/url?u=https-3A__www.example.org_a-5Fb_c-2Dd-3Fx-3D1-26y-3D2&d=x',
    ],
    ['URL Defense, version 3', `https://urldefense.com/v3/__${PAGE}__;!!BeGeivfSdT4o5A!hsxs5$`],
    [
      'URL Defense, version 3, with one byte replaced',
      'https://urldefense.com/v3/__https://www.example.org/a_b/c-d?x=1*y=2__;Jg!!ACWV!M$',
    ],
    [
      'URL Defense, version 3, with a run replaced',
      `https://urldefense.us/v3/__https://www.example.org/a**A?x=1__;w6k!!A!B$`,
      'https://www.example.org/a%C3%A9?x=1',
    ],
    [
      'URL Defense, version 3, an id that ends with a mark',
      'https://urldefense.com/v3/__https://youtu.be/gIeuiGg-_i___;!!A!B$',
      'https://youtu.be/gIeuiGg-_i_',
    ],
    ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${ESCAPED.toLowerCase()}&c=E`],
    ['Trend Micro', `https://ddei3-0-ctp.trendmicro.com/wis/clicktime/v1/query?url=${ESCAPED}`],
    ['Trellix', `https://protect2.fireeye.com/v1/url?k=1&q=1&e=1&u=${ESCAPED}`],
    ['Sophos', `https://eu-central-1.protection.sophos.com/?d=example.org&u=${base64(PAGE)}&i=1`],
    ['Check Point', `https://protect.checkpoint.com/v2/r02/___${PAGE}___.YzJ1OnQ`],
    [
      'Check Point, slashes folded',
      'https://protect.checkpoint.com/v2/___https:/www.example.org/a___.YzJ1OnQ',
      'https://www.example.org/a',
    ],
    ['Symantec', `https://clicktime.symantec.com/3MnsciFm?h=1=&u=${ESCAPED}`],
    ['Cisco', `https://secure-web.cisco.com/1SOJrTG5gC-r/${ESCAPED}`],
    ['Menlo', `https://isolate.menlosecurity.com/1/3735928037/${PAGE}`],
    ['GMX', `https://deref-gmx.net/mail/client/x/dereferrer/?redirectUrl=${ESCAPED}`],
    ['mail.ru', `https://checklink.mail.ru/proxy?es=1&url=${ESCAPED}&from=`],
    ['Sailthru on the host of a paper', `https://link.paper.example/click/12345678.9876/${base64(PAGE)}/5a1b2c`],
    ['Mailjet', `https://xvx8.mjt.lu/lnk/AVo/1/hash/${base64(PAGE)}`],
    ['Amazon SES', `https://abc.r.us-east-1.awstrack.me/L0/${ESCAPED.replaceAll('%2F', '%2f')}/1/0100018f/x=1`],
    ['Substack', `https://substack.com/redirect/2/${base64(JSON.stringify({ e: PAGE, p: 1 }))}.sig`],
    [
      'Mandrill',
      `https://mandrillapp.com/track/click/1/www.example.org?p=${base64(JSON.stringify({ s: 'x', p: JSON.stringify({ u: 1, url: PAGE }) }))}`,
    ],
    [
      'Mandrill, version 2',
      `https://mandrillapp.com/track/click/1/www.example.org?p=${base64(JSON.stringify({ u: 1, v: 2, url: PAGE }))}`,
    ],
    ['Business Wire', `https://cts.businesswire.com/ct/CT?id=smartlink&url=${ESCAPED}&esheet=1`],
    ['PR Newswire', `https://c212.net/c/link/?t=0&l=en&o=1&u=${ESCAPED}&a=example`],
    [
      'an AMP cache',
      'https://www-example-org.cdn.ampproject.org/c/s/www.example.org/a?x=1',
      'https://www.example.org/a?x=1',
    ],
    [
      'an AMP cache, plain http',
      'https://www-example-org.cdn.ampproject.org/v/www.example.org/a',
      'http://www.example.org/a',
    ],
    ['the Wayback Machine', `https://web.archive.org/web/20170215120000if_/${PAGE}`],
    [
      'the Wayback Machine, slashes folded',
      'https://web.archive.org/web/2017/https:/www.example.org/a',
      'https://www.example.org/a',
    ],
    [
      'the Wayback Machine without the scheme',
      'https://web.archive.org/web/2017/example.org/a',
      'http://example.org/a',
    ],
    ['a national archive', `https://webarchive.nationalarchives.gov.uk/ukgwa/20170215120000mp_/${PAGE}`],
    ['archive.today', `https://archive.ph/2017.02.15-120000/${PAGE}`],
    ['archive.today, one saved under a code', `https://archive.is/o/AbC12/${PAGE}`],
    ['12ft', `https://12ft.io/${PAGE}`],
    [
      'one in another',
      `https://nam12.safelinks.protection.outlook.com/?url=${encodeURIComponent(`https://www.google.com/url?q=${ESCAPED}`)}`,
    ],
  ];

  test.each(rows.map(([reason, written, expected = PAGE]) => [reason, written, expected] as const))('%s', (...row) => {
    const [, written, expected] = row;
    expect(behind(written)).toBe(expected);
  });
});

describe('not followed', () => {
  const rows: readonly (readonly [reason: string, written: string])[] = [
    ['another host', `https://a.example/url?q=${ESCAPED}`],
    ['a host that only ends alike', `https://notgoogle.com/url?q=${ESCAPED}`],
    ['a host that begins alike', `https://www.google.com.evil.example/url?q=${ESCAPED}`],
    ['another page of the host', `https://www.google.com/search?q=${ESCAPED}`],
    ['a share link', `https://www.facebook.com/sharer/sharer.php?u=${ESCAPED}`],
    ['no target', 'https://www.google.com/url?sa=t'],
    ['a target of another scheme', 'https://www.google.com/url?q=javascript:alert(1)'],
    ['a target with a user', 'https://www.google.com/url?q=https://user@www.example.org/'],
    ['a machine of a network without a domain', 'https://www.google.com/url?q=http://localhost/'],
    ['words', 'https://www.google.com/url?q=harbour%20council'],
    ['an escape that is none', 'https://www.google.com/url?q=https%253A%252F%252Fa%25zz'],
    [
      'Google News, a newer entry',
      `https://news.google.com/rss/articles/${base64('\x08\x13\x22\x5eAU_yqLPQy2aJDkrFDu')}?oc=5`,
    ],
    ['base64 of something else', `https://www.bing.com/ck/a?u=a1${base64('harbour')}`],
    ['an address that is the whole', 'https://www.example.org/?url=x'],
  ];

  test.each(rows)('%s', (_, written) => {
    expect(behind(written)).toBe(written);
  });

  test('more than five in each other', () => {
    const wrap = (address: string) => `https://slack-redir.net/link?url=${encodeURIComponent(address)}`;
    const nested = Array.from({ length: 6 }).reduce<string>(wrap, PAGE);
    expect(behind(nested)).toBe(wrap(PAGE));
  });
});

describe('laws', () => {
  test('any target of any row gives an http(s) address, whatever the path and query hold', () => {
    const hosts = REDIRECTORS.flatMap((row) => row.hosts.split(' ')).map((host) => host.replace('.*', '.com'));
    fc.assert(
      fc.property(
        fc.constantFrom(...hosts),
        fc.webPath(),
        fc.webQueryParameters(),
        fc.string(),
        (host, path, query, text) => {
          const url = URL.parse(`https://${host === '*' ? 'a.example' : host}${path}?${query}&u=${text}&url=${text}`);
          if (url) expect(addressBehind(url).protocol).toMatch(/^https?:$/);
        },
      ),
    );
  });

  test('what is escaped comes out as it went in', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (written) => {
        const { href, hostname } = new URL(written);
        fc.pre(addressBehind(new URL(written)).href === href && hostname.includes('.'));
        expect(behind(`https://slack-redir.net/link?url=${encodeURIComponent(href)}`)).toBe(href);
      }),
    );
  });
});
