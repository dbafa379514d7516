/** How a language shows in a sentence: frequent words, and letters or runs of letters that few others use. */
export interface Signs {
  readonly words: string;
  readonly letters?: string;
}

/** Languages in Latin letters: those that inflect names, and those that must not be taken for them. */
export const LATIN: Readonly<Record<string, Signs>> = {
  en: {
    words:
      'the of and to in is was that for it on with as at by from he his be has have had are were this which not an but they their who she her will would been said after more new its or about when did does any some all out up over into only you we our there what if no than can could do how me my your them then two time today yesterday met spoke wrote came sat read opened asked told gave named called during between before also another both each',
    letters: 'th wh ght ck oo tion',
  },
  fr: {
    words:
      'le la les de des du et à un une en dans que qui pour sur au aux est sont par avec il elle ne pas plus ce cette ces son sa ses se ont été être après mais ou leur nous vous où comme sans chez hier entre deux dont était avait fait dit selon',
    letters: 'ê œ è ç ù î eau eux oi qu',
  },
  de: {
    words:
      'der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis wurde ihr sein ihre seine wir ich heute gestern neue neues neuer neuen beim vom durch gegen unter wenn kein keine eines dieser diese dieses mehr sagte hatte wieder schon dann doch da bereits ab kam lobte las erschien erscheint gilt wurden begann begeisterte überzeugte fand ging steht stand buch rede werk freund freundin bücher stimme partei zeitung abend woche jahr lied lieder film jahre kritik roman gedicht briefe brief ausstellung preis erhielt bekam gewann lebt sprach fragte',
    letters: 'ß ä ü ö sch cht ung ei ck tz',
  },
  es: {
    words:
      'el la los las de del y que en un una por con para se su al es no lo como más sus fue han ha está este esta entre sobre pero desde años también tras o sin hasta muy son cuando dijo según ayer ya ser le si',
    letters: 'ñ ¿ ¡ ció ll',
  },
  it: {
    words:
      'il la i gli le di del della dei delle e che in un una per con non si è da al alla nel nella sono ha anche più lo come dal dalla ma su hanno questo questa stato dopo tra ai nei era ieri detto alle',
    letters: 'ì ò zio gli tt cc zz',
  },
  pt: {
    words:
      'o a os as de do da dos das e que em um uma para com não se por no na nos nas ao à mais foi como ser são pelo pela está tem sua seu também mas ou após entre até já ontem disse quando',
    letters: 'ã õ ç ção nh lh ões',
  },
  ca: {
    words:
      'el la els les de del dels i que en un una per amb al als es no més va van ha han aquest aquesta són és com ser seva seu entre també però nou després on',
    letters: 'l·l ç ny ció tx',
  },
  ro: {
    words:
      'și de la în a pe cu din că un o au fost este pentru nu mai care se sa lui al ale cel cea prin după sau sunt va vor fi ar dar iar acest această cele',
    letters: 'ș ț ă ţ ş î â',
  },
  nl: {
    words:
      'de het een van en in op is dat te voor met zijn aan er niet die door om ook als bij naar uit werd heeft over wordt worden maar nog hij ze hun dit deze tot na meer was',
    letters: 'ĳ ij aa oe sch ee uu',
  },
  nordic: {
    words:
      'och att det i en som på är av för den med till har de inte om ett han var men sig från vid kan nu så efter under även ska eller hon sin nya ny nytt blev över igår idag talade sade säger og at er af ikke et fra ved også skal hun nye bliver blev hvor å seg etter ble dag går sier siger bok bog tale talte ble hadde havde hade läste leste læste kom fikk fick kritiken boken taler til blev ved hos deres sina sitt mitt deras utställning udstilling utstilling bogen filmen film svar spørsmål frågor spørgsmål prisen år uke uge vecka kväll kveld aften konsert koncert pågår varer brev forfatter författare',
    letters: 'å ø æ ä ö',
  },
  is: {
    words:
      'og að í á er sem til við um var af en það með fyrir ekki hann hún þeir þau verið hefur eru því frá upp eftir',
    letters: 'þ ð ý',
  },
  fi: {
    words:
      'ja on ei että oli se hän mutta ovat kun myös joka kuin mukaan tai sen niin jo vain ole jos nyt sekä olla voi hänen mitä noin kanssa uuden eilen tänään uusi uutta kirja kirjan puhe sanoi kertoi puhui tapasi ennen jälkeen tämä siitä he me ne häntä missä vielä aikana luona takia vastaan puhuttiin juteltiin luotettiin kirjoitti haastattelu puhuimme näyttely palkinto palkinnon ilta viikko konsertti kirjailija elokuva kysymykset saapui sai haastattelussa yleisö taputti',
    letters: 'ää yy aa uu ii kk tt ll ö ei uo yö tii ssa sta lla',
  },
  et: {
    words:
      'ja on ei et see oli ta kui mis ka aga oma või selle ning siis kes nii veel pärast juba tema neid uue eile täna uus raamat kõne ütles rääkis koos kohta järgi ma me nad poolt vastu juures kuid oleks sai tuli kohtus kirjutas näitus auhind auhinna õhtu nädal kontsert kirjanik film küsimused intervjuu kiri andis publik',
    letters: 'õ ä ü aa ee uu öö',
  },
  lt: {
    words:
      'ir yra į kad iš su buvo bet apie po ne tai kaip nuo už bus per jis ji jų kuris taip pat dar jau prie metų vakar šiandien nauja naujas knyga kalbėjo sakė susitiko kartu tarp dėl iki ar jos jo jie mes aš jei kai tik visi kalba skaitė susitikimas paroda parodos premija premiją vakaras savaitė koncertas rašytojas įteikta pokalbis laiškas filmas žodį klausimus atvyko gavo',
    letters: 'ė į ų ū ą ę č š ž iai uo ie',
  },
  lv: {
    words:
      'un ir ar no uz par ka kas bija pēc lai gan bet tas tā arī viņš viņa vai gada pie tika būs ne jau to šo vakar šodien jauna jauns grāmata runāja teica tikās kopā starp dēļ līdz viņi mēs es kad tikai visi savu intervija izstāde balva balvu vakars nedēļa koncerts rakstnieks saruna vēstule filma jautājumi ieradās saņēma grāmatu',
    letters: 'ā ē ī ū ļ ņ ķ ģ š ž ai ie',
  },
  pl: {
    words:
      'w i na z do się nie że jest to o po jak przez za od dla co oraz był była są ale jego jej ich tym przed także roku został która który ze we a u przy pod nad gdy już tylko może jako tak czy bez między wczoraj dziś nowa nowy nowe książka książkę rozmowa rozmawiał rozmawiała powiedział powiedziała mówi mówił spotkanie spotkał spotkała wywiad list napisał przyszedł przyszła wobec według dzięki wraz mnie go jej nas ten ta te były było będzie wiersze wystawa wystawę nagroda nagrodę nagrody premiera udziałem film filmie głos zabrał zabrała pytania zadano opublikowano przełożono podziękował podziękowano gratulacje odebrał odebrała koncert koncercie otrzymał otrzymała pisze mieszka wieczór tydzień maja potrwa',
    letters: 'ł ż ś ź ć ń ę ą sz cz rz dz ó owa nie ego',
  },
  cs: {
    words:
      'a v na se je že s z do o k ve i si by za pro od jako po ale byl byla jsou které který jeho už podle při také než roce která u ze nebo jen když však své svou tak bez mezi včera dnes nová nový nové kniha knihu rozhovor řekl řekla mluvil setkal setkala dopis přišel přišla díky ho ji jí mu jsem jsme bylo budou bude proti před nad pod to ten ta co není aby ke novinář ptal slovo vzal vzala výstava cenu cena otázky večer týden koncert přednáška autorka autor vystoupil vystoupila získal získala poděkovali zvolili předsedou film byli diváci tleskali',
    letters: 'ě ř ů á í ý é č š ž ou ch',
  },
  sk: {
    words:
      'a v na sa je že s z do o k vo i si by za pre od ako po ale bol bola sú ktoré ktorý jeho už podľa pri aj než roku ktorá u zo alebo len keď však svoju tak bez medzi včera dnes nová nový nové kniha knihu rozhovor povedal povedala hovoril stretol stretla list prišiel prišla vďaka ho ju jej mu som sme bolo budú bude proti pred nad pod to ten tá čo nie aby so ku novinár výstava cenu cena otázky večer týždeň prednáška autorka vystúpil vystúpila získal získala poďakovali film boli',
    letters: 'ľ ĺ ŕ ô ä á í ý é č š ž ť ď ou ch ie',
  },
  sl: {
    words:
      'in je v na se da za so ki z po pa s bo ne kot od tudi ali do bi k pri njegov še le bila bil leta bodo svoj o iz ob pred med včeraj danes nova novi novo knjiga knjigo pogovor rekel rekla govoril govorila srečal srečala pismo prišel prišla brez nad pod to ta kar ni če ko mu ji jo ga jih sem smo ste niso zaradi proti kdo kje razstava nagrado nagrada večer teden predavanje avtorica nastopil nastopila film vprašanja besedo',
    letters: 'č š ž lj nj',
  },
  sh: {
    words:
      'i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili nakon biti bio bila te također sve prema tijekom juče jučer danas nova novi novo knjiga knjigu razgovor razgovarali rekao rekla govorio govorila sreo srela susreo pismo došao došla bez nad pod to ta taj sa kod pred među zbog protiv pri mu joj ga ih smo sam ste nisu intervju pozdravio pozdravila takođe izložba nagradu nagrada večer tjedan predavanje autorica nastupio nastupila primio primila predsjednik predsednik film pitanja riječ koncert pohvalio pohvalila uručili uručena dali gost gošća',
    letters: 'đ ć č š ž ije lj nj dž',
  },
  hu: {
    words:
      'a az és hogy nem is egy van ez meg volt de csak már el még mint szerint lesz ki után ami akkor minden vagy azt között új tegnap ma könyv könyve könyvét beszélt mondta írta találkozott levelet interjú beszéd fel le be ha ő ők neki vele ezt arra erről arról pedig során ellen miatt előtt együtt kapott könyvét kiállítás kiállítása díj díjat este hét koncert író film kérdések érkezett adták átadták versei',
    letters: 'ő ű á é í ó ö ü gy sz cs zs ny tt',
  },
  sq: {
    words: 'të e në i për me që nga një është më u do si ka dhe ishte kanë duke por nuk se janë këtë pas',
    letters: 'ë ç sh xh',
  },
  tr: {
    words:
      've bir bu da de için ile olarak olan daha çok gibi en sonra kadar ne var göre her o yeni ancak ise oldu dedi olduğunu tarafından iki dün bugün kitabı kitap konuştu söyledi geldi açıklama röportaj değil mi ama şu hakkında önce karşı birlikte konseri konser etti yaptı verdi başladı çıktı yayımlandı albümü sergisi ödül ödülü akşam yapıldı hafta yazar film sorular geldiği teşekkür sahnede',
    letters: 'ğ ı ş ü ç ö dı di lar ler yor',
  },
  az: {
    words:
      'və bir bu da də üçün ilə olan daha çox kimi ən sonra qədər nə var görə hər o yeni isə oldu edib edilib olub dünən bu gün kitabı haqqında dedi danışdı görüşdü ilə',
    letters: 'ə ğ ı ş ü ç ö x',
  },
  uz: {
    words: 'va bu bilan uchun bir ham deb edi bo‘lgan bo‘ldi haqida keyin yangi kecha bugun dedi kitobi emas esa lekin',
    letters: 'q sh ch oʻ',
  },
  id: {
    words:
      'yang dan di untuk dengan pada ini dari itu akan tidak adalah dalam ke para juga oleh telah karena sebagai ada mereka lebih bahwa kata baru saat dia ia kemarin buku kami',
    letters: 'ng ang kan',
  },
  tl: { words: 'ang ng sa na mga ay at si ni kay para hindi ito siya niya kanyang may nang ko mo ka ba po rin din' },
  vi: {
    words:
      'và của là có được các cho trong một với không những người đã này để từ vào khi về đến ở tại sẽ cũng ông bà nói hôm nay',
    letters: 'đ ư ơ ạ ả ấ ầ ẩ ậ ắ ằ ặ ẹ ẻ ẽ ế ề ể ệ ị ỏ ọ ố ồ ổ ộ ớ ờ ở ợ ụ ủ ứ ừ ử ữ ự',
  },
  eu: {
    words: 'eta da du ez bat dira zuen baina egin dute zen izan ere hori beste honetan bere berria edo ditu dela arte',
    letters: 'tz tx ts ak',
  },
  sw: {
    words:
      'na ya wa kwa ni katika za la hiyo kuwa kama cha hii pia baada yake wake lakini ili huo hilo jana leo alisema kitabu',
    letters: 'mw kw',
  },
};

/** Languages in Cyrillic letters. */
export const CYRILLIC: Readonly<Record<string, Signs>> = {
  ru: {
    words:
      'и в не на что с он как по это из за от для о до а но к был была были также его их после при или она они года у со который во уже бы об мы я вы её ее ему ей им с так все только когда сегодня вчера новая новый сказал сказала книга книгу вышла письмо',
    letters: 'ы э ъ ё ый тся ого ать ени ство ски',
  },
  uk: {
    words:
      'і в не на що з він як та до за від для про але це його їх після при або вона вони року у який й також була був були є із під щоб ми я ви її йому їй їм так усі всі тільки коли сьогодні вчора учора нова новий сказав сказала зі ще вже книга книгу',
    letters: 'ї є ґ і ий ння ськ',
  },
  be: {
    words:
      'і ў не на што з ён як та да за ад для пра але гэта яго іх пасля пры або яна яны года у які і таксама быў была былі',
    letters: 'ў і ы э ё дз',
  },
  bg: {
    words:
      'и в не на че с той как по това от за до а но ще се са е да беше са като след при или тя те година със който във вече си бе му ѝ го я ги ни тази този снощи вчера днес каза',
    letters: 'ъ щ ът ата ите',
  },
  mk: {
    words:
      'и во не на дека со тој како по ова од за до а но ќе се е да беше се по при или таа тие година кој веќе го ги ја му ѝ',
    letters: 'ќ ѓ ѕ ј љ њ ата ите',
  },
  sh: {
    words:
      'и у не на да са он како по ово од за до а али ће се је били су после при или она они године који већ био била из што с о к јуче данас нова нови књига рекао рекла разговор му јој га их смо код пред',
    letters: 'ћ ђ ј љ њ џ',
  },
  kk: {
    words: 'және мен бұл үшін деп бар бір осы да де ол болып еді екен туралы болды кеше бүгін жаңа айтты кітабы бірге',
    letters: 'ә ғ қ ң ө ұ ү һ і',
  },
  ky: {
    words: 'жана менен бул үчүн деп бар бир ушул да де ал болуп эле экен тууралуу болду кечээ бүгүн жаңы айтты китеби',
    letters: 'ң ө ү',
  },
  tg: { words: 'ва дар аз ба ки бо барои ин он ҳам аст буд шуд мекунад', letters: 'ҳ ҷ қ ғ ӣ ӯ' },
  mn: { words: 'нь байна энэ юм болон бол тэр гэж байсан ба дээр', letters: 'ө ү' },
};
