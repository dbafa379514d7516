/** Two sentences of news in each language. */
export const SENTENCES: readonly (readonly [tag: string, text: string])[] = [
  [
    'af',
    'Die burgemeester het gister gesê dat die nuwe brug eers volgende jaar oopgemaak sal word. Baie inwoners is nie tevrede met die lang vertraging nie.',
  ],
  ['am', 'ከንቲባው አዲሱ ድልድይ በሚቀጥለው ዓመት እንደሚከፈት ትናንት ተናግረዋል። ብዙ ነዋሪዎች በመዘግየቱ አልተደሰቱም።'],
  [
    'ar',
    'قال رئيس البلدية أمس إن الجسر الجديد لن يفتح قبل العام المقبل. ولم يخف كثير من السكان استياءهم من هذا التأخير.',
  ],
  ['az', 'Şəhər meri dünən bildirib ki, yeni körpü yalnız gələn il açılacaq. Sakinlərin çoxu bu gecikmədən narazıdır.'],
  [
    'be',
    'Мэр горада паведаміў учора, што новы мост адкрыюць толькі ў наступным годзе. Многія жыхары незадаволеныя такой затрымкай.',
  ],
  [
    'bg',
    'Кметът заяви вчера, че новият мост ще бъде открит едва през следващата година. Много жители не са доволни от забавянето.',
  ],
  ['bn', 'মেয়র গতকাল বলেছেন যে নতুন সেতুটি আগামী বছর খোলা হবে। অনেক বাসিন্দা এই বিলম্বে খুশি নন।'],
  [
    'bs',
    'Gradonačelnik je jučer izjavio da će novi most biti otvoren tek sljedeće godine. Mnogi stanovnici nisu zadovoljni tolikim kašnjenjem, a općina traži novac od Federacije.',
  ],
  [
    'ca',
    "L'alcalde va dir ahir que el nou pont no s'obrirà fins l'any vinent. Molts veïns no estan contents amb aquest retard.",
  ],
  [
    'ckb',
    'سەرۆکی شارەوانی دوێنێ ڕایگەیاند کە پردە نوێیەکە ساڵی داهاتوو دەکرێتەوە. زۆربەی دانیشتووان لەم دواکەوتنە ناڕازین.',
  ],
  [
    'cs',
    'Starosta včera oznámil, že nový most bude otevřen až příští rok. Mnoho obyvatel není s takovým zpožděním spokojeno.',
  ],
  [
    'cy',
    'Dywedodd y maer ddoe na fydd y bont newydd yn agor tan y flwyddyn nesaf. Nid yw llawer o drigolion yn hapus gyda’r oedi.',
  ],
  [
    'da',
    'Borgmesteren sagde i går, at den nye bro først bliver åbnet til næste år. Mange af byens beboere er ikke tilfredse med forsinkelsen.',
  ],
  [
    'de',
    'Der Bürgermeister sagte gestern, dass die neue Brücke erst im nächsten Jahr eröffnet wird. Viele Anwohner sind mit der Verzögerung nicht zufrieden.',
  ],
  [
    'el',
    'Ο δήμαρχος δήλωσε χθες ότι η νέα γέφυρα θα ανοίξει του χρόνου. Πολλοί κάτοικοι δεν είναι ευχαριστημένοι με την καθυστέρηση.',
  ],
  [
    'en',
    'The mayor said yesterday that the new bridge will not open before next year. Many residents are unhappy with the long delay.',
  ],
  [
    'eo',
    'La urbestro diris hieraŭ, ke la nova ponto estos malfermita nur venontjare. Multaj loĝantoj ne estas kontentaj pri la prokrasto.',
  ],
  [
    'es',
    'El alcalde dijo ayer que el nuevo puente no se abrirá hasta el año que viene. Muchos vecinos no están contentos con el retraso.',
  ],
  ['et', 'Linnapea ütles eile, et uus sild avatakse alles järgmisel aastal. Paljud elanikud ei ole viivitusega rahul.'],
  [
    'eu',
    'Alkateak atzo esan zuen zubi berria ez dela datorren urtera arte irekiko. Herritar asko ez daude pozik atzerapenarekin.',
  ],
  ['fa', 'شهردار دیروز گفت که پل جدید تا سال آینده باز نخواهد شد. بسیاری از ساکنان از این تأخیر راضی نیستند.'],
  [
    'fi',
    'Kaupunginjohtaja sanoi eilen, että uusi silta avataan vasta ensi vuonna. Monet asukkaat eivät ole tyytyväisiä viivästykseen.',
  ],
  [
    'fr',
    "Le maire a déclaré hier que le nouveau pont n'ouvrira pas avant l'année prochaine. De nombreux habitants sont mécontents de ce retard.",
  ],
  [
    'ga',
    'Dúirt an méara inné nach n-osclófar an droichead nua go dtí an bhliain seo chugainn. Níl go leor de na cónaitheoirí sásta leis an moill.',
  ],
  [
    'gl',
    'O alcalde dixo onte que a nova ponte non abrirá ata o ano que vén. Moitos veciños non están contentos co atraso da obra.',
  ],
  ['gu', 'મેયરે ગઈકાલે કહ્યું કે નવો પુલ આવતા વર્ષે ખુલશે. ઘણા રહેવાસીઓ આ વિલંબથી ખુશ નથી.'],
  ['he', 'ראש העיר אמר אתמול שהגשר החדש ייפתח רק בשנה הבאה. תושבים רבים אינם מרוצים מהעיכוב.'],
  ['hi', 'महापौर ने कल कहा कि नया पुल अगले साल ही खुलेगा। कई निवासी इस देरी से खुश नहीं हैं।'],
  [
    'hr',
    'Gradonačelnik je jučer rekao da će novi most biti otvoren tek sljedeće godine. Mnogi stanovnici nisu zadovoljni kašnjenjem, a tvrtka tvrdi da je kriv tjedan kiše.',
  ],
  [
    'hu',
    'A polgármester tegnap azt mondta, hogy az új hidat csak jövőre nyitják meg. Sok lakos elégedetlen a hosszú késedelemmel.',
  ],
  ['hy', 'Քաղաքապետը երեկ հայտարարեց, որ նոր կամուրջը կբացվի միայն հաջորդ տարի։ Շատ բնակիչներ գոհ չեն այս ուշացումից։'],
  [
    'id',
    'Wali kota mengatakan kemarin bahwa jembatan baru itu tidak akan dibuka sebelum tahun depan. Banyak warga tidak senang karena penundaan tersebut.',
  ],
  [
    'is',
    'Bæjarstjórinn sagði í gær að nýja brúin yrði ekki opnuð fyrr en á næsta ári. Margir íbúar eru óánægðir með töfina.',
  ],
  [
    'it',
    'Il sindaco ha detto ieri che il nuovo ponte non aprirà prima del prossimo anno. Molti abitanti non sono contenti del ritardo.',
  ],
  ['ja', '市長は昨日、新しい橋の開通は来年になると述べた。多くの住民はこの遅れに不満を抱いている。'],
  [
    'ka',
    'მერმა გუშინ განაცხადა, რომ ახალი ხიდი მხოლოდ მომავალ წელს გაიხსნება. ბევრი მცხოვრები უკმაყოფილოა დაგვიანებით.',
  ],
  ['kk', 'Қала әкімі кеше жаңа көпір келесі жылы ғана ашылады деп мәлімдеді. Көптеген тұрғындар бұл кешігуге наразы.'],
  ['km', 'អភិបាលក្រុងបាននិយាយកាលពីម្សិលមិញថា ស្ពានថ្មីនឹងបើកនៅឆ្នាំក្រោយ។'],
  ['kn', 'ಹೊಸ ಸೇತುವೆ ಮುಂದಿನ ವರ್ಷ ತೆರೆಯಲಿದೆ ಎಂದು ಮೇಯರ್ ನಿನ್ನೆ ಹೇಳಿದರು. ಅನೇಕ ನಿವಾಸಿಗಳು ವಿಳಂಬದಿಂದ ಸಂತೋಷವಾಗಿಲ್ಲ.'],
  ['ko', '시장은 어제 새 다리가 내년에야 개통될 것이라고 말했다. 많은 주민들은 지연에 불만을 품고 있다.'],
  ['ku', 'Şaredar duh got ku pira nû heta sala bê venabe. Gelek niştecih ji vê derengmayînê ne razî ne.'],
  [
    'ky',
    'Шаардын мэри кечээ жаңы көпүрө кийинки жылы гана ачыларын айтты. Көптөгөн тургундар бул кечигүүгө нааразы болуп жатышат.',
  ],
  [
    'la',
    'Consul heri dixit pontem novum ante proximum annum non apertum iri. Multi cives hac mora contenti non sunt, sed tamen exspectant.',
  ],
  ['lo', 'ເຈົ້າເມືອງກ່າວມື້ວານນີ້ວ່າຂົວໃໝ່ຈະເປີດໃນປີໜ້າ.'],
  [
    'lt',
    'Meras vakar pranešė, kad naujasis tiltas bus atidarytas tik kitais metais. Daugelis gyventojų nepatenkinti tokiu vėlavimu.',
  ],
  [
    'lv',
    'Mērs vakar paziņoja, ka jaunais tilts tiks atklāts tikai nākamgad. Daudzi iedzīvotāji nav apmierināti ar kavēšanos.',
  ],
  [
    'mk',
    'Градоначалникот вчера изјави дека новиот мост ќе биде отворен дури следната година. Многу жители не се задоволни од доцнењето.',
  ],
  ['ml', 'പുതിയ പാലം അടുത്ത വർഷം തുറക്കുമെന്ന് മേയർ ഇന്നലെ പറഞ്ഞു. പല താമസക്കാരും ഈ കാലതാമസത്തിൽ തൃപ്തരല്ല.'],
  [
    'mn',
    'Хотын дарга өчигдөр шинэ гүүр ирэх жил л нээгдэнэ гэж мэдэгдлээ. Олон оршин суугч энэ саатлаас болж сэтгэл дундуур байна.',
  ],
  ['mr', 'नवीन पूल पुढच्या वर्षीच उघडेल असे महापौरांनी काल सांगितले. अनेक रहिवासी या विलंबामुळे नाराज आहेत.'],
  [
    'ms',
    'Datuk Bandar berkata semalam bahawa jambatan baharu itu tidak akan dibuka sehingga tahun hadapan. Ramai penduduk tidak berpuas hati kerana kelewatan itu.',
  ],
  ['my', 'တံတားသစ်ကို လာမည့်နှစ်တွင် ဖွင့်မည်ဟု မြို့တော်ဝန်က မနေ့က ပြောသည်။'],
  ['ne', 'मेयरले हिजो नयाँ पुल अर्को वर्ष मात्र खुल्ने बताए। धेरै बासिन्दाहरू यो ढिलाइबाट खुसी छैनन्।'],
  [
    'nl',
    'De burgemeester zei gisteren dat de nieuwe brug pas volgend jaar opengaat. Veel bewoners zijn niet blij met de lange vertraging.',
  ],
  [
    'no',
    'Ordføreren sa i går at den nye broen først blir åpnet neste år. Mange av innbyggerne er ikke fornøyd med forsinkelsen.',
  ],
  ['pa', 'ਮੇਅਰ ਨੇ ਕੱਲ੍ਹ ਕਿਹਾ ਕਿ ਨਵਾਂ ਪੁਲ ਅਗਲੇ ਸਾਲ ਖੁੱਲ੍ਹੇਗਾ। ਬਹੁਤ ਸਾਰੇ ਵਸਨੀਕ ਇਸ ਦੇਰੀ ਤੋਂ ਖੁਸ਼ ਨਹੀਂ ਹਨ।'],
  [
    'pl',
    'Burmistrz powiedział wczoraj, że nowy most zostanie otwarty dopiero w przyszłym roku. Wielu mieszkańców nie jest zadowolonych z opóźnienia.',
  ],
  ['ps', 'ښاروال پرون وویل چې نوی پل به تر راتلونکي کاله پورې خلاص نه شي. ډېر اوسېدونکي د دې ځنډ له امله خوښ نه دي.'],
  [
    'pt',
    'O presidente da câmara disse ontem que a nova ponte não abrirá antes do próximo ano. Muitos moradores não estão satisfeitos com o atraso.',
  ],
  [
    'ro',
    'Primarul a declarat ieri că noul pod nu va fi deschis înainte de anul viitor. Mulți locuitori sunt nemulțumiți de această întârziere.',
  ],
  ['ru', 'Мэр вчера заявил, что новый мост откроют только в следующем году. Многие жители недовольны такой задержкой.'],
  ['si', 'නව පාලම ලබන වසරේ විවෘත කරන බව නගරාධිපති ඊයේ පැවසීය.'],
  [
    'sk',
    'Starosta včera oznámil, že nový most otvoria až budúci rok. Mnohí obyvatelia nie sú s takým meškaním spokojní.',
  ],
  [
    'sl',
    'Župan je včeraj povedal, da bo novi most odprt šele prihodnje leto. Številni prebivalci niso zadovoljni z zamudo.',
  ],
  [
    'so',
    'Duqa magaalada ayaa shalay sheegay in buundada cusub la furi doono sannadka soo socda. Dad badan oo deegaanka ah kuma faraxsana dib u dhaca.',
  ],
  [
    'sq',
    'Kryetari i bashkisë tha dje se ura e re do të hapet vetëm vitin e ardhshëm. Shumë banorë nuk janë të kënaqur me vonesën.',
  ],
  [
    'sr',
    'Градоначелник је јуче изјавио да ће нови мост бити отворен тек следеће године. Многи становници нису задовољни кашњењем.',
  ],
  [
    'sr',
    'Gradonačelnik je juče izjavio da će novi most biti otvoren tek sledeće godine. Mnogi stanovnici Beograda nisu zadovoljni kašnjenjem, a premijer obećava da će rešiti problem.',
  ],
  [
    'sv',
    'Borgmästaren sade i går att den nya bron inte öppnas förrän nästa år. Många invånare är inte nöjda med förseningen.',
  ],
  [
    'sw',
    'Meya alisema jana kwamba daraja jipya halitafunguliwa hadi mwaka ujao. Wakazi wengi hawajafurahishwa na ucheleweshaji huo.',
  ],
  ['ta', 'புதிய பாலம் அடுத்த ஆண்டுதான் திறக்கப்படும் என்று மேயர் நேற்று கூறினார். பல குடியிருப்பாளர்கள் தாமதத்தால் மகிழ்ச்சியடையவில்லை.'],
  ['te', 'కొత్త వంతెన వచ్చే ఏడాది మాత్రమే తెరుచుకుంటుందని మేయర్ నిన్న చెప్పారు. చాలా మంది నివాసితులు ఆలస్యంపై సంతోషంగా లేరు.'],
  [
    'tg',
    'Раиси шаҳр дирӯз гуфт, ки пули нав танҳо соли оянда кушода мешавад. Бисёр сокинон аз ин таъхир норозӣ ҳастанд.',
  ],
  ['th', 'นายกเทศมนตรีกล่าวเมื่อวานนี้ว่าสะพานใหม่จะเปิดในปีหน้า ชาวบ้านหลายคนไม่พอใจกับความล่าช้า'],
  [
    'tl',
    'Sinabi ng alkalde kahapon na hindi bubuksan ang bagong tulay hanggang sa susunod na taon. Maraming residente ang hindi masaya sa pagkaantala.',
  ],
  [
    'tr',
    'Belediye başkanı dün yeni köprünün ancak gelecek yıl açılacağını söyledi. Birçok sakin bu gecikmeden memnun değil.',
  ],
  ['ug', 'شەھەر باشلىقى تۈنۈگۈن يېڭى كۆۋرۈكنىڭ كېلەر يىلى ئېچىلىدىغانلىقىنى ئېيتتى. نۇرغۇن ئاھالە بۇنىڭدىن نارازى.'],
  [
    'uk',
    'Міський голова вчора заявив, що новий міст відкриють лише наступного року. Багато мешканців незадоволені такою затримкою.',
  ],
  ['ur', 'میئر نے کل کہا کہ نیا پل اگلے سال سے پہلے نہیں کھلے گا۔ بہت سے رہائشی اس تاخیر سے خوش نہیں ہیں۔'],
  [
    'uz',
    "Shahar hokimi kecha yangi ko'prik faqat kelasi yili ochilishini aytdi. Ko'plab aholi bu kechikishdan norozi bo'lmoqda.",
  ],
  [
    'uz',
    'Шаҳар ҳокими кеча янги кўприк фақат келаси йили очилишини айтди. Кўплаб аҳоли бу кечикишдан норози бўлмоқда.',
  ],
  [
    'vi',
    'Thị trưởng hôm qua cho biết cây cầu mới sẽ không mở cửa trước năm sau. Nhiều cư dân không hài lòng với sự chậm trễ này.',
  ],
  [
    'xh',
    'USodolophu uthe izolo ibhulorho entsha ayizukuvulwa phambi konyaka ozayo. Abahlali abaninzi abonwabanga kukulibaziseka.',
  ],
  [
    'yo',
    'Olórí ìlú sọ lánàá pé afárá tuntun náà kò ní ṣí títí di ọdún tó ń bọ̀. Ọ̀pọ̀ àwọn olùgbé kò ní inú dídùn sí ìdádúró náà.',
  ],
  ['zh', '市长昨天表示，新桥要到明年才能通车。许多居民对延误感到不满。'],
  ['zh', '市長昨天表示，新橋要到明年才能通車。許多居民對延誤感到不滿。'],
  [
    'zu',
    'IMeya ithe izolo ibhuloho elisha ngeke livulwe ngaphambi konyaka ozayo. Izakhamuzi eziningi azijabule ngokubambezeleka.',
  ],
];

/** Further rows for languages that are alike. */
export const ALIKE: readonly (readonly [tag: string, text: string])[] = [
  [
    'no',
    'Regjeringen legger fram et nytt forslag om skole og utdanning etter sommeren. Statsministeren vil ikke si noe om hvor mye det kommer til å koste.',
  ],
  [
    'no',
    'Regjeringa vil ikkje seie noko om kor mykje dette kjem til å koste. Statsministeren seier at framlegget skal vere klart etter sommaren.',
  ],
  [
    'da',
    'Regeringen fremlægger et nyt forslag om skole og uddannelse efter sommeren. Statsministeren vil ikke sige noget om, hvor meget det kommer til at koste.',
  ],
  [
    'sv',
    'Regeringen lägger fram ett nytt förslag om skola och utbildning efter sommaren. Statsministern vill inte säga något om hur mycket det kommer att kosta.',
  ],
  [
    'da',
    'Politiet leder fortsat efter den savnede dreng, som forsvandt fra sit hjem torsdag aften. Han blev sidst set på stationen.',
  ],
  [
    'no',
    'Politiet leter fortsatt etter den savnede gutten, som forsvant fra hjemmet sitt torsdag kveld. Han ble sist sett på stasjonen.',
  ],
  [
    'cs',
    'Vláda dnes schválila rozpočet na příští rok. Ministr financí řekl, že schodek bude menší, než se čekalo, ale opozice tomu nevěří.',
  ],
  [
    'sk',
    'Vláda dnes schválila rozpočet na budúci rok. Minister financií povedal, že schodok bude menší, ako sa čakalo, ale opozícia tomu neverí.',
  ],
  [
    'hr',
    'Vlada je danas prihvatila proračun za sljedeću godinu. Ministar financija rekao je da će manjak biti manji nego što se očekivalo, tijekom tjedna slijedi rasprava u Saboru.',
  ],
  [
    'sr',
    'Vlada je danas usvojila budžet za sledeću godinu. Ministar finansija rekao je da će deficit biti manji nego što se očekivalo, a tokom nedelje sledi rasprava u Skupštini Srbije.',
  ],
  [
    'sr',
    'Влада је данас усвојила буџет за следећу годину. Министар финансија рекао је да ће дефицит бити мањи него што се очекивало.',
  ],
  [
    'mk',
    'Владата денес го усвои буџетот за следната година. Министерот за финансии рече дека дефицитот ќе биде помал отколку што се очекуваше.',
  ],
  [
    'bg',
    'Правителството прие днес бюджета за следващата година. Министърът на финансите каза, че дефицитът ще бъде по-малък от очакваното.',
  ],
  [
    'ru',
    'Правительство сегодня приняло бюджет на следующий год. Министр финансов сказал, что дефицит будет меньше, чем ожидалось.',
  ],
  [
    'uk',
    'Уряд сьогодні ухвалив бюджет на наступний рік. Міністр фінансів сказав, що дефіцит буде меншим, ніж очікувалося.',
  ],
  ['be', 'Урад сёння прыняў бюджэт на наступны год. Міністр фінансаў сказаў, што дэфіцыт будзе меншы, чым чакалася.'],
  [
    'pt',
    'O governo aprovou hoje o orçamento para o próximo ano. O ministro das Finanças disse que o défice será menor do que se esperava.',
  ],
  [
    'pt',
    'O prefeito anunciou que as obras do metrô vão começar em março. Segundo ele, a população não precisa se preocupar com o trânsito.',
  ],
  [
    'gl',
    'O goberno aprobou hoxe o orzamento para o próximo ano. O ministro de Facenda dixo que o déficit será menor do que se agardaba na Xunta.',
  ],
  [
    'es',
    'El gobierno aprobó hoy el presupuesto para el próximo año. El ministro de Hacienda dijo que el déficit será menor de lo esperado.',
  ],
  [
    'ca',
    'El govern ha aprovat avui el pressupost per a l’any vinent. El ministre d’Hisenda ha dit que el dèficit serà més petit del que s’esperava.',
  ],
  [
    'id',
    'Pemerintah hari ini menyetujui anggaran untuk tahun depan. Menteri Keuangan mengatakan defisit akan lebih kecil daripada yang diperkirakan karena penerimaan pajak naik.',
  ],
  [
    'ms',
    'Kerajaan hari ini meluluskan belanjawan bagi tahun depan. Menteri Kewangan berkata defisit akan lebih kecil daripada dijangka kerana kutipan cukai meningkat.',
  ],
  [
    'tr',
    'Hükümet bugün gelecek yılın bütçesini onayladı. Maliye Bakanı açığın beklenenden daha küçük olacağını söyledi.',
  ],
  ['az', 'Hökumət bu gün gələn ilin büdcəsini təsdiqlədi. Maliyyə naziri kəsirin gözləniləndən az olacağını dedi.'],
  ['kk', 'Үкімет бүгін келесі жылдың бюджетін бекітті. Қаржы министрі тапшылық күтілгеннен аз болатынын айтты.'],
  ['ky', 'Өкмөт бүгүн келерки жылдын бюджетин бекитти. Каржы министри тартыштык күтүлгөндөн аз болорун айтты.'],
  [
    'tg',
    'Ҳукумат имрӯз буҷети соли ояндаро тасдиқ кард. Вазири молия гуфт, ки касри буҷет аз интизорӣ камтар хоҳад буд.',
  ],
  ['fa', 'دولت امروز بودجه سال آینده را تصویب کرد. وزیر دارایی گفت که کسری بودجه کمتر از حد انتظار خواهد بود.'],
  ['ur', 'حکومت نے آج اگلے سال کے بجٹ کی منظوری دے دی۔ وزیر خزانہ نے کہا کہ خسارہ توقع سے کم ہوگا۔'],
  ['ps', 'حکومت نن د راتلونکي کال بودیجه تصویب کړه. د مالیې وزیر وویل چې کسر به تر تمې لږ وي.'],
  [
    'ckb',
    'حکومەت ئەمڕۆ بودجەی ساڵی داهاتووی پەسەند کرد. وەزیری دارایی گوتی کە کورتهێنان کەمتر دەبێت لەوەی چاوەڕوان دەکرا.',
  ],
  ['ar', 'أقرت الحكومة اليوم ميزانية العام المقبل. وقال وزير المالية إن العجز سيكون أقل مما كان متوقعا.'],
  [
    'af',
    'Die regering het vandag die begroting vir volgende jaar goedgekeur. Die minister van finansies sê die tekort sal kleiner wees as wat verwag is.',
  ],
  [
    'nl',
    'De regering keurde vandaag de begroting voor volgend jaar goed. De minister van Financiën zei dat het tekort kleiner zal zijn dan verwacht.',
  ],
  [
    'et',
    'Valitsus kiitis täna heaks järgmise aasta eelarve. Rahandusminister ütles, et puudujääk on oodatust väiksem.',
  ],
  [
    'fi',
    'Hallitus hyväksyi tänään ensi vuoden talousarvion. Valtiovarainministeri sanoi, että alijäämä jää odotettua pienemmäksi.',
  ],
  [
    'lt',
    'Vyriausybė šiandien patvirtino kitų metų biudžetą. Finansų ministras sakė, kad deficitas bus mažesnis, nei tikėtasi.',
  ],
  [
    'lv',
    'Valdība šodien apstiprināja nākamā gada budžetu. Finanšu ministrs sacīja, ka deficīts būs mazāks, nekā gaidīts.',
  ],
  [
    'sl',
    'Vlada je danes sprejela proračun za prihodnje leto. Finančni minister je dejal, da bo primanjkljaj manjši od pričakovanega.',
  ],
  ['hi', 'सरकार ने आज अगले साल का बजट मंजूर किया। वित्त मंत्री ने कहा कि घाटा उम्मीद से कम होगा।'],
  ['mr', 'सरकारने आज पुढील वर्षाचा अर्थसंकल्प मंजूर केला. तूट अपेक्षेपेक्षा कमी असेल असे अर्थमंत्र्यांनी सांगितले.'],
  ['ne', 'सरकारले आज आगामी वर्षको बजेट स्वीकृत गर्‍यो। अर्थमन्त्रीले घाटा अपेक्षाभन्दा कम हुने बताए।'],
  [
    'xh',
    'URhulumente uvumele uhlahlo lwabiwo-mali lonyaka ozayo namhlanje. UMphathiswa wezeMali uthe intsilelo iya kuba ncinane kunokuba bekulindelekile.',
  ],
  [
    'zu',
    'UHulumeni uvumele isabelomali sonyaka ozayo namuhla. UNgqongqoshe wezeziMali uthe ukuntuleka kwemali kuzoba kuncane kunalokho obekulindelwe.',
  ],
];

/** One sentence, or a headline, in the languages that most clips have. */
export const SHORT: readonly (readonly [tag: string, text: string])[] = [
  ['en', 'The old lighthouse is lit again after eleven years of darkness.'],
  ['en', 'New ferry to the island delayed until spring'],
  ['zh', '老灯塔十一年后重新点亮。'],
  ['es', 'El viejo faro vuelve a encenderse tras once años de oscuridad.'],
  ['es', 'El nuevo ferri a la isla se retrasa hasta la primavera'],
  ['hi', 'पुराना प्रकाशस्तंभ ग्यारह साल बाद फिर से जल उठा।'],
  ['ar', 'المنارة القديمة تضيء من جديد بعد أحد عشر عاما من الظلام.'],
  ['bn', 'এগারো বছর পর পুরোনো বাতিঘর আবার জ্বলে উঠল।'],
  ['pt', 'O velho farol volta a brilhar depois de onze anos de escuridão.'],
  ['pt', 'Novo barco para a ilha atrasado até à primavera'],
  ['ru', 'Старый маяк снова зажгли после одиннадцати лет темноты.'],
  ['ru', 'Новый паром на остров задержится до весны'],
  ['ja', '古い灯台が十一年ぶりに再び灯った。'],
  ['de', 'Der alte Leuchtturm brennt nach elf Jahren Dunkelheit wieder.'],
  ['de', 'Neue Fähre zur Insel kommt erst im Frühjahr'],
  ['fr', 'Le vieux phare brille à nouveau après onze ans d’obscurité.'],
  ['fr', 'Le nouveau ferry pour l’île retardé jusqu’au printemps'],
  ['it', 'Il vecchio faro torna a brillare dopo undici anni di buio.'],
  ['it', 'Il nuovo traghetto per l’isola in ritardo fino a primavera'],
  ['tr', 'Eski deniz feneri on bir yıllık karanlıktan sonra yeniden yandı.'],
  ['ko', '오래된 등대가 십일 년 만에 다시 불을 밝혔다.'],
  ['vi', 'Ngọn hải đăng cũ lại sáng lên sau mười một năm chìm trong bóng tối.'],
  ['pl', 'Stara latarnia morska znów świeci po jedenastu latach ciemności.'],
  ['pl', 'Nowy prom na wyspę opóźniony do wiosny'],
  ['uk', 'Старий маяк знову засяяв після одинадцяти років темряви.'],
  ['nl', 'De oude vuurtoren brandt weer na elf jaar duisternis.'],
  ['nl', 'Nieuwe veerboot naar het eiland pas in het voorjaar'],
  ['id', 'Mercusuar tua itu menyala kembali setelah sebelas tahun gelap.'],
  ['th', 'ประภาคารเก่ากลับมาส่องสว่างอีกครั้งหลังจากมืดมาสิบเอ็ดปี'],
  ['fa', 'فانوس دریایی قدیمی پس از یازده سال تاریکی دوباره روشن شد.'],
  ['ro', 'Vechiul far luminează din nou după unsprezece ani de întuneric.'],
  ['el', 'Ο παλιός φάρος άναψε ξανά μετά από έντεκα χρόνια σκοταδιού.'],
  ['cs', 'Starý maják po jedenácti letech tmy opět svítí.'],
  ['hu', 'Tizenegy év sötétség után újra világít a régi világítótorony.'],
  ['sv', 'Den gamla fyren lyser igen efter elva år av mörker.'],
  ['sv', 'Den nya färjan till ön dröjer till våren'],
  ['da', 'Det gamle fyrtårn lyser igen efter elleve års mørke.'],
  ['fi', 'Vanha majakka loistaa taas yhdentoista pimeän vuoden jälkeen.'],
  ['he', 'המגדלור הישן מאיר שוב אחרי אחת־עשרה שנות חושך.'],
];

/** What is no language, or too little of one. */
export const UNSURE: readonly (readonly [text: string, why: string])[] = [
  ['', 'nothing'],
  ['1234 5678 90', 'numbers'],
  ['Lorem', 'one word'],
  ['asdf jkl qwer tzui yxcv bnm poiu hjkl vbnm fghj rtzu', 'keys pressed at random'],
  ['xq zrv kpt wqx bvd hjk pqz mnr tkl vvx zzq krt ppl wvq dkj', 'consonants'],
  ['Zkdjf wueir qpwoe xmcnv laksj dhfgq mznxb vtyru woqpe ieurt', 'words of no language'],
  [
    'function f(a, b) { if (a > b) { return a - b; } else { return b * 2; } } const x = f(1, 2); console.log(x);',
    'code',
  ],
  ['<Foo bar={baz} onClick={() => setState(!state)}>{items.map((i) => <Li key={i.id} />)}</Foo>', 'more code'],
  ['aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'one letter'],
  ['Xq7-TT9 / ZL-44 / KR2-PPX / 0x3FA9 / B7-QQ-12', 'part numbers'],
];
