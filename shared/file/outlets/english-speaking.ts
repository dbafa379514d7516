/** Outlets of Britain, Ireland, North America, Australia and New Zealand; the columns are described in `row.ts`. */
export const ENGLISH_SPEAKING = `
BBC News | bbc.co.uk bbc.com bbci.co.uk | GB en tv | BBC, BBC World, BBC World News, British Broadcasting Corporation, BBC News Online, BBC One, BBC World Service, بي بي سي, بی‌بی‌سی, Би-би-си, Бі-бі-сі, ביביסי, 英国广播公司, 英國廣播公司, 英国放送協会, बीबीसी, بی بی سی اردو, বিবিসি, ВВС
BBC News Russian | bbcrussian.com | GB ru web | BBC Russian, Русская служба Би-би-си, BBC News Русская служба
BBC Newsnight | newsnight.bbc.co.uk | GB en tv | Newsnight
BBC Radio 4 | radio4.bbc.co.uk | GB en radio | Radio 4
Reuters | reuters.com | GB en agency | Thomson Reuters, Reuters UK, Reuters News Agency, رويترز, وكالة رويترز, Рейтер, Рейтерс, Ройтерс, رویترز, רויטרס, 路透社, 路透, ロイター, 로이터, रॉयटर्स
The Guardian | theguardian.com guardian.co.uk guardian.com | GB en press | Guardian, Guardian UK, الغارديان, الجارديان, ذا غارديان, Гардиан, Ґардіан, گاردین, 卫报, ガーディアン
The Observer | observer.co.uk | GB en press
The Times | thetimes.co.uk thetimes.com timesonline.co.uk | GB en press | The Times of London, Times Online, Таймс, التايمز, 泰晤士报
The Sunday Times | sundaytimes.co.uk | GB en press | Sunday Times
The Telegraph | telegraph.co.uk | GB en press | Daily Telegraph, The Daily Telegraph, Telegraph.co.uk, التلغراف, ديلي تلغراف, Дейли телеграф, 每日电讯报
The Independent | independent.co.uk the-independent.com | GB en press | Independent UK, الإندبندنت, ذي إندبندنت, Индепендент, اندبندنت
Financial Times | ft.com | GB en press | FT, FT.com, فايننشال تايمز, فاينانشال تايمز, Файнэншл таймс, 金融时报, 金融時報, ファイナンシャル・タイムズ
The Economist | economist.com | GB en press | Economist, الإيكونوميست, ذي إيكونوميست, Экономист, 经济学人, エコノミスト英国
Daily Mail | dailymail.co.uk | GB en press | Mail Online, Дейли мейл, ديلي ميل, 每日邮报
The Sun | thesun.co.uk | GB en press
Daily Mirror | mirror.co.uk | GB en press | The Mirror, The Daily Mirror, Mirror Online, ديلي ميرور
Daily Express | express.co.uk | GB en press | Express.co.uk, Sunday Express
Evening Standard | standard.co.uk | GB en press | London Evening Standard
Metro | metro.co.uk | GB en press | Metro UK
The Scotsman | scotsman.com | GB en press | Scotsman
The Herald (Glasgow) | heraldscotland.com | GB en press | The Herald Scotland, Herald Scotland
The Spectator | spectator.co.uk spectator.com | GB en press | Spectator
New Statesman | newstatesman.com | GB en press
Prospect | prospectmagazine.co.uk | GB en press | Prospect Magazine
openDemocracy | opendemocracy.net | GB en web
Sky News | news.sky.com sky.com | GB en tv | سكاي نيوز, Скай ньюс
ITV News | itv.com | GB en tv | ITV
Channel 4 News | channel4.com | GB en tv | Channel 4
LBC Radio | lbc.co.uk | GB en radio | LBC London
The Irish Times | irishtimes.com | IE en press | Irish Times
Irish Independent | independent.ie | IE en press | Independent.ie
RTÉ | rte.ie | IE en tv | RTÉ News, Raidió Teilifís Éireann, RTE.ie
The Journal | thejournal.ie | IE en web | TheJournal.ie
The New York Times | nytimes.com | US en press | New York Times, NYT, NYTimes, NYTimes.com, نيويورك تايمز, Нью-Йорк таймс, نیویورک تایمز, ניו יורק טיימס, 纽约时报, 紐約時報, ニューヨーク・タイムズ, 뉴욕타임스, न्यूयॉर्क टाइम्स
The Washington Post | washingtonpost.com | US en press | Washington Post, WaPo, واشنطن بوست, Вашингтон пост, واشنگتن پست, 华盛顿邮报, ワシントン・ポスト, 워싱턴포스트
The Wall Street Journal | wsj.com | US en press | Wall Street Journal, WSJ, وول ستريت جورنال, Уолл-стрит джорнал, وال استریت ژورنال, 华尔街日报, ウォール・ストリート・ジャーナル, 월스트리트저널
Associated Press | apnews.com ap.org | US en agency | AP, AP News, The Associated Press, أسوشيتد برس, أسوشييتد برس, Ассошиэйтед Пресс, آسوشیتدپرس, 美联社, AP通信
United Press International | upi.com | US en agency | UPI
Bloomberg | bloomberg.com | US en agency | Bloomberg News, Bloomberg.com, بلومبرغ, بلومبيرغ, Блумберг, Блумберґ, 彭博社, ブルームバーグ, 블룸버그
USA Today | usatoday.com | US en press | يو إس إيه توداي, Ю-Эс-Эй тудей
Los Angeles Times | latimes.com | US en press | LA Times, The Los Angeles Times, لوس أنجلوس تايمز, Лос-Анджелес таймс
Chicago Tribune | chicagotribune.com | US en press
The Boston Globe | bostonglobe.com | US en press | Boston Globe
San Francisco Chronicle | sfchronicle.com | US en press | SF Chronicle, The San Francisco Chronicle
SFGate | sfgate.com | US en web
The Philadelphia Inquirer | inquirer.com philly.com | US en press | Philadelphia Inquirer
The Detroit News | detroitnews.com | US en press | Detroit News
The Seattle Times | seattletimes.com | US en press | Seattle Times
The Denver Post | denverpost.com | US en press | Denver Post
The Dallas Morning News | dallasnews.com | US en press | Dallas Morning News
Houston Chronicle | houstonchronicle.com chron.com | US en press
Miami Herald | miamiherald.com | US en press | The Miami Herald
Star Tribune | startribune.com | US en press | Minneapolis Star Tribune, Minnesota Star Tribune
The Baltimore Sun | baltimoresun.com | US en press | Baltimore Sun
New York Post | nypost.com | US en press | NY Post, نيويورك بوست
New York Daily News | nydailynews.com | US en press
Newsday | newsday.com | US en press
The Christian Science Monitor | csmonitor.com | US en press | Christian Science Monitor
The Washington Times | washingtontimes.com | US en press | Washington Times
The Hill | thehill.com | US en press
Politico | politico.com | US en press | بوليتيكو, Политико
Axios | axios.com | US en web | أكسيوس, Аксиос
Time | time.com | US en press | Time Magazine, مجلة تايم, Журнал Тайм
Newsweek | newsweek.com | US en press | نيوزويك, Ньюсуик
The New Yorker | newyorker.com | US en press | New Yorker
The Atlantic | theatlantic.com | US en press
The Nation | thenation.com | US en press
National Review | nationalreview.com | US en press
Foreign Affairs | foreignaffairs.com | US en press | فورين أفيرز
Foreign Policy | foreignpolicy.com | US en press | فورين بوليسي, Форин полиси
The National Interest | nationalinterest.org | US en press
Forbes | forbes.com | US en press | فوربس
Fortune | fortune.com | US en press
National Geographic | nationalgeographic.com | US en press | Nat Geo, ناشونال جيوغرافيك
Wired | wired.com | US en press
The Verge | theverge.com | US en web
TechCrunch | techcrunch.com | US en web
Ars Technica | arstechnica.com | US en web
Vox | vox.com | US en web | Vox.com
Vice | vice.com | US en web | Vice News
Slate | slate.com | US en web | Slate Magazine
Salon | salon.com | US en web | Salon.com
HuffPost | huffpost.com huffingtonpost.com | US en web | Huffington Post, The Huffington Post, هافينغتون بوست
BuzzFeed News | buzzfeednews.com buzzfeed.com | US en web | BuzzFeed
Business Insider | businessinsider.com insider.com | US en web | بزنس إنسايدر
The Daily Beast | thedailybeast.com | US en web | Daily Beast, ديلي بيست
The Intercept | theintercept.com | US en web
ProPublica | propublica.org | US en web
Breitbart | breitbart.com | US en web | Breitbart News
One America News Network | oann.com | US en tv | OAN, OANN, One America News
Newsmax | newsmax.com | US en tv | Newsmax TV
Boing Boing | boingboing.net | US en web
CNN | cnn.com | US en tv | CNN International, CNN.com, Cable News Network, سي إن إن, Си-эн-эн, СНН, سی‌ان‌ان, 美国有线电视新闻网, 有線電視新聞網
Fox News | foxnews.com | US en tv | Fox News Channel, FOX, فوكس نيوز, Фокс ньюс, فاکس نیوز, 福克斯新闻
MSNBC | msnbc.com ms.now | US en tv | MS NOW
NBC News | nbcnews.com nbc.com | US en tv | NBC, إن بي سي نيوز, Эн-би-си
CNBC | cnbc.com | US en tv | سي إن بي سي
CNBC Arabia | cnbcarabia.com | AE ar tv | سي إن بي سي عربية, CNBC عربية
CBS News | cbsnews.com cbs.com | US en tv | CBS, سي بي إس, Си-би-эс
ABC News | abcnews.go.com abcnews.com | US en tv | ABC News US, Эй-би-си
PBS | pbs.org | US en tv | PBS NewsHour, PBS News, Public Broadcasting Service
C-SPAN | c-span.org | US en tv
NPR | npr.org | US en radio | National Public Radio
Voice of America | voanews.com | US en radio | VOA, VOA News, صوت أمريكا, Голос Америки, صدای آمریکا, 美国之音, Amerika'nın Sesi, صوت اميركا
Radio Free Europe/Radio Liberty | rferl.org | US en radio | RFE/RL, Radio Free Europe, Radio Liberty, إذاعة أوروبا الحرة
Democracy Now! | democracynow.org | US en radio
Univision | univision.com | US es tv | Univision Noticias
Telemundo | telemundo.com | US es tv | Noticias Telemundo
The Globe and Mail | theglobeandmail.com | CA en press | Globe and Mail
Toronto Star | thestar.com | CA en press | The Toronto Star
National Post | nationalpost.com | CA en press
The Canadian Press | thecanadianpress.com | CA en agency | Canadian Press, La Presse canadienne
CBC News | cbc.ca | CA en tv | CBC, CBC.ca
CTV News | ctvnews.ca | CA en tv | CTV
Global News | globalnews.ca | CA en tv
Radio-Canada | radio-canada.ca | CA fr tv | Ici Radio-Canada, Société Radio-Canada
La Presse | lapresse.ca | CA fr press | La Presse Montréal
Le Devoir | ledevoir.com | CA fr press
Le Journal de Montréal | journaldemontreal.com | CA fr press | Journal de Montréal
TVA Nouvelles | tvanouvelles.ca | CA fr tv | TVA
ABC News (Australia) | abc.net.au | AU en tv | ABC Australia, Australian Broadcasting Corporation
SBS News | sbs.com.au | AU en tv | SBS Australia
The Sydney Morning Herald | smh.com.au | AU en press | Sydney Morning Herald, SMH
The Age | theage.com.au | AU en press
The Australian | theaustralian.com.au | AU en press
Australian Financial Review | afr.com | AU en press | The Australian Financial Review
News.com.au | news.com.au | AU en web
9News | 9news.com.au | AU en tv | Nine News
The Conversation | theconversation.com | AU en web
The New Zealand Herald | nzherald.co.nz | NZ en press | New Zealand Herald, NZ Herald
RNZ | rnz.co.nz radionz.co.nz | NZ en radio | Radio New Zealand
Stuff | stuff.co.nz | NZ en web
The i Paper | inews.co.uk | GB en press | i newspaper, iNews
GB News | gbnews.com | GB en tv | GBN
PA Media | pa.media | GB en agency | PA News Agency, Press Association
Belfast Telegraph | belfasttelegraph.co.uk | GB en press
The Yorkshire Post | yorkshirepost.co.uk | GB en press | Yorkshire Post
The National (Scotland) | thenational.scot | GB en press
UnHerd | unherd.com | GB en web
New Scientist | newscientist.com | GB en press
Nature (journal) | nature.com | GB en press
The Lancet | thelancet.com | GB en press
Bellingcat | bellingcat.com | NL en web
The Jewish Chronicle | thejc.com | GB en press
Irish Examiner | irishexaminer.com | IE en press
The Irish News | irishnews.com | GB en press
Semafor | semafor.com | US en web
Mother Jones | motherjones.com | US en press
The New Republic | newrepublic.com | US en press
Washington Examiner | washingtonexaminer.com | US en press
Rolling Stone | rollingstone.com | US en press
The Hollywood Reporter | hollywoodreporter.com | US en press
Scientific American | scientificamerican.com | US en press
MIT Technology Review | technologyreview.com | US en press
MarketWatch | marketwatch.com | US en web
Barron’s | barrons.com | US en press
The Atlanta Journal-Constitution | ajc.com | US en press
The Oregonian | oregonlive.com | US en press | The Oregonian/OregonLive, OregonLive
The San Diego Union-Tribune | sandiegouniontribune.com | US en press
The Arizona Republic | azcentral.com | US en press | azcentral
Chicago Sun-Times | suntimes.com | US en press
Detroit Free Press | freep.com | US en press
cleveland.com | cleveland.com | US en web
Pittsburgh Post-Gazette | post-gazette.com | US en press
The Times-Picayune | nola.com | US en press | NOLA.com
The Salt Lake Tribune | sltrib.com | US en press
seattlepi.com | seattlepi.com | US en web | Seattle Post-Intelligencer, SeattlePI
Stars and Stripes | stripes.com | US en press
Defense News | defensenews.com | US en press
The Diplomat (magazine) | thediplomat.com | US en web
NewsNation | newsnationnow.com | US en tv
The Forward | forward.com | US en press
Jewish Telegraphic Agency | jta.org | US en agency | JTA
La Opinión (Los Ángeles) | laopinion.com | US es press
El Nuevo Herald | elnuevoherald.com | US es press
Radio Free Asia | rfa.org | US en radio | RFA
Yahoo News | news.yahoo.com | US en web
Montreal Gazette | montrealgazette.com | CA en press
Vancouver Sun | vancouversun.com | CA en press
Maclean’s | macleans.ca | CA en press
Le Soleil (Québec) | lesoleil.com | CA fr press
Herald Sun | heraldsun.com.au | AU en press
The West Australian | thewest.com.au | AU en press
Sky News Australia | skynews.com.au | AU en tv
7NEWS | 7news.com.au | AU en tv
AAP | aap.com.au | AU en agency | Australian Associated Press
The Canberra Times | canberratimes.com.au | AU en press
1News | 1news.co.nz | NZ en tv
`;
