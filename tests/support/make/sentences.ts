/** News sentences by language, a long text and short ones each. */
export const SENTENCES: Readonly<Record<string, readonly string[]>> = {
  fr: [
    'Après trois nuits de gel, le préfet a décidé mercredi que les écoles resteraient fermées jusqu’à lundi. « Nous avons été surpris par la sévérité de l’hiver », a déclaré le maire, rappelant que la commune a déjà dépensé l’essentiel de ses réserves. Les élèves, privés de cours, ont fêté la décision près de la forêt.',
    'Le musée rouvre après dix années de travaux, où l’été dernier des bénévoles ont repeint la façade abîmée.',
    'À Genève, la délégation a quitté la salle, dénonçant une manœuvre. Où en est-on ?',
  ],
  de: [
    'Die neue Fähre verbindet ab Ostern die Inseln. Für größere Gäste gibt es künftig mehr Plätze, erklärte der Geschäftsführer am Dienstag in Lübeck. „Wir können die Überfahrt verkürzen“, hieß es, außerdem würden die Löhne der Beschäftigten erhöht. Schüler müssen während der Übergangszeit früher aufstehen, über Änderungen wird täglich berichtet.',
    'Der Stadtrat hat die Gebühren für Müll erhöht. Das ärgert viele Bürger, für die höhere Mieten schon schwer zu schultern sind; Ältere fürchten um ihre Häuser.',
    'Schöne Grüße aus München: Die Straße über den Paß ist geöffnet.',
  ],
  es: [
    'El próximo miércoles se inaugurará la exposición sobre la música española en el museo de la región. «Será una ocasión única», señaló el director, quien agradeció también la colaboración de los jóvenes artistas. ¿Cuándo terminarán las obras del pabellón? Según el portavoz, la última fase empezará después del otoño; los vecinos, además, pidieron más información.',
    'La balsa volvió a cruzar el río después de años. Ningún niño pagará la travesía, según anunció la compañía. También habrá un servicio nocturno.',
  ],
  pt: [
    'A Assembleia aprovou na terça-feira a criação de uma comissão para a fiscalização das eleições. “Não há razão para preocupação”, afirmou o presidente, que não quis responder às críticas da oposição. A votação, porém, mostrou divisões: três deputados abstiveram-se, e a população das regiões afetadas espera respostas até ao próximo mês de março.',
    'A estação de comboios será encerrada após o verão. As ligações são asseguradas por autocarros até à conclusão das obras.',
  ],
  it: [
    'La città è rimasta senza elettricità per più di tre ore. «È già la terza volta», ha detto il sindaco, che però non ha voluto accusare la società. Così le attività hanno chiuso in anticipo e l’università ha rinviato gli esami a lunedì; perché il guasto sia avvenuto non è ancora chiaro, né si sa se ciò potrà ripetersi.',
    'Il governo non cambierà la legge, ha detto lunedì il ministro: «La libertà è più importante». Però c’è già chi chiede unità e velocità.',
  ],
  sv: [
    'Den nya färjan går från och med påsk mellan öarna. Företaget räknar med fler resenärer på sommaren, säger chefen för trafiken. ”Vi är glada över att äntligen få börja”, säger hon. På fastlandet väntar nu större båtar, men först måste hamnen göras djupare och vägen dit förbättras.',
    'Regnet förstörde skörden på flera gårdar söder om älven, säger bönderna. Nu kräver de stöd från länet för åren framöver.',
  ],
  da: [
    'Regeringen har mandag fremlagt en ny aftale om støtte til øerne. Færgen skal sejle oftere, og billetterne bliver billigere for de ældre, forklarer ministeren. Kritikere mener, at pengene ikke rækker: »Vi får ikke, hvad vi har bedt om, og både børn og unge må rejse længere,« lyder det fra borgmesteren på Læsø.',
    'Broen åbner søndag efter to års arbejde. Først må bilerne køre én for én, oplyser politiet på Århus-egnen, så længere køer må påregnes.',
  ],
  is: [
    'Ráðherra sagði á þriðjudag að nýja ferjan yrði tilbúin fyrir páska. Íbúar eyjanna hafa beðið í mörg ár eftir betri samgöngum og fögnuðu því ákvörðuninni. Það er þó óvíst hvort höfnin þoli svo stórt skip.',
  ],
  fi: [
    'Hallitus päätti maanantaina, että uusi lautta käynnistyy pääsiäisenä. Päätöstä edelsi pitkä väittely eduskunnassa, missä kysyttiin, keneltä määrärahat lähtevät. Lähes kaikki työntekijät säilyttävät tehtävänsä, sanoi ministeri Jyväskylässä.',
    'Sää lämpenee tänään etelässä, mutta lännessä sää jää vielä kylmäksi.',
  ],
  pl: [
    'Rada miasta zatwierdziła w poniedziałek nowy budżet. Prace rozpoczną się wiosną i potrwają do końca września. „Zależy nam na tym, żeby mieszkańcy odczuli różnicę jak najszybciej” – powiedział prezydent. Część radnych uważa jednak, że środki powinny trafić do szkół, ponieważ większość budynków wymaga pilnych napraw.',
    'Most został otwarty po dwóch latach. Żółte autobusy znów jeżdżą przez rzekę, a mieszkańcy są zadowoleni, że mogą nią też przejść pieszo.',
    'Świąteczny koncert odbędzie się w sobotę. Wstęp jest wolny dla całych rodzin.',
  ],
  cs: [
    'Příliš žluťoučký kůň úpěl ďábelské ódy. Zastupitelé v úterý schválili nový rozpočet města, který počítá s opravou mostů. Podle starosty začnou práce už na jaře a skončí nejpozději v září. Část opozice však tvrdí, že peníze měly jít na školy, protože většina budov potřebuje opravu.',
    'Dělníci vyměnili základy a řidiči můžou přes řeku znovu jezdit, řekla mluvčí. Chodníky budou hotové až příští týden.',
  ],
  sk: [
    'Zastupiteľstvo v pondelok schválilo nový rozpočet. Práce sa začnú na jar a ľudia by mali rozdiel pocítiť čo najskôr. Podľa primátora je dôležité, aby deti mali kde športovať, väčšina škôl však stále čaká na rekonštrukciu. Ďalšie zasadnutie bude v októbri.',
  ],
  hu: [
    'A képviselő-testület hétfőn elfogadta az új költségvetést. A munkálatok tavasszal kezdődnek és őszig tartanak. „Fontosnak tartjuk, hogy a lakók minél előbb érezzék a különbséget” – mondta a polgármester. Az ellenzék szerint azonban a pénzt inkább az iskolákra kellett volna költeni, mert a legtöbb épület felújításra szorul.',
    'A híd két év után újra megnyílt, közölte a rendőrség. Előbb a gyalogosok, később az autósok használhatják; a díjakról később döntenek.',
  ],
  ro: [
    'Consiliul a aprobat luni noul buget al orasului, iar lucrările vor începe în primăvară. „Vrem ca oamenii să simtă diferenţa cât mai repede”, a declarat primarul. Opoziţia susţine însă că banii trebuiau să ajungă la şcoli, fiindcă cele mai multe clădiri au nevoie de reparaţii. Următoarea şedinţă va avea loc în toamnă, la sfârşitul lunii.',
    'Podul s-a redeschis după doi ani de lucrări. Şoferii pot trece fără taxă până în vară, iar apoi vor plăti câţiva lei, a anunţat ministrul.',
  ],
  hr: [
    'Gradsko vijeće u ponedjeljak je usvojilo novi proračun. Radovi počinju u proljeće i trajat će do kraja rujna. „Želimo da građani što prije osjete razliku”, kazao je gradonačelnik. Dio oporbe smatra da je novac trebao otići školama, jer većina zgrada čeka obnovu već više od deset godina, što potvrđuje i izvješće.',
    'Most je ponovno otvoren nakon što su radnici učvrstili stupove. Vožnja će biti ograničena, a pješaci mogu prijeći već danas, rekao je načelnik.',
  ],
  ru: [
    'Движение по мосту возобновлено после двух лет ремонта. Рабочие заменили опоры и настил, рассказали в администрации города.',
    'Выставка открылась в среду.',
    'В Москве прошла встреча министров; итоги огласят в пятницу.',
  ],
  uk: [
    'Нова школа на дванадцять класів відчинила двері в передмісті. У ній є майстерня, їдальня та спортивний зал, повідомили в мерії.',
    'Вистава відбудеться в п’ятницю в Києві.',
  ],
  bg: [
    'Общинският съвет прие в понеделник новия бюджет. Ремонтите ще започнат през пролетта и ще продължат до есента, съобщи кметът.',
    'Мостът беше отворен след две години.',
  ],
  sr: [
    'Градско веће је у понедељак усвојило нови буџет. Радови почињу у пролеће, а грађани ће разлику осетити већ на јесен, рекао је председник.',
  ],
  be: [
    'Новы мост праз раку адкрылі ў панядзелак. Рабочыя замянілі апоры і насціл, паведамілі ў гарадской адміністрацыі.',
  ],
  el: [
    'Το συμβούλιο ενέκρινε τη Δευτέρα τον νέο προϋπολογισμό. Τα έργα θα αρχίσουν την άνοιξη και θα ολοκληρωθούν μέχρι το φθινόπωρο, δήλωσε ο δήμαρχος.',
    'Η γέφυρα άνοιξε ξανά την Κυριακή.',
  ],
  tr: [
    'Belediye meclisi pazartesi günü yeni bütçeyi onayladı. Çalışmalar baharda başlayacak ve eylül sonuna kadar sürecek. Başkan, vatandaşların farkı en kısa sürede görmesini istediğini söyledi. Muhalefet ise paranın okullara ayrılması gerektiğini, çünkü binaların çoğunun onarıma ihtiyacı olduğunu savunuyor.',
    'Köprü iki yıl süren çalışmaların ardından yeniden açıldı. Sürücüler şimdi karşıya geçebiliyor, ışıklar ise kış boyunca yanacak.',
  ],
  he: [
    'המועצה אישרה ביום שני את התקציב החדש. העבודות יתחילו באביב ויסתיימו עד הסתיו, אמר ראש העיר. באופוזיציה טוענים שהכסף היה צריך להגיע לבתי הספר.',
    'הגשר נפתח מחדש ביום ראשון.',
  ],
  ar: [
    'بدأ خط الترام الجديد رحلاته بين المحطة المركزية والجامعة صباح اليوم، ويتوقف في تسع محطات. وقال رئيس البلدية إن المشروع كلف مليار ليرة.',
    'افتتح الوزير الجسر يوم الأحد.',
    'أكدت رندة قسيس أن منصة أستانا نشأت بناء على طلبها، مشيرة إلى ضرورة الحل السياسي؟',
  ],
  // As it was written in windows-1256, which lacks the Persian yeh.
  fa: ['شوراي شهر روز دوشنبه بودجه جديد را تصويب کرد. کارها در بهار آغاز مي‌شود و تا پاييز ادامه دارد، گفت شهردار.'],
  lt: [
    'Miesto taryba pirmadienį patvirtino naują biudžetą. Darbai prasidės pavasarį ir tęsis iki rugsėjo pabaigos, pranešė meras. Opozicija mano, kad pinigai turėjo būti skirti mokykloms, nes dauguma pastatų šiandien reikalauja remonto, o mokinių skaičius nuolat auga.',
    'Tiltas vėl atidarytas po dvejų metų. Dviratininkai gali juo važiuoti jau šiandien, žmonės džiaugiasi, kad nebereikia apvažiuoti.',
  ],
  lv: [
    'Padome pirmdien apstiprināja jauno budžetu. Darbi sāksies pavasarī un turpināsies līdz septembra beigām, vēsta ziņu aģentūra. Opozīcija uzskata, ka naudu vajadzēja piešķirt skolām, jo lielākā daļa ēku gaida remontu jau vairāk nekā desmit gadus.',
    'Tilts atkal atvērts pēc diviem gadiem. Gājēji to var šķērsot jau šodien, bet autovadītājiem jāgaida līdz nākamajai nedēļai.',
  ],
  et: [
    'Linnavolikogu kinnitas esmaspäeval uue eelarve. Tööd algavad kevadel ja kestavad sügiseni, ütles linnapea. Opositsiooni väitel oleks pidanud raha minema koolidele, sest enamik hooneid vajab põhjalikku remonti juba üle kümne aasta. Žürii otsust oodatakse järgmisel nädalal, pärast seda šõud näidatakse välismaal.',
  ],
  vi: [
    'Hội đồng thành phố hôm thứ hai đã thông qua ngân sách mới. Công việc sẽ bắt đầu vào mùa xuân và kéo dài đến hết tháng chín, thị trưởng cho biết.',
  ],
  th: [
    'สะพานใหม่เปิดให้ประชาชนใช้งานแล้วเมื่อวันอาทิตย์ หลังจากปิดซ่อมแซมมานานสองปี นายกเทศมนตรีกล่าวว่าโครงการนี้ใช้งบประมาณหนึ่งร้อยล้านบาท',
    'รัฐมนตรีแถลงข่าววันจันทร์',
  ],
  ja: [
    '市議会は月曜日、新しい予算を承認した。工事は春に始まり、九月末まで続く見通しだ。市長は「市民の皆さんに早く違いを感じてほしい」と述べた。橋の修理も行われるという。',
    '橋が二年ぶりに開通した、と発表した。',
    'ニュースセンターはインタビューをテレビで放送した。',
  ],
  zh: [
    '市议会星期一批准了新的预算。工程将于春季开始，持续到九月底。市长表示，希望市民尽快感受到变化。反对派认为，资金应该用于学校，因为大多数建筑需要维修。',
    '大桥经过两年施工后重新开放。',
    '中国外交部发言人星期二表示，两国关系发展良好',
  ],
  tw: [
    '市議會星期一批准了新的預算。工程將於春季開始，持續到九月底。市長表示，希望市民儘快感受到變化。反對派認為，資金應該用於學校，因為大多數建築需要維修。',
    '大橋經過兩年施工後重新開放。',
  ],
  ko: [
    '시의회는 월요일 새 예산을 승인했다. 공사는 봄에 시작되어 구월 말까지 계속될 예정이다. 시장은 시민들이 변화를 빨리 느끼기를 바란다고 말했다.',
    '다리가 이 년 만에 다시 열렸다.',
  ],
  en: [
    'The council’s new budget – approved on Monday – is “a start”, the mayor said. Works begin in spring… and last until autumn, at a cost of £20 million. It’s the café’s last year, she said: “We’ll move.”',
    'The mayor’s plan isn’t new.',
  ],
};

/** Which encodings the languages were written in. */
export const ENCODED: readonly (readonly [encoding: string, ...languages: string[]])[] = [
  ['windows-1252', 'fr', 'de', 'es', 'pt', 'it', 'sv', 'da', 'is', 'fi', 'en'],
  ['iso-8859-15', 'fr', 'de', 'es', 'pt', 'it', 'sv', 'da', 'fi'],
  ['macintosh', 'fr', 'de', 'es', 'pt', 'it', 'sv', 'da', 'en'],
  ['windows-1250', 'pl', 'cs', 'sk', 'hu', 'ro', 'hr', 'de'],
  ['iso-8859-2', 'pl', 'cs', 'sk', 'hu', 'ro', 'hr'],
  ['windows-1251', 'ru', 'uk', 'bg', 'sr', 'be'],
  ['koi8-r', 'ru'],
  ['koi8-u', 'uk', 'ru'],
  ['ibm866', 'ru'],
  ['x-mac-cyrillic', 'ru', 'uk', 'bg', 'sr'],
  ['iso-8859-5', 'ru', 'bg', 'sr', 'be'],
  ['windows-1253', 'el'],
  ['iso-8859-7', 'el'],
  ['windows-1254', 'tr'],
  ['windows-1255', 'he'],
  ['windows-1256', 'ar', 'fa'],
  ['iso-8859-6', 'ar'],
  ['windows-1257', 'lt', 'lv', 'et'],
  ['iso-8859-13', 'lt', 'lv'],
  ['iso-8859-4', 'lv', 'lt', 'et'],
  ['windows-1258', 'vi'],
  ['windows-874', 'th'],
  ['shift_jis', 'ja'],
  ['euc-jp', 'ja'],
  ['iso-2022-jp', 'ja'],
  ['gb18030', 'zh'],
  ['big5', 'tw'],
  ['euc-kr', 'ko'],
];
