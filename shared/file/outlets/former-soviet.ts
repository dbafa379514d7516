/** Outlets of Russia, Ukraine, Belarus and Central Asia; the columns are described in `row.ts`. */
export const FORMER_SOVIET = `
ТАСС | tass.ru tass.com itar-tass.com | RU ru agency | TASS, ИТАР-ТАСС, ITAR-TASS, تاس, وكالة تاس, تاس روسی, 塔斯社, タス通信
РИА Новости | ria.ru rian.ru | RU ru agency | РИА, RIA Novosti, ريا نوفوستي, РІА Новості, 俄新社
Интерфакс | interfax.ru interfax.com | RU ru agency | Interfax, إنترفاكس, 国际文传电讯社
Sputnik | sputniknews.com sputnikglobe.com | RU en agency | Sputnik International, Спутник, Sputnik News, 卫星通讯社
RT | rt.com | RU en tv | Russia Today, RT International, RT.com, RT DE, RT Deutsch, Раша тудей
RT на русском | russian.rt.com | RU ru tv | RT на русском языке, RT Russian
RT en español | actualidad.rt.com | RU es tv | Actualidad RT
RT en français | francais.rt.com | RU fr tv | RT France
Коммерсантъ | kommersant.ru | RU ru press | Kommersant, Ъ, Коммерсант, كوميرسانت, Коммерсантъ FM
Ведомости | vedomosti.ru | RU ru press | Vedomosti, فيدوموستي
Известия | iz.ru izvestia.ru | RU ru press | Izvestia, إزفستيا, Известия iz.ru
Российская газета | rg.ru | RU ru press | Rossiyskaya Gazeta, РГ, روسيسكايا غازيتا
Независимая газета | ng.ru | RU ru press | Nezavisimaya Gazeta, НГ
Новая газета | novayagazeta.ru | RU ru press | Novaya Gazeta
Новая газета Европа | novayagazeta.eu | LV ru press | Novaya Gazeta Europe
Комсомольская правда | kp.ru | RU ru press | Komsomolskaya Pravda, КП, KP.RU
Московский комсомолец | mk.ru | RU ru press | МК, MK.RU, Moskovskij Komsomolets
Аргументы и факты | aif.ru | RU ru press | АиФ, Argumenty i Fakty, AiF
Правда | gazeta-pravda.ru | RU ru press | Газета «Правда»
Pravda.ru | pravda.ru | RU ru web | Правда.Ру
Газета.Ru | gazeta.ru | RU ru web | Газета.ру, Gazeta.Ru
Лента.ру | lenta.ru | RU ru web | Lenta.ru, Лента
РБК | rbc.ru | RU ru web | RBC, РБК Новости
Фонтанка.ру | fontanka.ru | RU ru web | Фонтанка
Росбалт | rosbalt.ru | RU ru agency
REGNUM | regnum.ru | RU ru agency | ИА REGNUM, Регнум
Взгляд | vz.ru | RU ru web | Деловая газета Взгляд, ВЗГЛЯД.РУ
Вести | vesti.ru | RU ru tv | Вести.Ru, Вести.Ру
Россия 24 | vesti24.ru | RU ru tv | Russia 24, Rossiya 24, روسيا 24
Первый канал | 1tv.ru | RU ru tv | Channel One Russia, 1TV, Первый, Первый канал России
НТВ | ntv.ru | RU ru tv | НТВ.Ru
Смотрим | smotrim.ru | RU ru tv
ТВ Центр | tvc.ru | RU ru tv | ТВЦ
Звезда | tvzvezda.ru | RU ru tv | ТРК Звезда
Дождь | tvrain.ru tvrain.tv | RU ru tv | TV Rain, Телеканал Дождь
Эхо Москвы | echo.msk.ru | RU ru radio | Echo of Moscow, Ekho Moskvy
Радио Свобода | svoboda.org | US ru radio | Свобода, Radio Svoboda
Meduza | meduza.io | LV ru web | Медуза
The Insider | theins.ru | LV ru web | The Insider Россия
The Moscow Times | themoscowtimes.com | RU en press | Moscow Times
Настоящее Время | currenttime.tv | US ru tv | Current Time
Вечерняя Москва | vm.ru | RU ru press
Мир 24 | mir24.tv | RU ru tv | МТРК Мир
ИноСМИ | inosmi.ru | RU ru web | inosmi.ru
Спорт-Экспресс | sport-express.ru | RU ru press | Sport-Express
Українська правда | pravda.com.ua | UA uk web | Ukrainska Pravda, Украинская правда, УП
Укрінформ | ukrinform.ua ukrinform.net | UA uk agency | Ukrinform, Укринформ
УНІАН | unian.ua unian.net unian.info | UA uk agency | UNIAN, УНИАН
Інтерфакс-Україна | interfax.com.ua | UA uk agency | Интерфакс-Украина, Interfax-Ukraine
РБК-Україна | rbc.ua | UA uk agency | РБК-Украина, RBC-Ukraine
Дзеркало тижня | zn.ua dt.ua | UA uk press | Зеркало недели, ZN.UA
Лівий берег | lb.ua | UA uk web | LB.ua, Левый берег
НВ | nv.ua | UA uk press | Новое время, New Voice of Ukraine, The New Voice of Ukraine
Громадське | hromadske.ua hromadske.radio | UA uk tv | Hromadske, Громадське телебачення
Суспільне | suspilne.media | UA uk tv | Suspilne, Суспільне Новини
ТСН | tsn.ua | UA uk tv | TSN, TSN.ua
24 Канал | 24tv.ua | UA uk tv | Канал 24, 24tv
5 канал | 5.ua | UA uk tv | П'ятий канал
Радіо Свобода | radiosvoboda.org | UA uk radio
Kyiv Post | kyivpost.com | UA en press
The Kyiv Independent | kyivindependent.com | UA en web | Kyiv Independent
Цензор.НЕТ | censor.net | UA uk web | Censor.net
Бабель | babel.ua | UA uk web | Babel.ua
БелТА | belta.by | BY ru agency | BelTA
Зеркало | zerkalo.io | BY ru web | Zerkalo.io, Зеркало.io
Наша Ніва | nashaniva.com | BY be press | Nasha Niva, Наша Нива
СБ. Беларусь сегодня | sb.by | BY ru press | Советская Белоруссия, СБ
Tengrinews | tengrinews.kz | KZ ru web | Tengrinews.kz, Тенгриньюс
Казинформ | inform.kz | KZ ru agency | Kazinform, Қазақпарат
Zakon.kz | zakon.kz | KZ ru web
Nur.kz | nur.kz | KZ ru web
Егемен Қазақстан | egemen.kz | KZ kk press | Egemen Qazaqstan
Казахстанская правда | kazpravda.kz | KZ ru press | Kazakhstanskaya Pravda
The Astana Times | astanatimes.com | KZ en press | Astana Times
24.kg | 24.kg | KG ru agency | ИА 24.kg
АКИpress | akipress.org akipress.com | KG ru agency | AKIpress
Азаттык | azattyk.org | KG ky radio
Gazeta.uz | gazeta.uz | UZ ru web | Газета.uz
Kun.uz | kun.uz | UZ uz web
Asia-Plus | asiaplustj.info | TJ ru agency | Азия-Плюс
Фергана | fergana.agency fergana.news | RU ru agency | Fergana
Eurasianet | eurasianet.org | US en web
Важные истории | istories.media | LV ru web | iStories
Медиазона | zona.media | RU ru web | Mediazona
The Bell (Россия) | thebell.io | RU ru web
Вёрстка (издание) | verstka.media | RU ru web
Forbes Россия | forbes.ru | RU ru press | Forbes.ru, Forbes Russia
Царьград | tsargrad.tv | RU ru tv
РЕН ТВ | ren.tv | RU ru tv
Кавказский узел | kavkaz-uzel.eu | RU ru web
Крым.Реалии | krymr.com | UA ru radio
Європейська правда | eurointegration.com.ua | UA uk web | Европейская правда, European Pravda
Економічна правда | epravda.com.ua | UA uk web | Экономическая правда
Обозреватель | obozrevatel.com | UA uk web | OBOZ.UA
Главком | glavcom.ua | UA uk web
Детектор медіа | detector.media | UA uk web
Еспресо | espreso.tv | UA uk tv | Espreso TV
LIGA.net | liga.net | UA uk web
Радыё Свабода | svaboda.org | BY be radio
Белсат | belsat.eu | PL be tv | Belsat
Onlíner | onliner.by | BY ru web
Власть (Казахстан) | vlast.kz | KZ ru web
Азаттық | azattyq.org | KZ kk radio
Kloop | kloop.kg | KG ru web
Кабар | kabar.kg | KG ky agency
УзА | uza.uz | UZ uz agency
Озодлик радиоси | ozodlik.org | UZ uz radio | Ozodlik
Радиои Озодӣ | ozodi.org | TJ tg radio
Ховар | khovar.tj | TJ tg agency
`;
