/** Outlets of the Arab world; the columns are described in `row.ts`. */
export const ARAB_WORLD = `
Al Mayadeen TV | almayadeen.net | LB ar tv | Al Mayadeen, Al Mayadeen Network, Al Mayadeen English, Al Mayadeen Español, الميادين, شبكة الميادين, الميادين نت, Аль-Маядин, المیادین
Al Jazeera | aljazeera.com aljazeera.net | QA ar tv | Al Jazeera English, Al Jazeera Arabic, Al Jazeera Media Network, Al-Dschasira, Al Yazira, الجزيرة, الجزيرة نت, الجزيرة الإخبارية, Аль-Джазира, Аль-Джазіра, الجزیره, אל ג'זירה, 半岛电视台, 半島電視台, アルジャジーラ, 알자지라, El Cezire, अल जज़ीरा
Al Jazeera Mubasher | mubasher.aljazeera.net | QA ar tv | الجزيرة مباشر
Al Arabiya | alarabiya.net | SA ar tv | Al Arabiya English, Al Arabiya News, العربية, العربية نت, Аль-Арабия, Аль-Арабія, العربیه, El Arabiya, 阿拉比亚电视台
Al Hadath | alhadath.net | SA ar tv | العربية الحدث, الحدث
Asharq News | asharq.com | SA ar tv | الشرق للأخبار, الشرق الإخبارية
Asharq Al-Awsat | aawsat.com | GB ar press | الشرق الأوسط, Al Sharq Al Awsat, Аш-Шарк аль-Аусат
Al Hayat | alhayat.com | GB ar press | الحياة اللندنية
Al-Quds Al-Arabi | alquds.co.uk | GB ar press | القدس العربي
Al-Araby Al-Jadeed | alaraby.co.uk | GB ar press | العربي الجديد
Al Araby TV | alaraby.com | QA ar tv | التلفزيون العربي, تلفزيون العربي
The New Arab | newarab.com | GB en web
Al Arab | alarab.co.uk | GB ar press | العرب اللندنية, Al Arab London
Rai al-Youm | raialyoum.com | GB ar web | رأي اليوم
Sky News Arabia | skynewsarabia.com | AE ar tv | سكاي نيوز عربية, سكاي نيوز العربية
CNN Arabic | arabic.cnn.com | AE ar web | سي إن إن بالعربية, CNN بالعربية, سي ان ان العربية
BBC News Arabic | bbcarabic.com | GB ar web | BBC Arabic, BBC News عربي, بي بي سي عربي, بي بي سي نيوز عربي, بي بي سي العربية
France 24 Arabic | france24.ar | FR ar tv | فرانس 24 عربي, France 24 Arabe
Alhurra | alhurra.com | US ar tv | الحرة, قناة الحرة
RT Arabic | arabic.rt.com | RU ar tv | روسيا اليوم, آر تي عربي, RT Arabe, آر تي العربية
Sputnik Arabic | sputnikarabic.ae sarabic.ae | RU ar agency | سبوتنيك عربي, سبوتنيك
DW Arabic | dw.de | DE ar tv | دويتشه فيله, DW عربية, دويتشه فيلله
Independent Arabia | independentarabia.com | SA ar web | اندبندنت عربية
Arab News | arabnews.com arabnews.jp arabnews.fr | SA en press | عرب نيوز
Saudi Gazette | saudigazette.com.sa | SA en press
Okaz | okaz.com.sa | SA ar press | عكاظ
Al Riyadh | alriyadh.com | SA ar press | جريدة الرياض, صحيفة الرياض
Al-Jazirah | al-jazirah.com | SA ar press | جريدة الجزيرة, صحيفة الجزيرة السعودية
Al-Watan (Saudi Arabia) | alwatan.com.sa | SA ar press | الوطن السعودية
Saudi Press Agency | spa.gov.sa | SA ar agency | SPA, واس, وكالة الأنباء السعودية
The National | thenationalnews.com thenational.ae | AE en press | The National UAE
Gulf News | gulfnews.com | AE en press | جلف نيوز
Khaleej Times | khaleejtimes.com | AE en press | خليج تايمز
Al Khaleej | alkhaleej.ae | AE ar press | الخليج الإماراتية, صحيفة الخليج
Al Bayan | albayan.ae | AE ar press | البيان الإماراتية, صحيفة البيان
Emarat Al Youm | emaratalyoum.com | AE ar press | الإمارات اليوم
Al-Ittihad | alittihad.ae | AE ar press | الاتحاد الإماراتية, صحيفة الاتحاد
WAM | wam.ae | AE ar agency | Emirates News Agency, وام, وكالة أنباء الإمارات
Gulf Times | gulf-times.com | QA en press
The Peninsula | thepeninsulaqatar.com | QA en press | The Peninsula Qatar
Al Raya | raya.com | QA ar press | الراية القطرية
Qatar News Agency | qna.org.qa | QA ar agency | قنا, وكالة الأنباء القطرية
Kuwait Times | kuwaittimes.com | KW en press
Al Qabas | alqabas.com | KW ar press | القبس
Al Rai (Kuwait) | alraimedia.com | KW ar press | الراي الكويتية
KUNA | kuna.net.kw | KW ar agency | Kuwait News Agency, كونا, وكالة الأنباء الكويتية
Gulf Daily News | gdnonline.com | BH en press
Oman News Agency | omannews.gov.om | OM ar agency | وكالة الأنباء العمانية
Times of Oman | timesofoman.com | OM en press
Al-Ahram | ahram.org.eg | EG ar press | الأهرام, بوابة الأهرام, Ahram Online, الأهرام أونلاين, Al Ahram Weekly
Al-Masry Al-Youm | almasryalyoum.com | EG ar press | المصري اليوم, Egypt Independent
Youm7 | youm7.com | EG ar web | اليوم السابع, Al Youm Al Sabea, El Youm El Sabea
Al-Shorouk | shorouknews.com | EG ar press | الشروق المصرية, بوابة الشروق, Shorouk News
Sada El-Balad | elbalad.news sadaelbalad.com | EG ar tv | صدى البلد, El Balad TV
Masrawy | masrawy.com | EG ar web | مصراوي
Mada Masr | madamasr.com | EG ar web | مدى مصر
MENA | mena.org.eg | EG ar agency | Middle East News Agency, وكالة أنباء الشرق الأوسط
Al-Akhbar | al-akhbar.com | LB ar press | الأخبار اللبنانية, Al Akhbar Lebanon, جريدة الأخبار
An-Nahar | annahar.com | LB ar press | النهار, النهار اللبنانية
L’Orient-Le Jour | lorientlejour.com | LB fr press | L'OLJ
L’Orient Today | today.lorientlejour.com | LB en web
The Daily Star (Lebanon) | dailystar.com.lb | LB en press
LBCI | lbcgroup.tv lbci.com | LB ar tv | LBC, LBCI News, LBCI Lebanon, إل بي سي آي, المؤسسة اللبنانية للإرسال, ال بي سي
MTV Lebanon | mtv.com.lb | LB ar tv | MTV لبنان, ام تي في اللبنانية
Al Jadeed | aljadeed.tv | LB ar tv | الجديد, New TV Lebanon, Al Jadeed News
OTV | otv.com.lb | LB ar tv | OTV Lebanon, أو تي في
Al-Manar | almanar.com.lb | LB ar tv | المنار, Al Manar TV, Аль-Манар, المنار نت
National News Agency | nna-leb.gov.lb | LB ar agency | NNA Lebanon, الوكالة الوطنية للإعلام
SANA | sana.sy | SY ar agency | Syrian Arab News Agency, سانا, وكالة الأنباء السورية, الوكالة العربية السورية للأنباء, САНА
Enab Baladi | enabbaladi.net enabbaladi.org | SY ar press | عنب بلدي
Syria TV | syria.tv | SY ar tv | تلفزيون سوريا
Orient News | orient-news.net | SY ar tv | أورينت نت, أورينت, Orient TV, Orient Net
Al-Watan (Syria) | alwatan.sy | SY ar press | الوطن السورية
North Press Agency | npasyria.com | SY ar agency | نورث برس, North Press
Zaman al-Wasl | zamanalwsl.net | SY ar web | زمان الوصل
Rudaw | rudaw.net | IQ ku tv | Rudaw Media Network, رووداو, روداو
Kurdistan 24 | kurdistan24.net | IQ ku tv | K24, كوردستان 24, كردستان 24
Alsumaria | alsumaria.tv | IQ ar tv | السومرية, السومرية نيوز
Shafaq News | shafaq.com | IQ ar agency | شفق نيوز
Iraqi News Agency | ina.iq | IQ ar agency | وكالة الأنباء العراقية, واع
The Jordan Times | jordantimes.com | JO en press | Jordan Times
Al Ghad | alghad.com | JO ar press | الغد, الغد الأردنية
Al Rai | alrai.com | JO ar press | الرأي الأردنية, Al Rai Jordan
Roya News | royanews.tv roya.tv | JO ar tv | رؤيا, رؤيا الإخباري, Roya TV
Ammon News | ammonnews.net | JO ar web | عمون, وكالة عمون
Petra | petra.gov.jo | JO ar agency | Jordan News Agency, وكالة الأنباء الأردنية, بترا
WAFA | wafa.ps | PS ar agency | وفا, Palestine News Agency, وكالة الأنباء الفلسطينية, وكالة وفا
Al-Quds | alquds.com | PS ar press | القدس الفلسطينية, صحيفة القدس
Ma’an News Agency | maannews.net maannews.com | PS ar agency | Maan News, معا, وكالة معا الإخبارية, Ma'an
Palestine TV | pbc.ps | PS ar tv | تلفزيون فلسطين, قناة فلسطين
Al-Masirah | almasirah.net almasirah.net.ye | YE ar tv | المسيرة, المسيرة نت, Al Masirah TV
Saba | saba.ye sabanew.net | YE ar agency | سبأ, وكالة سبأ
The Libya Observer | libyaobserver.ly | LY en web | Libya Observer
Libya Al-Ahrar | libyaalahrar.tv | LY ar tv | ليبيا الأحرار
TAP | tap.info.tn | TN fr agency | Tunis Afrique Presse, وكالة تونس إفريقيا للأنباء
Mosaïque FM | mosaiquefm.net | TN fr radio | موزاييك, موزاييك أف أم
La Presse de Tunisie | lapresse.tn | TN fr press
Assabah | assabah.com.tn assabahnews.tn | TN ar press | الصباح التونسية, الصباح نيوز
Kapitalis | kapitalis.com | TN fr web
El Watan | elwatan.com elwatan-dz.com | DZ fr press | El Watan Algérie
El Khabar | elkhabar.com | DZ ar press | الخبر, الخبر الجزائرية
Echorouk | echoroukonline.com | DZ ar press | الشروق الجزائرية, الشروق أونلاين, Echourouk
Ennahar TV | ennaharonline.com | DZ ar tv | النهار الجزائرية, Ennahar Online, Ennahar
Algérie Presse Service | aps.dz | DZ fr agency | APS, APS Algérie, وكالة الأنباء الجزائرية, واج
TSA | tsa-algerie.com tsa-algerie.dz | DZ fr web | Tout sur l'Algérie, TSA Algérie
Hespress | hespress.com | MA ar web | هسبريس
Le360 | le360.ma | MA fr web
Médias24 | medias24.com | MA fr web
L’Économiste | leconomiste.com | MA fr press | L'Economiste Maroc
Le Matin | lematin.ma | MA fr press | Le Matin du Sahara, Le Matin Maroc
MAP | mapnews.ma | MA fr agency | Maghreb Arabe Presse, وكالة المغرب العربي للأنباء, Agence Marocaine de Presse
Medi1 TV | medi1tv.ma medi1tv.com | MA ar tv | ميدي 1 تيفي
2M | 2m.ma | MA ar tv | 2M Maroc, القناة الثانية المغربية
Assabah (Morocco) | assabah.ma | MA ar press | الصباح المغربية
Sahara Media | saharamedias.net | MR ar agency | صحراء ميديا
Sudan Tribune | sudantribune.com | SD en web | سودان تريبيون
SUNA | suna-sd.net | SD ar agency | Sudan News Agency, سونا, وكالة السودان للأنباء
Middle East Eye | middleeasteye.net | GB en web | ميدل إيست آي
Middle East Monitor | middleeastmonitor.com | GB en web | MEMO, ميدل إيست مونيتور
Al-Monitor | al-monitor.com | US en web | المونيتور
Raseef22 | raseef22.net raseef22.com | LB ar web | رصيف 22
Daraj | daraj.media daraj.com | LB ar web | درج
MBC | mbc.net | SA ar tv | إم بي سي, MBC Group
Dubai TV | dmi.ae | AE ar tv | تلفزيون دبي, قناة دبي
Al-Wafd | alwafd.news | EG ar press | الوفد, بوابة الوفد
Al-Sharq (Qatar) | al-sharq.com | QA ar press | الشرق القطرية
Al Jarida | aljarida.com | KW ar press | الجريدة الكويتية
Al Anba | alanba.com.kw | KW ar press | الأنباء الكويتية
Bahrain News Agency | bna.bh | BH ar agency | BNA, وكالة أنباء البحرين
Erem News | eremnews.com | AE ar web | إرم نيوز
Al-Modon | almodon.com | LB ar web | المدن
Lebanon Debate | lebanondebate.com | LB ar web | ليبانون ديبايت
Nidaa al-Watan | nidaalwatan.com | LB ar press | نداء الوطن
This is Beirut | thisisbeirut.com.lb | LB en web
Al-Sabaah | alsabaah.iq | IQ ar press | الصباح العراقية
Baghdad Today | baghdadtoday.news | IQ ar web | بغداد اليوم
Al-Ayyam | al-ayyam.ps | PS ar press | الأيام الفلسطينية
Mondoweiss | mondoweiss.net | US en web
The Electronic Intifada | electronicintifada.net | US en web
Ad-Dustour | addustour.com | JO ar press | الدستور الأردنية
Al-Mamlaka | almamlakatv.com | JO ar tv | المملكة
LANA | lana.gov.ly | LY ar agency | وكالة الأنباء الليبية
Nawaat | nawaat.org | TN fr web | نواة
TelQuel | telquel.ma | MA fr press
El Moudjahid | elmoudjahid.dz | DZ fr press
Al-Masdar Online | almasdaronline.com | YE ar web | المصدر أونلاين
`;
