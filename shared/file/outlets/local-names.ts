/**
 * The names that known outlets use in languages other than that of their name in the tables, for clips in these languages.
 * A row: the name in the tables, then tags of languages with the name in them. Each is also an alias in the tables.
 */
const ROWS = `
Al Mayadeen TV | ar الميادين
Al Jazeera | ar الجزيرة
Al Jazeera Mubasher | ar الجزيرة مباشر
Al Arabiya | ar العربية
Al Hadath | ar الحدث
Asharq News | ar الشرق للأخبار
Asharq Al-Awsat | ar الشرق الأوسط
Al-Quds Al-Arabi | ar القدس العربي
Al-Araby Al-Jadeed | ar العربي الجديد
Al Araby TV | ar التلفزيون العربي
Rai al-Youm | ar رأي اليوم
Sky News Arabia | ar سكاي نيوز عربية
CNN Arabic | ar CNN بالعربية
BBC News Arabic | ar BBC News عربي
France 24 | ar فرانس 24
Alhurra | ar الحرة
Sputnik Arabic | ar سبوتنيك عربي
DW Arabic | ar DW عربية
Independent Arabia | ar اندبندنت عربية
Okaz | ar عكاظ
Saudi Press Agency | ar واس
Emarat Al Youm | ar الإمارات اليوم
WAM | ar وام, en Emirates News Agency
Qatar News Agency | ar قنا
Al Qabas | ar القبس
KUNA | ar كونا
Oman News Agency | ar وكالة الأنباء العمانية
Al-Ahram | ar الأهرام, en Ahram Online
Al-Masry Al-Youm | ar المصري اليوم
Youm7 | ar اليوم السابع
Sada El-Balad | ar صدى البلد
Masrawy | ar مصراوي
Mada Masr | ar مدى مصر
An-Nahar | ar النهار
Al Jadeed | ar الجديد
Al-Manar | ar المنار
National News Agency | ar الوكالة الوطنية للإعلام
SANA | ar سانا
Enab Baladi | ar عنب بلدي
Syria TV | ar تلفزيون سوريا
Zaman al-Wasl | ar زمان الوصل
Rudaw | ar رووداو
Kurdistan 24 | ar كوردستان 24
Alsumaria | ar السومرية
Shafaq News | ar شفق نيوز
Iraqi News Agency | ar وكالة الأنباء العراقية
Al Ghad | ar الغد
Roya News | ar رؤيا
Ammon News | ar عمون
Petra | ar بترا
WAFA | ar وفا
Ma’an News Agency | ar وكالة معا الإخبارية
Al-Masirah | ar المسيرة
Saba | ar سبأ
Libya Al-Ahrar | ar ليبيا الأحرار
TAP | ar وكالة تونس إفريقيا للأنباء
El Khabar | ar الخبر
Hespress | ar هسبريس
Sahara Media | ar صحراء ميديا
SUNA | ar سونا
Raseef22 | ar رصيف 22
Daraj | ar درج
TRT Arabi | ar TRT عربي
Anadolu Ajansı | ar الأناضول, en Anadolu Agency, fr Agence Anadolu, ru Анадолу
IRNA | fa ایرنا
Fars News Agency | fa خبرگزاری فارس
Tasnim News Agency | fa خبرگزاری تسنیم
Mehr News Agency | fa خبرگزاری مهر
ISNA | fa ایسنا
Kayhan | fa کیهان
Ettela’at | fa اطلاعات
Hamshahri | fa همشهری
Shargh | fa شرق
Al Alam | ar العالم
IRIB News | fa خبرگزاری صدا و سیما
Iran International | fa ایران اینترنشنال
BBC News Persian | fa BBC News فارسی
Radio Farda | fa رادیو فردا
Tolo News | fa طلوع نیوز
Haaretz | he הארץ
Yedioth Ahronoth | he ידיעות אחרונות
Maariv | he מעריב
Israel Hayom | he ישראל היום
Walla! | he וואלה
Kan | he כאן
Armenpress | hy Արմենպրես, ru Арменпресс
InterPressNews | ka ინტერპრესნიუსი
Dainik Jagran | hi दैनिक जागरण
Dainik Bhaskar | hi दैनिक भास्कर
Amar Ujala | hi अमर उजाला
Navbharat Times | hi नवभारत टाइम्स
Hindustan | hi हिन्दुस्तान
Aaj Tak | hi आज तक
ABP News | hi एबीपी न्यूज़
Anandabazar Patrika | bn আনন্দবাজার পত্রিকা
Prothom Alo | bn প্রথম আলো
Malayala Manorama | ml മലയാള മനോരമ
Mathrubhumi | ml മാതൃഭൂമി
Dinamalar | ta தினமலர்
Dinamani | ta தினமணி
Eenadu | te ఈనాడు
Lokmat | mr लोकमत
Loksatta | mr लोकसत्ता
Gujarat Samachar | gu ગુજરાત સમાચાર
Prajavani | kn ಪ್ರಜಾವಾಣಿ
Geo News | ur جیو نیوز
Daily Jang | ur جنگ
ARY News | ur اے آر وائی نیوز
Fana Broadcasting | am ፋና ብሮድካስቲንግ
BBC News Russian | ru BBC News Русская служба
ТАСС | en TASS
РИА Новости | en RIA Novosti
Интерфакс | en Interfax
Коммерсантъ | en Kommersant
Новая газета | en Novaya Gazeta
Новая газета Европа | en Novaya Gazeta Europe
Українська правда | en Ukrainska Pravda, ru Украинская правда
Укрінформ | en Ukrinform, ru Укринформ
УНІАН | en UNIAN, ru УНИАН
Інтерфакс-Україна | en Interfax-Ukraine, ru Интерфакс-Украина
РБК-Україна | en RBC-Ukraine, ru РБК-Украина
Дзеркало тижня | ru Зеркало недели
НВ | en The New Voice of Ukraine
Громадське | en Hromadske
БелТА | en BelTA
Казинформ | en Kazinform
АКИpress | en AKIpress
Фергана | en Fergana
Η Καθημερινή | en Kathimerini
ΑΠΕ-ΜΠΕ | en AMNA
БТА | en BTA
新华社 | en Xinhua, fr Xinhua, es Xinhua, de Xinhua, pt Xinhua, ru Синьхуа, ar شينخوا
人民日报 | en People's Daily
央视新闻 | en CCTV
中国新闻网 | en China News Service
财新网 | en Caixin Global
光明日报 | en Guangming Daily
China Daily | zh 中国日报网
中央社 | en Focus Taiwan
RTHK | zh 香港電台
朝日新聞 | en The Asahi Shimbun
毎日新聞 | en The Mainichi
読売新聞 | en The Japan News
共同通信 | en Kyodo News
時事通信 | en Jiji Press
연합뉴스 | en Yonhap News Agency, zh 韩联社
조선일보 | en The Chosun Ilbo, ja 朝鮮日報
중앙일보 | ja 中央日報
동아일보 | en Dong-A Ilbo, ja 東亜日報
한겨레 | en The Hankyoreh, ja ハンギョレ
KCNA | ko 조선중앙통신, ja 朝鮮中央通信
ข่าวสด | en Khaosod English
`;

/** The name that the outlet with this name in the tables uses in a language (a primary tag); the same where it has no other. */
export function localName(name: string, language: string | null): string {
  return (language === null ? undefined : names().get(name)?.get(language)) ?? name;
}

/** The name in the tables of an outlet that is named as in a language; any other name as it is. */
export function tableName(name: string): string {
  canonical ??= new Map([...names()].flatMap(([name, locals]) => [...locals.values()].map((local) => [local, name])));
  return canonical.get(name) ?? name;
}

let canonical: ReadonlyMap<string, string> | null = null;
let cache: ReadonlyMap<string, ReadonlyMap<string, string>> | null = null;

/** By the names in the tables, the names by language. */
export function names(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  cache ??= new Map(
    ROWS.trim()
      .split('\n')
      .map((row) => {
        const [name = '', locals = ''] = row.split(' | ');
        return [name, new Map(locals.split(', ').map((local) => [local.slice(0, 2), local.slice(3)]))];
      }),
  );
  return cache;
}
