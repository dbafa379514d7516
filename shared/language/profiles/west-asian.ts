/** Turkic, Iranian and Semitic languages of Asia, Urdu, Sindhi and Mongolian. */
import type { Profile } from './profile.ts';

export const westAsian: readonly Profile[] = [
  {
    language: 'ar',
    script: 'Arabic',
    words:
      'في من على إلى أن التي الذي عن مع هذا هذه كان كانت قد بعد ما لا لم بين و هو هي أو كما ذلك وقال خلال إن قال لن قبل غير حتى كل اليوم',
    letters: 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي',
    legacy: [{ encodings: ['windows-1256', 'iso-8859-6'], characters: 'اليمنتروةبعدسفهكقحجشأطصىخإضذثزغءظآئؤ،' }],
  },
  {
    language: 'ckb',
    script: 'Arabic',
    words:
      'لە بە کە و بۆ لەگەڵ ئەم هەر بوو ئەو دەکات لەو ئەوە سەر کرد نەک بەڵام دوای هەموو یان دەبێت ساڵی ڕایگەیاند سەرۆکی حکومەت هەرێمی کوردستان ئەمڕۆ دوێنێ گوتی وتی کاتی کردنی کراوە دەکرێت ناکات لەلایەن بەپێی پێویستە دانیشتووان گەل ڕۆژی ناوچەی شاری ژمارەیەک هێزەکانی',
    letters: 'ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەھیێ',
  },
  {
    language: 'fa',
    script: 'Arabic',
    words:
      'و در به از که این را با است برای آن یک تا می شد بود کرد خود هم بر شده های کند نیز گفت پس ها اما باید دوباره بسیاری نمی',
    letters: 'ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیي',
    legacy: [{ encodings: ['windows-1256'], characters: 'ایرندمهوبتسشکگلخفزقجعپحآصطچغضژثذظئ\u200c،' }],
  },
  {
    language: 'ps',
    script: 'Arabic',
    words: 'او په د چې ته له کې دی کړي یې هم سره دا وي شوي دې نه به تر پورې کړه دي وویل کړل خو',
    letters: 'آاأئبپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهیيېۍە',
  },
  {
    language: 'sd',
    script: 'Arabic',
    words: '۾ جي جو کي آهي ۽ ان سان تي هن نه به کان جا آهن',
    letters: 'اآبڀپتثٿٺجڃچڇحخدذڌڏڊڍرڙزسشصضطظعغفڦقڪکگڱڳلمنڻوهھيء۾',
  },
  {
    language: 'ug',
    script: 'Arabic',
    words: 'ۋە بىلەن بۇ ئۈچۈن دەپ بىر ئۇ ھەم كېيىن بولۇپ شۇ',
    letters: 'ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە',
  },
  {
    language: 'ur',
    script: 'Arabic',
    words: 'کے کی میں ہے اور سے کا کو نے پر یہ ہیں کہ اس بھی تھا نہیں ہو ایک جو گا دی کر لیے وہ گے پہلے',
    letters: 'ءآؤئابتثجحخدذرزسشصضطظعغفقلمنوٹپچڈڑژکگںھہیےۓۂأ',
    legacy: [{ encodings: ['windows-1256'], characters: 'اےکیرنہسموتلدبپگجعحشفقہٹخچزںڈڑآضصط۔،' }],
  },
  {
    language: 'kk',
    script: 'Cyrillic',
    words:
      'және мен бұл үшін деп бар бір осы да де ол болып еді екен туралы болды жылы деген ғана бойынша кейін қазақстан кеше бүгін жаңа айтты кітабы бірге',
    letters: 'аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя',
  },
  {
    language: 'ky',
    script: 'Cyrillic',
    words:
      'жана менен бул үчүн деп бар бир ушул да де ал болуп эле экен тууралуу болду кийин анын айтты кыргыз кыргызстан боюнча жылы кечээ бүгүн жаңы китеби',
    letters: 'абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя',
  },
  {
    language: 'mn',
    script: 'Cyrillic',
    words: 'нь байна энэ юм болон бол тэр гэж байсан ба дээр л уу их хүн олон гэсэн болсон монгол',
    letters: 'абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя',
  },
  {
    language: 'tg',
    script: 'Cyrillic',
    words: 'ва дар аз ба ки бо барои ин он ҳам аст буд шуд мекунад мешавад танҳо низ гуфт тоҷикистон кард',
    letters: 'абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя',
  },
  {
    language: 'tt',
    script: 'Cyrillic',
    words: 'һәм белән бу да дә өчен бер булган ул дип бар буенча татарстан',
    letters: 'аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя',
  },
  {
    language: 'uz',
    script: 'Cyrillic',
    words: 'ва бу билан учун бир ҳам деб эди бўлган унинг ҳақида эса эмас кейин йил қилди керак ўз янги кўра',
    letters: 'абвгғдеёжзийкқлмнопрстуўфхҳцчшъьэюя',
  },
  {
    language: 'he',
    script: 'Hebrew',
    legacy: [{ encodings: ['windows-1255', 'iso-8859-8', 'iso-8859-8-i'], characters: 'יוהלארתבמשנכדםחקפעגטזסצןךףץ' }],
  },
  {
    language: 'az',
    script: 'Latin',
    words:
      'və bir bu da də üçün ilə olan daha çox kimi ən sonra qədər nə var görə hər o yeni isə oldu edib edilib olub ki gün dedi ildə tərəfindən dünən kitabı haqqında danışdı görüşdü',
    letters: 'çəğıöşü',
  },
  {
    language: 'ku',
    script: 'Latin',
    words:
      'û de di ji bi li ku ev ew bo jî ye e dê nav xwe hate wî wê kir got in ne na jê bû her ber ser piştî heta ya yên',
    letters: 'çêîşû',
  },
  {
    language: 'tr',
    script: 'Latin',
    words:
      've bir bu da de için ile olarak olan daha çok gibi en sonra kadar ne var göre her o yeni ancak ise oldu dedi olduğunu tarafından iki ki mi değil yeniden eski dün gün başkanı ama sadece bugün kitabı kitap konuştu söyledi geldi açıklama röportaj şu hakkında önce karşı birlikte konseri konser etti yaptı verdi başladı çıktı yayımlandı albümü sergisi ödül ödülü akşam yapıldı hafta yazar film sorular geldiği teşekkür sahnede ya eden',
    letters: 'çğıöşüâîû',
    legacy: [{ encodings: ['windows-1254'], characters: 'ıüşğçöİÜŞÖÇâ“”’î' }],
  },
  {
    language: 'uz',
    script: 'Latin',
    words:
      "va bu bilan uchun bir ham deb da edi boʻlgan bo‘lgan bo'lgan o'z o‘z uning haqida esa emas qilish keyin yil qildi kerak kecha yangi bo‘ldi bugun dedi kitobi lekin",
    letters: 'ʻʼ‘’',
  },
];
