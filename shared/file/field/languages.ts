/** How a language shows in a sentence or two. */
interface Language {
  readonly tag: string;
  /** Its most frequent short words; those that other languages share count less. */
  readonly words: string;
  /** Letters and runs of two or three letters that few others of its script use. */
  readonly letters?: string;
}

/** Scripts that only one language here is written in. */
export const SCRIPTS: readonly (readonly [script: RegExp, tag: string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 'ja'],
  [/\p{Script=Hangul}/u, 'ko'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Greek}/u, 'el'],
  [/\p{Script=Hebrew}/u, 'he'],
  [/\p{Script=Thai}/u, 'th'],
  [/\p{Script=Armenian}/u, 'hy'],
  [/\p{Script=Georgian}/u, 'ka'],
  [/\p{Script=Bengali}/u, 'bn'],
  [/\p{Script=Tamil}/u, 'ta'],
  [/\p{Script=Telugu}/u, 'te'],
  [/\p{Script=Kannada}/u, 'kn'],
  [/\p{Script=Malayalam}/u, 'ml'],
  [/\p{Script=Gujarati}/u, 'gu'],
  [/\p{Script=Gurmukhi}/u, 'pa'],
  [/\p{Script=Sinhala}/u, 'si'],
  [/\p{Script=Ethiopic}/u, 'am'],
  [/\p{Script=Khmer}/u, 'km'],
  [/\p{Script=Lao}/u, 'lo'],
  [/\p{Script=Myanmar}/u, 'my'],
];

/** Scripts that several languages are written in. */
export const SHARED_SCRIPTS: readonly (readonly [script: RegExp, languages: readonly Language[]])[] = [
  [
    /\p{Script=Latin}/u,
    [
      {
        tag: 'en',
        words:
          'the of and to in is was that for it on with as at by from he his be has have had are were this which not an but they their who she her will would been said after more new its or',
        letters: 'th wh ght ck oo',
      },
      {
        tag: 'fr',
        words:
          'le la les de des du et à un une en dans que qui pour sur au aux est sont par avec il elle ne pas plus ce cette ces son sa ses se ont été être après mais ou leur nous d l qu',
        letters: 'ê œ è ç eau eux oi',
      },
      {
        tag: 'de',
        words:
          'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis',
        letters: 'ß ä ü ö sch cht ung ei',
      },
      {
        tag: 'es',
        words:
          'el la los las de del y que en un una por con para se su al es no lo como más sus fue han ha está este esta entre sobre pero desde años también tras o sin hasta muy son',
        letters: 'ñ ¿ ¡ ció ll',
      },
      {
        tag: 'it',
        words:
          'il la i gli le di del della dei delle e che in un una per con non si è da al alla nel nella sono ha anche più lo come dal dalla ma su hanno questo questa stato dopo tra ai nei l',
        letters: 'ì ò zio gli tt cc',
      },
      {
        tag: 'pt',
        words:
          'o a os as de do da dos das e que em um uma para com não se por no na nos nas ao à mais foi como ser são pelo pela está tem sua seu também mas ou após entre até já',
        letters: 'ã õ ç ção nh lh ões',
      },
      {
        tag: 'ca',
        words:
          'el la els les de del dels i que en un una per amb al als es no més va van ha han aquest aquesta són és com ser seva seu entre també però nou després on dels d l',
        letters: 'l·l ç ny ció tx',
      },
      {
        tag: 'gl',
        words:
          'o a os as de do da dos das e que en un unha para con non se por no na nos nas ao á máis foi como ser son polo pola está ten súa seu tamén pero ou tras entre xa',
        letters: 'ñ x ció nh ll ou',
      },
      {
        tag: 'ro',
        words:
          'și de la în a pe cu din că un o au fost este pentru nu mai care se sa lui al ale cel cea prin după sau sunt va vor fi ar dar iar acest această cele',
        letters: 'ș ț ă ţ ş',
      },
      {
        tag: 'nl',
        words:
          'de het een van en in op is dat te voor met zijn aan er niet die door om ook als bij naar uit werd heeft over wordt worden maar nog hij ze hun dit deze tot na meer was',
        letters: 'ĳ ij aa oe sch ee',
      },
      {
        tag: 'af',
        words:
          'die van en in het is n vir met nie dat wat om te op hy sy sal was word aan deur ook maar na hulle ons kan as een by uit oor sê',
        letters: 'ê ij aa oe y',
      },
      {
        tag: 'sv',
        words:
          'och att det i en som på är av för den med till har de inte om ett han var men sig från vid kan nu så efter under även ska eller hon sin nya blev över',
        letters: 'ä ö å ck',
      },
      {
        tag: 'da',
        words:
          'og at det i en som på er af for den med til har de ikke om et han var men sig fra ved kan nu så efter under også skal eller hun sin nye blev over hvor blevet',
        letters: 'æ ø å øj ej dt',
      },
      {
        tag: 'no',
        words:
          'og å det i en som på er av for den med til har de ikke om et han var men seg fra ved kan nå så etter under også skal eller hun sin nye ble over hvor blitt ei',
        letters: 'æ ø å kj sj skj ei øy',
      },
      {
        tag: 'is',
        words:
          'og að í á er sem til við um var af en það með fyrir ekki hann hún þeir þau verið hefur eru því frá upp eftir',
        letters: 'þ ð',
      },
      {
        tag: 'fi',
        words:
          'ja on ei että oli se hän mutta ovat kun myös joka kuin mukaan tai sen niin jo vain ole jos nyt sekä olla voi hänen mitä noin kanssa uuden',
        letters: 'ä ö yy ää uu',
      },
      {
        tag: 'et',
        words: 'ja on ei et see oli ta kui mis ka aga oma või selle ning siis kes nii veel pärast juba tema neid uue',
        letters: 'õ ä ü',
      },
      {
        tag: 'lt',
        words:
          'ir yra į kad iš su buvo bet apie po ne tai kaip nuo už bus per jis ji jų kuris taip pat dar jau prie metų',
        letters: 'ė į ų ū š ž',
      },
      {
        tag: 'lv',
        words: 'un ir ar no uz par ka kas bija pēc lai gan bet tas tā arī viņš viņa vai gada pie tika būs ne jau to šo',
        letters: 'ā ē ī ļ ņ ķ ģ',
      },
      {
        tag: 'pl',
        words:
          'w i na z do się nie że jest to o po jak przez za od dla co oraz był była są ale jego jej ich tym przed także roku została który która',
        letters: 'ł ż ś ź ć ń ę ą',
      },
      {
        tag: 'cs',
        words:
          'a v na se je že s z do o k ve i si by za pro od jako po ale byl byla jsou které který jeho už podle při také než roce která',
        letters: 'ě ř ů á í',
      },
      {
        tag: 'sk',
        words:
          'a v na sa je že s z do o k vo i si by za pre od ako po ale bol bola sú ktoré ktorý jeho už podľa pri aj než roku ktorá',
        letters: 'ľ ĺ ŕ ô á í ú',
      },
      {
        tag: 'sl',
        words:
          'in je v na se da za so ki z po pa s bo ne kot od tudi ali do bi k pri njegov še le bila bil leta bodo svoj',
        letters: 'č š ž',
      },
      {
        tag: 'hr',
        words:
          'i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili nakon biti bio bila te također sve prema tijekom',
        letters: 'đ ć č š ž ije',
      },
      {
        tag: 'hu',
        words:
          'a az és hogy nem is egy van ez meg volt de csak már el még mint szerint lesz ki után ami akkor minden vagy azt között új',
        letters: 'ő ű',
      },
      {
        tag: 'sq',
        words: 'të e në i për me që nga një është më u do si ka dhe ishte kanë duke por nuk se janë këtë pas',
        letters: 'ë ç sh xh',
      },
      {
        tag: 'tr',
        words:
          've bir bu da de için ile olarak olan daha çok gibi en sonra kadar ne var göre her o yeni ancak ise oldu dedi olduğunu tarafından iki',
        letters: 'ğ ı ş ü ç',
      },
      {
        tag: 'az',
        words:
          'və bir bu da də üçün ilə olan daha çox kimi ən sonra qədər nə var görə hər o yeni isə oldu edib edilib olub',
        letters: 'ə',
      },
      {
        tag: 'id',
        words:
          'yang dan di untuk dengan pada ini dari itu akan tidak adalah dalam ke para juga oleh telah karena sebagai ada mereka lebih bahwa kata baru saat',
      },
      {
        tag: 'ms',
        words:
          'yang dan di untuk dengan pada ini dari itu akan tidak ialah dalam ke para juga oleh telah kerana sebagai ada mereka lebih bahawa kata baharu ketika beliau',
      },
      {
        tag: 'tl',
        words: 'ang ng sa na mga ay at si ni kay para hindi ito siya niya kanyang may nang ko mo ka ba po rin din',
      },
      {
        tag: 'vi',
        words: 'và của là có được các cho trong một với không những người đã này để từ vào khi về đến ở tại sẽ cũng',
        letters: 'đ ư ơ ạ ả ấ ầ ẩ ậ ắ ằ ặ ẹ ẻ ẽ ế ề ể ệ ị ỏ ọ ố ồ ổ ộ ớ ờ ở ợ ụ ủ ứ ừ ử ữ ự ỳ ỵ ỷ ỹ',
      },
      {
        tag: 'eu',
        words:
          'eta da du ez bat dira zuen baina egin dute zen izan ere hori beste honetan bere berria edo ditu dela arte',
        letters: 'tz tx ts ak',
      },
      { tag: 'cy', words: 'yn y a i o ar yr mae ei am wedi fod gan ac bod at cael hyn oedd eu mewn gyda bydd' },
      { tag: 'ga', words: 'an na agus ar go i a le is sé ag don tá bhí do sa seo leis ach nach faoi mar' },
      {
        tag: 'sw',
        words: 'na ya wa kwa ni katika za la hiyo kuwa kama cha hii pia baada yake wake lakini ili huo hilo',
      },
      { tag: 'so', words: 'oo iyo ka ku waa ee in uu ay la ugu aan waxa si soo loo' },
      { tag: 'ku', words: 'û de di ji bi li ku ev ew bo jî ye e dê nav xwe hate wî wê kir', letters: 'ê î û' },
      {
        tag: 'eo',
        words: 'la kaj de en estas al ke por kun el ne ĝi estis sed ili tiu li pri',
        letters: 'ĉ ĝ ĥ ĵ ŝ ŭ',
      },
      { tag: 'la', words: 'et in est non ad cum ut sed qui quae quod ex per esse ab sunt nec enim etiam' },
    ],
  ],
  [
    /\p{Script=Cyrillic}/u,
    [
      {
        tag: 'ru',
        words:
          'и в не на что с он как по это из за от для о до а но к был была были также его их после при или она они года у со который во уже бы',
        letters: 'ы э ъ ё ый тся ого ать ени',
      },
      {
        tag: 'uk',
        words:
          'і в не на що з він як та до за від для про але це його їх після при або вона вони року у який й також був була були є із під щоб',
        letters: 'ї є ґ і ий ння ськ',
      },
      {
        tag: 'be',
        words:
          'і ў не на што з ён як та да за ад для пра але гэта яго іх пасля пры або яна яны года у які і таксама быў была былі',
        letters: 'ў і ы э ё дз',
      },
      {
        tag: 'bg',
        words:
          'и в не на че с той как по това от за до а но ще се са е да беше са като след при или тя те година със който във вече си',
        letters: 'ъ щ',
      },
      {
        tag: 'mk',
        words:
          'и во не на дека со тој како по ова од за до а но ќе се е да беше се по при или таа тие година кој веќе го ги ја',
        letters: 'ќ ѓ ѕ',
      },
      {
        tag: 'sr',
        words:
          'и у не на да са он како по ово од за до а али ће се је били су после при или она они године који већ био била из што',
        letters: 'ћ ђ ј љ њ',
      },
      {
        tag: 'kk',
        words: 'және мен бұл үшін деп бар бір осы да де ол болып еді екен туралы болды',
        letters: 'ә ғ қ ң ө ұ ү һ і',
      },
      {
        tag: 'ky',
        words: 'жана менен бул үчүн деп бар бир ушул да де ал болуп эле экен тууралуу болду',
        letters: 'ң ө ү',
      },
      { tag: 'tg', words: 'ва дар аз ба ки бо барои ин он ҳам аст буд шуд мекунад', letters: 'ҳ ҷ қ ғ ӣ ӯ' },
      { tag: 'mn', words: 'нь байна энэ юм болон бол тэр гэж байсан ба дээр', letters: 'ө ү' },
    ],
  ],
  [
    /\p{Script=Arabic}/u,
    [
      {
        tag: 'ar',
        words: 'في من على إلى أن التي الذي عن مع هذا هذه كان كانت قد بعد ما لا لم بين و هو هي أو كما ذلك وقال خلال',
        letters: 'ال ة ى أ إ',
      },
      {
        tag: 'fa',
        words: 'و در به از که این را با است برای آن یک تا می شد بود کرد خود هم بر شده های کند',
        letters: 'پ چ ژ گ ک ی',
      },
      {
        tag: 'ur',
        words: 'کے کی میں ہے اور سے کا کو نے پر یہ ہیں کہ اس بھی تھا نہیں ہو ایک جو',
        letters: 'ٹ ڈ ڑ ے ہ ں گ چ',
      },
      { tag: 'ps', words: 'او په د چې ته له کې دی کړي یې هم سره دا وي شوي', letters: 'ټ ډ ړ ښ ږ ځ څ ې ۍ' },
      { tag: 'ku', words: 'لە بە کە و بۆ لەگەڵ ئەم هەر بوو ئەو دەکات', letters: 'ڵ ڕ ۆ ێ ە ڤ' },
      { tag: 'ug', words: 'ۋە بىلەن بۇ ئۈچۈن دەپ بىر', letters: 'ۇ ۈ ۋ ې ئ' },
    ],
  ],
  [
    /\p{Script=Devanagari}/u,
    [
      { tag: 'hi', words: 'के में की है और से का को ने पर यह हैं कि इस भी था नहीं हो एक जो ही किया' },
      { tag: 'mr', words: 'आणि आहे या च्या ला मध्ये हे तो ती होते नाही की केले करण्यात', letters: 'ळ' },
      { tag: 'ne', words: 'र को मा छ ले लाई हो गरेको भएको छन् पनि यो तथा गर्न' },
    ],
  ],
];
