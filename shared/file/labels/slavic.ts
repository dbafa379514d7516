import type { Labels } from './label-row.ts';

/** Labels in Slavic languages. */
export const SLAVIC: readonly Labels[] = [
  {
    language: 'ru',
    summary:
      'резюме|краткое содержание|кратко|коротко|аннотация|краткое изложение|краткий обзор|содержание|вкратце|суть|краткий пересказ|описание|о чём|о чем речь|коротко о главном',
    source:
      'источник|издание|сми|канал|газета|издатель|первоисточник|телевидение|радиостанция|агентство|портал|сайт|телерадиокомпания|программа|телепрограмма',
    published:
      'опубликовано|опубликован|вышло в эфир|дата публикации|дата выхода|дата эфира|дата|размещено|выложено|в эфире|выход в эфир|дата выпуска|дата и время|вышла|вышел|вышло|выпущено|опубликована|день публикации',
    by: 'в|на|изданием',
    on: 'от',
    updated:
      'обновлено|изменено|дата обновления|последнее обновление|обновлен|обновлена|дата изменения|последнее изменение|отредактировано|исправлено|дата исправления|дата редактирования|исправлена|исправлен|дата правки',
    date: 'дата|время',
    copied:
      'распечатано|отпечатано|загружено|скачано|получено|проверено|последняя проверка|архивировано|заархивировано|сохранено|экспортировано|импортировано|просмотрено|выгружено|обращение|дата обращения|дата печати|дата распечатки|извлечено|собрано|проиндексировано|последнее посещение|отсканировано|оцифровано|сформировано|дата загрузки',
    copying:
      'печати|распечатки|печать|загрузки|скачивания|обращения|доступа|просмотра|проверки|архивирования|архивации|сохранения|экспорта|импорта|выгрузки|получения|извлечения|сбора|индексации|поиска|занесения|ввода|посещения',
    title: 'заголовок|название|тема|заглавие',
    other:
      'расшифровка|полный текст|ключевые слова|видео|автор|язык|стенограмма|теги|ссылка|ссылки|гость|гости|ведущий|ведущая|рубрика|категория|продолжительность|хронометраж|длительность|перевод|см. также|расшифровка передачи',
  },
  {
    language: 'uk',
    summary:
      'короткий зміст|стислий зміст|резюме|коротко|анотація|короткий виклад|зміст|стисло|стисло про головне|короткий огляд|короткий опис|опис|суть|у двох словах',
    source:
      'джерело|видання|канал|газета|змі|медіа|телеканал|радіо|телебачення|агентство|портал|сайт|першоджерело|видавець',
    published:
      'опубліковано|оприлюднено|дата публікації|вийшло в ефір|дата|розміщено|дата виходу|дата ефіру|вийшла|вийшло|вийшов|опублікована|опублікований|дата виходу в ефір|дата й час',
    by: 'у|в|на|виданням',
    on: 'від',
    updated:
      'оновлено|змінено|оновлена|останнє оновлення|дата оновлення|відредаговано|виправлено|дата виправлення|дата зміни',
    date: 'дата|час',
    copied:
      'роздруковано|завантажено|отримано|перевірено|остання перевірка|архівовано|заархівовано|збережено|експортовано|переглянуто|вивантажено|дата звернення|звернення|останнє відвідування',
    copying:
      'друку|роздруку|роздрукування|друк|завантаження|звернення|доступу|перегляду|перевірки|архівування|архівації|збереження|експорту|імпорту|вивантаження|отримання|відвідування|пошуку',
    title: 'заголовок|назва|тема',
    other:
      'розшифровка|повний текст|ключові слова|відео|автор|мова|стенограма|теги|мітки|посилання|гість|гості|ведучий|ведуча|рубрика|категорія|тривалість|переклад|див. також',
  },
  {
    language: 'be',
    summary: 'кароткі змест|рэзюмэ|коратка|каротка|змест|анатацыя|сцісла|апісанне',
    source: 'крыніца|канал|газета|выданне|сайт',
    published: 'апублікавана|дата|надрукавана|выйшла ў эфір|дата публікацыі',
    by: 'у|на',
    on: 'ад',
    updated: 'абноўлена|зменена|апошняе абнаўленне',
    date: 'дата',
    copied:
      'раздрукавана|спампавана|загружана|атрымана|праверана|архівавана|захавана|экспартавана|прагледжана|дата звароту',
    copying: 'друку|раздрукоўкі|спампоўкі|загрузкі|звароту|доступу|прагляду|праверкі|архівавання|захавання|экспарту',
    title: 'загаловак|назва',
    other: 'поўны тэкст|відэа|аўтар|расшыфроўка|ключавыя словы|мова|працягласць',
  },
  {
    language: 'bg',
    summary: 'резюме|обобщение|накратко|кратко|в резюме|резюме на материала|анотация|съдържание|основното|описание',
    source: 'източник|издание|медия|канал|вестник|телевизия|радио|издател|първоизточник',
    published:
      'публикувано|публикувана|излъчено|дата|публикуван|публикация|дата на публикуване|дата на публикация|дата на излъчване|излъчен|излъчена',
    by: 'от|в',
    on: 'на',
    updated: 'обновено|актуализирано|обновена|последно обновяване|последна промяна|променено|редактирано',
    date: 'дата|датата',
    copied:
      'отпечатано|разпечатано|изтеглено|посетено|последно посетено|достъпено|проверено|последна проверка|архивирано|архивиран|запазено|експортирано|заредено|прегледано|извлечено',
    copying:
      'отпечатване|печат|разпечатване|изтегляне|достъп|посещение|проверка|архивиране|запазване|експорт|експортиране|зареждане|преглед|извличане',
    title: 'заглавие|заглавие на статията',
    other:
      'пълен текст|видео|автор|стенограма|запис|ключови думи|етикети|връзка|връзки|гост|гости|водещ|рубрика|категория|продължителност|език|превод|авторка',
  },
  {
    language: 'mk',
    summary: 'резиме|накратко|содржина|кратка содржина|опис',
    source: 'извор|медиум|весник|канал|издавач',
    published: 'објавено|објавена|емитувано|датум на објавување|датум',
    by: 'од|во|на',
    on: 'на',
    updated: 'ажурирано|последно ажурирање',
    date: 'датум',
    copied:
      'отпечатено|испечатено|преземено|симнато|посетено|пристапено|проверено|архивирано|зачувано|извезено|вчитано|прегледано',
    copying: 'печатење|преземање|симнување|пристап|посета|проверка|архивирање|зачувување|извоз|вчитување',
    title: 'наслов',
    other: 'транскрипт|цел текст|клучни зборови|видео|автор|јазик|траење',
  },
  {
    language: 'sr',
    summary:
      'сажетак|резиме|укратко|sažetak|rezime|ukratko|кратак садржај|садржај|опис|kratak sadržaj|sadržaj|opis|u najkraćem|у најкраћем',
    source: 'извор|izvor|медиј|лист|канал|станица|издавач|medij|list|kanal|stanica|izdavač|novine|новине',
    published:
      'објављено|објавио|objavljeno|objavio|датум|datum|објављена|објављен|емитовано|датум објаве|датум објављивања|objavljena|objavljen|emitovano|datum objave|datum objavljivanja',
    by: 'у|од|u|od',
    on: 'dana|дана',
    updated: 'ажурирано|ažurirano|измењено|последње ажурирање|izmenjeno|poslednje ažuriranje',
    date: 'датум|datum',
    copied:
      'одштампано|odštampano|штампано|štampano|преузето|preuzeto|приступљено|pristupljeno|посећено|posećeno|проверено|provereno|архивирано|arhivirano|сачувано|sačuvano|извезено|izvezeno|учитано|učitano|прегледано|pregledano',
    copying:
      'штампања|štampanja|штампе|štampe|преузимања|preuzimanja|приступа|pristupa|посете|posete|провере|provere|архивирања|arhiviranja|чувања|čuvanja|извоза|izvoza|учитавања|učitavanja|прегледа|pregleda',
    title: 'наслов|naslov|naslov članka|наслов чланка',
    other:
      'видео|video|аутор|autor|транскрипт|transkript|цео текст|ceo tekst|кључне речи|ključne reči|линк|link|трајање|trajanje|језик|jezik|гост|gost|превод|prevod',
  },
  {
    language: 'hr',
    summary: 'sažetak|ukratko|kratak sadržaj|opis|u sažetku|kratki pregled|rezime',
    source: 'izvor|medij|nakladnik|kanal|postaja|novine|list',
    published: 'objavljeno|datum|objavljena|objavljen|emitirano|datum objave|datum emitiranja|vrijeme objave|prikazano',
    by: 'u|na|od|v',
    on: 'dana|dne',
    updated: 'ažurirano|ažurirana|zadnja izmjena|posljednje ažuriranje|izmijenjeno',
    date: 'datum',
    copied:
      'ispisano|isprintano|tiskano|preuzeto|pristupljeno|posjećeno|zadnje posjećeno|provjereno|arhivirano|spremljeno|pohranjeno|izvezeno|učitano|pregledano|dohvaćeno',
    copying:
      'ispisa|tiskanja|preuzimanja|pristupa|posjeta|provjere|arhiviranja|spremanja|izvoza|učitavanja|pregleda|dohvata',
    title: 'naslov|naziv|naslov članka',
    other:
      'video|autor|transkript|prijepis|cijeli tekst|ključne riječi|oznake|poveznica|poveznice|gost|gosti|voditelj|rubrika|kategorija|trajanje|jezik|prijevod|autorica',
  },
  {
    language: 'sl',
    summary: 'povzetek|na kratko|vsebina|opis|skrajšano',
    source: 'vir|medij|izdajatelj|časopis|postaja|televizija|kanal',
    published: 'objavljeno|objavljen|objavljena|predvajano|datum objave|datum predvajanja|datum',
    by: 'v|na|od|pri',
    on: 'dne',
    updated: 'posodobljeno|zadnja posodobitev|spremenjeno',
    date: 'datum',
    copied:
      'natisnjeno|izpisano|natisnjen|pridobljeno|dostopano|preneseno|obiskano|preverjeno|arhivirano|shranjeno|izvoženo|naloženo|pregledano|zadnji dostop',
    copying:
      'tiskanja|tiska|izpisa|pridobitve|dostopa|prenosa|obiska|preverjanja|arhiviranja|shranjevanja|izvoza|nalaganja|ogleda',
    title: 'naslov|naslov članka',
    other:
      'prepis|celotno besedilo|ključne besede|oznake|povezava|povezave|gost|voditelj|rubrika|trajanje|jezik|prevod|avtor|avtorica|video',
  },
  {
    language: 'pl',
    summary:
      'streszczenie|podsumowanie|w skrócie|skrót|opis|krótko|w kilku zdaniach|najważniejsze|abstrakt|zarys|opis materiału',
    source: 'źródło|medium|gazeta|stacja|wydawca|telewizja|radio|portal|redakcja|publikacja|źródło oryginalne|kanał',
    published:
      'opublikowano|opublikowany|opublikowane|wyemitowano|data publikacji|data emisji|data|data wydania|wydano|nadano|emisja|publikacja|dodano|zamieszczono|data dodania',
    by: 'przez|w|na',
    on: 'dnia|z dnia',
    updated:
      'zaktualizowano|aktualizacja|ostatnia aktualizacja|ostatnia modyfikacja|zmodyfikowano|poprawiono|korekta|data korekty|data aktualizacji|data modyfikacji',
    date: 'data',
    copied:
      'wydrukowano|wydruk|wydruk z dnia|drukowano|pobrano|dostęp|dostęp z dnia|zarchiwizowano|archiwizowano|zapisano|wyeksportowano|sprawdzono|ostatnio sprawdzono|odwiedzono|załadowano|wczytano|przeglądano|odczytano|ostatni dostęp|zeskanowano|wygenerowano|otrzymano|ostatnio odwiedzono',
    copying:
      'wydruku|druku|drukowania|pobrania|dostępu|archiwizacji|zapisu|eksportu|importu|sprawdzenia|odwiedzin|załadowania|wczytania|odczytu|wyszukiwania',
    title: 'tytuł|nagłówek|temat',
    other:
      'transkrypcja|pełny tekst|słowa kluczowe|wideo|autor|język|zapis rozmowy|tagi|link|linki|gość|goście|prowadzący|dziennikarz|dział|kategoria|czas trwania|tłumaczenie|zobacz także|autorka',
  },
  {
    language: 'cs',
    summary: 'shrnutí|souhrn|stručně|přehled|anotace|obsah|ve zkratce|v kostce|krátce|popis|perex',
    source: 'zdroj|médium|vydavatel|stanice|televize|rádio|noviny|kanál|deník|původní zdroj',
    published:
      'publikováno|zveřejněno|vydáno|vysíláno|datum vydání|datum|vydáno dne|datum publikace|datum zveřejnění|datum vysílání|odvysíláno|datum a čas|publikace',
    by: 'v|na|od',
    on: 'dne|ze dne',
    updated:
      'aktualizováno|upraveno|poslední aktualizace|naposledy upraveno|změněno|opraveno|datum opravy|datum aktualizace',
    date: 'datum',
    copied:
      'vytištěno|tištěno|staženo|citováno|načteno|navštíveno|naposledy navštíveno|archivováno|uloženo|exportováno|ověřeno|zkontrolováno|naposledy ověřeno|zobrazeno|získáno|přístup|vytištěno dne|datum tisku|datum přístupu',
    copying:
      'tisku|vytištění|stažení|přístupu|citace|načtení|návštěvy|archivace|uložení|exportu|ověření|kontroly|zobrazení|získání|vyhledání|tisk',
    title: 'název|titulek|nadpis|název příspěvku',
    other:
      'přepis|celý text|klíčová slova|video|autor|plné znění|štítky|odkaz|odkazy|host|hosté|moderátor|rubrika|kategorie|délka|jazyk|překlad|viz též|autorka',
  },
  {
    language: 'sk',
    summary: 'zhrnutie|súhrn|v skratke|stručne|obsah|stručný obsah|krátko|anotácia|popis|prehľad',
    source: 'zdroj|médium|stanica|televízia|rádio|noviny|kanál|vydavateľ|denník',
    published:
      'publikované|zverejnené|uverejnené|dátum|vydané|vysielané|odvysielané|dátum vydania|dátum zverejnenia|dátum vysielania|zverejnené dňa',
    by: 'v|na|od',
    on: 'dňa|zo dňa',
    updated: 'aktualizované|upravené|posledná aktualizácia|zmenené',
    date: 'dátum',
    copied:
      'vytlačené|stiahnuté|citované|načítané|navštívené|naposledy navštívené|archivované|uložené|exportované|overené|skontrolované|zobrazené|získané|prístup|vytlačené dňa',
    copying:
      'tlače|vytlačenia|stiahnutia|prístupu|citácie|načítania|návštevy|archivácie|uloženia|exportu|overenia|kontroly|zobrazenia|získania|tlač',
    title: 'názov|titulok|nadpis|názov článku',
    other:
      'prepis|video|autor|celý text|úplné znenie|kľúčové slová|značky|odkaz|odkazy|hosť|moderátor|rubrika|kategória|dĺžka|jazyk|preklad|autorka',
  },
];
