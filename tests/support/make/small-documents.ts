/** A small document of each text format, for tests that break them. */
export const documents: readonly (readonly [name: string, text: string])[] = [
  [
    'page.html',
    `<!doctype html><html lang="en-US"><head><title>Bridge mended | The Herald</title>
<meta property="og:title" content="Bridge mended"><meta property="og:site_name" content="The Herald">
<meta property="article:published_time" content="2018-03-15T23:30:00-08:00"><link rel="canonical" href="https://herald.example/bridge">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"NewsArticle","headline":"Bridge mended","datePublished":"2018-03-15","author":{"@type":"Person","name":"Ann Lee"}}]}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>Bridge mended</h1><time datetime="2018-03-15">March 15, 2018</time><p>Mara Lind opened the old bridge on Monday, and the town came to see it.</p>
<iframe data-src="//www.youtube-nocookie.com/embed/aqz-KE-bpKQ"></iframe><table><tr><td>One</td><td>Two</td></tr></table></article><footer>© 2020 The Herald</footer></body></html>`,
  ],
  [
    'toml.md',
    '+++\ntitle = "Bridge mended"\ndate = 2018-03-15\n[publisher]\nname = "Radio Hill"\n+++\n\nMara Lind opened **the bridge**.\n',
  ],
  [
    'note.md',
    '# Bridge mended\n\nRadio Hill, 15 March 2018\n\n## Summary\n\nMara *Lind* opened [the bridge](https://youtu.be/aqz-KE-bpKQ).\n\n| a | b |\n|---|---|\n| 1 | 2 |\n',
  ],
  [
    'captions.vtt',
    'WEBVTT - Bridge mended\nLanguage: en\n\nNOTE Source: Radio Hill\n\n1\n00:00:01.000 --> 00:00:04.000 align:start\n<v Ann>Today <b>Mara</b>\n\n00:00:04.000 --> 00:00:06.500\nLind opened the bridge.\n',
  ],
  [
    'captions.srt',
    '1\n00:00:01,000 --> 00:00:04,000\n{\\an8}Today <i>Mara</i>\n\n2\n00:00:04,000 --> 00:00:06,500\nLind opened the bridge.\n',
  ],
  [
    'clip.json',
    '{"title":"Bridge \\u201cmended\\u201d","outlet":{"name":"Radio Hill"},"published_at":"2018-03-15","body":"<p>Mara Lind opened it.</p>","video":"https://youtu.be/aqz-KE-bpKQ","tags":["a","b"]}',
  ],
  [
    'clips.jsonl',
    '{"title":"One","outlet":"Radio Hill","date":"2018-03-15"}\n{"title":"Two","outlet":"Radio Hill","date":"2018-03-16"}\n',
  ],
  [
    'feed.xml',
    '<?xml version="1.0"?><rss version="2.0" xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Radio Hill</title><item><title>Bridge &amp; town</title><pubDate>Thu, 15 Mar 2018 23:30:00 -0800</pubDate><description><![CDATA[<p>Mara Lind opened it.</p>]]></description><media:content url="https://x.example/a.mp4" type="video/mp4"/></item><item><title>Second</title><pubDate>Fri, 16 Mar 2018 10:00:00 GMT</pubDate></item></channel></rss>',
  ],
  [
    'atom.xml',
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>Radio Hill</title><entry><title type="html">Bridge</title><published>2018-03-15T10:00:00Z</published><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Mara Lind</p></div></content></entry></feed>',
  ],
  [
    'list.csv',
    'Date,Headline,Source,Link,Full text\n3/15/2018,"Bridge ""mended""",Radio Hill,https://youtu.be/aqz-KE-bpKQ,Mara Lind opened it.\n3/4/2018,Second,Radio Hill,,\n',
  ],
  [
    'clip.rtf',
    '{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}{\\pard\\s1 Bridge mended\\par}{\\pard Radio Hill, 15 March 2018\\par}{\\f0 \\\'cc\\u1086 ?}{\\field{\\*\\fldinst{HYPERLINK "https://youtu.be/aqz-KE-bpKQ"}}{\\fldrslt https://youtu.be/aqz-KE-bpKQ}}\\trowd\\intbl A\\cell\\row}',
  ],
  [
    'mail.eml',
    'From: "Radio Hill" <news@hill.example>\r\nSubject: =?utf-8?Q?Bridge_mended_=C3=A9?=\r\nDate: Thu, 15 Mar 2018 23:30:00 -0800\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: multipart/alternative; boundary="y"\r\n\r\n--y\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nMara Lind opened it.\r\n--y\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Mara Lind opened =C3=A9 it.</p>\r\n--y--\r\n--x\r\nContent-Type: application/pdf; name="a.pdf"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="a.pdf"\r\n\r\nJVBERi0=\r\n--x--\r\n',
  ],
  [
    'page.mhtml',
    'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://herald.example/bridge\r\nSubject: Bridge mended\r\nDate: Thu, 15 Mar 2022 10:00:00 -0000\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://herald.example/bridge\r\n\r\n<html><head><title>Bridge</title></head><body><h1>Bridge</h1><p>Mara=20Lind</p></body></html>\r\n--b--\r\n',
  ],
  [
    'page.warc',
    'WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://herald.example/bridge\r\nWARC-Date: 2022-03-15T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: 133\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><head><title>Bridge</title></head><body><p>Mara Lind opened it.</p></body></html>\r\n\r\n',
  ],
];
