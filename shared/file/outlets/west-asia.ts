/** Outlets of Türkiye, Iran, Israel, the Caucasus and Afghanistan; the columns are described in `row.ts`. */
export const WEST_ASIA = `
Anadolu Ajansı | aa.com.tr | TR tr agency | Anadolu Agency, AA, Anadolu, الأناضول, وكالة الأناضول, Анадолу, وكالة أنباء الأناضول, آناتولی, Agence Anadolu
TRT Haber | trthaber.com | TR tr tv | TRT
TRT World | trtworld.com | TR en tv
TRT Arabi | trtarabi.com | TR ar web | TRT عربي, تي آر تي عربي
Hürriyet | hurriyet.com.tr | TR tr press | حريت, Хюрриет
Hürriyet Daily News | hurriyetdailynews.com | TR en press
Milliyet | milliyet.com.tr | TR tr press | Миллиет
Sabah | sabah.com.tr | TR tr press | صباح التركية
Daily Sabah | dailysabah.com | TR en press | ديلي صباح
Cumhuriyet | cumhuriyet.com.tr | TR tr press | جمهوريت
Sözcü | sozcu.com.tr | TR tr press | Sözcü Gazetesi
Yeni Şafak | yenisafak.com | TR tr press | يني شفق
Habertürk | haberturk.com | TR tr tv
NTV | ntv.com.tr | TR tr tv | NTV Türkiye, NTV Haber
CNN Türk | cnnturk.com | TR tr tv
T24 | t24.com.tr | TR tr web
BirGün | birgun.net | TR tr press
Evrensel | evrensel.net | TR tr press
Bianet | bianet.org | TR tr web
Mynet | mynet.com | TR tr web | Mynet Haber
Ensonhaber | ensonhaber.com | TR tr web
DHA | dha.com.tr | TR tr agency | Demirören Haber Ajansı
İHA | iha.com.tr | TR tr agency | İhlas Haber Ajansı
Press TV | presstv.ir presstv.com presstv.co.uk | IR en tv | پرس تی وی, برس تي في, Пресс ТВ
IRNA | irna.ir | IR fa agency | ایرنا, إرنا, Islamic Republic News Agency, خبرگزاری جمهوری اسلامی, ИРНА
Fars News Agency | farsnews.ir farsnews.com | IR fa agency | فارس, خبرگزاری فارس, وكالة فارس, Fars, Фарс
Tasnim News Agency | tasnimnews.com tasnimnews.ir | IR fa agency | تسنیم, تسنيم, خبرگزاری تسنیم, Tasnim, Тасним
Mehr News Agency | mehrnews.com | IR fa agency | مهر, خبرگزاری مهر, Mehr News, Мехр
ISNA | isna.ir | IR fa agency | ایسنا, إيسنا, Iranian Students' News Agency, ИСНА
Tehran Times | tehrantimes.com | IR en press | تهران تایمز
Kayhan | kayhan.ir | IR fa press | کیهان, كيهان, Keyhan
Ettela’at | ettelaat.com | IR fa press | اطلاعات, روزنامه اطلاعات
Hamshahri | hamshahrionline.ir | IR fa press | همشهری, همشهری آنلاین
Shargh | sharghdaily.com sharghdaily.ir | IR fa press | شرق, روزنامه شرق
Al Alam | alalam.ir alalamtv.net | IR ar tv | العالم, قناة العالم, Al-Alam News Network, العالم الإخبارية
IRIB News | iribnews.ir | IR fa tv | صدا و سیما, خبرگزاری صدا و سیما, IRIB
Iran International | iranintl.com | GB fa tv | ایران اینترنشنال, إيران إنترناشيونال
BBC News Persian | bbcpersian.com | GB fa web | BBC Persian, BBC فارسی, بی‌بی‌سی فارسی, BBC News فارسی
Radio Farda | radiofarda.com | US fa radio | رادیو فردا
Haaretz | haaretz.co.il haaretz.com | IL he press | הארץ, هآرتس, Гаарец
Ynet | ynet.co.il | IL he web | ינט
Ynetnews | ynetnews.com | IL en web
Yedioth Ahronoth | yediot.co.il | IL he press | ידיעות אחרונות, يديعوت أحرونوت, Едиот Ахронот
Maariv | maariv.co.il | IL he press | מעריב, معاريف, Маарив
Israel Hayom | israelhayom.co.il israelhayom.com | IL he press | ישראל היום, يسرائيل هيوم
The Jerusalem Post | jpost.com | IL en press | Jerusalem Post, JPost, جيروزاليم بوست, Джерузалем пост
The Times of Israel | timesofisrael.com | IL en web | Times of Israel, تايمز أوف إسرائيل
Walla! | walla.co.il | IL he web | וואלה, Walla News, וואלה! חדשות
N12 | mako.co.il n12.co.il | IL he tv | מאקו, Mako, קשת 12, ערוץ 12, חדשות 12
Kan | kan.org.il | IL he tv | כאן, כאן 11, כאן חדשות, Kan 11
i24NEWS | i24news.tv | IL en tv | i24نيوز, אי 24 ניוז
+972 Magazine | 972mag.com | IL en web | +972
Armenpress | armenpress.am | AM hy agency | Արմենպրես, Арменпресс
Civil.ge | civil.ge | GE en web | Civil Georgia
InterPressNews | interpressnews.ge | GE ka agency | ინტერპრესნიუსი
Trend | trend.az | AZ az agency | Trend News Agency
AZERTAC | azertag.az | AZ az agency | Azərtac, Azertag, АЗЕРТАДЖ
Tolo News | tolonews.com | AF fa tv | طلوع نیوز, طلوع, Tolo TV
Khaama Press | khaama.com | AF en agency
Pajhwok Afghan News | pajhwok.com | AF fa agency | پژواک, Pajhwok
Yeni Akit | yeniakit.com.tr | TR tr press
Medyascope | medyascope.tv | TR tr web
Gazete Duvar | gazeteduvar.com.tr | TR tr web | Duvar
Halk TV | halktv.com.tr | TR tr tv
Bloomberg HT | bloomberght.com | TR tr tv
ANKA Haber Ajansı | ankahaber.net | TR tr agency | ANKA
خبرآنلاین | khabaronline.ir | IR fa web | Khabar Online
دنیای اقتصاد | donya-e-eqtesad.com | IR fa press
تابناک | tabnak.ir | IR fa web | Tabnak
IranWire | iranwire.com | GB fa web | ایران‌وایر
Radio Zamaneh | radiozamaneh.com | NL fa radio | رادیو زمانه
Independent Persian | independentpersian.com | GB fa web | ایندیپندنت فارسی
Calcalist | calcalist.co.il | IL he press | כלכליסט
Globes | globes.co.il | IL he press | גלובס
TheMarker | themarker.com | IL he press | דה מרקר
Arutz Sheva | inn.co.il israelnationalnews.com | IL he web | ערוץ 7, Israel National News
Rustavi 2 | rustavi2.ge | GE ka tv
OC Media | oc-media.org | GE en web
JAMnews | jam-news.net | GE en web
Azatutyun | azatutyun.am | AM hy radio | Ազատություն
NEWS.am | news.am | AM hy web
Hetq | hetq.am | AM hy web | Հետք
APA (Azerbaijan) | apa.az | AZ az agency
Turan | turan.az | AZ az agency
Amu TV | amu.tv | US fa tv
هشت صبح | 8am.media | AF fa press | 8am Media, Hasht-e Subh
`;
