/** What is known of a language by heart; how often its runs of letters come is in `grams.ts`. */
export interface Language {
  readonly tag: string;
  /** Its most frequent short words, and such as tell it from those that are like it. */
  readonly words: string;
  /** The letters it is written with; of the Latin ones those beyond a to z. */
  readonly letters: string;
}

/** Scripts that are written in one language, or mostly in one. */
export const SCRIPTS: readonly (readonly [script: string, tag: string])[] = [
  ['Hangul', 'ko'],
  ['Greek', 'el'],
  ['Hebrew', 'he'],
  ['Thai', 'th'],
  ['Armenian', 'hy'],
  ['Georgian', 'ka'],
  ['Bengali', 'bn'],
  ['Tamil', 'ta'],
  ['Telugu', 'te'],
  ['Kannada', 'kn'],
  ['Malayalam', 'ml'],
  ['Gujarati', 'gu'],
  ['Gurmukhi', 'pa'],
  ['Oriya', 'or'],
  ['Sinhala', 'si'],
  ['Ethiopic', 'am'],
  ['Khmer', 'km'],
  ['Lao', 'lo'],
  ['Myanmar', 'my'],
  ['Tibetan', 'bo'],
  ['Thaana', 'dv'],
];

/** Scripts that several languages are written in. */
export const SHARED_SCRIPTS: ReadonlyMap<string, readonly Language[]> = new Map([
  [
    'Latin',
    rows(`
af | die van en in het is n vir met nie dat wat om te op hy sy sal was word aan deur ook maar na hulle ons kan as een by uit oor sê ’n baie nog tot toe teen | áéèêëíîïóôöúûüŉ
az | və bir bu da də üçün ilə olan daha çox kimi ən sonra qədər nə var görə hər o yeni isə oldu edib edilib olub ki bu gün dedi ildə tərəfindən | çəğıöşü
bs | i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili nakon biti bio bila te također sve prema općina sedmica hiljada historija bosne hercegovine sarajevo saobraćaj bih federacije kantona bošnjaka rs entiteta jučer | čćđšž
br | ar an ur eus e hag da ha zo en gant evit war ez ket ma met bet ober o | âêîôûùüñé
ca | el la els les de del dels i que en un una per amb al als es no més va van ha han aquest aquesta són és com ser seva seu entre també però nou després on d l s n ens dir pel pels avui perquè fins | àçèéíïòóúü
cs | a v na se je že s z do o k ve i si by za pro od jako po ale byl byla jsou které který jeho už podle při také než roce která jen být bude není ze aby jejich řekl před dnes pouze let | áčďéěíňóřšťúůýž
cy | yn y a i o ar yr mae ei am wedi fod gan ac bod at cael hyn oedd eu mewn gyda bydd nid ddim | âêîôûŵŷäëïöáéó
da | næste sagde danmark dansk danske aften uge sidst fortsat gør sådan gennem regeringen regering lige efterår og at det i en som på er af for den med til har de ikke om et han var men sig fra ved kan nu så efter under også skal eller hun sin nye blev over hvor blevet mere siger bliver blive af kun sige kommer mange igen ind hele deres havde hvad jeg politiet mod uden ud op | æøåé
de | der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch sein ich wir wieder neue neuer erst kommt | äöüßéèà
en | the of and to in is was that for it on with as at by from he his be has have had are were this which not an but they their who she her will would been said after more new its or a i you we all can one about up out what when there than into over until no his | éï
eo | la kaj de en estas al ke por kun el ne ĝi estis sed ili tiu li pri oni ankaŭ pli sur kiel | ĉĝĥĵŝŭ
es | el la los las de del y que en un una por con para se su al es no lo como más sus fue han ha está este esta entre sobre pero desde años también tras o sin hasta muy son ser dos ya hoy le nuevo nueva vuelve según cuando dijo | áéíñóúü
et | ja on ei et see oli ta kui mis ka aga oma või selle ning siis kes nii veel pärast juba tema neid uue ole kuid seda üle mitte välja aasta kohta | äõöüšž
eu | eta da du ez bat dira zuen baina egin dute zen izan ere hori beste honetan bere berria edo ditu dela arte dago baino hau egun atzo | ñü
fi | ja on ei että oli se hän mutta ovat kun myös joka kuin mukaan tai sen niin jo vain ole jos nyt sekä olla voi hänen mitä noin kanssa uuden jälkeen taas vuonna ensi | äöåšž
fo | og at í er til ein á við ikki fyri tað sum eru hon hann av frá um tá eisini hevur var vóru verður | áíóúýæøð
fr | le la les de des du et à un une en dans que qui pour sur au aux est sont par avec il elle ne pas plus ce cette ces son sa ses se ont été être après mais ou leur nous d l qu a n s c j on deux fait y depuis comme selon jusqu hier entre sans avant vers nouveau | àâæçéèêëîïôœùûüÿ
fy | de it fan en in is dat te op foar mei net oan ek by wie as fan der yn hy sy hat om wurdt troch wol | âêôûúäëïöüé
ga | an na agus ar go i a le is sé ag don tá bhí do sa seo leis ach nach faoi mar dúirt níl ó sna | áéíóú
gl | o a os as de do da dos das e que en un unha para con non se por no na nos nas ao á máis foi como ser son polo pola está ten súa seu tamén pero ou tras entre xa ata onte hoxe galicia galego xunta coa co dun dunha moi moitos nun nunha unhas uns onde só sen foron dixo segundo este esta isto goberno concello xeito | áéíñóúü
ha | da na a ta ya ba ne ce wannan cikin daga don su shi ga mai yi za kuma ko kan amma bayan | ɓɗƙƴ
hr | i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili nakon biti bio bila te također sve prema tijekom tko tisuća tjedan tjedna tvrtka tvrtke proračun financija hrvatska hrvatske hrvatski sabor saboru zagreb zagrebu općine vlak sigurnost uvjet kazao jučer rekao veljače ožujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenog prosinca siječnja | čćđšž
ht | nan ak la yo pou ki se li te yon pa ap nou mwen sou sa tou gen fè men lan an ou kap | èòàé
hu | a az és hogy nem is egy van ez meg volt de csak már el még mint szerint lesz ki után ami akkor minden vagy azt között új be ha fel ezt sem majd ember évvel újra | áéíóöőúüű
id | yang dan di untuk dengan pada ini dari itu akan tidak adalah dalam ke para juga oleh telah karena sebagai ada mereka lebih bahwa kata baru saat setelah kembali warga kota bisa kepada hingga seperti pemerintah indonesia jakarta polisi kami saya namun menjadi menurut rupiah | é
is | og að í á er sem til við um var af en það með fyrir ekki hann hún þeir þau verið hefur eru því frá upp eftir ég þá hafa segir verður nýja ára | áæðéíóöúýþ
it | il la i gli le di del della dei delle e che in un una per con non si è da al alla nel nella sono ha anche più lo come dal dalla ma su hanno questo questa stato dopo tra ai nei l d dell all nuovo degli essere fino anni ieri due | àèéìíîòóùú
ku | û de di ji bi li ku ev ew bo jî ye e dê nav xwe hate wî wê kir got in ne na jê bû her ber ser piştî heta ya yên | çêîşû
la | et in est non ad cum ut sed qui quae quod ex per esse ab sunt nec enim etiam atque aut hoc si eius fuit tamen ante | āēīōūæœ
lb | an de d der vun den ass fir mat net eng en dat huet op zu och si sinn gouf am um wéi awer nach bei ginn dës | äëéöüßô
lt | ir yra į kad iš su buvo bet apie po ne tai kaip nuo už bus per jis ji jų kuris taip pat dar jau prie metų tik o savo kurie pagal jo | ąčęėįšųūž
lv | un ir ar no uz par ka kas bija pēc lai gan bet tas tā arī viņš viņa vai gada pie tika būs ne jau to šo kā tiek nav tikai savu kur | āčēģīķļņšūž
mg | ny sy ary fa izay amin ho tsy dia ao no dia ireo tamin aminny mba ka eto | àâèéôñ
mi | te ki o ka ko i he e ngā a me nga mō hoki nei tēnei rā ana mai kei | āēīōū
ms | yang dan di untuk dengan pada ini dari itu akan tidak ialah dalam ke para juga oleh telah kerana sebagai ada mereka lebih bahawa kata baharu ketika beliau berkata bagi kerajaan semalam malaysia negara daripada boleh hadapan ramai datuk seri kuala lumpur ringgit pihak sebuah adalah kami saya namun | é
mt | li ta u l il f ma b tal għal biex kien jew minn dan din hu hi fuq aktar mhux kienet bħala wara lill | ċġħżàèìòù
no | neste sa norge norsk norske kveld uke sist fortsatt mener gjør slik gjennom regjeringen regjeringa og å det i en som på er av for den med til har de ikke om et han var men seg fra ved kan nå så etter under også skal eller hun sin nye ble over hvor blitt ei ikkje eit frå dei ein ho vart vil sier seier mye mykje hvordan kva noe noko mot være vere blir opp ut bare | æøåéòóôü
nl | de het een van en in op is dat te voor met zijn aan er niet die door om ook als bij naar uit werd heeft over wordt worden maar nog hij ze hun dit deze tot na meer was al zou geen kan ik weer nieuwe pas jaar onder tegen volgens gisteren wel | éëïèóöüáêç
pl | w i na z do się nie że jest to o po jak przez za od dla co oraz był była są ale jego jej ich tym przed także roku został która który będzie ma już ze tylko tak być znów więcej | ąćęłńóśźż
pt | o a os as de do da dos das e que em um uma para com não se por no na nos nas ao à mais foi como ser são pelo pela está tem sua seu também mas ou após entre até já quando muito nova novo depois ontem hoje disse segundo à às num numa ele ela você | áâãàçéêíóôõúü
ro | și de la în a pe cu din că un o au fost este pentru nu mai care se sa lui al ale cel cea prin după sau sunt va vor fi ar dar iar acest această cele nou noul unei unui când către fără până ani ieri să ș | ăâîșțşţ
sk | a v na sa je že s z do o k vo i si by za pre od ako po ale bol bola sú ktoré ktorý jeho už podľa pri aj než roku ktorá len byť bude nie zo aby ich povedal pred dnes iba tento rokov opäť | áäčďéíĺľňóôŕšťúýž
sl | in je v na se da za so ki z po pa s bo ne kot od tudi ali do bi k pri njegov še le bila bil leta bodo svoj ter med iz kar so tem ob danes včeraj dejal pod že naj lahko prihodnje | čšž
sn | kuti uye ne mu ari kana kwe pa iyi izvi vanhu asi vari mumwe zvakare nokuti naye | 
so | oo iyo ka ku waa ee in uu ay la ugu aan waxa si soo loo ayaa oo kale waxaa ahaa leh | 
sq | të e në i për me që nga një është më u do si ka dhe ishte kanë duke por nuk se janë këtë pas edhe tha ku kur | çë
sr | i je u na se da za su od s a o koji koja će kao iz po što ne nije bi ali do ili posle biti bio bila sve prema tokom ko hiljada nedelja nedelje budžet finansija srbija srbije srbiji beograd beogradu beograda skupština skupštine pre vreme gde deo juče dve svet mesto sledeće sledeću izjavio takođe uprkos bezbednost uslov ovde uvek vučić rešiti delo čovek dece lepo cena evra meseca | čćđšž
sv | och att det i en som på är av för den med till har de inte om ett han var men sig från vid kan nu så efter under även ska eller hon sin nya blev över säger mer igen av mot år vi jag blir där vara allt sedan utan ut upp mycket | åäöé
sw | na ya wa kwa ni katika za la hiyo kuwa kama cha hii pia baada yake wake lakini ili huo hilo hadi mwaka alisema kwamba wengi vya | 
tl | ang ng sa na mga ay at si ni kay para hindi ito siya niya kanyang may nang ko mo ka ba po rin din ayon sinabi isang noong | ñ
tr | ve bir bu da de için ile olarak olan daha çok gibi en sonra kadar ne var göre her o yeni ancak ise oldu dedi olduğunu tarafından iki ki mi değil yeniden eski dün gün başkanı ama sadece | çğıöşüâîû
uz | va bu bilan uchun bir ham deb da edi boʻlgan bo‘lgan bo'lgan o'z o‘z uning haqida esa emas qilish keyin yil qildi kerak kecha yangi | ʻʼ‘’
vi | và của là có được các cho trong một với không những người đã này để từ vào khi về đến ở tại sẽ cũng lại sau năm ra như trên nhiều đó theo ông việc | àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ
xh | kunye ukuba kodwa okanye xa nge kwi uthe ngoku abantu ukuze kwaye apho wakhe kakhulu ngokuba iya le | 
yo | ti ni ati àti tí ní sí ó wọn fún pé kò bí kí náà jẹ́ wà sọ tó ọ̀ | àáèéìíòóùúńǹṣẹọ
zu | futhi ukuthi kodwa noma uma nge ku uthe manje abantu ukuze lapho wakhe kakhulu ngoba kanye sika kusho | 
`),
  ],
  [
    'Cyrillic',
    rows(`
be | і ў не на што з ён як та да за ад для пра але гэта яго іх пасля пры або яна яны года у які і таксама быў была былі гэтым толькі сёння ужо | абвгдеёжзійклмнопрстуўфхцчшыьэюя
bg | и в не на че с той как по това от за до а но ще се са е да беше са като след при или тя те година със който във вече си само през бъде още което които | абвгдежзийклмнопрстуфхцчшщъьюя
kk | және мен бұл үшін деп бар бір осы да де ол болып еді екен туралы болды жылы деген ғана бойынша кейін қазақстан | аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя
ky | жана менен бул үчүн деп бар бир ушул да де ал болуп эле экен тууралуу болду кийин анын айтты кыргыз кыргызстан боюнча жылы | абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя
mk | и во не на дека со тој како по ова од за до а но ќе се е да беше се по при или таа тие година кој веќе го ги ја што само или биде ќе сите | абвгдѓежзѕијклљмнњопрстќуфхцчџш
mn | нь байна энэ юм болон бол тэр гэж байсан ба дээр л уу их хүн олон гэсэн болсон монгол | абвгдеёжзийклмноөпрстуүфхцчшщъыьэюя
ru | и в не на что с он как по это из за от для о до а но к был была были также его их после при или она они года у со который во уже бы только же её так все мы я если будет | абвгдеёжзийклмнопрстуфхцчшщъыьэюя
sr | и у не на да са он како по ово од за до а али ће се је били су после при или она они године који већ био била из што само то јер све | абвгдђежзијклљмнњопрстћуфхцчџш
tg | ва дар аз ба ки бо барои ин он ҳам аст буд шуд мекунад мешавад танҳо низ гуфт тоҷикистон кард | абвгғдеёжзиӣйкқлмнопрстуӯфхҳчҷшъэюя
tt | һәм белән бу да дә өчен бер булган ул дип бар буенча татарстан | аәбвгдеёжҗзийклмнңоөпрстуүфхһцчшщъыьэюя
uk | і в не на що з він як та до за від для про але це його їх після при або вона вони року у який й також був була були є із під щоб лише тільки має знову буде як так вже | абвгґдеєжзиіїйклмнопрстуфхцчшщьюя
uz | ва бу билан учун бир ҳам деб эди бўлган унинг ҳақида эса эмас кейин йил қилди керак ўз янги кўра | абвгғдеёжзийкқлмнопрстуўфхҳцчшъьэюя
`),
  ],
  [
    'Arabic',
    rows(`
ar | في من على إلى أن التي الذي عن مع هذا هذه كان كانت قد بعد ما لا لم بين و هو هي أو كما ذلك وقال خلال إن قال لن قبل غير حتى كل اليوم | ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي
ckb | لە بە کە و بۆ لەگەڵ ئەم هەر بوو ئەو دەکات لەو ئەوە سەر کرد نەک بەڵام دوای هەموو یان دەبێت ساڵی ڕایگەیاند سەرۆکی حکومەت هەرێمی کوردستان ئەمڕۆ دوێنێ گوتی وتی کاتی کردنی کراوە دەکرێت ناکات لەلایەن بەپێی پێویستە دانیشتووان گەل ڕۆژی ناوچەی شاری ژمارەیەک هێزەکانی | ئابپتجچحخدرڕزژسشعغفڤقکگلڵمنوۆهەھیێ
fa | و در به از که این را با است برای آن یک تا می شد بود کرد خود هم بر شده های کند نیز گفت پس ها اما باید دوباره بسیاری نمی | ءآأؤئابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیي
ps | او په د چې ته له کې دی کړي یې هم سره دا وي شوي دې نه به تر پورې کړه دي وویل کړل خو | آاأئبپتټثجځچڅحخدډذرړزژږسشښصضطظعغفقکګلمنڼوهیيېۍئە
sd | ۾ جي جو کي آهي ۽ ان سان تي هن نه به کان جا آهن | اآبڀپتثٿٺجڃچڇحخدذڌڏڊڍرڙزسشصضطظعغفڦقڪکگڱڳلمنڻوهھيء۾
ug | ۋە بىلەن بۇ ئۈچۈن دەپ بىر ئۇ ھەم كېيىن بولۇپ شۇ | ئابپتجچخدرزژسشغفقكگڭلمنھوۇۆۈۋېىيە
ur | کے کی میں ہے اور سے کا کو نے پر یہ ہیں کہ اس بھی تھا نہیں ہو ایک جو گا دی کر لیے وہ گے پہلے | ءآؤئابتثجحخدذرزسشصضطظعغفقلمنوٹپچڈڑژکگںھہیےۓۂأ
`),
  ],
  [
    'Devanagari',
    rows(`
hi | के में की है और से का को ने पर यह हैं कि इस भी था नहीं हो एक जो ही किया कर गया लिए साल तो ये कहा थे रहे करने फिर बाद | 
mr | आणि आहे या च्या ला मध्ये हे तो ती होते नाही की केले करण्यात असे आहेत होता झाले झाली मात्र असून काल पुढील मुळे मंजूर | ळ
ne | र को मा छ ले लाई हो गरेको भएको छन् पनि यो तथा गर्न छैनन् हिजो भने थियो गर्ने बताए मात्र नयाँ गर्यो वर्षको हुने | 
`),
  ],
]);

function rows(table: string): Language[] {
  return table
    .trim()
    .split('\n')
    .map((row) => {
      const [tag = '', words = '', letters = ''] = row.split('|').map((cell) => cell.trim());
      return { tag, words, letters };
    });
}
