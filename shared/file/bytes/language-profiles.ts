/** How a language looks in the encodings that it was written in before UTF-8. */
export interface Writing {
  readonly encodings: readonly string[];
  /** Its characters beyond ASCII, the frequent first. */
  readonly letters: string;
  /** Its most frequent words in plain ASCII, which tell languages in Latin letters apart. */
  readonly words: string;
}

const WESTERN = ['windows-1252', 'macintosh'];
const CENTRAL = ['windows-1250', 'iso-8859-2'];
const CYRILLIC = ['windows-1251', 'koi8-u', 'koi8-r', 'ibm866', 'x-mac-cyrillic', 'iso-8859-5'];
const BALTIC = ['windows-1257', 'iso-8859-13', 'iso-8859-4'];

/** The first encoding of a row is the most usual one. `windows-1252` stands for `iso-8859-1` too, as in every browser. */
export const WRITINGS: readonly Writing[] = [
  {
    encodings: WESTERN,
    letters: '’–“”‘—…£•é€ï',
    words:
      'the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which said has will its',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15'],
    letters: 'éàèêç’«»ôûîâùëïœ',
    words:
      'de la le et les des en un du une que est pour qui dans par plus pas au sur se ne ce il sont avec son ont mais nous aux ou',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15', ...CENTRAL],
    letters: 'üäöß„“–’é',
    words:
      'der die und in den von zu das mit sich des auf ist im dem nicht ein eine als auch es an werden aus er hat nach wird bei einer um am sind noch wie einem',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15'],
    letters: 'óíáéñú«»¿¡“”ü',
    words:
      'de la que el en y a los del se las por un para con no una su al lo como pero sus le ya o este fue entre cuando muy sin sobre me hasta hay donde',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15'],
    letters: 'ãçáéíóàêâúõô“”ª',
    words:
      'de a o que e do da em um para com uma os no se na por mais as dos como mas ao ele das seu sua ou quando muito nos pela foi pelo',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15'],
    letters: 'èàìéòù«»’“”È',
    words:
      'di che e la il un a per in una del con non sono da si dei della al le nel alla ha anche lo ma gli delle come dal se i su dalla',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15'],
    letters: 'åäöé”ÅÄÖ',
    words:
      'och i att det som en av den med till har de inte om ett han men var jag sig vi kan nu ska blir mot vid eller hon ut sin vara',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15'],
    letters: 'øåæé«»ØÅÆ',
    words:
      'og i at det er en til av af som den med har de ikke om et han men var jeg vi kan skal vil mot ved eller hun ut sin fra blir bliver',
  },
  {
    encodings: WESTERN,
    letters: 'ðíáéóöúþæýÞÁÍÉÓ',
    words: 'og en sem til um var er hann hefur ekki fyrir af eru verið svo hafa með frá segir',
  },
  {
    encodings: [...WESTERN, 'iso-8859-15'],
    letters: 'äöÄÖåé”',
    words:
      'ja on ei se oli joka ovat mutta kun niin sen hän myös voi jos kuin mukaan vain tai olla sanoi jo ole kuitenkin',
  },
  {
    encodings: WESTERN,
    letters: 'éëïóüá’“”',
    words:
      'de van het een en in is dat op te zijn voor met die niet aan er om ook als dan maar bij uit nog door wordt naar werd over heeft',
  },
  {
    encodings: WESTERN,
    letters: 'àèéíòóúïüç·’“”',
    words: 'de la i el que a en per un les amb del una els va no dels ha al es com ser o seva aquest',
  },
  {
    encodings: CENTRAL,
    letters: 'łąężśćóńźŚŻŁŹ„”–ĆŃ',
    words: 'w i na z do nie to jest o po od za jak przez ale co dla tym tylko tak jego jej przed oraz ma pod jednak kt',
  },
  {
    encodings: CENTRAL,
    letters: 'íáéěřžčýšůúťďňóŠČŽŘÚ„“',
    words: 'a v na se je to z s o do i ve ale za po od pro jako by podle bylo jsou tak jeho bude nebo jen aby si u',
  },
  {
    encodings: CENTRAL,
    letters: 'áíéčžýšľúťôňóďäŕĺŽŠČ„“',
    words: 'a v na sa je to z s o do za ale po od pre ako by bolo tak jeho bude alebo len aby si k aj podľa',
  },
  {
    encodings: CENTRAL,
    letters: 'áéőöóíüúűÉÁÖŐ„”–',
    words: 'a az hogy nem is egy ez meg de ha mert vagy csak el volt van mint aki ki azt be ezt szerint majd pedig',
  },
  {
    encodings: CENTRAL,
    letters: 'ăîâşţŞŢÎ„”șț',
    words: 'de a la cu o pe care nu un din mai ce se pentru sunt au fi dar prin lui ca al fost este sau iar am va le',
  },
  {
    encodings: CENTRAL,
    letters: 'čšžćđŠŽČĆĐ„”–',
    words:
      'i u je na se da za su od s o ne a kako bi koji iz to do po ali nije te sa koje ili bio samo pri kot pa ki tudi v z',
  },
  {
    encodings: ['windows-1254'],
    letters: 'ıüşğçöİÜŞÖÇâ“”’î',
    words: 've bir bu da de ile olarak olan var daha en ne ama gibi kadar sonra yeni ya ki o her ise dedi oldu eden',
  },
  {
    encodings: BALTIC,
    letters: 'āīēšņļžģķčūĀŠŽĒĶ„“',
    words: 'un ir uz no par ar kas bet ka tika pie gan kad ja to vai tas arī pēc viņš ne jau',
  },
  {
    encodings: BALTIC,
    letters: 'ėšųžįčąūęŠŽ„“–',
    words: 'ir kad yra su bet buvo apie savo tik po dar nuo per jo kaip ar tai jis ne vis bus iki',
  },
  {
    encodings: BALTIC,
    letters: 'äõüöÕÜÄÖšž„“',
    words: 'ja on ei et see oli ka aga kui ning mis oma nii selle mida siis ta pole juba kes',
  },
  { encodings: CYRILLIC, letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё«»—№', words: '' },
  { encodings: CYRILLIC, letters: 'оанивітерсклудмпязьбгчйхжїцюєщшфґ«»–’', words: '' },
  { encodings: CYRILLIC, letters: 'аеоинтрсвлдкпмуъзбгяйчщжцхшюфь„“', words: '' },
  { encodings: CYRILLIC, letters: 'аоиентсрвјкдумплзбгчжшцхћљњфђџќѓѕ„“', words: '' },
  { encodings: CYRILLIC, letters: 'аынетірклсдувмяпоьзўбгчцйжшхюэфё«»', words: '' },
  { encodings: ['windows-1253', 'iso-8859-7'], letters: 'αοιετνσηρπκυλςμωάίέγόδήχθύφβώξζψϊϋΐΤΑΕΟ«»ΗΠΚΜΣ', words: '' },
  { encodings: ['windows-1255', 'iso-8859-8', 'iso-8859-8-i'], letters: 'יוהלארתבמשנכדםחקפעגטזסצןךףץ', words: '' },
  { encodings: ['windows-1256', 'iso-8859-6'], letters: 'اليمنتروةبعدسفهكقحجشأطصىخإضذثزغءظآئؤ،', words: '' },
  { encodings: ['windows-1256'], letters: 'ایرندمهوبتسشکگلخفزقجعپحآصطچغضژثذظئ‌،', words: '' },
  { encodings: ['windows-1256'], letters: 'اےکیرنہسموتلدبپگجعحشفقہٹخچزںڈڑآضصط۔،', words: '' },
  { encodings: ['windows-874'], letters: 'านรกอเมตยลวดทสบ่ีป้ั็คพหิแจใชืุไขผงูศ์ธณะภถำซโญ', words: '' },
  {
    encodings: ['windows-1258'],
    letters: '\u0301\u0300\u0323\u0309\u0303âôêđươăĐƠ',
    words: 'trong cho nhi theo khi ra nay sau anh trên là và không ngày',
  },
  {
    encodings: ['gb18030', 'gbk'],
    letters:
      '，。的一是在了不和有大这中国人上个为我以年到时会出他发就地对生能说市新要方行部成日月工作来后经本开公民进表也长于前报可家多第业两',
    words: '',
  },
  {
    encodings: ['big5'],
    letters:
      '，。的一是在了不和有大這中國人上個為我以年到時會出他發就地對生能說市新要方行部成日月工作來後經本開公民進表也長於前報可家多第業兩',
    words: '',
  },
  {
    encodings: ['shift_jis', 'euc-jp'],
    letters:
      'のにはをたがでとしてれさいなるっあかり、。スンールトまもこらきイくよ年日ラリクアシ一人大ドタッ国けレフだマジ中会十「」本テムロ新社市',
    words: '',
  },
  {
    encodings: ['euc-kr'],
    letters: '이다의는에을가고하을한로서지은사도대있기자를과해시일인수나리스정으보제주부원그장동구아여상전성',
    words: '',
  },
];
