import { describe, expect, test } from 'vitest';
import { wordsAt } from '../../../../shared/file/labels/index.ts';
import { foldMarks } from '../../../../shared/language/fold.ts';
import { read } from '../../../support/read/read.ts';

interface Clip {
  readonly language: string;
  readonly title: string;
  readonly source: string;
  readonly outlet: string;
  readonly published: string;
  readonly date: string;
  readonly summary: string;
  readonly text: string;
}

const CLIPS: readonly Clip[] = `
en | The old mill turns again | Source | Riverside Radio | Published | 4 May 2019 | Summary | The mill by the river has been grinding grain again since Saturday.
fr | Le vieux moulin tourne à nouveau | Source | Radio Coteaux | Publié le | 4 mai 2019 | Résumé | Le moulin au bord de la rivière moud de nouveau du grain depuis samedi.
de | Die alte Mühle dreht sich wieder | Quelle | Küstenbote | Veröffentlicht | 4. Mai 2019 | Zusammenfassung | Die Mühle am Fluss mahlt seit Samstag wieder Getreide für das Dorf.
es | El viejo molino vuelve a girar | Fuente | La Voz del Valle | Fecha | 4 de mayo de 2019 | Resumen | El molino junto al río muele grano de nuevo desde el sábado.
it | Il vecchio mulino gira di nuovo | Fonte | Tele Colli | Pubblicato il | 4 maggio 2019 | Sintesi | Il mulino sul fiume macina di nuovo il grano da sabato scorso.
pt | O velho moinho volta a girar | Fonte | Rádio Vale | Publicado em | 4 de maio de 2019 | Resumo | O moinho junto ao rio volta a moer cereais desde sábado passado.
ca | El vell molí torna a girar | Font | Ràdio Vall | Publicat | 4 de maig de 2019 | Resum | El molí vora el riu torna a moldre gra des de dissabte passat.
ro | Moara veche se învârte din nou | Sursa | Radio Valea | Publicat | 4 mai 2019 | Rezumat | Moara de lângă râu macină din nou grâne de sâmbătă încoace.
nl | De oude molen draait weer | Bron | Radio Dal | Gepubliceerd | 4 mei 2019 | Samenvatting | De molen aan de rivier maalt sinds zaterdag weer graan voor het dorp.
sv | Den gamla kvarnen snurrar igen | Källa | Radio Dalen | Publicerad | 4 maj 2019 | Sammanfattning | Kvarnen vid ån mal säd igen sedan i lördags, säger mjölnaren.
da | Den gamle mølle drejer igen | Kilde | Radio Dal | Udgivet | 4. maj 2019 | Resumé | Møllen ved åen har malet korn igen siden lørdag, siger mølleren.
no | Den gamle møllen snurrer igjen | Kilde | Radio Dal | Publisert | 4. mai 2019 | Sammendrag | Møllen ved elven har malt korn igjen siden lørdag, sier mølleren.
is | Gamla myllan snýst aftur | Heimild | Dalaútvarpið | Birt | 4. maí 2019 | Samantekt | Myllan við ána hefur malað korn aftur síðan á laugardag.
pl | Stary młyn znów się kręci | Źródło | Radio Dolina | Opublikowano | 4 maja 2019 | Streszczenie | Młyn nad rzeką od soboty znowu miele zboże dla całej wsi.
cs | Starý mlýn se znovu točí | Zdroj | Rádio Údolí | Publikováno | 4. května 2019 | Shrnutí | Mlýn u řeky od soboty znovu mele obilí pro celou vesnici.
sk | Starý mlyn sa opäť točí | Zdroj | Rádio Údolie | Zverejnené | 4. mája 2019 | Zhrnutie | Mlyn pri rieke od soboty opäť melie obilie pre celú dedinu.
sl | Stari mlin se spet vrti | Vir | Radio Dolina | Objavljeno | 4. maja 2019 | Povzetek | Mlin ob reki od sobote spet melje žito za vso vas.
hr | Stari mlin se opet okreće | Izvor | Radio Dolina | Objavljeno | 4. svibnja 2019. | Sažetak | Mlin uz rijeku od subote ponovno melje žito za cijelo selo.
sr | Стари млин се опет окреће | Извор | Радио Долина | Објављено | 4. маја 2019. | Сажетак | Млин поред реке од суботе поново меље жито за цело село.
bg | Старата мелница отново се върти | Източник | Радио Долина | Публикувано | 4 май 2019 г. | Резюме | Мелницата край реката от събота отново мели зърно за цялото село.
mk | Старата воденица повторно се врти | Извор | Радио Долина | Објавено | 4 мај 2019 г. | Резиме | Воденицата покрај реката од сабота повторно меле жито за селото.
ru | Старая мельница снова крутится | Источник | Радио Долина | Опубликовано | 4 мая 2019 г. | Краткое содержание | Мельница у реки с субботы снова мелет зерно для всей деревни.
uk | Старий млин знову крутиться | Джерело | Радіо Долина | Опубліковано | 4 травня 2019 р. | Стислий зміст | Млин біля річки з суботи знову меле зерно для всього села.
be | Стары млын зноў круціцца | Крыніца | Радыё Даліна | Апублікавана | 4 мая 2019 г. | Кароткі змест | Млын ля ракі з суботы зноў меле збожжа для ўсёй вёскі.
el | Ο παλιός μύλος γυρίζει ξανά | Πηγή | Ράδιο Κάμπος | Δημοσιεύθηκε | 4 Μαΐου 2019 | Περίληψη | Ο μύλος δίπλα στο ποτάμι αλέθει ξανά σιτάρι από το Σάββατο.
hu | Újra forog a régi malom | Forrás | Völgy Rádió | Megjelent | 2019. május 4. | Összefoglaló | A folyóparti malom szombat óta újra gabonát őröl a falunak.
fi | Vanha mylly pyörii taas | Lähde | Laakson Radio | Julkaistu | 4. toukokuuta 2019 | Tiivistelmä | Joen varrella oleva mylly on jauhanut viljaa taas lauantaista lähtien.
et | Vana veski pöörleb jälle | Allikas | Oru Raadio | Avaldatud | 4. mai 2019 | Kokkuvõte | Jõeäärne veski jahvatab laupäevast alates jälle kogu küla vilja.
lv | Vecās dzirnavas atkal griežas | Avots | Radio Ieleja | Publicēts | 2019. gada 4. maijs | Kopsavilkums | Dzirnavas pie upes kopš sestdienas atkal maļ graudus visam ciemam.
lt | Senasis malūnas vėl sukasi | Šaltinis | Slėnio radijas | Paskelbta | 2019 m. gegužės 4 d. | Santrauka | Malūnas prie upės nuo šeštadienio vėl mala grūdus visam kaimui.
sq | Mulliri i vjetër rrotullohet sërish | Burimi | Radio Lugina | Publikuar | 4 maj 2019 | Përmbledhje | Mulliri pranë lumit bluan sërish grurë që prej së shtunës.
hy | Հին ջրաղացը կրկին պտտվում է | Աղբյուր | Ռադիո Հովիտ | Հրապարակվել է | 4 մայիսի, 2019 թ. | Ամփոփում | Գետի ափին գտնվող ջրաղացը շաբաթ օրվանից կրկին ցորեն է աղում։
ka | ძველი წისქვილი კვლავ ბრუნავს | წყარო | რადიო ხეობა | გამოქვეყნდა | 4 მაისი, 2019 | შეჯამება | მდინარის პირას მდებარე წისქვილი შაბათიდან კვლავ ფქვავს მარცვალს.
tr | Eski değirmen yeniden dönüyor | Kaynak | Ova Haber | Yayın tarihi | 4 Mayıs 2019 | Özet | Irmak kıyısındaki değirmen cumartesiden beri yeniden buğday öğütüyor.
az | Köhnə dəyirman yenidən fırlanır | Mənbə | Vadi Radiosu | Dərc olunub | 4 may 2019 | Xülasə | Çayın kənarındakı dəyirman şənbə günündən yenidən taxıl üyüdür.
kk | Ескі диірмен қайта айналады | Дереккөз | Алқап радиосы | Жарияланды | 2019 жылғы 4 мамыр | Қысқаша мазмұны | Өзен жағасындағы диірмен сенбіден бері қайтадан астық тартып жатыр.
ar | الطاحونة القديمة تدور من جديد | المصدر | قناة السهل | تاريخ النشر | 4 أيار 2019 | ملخص | عادت الطاحونة القريبة من النهر إلى طحن القمح منذ يوم السبت.
fa | آسیاب کهنه دوباره می‌چرخد | منبع | رادیو دشت | تاریخ انتشار | ۱۴ اردیبهشت ۱۳۹۸ | خلاصه | آسیاب کنار رودخانه از روز شنبه دوباره گندم آرد می‌کند.
ur | پرانی چکی پھر گھوم رہی ہے | ذریعہ | ریڈیو وادی | تاریخ اشاعت | 4 مئی 2019 | خلاصہ | دریا کے کنارے کی چکی ہفتے کے دن سے پھر آٹا پیس رہی ہے۔
he | הטחנה הישנה מסתובבת שוב | מקור | רדיו העמק | פורסם | 4 במאי 2019 | תקציר | הטחנה שליד הנהר טוחנת שוב חיטה לכל הכפר מאז יום שבת.
hi | पुरानी चक्की फिर घूमने लगी | स्रोत | घाटी रेडियो | प्रकाशित | 4 मई 2019 | सारांश | नदी के किनारे की चक्की शनिवार से फिर अनाज पीस रही है।
bn | পুরোনো কল আবার ঘুরছে | সূত্র | উপত্যকা বেতার | প্রকাশিত | ৪ মে ২০১৯ | সারসংক্ষেপ | নদীর ধারের কলটি শনিবার থেকে আবার গম পিষছে বলে জানা গেছে।
th | โรงสีเก่ากลับมาหมุนอีกครั้ง | ที่มา | วิทยุหุบเขา | เผยแพร่เมื่อ | 4 พฤษภาคม 2562 | สรุป | โรงสีริมแม่น้ำกลับมาสีข้าวให้คนทั้งหมู่บ้านอีกครั้งตั้งแต่วันเสาร์
vi | Cối xay cũ lại quay | Nguồn | Đài Thung Lũng | Ngày đăng | 4 tháng 5, 2019 | Tóm tắt | Cối xay bên sông lại xay lúa cho cả làng từ hôm thứ bảy vừa qua.
id | Kincir tua berputar lagi | Sumber | Radio Lembah | Diterbitkan | 4 Mei 2019 | Ringkasan | Kincir di tepi sungai kembali menggiling gandum sejak hari Sabtu lalu.
ms | Kincir lama berputar semula | Sumber | Radio Lembah | Tarikh | 4 Mei 2019 | Ringkasan | Kincir di tepi sungai mengisar bijirin semula sejak hari Sabtu lalu.
sw | Kinu cha zamani kinazunguka tena | Chanzo | Redio Bonde | Tarehe | 4 Mei 2019 | Muhtasari | Kinu kando ya mto kinasaga nafaka tena tangu siku ya Jumamosi.
ja | 古い水車が再び回る | 出典 | 谷ラジオ | 公開日 | 2019年5月4日 | 要約 | 川沿いの水車が土曜日から再び村のために粉をひいている。
zh | 老水磨又转起来了 | 来源 | 山谷电台 | 发布日期 | 2019年5月4日 | 摘要 | 河边的水磨从星期六起又开始为全村磨面，村民都很高兴。
ko | 낡은 물레방아가 다시 돈다 | 출처 | 계곡 라디오 | 게시일 | 2019년 5월 4일 | 요약 | 강가의 물레방아가 토요일부터 다시 마을의 곡식을 빻고 있다.
`
  .trim()
  .split('\n')
  .map((row) => {
    const [language = '', title = '', source = '', outlet = '', published = '', date = '', summary = '', text = ''] =
      row.split(' | ');
    return { language, title, source, outlet, published, date, summary, text };
  });

const SHAPES: readonly (readonly [string, (clip: Clip) => string])[] = [
  [
    'plain text',
    (clip) =>
      `${clip.title}\n\n${clip.source}: ${clip.outlet}\n${clip.published}: ${clip.date}\n\n${clip.summary}: ${clip.text}`,
  ],
  [
    'plain text in which the label has a line of its own',
    (clip) =>
      `${clip.title}\n\n${clip.source}: ${clip.outlet}\n${clip.published}: ${clip.date}\n\n${clip.summary}\n\n${clip.text}`,
  ],
  [
    'Markdown with bold labels',
    (clip) =>
      `# ${clip.title}\n\n**${clip.source}:** ${clip.outlet}  \n**${clip.published}:** ${clip.date}\n\n**${clip.summary}** ${clip.text}`,
  ],
  [
    'HTML with the label as a heading',
    (clip) =>
      `<h1>${clip.title}</h1><p>${clip.source}: ${clip.outlet}<br>${clip.published}: ${clip.date}</p><h2>${clip.summary}</h2><p>${clip.text}</p>`,
  ],
];

describe.each(SHAPES)('labels in %s', (_, write) => {
  test.each(CLIPS)('$language: $title', (clip) => {
    const { title, outlet, publishedOn, summary } = read(write(clip)).fields;
    expect({ title, outlet, publishedOn, summary }).toEqual({
      title: clip.title,
      outlet: clip.outlet,
      publishedOn: '2019-05-04',
      summary: clip.text,
    });
  });
});

describe('the words', () => {
  test('are folded, longest first, and begin with the letters at the place asked for', () => {
    expect(wordsAt('summary', 'Le RÉSUMÉ', 3)).toContain(foldMarks('résumé'));
    const words = wordsAt('published', 'Published', 0);
    for (const [index, word] of words.entries()) {
      expect(word).toBe(foldMarks(word));
      expect(word.startsWith('pub')).toBe(true);
      expect(word.length).toBeLessThanOrEqual(words[index - 1]?.length ?? 99);
    }
    expect(wordsAt('summary', '§', 0)).toEqual([]);
  });

  test.each([
    ['on', 'à Beira', 'a', 'a word of one letter, whatever follows it'],
    ['on', 'On 3 May', 'on', 'one of two letters'],
    ['summary', 're\u0301sume\u0301', 'resume', 'a mark as a character of its own'],
    ['summary', 'r\u00e9sum\u00e9', 'resume', 'an accented second letter'],
    ['published', 'p\u200eublished', 'published', 'a sign without glyph'],
  ] as const)('%s at the start of %j', (label, text, word, why) => {
    expect(wordsAt(label, text, 0), why).toContain(foldMarks(word));
  });

  test.each([
    ['Der Tag', 'a word for "day" that begins a name'],
    ['Эфир', 'a word for "on air" that is a name'],
    ['Data Radio', 'Italian for "date" before a name'],
    ['O Globo', 'an article'],
    ['Via Radio', '"via" before a name'],
    ['Link TV', 'a label that ends the summary'],
  ])('%s stays an outlet (%s)', (outlet) => {
    const text = `Some Title Here\n${outlet}, 4 May 2019\n\nSummary: The council met on Monday and decided.`;
    expect(read(text).fields).toMatchObject({ outlet, publishedOn: '2019-05-04' });
  });
});
