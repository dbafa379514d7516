/** Outlets of eastern and south-eastern Asia; the columns are described in `row.ts`. */
export const EAST_ASIA = `
新华社 | xinhuanet.com news.cn | CN zh agency | Xinhua, Xinhua News Agency, 新华网, 新華社, 新華網, شينخوا, وكالة شينخوا, Синьхуа, シンカ社, 신화통신, Agence Xinhua, شین‌هوا
人民日报 | people.com.cn people.cn | CN zh press | People's Daily, 人民网, 人民日報, Жэньминь жибао, صحيفة الشعب اليومية
环球时报 | huanqiu.com | CN zh press | 环球网, 環球時報
Global Times | globaltimes.cn | CN en press | Глобал таймс
CGTN | cgtn.com | CN en tv | China Global Television Network, سي جي تي إن
央视新闻 | cctv.com cctv.cn | CN zh tv | CCTV, 央视网, 中国中央电视台, 中央电视台, China Central Television
China Daily | chinadaily.com.cn | CN en press | 中国日报, 中国日报网
中国新闻网 | chinanews.com chinanews.com.cn | CN zh agency | 中新网, 中新社, China News Service
光明日报 | gmw.cn | CN zh press | 光明网, Guangming Daily
财新网 | caixin.com | CN zh press | 财新, Caixin, Caixin Global
澎湃新闻 | thepaper.cn | CN zh web | The Paper
新浪 | sina.com.cn sina.com | CN zh web | 新浪网, 新浪新闻, Sina
搜狐 | sohu.com | CN zh web | 搜狐网, Sohu
网易 | 163.com | CN zh web | 网易新闻, NetEase
腾讯网 | qq.com | CN zh web | 腾讯新闻, Tencent News
凤凰网 | ifeng.com | CN zh tv | 凤凰卫视, Phoenix TV, 鳳凰衛視
南华早报 | nanzao.com | HK zh press | 南華早報中文版
South China Morning Post | scmp.com | HK en press | SCMP, 南華早報
RTHK | rthk.hk rthk.org.hk | HK zh radio | 香港電台, Radio Television Hong Kong
明報 | mingpao.com | HK zh press | 明报, Ming Pao, 明報新聞網
香港01 | hk01.com | HK zh web | HK01
中央社 | cna.com.tw | TW zh agency | 中央通訊社, Central News Agency, Focus Taiwan, 中央社 CNA
自由時報 | ltn.com.tw | TW zh press | Liberty Times, 自由時報電子報, 自由时报
聯合報 | udn.com | TW zh press | 聯合新聞網, United Daily News, 联合报
中國時報 | chinatimes.com | TW zh press | 中時新聞網, China Times, 中國時報電子報
Taipei Times | taipeitimes.com | TW en press | 台北時報
公視新聞網 | pts.org.tw | TW zh tv | 公視, PTS Taiwan
ETtoday新聞雲 | ettoday.net | TW zh web | ETtoday
大公报 | takungpao.com takungpao.com.hk | HK zh press | 大公報, Ta Kung Pao
大纪元 | epochtimes.com | US zh press | 大紀元
The Epoch Times | theepochtimes.com | US en press | Epoch Times
联合早报 | zaobao.com zaobao.com.sg | SG zh press | 聯合早報, Lianhe Zaobao, 早报
The Straits Times | straitstimes.com | SG en press | Straits Times, 海峡时报
CNA | channelnewsasia.com | SG en tv | Channel NewsAsia
朝日新聞 | asahi.com | JP ja press | Asahi Shimbun, The Asahi Shimbun, 朝日新聞デジタル, 朝日新聞社, Асахи симбун, Асахі сімбун, 朝日新闻, أساهي شيمبون, 아사히신문
読売新聞 | yomiuri.co.jp | JP ja press | 読売新聞オンライン, Yomiuri Shimbun, The Yomiuri Shimbun, Ёмиури симбун, 读卖新闻, 요미우리신문, The Japan News
毎日新聞 | mainichi.jp | JP ja press | Mainichi Shimbun, The Mainichi, Майнити симбун, 每日新闻日本, 마이니치신문
日本経済新聞 | nikkei.com | JP ja press | 日経, 日経新聞, 日経電子版, Nihon Keizai Shimbun, Никкэй, 日本经济新闻, 니혼게이자이신문
Nikkei Asia | asia.nikkei.com | JP en press | Nikkei Asian Review
産経ニュース | sankei.com | JP ja press | 産経新聞, Sankei Shimbun, 産経
東京新聞 | tokyo-np.co.jp | JP ja press | Tokyo Shimbun, 東京新聞デジタル
中日新聞 | chunichi.co.jp | JP ja press | Chunichi Shimbun
北海道新聞 | hokkaido-np.co.jp | JP ja press | Hokkaido Shimbun, 北海道新聞デジタル
共同通信 | kyodonews.jp kyodo.co.jp kyodonews.net nordot.app | JP ja agency | 共同通信社, Kyodo News, Киодо, 共同社, كيودو
時事通信 | jiji.com | JP ja agency | 時事ドットコム, 時事通信社, Jiji Press, Дзидзи
NHK | nhk.or.jp | JP ja tv | 日本放送協会, NHKニュース, NHK NEWS WEB, NHK WORLD, NHK World-Japan
日テレNEWS | ntv.co.jp news.ntv.co.jp | JP ja tv | 日本テレビ, 日テレ, Nippon TV
TBS NEWS | tbs.co.jp | JP ja tv | TBSテレビ, TBS NEWS DIG
テレ朝news | tv-asahi.co.jp | JP ja tv | テレビ朝日, TV Asahi
FNNプライムオンライン | fnn.jp | JP ja tv | フジテレビ, FNN, Fuji TV
The Japan Times | japantimes.co.jp | JP en press | Japan Times, ジャパンタイムズ
Yahoo!ニュース | news.yahoo.co.jp | JP ja web | ヤフーニュース, Yahoo!ニュース Japan
連合ニュース | jp.yna.co.kr | KR ja agency
연합뉴스 | yna.co.kr yonhapnews.co.kr | KR ko agency | Yonhap, Yonhap News Agency, Yonhap News, Ренхап, 韩联社, 韓聯社, 聯合ニュース
조선일보 | chosun.com | KR ko press | Chosun Ilbo, The Chosun Ilbo, 조선닷컴, 朝鮮日報, 朝鲜日报
중앙일보 | joongang.co.kr joins.com | KR ko press | JoongAng Ilbo, 中央日報
동아일보 | donga.com | KR ko press | Dong-A Ilbo, 동아닷컴, 東亜日報
한겨레 | hani.co.kr | KR ko press | Hankyoreh, The Hankyoreh, 한겨레신문, ハンギョレ
경향신문 | khan.co.kr | KR ko press | Kyunghyang Shinmun
한국일보 | hankookilbo.com | KR ko press | Hankook Ilbo
KBS | kbs.co.kr | KR ko tv | KBS 뉴스, KBS News, 한국방송
MBC 뉴스 | imbc.com | KR ko tv | MBC NEWS Korea, 문화방송
SBS 뉴스 | sbs.co.kr | KR ko tv | SBS Korea
JTBC | jtbc.co.kr jtbc.joins.com | KR ko tv | JTBC 뉴스
YTN | ytn.co.kr | KR ko tv
The Korea Herald | koreaherald.com | KR en press | Korea Herald
The Korea Times | koreatimes.co.kr | KR en press | Korea Times
KCNA | kcna.kp kcna.co.jp | KP ko agency | 조선중앙통신, Korean Central News Agency, ЦТАК, 朝鮮中央通信, 朝中社
VnExpress | vnexpress.net | VN vi web | VnExpress.net
Tuổi Trẻ | tuoitre.vn | VN vi press | Tuổi Trẻ Online, Báo Tuổi Trẻ
Thanh Niên | thanhnien.vn | VN vi press | Báo Thanh Niên
Nhân Dân | nhandan.vn | VN vi press | Báo Nhân Dân, Nhan Dan Newspaper
VietnamPlus | vietnamplus.vn | VN vi agency | TTXVN, Thông tấn xã Việt Nam, Vietnam News Agency
VTV | vtv.vn | VN vi tv | Báo điện tử VTV, VTV News
Bangkok Post | bangkokpost.com | TH en press | บางกอกโพสต์
ไทยรัฐ | thairath.co.th | TH th press | Thairath, ไทยรัฐออนไลน์
เดลินิวส์ | dailynews.co.th | TH th press | Daily News Thailand
มติชน | matichon.co.th | TH th press | Matichon, มติชนออนไลน์
ข่าวสด | khaosod.co.th | TH th press | Khaosod, Khaosod English
Thai PBS | thaipbs.or.th | TH th tv | ไทยพีบีเอส
ผู้จัดการออนไลน์ | mgronline.com manager.co.th | TH th web | ผู้จัดการ, MGR Online, Manager Online
The Nation (Thailand) | nationthailand.com nationmultimedia.com | TH en press
Kompas.com | kompas.com | ID id press | Kompas
Tempo.co | tempo.co | ID id press | Tempo
detikcom | detik.com | ID id web | Detik, detikNews
Antara News | antaranews.com | ID id agency | Antara, Kantor Berita Antara
The Jakarta Post | thejakartapost.com | ID en press | Jakarta Post
Republika | republika.co.id | ID id press | Republika Online
CNN Indonesia | cnnindonesia.com | ID id tv
Liputan6.com | liputan6.com | ID id web | Liputan6
TribunNews.com | tribunnews.com | ID id web | Tribunnews
Bernama | bernama.com | MY ms agency
The Star | thestar.com.my | MY en press | The Star Malaysia, The Star Online
New Straits Times | nst.com.my | MY en press | NST Online
Malaysiakini | malaysiakini.com | MY en web
Utusan Malaysia | utusan.com.my | MY ms press
Rappler | rappler.com | PH en web
Philippine Daily Inquirer | inquirer.net | PH en press | Inquirer.net
GMA News Online | gmanetwork.com | PH en tv | GMA News
ABS-CBN News | abs-cbn.com | PH en tv | ABS-CBN
Manila Bulletin | mb.com.ph | PH en press
The Irrawaddy | irrawaddy.com | MM en press | Irrawaddy
Phnom Penh Post | phnompenhpost.com | KH en press | The Phnom Penh Post
Montsame | montsame.mn | MN mn agency | МОНЦАМЭ
第一财经 | yicai.com | CN zh tv | Yicai
新京报 | bjnews.com.cn | CN zh press | Beijing News
经济日报 | ce.cn | CN zh press | 中国经济网, Economic Daily
观察者网 | guancha.cn | CN zh web | Guancha
文匯報 | wenweipo.com | HK zh press | 文汇报, Wen Wei Po
星島日報 | stheadline.com | HK zh press | 星岛日报, Sing Tao Daily, 星島頭條
東方日報 | on.cc | HK zh press | on.cc東網, 東網
Hong Kong Free Press | hongkongfp.com | HK en web | HKFP
上報 | upmedia.mg | TW zh web | Up Media
TVBS新聞網 | tvbs.com.tw | TW zh tv | TVBS, TVBS News
Taiwan News | taiwannews.com.tw | TW en web
西日本新聞 | nishinippon.co.jp | JP ja press | 西日本新聞me
琉球新報 | ryukyushimpo.jp | JP ja press
沖縄タイムス | okinawatimes.co.jp | JP ja press
東洋経済オンライン | toyokeizai.net | JP ja press | 東洋経済
文春オンライン | bunshun.jp | JP ja press | 週刊文春
AFPBB News | afpbb.com | JP ja agency | AFPBB
しんぶん赤旗 | jcp.or.jp | JP ja press
매일경제 | mk.co.kr | KR ko press | Maeil Business Newspaper, MK News
한국경제 | hankyung.com | KR ko press | 한국경제신문, Hankyung
오마이뉴스 | ohmynews.com | KR ko web | OhmyNews
뉴시스 | newsis.com | KR ko agency | Newsis
뉴스1 | news1.kr | KR ko agency | News1
Korea JoongAng Daily | koreajoongangdaily.joins.com | KR en press
NK News | nknews.org | KR en web
로동신문 | rodong.rep.kp | KP ko press | 노동신문, Rodong Sinmun
Dân trí | dantri.com.vn | VN vi web | Báo Dân trí
VietNamNet | vietnamnet.vn | VN vi web
VOV | vov.vn | VN vi radio | Đài Tiếng nói Việt Nam
Viet Nam News | vietnamnews.vn | VN en press
ประชาไท | prachatai.com | TH th web | Prachatai
Media Indonesia | mediaindonesia.com | ID id press
CNBC Indonesia | cnbcindonesia.com | ID id tv
Tirto.id | tirto.id | ID id web | Tirto
Berita Harian | bharian.com.my | MY ms press | BH Online
Free Malaysia Today | freemalaysiatoday.com | MY en web | FMT
Malay Mail | malaymail.com | MY en press
星洲日报 | sinchew.com.my | MY zh press | Sin Chew Daily, 星洲网
The Business Times (Singapore) | businesstimes.com.sg | SG en press
The Philippine Star | philstar.com | PH en press | Philstar.com
The Manila Times | manilatimes.net | PH en press
Philippine News Agency | pna.gov.ph | PH en agency
Myanmar Now | myanmar-now.org | MM en web
`;
