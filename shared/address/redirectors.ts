/**
 * The table of redirectors: a row for each kind of address that names another one. A row's hosts include their subdomains;
 * `google.*` and `yandex.*` stand for the domains of all countries, `*` for any host, whose path alone must tell.
 * Share links (`facebook.com/sharer.php?u=`) are no redirectors: they lead to a form.
 */
import { base64Address, behindPath, cached, nakedQuery, segmentBehind } from './target.ts';
import {
  cachedPage,
  checkPoint,
  googleNews,
  mandrill,
  proofpoint2,
  proofpoint3,
  substack,
  translatedSite,
  turboPage,
  yahooTarget,
} from './vendor.ts';

/** Caches of AMP pages (AMP Cache URL format): the kind of the page, then its address. */
const AMP = /^\/(?:c|v|r|wp)\//;
/** Web archives: an instant, with flags, then the address as it was. */
const SAVED = /^\/(?:[\w-]{1,20}\/){0,2}\d{1,14}(?:[a-z]{2}_)*\//;
const TODAY = /^\/(?:o\/\w{1,20}|\d{4}[\d.-]{0,16}|newest|oldest)\/(?=https?:)/;

export interface Redirector {
  /** Separated by spaces. */
  readonly hosts: string;
  readonly path?: RegExp;
  /** The parameters that may hold the address, the best first, or what finds it. */
  readonly target: readonly string[] | ((url: URL) => string | null);
}

export const REDIRECTORS: readonly Redirector[] = [
  // Search engines, and what they send: alerts, news, caches, translations.
  {
    hosts: 'google.*',
    path: /^\/(?:url|interstitial|scholar_url|news\/url|imgres)$/,
    target: ['q', 'url', 'imgrefurl'],
  },
  { hosts: 'google.*', path: /^\/(?:aclk|pagead\/aclk)$/, target: ['adurl'] },
  { hosts: 'google.*', path: /^\/amp\//, target: (url) => cached(url, /^\/amp\//) },
  { hosts: 'google.*', path: /\/(?:articles|read)\/CBM/, target: googleNews },
  { hosts: 'google.* translate.googleusercontent.com', path: /^\/(?:translate|translate_c|website)$/, target: ['u'] },
  { hosts: 'translate.goog', target: translatedSite },
  { hosts: 'consent.google.com consent.youtube.com', target: ['continue'] },
  { hosts: 'webcache.googleusercontent.com', path: /^\/search$/, target: cachedPage },
  { hosts: 'googleadservices.com doubleclick.net', target: ['adurl'] },
  {
    hosts: 'bing.com',
    path: /^\/(?:ck\/a|aclick|aclk)$/,
    target: ({ searchParams }) => base64Address(searchParams.get('u')),
  },
  { hosts: 'bing.com', path: /^\/(?:news\/apiclick\.aspx|alink\/link)$/, target: ['url'] },
  { hosts: 'bing.com', path: /^\/amp\//, target: (url) => cached(url, /^\/amp\//) },
  { hosts: 'yahoo.com yahoo.co.jp', path: /\/RU=/, target: yahooTarget },
  { hosts: 'yahoo.com', path: /\*{1,2}http/, target: (url) => behindPath(url, /\*{1,2}(?=http)/) },
  { hosts: 'duckduckgo.com', path: /^\/l\/?$/, target: ['uddg'] },
  { hosts: 'yandex.*', path: /^\/turbo\/?$/, target: ['text'] },
  { hosts: 'yandex.*', path: /^\/(?:translate|clck\/jsredir)\/?$/, target: ['url'] },
  { hosts: 'yandex.* turbopages.org', path: /^\/turbo\/[^/]+\/s\//, target: turboPage },
  { hosts: 'search.naver.com cc.naver.com cc.loginfra.com', target: ['u'] },
  { hosts: 'rd.hirkereso.hu', target: ['url'] },

  // Social networks and messengers.
  { hosts: 'youtube.com', path: /^\/(?:redirect|attribution_link)$/, target: ['q', 'u'] },
  { hosts: 'facebook.com messenger.com', path: /^\/(?:l|lsr|flx\/warn)(?:\.php)?\/?$/, target: ['u', 'url'] },
  { hosts: 'l.facebook.com l.workplace.com l.instagram.com l.threads.net l.threads.com l.wl.co', target: ['u'] },
  { hosts: 'facebook.com', path: /^\/l\/[\w;-]+\//, target: (url) => behindPath(url, /^\/l\/[\w;-]+\//) },
  { hosts: 'twitter.com x.com', path: /^\/safety\/unsafe_link_warning$/, target: ['unsafe_link'] },
  { hosts: 'go.bsky.app', path: /^\/redirect$/, target: ['u'] },
  {
    hosts: 'linkedin.com',
    path: /^\/(?:redir\/redirect|redirect|safety\/go|authwall)$/,
    target: ['url', 'sessionRedirect'],
  },
  { hosts: 'tiktok.com', path: /^\/link\/v2$/, target: ['target'] },
  { hosts: 'out.reddit.com', target: ['url'] },
  { hosts: 'click.redditmail.com', path: /^\/CL0\//, target: (url) => segmentBehind(url, /^\/CL0\//) },
  { hosts: 't.umblr.com', path: /^\/redirect$/, target: ['z'] },
  { hosts: 'pinterest.com', path: /^\/offsite\/?$/, target: ['url'] },
  { hosts: 'slack-redir.net', path: /^\/link$/, target: ['url'] },
  { hosts: 'vk.com vk.ru vkontakte.ru', path: /^\/away(?:\.php)?$/, target: ['to'] },
  { hosts: 'ok.ru', path: /^\/dk$/, target: ['st.link', 'st.rfn'] },
  { hosts: 'dzen.ru livejournal.com', path: /^\/away$/, target: ['to'] },
  { hosts: 't.me telegram.me', path: /^\/iv$/, target: ['url'] },
  { hosts: 'steamcommunity.com', path: /^\/linkfilter\/?$/, target: ['url', 'u'] },
  { hosts: 'medium.com', path: /^\/(?:r|m\/global-identity(?:-2)?)\/?$/, target: ['url', 'redirectUrl'] },
  { hosts: 'disq.us', target: ({ searchParams }) => searchParams.get('url')?.replace(/:[\w-]{16,64}$/, '') ?? null },
  { hosts: 'deviantart.com', path: /\/outgoing$/, target: nakedQuery },
  { hosts: 'exit.sc gate.sc', target: ['url'] },
  { hosts: 'getpocket.com flipboard.com', path: /^\/redirect$/, target: ['url'] },
  { hosts: 'weibo.cn weibo.com', path: /^\/sinaurl$/, target: ['u'] },
  { hosts: 'link.zhihu.com link.juejin.cn link.csdn.net gitee.com sspai.com', target: ['target'] },
  { hosts: 'douban.com', path: /^\/link2\/?$/, target: ['url'] },
  { hosts: 'c.pc.qq.com', target: ['pfurl', 'url'] },
  { hosts: 'href.li anonym.to anonymz.com', target: nakedQuery },

  // Gateways that rewrite the links of mails, and webmail.
  { hosts: 'safelinks.protection.outlook.com safelinks.protection.office365.us', target: ['url'] },
  { hosts: 'safelinks.protection.partner.outlook.cn statics.teams.cdn.office.net', target: ['url'] },
  { hosts: 'outlook.office.com outlook.live.com', path: /^\/mail\/safelink\.html$/, target: ['url'] },
  { hosts: 'urldefense.proofpoint.com urldefense.com', path: /^\/v1\//, target: ['u'] },
  { hosts: 'urldefense.proofpoint.com urldefense.com', path: /^\/v2\//, target: proofpoint2 },
  { hosts: 'urldefense.proofpoint.com urldefense.com urldefense.us', path: /^\/v3\//, target: proofpoint3 },
  { hosts: 'linkprotect.cudasvc.com', target: ['a'] },
  { hosts: 'trendmicro.com', path: /^\/wis\/clicktime\//, target: ['url'] },
  { hosts: 'protect.fireeye.com protect2.fireeye.com', target: ['u'] },
  { hosts: 'protection.sophos.com', target: ({ searchParams }) => base64Address(searchParams.get('u')) },
  { hosts: 'protect.checkpoint.com url.avanan.click', path: /^\/v2\//, target: checkPoint },
  { hosts: 'clicktime.symantec.com clicktime.cloud.postoffice.net', target: ['u', 'U'] },
  { hosts: 'secure-web.cisco.com', target: (url) => segmentBehind(url, /^\/[^/]+\//) },
  { hosts: 'isolate.menlosecurity.com safe.menlosecurity.com', target: (url) => behindPath(url, /\/(?=https?:)/) },
  { hosts: 'link.edgepilot.com urlsand.esvalabs.com', target: ['u'] },
  { hosts: 'emails.azure.microsoft.com', path: /^\/redirect\/?$/, target: ['destination'] },
  { hosts: 'deref-gmx.net deref-gmx.com deref-web.de deref-mail.com', target: ['redirectUrl'] },
  { hosts: 'checklink.mail.ru click.mail.ru click.my.mail.ru', target: ['url', 'u'] },
  { hosts: 'yandex.*', path: /^\/re\.jsx$/, target: ({ searchParams }) => base64Address(searchParams.get('l')) },
  { hosts: 'mail.rambler.ru zasobygwp.pl', path: /\/redirect$/, target: ['url'] },

  // Newsletters and releases.
  { hosts: '*', path: /^\/click\/\d+\.\d+\/aHR0c/, target: ({ pathname }) => base64Address(pathname.split('/')[3]) },
  { hosts: 'mjt.lu', path: /\/aHR0c/, target: ({ pathname }) => base64Address(pathname.split('/').at(-1)) },
  { hosts: 'awstrack.me', path: /^\/L0\//, target: (url) => segmentBehind(url, /^\/L0\//) },
  { hosts: 'substack.com', path: /^\/redirect\/2\//, target: substack },
  { hosts: 'mandrillapp.com', path: /^\/track\/click\//, target: mandrill },
  { hosts: 'cts.businesswire.com', target: ['url'] },
  { hosts: 'c212.net edge.prnewswire.com', path: /^\/c\/link\/?$/, target: ['u'] },
  { hosts: 'ctt.marketwire.com', target: ['url'] },
  { hosts: 'redirectingat.com skimresources.com redirect.viglink.com', target: ['url', 'u'] },
  { hosts: 'awin1.com', path: /^\/(?:cread|awclick)\.php$/, target: ['ued', 'p'] },

  // Caches and archives.
  { hosts: 'cdn.ampproject.org bing-amp.com', path: AMP, target: (url) => cached(url, AMP) },
  { hosts: '12ft.io', path: /^\/proxy$/, target: ['q'] },
  { hosts: '12ft.io outline.com r.jina.ai removepaywall.com', target: (url) => behindPath(url, /^\/(?=https?:)/) },
  { hosts: 'webcitation.org', path: /^\/query$/, target: ['url'] },
  { hosts: 'web.archive.org', path: SAVED, target: (url) => behindPath(url, SAVED) },
  {
    hosts: 'arquivo.pt wayback.archive-it.org webarchive.loc.gov webarchive.nationalarchives.gov.uk',
    path: SAVED,
    target: (url) => behindPath(url, SAVED),
  },
  {
    hosts: 'webarchive.org.uk wayback.vefsafn.is wayback.webarchiv.cz webarchive.bac-lac.gc.ca',
    path: SAVED,
    target: (url) => behindPath(url, SAVED),
  },
  {
    hosts: 'archive.today archive.is archive.ph archive.li archive.fo archive.vn archive.md',
    path: TODAY,
    target: (url) => behindPath(url, TODAY),
  },
];
